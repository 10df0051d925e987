"""Reads the files of editors: finding them, decoding them, and turning YAML into data with positions."""
