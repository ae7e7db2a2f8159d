"""Holding a fresh run against a published one."""
