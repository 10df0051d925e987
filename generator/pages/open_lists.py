"""Cuts the lists of what was done and what is left to do into pages that a phone can load; nothing is left out.

Such a list has headings, so each row knows under which ones it stands, and each page repeats those of its rows. Nobody
should link to a later page, because what stands there moves on; so only the first one is known to the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from generator.model.catalog import Catalog
from generator.model.reviews import Review, reviews
from generator.pages.coverage import Account, accounts, totals
from generator.pages.links import COVERAGE, EDITORS, REVIEW, UNKNOWNS, later_uris
from generator.pages.stretches import Stretch
from generator.pages.thin import thin_evidence
from generator.pages.unknowns import Topic, sum_up, unknown_of_sources, unknowns_by_topic

LINES = 600  # of one page
_LISTS = ("questions", "missing", "unnamed", "single")
_THIN = ("court", "single", "derived")
T = TypeVar("T")
Page = tuple[str, str, dict[str, Any]]  # path, template, and what the template shows
ListPages = Callable[[Catalog], Iterator[Page]]


class Row(NamedTuple):
    """One entry or source with what is told of it, and the headings under which it stands."""

    below: Any
    section: str
    told: tuple[Any, list[Any]]

    @property
    def lines(self) -> int:
        """How many lines it takes."""
        return 1 + len(self.told[1])


def cut(uri: str, rows: Sequence[T], lines: Callable[[T], int]) -> list[Stretch[T]]:
    """The rows page by page, as many lines as a page can carry; without any row there is one page as well."""
    pages: list[list[T]] = [[]]
    filled = 0
    for row in rows:
        if pages[-1] and filled + lines(row) > LINES:
            pages.append([])
            filled = 0
        pages[-1].append(row)
        filled += lines(row)
    uris = later_uris(uri, len(pages))
    return [Stretch(number, each, uris) for number, each in enumerate(pages, 1)]


def coverage_pages(catalog: Catalog) -> Iterator[Page]:
    """What was done with each paragraph, source by source; the numbers of all stand on the first page."""
    found, counts = accounts(catalog), totals(catalog)
    for stretch in cut(COVERAGE, found, _lines_of):
        shown = {"accounts": stretch.rows, "count": len(found), "totals": counts, "stretch": stretch}
        yield stretch.uri, "coverage.md.j2", shown


def _lines_of(account: Account) -> int:
    return 2 + sum(1 + len(paragraph.entries) for paragraph in account.paragraphs)


def unknowns_pages(catalog: Catalog) -> Iterator[Page]:
    """What is not known, by topic; a topic may go on on the next page."""
    topics = unknowns_by_topic(catalog)
    rows = [Row(topic, name, told) for topic in topics for name in _LISTS for told in getattr(topic, name)]
    rows += [Row(None, "sources", told) for told in unknown_of_sources(catalog)]
    made, counts = cut(UNKNOWNS, rows, attrgetter("lines")), sum_up(topics)
    begins: dict[str, str] = {}
    for stretch in made:
        for row in stretch.rows:
            if row.below:
                begins.setdefault(row.below.id, stretch.uri)
    heads = (Topic(topic.id, topic.term, [], [], [], []) for topic in topics)  # no page shows what is below all others
    places = [(topic, begins[topic.id]) for topic in heads] if len(made) > 1 else []
    for stretch in made:
        sources = [row.told for row in stretch.rows if not row.below]
        shown = {"topics": _topics(stretch.rows), "counts": counts, "sources": sources}
        yield stretch.uri, "unknowns.md.j2", {**shown, "stretch": stretch, "places": places}


def _topics(rows: Iterable[Row]) -> list[Topic]:
    """The topics with those of their rows that stand on a page."""
    found = []
    for _, group in groupby(rows, key=lambda row: row.below and row.below.id):
        of_topic = list(group)
        if topic := of_topic[0].below:
            lists = {name: [row.told for row in of_topic if row.section == name] for name in _LISTS}
            found.append(replace(topic, **lists))
    return found


def review_pages(catalog: Catalog) -> Iterator[Page]:
    """The reviews that were overdue on the day of the build, and the others by month."""
    found = reviews(catalog.entries.values())
    late = sum(review.is_overdue(catalog.today) for review in found)
    for stretch in cut(REVIEW, found, lambda review: 1):
        overdue = [review for review in stretch.rows if review.is_overdue(catalog.today)]
        ahead = [(month, list(rows)) for month, rows in groupby(stretch.rows[len(overdue) :], key=_month)]
        yield stretch.uri, "review.md.j2", {"late": late, "overdue": overdue, "ahead": ahead, "stretch": stretch}


def _month(review: Review) -> object:
    return review.month


def thin_pages(catalog: Catalog) -> Iterator[Page]:
    """What editors should strengthen."""
    found = thin_evidence(catalog)
    rows = [Row(None, name, told) for name in _THIN for told in found[name]]
    count = sum(len(facts) for _, facts in found["single"])
    for stretch in cut(EDITORS, rows, attrgetter("lines")):
        lists = {name: [row.told for row in stretch.rows if row.section == name] for name in _THIN}
        missing = [name for name in _THIN if not found[name]] if stretch.number == 1 else []
        yield stretch.uri, "editors.md.j2", {**lists, "missing": missing, "count": count, "stretch": stretch}


# By their template: the pages of each list.
OPEN_LISTS: Mapping[str, ListPages] = {
    "coverage.md.j2": coverage_pages,
    "unknowns.md.j2": unknowns_pages,
    "review.md.j2": review_pages,
    "editors.md.j2": thin_pages,
}
