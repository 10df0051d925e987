"""Where links can lead in a piece of HTML."""

from __future__ import annotations

import html
import re

# A comment, which is passed over whole; or a tag, whose quoted values may hold any sign. What never ends goes on to the
# end of the page, as in browsers.
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<name>[a-z][^\s/><]*+)(?P<attributes>\s(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)(?:>|.*\Z)",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=\"'>/]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_PERHAPS = re.compile(r"[iInN](?<=[\s=\"'>/].)(?:[dD]|[aA][mM][eE])\s*=")  # few tags have one, which is told quickly


def ids_in(content: str) -> list[str]:
    """The ids of the elements in a piece of HTML, and the names of its links."""
    found: list[str] = []
    if _PERHAPS.search(content):
        for tag, attributes in _TAG.findall(content):
            if _PERHAPS.search(attributes):
                wanted = ("id", "name") if tag in "aA" else ("id",)
                values = (value for name, *value in _ATTRIBUTE.findall(attributes) if name.lower() in wanted)
                found += [html.unescape("".join(value)) for value in values]
    return found


def ids_in_checked(content: str) -> list[str]:
    """The same for HTML in which no value holds `<` or `>`, and where there are no comments (`raw.checked`).

    So only tags that may have an id are looked at.
    """
    found: list[str] = []
    end = 0
    for perhaps in _PERHAPS.finditer(content):
        at = perhaps.start()
        if at < end:
            continue  # in the same tag
        start = content.rfind("<", 0, at)
        end = content.find(">", start) + 1
        if start >= 0 and at < end:
            found += ids_in(content[start:end])
    return found
