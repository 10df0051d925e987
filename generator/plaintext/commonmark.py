"""Writes CommonMark (https://spec.commonmark.org/0.31.2/): text that stays text, links, lists and headings.

Only what every reader of Markdown knows: no tables, no attributes, no HTML.
"""

from __future__ import annotations

import re
from functools import lru_cache

# What opens something within a line. `~` is no markup of CommonMark, but of many readers of it.
_SPECIAL = re.compile(r"[\\`*_\[\]<~]|&(?=#?\w+;)")
_MAY_BE_SPECIAL = re.compile(r"[\\`*_\[\]<~&]")  # which most texts have none of, and this finds that sooner
_IN_HEADING = re.compile(rf"#|{_SPECIAL.pattern}")
_ESCAPED = r"\\\g<0>"
# What opens a heading, list, quotation, rule or underline, if it is the first on its line.
_LINE_START = re.compile(r"[#>+=-]|\d{1,9}(?=[.)](?:\s|$))")
_IN_ADDRESS = {" ": "%20", "<": "%3C", ">": "%3E", "\\": "%5C", "(": "%28", ")": "%29"}
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{1,31}:")
_ENDS = re.compile(r"[ <>\\()]")


def literal(text: object) -> str:
    """Any text on one line, with every sign that Markdown would read taken as it stands."""
    return _literal(text if type(text) is str else str(text))


@lru_cache(maxsize=8192)  # names and words stand on many pages
def _literal(text: str) -> str:
    escaped = " ".join(text.split())
    if _MAY_BE_SPECIAL.search(escaped):
        escaped = _SPECIAL.sub(_ESCAPED, escaped)
    start = _LINE_START.match(escaped)
    if start is None:
        return escaped
    # A number is harmless, the sign behind it opens the list.
    return f"{start[0]}\\{escaped[start.end() :]}" if start[0].isdigit() else f"\\{escaped}"


def link(label: object, address: str) -> str:
    """A link with a label of plain text."""
    return _link(label if type(label) is str else str(label), address)


@lru_cache(maxsize=8192)  # so do links to entries and sources
def _link(label: str, address: str) -> str:
    return f"[{_literal(label)}]({destination(address)})"


def destination(address: str) -> str:
    """An address as the target of a link; signs that would end it are percent-encoded."""
    return _ENDS.sub(lambda sign: _IN_ADDRESS[sign[0]], address) if _ENDS.search(address) else address


def autolink(address: str) -> str:
    """An address as a link that shows itself."""
    target = destination(address)
    return f"<{target}>" if _SCHEME.match(target) else link(address, address)


def heading(text: object, level: int = 2) -> str:
    """A heading of plain text. Signs # at its end would be taken for its closing, so all are escaped."""
    return _heading(str(text), level)


@lru_cache(maxsize=2048)  # most pages have the same ones
def _heading(text: str, level: int) -> str:
    return f"{'#' * level} {_IN_HEADING.sub(_ESCAPED, ' '.join(text.split()))}"


def strong(text: object) -> str:
    """Plain text that stands out."""
    return f"**{literal(text)}**" if str(text).strip() else ""


def item(text: str, *below: str) -> str:
    """An item of a list with items below it; all of them Markdown on one line, empty ones left out.

    An item below that has items itself is given as `item(...)` gives it.
    """
    if not below:
        return f"- {text}"
    return f"- {text}" + "".join(["\n    " + each.replace("\n", "\n    ") for each in below if each])
