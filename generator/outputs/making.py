"""Makes the files of all outputs in one walk over the catalog, or those of some records. Nothing is written here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

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


def make_outputs(catalog: Catalog, chosen: Iterable[type[Output]] | None = None) -> Iterator[File]:
    """Every file of the outputs, as it is made: each record is worked out once and handed to all of them.

    The catalog must be free of errors and drafts. Raises ValueError if two outputs claim one path, because the later
    file would silently take the place of the earlier one.
    """
    data = SiteData(catalog)
    running = [output(data) for output in (outputs() if chosen is None else chosen)]
    seen: dict[str, str] = {}
    for output, (path, content) in _files(data, running):
        if path in seen:
            raise ValueError(f"The outputs {seen[path]} and {output.name} both claim the path {path}.")
        seen[path] = output.name
        yield path, content


def make_outputs_of(catalog: Catalog, keys: Collection[str]) -> Iterator[File]:
    """The files that the outputs make for some records alone, entries (`kind/id`) and sources (`sources/id`).

    They are those that `make_outputs` makes for them.
    """
    data = SiteData(catalog)
    entries = (catalog.entries[key] for key in sorted(keys & catalog.entries.keys()))
    sources = [source for name, source in sorted(catalog.sources.items()) if f"sources/{name}" in keys]
    for _, file in _of_records(data, [output(data) for output in outputs()], entries, sources):
        yield file


def _files(data: SiteData, running: list[Output]) -> Iterator[tuple[Output, File]]:
    catalog = data.catalog
    entries = (entry for kind in catalog.site.kinds for entry in catalog.of_kind(kind))
    yield from _of_records(data, running, entries, sorted(catalog.sources.values(), key=lambda each: each.id))
    for _, document in sorted(catalog.documents.items()):
        yield from ((output, file) for output in running for file in output.of_document(document))
    for output in running:
        yield from ((output, file) for file in output.at_end())


def _of_records(
    data: SiteData, running: list[Output], entries: Iterable[Entry], sources: list[Source]
) -> Iterator[tuple[Output, File]]:
    for some in batches(entries):
        records = [entry_record(entry, data) for entry in some]
        for output in running:
            for record in records:
                for file in output.of_entry(record):
                    yield output, file
    uses = uses_of_sources(data.catalog) if sources else {}
    for batch in batches(sources):
        found = [source_record(source, data, _users(uses.get(source.id, ()))) for source in batch]
        for output in running:
            for each in found:
                for file in output.of_source(each):
                    yield output, file


def _users(uses: Iterable[Use]) -> tuple[str, ...]:
    """What cites a source, each once: `kind/id` or `kind/id#fact`."""
    return tuple(dict.fromkeys(f"{entry.key}#{anchor}" if anchor else entry.key for entry, anchor, _ in uses))
