"""Lists of entries and sources as Markdown: the index of each kind, that of the sources, and the topics."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from generator.kinds.declaration import Kind
from generator.model.source import Source
from generator.outputs.site_data import SiteData
from generator.pages.links import matrix_uri, topic_uri
from generator.pages.positions import sides_on
from generator.pages.stretches import Stretch, stretches
from generator.pages.tables import sorted_entries
from generator.plaintext.blocks import entry_line
from generator.plaintext.commonmark import item, link, literal, strong
from generator.plaintext.entry_page import source_line
from generator.plaintext.twin import Twin, joined, section

T = TypeVar("T")
File = tuple[str, str]


def list_pages(data: SiteData) -> Iterator[File]:
    """The files of all lists, page by page as on the site."""
    catalog = data.catalog
    for kind in (catalog.kinds[name] for name in catalog.site.kinds):
        for stretch in stretches(kind.id, sorted_entries(catalog, kind)):
            twin = Twin(data, stretch.uri)
            lines = "\n".join(entry_line(entry, twin) for entry in stretch.rows)
            yield twin.path, _page(twin, twin.words.say(kind.title), stretch, _of_kind(kind, twin), lines)
    for part in stretches("sources", sorted(catalog.sources.values(), key=_by_tier)):
        twin = Twin(data, part.uri)
        lines = "\n".join(source_line(twin, source.id) for source in part.rows)
        yield twin.path, _page(twin, twin.words.say("Sources"), part, [], lines)
    for topic in catalog.vocabulary.lists["topics"]:
        twin = Twin(data, topic_uri(topic))
        yield twin.path, _topic(topic, twin)


def _page(twin: Twin, title: str, stretch: Stretch[T], above: list[str], lines: str) -> str:
    say, number = twin.words.say, stretch.number
    whole = say("{title}, page {number}", title=title, number=number) if number > 1 else title
    return joined([*twin.head(whole, [twin.as_of()]), *above, lines, *pages_around(stretch, twin), *twin.foot(whole)])


def pages_around(stretch: Stretch[T], twin: Twin) -> list[str]:
    """Links to the pages before and after, which are Markdown as well."""
    links = (
        item(link(twin.words.say(label), twin.file(Twin(twin.data, uri).path)))
        for label, uri in (("Previous page", stretch.before), ("Next page", stretch.after))
        if uri
    )
    return ["\n".join(links)]


def _of_kind(kind: Kind, twin: Twin) -> list[str]:
    matrix = kind.declared.matrix
    table = twin.to(twin.words.say(matrix.title), matrix_uri(kind.id)) if matrix else ""
    return [
        literal(twin.words.say(kind.declared.purpose)),
        twin.words.say("Claim by claim: {table}", table=table) if table else "",
    ]


def _topic(topic: str, twin: Twin) -> str:
    catalog, say = twin.data.catalog, twin.words.say
    term = catalog.vocabulary.lists["topics"][topic]
    title = say(term.label)
    blocks = [*twin.head(title, [twin.as_of()]), literal(say(term.help)) if term.help else ""]
    for kind in (catalog.kinds[name] for name in catalog.site.kinds):
        entries = list(catalog.tagged(topic, kind.id))
        if kind.declared.sides:
            parts = [
                part
                for side in sides_on(catalog, topic)
                for part in (
                    strong(say(side.term.label)),
                    "\n".join(entry_line(entry, twin) for entry in side.entries if entry.kind.id == kind.id),
                )
            ]
            blocks += section(say(kind.title), parts if entries else [])
        else:
            blocks += section(say(kind.title), ["\n".join(entry_line(entry, twin) for entry in entries)])
    return joined([*blocks, *twin.foot(title)])


def _by_tier(source: Source) -> tuple[int, str]:
    order = ("primary", "secondary", "aggregator")
    return order.index(source.data.tier), source.data.title.casefold()
