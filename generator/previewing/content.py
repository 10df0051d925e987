"""The content of a running preview: read and made whole once, then after an edit only what that can have changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import Environment

from generator import clock
from generator.assembling import assemble
from generator.collecting import without_collecting
from generator.examining import Examination, complete, judge
from generator.kinds.declaration import Kind
from generator.kinds.models import entry_model
from generator.loading.files import read_text
from generator.loading.project import load_project
from generator.loading.record import Record, parse_record
from generator.loading.validate import validate
from generator.model.backlinks import with_links_of
from generator.model.catalog import Catalog
from generator.model.entry import Entry, EntryBase
from generator.model.focus import Focus
from generator.model.source import Source, SourceData
from generator.pages.extra_files import MAKERS
from generator.previewing.checks import KeptChecks
from generator.previewing.differences import changed_facets, changed_links, named_otherwise
from generator.previewing.noting import WHOLE, Facet, noting
from generator.previewing.pages import MadePages
from generator.previewing.watched import RECORD, WatchedLinks, watched, watched_entry, watched_source
from generator.problems import Problem, has_errors
from generator.producing import Production, produce_from

_SOURCES = "content/sources/"
# Facets of which no file of the site depends whether it is there.
_PROSE = frozenset(
    (
        *(WHOLE, RECORD, "summary", "caveats", "checked_on", "definition", "weighing", "evidence", "see_also"),
        *("facts.says", "facts.caveat", "facts.inferred_from", "facts.evidence", "unknowns.asks", "unknowns.note"),
        "backlinks",
    )
)


@dataclass(frozen=True)
class Renewed:
    """What came of an edit: the production after it, the pages whose text is another, and what may read otherwise."""

    production: Production
    pages: Mapping[str, str]
    facets: frozenset[Facet]
    keys: frozenset[str]


class Content:
    """The last content of a preview that could be published."""

    def __init__(self, root: Path, environ: Mapping[str, str]) -> None:
        self._root, self._environ = root, environ
        self._whole: Catalog | None = None
        self._formal: list[Problem] = []
        self._production: Production | None = None
        self._models: dict[str, type[EntryBase]] = {}
        self._checks = KeptChecks()
        self._pages = MadePages()
        self._templates: Environment | None = None

    def produce(self) -> Production:
        """Read, check and make everything. What cannot be published leaves nothing to renew."""
        self._whole = self._production = None
        with without_collecting():
            self._models.clear()
            catalog, problems = assemble(load_project(self._root, self._environ), clock.today(self._environ))
            self._checks.begin()
            whole = complete(watched(catalog), self._environ) if catalog else None
            found = (
                judge(whole, problems, self._checks.run) if whole else Examination(None, tuple(sorted(set(problems))))
            )
        production = produce_from(found.with_drafts(), self._root, make=self._make)
        if production.publishable:
            self._whole, self._formal, self._production = production.catalog, problems, production
        return production

    def renew(self, files: Collection[str]) -> Renewed | None:
        """Take up edits of these files (paths below the project). None if everything must be made again."""
        production, before, self._whole = self._production, self._whole, None  # until all has gone well
        if production is None or before is None or self._templates is None:
            return None
        with without_collecting():
            edited = self._edited(before, files)
            if edited is None:
                return None
            after, facets, keys = edited
            self._checks.begin(facets, _around(keys, before, after))
            found = judge(after, self._formal, self._checks.run).with_drafts()
            if {name for _, name in facets} - _PROSE and _files(before, keys) != _files(after, keys):
                return None
            pages = None if has_errors(found.problems) else self._pages.renew(after, self._templates, facets)
            if pages is None:
                return None
            self._whole = after
            self._production = replace(production, catalog=after, problems=found.problems, pages=self._pages.pages)
            return Renewed(self._production, pages, frozenset(facets), frozenset(keys))

    def _make(self, catalog: Catalog, environment: Environment, progress: object) -> dict[str, str]:
        self._templates = environment
        return self._pages.make(catalog, environment)

    def _edited(self, before: Catalog, files: Iterable[str]) -> tuple[Catalog, set[Facet], set[str]] | None:
        """The catalog after edits of records that stay what and where they are, and what differs."""
        after, facets, keys = before, set[Facet](), set[str]()
        for file in sorted(files):
            key = file.removeprefix("content/").removesuffix(".yml")
            record = self._record(file)
            if record is None:
                return None
            old: Entry | Source | None = before.entries.get(key) or before.sources.get(file.removeprefix(_SOURCES)[:-4])
            if old is None or old.record.file != file:
                return None
            new = self._entry(old, record) if isinstance(old, Entry) else _source(old, record)
            if new is None or named_otherwise(old, new) or old.data.draft or new.data.draft:
                return None
            if isinstance(old, Entry) and isinstance(new, Entry):
                links = with_links_of(after.backlinks, old, new, after.moved)
                facets |= changed_links(after.backlinks, links) if links is not after.backlinks else set()
                after = replace(after, entries={**after.entries, key: new}, backlinks=WatchedLinks(links))
            elif isinstance(new, Source):
                after = replace(after, sources={**after.sources, new.id: new})
            facets |= changed_facets(old, new)
            keys.add(key)
        return after, facets, keys

    def _record(self, file: str) -> Record | None:
        text, problems = read_text(self._root / file, self._root, file)
        record, more = parse_record(text, file) if text is not None and not problems else (None, [])
        return None if more else record

    def _entry(self, old: Entry, record: Record) -> Entry | None:
        if "moved_to" in record.data if isinstance(record.data, dict) else True:
            return None
        data, problems = validate(self._model(old.kind), record)
        if data is None or problems:
            return None
        return watched_entry(replace(old, record=record, data=data, fields=_fields(old.kind, data)))

    def _model(self, kind: Kind) -> type[EntryBase]:
        if kind.id not in self._models:
            self._models[kind.id] = entry_model(kind)
        return self._models[kind.id]


def _files(catalog: Catalog, keys: Collection[str]) -> set[str]:
    """The paths of drawings, citations and cards that there are because of these entries."""
    few = replace(
        catalog, entries=Focus(catalog.entries, {key: catalog.entries[key] for key in keys & catalog.entries.keys()})
    )
    return {path for maker in MAKERS for path, _ in maker(few)}


def _fields(kind: Kind, data: EntryBase) -> dict[str, object]:
    return {name: getattr(data, name) for name, _ in kind.fields()}


def _source(old: Source, record: Record) -> Source | None:
    """The source after an edit; None where its text would have to be read in another way, or its old ids lead here."""
    data, problems = validate(SourceData, record)
    if data is None or problems or data.text != old.data.text or data.former_ids != old.data.former_ids:
        return None
    return watched_source(replace(old, record=record, data=data))


def _around(keys: Iterable[str], *catalogs: Catalog) -> set[str]:
    """These records, and the entries that refer to them in any of the catalogs."""
    with noting(None):
        return {*keys, *(each for key in keys for catalog in catalogs for each in catalog.backlinks.get(key, ()))}
