"""Turns curated YAML facts and their sources into the pages of a static fact-sheet site."""
