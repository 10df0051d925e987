"""Keys at the wrong place: one message for each such mistake, in place of one for each key and each one missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from generator.loading.model_keys import keys_at
from generator.loading.nearest import near_ones
from generator.loading.record import Record
from generator.problems import Problem

Path = tuple[str | int, ...]
# So many unknown keys beside each other are no slips: the file is of another kind.
_STRANGE = 4
_NEAR = 0.7


def misplaced(model: type[BaseModel], record: Record, unknown: Sequence[Path]) -> tuple[list[Problem], set[Path]]:
    """Problems of unknown keys that belong elsewhere, each over several keys if need be, and the paths they explain.

    `unknown` are the paths of keys that may not stand where they do. A key that is nearly right at its place is left
    to others, and so is one that belongs nowhere. Of the paths that come back, some are of keys that are missing:
    what a misplaced key explains is not to be missed as well.
    """
    problems: list[Problem] = []
    explained: set[Path] = set()
    for parent in dict.fromkeys(path[:-1] for path in unknown):
        here = [path for path in unknown if path[:-1] == parent]
        strange = [path for path in here if not _slip(model, path)]
        if not parent and len(strange) >= _STRANGE and len(strange) > len(record.data) // 2:
            problems.append(_of_another_kind(model, record, strange))
            explained |= {*here, *((name,) for name in keys_at(model, ()))}
            continue
        homes = {path: _home(model, record.data, path) for path in strange}
        for home in dict.fromkeys(home for home in homes.values() if home):
            paths = [path for path in strange if homes[path] == home]
            problems.append(_at(record, paths, home))
            explained |= {*paths, (*parent, home[0]), *((*each, path[-1]) for path in paths for each in home[1])}
    return problems, explained


def _slip(model: type[BaseModel], path: Path) -> bool:
    """Whether a key is nearly one that may stand at its place."""
    key = str(path[-1])
    return not key.isascii() or bool(near_ones(key, keys_at(model, path[:-1]), _NEAR))


Home = tuple[str, tuple[Path, ...], str]


def _home(model: type[BaseModel], data: Any, path: Path) -> Home | None:
    """Where a key belongs: the key that holds it, the places at which it may be missing, and a tip."""
    *parent, key = path
    for size in range(len(parent) - 1, -1, -1):
        outer = tuple(parent[:size])
        if isinstance(_value(data, outer), dict) and key in keys_at(model, outer) and key not in _value(data, outer):
            beside = next(iter(_value(data, outer)))
            return "", (outer,), f"Indent it less, like `{beside}`."
    holders = [name for name in keys_at(model, parent) if key in keys_at(model, (*parent, name))]
    present = [name for name in holders if name in _value(data, parent)] or holders
    if not present:
        return None
    value = _value(data, parent).get(present[0])
    inside = [(*parent, present[0], index) for index in range(len(value))] if isinstance(value, list) else []
    return present[0], tuple(inside), f"Put it under `{present[0]}:`, with the keys that belong together."


def _value(data: Any, path: Sequence[str | int]) -> Any:
    for step in path:
        data = data[step]
    return data


def _at(record: Record, paths: list[Path], home: Home) -> Problem:
    names = _listed([str(path[-1]) for path in paths])
    are = "is not a key" if len(paths) == 1 else "are not keys"
    tip = home[2] if len(paths) == 1 else home[2].replace(" it ", " them ")
    place = record.position(paths[0], key=True)
    return Problem(record.file, place.line, place.column, "unknown-key", f"{names} {are} here.", tip)


def _of_another_kind(model: type[BaseModel], record: Record, paths: list[Path]) -> Problem:
    names = _listed([str(path[-1]) for path in paths])
    tip = f"Is the file in the right folder? Its keys can be: {', '.join(keys_at(model, ()))}."
    place = record.position(paths[0], key=True)
    message = f"{names} are not keys of such a file."
    return Problem(record.file, place.line, place.column, "unknown-key", message, tip)


def _listed(names: list[str]) -> str:
    shown = [f"`{name[:40]}`" for name in names[:3]]
    if len(names) > 3:
        return f"{', '.join(shown)} and {len(names) - 3} more"
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else shown[0]
