"""A prose field is one paragraph: a block of Markdown in it would swallow the page around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from generator.checks.passages import Passage, Place, look_once
from generator.checks.rule import MOST_NAMED, Rule
from generator.checks.signs import passages_with_signs
from generator.model.catalog import Catalog
from generator.problems import Problem

# What the engine and its extensions take for the start of a block, at the start of a line.
_BLOCK = re.compile(
    r"^(?:(?P<indented>[ ]{4}|[ ]*\t)(?=\S)|[ ]{0,3}(?P<sign>\#{1,6}|>|[-*+](?=\s|$)|\d+[.)](?=\s|$)|`{3,}|~{3,}"
    r"|\?{3}\+?|!{3}|={3}|\||:(?=\s)|/{3}|--8<--|(?:[-*_][ ]*){3,}$|[-=]+[ ]*$|\*?\[[^\[\]\n]*\](?=:)))",
    re.MULTILINE,
)
_BLANK = re.compile(r"\n[ \t]*(?=\n)")
_PLACES = frozenset({Place.ENTRY, Place.SOURCE, Place.CORRECTION, Place.SETTINGS, Place.TRANSLATION})


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every prose field; documents may hold blocks."""
    ours = (each for each in passages_with_signs(catalog) if each.place in _PLACES)
    yield from look_once(ours, lambda passage: islice(_look(passage), MOST_NAMED))


def _look(passage: Passage) -> Iterator[Problem]:
    text = passage.text.rstrip()
    if text[:1].isalpha() and "\n" not in text:
        return  # nothing of what is looked for begins with a letter
    for match in _BLANK.finditer(text):
        # The next paragraph is where something can be pointed at.
        tip = "Join the paragraphs, or write the second into a field of its own."
        start = match.end() + 1
        yield passage.problem(RULE.name, start, len(text), "A field is one paragraph; another begins here.", tip)
    for match in _BLOCK.finditer(text):
        what = f"“{match['sign']}”" if match["sign"] else "An indented line"
        message = f"{what} at the start of a line begins a block, and a field is one paragraph."
        tip = "Write a sentence; lists and headings come from the fields themselves."
        start = match.start("sign") if match["sign"] else match.end()
        yield passage.problem(RULE.name, start, match.end(), message, tip)


RULE = Rule("one-paragraph", "A prose field is one paragraph.", check)
