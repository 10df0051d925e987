"""Prose holds words, not markup: no HTML, no attribute lists, no template signs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import islice

from generator.checks.masking import blank_all
from generator.checks.passages import Passage, Place
from generator.checks.rule import MOST_NAMED, Rule
from generator.checks.signs import passages_with_signs
from generator.loading.characters import FORBIDDEN, HIDDEN
from generator.model.catalog import Catalog
from generator.model.refusing import short
from generator.problems import Problem
from generator.prose.tokens import CODE

# Not <https://address>, which is a link, nor another scheme, which is the business of the rule `unsafe-link`.
# Anything stranger between the signs could be read as a tag.
_LINK = r"(?:https?://|mailto:)[^\s<>\"'=]+>"
_SCHEME = r"(?!https?:|mailto:)[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*>"
_TAG = re.compile(rf"<(?!{_LINK}|{_SCHEME})[!/?a-zA-Z][^>]*>?")
# Any brace: whatever stands first in it, the engine may read the rest as attributes.
_ATTRIBUTES = re.compile(r"\{[^}\n]*\}*")
# A hand-written page may lay out its Markdown in blocks with a class, and set breaks; nothing that runs or loads.
_LAYOUT = re.compile(
    r"</?(?:div|section)(?: (?:markdown(?:=\"1\")?|class=\"[\w -]+\"))*>|<br ?/?>|<!--(?!\[)[^<>]*-->", re.DOTALL
)
# A name or number of HTML for a sign; which one it stands for, the browser finds out.
_ENTITY = re.compile(r"&(?:#[0-9a-zA-Z]{1,12}|[a-zA-Z][a-zA-Z0-9]{1,40});?")
_SIGNS = "<{&"  # one of them is in all that the rule looks for
_HEADING_ID = re.compile(r"(?<=[ ])\{ ?#[a-z0-9-]+ ?\}$", re.MULTILINE)


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every passage; documents may hold code, layout blocks and heading ids, fields nothing of the kind."""
    for passage in passages_with_signs(catalog):
        text = passage.text
        if not any(sign in text for sign in _SIGNS):
            continue
        if passage.place is Place.DOCUMENT:
            text = blank_all(text, (CODE, _LAYOUT, _HEADING_ID))
        yield from islice(_look(passage, text), MOST_NAMED)


def _look(passage: Passage, text: str) -> Iterator[Problem]:
    tip = "Write plain words; *emphasis* and [links](https://...) are fine."
    for pattern, what in ((_TAG, "HTML"), (_ATTRIBUTES, "an attribute list or template sign")):
        for match in pattern.finditer(text):
            if match[0].startswith("</") and 0 <= text.find(f"<{match[0][2:-1].strip()}") < match.start():
                continue  # the other end of what has been named
            message = f"“{short(match[0])}” is {what}, which prose may not hold."
            yield passage.problem(RULE.name, match.start(), match.end(), message, tip)
    for match in _ENTITY.finditer(text):
        sign = html.unescape(match[0])
        if FORBIDDEN.search(sign) or HIDDEN.search(sign):
            message = f"“{match[0]}” stands for a sign that nobody sees, which prose may not hold."
            yield passage.problem(RULE.name, match.start(), match.end(), message, "Take it out.")


RULE = Rule("raw-html", "Prose holds words, not markup.", check)
