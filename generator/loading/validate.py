"""Checks loaded data against a pydantic model and says every mistake with its position, plainly."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.loading.record import Record
from generator.problems import Problem

Model = TypeVar("Model", bound=BaseModel)


def validate(model: type[Model], record: Record) -> tuple[Model | None, list[Problem]]:
    """The record's data as an instance of the model, or None with everything that is wrong with it."""
    if not isinstance(record.data, dict):
        problem = problem_at(
            record,
            (),
            "wrong-type",
            "The file must hold keys with values.",
            "Begin with a key such as `name: ...`.",
        )
        return None, [problem]
    try:
        return model.model_validate(record.data), []
    except ValidationError as error:
        return None, _translate(model, record, error.errors(include_url=False))


def problem_at(
    record: Record,
    path: Iterable[str | int],
    rule: str,
    message: str,
    tip: str = "",
    *,
    key: bool = False,
    **more: Any,
) -> Problem:
    """A problem at a path in the record's data; `key=True` points at the key rather than its value."""
    position = record.position(tuple(path), key=key)
    return Problem(record.file, position.line, position.column, rule, message, tip, **more)


def _translate(model: type[BaseModel], record: Record, errors: list[ErrorDetails]) -> list[Problem]:
    """One problem for each place: a union reports each of its members, readers want one sentence."""
    problems: dict[tuple[str | int, ...], Problem] = {}
    for error in errors:
        path = _path_in_data(record.data, error["loc"])
        problems.setdefault((*path, error["type"]), _problem(model, record, path, error))
    return list(problems.values())


def _path_in_data(data: Any, location: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The part of pydantic's location that exists in the data: it also names union members and key checks."""
    path: list[str | int] = []
    for step in location:
        if isinstance(data, dict) and str(step) in data:
            path.append(str(step))
            data = data[str(step)]
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            path.append(step)
            data = data[step]
    return tuple(path)


def _problem(model: type[BaseModel], record: Record, path: tuple[str | int, ...], error: ErrorDetails) -> Problem:
    last = str(error["loc"][-1]) if error["loc"] else ""
    match error["type"]:
        case "missing":
            return problem_at(
                record,
                path,
                "missing-key",
                f"`{last}` is missing.",
                f"Add `{last}:`{_described(model, last)}.",
            )
        case "extra_forbidden":
            return problem_at(
                record,
                path,
                "unknown-key",
                f"`{last}` is not a key here.",
                _nearest_key(model, path),
                key=True,
            )
        case "factsheet":
            context = error.get("ctx", {})
            return problem_at(
                record, path, "bad-value", context["message"], context["tip"], key="[key]" in error["loc"]
            )
        case "enum":
            words = str(error.get("ctx", {}).get("expected", "")).replace("'", "")
            return problem_at(
                record,
                path,
                "unknown-word",
                f"“{error['input']}” is not a word for `{_name(path)}`.",
                f"Use one of: {words}.",
            )
        case "tuple_type" | "list_type":
            return problem_at(
                record, path, "wrong-type", f"`{_name(path)}` must be a list.", "Begin each item with “- ”."
            )
        case "too_short":
            return problem_at(
                record,
                path,
                "wrong-type",
                f"`{_name(path)}` is an empty list.",
                "Add an item, or take it out.",
            )
        case "model_type" | "dict_type" | "model_attributes_type":
            return problem_at(
                record,
                path,
                "wrong-type",
                f"`{_name(path)}` must hold keys with values.",
                "Write `key: value` lines below it.",
            )
        case "string_pattern_mismatch":
            return problem_at(
                record,
                path,
                "bad-value",
                f"“{error['input']}” does not have the right form.",
                f"See the field reference on `{_name(path)}`.",
            )
        case _:
            return problem_at(
                record, path, "bad-value", f"{error['msg']}.", f"See the field reference on `{_name(path)}`."
            )


def _name(path: tuple[str | int, ...]) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "the file")


def _described(model: type[BaseModel], name: str) -> str:
    field = model.model_fields.get(name)
    return f" ({field.description.rstrip('.')})" if field and field.description else ""


def _nearest_key(model: type[BaseModel], path: tuple[str | int, ...]) -> str:
    known = _keys_at(model, path[:-1])
    near = difflib.get_close_matches(str(path[-1]), known, 1) if path else []
    if near:
        return f"Did you mean `{near[0]}`?"
    return f"Use one of: {', '.join(known)}." if known else "Take it out."


def _keys_at(model: Any, path: tuple[str | int, ...]) -> list[str]:
    """The keys that a model allows at a path: walks through lists, tuples, optional fields and nested models."""
    for step in path:
        if isinstance(step, int):
            continue
        by_key = {field.alias or name: field for name, field in model.model_fields.items()}
        nested = _nested(by_key[step].annotation) if step in by_key else None
        if nested is None:
            return []
        model = nested
    return [field.alias or name for name, field in model.model_fields.items()]


def _nested(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_nested(part) for part in getattr(annotation, "__args__", ()))
    return next((model for model in inner if model is not None), None)
