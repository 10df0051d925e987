"""Finds the fixed phrases of the word tables ("no fewer than", "or more") among the tokens of a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.model.number_tokens import Token


class Phrases:
    """A table of phrases, each with a meaning; where several begin alike, the longest that is there wins.

    A hyphen in a phrase must touch its neighbors ("500-plus", not "500 - plus"), a plus sign the left one.
    """

    def __init__(self, meanings: Mapping[str, Iterable[str]]) -> None:
        rows = [(tuple(phrase.split()), meaning) for meaning in meanings for phrase in meanings[meaning]]
        self._rows: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for keys, meaning in sorted(rows, key=lambda row: -len(row[0])):
            self._rows.setdefault(keys[0], []).append((keys, meaning))

    @property
    def first_words(self) -> frozenset[str]:
        """The words that can begin a phrase of this table."""
        return frozenset(self._rows)

    def match(self, tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
        """The index behind the phrase at index `at`, and its meaning; none if no phrase begins there."""
        for keys, meaning in self._rows.get(key_at(tokens, at), ()):
            if all(_is(tokens, at + step, key) for step, key in enumerate(keys)):
                return at + len(keys), meaning
        return None


def key_at(tokens: Sequence[Token], at: int) -> str:
    """The key of the token at index `at`; "" before the first and after the last."""
    return tokens[at].key if 0 <= at < len(tokens) else ""


def touching(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing stands between the token at index `at` and the one before it."""
    return 0 < at < len(tokens) and tokens[at - 1].end == tokens[at].start


def after_hyphen(tokens: Sequence[Token], at: int) -> int:
    """The index behind a hyphen at `at` that joins two words; `at` itself if there is none."""
    return at + 1 if key_at(tokens, at) == "-" and _is(tokens, at, "-") else at


def _is(tokens: Sequence[Token], at: int, key: str) -> bool:
    if key_at(tokens, at) != key:
        return False
    if key == "-":
        return touching(tokens, at) and touching(tokens, at + 1)
    return key != "+" or touching(tokens, at)
