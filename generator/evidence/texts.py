"""The texts of the sources: how a file becomes paragraphs. A paragraph is a non-blank line, unless it joins."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from generator.evidence.folds import fingerprint_of_folded, fold_once

_BREAKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f"  # the white space of ASCII, but for the space


@dataclass(frozen=True)
class SourceText:
    """A text that is at hand. `paragraphs[0]` is paragraph 1."""

    paragraphs: tuple[str, ...]

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The paragraphs folded; those that folds leave as they are take no room."""
        spaced = f" {' '.join(self.paragraphs)} "  # so a space at an edge is one of two as well
        if spaced.isascii() and "  " not in spaced and not any(each in spaced for each in _BREAKS):
            return self.paragraphs
        pairs = ((paragraph, fold_once(paragraph)) for paragraph in self.paragraphs)
        return tuple(paragraph if folded == paragraph else folded for paragraph, folded in pairs)

    @cached_property
    def sha256(self) -> str:
        """The fingerprint of the folded text."""
        return fingerprint_of_folded(self.folded)

    @property
    def words(self) -> int:
        """How many words the text has, split on white space."""
        if self.folded is self.paragraphs and self.paragraphs and all(self.paragraphs):
            return " ".join(self.paragraphs).count(" ") + 1
        return sum(map(_words_in, self.paragraphs, self.folded))

    def words_of(self, number: int) -> int:
        """How many words a paragraph has that the text has."""
        return _words_in(self.paragraphs[number - 1], self.folded[number - 1])

    def paragraph(self, number: int) -> str | None:
        """Paragraph `number`, counted from 1, or None where there is none."""
        return self.paragraphs[number - 1] if 1 <= number <= len(self.paragraphs) else None


def _words_in(paragraph: str, folded: str) -> int:
    """How many words a paragraph has. Of ASCII, one space stands between two of them once it is folded."""
    return folded.count(" ") + 1 if paragraph.isascii() and folded else len(paragraph.split())


def split_paragraphs(text: str, joins: Collection[int] = ()) -> SourceText:
    """Read a text. `joins` holds the non-blank lines, counted from 1, that continue the one above them."""
    paragraphs: list[str] = []
    for number, line in enumerate((line.strip() for line in text.splitlines() if line.strip()), 1):
        if number in joins and paragraphs:
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
    return SourceText(tuple(paragraphs))
