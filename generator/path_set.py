"""A set of the paths of very many files, of which most folders hold the same few names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from sys import intern


class PathSet(Set[str]):
    """Paths with forward slashes.

    It keeps which names each folder holds, and folders that hold the same ones share these: so the files that each
    entry of a large site has take a seventh of the memory that they have in a frozenset.
    """

    def __init__(self, paths: Iterable[str] = ()) -> None:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for path in paths:
            folder, name = _apart(path)
            found[folder].append(intern(name))  # the same few names: while they wait here, they are there once
        shared: dict[frozenset[str], frozenset[str]] = {}
        self._names: Mapping[str, frozenset[str]] = {
            folder: shared.setdefault(same := frozenset(names), same) for folder, names in found.items()
        }

    def __contains__(self, path: object) -> bool:
        if not isinstance(path, str):
            return False
        folder, name = _apart(path)
        return name in self._names.get(folder, ())

    def __iter__(self) -> Iterator[str]:
        for folder, names in self._names.items():
            for name in names:
                yield f"{folder}{name}"

    def __len__(self) -> int:
        return sum(map(len, self._names.values()))


def _apart(path: str) -> tuple[str, str]:
    """The folder with its slash, and the name; a path without a folder has an empty one."""
    start = path.rfind("/") + 1
    return path[:start], path[start:]
