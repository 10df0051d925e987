"""What a feed is made of, whatever its format: items, each about one entry on one day, and the feed with its head."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Sequence
from dataclasses import dataclass

from generator.outputs.site_data import SiteData, within
from generator.pages.addresses import from_there


@dataclass(frozen=True)
class Category:
    """A kind or topic: its id and what readers call it."""

    id: str
    label: str


@dataclass(frozen=True)
class Line:
    """A sentence that says what changed, and the page with its evidence; no page for what is there no more."""

    text: str
    uri: str = ""


@dataclass(frozen=True)
class Item:
    """One item. `key` is the entry (`kind/id`) as it is called now; `answer` is what its page says, with the day for
    which it does: an item is read long after it was written."""

    id: str
    key: str
    day: dt.date
    title: str
    uri: str
    lines: tuple[Line, ...]
    answer: str
    categories: tuple[Category, ...]

    @property
    def summary(self) -> str:
        """What changed, as plain text."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True)
class Feed:
    """A feed: `uri` is the page that it belongs to, `updated` the day of its newest item, `contents` the HTML of its
    items. All formats lie in the folder of that page, so a link leads from there."""

    id: str
    uri: str
    title: str
    subtitle: str
    updated: dt.date
    items: Sequence[Item]
    contents: Sequence[str]


def at_midnight(day: dt.date) -> str:
    """A day as the time of a feed (RFC 3339). The site knows days only, and they are days in UTC."""
    return f"{day.isoformat()}T00:00:00Z"


def address(uri: str, there: str, data: SiteData) -> str:
    """The whole address of a page or file; where the site has none, the relative one as seen from the file `there`."""
    return data.address(uri) if data.base else from_there(uri, there)


def as_html(item: Item, page: str, data: SiteData) -> str:
    """The content of an item as HTML: what changed, each with a link to its evidence, and what the page says.

    Links lead from the folder of the page `page`, where the feed lies, unless they are whole.
    """
    there = within(page, "feed")  # whatever it is called
    lines = "".join(f"<li>{html.escape(line.text)}{_evidence(line, there, data)}</li>" for line in item.lines)
    return f"<ul>{lines}</ul>" + (f"<p>{html.escape(item.answer)}</p>" if item.answer else "")


def as_text(item: Item) -> str:
    """The content of an item as plain text, one sentence a line."""
    return "\n".join(text for text in (*(line.text for line in item.lines), item.answer) if text)


def _evidence(line: Line, there: str, data: SiteData) -> str:
    if not line.uri:
        return ""
    word = html.escape(data.catalog.words.say("evidence"))
    return f' <a href="{html.escape(address(line.uri, there, data))}">{word}</a>'
