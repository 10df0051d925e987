"""Prose: tokens in double brackets, numbers and words that need an eye, and turning it into Markdown."""
