"""Runs, records, compares, draws, measures and publishes what the site shows."""
