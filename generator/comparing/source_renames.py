"""Sources that got another id: what names them still names the same source, whichever id it uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.comparing.state import State

_NAMING = ("source", "derived_from")  # the keys whose value is the id of a source


def source_renames(before: State, after: State) -> dict[str, str]:
    """The sources that left one id for another, by the `former_ids` of either side: old id -> new one."""
    back = _left(after, before)
    return {**_left(before, after), **{here: there for there, here in back.items()}}


def with_ids_of(after: State, before: State, files: frozenset[str], renames: Mapping[str, str]) -> State:
    """The state before with the ids of sources that the state after has, as far as `files` hold them.

    Where the records of sources are at hand as they are today only, ids that no side has any more count as well.
    """
    names = {old: new for old, new in after.former_sources.items() if old not in before.sources} | dict(renames)
    if not names:
        return before
    records = {**before.records, **{file: _named(before.records[file], names) for file in files & {*before.records}}}
    for old, new in renames.items():
        records[_file(new)] = records.pop(_file(old))
    return replace(before, records=records)


def _left(one: State, other: State) -> dict[str, str]:
    """The sources of one side that the other has under an id that is new, and names as such. Only one can be each."""
    found: dict[str, str] = {}
    for old, new in other.former_sources.items():
        if old in one.sources and new not in one.sources and new not in found.values():
            found[old] = new
    return found


def _named(data: Any, names: Mapping[str, str]) -> Any:
    if isinstance(data, Mapping):
        return {
            key: names.get(item.strip(), item) if key in _NAMING and isinstance(item, str) else _named(item, names)
            for key, item in data.items()
        }
    return [_named(item, names) for item in data] if isinstance(data, list) else data


def _file(name: str) -> str:
    return f"content/sources/{name}.yml"
