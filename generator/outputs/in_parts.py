"""The files of all outputs in parts that need nothing of each other, for processes that each live shortly.

What outputs gather in a part for the files at the end lies on the disk until one of the last parts takes it over.
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Container, Iterator, Sequence
from contextlib import suppress
from typing import IO, Any

from generator.feeding.telling import Telling
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.outputs.making import Gathered, Walk, in_order
from generator.outputs.output import File, Output
from generator.outputs.registry import outputs
from generator.outputs.site_data import SiteData


class Handover:
    """What was gathered in one part: written by one process, and read by another."""

    def __init__(self) -> None:
        self._file: IO[Any] = tempfile.TemporaryFile()  # noqa: SIM115 - it stays open as long as this

    def put(self, gathered: Gathered) -> None:
        """Lay down what was gathered of some records."""
        for name, each in gathered:
            data = pickle.dumps(each)
            pickle.dump((name, len(data)), self._file)
            self._file.write(data)
        self._file.flush()

    def each(self, wanted: Container[str]) -> Iterator[tuple[str, Any]]:
        """What was laid down of outputs with these names, in its order."""
        size = self._file.seek(0, 2)
        self._file.seek(0)
        with open(self._file.fileno(), "rb", closefd=False) as file:
            while file.tell() < size:
                name, length = pickle.load(file)
                if name in wanted:
                    yield name, pickle.load(file)
                else:
                    file.seek(length, 1)


class _Laying(Walk):
    """A walk over a part, of which nothing is kept here."""

    def __init__(self, data: SiteData, handover: Handover) -> None:
        super().__init__(data)
        self._handover = handover

    def handed_over(self, gathered: Gathered) -> None:
        """It is for the last parts."""
        self._handover.put(gathered)


def prepared(catalog: Catalog) -> SiteData:
    """What all parts are made from, with what each would have to go through the whole catalog for.

    The catalog may have errors still, which are told by who checks it, or else when a part fails.
    """
    data = SiteData(catalog)
    with suppress(Exception):
        data.shared(Telling).prepare()
        _ = data.former_addresses, data.translations
    return data


def entries_part(data: SiteData, entries: Sequence[Entry], handover: Handover) -> Iterator[File]:
    """The files of some entries."""
    yield from _Laying(data, handover).entries(entries)


def sources_part(data: SiteData, handover: Handover) -> Iterator[File]:
    """The files of all sources."""
    yield from _Laying(data, handover).sources(in_order(data.catalog))


def site_part(data: SiteData, handover: Handover) -> Iterator[File]:
    """The files of hand-written pages, and those that follow from the whole catalog."""
    walk = _Laying(data, handover)
    yield from walk.documents()
    yield from walk.of_site()


def ending() -> list[tuple[type[Output], ...]]:
    """The outputs that have something left to make at the end, each with those that go on from it: they share it."""
    found: dict[type[Output], list[type[Output]]] = {}
    for output in outputs():
        if output.at_end is not Output.at_end:
            *_, first = (each for each in output.__mro__ if issubclass(each, Output) and each is not Output)
            found.setdefault(first, []).append(output)
    return [tuple(each) for each in found.values()]


def last_part(data: SiteData, handovers: Sequence[Handover], chosen: Sequence[type[Output]]) -> Iterator[File]:
    """The files that some outputs make of what was gathered; `handovers` are of entries, of sources, of the site."""
    walk = Walk(data, chosen)
    names = {output.name for output in chosen}
    for handover in handovers:
        for gathered in handover.each(names):
            walk.handed_over([gathered])
    yield from walk.at_end()
