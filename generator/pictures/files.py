"""The files of all pictures: each as an SVG that stands alone, with its data as CSV beside it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.batching import batches
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.sections import Section
from generator.pages.addresses import absolute
from generator.pages.links import INDEX
from generator.pages.naming import Naming
from generator.pictures.bars import bars, has_bars
from generator.pictures.mapping import place_map
from generator.pictures.numbers import numbers, panels
from generator.pictures.overview import NAME as OVERVIEW
from generator.pictures.overview import has_overview, overview
from generator.pictures.picture import FOLDER, Picture
from generator.pictures.sides import sides
from generator.pictures.standalone import Words, standalone
from generator.pictures.timelines import entry_timeline_picture, has_timeline


def picture_files(catalog: Catalog, section: Section | None = None) -> Iterator[tuple[str, str]]:
    """Path and text of every file."""
    view = Naming(catalog, INDEX)
    for some in batches(all_pictures(view, section)):
        for picture in some:
            yield picture.drawing, standalone(picture.scene, _words(view, picture))
        for picture in some:
            yield picture.data, picture.table.as_csv()


def picture_paths(catalog: Catalog, section: Section | None = None) -> Iterator[str]:
    """The paths of these files, told without drawing."""
    for name in _names(Naming(catalog, INDEX), section):
        yield f"{FOLDER}/{name}.svg"
        yield f"{FOLDER}/{name}.csv"


def shared_paths(catalog: Catalog) -> Iterator[str]:
    """Those of them of pictures that show many entries: the others lie in a folder of their entry."""
    view = Naming(catalog, INDEX)
    maps = (place_map(view, catalog.kinds[kind]) for kind in catalog.site.kinds)
    names = (picture.name for picture in (*maps, *_of_topics(view)) if picture)
    for name in (*names, *((OVERVIEW,) if has_overview(catalog) else ())):
        yield f"{FOLDER}/{name}.svg"
        yield f"{FOLDER}/{name}.csv"


def all_pictures(view: Naming, section: Section | None = None) -> Iterator[Picture]:
    """Every picture of the site, or of a section of it, each once."""
    for entry in _entries(view.catalog, section):
        found = (bars(view, entry), entry_timeline_picture(view, entry), numbers(view, entry))
        yield from (picture for picture in found if picture)
    if section and not section.has_rest:
        return
    for kind in view.catalog.site.kinds:
        yield from (picture for picture in (place_map(view, view.catalog.kinds[kind]),) if picture)
    yield from (picture for picture in (overview(view),) if picture)
    yield from _of_topics(view)


def _entries(catalog: Catalog, section: Section | None) -> Iterator[Entry]:
    """The entries of kinds that are in the menu, in their order."""
    if section:
        return (entry for entry in section.entries if entry.kind.id in catalog.site.kinds)
    return (entry for kind in catalog.site.kinds for entry in catalog.of_kind(kind))


def _names(view: Naming, section: Section | None) -> Iterator[str]:
    """The names of all pictures: of an entry what it needs for each, of the few others what they come to."""
    catalog = view.catalog
    for entry in _entries(catalog, section):
        if has_bars(catalog, entry):
            yield f"{entry.key}/values"
        if has_timeline(catalog, entry):
            yield f"{entry.key}/timeline"
        if panels(catalog, entry):
            yield f"{entry.key}/numbers"
    if section and not section.has_rest:
        return
    for kind in catalog.site.kinds:
        yield from (picture.name for picture in (place_map(view, catalog.kinds[kind]),) if picture)
    if has_overview(catalog):
        yield OVERVIEW
    yield from (picture.name for picture in _of_topics(view))


def _of_topics(view: Naming) -> Iterator[Picture]:
    drawn = (sides(view, topic) for topic in view.catalog.vocabulary.lists["topics"])
    return (picture for picture in drawn if picture)


def _words(view: Naming, picture: Picture) -> Words:
    catalog, say = view.catalog, view.words.say
    publishers = dict.fromkeys(source.data.publisher for source in picture.sources)
    sources = (
        say("Sources: {sources}", sources=", ".join(publishers))
        if len(publishers) > 1
        else say("Source: {sources}", sources=", ".join(publishers))
        if publishers
        else say("Source: the pages of this site, each with its own evidence")
    )
    made_by = f"{catalog.site.name}, {catalog.site.licenses.content.name}"
    below = (picture.reading, sources, say("As of {date}", date=view.date(picture.as_of)), made_by)
    address = absolute(catalog, picture.about)
    return Words(picture.title, picture.description, [line for line in (*below, address) if line], view.language)
