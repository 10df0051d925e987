"""A catalog of which only the settings are read; of records and texts, each when it is asked for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from generator.addressing import published_at
from generator.assembling import assemble, read_entry
from generator.evidence.lock import Lock, parse_lock
from generator.evidence.texts import SourceText, split_paragraphs
from generator.kinds.models import entry_model
from generator.loading.files import MAX_LOCK_BYTES, read_text
from generator.loading.project import load_settings
from generator.loading.record import Record, parse_record
from generator.loading.texts import ARTICLES, PUBLISHED, text_folders
from generator.loading.validate import validate
from generator.model.catalog import Catalog
from generator.model.entry import Entry, EntryBase, Moved
from generator.model.source import Source, SourceData
from generator.problems import Problem
from generator.rechecking.listing import ELSEWHERE, Listing, OddError

T = TypeVar("T")
QUOTES, IDS = "content/quotes.lock", "content/ids.lock"
_RECORD = re.compile(r"content/([^/]+)/([^/]+)\.yml")


class OnDemand(Mapping[str, T]):
    """Things by names that are known; each is made when it is asked for, once."""

    def __init__(self, names: Iterable[str], make: Callable[[str], T]) -> None:
        self._names, self._make = dict.fromkeys(names), make
        self._made: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        if name not in self._made:
            if name not in self._names:
                raise KeyError(name)
            self._made[name] = self._make(name)
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class LazyLock(Lock):
    """A lock of which a line is looked for, and all are read only where it is not found as it is written."""

    def __init__(self, text: str) -> None:
        super().__init__(frozenset())
        object.__setattr__(self, "_text", text)

    def holds(self, line: tuple[str, str]) -> bool:
        """As of any lock."""
        return " ".join(line) in self._written or line in self._lines

    @cached_property
    def _written(self) -> frozenset[str]:
        return frozenset(self._text.split("\n"))  # type: ignore[attr-defined]

    @cached_property
    def _lines(self) -> frozenset[tuple[str, str]]:
        return parse_lock(self._text)[0].lines  # type: ignore[attr-defined]


class _Reader:
    """Reads single records of a project in which none has a mistake of form."""

    def __init__(self, root: Path, catalog: Catalog) -> None:
        self._root, self._kinds = root, catalog.kinds
        self._models: dict[str, type[EntryBase]] = {}

    def entry(self, key: str) -> Entry:
        found, mistakes = self._held(key)
        if mistakes or not isinstance(found, Entry) or found.data.draft:
            raise OddError
        return found

    def stub(self, key: str) -> Moved:
        found, _ = self._held(key)
        if not isinstance(found, Moved):
            raise OddError
        return found

    def source(self, name: str) -> Source:
        record = self._record(f"content/sources/{name}.yml")
        data, _ = validate(SourceData, record)
        if data is None or data.draft:
            raise OddError
        return Source(name, record, data)

    def _held(self, key: str) -> tuple[Entry | Moved | None, list[Problem]]:
        kind, _, name = key.partition("/")
        if kind not in self._models:
            self._models[kind] = entry_model(self._kinds[kind])
        return read_entry(self._kinds[kind], self._models[kind], name, self._record(f"content/{key}.yml"))

    def _record(self, file: str) -> Record:
        text, mistakes = read_text(self._root / file, self._root, file, found=True)
        record, more = parse_record(text, file) if text is not None else (None, [])
        if record is None or mistakes or more:
            raise OddError
        return record


def lazy_catalog(
    root: Path, environ: Mapping[str, str], today: dt.date, files: Listing, moved: Iterable[str]
) -> Catalog:
    """The catalog of a project of which these are the files, in which no record has a mistake of form.

    Whatever asks for what is not so raises OddError. It has no documents, corrections and translations.
    """
    catalog, problems = assemble(load_settings(root), today)
    if catalog is None or problems or catalog.translations:
        raise OddError
    catalog = published_at(catalog, environ)
    keys: dict[str, list[str]] = {}
    for match in filter(None, map(_RECORD.fullmatch, sorted(files))):
        keys.setdefault(match[1], []).append(match[2])
    reader, stubs = _Reader(root, catalog), frozenset(moved)
    entries = [key for kind in catalog.kinds for key in (f"{kind}/{name}" for name in keys.get(kind, ()))]
    sources = OnDemand(keys.get("sources", ()), reader.source)
    paths = {name: path for name, path in _texts(root, environ, files).items() if name in sources}
    quotes = _lock(root, QUOTES)
    return replace(
        catalog,
        entries=OnDemand((key for key in entries if key not in stubs), reader.entry),
        moved={key: reader.stub(key) for key in sorted(stubs)},
        sources=sources,
        texts=OnDemand(paths, lambda name: _text(paths[name], sources[name])),
        lock=LazyLock(quotes),
        quotes_lock=quotes,
        ids_lock=_lock(root, IDS),
    )


def _texts(root: Path, environ: Mapping[str, str], files: Listing) -> Mapping[str, tuple[str, Path]]:
    """Where the text of each source is read from, as `load_texts` prefers it, and the folder that it must not leave."""
    *named, articles = text_folders(root, environ)
    texts = [path for path in sorted(files) if path.endswith(".txt")]
    found: dict[str, tuple[str, Path]] = {}
    for start, folder, base in (
        (f"{ARTICLES.as_posix()}/", articles, articles),
        *((ELSEWHERE, folder, folder) for folder in named),
        (f"{PUBLISHED.as_posix()}/", root / PUBLISHED, root),
    ):
        inside = (path.removeprefix(start) for path in texts if path.startswith(start))
        mine = ((path, path.rpartition("/")[2]) for path in inside if base is root or "/" not in path)
        found |= {name.removesuffix(".txt"): (f"{folder}/{path}", base) for path, name in mine}
    return found


def _text(path: tuple[str, Path], source: Source) -> SourceText:
    text, _ = read_text(path[0], path[1], path[0].rpartition("/")[2], found=True)
    if text is None:
        raise OddError
    return split_paragraphs(text, source.data.text.joins if source.data.text else ())


def _lock(root: Path, file: str) -> str:
    path = root / file
    text, problems = read_text(path, root, file, most=MAX_LOCK_BYTES) if path.is_file() else ("", [])
    if text is None or problems:
        raise OddError
    return text
