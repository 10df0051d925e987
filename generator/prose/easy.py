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

Weight = tuple[int, int, int]  # words, words that are surely ours, and syllables of these with what others may add

_NOTHING = (0, 0, 0)
_A_NAME = (1, 0, 0)
_UNSURE = (1_000_000, 0, 0)  # more words than any sentence may have
_ROUNDING = 0.1
_TOKEN = re.compile(r"\(?\[\[([^\[\]|#]+)\]\][.,;:)]*")
# What surely ends a sentence unless it is cut short: a word and its dot, before a capital or a name.
_END = re.compile(r"(?:^|\s)([a-zA-Z0-9]{2,40})\.\s+(?=[A-Z]|\[\[)")


class Easy(dict[str, Weight]):
    """What each stretch of texts between white space weighs, which is worked out once.

    `is_name` tells whether a token, which stands by itself, is read as a name.
    """

    def __init__(self, meter: Meter, reading: Reading, is_name: Callable[[str], bool]) -> None:
        super().__init__()
        self._meter, self._reading, self._is_name = meter, reading, is_name

    def is_easy(self, text: str, fewest: int, most_words: int, most: float) -> bool:
        """Whether a text has no sentence of more than `most_words`, and, from `fewest` words on, no grade above `most`.

        False where that is not sure.
        """
        words, own, syllables = self._weight(text)
        if words < min(fewest, most_words + 1):
            return True
        if words <= most_words and self._is_plain(words, own, syllables, most):
            return True
        if words >= _UNSURE[0]:
            return False
        of_parts = [number for number in (self._weight(part)[0] for part in self._parts(text)) if number]
        return max(of_parts) <= most_words and self._is_plain(words / len(of_parts), own, syllables, most)

    def _is_plain(self, words_in_sentence: float, own: int, syllables: int, most: float) -> bool:
        """Whether the grade of so many words can be none above `most`, whichever of the others are ours as well."""
        of_length, of_syllables = self._reading.words_in_sentence, self._reading.syllables_in_word
        room = most - _ROUNDING - self._reading.constant - of_length * words_in_sentence
        return min(of_length, of_syllables) > 0 and room >= of_syllables and of_syllables * syllables <= room * own

    def _weight(self, text: str) -> Weight:
        stretches = text.split()
        words, own, syllables = map(sum, zip(*map(self.__getitem__, stretches), strict=True)) if stretches else _NOTHING
        return words, own, syllables

    def _parts(self, text: str) -> list[str]:
        """The text cut where a sentence surely ends; each part is one sentence or several."""
        parts, start = [], 0
        for match in _END.finditer(text):
            word = match[1]
            if self._reading.abbreviations.isdisjoint((word, word[0].lower() + word[1:])):
                parts.append(text[start : match.end()])
                start = match.end()
        return [*parts, text[start:]]

    def __missing__(self, stretch: str) -> Weight:
        found = self[stretch] = self._weighed(stretch)
        return found

    def _weighed(self, stretch: str) -> Weight:
        if token := _TOKEN.fullmatch(stretch):
            return _A_NAME if self._is_name(token[1]) else _UNSURE
        if SIGN.search(stretch) or "://" in stretch or "~~~" in stretch:
            return _UNSURE
        words = WORD.findall(stretch)
        if len(words) != 1:
            return _UNSURE if words else _NOTHING
        word = words[0]
        if word == NAME or any(map(str.isdigit, word)):
            return _A_NAME
        syllables, reading = self._meter.syllables(word), self._reading
        is_capital = word[0].isupper() and (word.casefold() not in reading.openers or word in reading.abbreviations)
        # What may be ours or not makes the mean at most as much higher as it has more than one syllable.
        return (1, 0, syllables - 1) if is_capital or word in reading.connectors else (1, 1, syllables)
