"""A comment on a hand-written page stands on lines of its own, so that it cannot hide what the page shows.

A browser and a rule could see the end of a comment at different places if it held signs of HTML or of code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.masking import blank_all
from generator.checks.passages import pages_by_hand
from generator.checks.rule import Rule
from generator.model.catalog import Catalog
from generator.problems import Problem
from generator.prose.code import CODE

_COMMENT = re.compile(r"(?P<good>^<!--[ \n][^`~<>]*[ \n]-->[ ]*$)|<!--", re.MULTILINE)


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every comment outside code."""
    for passage in pages_by_hand(catalog):
        for match in _COMMENT.finditer(blank_all(passage.text, (CODE,))):
            if match["good"] is None:
                message = "This comment could hide a part of the page from the checks."
                tip = "Give it lines of its own: <!-- words -->, with no backticks, tildes, < or > between."
                yield passage.problem(RULE.name, match.start(), match.end(), message, tip)


RULE = Rule("comment", "A comment stands on lines of its own and holds plain words.", check)
