"""Makes the files of all outputs in one walk over the catalog, or those of some records. Nothing is written here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from generator.batching import batches
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.source import Source
from generator.model.uses import Use, uses_of_sources
from generator.outputs.entry_record import entry_record
from generator.outputs.output import File, Output
from generator.outputs.registry import outputs
from generator.outputs.site_data import SiteData
from generator.outputs.source_record import source_record

Gathered = list[tuple[str, Any]]  # what outputs gathered of some records, each with the name of its output


class Walk:
    """Outputs that are run over records: each record is worked out once and handed to all of them.

    The catalog must be free of errors and drafts.
    """

    def __init__(self, data: SiteData, chosen: Iterable[type[Output]] | None = None) -> None:
        self.data = data
        self._running = [output(self.data) for output in (outputs() if chosen is None else chosen)]
        self._seen: dict[str, str] = {}

    def entries(self, entries: Iterable[Entry]) -> Iterator[File]:
        """The files of entries."""
        for some in batches(entries):
            records = [entry_record(entry, self.data) for entry in some]
            for output in self._running:
                for record in records:
                    yield from self._claimed(output, output.of_entry(record))
            self.handed_over(self.gathered())

    def sources(self, sources: list[Source]) -> Iterator[File]:
        """The files of sources."""
        uses = uses_of_sources(self.data.catalog) if sources else {}
        for some in batches(sources):
            records = [source_record(source, self.data, _users(uses.get(source.id, ()))) for source in some]
            for output in self._running:
                for record in records:
                    yield from self._claimed(output, output.of_source(record))
            self.handed_over(self.gathered())

    def documents(self) -> Iterator[File]:
        """The files of hand-written pages."""
        for _, document in sorted(self.data.catalog.documents.items()):
            for output in self._running:
                yield from self._claimed(output, output.of_document(document))
        self.handed_over(self.gathered())

    def of_site(self) -> Iterator[File]:
        """The files that follow from the whole catalog."""
        for output in self._running:
            yield from self._claimed(output, output.of_site())

    def at_end(self) -> Iterator[File]:
        """The files that follow from what was gathered, which each output takes with it. It ends the walk."""
        self._running.reverse()
        while self._running:
            output = self._running.pop()
            yield from self._claimed(output, output.at_end())

    def gathered(self) -> Gathered:
        """What the outputs gathered since this was asked last."""
        found = ((output.name, output.gathered()) for output in self._running)
        return [(name, gathered) for name, gathered in found if gathered is not None]

    def handed_over(self, gathered: Gathered) -> None:
        """What was gathered is there: here, the outputs keep it."""
        by_name = {output.name: output for output in self._running}
        for name, each in gathered:
            by_name[name].take_over(each)

    def _claimed(self, output: Output, files: Iterator[File]) -> Iterator[File]:
        """The files of an output. Raises ValueError if two outputs claim one path, because the later file would
        silently take the place of the earlier one."""
        for path, content in files:
            if path in self._seen:
                raise ValueError(f"The outputs {self._seen[path]} and {output.name} both claim the path {path}.")
            self._seen[path] = output.name
            yield path, content


def make_outputs(catalog: Catalog, chosen: Iterable[type[Output]] | None = None) -> Iterator[File]:
    """Every file of the outputs, as it is made. Raises ValueError if two of them claim one path."""
    walk = Walk(SiteData(catalog), chosen)
    yield from walk.entries(in_menu(catalog))
    yield from walk.sources(in_order(catalog))
    yield from walk.documents()
    yield from walk.of_site()
    yield from walk.at_end()


def make_outputs_of(catalog: Catalog, keys: Collection[str]) -> Iterator[File]:
    """The files that the outputs make for some records alone, entries (`kind/id`) and sources (`sources/id`).

    They are those that `make_outputs` makes for them.
    """
    walk = Walk(SiteData(catalog))
    yield from walk.entries(catalog.entries[key] for key in sorted(keys & catalog.entries.keys()))
    yield from walk.sources([source for source in in_order(catalog) if f"sources/{source.id}" in keys])


def in_menu(catalog: Catalog) -> Iterator[Entry]:
    """All entries, in the order of the menu."""
    return (entry for kind in catalog.site.kinds for entry in catalog.of_kind(kind))


def in_order(catalog: Catalog) -> list[Source]:
    """All sources, in the order of their ids."""
    return sorted(catalog.sources.values(), key=lambda each: each.id)


def _users(uses: Iterable[Use]) -> tuple[str, ...]:
    """What cites a source, each once: `kind/id` or `kind/id#fact`."""
    return tuple(dict.fromkeys(f"{entry.key}#{anchor}" if anchor else entry.key for entry, anchor, _ in uses))
