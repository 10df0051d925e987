"""Links that leave the site: whoever follows one is not announced there, and the page behind it cannot reach back."""

from __future__ import annotations

import re

from generator.engine.tags import apart

_QUIET = ("noreferrer", "noopener")
_LINK = re.compile(r"<(?P<name>a|area)(?P<attributes>\s.*)>", re.IGNORECASE | re.DOTALL)
_LEAVES = re.compile(r"\s(?:xlink:)?href\s*=\s*[\"']?\s*(?:https?:)?//", re.IGNORECASE)
_REL = re.compile(r"\srel\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)


def quiet_links(page: str) -> str:
    """An HTML page in which every link to another host has `rel="noreferrer noopener"`, besides what it had."""
    pieces = apart(page)
    pieces[1::2] = [quiet(tag) for tag in pieces[1::2]]
    return "".join(pieces)


def quiet(tag: str) -> str:
    """One tag, as `tags.py` tells them apart, with that attribute if it is such a link."""
    if "//" not in tag or tag[1:2] not in "aA":
        return tag
    found = _LINK.fullmatch(tag)
    if not found or not _LEAVES.search(found["attributes"]):
        return tag
    attributes = found["attributes"]
    rel = _REL.search(attributes)
    words = (rel[1] or rel[2] or rel[3] or "").split() if rel else []
    wanted = " ".join([*words, *(word for word in _QUIET if word not in words)])
    bare = _REL.sub("", attributes, count=1)
    end = "/" if bare.endswith("/") and not re.search(r"=[^\s\"']*/$", bare) else ""
    return f'<{found["name"]}{bare.removesuffix(end).rstrip()} rel="{wanted}"{end}>'
