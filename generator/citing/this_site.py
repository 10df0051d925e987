"""What of this site can be cited: the page of an entry or a source, a hand-written page, one fact or value."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

import yaml

from generator.citing.days import in_words
from generator.citing.work import Work
from generator.loading.documents import Document
from generator.model.catalog import Catalog
from generator.model.dates import PartialDate
from generator.model.entry import Entry
from generator.model.parts import Fact
from generator.model.source import Source
from generator.pages.addresses import absolute, served
from generator.pages.links import entry_uri, source_uri
from generator.prose.attributing import beside
from generator.prose.numbers import full_value
from generator.prose.render import plain

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>(?:.*\n)*?)---[ \t]*(?:\n|\Z)")
_HEADING = re.compile(r"^# (?P<title>.+?)(?:[ ]*\{[^}]*\})?[ ]*$", re.MULTILINE)


def entry_page(catalog: Catalog, entry: Entry) -> Work:
    """The page of an entry, dated by the day on which it was last checked."""
    return site_page(catalog, entry_uri(entry.kind.id, entry.id), entry.name, entry.data.checked_on)


def source_page(catalog: Catalog, source: Source) -> Work:
    """The page of this site about a source; the source itself is an original (`originals.py`)."""
    title = catalog.words.say("About the source: {title}", title=source.data.title)
    return site_page(catalog, source_uri(source.id), title, source.data.checked_on)


def document_page(catalog: Catalog, document: Document) -> Work:
    """A hand-written page. It is as fresh as the facts that it shows, so its date is that of the build."""
    return site_page(catalog, document.uri, title_of(document), catalog.today)


def parts(catalog: Catalog, entry: Entry) -> Iterator[Work]:
    """Each fact and value of an entry as a work of its own, with the sentence that it says, in the page's order."""
    page, words = entry_page(catalog, entry), catalog.words
    for value in entry.values:
        number = full_value(value, entry.unit, catalog.site.language)
        says = words.say(
            "{name}: {value}, as of {date}.", name=entry.name, value=number, date=in_words(value.as_of, words)
        )
        yield _part(page, value.id, says)
    for fact in entry.facts:
        yield _part(page, fact.id, _sentence(catalog, fact))


def title_of(document: Document) -> str:
    """The title of a hand-written page: from its front matter, else its first heading, else its path."""
    front = _FRONT_MATTER.match(document.text)
    fields = yaml.safe_load(front["yaml"]) if front else None
    if isinstance(fields, dict) and isinstance(fields.get("title"), str):
        return " ".join(fields["title"].split())
    heading = _HEADING.search(document.text)
    return heading["title"].strip() if heading else document.uri


def site_page(catalog: Catalog, uri: str, title: str, checked: dt.date) -> Work:
    """Any page of the site by its path and title; `checked` is the day of which its facts are."""
    site = catalog.site
    return Work(
        key=uri.removesuffix(".md").replace("/", ":"),
        type="webpage",
        title=title,
        issued=_day(checked),
        read=catalog.today,
        container=site.name,
        publisher=site.publisher.name,
        address=absolute(catalog, uri),
        path=served(uri),
        language=site.language,
    )


@lru_cache(maxsize=1024)  # entries were checked on few days
def _day(day: dt.date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def _part(page: Work, anchor: str, says: str) -> Work:
    return page._replace(
        key=f"{page.key}:{anchor}",
        part=anchor,
        says=" ".join(says.split()),
        address=f"{page.address}#{anchor}" if page.address else "",
        path=f"{page.path}#{anchor}",
    )


def _sentence(catalog: Catalog, fact: Fact) -> str:
    """The sentence of a fact; a claim takes its speaker along, and what was overtaken says so."""
    says = plain(fact.says, catalog)
    said = beside(fact.says, fact.assertion, fact.by, catalog)
    later = fact.overtaken and plain(fact.overtaken.how, catalog)
    return " ".join(part for part in (says, f"({said}.)" if said else "", f"[{later}]" if later else "") if part)
