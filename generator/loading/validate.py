"""Checks loaded data against a pydantic model and says every mistake with its position, plainly."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from generator.loading.misplaced import misplaced
from generator.loading.model_keys import description_of, keys_at, tip_for_unknown_key
from generator.loading.nearest import did_you_mean, near_ones
from generator.loading.record import Record
from generator.model.refusing import plain_text, short
from generator.model.respelling import same_word
from generator.problems import Problem
from generator.rewriting.offers import as_list, fixed_by, new_key, new_value

Model = TypeVar("Model", bound=BaseModel)

# How alike two names of keys are when one is taken for a slip of the other.
_NEAR = 0.8
# Signs that one value may have been meant as several.
_SEVERAL = re.compile(r"[,;\n]|\band\b")


def validate(model: type[Model], record: Record) -> tuple[Model | None, list[Problem]]:
    """The record's data as an instance of the model, or None with everything that is wrong with it."""
    if not isinstance(record.data, dict):
        problem = problem_at(
            record,
            (),
            "wrong-type",
            "The file must hold keys with values.",
            f"Begin with a key such as `{next(iter(model.model_fields))}: ...`.",
        )
        return None, [problem]
    try:
        return model.model_validate(record.data), []
    except ValidationError as error:
        return None, _translate(model, record, [_in_our_words(each) for each in error.errors(include_url=False)])


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


def _in_our_words(error: ErrorDetails) -> ErrorDetails:
    """What pydantic calls no text, as if our own validator had seen it; any other mistake as it is."""
    if error["type"] != "string_type":
        return error
    try:
        plain_text(error["input"])
    except PydanticCustomError as refused:
        return {**error, "type": refused.type, "ctx": refused.context or {}}
    except AssertionError:  # neither a list nor keys, which no file holds
        pass
    return error


def _translate(model: type[BaseModel], record: Record, errors: list[ErrorDetails]) -> list[Problem]:
    """One problem for each place and kind of mistake; of missing keys, one for each."""
    problems: dict[tuple[str | int, ...], Problem] = {}
    unknown = [_path_in_data(record.data, each["loc"]) for each in errors if each["type"] == "extra_forbidden"]
    elsewhere, explained = misplaced(model, record, unknown)
    for error in errors:
        path = _path_in_data(record.data, error["loc"])
        at = {"extra_forbidden": path, "missing": (*path, *error["loc"][-1:])}.get(error["type"])
        if at in explained:
            continue  # said already, for all keys at the wrong place at once
        if error["type"] == "too_short" and error["input"]:
            continue  # a list without a single good item: its items have been named already
        missing = error["loc"][-1] if error["type"] == "missing" else ""
        if missing and _misspelled(str(missing), path, errors):
            continue  # the misspelled key is named, with what it should be
        problems.setdefault((*path, error["type"], missing), _problem(model, record, path, error))
    return [*problems.values(), *elsewhere]


def _misspelled(key: str, path: tuple[str | int, ...], errors: list[ErrorDetails]) -> bool:
    """Whether a key that is missing at `path` stands there under a name that is nearly right."""
    unknown = [
        str(each["loc"][-1]) for each in errors if each["type"] == "extra_forbidden" and each["loc"][:-1] == path
    ]
    return bool(difflib.get_close_matches(key, unknown, 1, 0.75))


