"""All generated pages as jobs, in groups that are listed together: those of a kind, of the sources, of a topic."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from jinja2 import Environment, TemplateNotFound

from generator.kinds.declaration import Kind
from generator.kinds.reference_page import field_reference
from generator.model.catalog import Catalog
from generator.model.entry import Entry, Moved
from generator.model.site import Term
from generator.model.source import Source, renamed_sources
from generator.model.uses import Use, uses_of_sources
from generator.outputs.data_page import data_page
from generator.pages.corrected import corrections_on
from generator.pages.events import timeline, tracked
from generator.pages.going_on import backlink_pages, sign_of_backlinks, sign_of_uses, topic_pages, use_pages
from generator.pages.jobs import Fixed, Item, Items, Job, Keys, Shared, keys_of, resolved
from generator.pages.links import (
    CORRECTIONS,
    DATA_PAGE,
    FIELDS,
    SEARCH,
    TIMELINE,
    entry_uri,
    source_uri,
    uses_uri,
)
from generator.pages.open_lists import OPEN_LISTS, ListPages
from generator.pages.signs import sign_of_page
from generator.pages.stretches import (
    change_stretches,
    matrix_stretches,
    months_of,
    pages_of_timeline,
    sign_of_timeline,
    stretches,
)
from generator.pages.tables import sorted_entries
from generator.pages.view import View
from generator.previewing.noting import note_all
from generator.translating.making import translated_jobs

# With more entries than this the page of the search names kinds only, and stays a page that can be read.
_MOST_NAMES = 2000


@dataclass(frozen=True)
class Group:
    """Some of the pages of a site. Which there are follows from the catalog and from what they share."""

    name: str
    jobs: Callable[[], Iterator[Job]]
    shared: tuple[Shared[Any], ...] = ()


def page_groups(catalog: Catalog, environment: Environment, keys: Keys = keys_of) -> Iterator[Group]:
    """Every generated page, in the order of the site. The catalog must be free of errors.

    A template named after the kind (`KIND.md.j2`) makes the pages of its entries, else `entry.md.j2` does. `keys` tells
    the paths of pages that are items of something shared; who knows them need not work it out.
    """

    def make(uri: str, template: str, **given: object) -> Job:
        def made() -> str:
            view, context = View(catalog, uri), resolved(given)
            page = environment.get_template(template).render(view=view, site=catalog.site, catalog=catalog, **context)
            return page + view.definitions()

        return Job(uri, made, given)

    def of_kind(kind: Kind) -> Iterator[Job]:
        entries, template = sorted_entries(catalog, kind), _template_for(kind, environment)
        for stretch in stretches(kind.id, entries):
            yield make(stretch.uri, "index.md.j2", kind=kind, entries=Fixed(entries), stretch=stretch)
        if kind.declared.matrix:
            for page_of in matrix_stretches(kind, catalog.of_kind(kind.id)):
                yield make(page_of.uri, "matrix.md.j2", kind=kind, stretch=page_of)
        for entry in catalog.of_kind(kind.id):
            yield make(entry_uri(kind.id, entry.id), template, entry=entry, kind=kind)

    def stubs() -> Iterator[Job]:
        for stub in catalog.moved.values():
            yield make(entry_uri(stub.kind.id, stub.id), "moved.md.j2", stub=stub, target=_target(catalog, stub))

    def of_sources() -> Iterator[Job]:
        sources = sorted(catalog.sources.values(), key=_by_tier)
        for part in stretches("sources", sources):
            shown = Items(uses, tuple(source.id for source in part.rows))
            yield make(part.uri, "sources.md.j2", sources=Fixed(sources), uses=shown, stretch=part)
        for source in catalog.sources.values():
            all_of, more = Item(uses, source.id), Item(long, uses_uri(source.id))
            yield make(source_uri(source.id), "source.md.j2", source=source, uses=all_of, more=more)

    def items(template: str, lists: Shared[Any]) -> Iterator[Job]:
        for uri in keys(lists):
            yield make(uri, template, all=Item(lists, uri))

    def renamed() -> Iterator[Job]:
        for old, source in renamed_sources(catalog.sources).items():
            yield make(source_uri(old), "moved.md.j2", source=source)

    def of_topic(topic: str, term: Term) -> Iterator[Job]:
        for uri, part_of in topic_pages(catalog, topic).items():  # follows from tags and names alone
            yield make(uri, "topic.md.j2", topic=topic, term=Fixed(term), all=Fixed(part_of))

    def of_timeline() -> Iterator[Job]:
        for uri in keys(events):
            yield make(uri, "timeline.md.j2", all=Item(events, uri), noted=Item(noted, uri))

    def single() -> Iterator[Job]:
        yield make(CORRECTIONS, "corrections.md.j2", corrections=Fixed(catalog.corrections.newest_first))
        changes = change_stretches(catalog.chronicle)
        for changed in changes:
            yield make(changed.uri, "changes.md.j2", stretch=Fixed(changed), months=Fixed(months_of(changes)))
        yield make(SEARCH, "search.md.j2", most=_MOST_NAMES)
        yield make(DATA_PAGE, "data.md.j2", page=data)
        yield Job(FIELDS, lambda: field_reference(catalog), {})

    uses = Shared("uses", lambda: uses_of_sources(catalog), _sign_of_uses)
    long = Shared("pages of uses", partial(_pages_of_uses, uses), sign_of_uses)
    referred = Shared("pages of backlinks", lambda: backlink_pages(catalog), sign_of_backlinks)
    events = Shared(
        "pages of the timeline", lambda: pages_of_timeline(timeline(catalog, tracked(catalog))), sign_of_timeline
    )
    noted = Shared("corrections on the timeline", lambda: {TIMELINE: corrections_on(catalog, TIMELINE)}, list)
    data = Shared("data page", lambda: data_page(catalog))
    for name in catalog.site.kinds:
        yield Group(name, partial(of_kind, catalog.kinds[name]))
    yield Group("stubs", stubs)
    yield Group("sources", of_sources, (uses, long))
    yield Group("uses", partial(items, "uses.md.j2", long), (long,))
    yield Group("backlinks", partial(items, "backlinks.md.j2", referred), (referred,))
    yield Group("renamed sources", renamed)
    for topic, term in catalog.vocabulary.lists["topics"].items():
        yield Group(f"topic {topic}", partial(of_topic, topic, term))
    yield Group("timeline", of_timeline, (events, noted))
    for template, pages_of in OPEN_LISTS.items():
        shown = Shared(template, partial(_shown, pages_of, catalog), sign_of_page)
        yield Group(template, partial(items, template, shown), (shown,))
    yield Group("single pages", single, (data,))
    yield Group(
        "translations", lambda: translated_jobs(catalog, environment, lambda kind: _template_for(kind, environment))
    )


def _shown(pages_of: ListPages, catalog: Catalog) -> dict[str, dict[str, Any]]:
    """What each page of an open list shows, by its path."""
    return {uri: shown for uri, _, shown in pages_of(catalog)}


def _pages_of_uses(uses: Shared[dict[str, list[Use]]]) -> dict[str, dict[str, Any]]:
    """The pages of what rests on a source; who notes has to know what the uses were read from."""
    found = use_pages(uses.peek())
    note_all(uses.facets)
    return found


def _sign_of_uses(uses: list[Use]) -> object:
    """What tells uses of a source from others; what their statements say is noted where it is read."""
    return [(entry.key, anchor, evidence) for entry, anchor, evidence in uses]


def _template_for(kind: Kind, environment: Environment) -> str:
    name = f"{kind.id}.md.j2"
    try:
        environment.get_template(name)
    except TemplateNotFound as error:
        if error.name != name:  # the kind's template exists and names another that does not
            raise
        return "entry.md.j2"
    return name


def _target(catalog: Catalog, stub: Moved) -> Entry:
    target = catalog.entry(stub.to)
    if target is None:
        raise ValueError(f"The stub {stub.key} leads nowhere; the rule `moved` should have refused it.")
    return target


def _by_tier(source: Source) -> tuple[int, str]:
    order = ("primary", "secondary", "aggregator")
    return order.index(source.data.tier), source.data.title.casefold()
