"""What a check found, kept in the project's folder for produced things: plain text, believed only where all agrees.

It begins with its own fingerprint, so what is cut off or damaged is not read. Nobody can make up one that is believed:
each file of the project must have the very number and times that stand there, which only this machine knows.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from generator.problems import Level, Problem
from generator.rechecking.listing import Listing
from generator.rewriting.edits import Edit
from generator.writing import write_if_changed

FILE = Path("build") / "check" / "memory"
_FORMAT = "factsheet check 1"


@dataclass(frozen=True)
class Memory:
    """A check: the files it read, what else it depends on, and what it found.

    `there` tells what there is, in words. `moved` are the keys of stubs, `shapes` the fingerprints of records
    (`generator.rechecking.sentences`), `quoted` those of which a sentence is shown in another text, and `facing` the
    kinds whose texts are compared in length.
    """

    around: str
    files: Listing
    problems: tuple[Problem, ...]
    there: str
    moved: tuple[str, ...]
    quoted: frozenset[str]
    facing: frozenset[str]
    shapes: Mapping[str, str]


def write_memory(root: Path, memory: Memory) -> None:
    """Keep it. Where it cannot be kept, the next check reads everything."""
    path = root / FILE
    with suppress(OSError):
        if any(folder.is_symlink() for folder in (path.parent.parent, path.parent)):
            return  # never into another folder than the project's
        write_if_changed(path, _written(memory))


def read_memory(root: Path) -> Memory | None:
    """What was kept; None if there is nothing or it cannot be right."""
    try:
        head, _, body = (root / FILE).read_bytes().partition(b"\n")
        if head.decode() != f"{_FORMAT} {_fingerprint(body)}":
            return None
        told, files, shapes = body.decode().split("\n\n")
        return _memory(json.loads(told), _pairs(files), _pairs(shapes))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _written(memory: Memory) -> bytes:
    told = {
        "around": memory.around,
        "problems": [asdict(problem) for problem in memory.problems],
        "there": memory.there,
        "moved": memory.moved,
        "quoted": sorted(memory.quoted),
        "facing": sorted(memory.facing),
    }
    lists = ("\n".join(f"{path}\t{said}" for path, said in each.items()) for each in (memory.files, memory.shapes))
    body = "\n\n".join([json.dumps(told), *lists]).encode()
    return f"{_FORMAT} {_fingerprint(body)}\n".encode() + body


def _memory(told: dict[str, Any], files: Listing, shapes: Mapping[str, str]) -> Memory:
    problems = tuple(
        Problem(**{**each, "level": Level(each["level"]), "edits": tuple(Edit(**edit) for edit in each["edits"])})
        for each in told["problems"]
    )
    names = (tuple(told["moved"]), frozenset(told["quoted"]), frozenset(told["facing"]))
    return Memory(told["around"], files, problems, told["there"], *names, shapes)


def _pairs(text: str) -> dict[str, str]:
    return dict(line.split("\t") for line in text.split("\n")) if text else {}


def _fingerprint(body: bytes) -> str:
    return hashlib.blake2b(body, digest_size=32).hexdigest()
