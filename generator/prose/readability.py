"""How hard a text is to read: words in a sentence, and the grade of school that the formula of its language gives.

In English the formula is the Flesch-Kincaid grade level (J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S.
Chissom, Derivation of New Readability Formulas for Navy Enlisted Personnel, Research Branch Report 8-75, 1975):

    0.39 * words / sentences + 11.8 * syllables / words - 15.59

What the formula is fed is our choice, made so that nobody writes worse to please it. A name, a title, a number, a date
("April 24, 2025"), a docket number and a quotation are each one word of the sentence, and count for nothing in the
mean of syllables: they are not ours to shorten. A word with hyphens is one word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.languages.words import Reading
from generator.prose.reading import NAME
from generator.prose.sentences import sentences
from generator.prose.syllables import SyllableCounter

WORD = re.compile(rf"{NAME}|[^\W_]+(?:[.,:’'–/-][^\W_]+)*")
_WORDS = re.compile(rf"(?P<plain>(?:[a-z]+ )+)|{WORD.pattern}")  # the same, and plain words in a row at once


class Sentence(NamedTuple):
    """A sentence: where it stands in the text, its own words with their syllables, and how many names it has."""

    start: int
    text: str
    syllables: tuple[int, ...]
    own: tuple[str, ...]
    names: int

    @property
    def length(self) -> int:
        """How many words the sentence has, a name counting as one."""
        return len(self.own) + self.names

    def longest(self, count: int) -> list[str]:
        """Its words of most syllables, three at least, in the order of the sentence."""
        ranked = sorted(zip(self.syllables, self.own, strict=True), key=lambda pair: -pair[0])
        chosen = list(dict.fromkeys(word for number, word in ranked if number >= 3))[:count]
        return sorted(chosen, key=self.own.index)


class Meter:
    """Measures texts in one language."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._count = SyllableCounter(reading)
        # Between the words of a name: the comma before a year; or a space, the dot of what is cut short, small words.
        small = "|".join(map(re.escape, sorted(reading.connectors)))
        self._joint = re.compile(rf"(?<=\d),\s+(?=\d{{4}}\b)|\.?\s*§?\s*(?:(?:{small})\b\.?\s+)*")

    def syllables(self, word: str) -> int:
        """How many syllables a word has."""
        return self._count[word]

    def most_words(self, text: str) -> int:
        """How many words the sentences of a text have at most: those of its names count singly, where there are any."""
        return len(WORD.findall(text))

    def sentences(self, text: str) -> list[Sentence]:
        """The sentences of a text, as `generator.prose.reading` gives it; what has no word is none."""
        found = (self._sentence(text, start, end) for start, end in sentences(text, self._reading))
        return [sentence for sentence in found if sentence.length]

    def grade(self, measured: Sequence[Sentence]) -> float:
        """The grade of school that sentences ask for together; without any word of our own, that of their length."""
        own = sum(len(sentence.own) for sentence in measured)
        syllables = sum(sum(sentence.syllables) for sentence in measured)
        words_in_sentence = sum(sentence.length for sentence in measured) / max(1, len(measured))
        syllables_in_word = syllables / own if own else 1
        formula = self._reading
        return (
            formula.words_in_sentence * words_in_sentence
            + formula.syllables_in_word * syllables_in_word
            + formula.constant
        )

    def _sentence(self, text: str, start: int, end: int) -> Sentence:
        piece = text[start:end]
        own: list[str] = []
        names = behind = own_before = 0  # the end of the last name, and how many words of our own stood before it
        for match in _WORDS.finditer(piece):
            word = match[0]
            if match["plain"]:
                own += word.split()
                continue
            if (word.islower() and word.isalpha()) or not self._is_name(match, not own and not names):
                own.append(word)
                continue
            if names and self._is_joined(piece, behind, match.start()):
                del own[own_before:]  # the small words within the name
            else:
                names += 1
            behind, own_before = match.end(), len(own)
        return Sentence(start, piece, tuple(map(self._count.__getitem__, own)), tuple(own), names)

    def _is_name(self, match: re.Match[str], first: bool) -> bool:
        """Whether a word is a name or part of one: a number, or written with a capital where none is due."""
        word = match[0]
        if word == NAME or any(map(str.isdigit, word)):
            return True
        if not word[0].isupper():
            return False
        if word in self._reading.abbreviations and match.string.startswith(".", match.end()):
            return True
        if word.casefold() in self._reading.openers:
            return False
        if not first or (len(word) > 1 and word.isupper()):
            return True
        # The first word has a capital anyway; it belongs to a name if the next one has one, too.
        following = match.string[match.end() + 1 : match.end() + 2]
        return match.string[match.end() : match.end() + 1] == " " and (following == NAME or following.isupper())

    def _is_joined(self, text: str, start: int, end: int) -> bool:
        """Whether what stands between two names makes them one."""
        between = self._joint.match(text, start)
        return between is not None and between.end() == end
