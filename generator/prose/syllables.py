"""Counts the syllables of a word by the rules of its language: groups of vowels, less the silent ones.

No dictionary is needed, and none is downloaded. The rules stand in the language's file (`Reading`); a count by rules
misses a few words in a hundred, which evens out over a text.
"""

from __future__ import annotations

import re

from generator.languages.words import Reading

_JOINTS = re.compile(r"[-–/]")


class SyllableCounter(dict[str, int]):
    """Counts by the rules of one language, each word only once."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self._vowels = re.compile(f"[{re.escape(reading.vowels)}]+")
        self._silent, self._spoken = (
            re.compile("|".join(patterns) or "(?!)") for patterns in (reading.silent, reading.spoken)
        )
        self._exceptions = reading.exceptions

    def __call__(self, word: str) -> int:
        """How many syllables a word has, at least one; of a word with hyphens, those of its parts together."""
        return self[word]

    def __missing__(self, word: str) -> int:
        folded = word.casefold().replace("’", "'")
        parts = (part.removesuffix("'s").strip("'") for part in _JOINTS.split(folded))
        count = self[word] = max(1, sum(self._of_part(part) for part in parts if part))
        return count

    def _of_part(self, part: str) -> int:
        if part in self._exceptions:
            return self._exceptions[part]
        groups, silent, spoken = (len(each.findall(part)) for each in (self._vowels, self._silent, self._spoken))
        return max(1, groups - silent + spoken)
