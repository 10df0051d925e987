"""The file of a new entry: its data in canonical form, with a comment for each thing that is still to be found."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any

from generator.kinds.declaration import Kind
from generator.kinds.models import entry_model
from generator.model.walk import Path
from generator.rewriting.creating_questions import Question
from generator.rewriting.creating_values import dotted
from generator.rewriting.emitting import Order
from generator.rewriting.formatting import format_text
from generator.rewriting.scalars import one_line

_WIDTH = 100
STILL = "# still to be found: "
# What an entry lives on, though no field of it is required.
_WANTED = ("facts",)


def entry_text(
    kind: Kind, file: str, data: Mapping[str, Any], left: list[Question], order: Order, first_line: str = ""
) -> str:
    """The text of the file `file`. `left` are the questions without an answer; `first_line` is for the editor's tools.

    Fields of the kind that nobody asked for stand there as comments too, so that an editor sees what there could be.
    """
    notes = _notes(kind, data, left)
    keys = order((), list(dict.fromkeys([*data, *notes])))
    lines: list[str] = []
    for key in keys:
        lines += notes.get(key, [])
        if key in data:
            lines += _field(key, data[key], 0)
    formed = format_text("".join(f"{line}\n" for line in lines), file, order)
    assert formed.text is not None, formed.problems
    return first_line + formed.text


def first_line_of(folder: FilePath) -> str:
    """The line by which editors know the schema of a kind's files, if its files have one."""
    for path in sorted(folder.glob("*.yml"))[:1] if folder.is_dir() else ():
        line = path.read_text(encoding="utf-8-sig").partition("\n")[0]
        return f"{line}\n" if line.startswith("# yaml-language-server:") else ""
    return ""


def _notes(kind: Kind, data: Mapping[str, Any], left: list[Question]) -> dict[str, list[str]]:
    """The comments by the key that they stand above."""
    notes: dict[str, list[str]] = {}
    for question in left:
        notes.setdefault(str(question.path[0]), []).extend(_note(question.path, question.help, question.example))
    for name, field in kind.fields():
        if name not in data and name not in notes:
            notes[name] = list(_note((name,), field.help, field.example or ""))
    for name in _WANTED:
        if name not in data and not kind.declared.values:
            notes[name] = list(_note((name,), entry_model(kind).model_fields[name].description or "", ""))
    return notes


def _note(path: Path, help_text: str, example: str) -> Iterator[str]:
    such = f" Such as: {' '.join(example.split())}" if example else ""
    words = f"{dotted(path)}: {' '.join(help_text.split())}{such}"
    yield from textwrap.wrap(
        words, _WIDTH, initial_indent=STILL, subsequent_indent="#   ", break_long_words=False, break_on_hyphens=False
    )


def _field(key: str, value: Any, indent: int) -> Iterator[str]:
    margin = " " * indent
    if isinstance(value, str):
        yield f"{margin}{key}: {one_line(value, None)}"
    elif _is_short(value, indent + len(key)):
        yield f"{margin}{key}: {_flow(value)}"
    elif isinstance(value, dict):
        yield f"{margin}{key}:"
        for name, each in value.items():
            yield from _field(name, each, indent + 2)
    else:
        yield f"{margin}{key}:"
        for item in value:
            yield from _item(item, indent + 2, flow=key == "evidence")


def _item(item: Any, indent: int, *, flow: bool) -> Iterator[str]:
    margin = " " * indent
    if isinstance(item, dict) and not flow:
        lines = [line for name, each in item.items() for line in _field(name, each, indent + 2)]
        yield f"{margin}- {lines[0].lstrip()}"
        yield from lines[1:]
    else:
        yield f"{margin}- {one_line(item, None) if isinstance(item, str) else _flow(item)}"


def _is_short(value: Any, before: int) -> bool:
    """Whether a mapping or list of plain values fits on the line of its key."""
    items = value.values() if isinstance(value, dict) else value
    return all(isinstance(each, str) for each in items) and before + 2 + len(_flow(value)) <= _WIDTH


def _flow(value: Any) -> str:
    if isinstance(value, str):
        return one_line(value, None, in_brackets=True)
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_flow(each)}' for key, each in value.items())}}}"
    return f"[{', '.join(map(_flow, value))}]"
