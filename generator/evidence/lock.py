"""`content/quotes.lock`: which evidence was checked against which text. It holds hashes only, never words.

A line is `source-id sha256`. The hash covers source, paragraph, the folded quotation (with its prefix and suffix) or
the span, and the hash of the text. So a changed word, paragraph, source or text leaves the evidence *not yet checked*.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from generator.evidence.folds import fold
from generator.model.parts import Evidence

HEADER = """\
# Which evidence was checked against which text: a line for each, source and SHA-256.
# Written by `factsheet verify`; never edit it by hand. After a merge conflict, run `factsheet verify` again.
"""
_LINE = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*) ([0-9a-f]{64})")


@dataclass(frozen=True)
class Lock:
    """The attested evidence, as pairs of source and hash."""

    lines: frozenset[tuple[str, str]]

    def attests(self, evidence: Evidence, text_sha256: str) -> bool:
        """Whether somebody who held the text found exactly this evidence in it."""
        return self.holds((evidence.source, digest(evidence, text_sha256)))

    def holds(self, line: tuple[str, str]) -> bool:
        """Whether this line, a source and a hash, is in the lock."""
        return line in self.lines


def digest(evidence: Evidence, text_sha256: str) -> str:
    """The hash that stands for one piece of evidence, in hexadecimal."""
    words = f"words {evidence.words}" if evidence.words else f"quote {fold(evidence.quote or '')}"
    beside = f"\nprefix {fold(evidence.prefix)}" if evidence.prefix else ""
    beside += f"\nsuffix {fold(evidence.suffix)}" if evidence.suffix else ""
    return digest_of(evidence.source, evidence.paragraph, words, text_sha256, beside)


def digest_of(source: str, paragraph: int | None, words: str, text_sha256: str, beside: str = "") -> str:
    """The same of what evidence says, put together already: `words first-last`, or `quote` and the folded quotation."""
    return hashlib.sha256(f"{source}\n{paragraph}\n{words}\n{text_sha256}{beside}".encode()).hexdigest()


_LINES = re.compile(rf"^{_LINE.pattern}\n", re.MULTILINE)


@lru_cache(maxsize=1)  # the lock of the catalog is read when that is made, and looked at by two rules
def parse_lock(text: str) -> tuple[Lock, list[tuple[int, str]]]:
    """Read a lock: what it attests, and each line that is none, with its number from 1."""
    body = text.removeprefix(HEADER)
    if body.endswith("\n") and len(found := _LINES.findall(body)) == body.count("\n"):  # each line is one
        return Lock(frozenset(found)), []
    lines: set[tuple[str, str]] = set()
    strange: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        entry = parse_line(line)
        if entry:
            lines.add(entry)
        else:
            strange.append((number, line))
    return Lock(frozenset(lines)), strange


def parse_line(line: str) -> tuple[str, str] | None:
    """The source and the hash of a line, or None if it is none."""
    match = _LINE.fullmatch(line)
    return (match[1], match[2]) if match else None


def format_lock(lines: Iterable[tuple[str, str]]) -> str:
    """The canonical text of a lock: sorted, so that merges and diffs stay readable.

    Evidence that stands under two facts has two lines, so that moving a fact onto it changes the lock as well.
    """
    return HEADER + "".join(f"{source} {sha256}\n" for source, sha256 in sorted(lines))
