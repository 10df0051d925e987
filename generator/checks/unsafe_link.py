"""Links in prose lead to the web, to mail or to a page of the site; nothing runs and nothing is fetched."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from generator.checks.masking import blank_all
from generator.checks.passages import Passage, Place, passages
from generator.checks.rule import Rule
from generator.model.catalog import Catalog
from generator.model.scalars import short
from generator.problems import Problem
from generator.prose.tokens import CODE

# Up to a title in quotes or the end of the link: browsers pass over white space in an address.
_INLINE = re.compile(r"\]\(\s*(?:<(?P<angled>[^>]*)>|(?P<address>[^)\"']*))")
_DEFINITION = re.compile(r"^\s{0,3}\[(?!\^)[^\]]+\]:\s*<?(?P<address>[^\s>]+)", re.MULTILINE)
_AUTOLINK = re.compile(r"(?<!\]\()<(?P<address>[a-zA-Z][a-zA-Z0-9+.-]*:[^\s>]*)>")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every link and image of every passage."""
    for passage in passages(catalog):
        text = blank_all(passage.text, (CODE,)) if passage.place is Place.DOCUMENT else passage.text
        for match in _INLINE.finditer(text):
            group = "address" if match["angled"] is None else "angled"
            yield from _look(passage, match.start(group), match[group].rstrip(), _is_image(text, match.start()))
        for pattern in (_DEFINITION, _AUTOLINK):
            for match in pattern.finditer(text):
                yield from _look(passage, match.start("address"), match["address"], image=False)


def _is_image(text: str, end: int) -> bool:
    """Whether an exclamation mark stands before the bracket that the one at `end` closes."""
    depth = 0
    for index in range(end, -1, -1):
        depth += (text[index] == "]") - (text[index] == "[")
        if not depth:
            return text[:index].endswith("!")
    return False


def _look(passage: Passage, start: int, address: str, image: bool) -> Iterator[Problem]:
    real = re.sub(r"[\x00-\x20]", "", unquote(html.unescape(address)))
    scheme = _SCHEME.match(real)
    elsewhere = bool(scheme) or real.startswith(("//", "\\"))
    if image and elsewhere:
        message, tip = (
            "An image from another host would tell that host who reads the page.",
            "Put the file into docs/." if passage.place is Place.DOCUMENT else "Take the image out.",
        )
    elif real.startswith(("//", "\\")):
        message, tip = (
            f"“{short(address)}” does not say how to get there.",
            "Write the whole address, from https:// on.",
        )
    elif scheme and scheme[1].lower() not in ("http", "https", "mailto"):
        message, tip = (
            f"“{scheme[1]}:” is no address that a page may link.",
            "Link to https://..., or take the link out.",
        )
    elif not elsewhere and passage.place is not Place.DOCUMENT:
        message, tip = (
            f"“{short(address)}” is a path, which breaks when pages move.",
            "Refer to entries with [[kind/id]].",
        )
    else:
        return
    yield passage.problem(RULE.name, start, start + len(address), message, tip)


RULE = Rule("unsafe-link", "Links in prose are safe to follow, and nothing is fetched from elsewhere.", check)
