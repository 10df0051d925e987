"""No text is so tangled that turning it into HTML takes long: brackets left open, lists in lists, huge blocks.

The engine looks at what follows each bracket that is never closed, so its time grows with their number times the length
of the block; and each level of a list or quotation is a call within a call.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from generator.checks.masking import blank_all
from generator.checks.passages import Passage, Place, look_once
from generator.checks.rule import Rule
from generator.checks.signs import LONGEST_ROW, MOST_BRACKETS, is_row_of_words, passages_with_signs
from generator.model.catalog import Catalog
from generator.problems import Problem
from generator.prose.code import CODE, code_spans

MOST_OPEN = MOST_BRACKETS
MOST_CHARACTERS = 10_000
MOST_LINES = 500
MOST_LEVELS = 8
MOST_FENCES = LONGEST_ROW  # blocks of code on a page, each of which costs as much as a screen of words

_FENCE = re.compile("`{3}|~{3}")
_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
# Links, tokens and words in brackets: what is closed costs nothing.
_CLOSED = re.compile(r"\\.|\[\[[^\[\]]*\]\]|\[[^\[\]]*\]\((?:(?!\]\()[^()])*+\)|\[[^\[\]]*\](?!\()")
_LEVELS = re.compile(
    rf"^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{{1,9}}[.)](?=[ \t]))){{{MOST_LEVELS + 1},}}"
    rf"|^[ \t]{{{4 * MOST_LEVELS + 1},}}(?=[-+*>]|\d{{1,9}}[.)])",
    re.MULTILINE,
)


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every passage, block by block; code is only copied."""
    yield from look_once(passages_with_signs(catalog), _look)


def _look(passage: Passage) -> Iterator[Problem]:
    if is_row_of_words(passage.text):
        return
    text = blank_all(passage.text, (CODE,)) if passage.place is Place.DOCUMENT else passage.text
    for block in _BLOCK.finditer(text):
        yield from _look_at_block(passage, block)
    fences = [match.start() for match in islice(_FENCE.finditer(passage.text), 2 * MOST_FENCES + 1)]
    if len(fences) > 2 * MOST_FENCES:
        message = f"More than {MOST_FENCES} blocks of code stand on this page; the first begins here."
        yield passage.problem(RULE.name, fences[0], fences[0] + 3, message, "Divide it into several pages.")
    if deep := _deep(passage):
        message = f"Lists, quotations or indents are nested more than {MOST_LEVELS} levels deep here."
        yield passage.problem(RULE.name, deep.start(), deep.end(), message, "Make the text flatter.")


def _deep(passage: Passage) -> re.Match[str] | None:
    """The first line that is nested too deep; what is code has no levels."""
    code = code_spans(passage.text) if passage.place is Place.DOCUMENT else ()
    found = _LEVELS.finditer(passage.text)
    return next((each for each in found if not any(start <= each.start() < end for start, end in code)), None)


def _look_at_block(passage: Passage, block: re.Match[str]) -> Iterator[Problem]:
    text, start = block[0], block.start()
    if len(text) > MOST_CHARACTERS or text.count("\n") >= MOST_LINES:
        message = f"This block is longer than {MOST_CHARACTERS:,} characters or {MOST_LINES} lines."
        yield passage.problem(RULE.name, start, start + 1, message, "Put blank lines between its parts.")
    opened = text.count("[") > MOST_OPEN and _CLOSED.sub("", text).count("[")
    if opened > MOST_OPEN:
        message = f"{opened} brackets of this block are opened and never closed."
        first = start + text.index("[")
        yield passage.problem(RULE.name, first, first + 1, message, "Close them, or put a backslash before each: \\[.")


RULE = Rule("heavy-markup", "No text is so tangled that nobody could read it, nor the engine in good time.", check)
