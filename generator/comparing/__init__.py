"""Compares two states of the content: not lines of files, but facts, values, statuses, evidence and sources."""
