"""Writes calendars (RFC 5545): all-day events only, lines folded at 75 octets, text escaped."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_OCTETS = 75  # of a line without its end (section 3.1)
# A calendar must hold something (section 3.6); one without events holds the time zone that it does not use.
_NO_EVENT = [
    *("BEGIN:VTIMEZONE", "TZID:UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000"),
    *("TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE"),
]
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class Event:
    """Something on one whole day. `url` is a whole address, or nothing: a calendar knows no relative ones."""

    id: str
    day: dt.date
    summary: str
    description: str
    url: str
    categories: tuple[str, ...]


def calendar(name: str, description: str, events: Iterable[Event], as_of: dt.date) -> str:
    """A calendar as a file. `as_of` is the day on which it was made, which each event must name (DTSTAMP).

    NAME, DESCRIPTION and REFRESH-INTERVAL are of RFC 7986; X-WR-CALNAME is what older programs read for a name.
    """
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//factsheet//factsheet//EN", "CALSCALE:GREGORIAN"]
    names = [f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}", f"DESCRIPTION:{_text(description)}"]
    lines = [line for event in events for line in _event(event, as_of)] or _NO_EVENT
    lines = [*head, *names, "REFRESH-INTERVAL;VALUE=DURATION:P1D", *lines]
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def _event(event: Event, as_of: dt.date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}"
    yield f"DTSTAMP:{as_of:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"SUMMARY:{_text(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    if event.url:
        yield f"URL:{event.url}"
    if event.categories:
        yield f"CATEGORIES:{','.join(map(_text, event.categories))}"
    yield "TRANSP:TRANSPARENT"  # nobody is busy on that day
    yield "END:VEVENT"


def _text(text: str) -> str:
    """A value of the type TEXT (section 3.3.11)."""
    plain = _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets; a character is never cut, as section 3.1 warns."""
    if len(line) <= _OCTETS and line.isascii():
        return line
    pieces, piece, size = [], "", 0
    for char in line:
        width = len(char.encode())
        if size + width > _OCTETS:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + char, size + width
    return "\r\n".join([*pieces, piece])
