"""The catalog after edits of files: entries that came, went or read otherwise, sources that read otherwise, locks.

Whatever would have to be read or judged in another way than one record by itself is not taken up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from generator.assembling import gone, read_entry
from generator.evidence.lock import parse_lock
from generator.kinds.declaration import Kind
from generator.kinds.models import entry_model
from generator.loading.files import MAX_LOCK_BYTES, read_text
from generator.loading.ids import check_ids
from generator.loading.record import Record, parse_record
from generator.loading.validate import validate
from generator.model.backlinks import backlinks_of, with_links_of
from generator.model.entry import Entry, EntryBase, Moved
from generator.model.source import Source, SourceData, renamed_sources
from generator.pages.environment import DEFAULTS
from generator.previewing.differences import changed_facets
from generator.previewing.noting import Facet
from generator.previewing.pages import TEMPLATE
from generator.previewing.watched import watched_entry, watched_source
from generator.previewing.watched_catalog import THERE, WatchedCatalog

T = TypeVar("T")

_SOURCES = "content/sources/"
TEMPLATES = "site_config/templates"
LOCKS = {"content/quotes.lock": "quotes_lock", "content/ids.lock": "ids_lock"}


class Models:
    """The models of the entries of kinds, each made once."""

    def __init__(self) -> None:
        self._made: dict[str, type[EntryBase]] = {}

    def of(self, kind: Kind) -> type[EntryBase]:
        """The model of a kind's entries."""
        if kind.id not in self._made:
            self._made[kind.id] = entry_model(kind)
        return self._made[kind.id]


class Edited:
    """A catalog that takes up one edited file after the other.

    `facets` are those of records that differ, `keys` the records; `structural` says whether entries came or went,
    `templates` whether a template was edited, or came or went in the place of one of ours.
    """

    def __init__(self, root: Path, models: Models, before: WatchedCatalog) -> None:
        self._root, self._models, self._before = root, models, before
        self._entries, self._moved, self._sources = dict(before.entries), dict(before.moved), before.sources
        self._links: Mapping[str, tuple[str, ...]] = before.backlinks
        self._locks: dict[str, str] = {}
        self.facets: set[Facet] = set()
        self.keys: set[str] = set()
        self.templates = False

    @property
    def structural(self) -> bool:
        """Whether there are other entries than before, or other stubs."""
        return any(name == THERE for _, name in self.facets)

    def take(self, file: str) -> bool:
        """Take up the edit of a file (its path below the project). False if everything must be made again."""
        path = self._root / file
        if file in LOCKS:
            text, problems = read_text(path, self._root, file, most=MAX_LOCK_BYTES)
            self._locks[LOCKS[file]] = text or ""
            self.facets |= {("", "lock"), ("", LOCKS[file])}
            return not problems
        if file.startswith(f"{TEMPLATES}/"):
            name = file.removeprefix(f"{TEMPLATES}/")
            self.templates = True
            self.facets.add((name, TEMPLATE))
            return path.is_file() or is_in_place(name)
        record = None
        if path.is_symlink() or (path.exists() and not path.is_dir()):
            text, problems = read_text(path, self._root, file)
            record, more = parse_record(text, file) if text is not None and not problems else (None, [])
            if record is None or more:
                return False
        if file.startswith(_SOURCES):
            return record is not None and self._source(file.removeprefix(_SOURCES).removesuffix(".yml"), record)
        kind = self._before.kinds.get(file.split("/")[1])
        return kind is not None and self._entry(kind, Path(file).stem, record)

    @property
    def before(self) -> dict[str, Entry | Source]:
        """The records of before at these keys, by them."""
        entries, sources = self._before.entries, self._before.sources
        found: dict[str, Entry | Source] = {key: entries[key] for key in self.keys if key in entries}
        return found | {key: sources[key[8:]] for key in self.keys if key.startswith("sources/")}

    def catalog(self) -> WatchedCatalog:
        """The catalog after all edits."""
        before, with_order = self._before, self.structural
        entries = self._ordered(self._entries) if with_order else self._entries
        moved: Mapping[str, Moved] = self._ordered(self._moved) if with_order else before.moved
        if moved != before.moved:  # then references lead elsewhere
            self._links = backlinks_of(entries, moved)
        locks: dict[str, Any] = dict(self._locks)
        if "quotes_lock" in self._locks:
            locks["lock"], _ = parse_lock(self._locks["quotes_lock"])
        if with_order or "ids_lock" in locks:
            sources = (f"sources/{name}" for name in (*self._sources, *renamed_sources(self._sources)))
            ids = self._locks.get("ids_lock", before.ids_lock)
            locks["gone"] = gone(ids, {*before.kinds, "sources"}, {*entries, *moved, *sources}) - before.broken
        return replace(before, entries=entries, moved=moved, sources=self._sources, backlinks=self._links, **locks)

    def _entry(self, kind: Kind, name: str, record: Record | None) -> bool:
        key = f"{kind.id}/{name}"
        old = self._entries.get(key) or self._moved.get(key)
        if old is not None and old.record.file != f"content/{key}.yml":
            return False
        new = self._read(kind, name, record) if record else None
        if (record and new is None) or any(isinstance(each, Entry) and each.data.draft for each in (old, new)):
            return False
        _put(self._entries, key, new if isinstance(new, Entry) else None)
        _put(self._moved, key, new if isinstance(new, Moved) else None)
        self.keys.add(key)
        one, two = (each if isinstance(each, Entry) else None for each in (old, new))
        self._links = with_links_of(self._links, key, one, two, self._before.moved)
        if one and two:
            self.facets |= changed_facets(one, two)
        elif old is not new:
            self.facets.add((key, THERE))
        names = (each for each in (*self._entries, *self._moved) if each.startswith(f"{kind.id}/"))
        return bool(old) or new is None or not check_ids(f"{each}.yml" for each in names)

    def _read(self, kind: Kind, name: str, record: Record) -> Entry | Moved | None:
        found, problems = read_entry(kind, self._models.of(kind), name, record)
        if problems:
            return None
        return watched_entry(found) if isinstance(found, Entry) else found

    def _source(self, name: str, record: Record) -> bool:
        """Not where its text would have to be read in another way, or its old ids lead here."""
        old = self._sources.get(name)
        data, problems = validate(SourceData, record)
        if old is None or old.record.file != record.file or data is None or problems:
            return False
        if data.text != old.data.text or data.former_ids != old.data.former_ids or old.data.draft or data.draft:
            return False
        new = watched_source(replace(old, record=record, data=data))
        self._sources = {**self._sources, name: new}
        self.facets |= changed_facets(old, new)
        self.keys.add(f"sources/{name}")
        return True

    def _ordered(self, found: Mapping[str, T]) -> dict[str, T]:
        """In the order in which a folder is read: by the names of files."""
        kinds = list(self._before.kinds)

        def place(key: str) -> tuple[int, str]:
            kind, _, name = key.partition("/")
            return kinds.index(kind), f"{name}.yml"

        return {key: found[key] for key in sorted(found, key=place)}


def is_in_place(name: str) -> bool:
    """Whether a site's template of this name stands in the place of one of ours, so that there always is one."""
    return (DEFAULTS / name).is_file()


def _put(found: dict[str, T], key: str, new: T | None) -> None:
    """Put something into the place of what was there, so that an edit changes no order."""
    if new is None:
        found.pop(key, None)
    else:
        found[key] = new
