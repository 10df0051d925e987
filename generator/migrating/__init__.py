"""Brings the files of older content to the present format, one step after the other."""
