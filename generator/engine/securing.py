"""The content security policy: what a page may load and run, in one definition, and that no page needs more.

Whatever a page would run or style inline is refused, here at build time and by every browser at reading time. So text
that slips through every check of this software as markup still runs nothing. The policy stands in each page as a `meta`
element, which works on any host; `hosting.py` writes it as header for hosts that can send one.

Source of the rules: Content Security Policy Level 3, https://www.w3.org/TR/CSP3/.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from generator.engine.tags import apart, start_of

# `default-src` is what a browser falls back to. Only scripts of the site itself run.
POLICY: dict[str, tuple[str, ...]] = {
    "default-src": ("'self'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "img-src": ("'self'", "data:"),  # the theme's style sheet draws its icons as data
    "font-src": ("'self'",),
    "connect-src": ("'self'",),
    "worker-src": ("'self'",),
    "manifest-src": ("'self'",),
    "frame-src": ("'none'",),
    "object-src": ("'none'",),
    "base-uri": ("'none'",),
    "form-action": ("'self'",),  # the search box works without a script, where a page answers it
}

_START = re.compile(r"<head>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)
# The name of an element; then its attributes, one by one, as browsers tell them apart.
_NAME = re.compile(r"<([a-z][^\s/>]*)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+))?+")
_RUNS_AS_ADDRESS = re.compile(r"[\"']?(?:java|vb)script:", re.IGNORECASE)
_PASSED_OVER = re.compile(r"[\0-\x20]+")  # browsers do, within what comes before the colon of an address
# A tag of which one look tells that it has no attribute that is refused, and holds no text, as nearly all are. In its
# values stands no sign that could end it for a hasty reader, or that `polishing.py` puts in. Without its first sign.
HARMLESS = (
    r"(?!pre\b|script\b|style\b|textarea\b)[a-z][a-z0-9]*+"
    r"(?: (?!on|style|xlink|(?:href|src|action|formaction|data)=\"(?:[^#./\w]|[jJvV]))"
    r"[a-z][a-z0-9-]*+(?:=\"[^\"&<>\ufffc]*+\")?+)*+/?>"
)
_HARMLESS = re.compile(f"<{HARMLESS}")
_ADDRESSES = frozenset({"href", "src", "action", "formaction", "data", "xlink:href"})
_DATA_BLOCKS = ("application/json", "application/ld+json")


# A header comes with drawings too, which carry their own style sheet for whoever downloads them. Pages do not become
# laxer by it: they hold the policy themselves, and a browser heeds both.
_FOR_FILES = {"style-src": ("'self'", "'unsafe-inline'")}


def policy(*, as_header: bool = False) -> str:
    """The policy as one line: for the `meta` element of pages, or for the header of everything that a host sends."""
    directives = POLICY | _FOR_FILES if as_header else POLICY
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def secured(page: str) -> str:
    """An HTML page with the policy as the first thing that its head says, after the encoding."""
    found = _START.search(page)
    return f"{page[: found.end()]}\n{_ELEMENT}{page[found.end() :]}" if found else page


_ELEMENT = f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy(), quote=False)}">'


def inline_code(page: str) -> Iterator[str]:
    """Each thing in an HTML page that the policy refuses, as words for the terminal."""
    for tag in apart(page)[1::2]:
        yield from refused(tag)


def is_harmless(tag: str) -> bool:
    """Is this a usual tag, without text of its own, of which nothing is refused? Any other may be so as well."""
    return _HARMLESS.fullmatch(tag) is not None


def refused(tag: str) -> Iterator[str]:
    """What the policy refuses of one tag, as `tags.py` tells them apart."""
    if is_harmless(tag):
        return
    start = start_of(tag)
    yield from _inline_attributes(start)
    if tag == start or not start:
        return
    text = tag[len(start) : tag.rindex("</")]
    if start[:6].lower() == "<style":
        yield "a style element"
    elif start[:7].lower() == "<script" and text.strip() and not any(kind in start for kind in _DATA_BLOCKS):
        yield f"an inline script: {' '.join(text.split())[:60]}"
    elif "<" in text:  # within a drawing, some of it is markup
        yield from inline_code(text)


def _inline_attributes(start: str) -> Iterator[str]:
    for name, value in _ATTRIBUTE.findall(start, _end_of_name(start)):
        lowered = name.lower()
        if lowered == "style" or lowered.startswith("on"):
            yield f"an attribute {lowered}={value[:60]}"
        elif lowered in _ADDRESSES and _RUNS_AS_ADDRESS.match(_PASSED_OVER.sub("", html.unescape(value))):
            yield f"an address that runs: {value[:60]}"


def _end_of_name(start: str) -> int:
    found = _NAME.match(start)
    return found.end() if found else 0
