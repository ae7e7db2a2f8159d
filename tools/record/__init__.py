"""The record command: publishes a run that holds."""
