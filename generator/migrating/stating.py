"""Reads and writes the line of `site_config/site.yml` that states the format of the content."""

from __future__ import annotations

import re

from generator.model.content_format import KEY

# A key at the margin, so never a line of a text: those are set in.
_LINE = re.compile(rf"^{KEY}:[ \t]*(?P<number>[^\s#]*)", re.MULTILINE)
_FIRST_KEY = re.compile(r"^[A-Za-z_\"'][^\n]*", re.MULTILINE)


class UnstatedError(ValueError):
    """Nobody can tell which format this is; the message says why."""


def stated(settings: str) -> int:
    """The format that the text of the settings states; 0 if it states none."""
    found = _LINE.search(settings)
    if found is None:
        return 0
    number = found["number"].strip("\"'")
    if not re.fullmatch(r"[1-9]\d{0,3}", number):
        raise UnstatedError(f"“{number[:20]}” is no format of content. Write `{KEY}: 1`, or leave the line out.")
    return int(number)


def stating(settings: str, number: int) -> str:
    """The text with the format stated: in the line that there is, or in a new one above the first key."""
    if _LINE.search(settings):
        return _LINE.sub(f"{KEY}: {number}", settings, count=1)
    first = _FIRST_KEY.search(settings)
    place = first.start() if first else len(settings)
    ending = "\r\n" if "\r\n" in settings else "\n"
    return f"{settings[:place]}{KEY}: {number}{ending}{settings[place:]}"
