"""Links between pages, in the hand-written ones, lead to pages that exist, and to facts that exist on them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from itertools import chain, islice

from generator.checks.masking import blank_all
from generator.checks.pages_made import pages_made
from generator.checks.passages import Passage, pages_by_hand
from generator.checks.rule import MOST_NAMED, Rule
from generator.checks.suggestions import nearest
from generator.model.catalog import Catalog
from generator.model.references import Reference
from generator.pages.links import ENTRY_SECTIONS
from generator.problems import Problem
from generator.prose.tokens import CODE

_LINK = re.compile(r"\]\(\s*(?P<address>[^\s<)>]+)")
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#|mailto:")


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every relative link of every document."""
    known = {*catalog.documents, *pages_made(catalog)}
    for passage in pages_by_hand(catalog):
        links = _LINK.finditer(blank_all(passage.text, (CODE,)))
        found = (_look(passage, link, known, catalog) for link in links if not _ELSEWHERE.match(link["address"]))
        yield from islice(chain.from_iterable(found), MOST_NAMED)


def _look(passage: Passage, match: re.Match[str], known: set[str], catalog: Catalog) -> Iterator[Problem]:
    path, _, anchor = match["address"].partition("#")
    uri = posixpath.normpath(posixpath.join(posixpath.dirname(passage.owner), path))
    if not path.endswith(".md"):
        if path.endswith("/") or "." not in posixpath.basename(path):
            message = f"The link leads to “{path}”, which is no file of docs/ and no page."
            tip = "Write the page's file, such as about.md or ../KIND/ID.md; or refer to an entry with [[kind/id]]."
            yield passage.problem(RULE.name, match.start("address"), match.end("address"), message, tip)
    elif uri not in known:
        near = nearest(uri, known)
        meant = f"Did you mean {posixpath.relpath(near, posixpath.dirname(passage.owner) or '.')}?" if near else ""
        message = f"The link leads to “{path}”, which does not exist."
        tip = meant or "Name a page of docs/, or refer to an entry with [[kind/id]]."
        yield passage.problem(RULE.name, match.start("address"), match.end("address"), message, tip)
    elif anchor and uri.removesuffix(".md") in catalog.entries:
        kind, entry_id = uri.removesuffix(".md").split("/")
        if anchor not in ENTRY_SECTIONS and not catalog.knows(Reference(kind, entry_id, anchor)):
            message = f"“{kind}/{entry_id}” has no fact or value “{anchor}”."
            tip = f"Refer to a fact with [[{kind}/{entry_id}#FACT-ID|words]]."
            yield passage.problem(RULE.name, match.start("address"), match.end("address"), message, tip)


RULE = Rule("dead-link", "Links between pages lead to pages and facts that exist.", check)
