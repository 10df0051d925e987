"""Links that leave the site: whoever follows one is not announced there, and the page behind it cannot reach back."""

from __future__ import annotations

import re

_QUIET = ("noreferrer", "noopener")
# What is passed over whole, so that text that looks like a link stays text; else the tag of a link.
_LINK = re.compile(
    r"<!--.*?-->|<(script|style|textarea)\b.*?</\1\s*>"
    r"|<(?P<name>a|area)(?P<attributes>\s(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>",
    re.IGNORECASE | re.DOTALL,
)
_LEAVES = re.compile(r"\s(?:xlink:)?href\s*=\s*[\"']?\s*(?:https?:)?//", re.IGNORECASE)
_REL = re.compile(r"\srel\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)


def quiet_links(page: str) -> str:
    """An HTML page in which every link to another host has `rel="noreferrer noopener"`, besides what it had."""
    return _LINK.sub(_quiet, page)


def _quiet(found: re.Match[str]) -> str:
    attributes = found["attributes"]
    if not attributes or "//" not in attributes or not _LEAVES.search(attributes):
        return found[0]
    rel = _REL.search(attributes)
    words = (rel[1] or rel[2] or rel[3] or "").split() if rel else []
    wanted = " ".join([*words, *(word for word in _QUIET if word not in words)])
    bare = _REL.sub("", attributes, count=1)
    end = "/" if bare.endswith("/") and not re.search(r"=[^\s\"']*/$", bare) else ""
    return f'<{found["name"]}{bare.removesuffix(end).rstrip()} rel="{wanted}"{end}>'
