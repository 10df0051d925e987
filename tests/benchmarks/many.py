"""A catalog of any size, as rich as the real one: its entries and sources again and again, under new ids.

Each copy keeps facts, evidence, statuses, fields and prose; a fifth of its references lead into another copy, chosen by
a seeded generator, so that copies are no islands. One entry in twenty also has an address that it had before. The days
of the real history are told of each copy, some days earlier each time.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.assembling import assemble
from generator.chronicling import read_chronicle
from generator.comparing.change import Chronicle, DayOfChanges
from generator.loading.project import load_project
from generator.loading.record import Record
from generator.model.catalog import Catalog

ROOT = Path(__file__).parent.parent.parent
TODAY = dt.date(2026, 11, 22)
_SEED = 6
_STRAYS, _RENAMED = 5, 20  # one reference in so many leads to another copy; one entry in so many was renamed
_SOURCES = ("source", "derived_from")  # keys whose value is the id of a source
Rename = Callable[[str, str], str]  # the key and the text at it -> the text with new ids


def many_entries(count: int) -> Catalog:
    """A catalog with whole copies of the real one, until it has at least so many entries."""
    project = load_project(ROOT, {})
    records = {kind: dict(found) for kind, found in project.entries.items()}
    sources, files = dict(project.sources), dict(project.history)
    keys = {f"{kind}/{name}" for kind, found in records.items() for name in found}
    copies = -(-count // len(keys))
    chance = random.Random(_SEED)
    for number in range(1, copies):
        rename = _renamer(keys, set(sources), number, copies, chance)
        for kind, found in records.items():
            for name, record in found.items():
                project.entries[kind][f"{name}-{number}"] = _copied(record, rename, number)
        for name, record in sources.items():
            project.sources[f"{name}-{number}"] = _copied(record, rename, number)
        project.history |= {_file(file, number): day for file, day in files.items()}
    for index, key in enumerate(sorted(keys)):
        kind, _, name = key.partition("/")
        for number in range(copies):
            if (index + number) % _RENAMED == 0:
                now = f"{key}-{number}" if number else key
                stub = replace(records[kind][name], file=f"content/{kind}/old.yml", data={"moved_to": now}, text="")
                project.entries[kind][f"former-{name}-{number}"] = stub
    catalog, problems = assemble(project, TODAY)
    assert catalog is not None and problems == []
    site = catalog.site.model_copy(update={"address": "https://facts.example.org/"})
    return replace(catalog, site=site, chronicle=_chronicle(catalog, copies))


def _renamer(keys: set[str], sources: set[str], number: int, copies: int, chance: random.Random) -> Rename:
    """What gives each id in a text of one copy its new form."""
    kinds = "|".join(sorted({key.partition("/")[0] for key in keys} | {"sources"}))
    named = re.compile(rf"\b({kinds})/([a-z0-9-]+)")
    known = keys | {f"sources/{name}" for name in sources}

    def one(match: re.Match[str]) -> str:
        where = chance.randrange(copies) if chance.randrange(_STRAYS) == 0 else number
        return f"{match[0]}-{where}" if where and match[0] in known else match[0]

    def rename(key: str, text: str) -> str:
        if key in _SOURCES and text in sources:
            return f"{text}-{number}"
        return named.sub(one, text) if "/" in text else text

    return rename


def _copied(record: Record, rename: Rename, number: int) -> Record:
    data = _renamed(record.data, rename, "")
    for key in ("name", "title"):
        if key in data:
            data[key] = f"{data[key]} {number}"
    return replace(record, file=_file(record.file, number), text="", data=data)


def _renamed(data: Any, rename: Rename, key: str) -> Any:
    if isinstance(data, dict):
        return {name: _renamed(value, rename, name) for name, value in data.items()}
    if isinstance(data, list):
        return [_renamed(value, rename, key) for value in data]
    return rename(key, data) if isinstance(data, str) else data


def _file(file: str, number: int) -> str:
    return file.replace(".yml", f"-{number}.yml")


def _chronicle(catalog: Catalog, copies: int) -> Chronicle | None:
    """The history of the real content for each copy; None where Git or the whole history is not at hand."""
    found = read_chronicle(catalog, ROOT)
    if found is None:
        return None
    days: dict[dt.date, list[Any]] = {}
    for number in range(copies):
        for each in found.days:
            changes = (replace(change, of=f"{change.of}-{number}" if number else change.of) for change in each.changes)
            days.setdefault(each.day - dt.timedelta(days=number), []).extend(changes)
    return Chronicle(tuple(DayOfChanges(day, tuple(days[day])) for day in sorted(days, reverse=True)))
