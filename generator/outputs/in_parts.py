"""The files of all outputs in parts that need nothing of each other, for processes that each live shortly.

What outputs gather in a part for the files at the end lies on the disk until the last part takes it over.
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import IO, Any

from generator.feeding.telling import Telling
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.outputs.making import Gathered, Walk, in_order
from generator.outputs.output import File
from generator.outputs.site_data import SiteData


class Handover:
    """What was gathered in one part: written by one process, and read by another."""

    def __init__(self) -> None:
        self._file: IO[Any] = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - it stays open as long as this

    def put(self, gathered: Gathered) -> None:
        """Lay down what was gathered of some records."""
        pickle.dump(gathered, self._file)

    def each(self) -> Iterator[Gathered]:
        """What was laid down, in its order."""
        size = self._file.seek(0, 2)
        self._file.seek(0)
        with open(self._file.fileno(), "rb", closefd=False) as file:
            while file.tell() < size:
                yield pickle.load(file)


class _Laying(Walk):
    """A walk over a part, of which nothing is kept here."""

    def __init__(self, data: SiteData, handover: Handover) -> None:
        super().__init__(data)
        self._handover = handover

    def handed_over(self, gathered: Gathered) -> None:
        """It is for the last part."""
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


def last_part(data: SiteData, handovers: Sequence[Handover]) -> Iterator[File]:
    """The files that follow from what was gathered; `handovers` are those of entries, of sources, of the site."""
    walk = Walk(data)
    for handover in handovers:
        for gathered in handover.each():
            walk.handed_over(gathered)
    yield from walk.at_end()
