"""Reads what an editor answers or gives with `--set` into the data of a record, and puts it in its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from generator.kinds.type_names import type_name
from generator.loading.model_keys import keys_at
from generator.loading.record import parse_record
from generator.model.walk import Path
from generator.sourcing import RefusedError

# The answer that leaves a field open.
OPEN = "?"
_PATH = re.compile(r"[a-z][a-z0-9_]*(?:\.(?:\d{1,3}|[a-z0-9][a-z0-9_-]*))*")


def dotted(path: Path) -> str:
    """A path as editors type it."""
    return ".".join(map(str, path))


def read_setting(text: str) -> tuple[Path, str]:
    """The path and the value of `field=value`. Raises RefusedError with a message for editors."""
    name, mark, value = text.partition("=")
    if not mark or not _PATH.fullmatch(name.strip()):
        raise RefusedError(f"“{text}” sets nothing. Write --set field=value, or --set facts.0.says=... within a list.")
    steps = name.strip().split(".")
    return tuple(int(step) if step.isdigit() else step for step in steps), value


def read_value(text: str, *, is_list: bool) -> Any:
    """The value of a field as a record holds it: texts, lists, mappings.

    In brackets and braces it is YAML, such as `[a, b]` or `{unknown: why}`. A list may also be written with commas
    between single words. Raises RefusedError where the YAML cannot be read.
    """
    plain = " ".join(text.split())
    if re.match(r"\{|\[(?!\[)", plain):
        record, problems = parse_record(f"value: {plain}\n", "--set")
        if record is None:
            raise RefusedError(" ".join(f"“{plain}”: {problem.message} {problem.tip}" for problem in problems))
        return record.data["value"]
    if not is_list:
        return plain
    words = [word.strip() for word in plain.split(",")]
    return words if all(re.fullmatch(r"\S+", word) for word in words) else [plain]


def is_list_at(model: type[BaseModel], path: Path) -> bool:
    """Whether what stands at a path is a list of texts, so that a lone value is an item of it."""
    field = keys_at(model, path[:-1]).get(str(path[-1])) if path else None
    return field is not None and type_name(field.annotation, field.metadata).startswith("list of")


def with_kind(value: Any, kind: str | None) -> Any:
    """References with the kind that an editor left out, where the field names it."""
    if isinstance(value, list):
        return [with_kind(each, kind) for each in value]
    return f"{kind}/{value}" if kind and isinstance(value, str) and re.fullmatch(r"[a-z0-9-]+", value) else value


def put(data: dict[str, Any], path: Path, value: Any) -> None:
    """Put a value into the data; a list that is there already gets more items.

    Raises RefusedError where an item has a number that is not the next, or a value is given twice.
    """
    at: Any = data
    for step, following in zip(path, [*path[1:], None], strict=True):
        if isinstance(at, list) != isinstance(step, int) or (isinstance(step, int) and step > len(at)):
            raise RefusedError(f"“{dotted(path)}” cannot be set: count the items of lists from 0, in order.")
        if following is None:
            _place(at, step, value, path)
            return
        fresh: Any = [] if isinstance(following, int) else {}
        if isinstance(at, list) and step == len(at):
            at.append(fresh)
        elif isinstance(at, dict):
            at.setdefault(step, fresh)
        at = at[step]
        if not isinstance(at, dict | list):
            raise RefusedError(f"“{dotted(path)}” is set, and so is a part of it. Give one of the two.")


def _place(at: Any, step: str | int, value: Any, path: Path) -> None:
    if isinstance(at, list):
        at[int(step) :] = [value] if step == len(at) else at[int(step) :]
    elif step not in at:
        at[step] = value
    elif isinstance(at[step], list) and isinstance(value, list):
        at[step] += value
    else:
        raise RefusedError(f"“{dotted(path)}” is set twice. Give one value.")


def value_at(data: Any, path: Path) -> Any:
    """What stands at a path, or None."""
    for step in path:
        there = isinstance(data, Mapping) and step in data
        there = there or (isinstance(data, list) and isinstance(step, int) and step < len(data))
        if not there:
            return None
        data = data[step]
    return data
