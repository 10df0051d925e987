"""One page as the search knows it, made from the page as it was rendered and from the catalog."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.languages.words import Words
from generator.model.catalog import Catalog
from generator.model.dates import PartialDate, Qualifier
from generator.model.entry import Entry
from generator.pages.addresses import served
from generator.searching import cutting
from generator.searching.facets import OVERVIEWS, SITE, SOURCES, group_of, present_term, status_key

# The later pages of a long list say nothing that its first does not.
_CONTINUED = re.compile(r"/index/\d+\.md$")
ASKED = ("search", "robots")  # what a page can ask for in its front matter
# How much a page of a group counts beside the pages of entries.
_CUTS = {OVERVIEWS: cutting.cut_overview, SOURCES: cutting.cut_source}
_GROUP_WEIGHTS = {OVERVIEWS: 0.5, SOURCES: 0.4, SITE: 0.4}


@dataclass(frozen=True)
class Rendered:
    """A page as the engine rendered it: `content` is the HTML of its article, `meta` what it asks for (`ASKED`).

    `language` is that which the page itself names: without the country for the site's own, whole for a translation.
    """

    uri: str
    title: str
    content: str
    language: str
    meta: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class SearchPage:
    """What is indexed of a page. `text` is what it says, `html` the same for the engine of the search."""

    address: str
    language: str
    title: str
    kind: str
    status: str
    others: tuple[str, ...]
    named: bool
    text: str
    html: str

    @property
    def file(self) -> str:
        """Where the page lies for the engine. Folders for each would take longer to make than the pages."""
        return f"{self.address.rstrip('/') or 'index'}.html"


def search_page(catalog: Catalog, page: Rendered, others: tuple[str, ...] = ()) -> SearchPage | None:
    """What is indexed of a page; None for pages that ask to be left out, of the search or of search engines.

    `others` are further names under which people look for it.
    """
    asked = page.meta.get("search")
    settings = asked if isinstance(asked, Mapping) else {}
    if "noindex" in str(page.meta.get("robots", "")) or settings.get("exclude") or _CONTINUED.search(page.uri):
        return None
    site, words = catalog.site.language.partition("-")[0], catalog.languages.get(page.language, catalog.words)
    # A translation stands in a folder of its language, and is of the same sort as what it translates.
    uri = page.uri if page.language == site else page.uri.removeprefix(f"{page.language}/")
    kind = group_of(catalog, uri)
    entry = catalog.entries.get(uri.removesuffix(".md"))
    term = present_term(catalog, entry) if entry else None
    weight = _GROUP_WEIGHTS.get(kind, 1.0) * float(settings.get("boost", 1))
    body = _CUTS.get(kind, cutting.cut)(page.content, weight)
    name = "heading" if kind in (SOURCES, SITE) else "title"
    data = {name: page.title, "also": " · ".join(others), "date": _date(catalog, words, uri, entry)}
    return SearchPage(
        served(page.uri),
        page.language,
        page.title,
        kind,
        status_key(term) if term else "",
        others,
        kind != SOURCES,
        f"{page.title} {' '.join(others)} {cutting.words_of(body)}",
        cutting.document(page.language, page.title, body, data, weight),
    )


def _date(catalog: Catalog, words: Words, uri: str, entry: Entry | None) -> str:
    """The date that a result shows: since when the status holds, for when the number speaks, when it was published."""
    say = words.say
    if entry is None:
        source = catalog.sources.get(uri.removesuffix(".md").partition("/")[2])
        return _short(words, source.published) if source and source.published else ""
    present, value = catalog.present_status(entry), catalog.preferred(entry)
    if present and present.since.qualifier is Qualifier.NOT_AFTER:
        day = replace(present.since, qualifier=Qualifier.NONE)
        return say("since {date}", date=say("{date} or earlier", date=_short(words, day)))
    if present:
        return say("since {date}", date=_short(words, present.since))
    if value:
        return say("as of {date}", date=_short(words, value.as_of))
    return say("checked on {date}", date=_short(words, entry.data.checked_on))


def _short(words: Words, day: PartialDate | dt.date) -> str:
    if not isinstance(day, PartialDate):
        day = PartialDate(day.year, day.month, day.day)
    return day.display(words.locale, "short", words.dates)
