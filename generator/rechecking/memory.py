"""What a check found, kept in the project's folder for produced things: text alone, believed only where all agrees.

It begins with its own fingerprint, so what is cut off or damaged is not read. Nobody can make up one that is believed:
each file of the project must have the very number and times that stand there, which only this machine knows.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from generator.problems import Level, Problem
from generator.rechecking.listing import Listing
from generator.rechecking.traces import Traces
from generator.rewriting.edits import Edit
from generator.writing import write_pieces

FILE = Path("build") / "check" / "memory"
_FORMAT = "factsheet check 3"


@dataclass(frozen=True)
class Memory:
    """A check: the files it read, what else it depends on, and what it found.

    `counts` are the entries, the facts and values, and the sources. `moved` are the keys of stubs, `former` the ids
    that sources had, each with that of now, and `meets` says whether files of docs/ lie where generated pages do.
    """

    around: str
    files: Listing
    problems: tuple[Problem, ...]
    counts: tuple[int, int, int]
    moved: tuple[str, ...]
    former: tuple[tuple[str, str], ...]
    meets: bool
    traces: Traces


def write_memory(root: Path, memory: Memory) -> None:
    """Keep it. Where it cannot be kept, the next check reads everything."""
    path = root / FILE
    with suppress(OSError):
        if any(folder.is_symlink() for folder in (path.parent.parent, path.parent)):
            return  # never into another folder than the project's
        write_pieces(path, _written(memory))


def read_memory(root: Path) -> Memory | None:
    """What was kept; None if there is nothing or it cannot be right."""
    try:
        whole = (root / FILE).read_bytes()
        start = whole.index(b"\n") + 1
        if whole[:start].decode() != f"{_FORMAT} {_fingerprint(memoryview(whole)[start:])}\n":
            return None
        *parts, texts = whole.split(b"\n\n", 5)
        told, files, rows, names, lines = (each.decode() for each in parts)
        return _memory(json.loads(told[start:]), _pairs(files), Traces(rows, names, lines, texts))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _written(memory: Memory) -> list[bytes]:
    """All of it, in pieces: the texts take as much room as the content."""
    told = {
        "around": memory.around,
        "problems": [asdict(problem) for problem in memory.problems],
        "counts": memory.counts,
        "moved": memory.moved,
        "former": memory.former,
        "meets": memory.meets,
    }
    files = "\n".join(f"{path}\t{state}" for path, state in memory.files.items())
    *sections, texts = memory.traces.sections
    body = [*(f"{each}\n\n".encode() for each in (json.dumps(told), files, *sections)), texts]
    return [f"{_FORMAT} {_fingerprint(*body)}\n".encode(), *body]


def _memory(told: dict[str, Any], files: Listing, traces: Traces) -> Memory:
    problems = tuple(
        Problem(**{**each, "level": Level(each["level"]), "edits": tuple(Edit(**edit) for edit in each["edits"])})
        for each in told["problems"]
    )
    entries, facts, sources = map(int, told["counts"])
    names = tuple(told["moved"]), tuple((old, now) for old, now in told["former"])
    return Memory(told["around"], files, problems, (entries, facts, sources), *names, bool(told["meets"]), traces)


def _pairs(text: str) -> dict[str, str]:
    return dict(line.split("\t") for line in text.split("\n")) if text else {}


def _fingerprint(*pieces: bytes | memoryview) -> str:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()
