"""What is said of Markdown that only the engine itself can convert."""

from __future__ import annotations


class NotPlainError(Exception):
    """This Markdown uses something that is not known here; it is to be left to the engine. Says what."""
