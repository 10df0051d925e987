"""Puts a site in its place, whole, and tells afterwards whether what is published is what was built."""
