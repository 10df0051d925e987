"""Tells of most texts, by a look at each of their words alone, that they are short and plain; all others are measured.

It says yes only where a measurement could find nothing: what would ask for a look at several words is taken as it
makes a text hardest. Each word of a name counts; a word that may be a name has its syllables, but makes the mean of
the others no lower; and a sentence ends only where that is sure.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.languages.words import Reading
from generator.prose.readability import WORD, Meter
from generator.prose.reading import NAME, SIGN

# A weight is one number, so that those of many stretches are added at once: how many words, how many of them are surely
# ours, and the syllables of these with what others may add, each with room for those of the longest text.
_OWN, _SYLLABLES, _ENDLESS = 1 << 22, 1 << 44, 1 << 70
_REST = _OWN - 1
_A_NAME = 1
_UNSURE = _ENDLESS
_ROUNDING = 0.1
_TOKEN = re.compile(r"(\(?)\[\[([^\[\]|#]+)\]\]([.,;:)]*)")
# What surely ends a sentence behind a word, unless that is cut short: its dot, before a capital or a name.
_END = re.compile(r"\.\s+(?=[A-Z]|\[\[)")
_LAST_WORD = re.compile(r"(?<!\S)[a-zA-Z0-9]{2,40}\Z")


class Easy(dict[str, int]):
    """What each stretch of texts between white space weighs, which is worked out once.

    `said_by` tells what a token, which stands by itself, is read as; or nothing if that is not sure.
    """

    def __init__(self, meter: Meter, reading: Reading, said_by: Callable[[str], str]) -> None:
        super().__init__()
        self._meter, self._reading, self._said_by = meter, reading, said_by

    def is_easy(self, text: str, fewest: int, most_words: int, most: float) -> bool:
        """Whether a text has no sentence of more than `most_words`, and, from `fewest` words on, no grade above `most`.

        False where that is not sure.
        """
        weight = self._weight(text)
        if weight >= _ENDLESS:
            return False
        words, own, syllables = weight & _REST, weight // _OWN & _REST, weight // _SYLLABLES
        if words < min(fewest, most_words + 1):
            return True
        if words <= most_words and self._is_plain(words, own, syllables, most):
            return True
        of_parts = [number for number in (self._weight(part) & _REST for part in self._parts(text)) if number]
        return max(of_parts) <= most_words and self._is_plain(words / len(of_parts), own, syllables, most)

    def _is_plain(self, words_in_sentence: float, own: int, syllables: int, most: float) -> bool:
        """Whether the grade of so many words can be none above `most`, whichever of the others are ours as well."""
        of_length, of_syllables = self._reading.words_in_sentence, self._reading.syllables_in_word
        room = most - _ROUNDING - self._reading.constant - of_length * words_in_sentence
        return min(of_length, of_syllables) > 0 and room >= of_syllables and of_syllables * syllables <= room * own

    def _weight(self, text: str) -> int:
        return sum(map(self.__getitem__, text.split()))

    def _parts(self, text: str) -> list[str]:
        """The text cut where a sentence surely ends; each part is one sentence or several."""
        parts, start = [], 0
        for match in _END.finditer(text):
            last = _LAST_WORD.search(text, max(start, match.start() - 41), match.start())
            word = last[0] if last else ""
            if word and self._reading.abbreviations.isdisjoint((word, word[0].lower() + word[1:])):
                parts.append(text[start : match.end()])
                start = match.end()
        return [*parts, text[start:]]

    def __missing__(self, stretch: str) -> int:
        found = self[stretch] = self._weighed(stretch)
        return found

    def _weighed(self, stretch: str) -> int:
        if token := _TOKEN.fullmatch(stretch):
            return self._weighed_as_said(token)
        if SIGN.search(stretch) or "://" in stretch or "~~~" in stretch:
            return _UNSURE
        words = WORD.findall(stretch)
        if len(words) != 1:
            return _UNSURE if words else 0
        word = words[0]
        if word == NAME or any(map(str.isdigit, word)):
            return _A_NAME
        syllables, reading = self._meter.syllables(word), self._reading
        is_capital = word[0].isupper() and (word.casefold() not in reading.openers or word in reading.abbreviations)
        # What may be ours or not makes the mean at most as much higher as it has more than one syllable.
        if is_capital or word in reading.connectors:
            return 1 + (syllables - 1) * _SYLLABLES
        return 1 + _OWN + syllables * _SYLLABLES

    def _weighed_as_said(self, token: re.Match[str]) -> int:
        """The weight of the words of a token, if a sentence may begin with them and they are no longer than it is."""
        said = self._said_by(token[2])
        if not said or said[0].islower() or "[[" in said or len(said) > len(token[0]):
            return _UNSURE
        return self._weight(f"{token[1]}{said}{token[3]}")