def _path_in_data(data: Any, location: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The part of pydantic's location that exists in the data: it also names key checks."""
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
    name, kind, value = _name(path), error["type"], error["input"]
    if kind == "missing":
        key = str(error["loc"][-1])
        described = description_of(model, path, key)
        tip = f"Add `{key}:`{f' ({described})' if described else ''}."
        return problem_at(record, path, "missing-key", f"`{key}` is missing.", tip)
    if kind == "extra_forbidden":
        return _unknown_key(model, record, path, value)
    if kind == "factsheet":
        context = error.get("ctx", {})
        at_key = bool(context["at"]) or "[key]" in error["loc"]
        place = (*path, *context["at"])
        problem = problem_at(record, place, "bad-value", context["message"], context["tip"], key=at_key)
        instead = context.get("instead") or ""
        return fixed_by(problem, (new_key if at_key else new_value)(record, place, instead)) if instead else problem
    if value == "":
        tip = "Fill it in, or take the key out."
        return problem_at(record, path, "bad-value", f"`{name}` is empty.", tip)
    if kind == "enum" and isinstance(value, str):
        return _unknown_word(record, path, value, str(error.get("ctx", {}).get("expected", "")))
    what = f"An item of `{name}`" if path and isinstance(path[-1], int) else f"`{name}`"
    problem = problem_at(record, path, "wrong-type", *_wrong_type(kind, what, value, list(keys_at(model, path))))
    if kind in ("tuple_type", "list_type") and isinstance(value, str) and not _SEVERAL.search(value):
        return fixed_by(problem, as_list(record, path))
    return problem


def _unknown_key(model: type[BaseModel], record: Record, path: tuple[str | int, ...], value: Any) -> Problem:
    key = str(path[-1])
    tip = tip_for_unknown_key(model, path)
    if value == "" and not _colon_follows(record, path, key):
        tip = f"Inside {{ }} a comma ends a text. If “{short(key)}” belongs to the text before it, put all in quotes."
    if odd := next((char for char in key if not char.isascii()), ""):
        tip = f"A character that looks like another (U+{ord(odd):04X}) stands in it: delete the name and type it anew."
    problem = problem_at(record, path, "unknown-key", f"`{short(key)}` is not a key here.", tip, key=True)
    meant = _sole_key(list(keys_at(model, path[:-1])), key, record, path)
    return fixed_by(problem, new_key(record, path, meant)) if meant else problem


def _sole_key(known: list[str], key: str, record: Record, path: tuple[str | int, ...]) -> str:
    """The one key that a misspelled one can mean: alone near it, and not there yet."""
    near = difflib.get_close_matches(key, known, 2, _NEAR)
    if len(near) != 1 or record.node((*path[:-1], near[0])) is not None:
        return ""
    others = difflib.get_close_matches(near[0], [str(each) for each in _keys_beside(record, path)], 2, _NEAR)
    return near[0] if others == [key] else ""


def _keys_beside(record: Record, path: tuple[str | int, ...]) -> Iterable[str]:
    data = record.data
    for step in path[:-1]:
        data = data[step]
    return list(data)


def _colon_follows(record: Record, path: tuple[str | int, ...], key: str) -> bool:
    place = record.position(path, key=True)
    return record.text.split("\n")[place.line - 1][place.column - 1 + len(key) :].lstrip().startswith(":")


def _unknown_word(record: Record, path: tuple[str | int, ...], word: str, expected: str) -> Problem:
    known = re.findall(r"'([^']*)'", expected)
    near = near_ones(word, known)
    tip = did_you_mean(near) if near else f"Use one of: {', '.join(known)}."
    message = f"“{short(word)}” is not a word for `{_name(path)}`."
    problem = problem_at(record, path, "unknown-word", message, tip)
    same = same_word(word, known)
    return fixed_by(problem, new_value(record, path, same)) if same else problem


def _wrong_type(kind: str, what: str, value: Any, keys: list[str]) -> tuple[str, str]:
    """The message and the tip for what pydantic calls a wrong type; `keys` are those that may stand there."""
    match kind:
        case "tuple_type" | "list_type":
            return f"{what} must be a list.", _as_items(value) or "Begin each item with “- ”."
        case "too_short":
            return f"{what} is an empty list.", "Add an item, or take it out."
        case "model_type" | "dict_type" | "model_attributes_type":
            return f"{what} must hold keys with values.", f"Write it as `{keys[0] if keys else 'key'}: value`."
        case "enum":
            return f"{what} is one word.", "Write the word, without “- ”, brackets or keys."
        case _:
            return f"{what} has a value of a wrong kind.", "See the field reference."


def _as_items(value: Any) -> str:
    """How to write a text with commas, such as `a, b`, as a list; empty for what is none of plain words."""
    items = [item.strip() for item in value.split(",")] if isinstance(value, str) else []
    if len(items) < 2 or not all(re.fullmatch(r"\w[\w ./#-]{0,60}", item) for item in items):
        return ""
    return f"If these are several items, write them in square brackets: [{', '.join(items)}]"


def _name(path: tuple[str | int, ...]) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "the file")
