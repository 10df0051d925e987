"""What an editor's YAML tool would say of a file: its YAML read as such tools do, and judged by a schema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import jsonschema
import yaml

from generator.kinds.schema_offers import KNOWN
from generator.kinds.schema_shape import Schema
from generator.loading.record import Record

# The core schema of YAML 1.2 (section 10.3.2), by which the language server reads what has no quotes.
_NULL = re.compile(r"null|Null|NULL|~|")
_BOOL = re.compile(r"true|True|TRUE|false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]+")
_OTHER_INT = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def as_read(node: yaml.Node) -> Any:
    """The data of a tree of nodes as a language server has it."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): as_read(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [as_read(item) for item in node.value]
    return node.value if isinstance(node, yaml.ScalarNode) and node.style else _plain(str(node.value))


def _plain(text: str) -> Any:
    if _NULL.fullmatch(text):
        return None
    if _BOOL.fullmatch(text):
        return text.lower() == "true"
    if _INT.fullmatch(text):
        return int(text)
    if _OTHER_INT.fullmatch(text):
        return int(text, 0)
    return float(text) if _FLOAT.fullmatch(text) else text


@dataclass(frozen=True)
class Refusal:
    """One thing that a schema refuses: where, by which keyword, and the lines that an editor underlines or means.

    What the branches of one choice say each for itself has the same `group`: any of them is the mistake.
    """

    group: int
    path: tuple[str | int, ...]
    keyword: str
    message: str
    first: int
    last: int


@cache
def validator(schema: str) -> jsonschema.protocols.Validator:
    """What judges by a schema (as text)."""
    return jsonschema.Draft7Validator(json.loads(schema, object_hook=_without_offers))


def _without_offers(schema: Schema) -> Schema:
    """What is only offered refuses nothing; that it is there is asked elsewhere (`test_schemas.py`)."""
    return {} if str(schema.get("$ref", "")).startswith(f"{KNOWN}.json#") else schema


def refusals(record: Record, schema: str) -> list[Refusal]:
    """All that a schema (as text) refuses in a file, each at its innermost place."""
    found = []
    for group, error in enumerate(validator(schema).iter_errors(as_read(record.root))):
        for inner in _innermost(error):
            path = (*inner.absolute_path, *_unwanted(inner))
            first, last = _lines(record, path, key=inner.validator == "additionalProperties")
            found.append(Refusal(group, path, str(inner.validator), inner.message, first, last))
    return found


def _innermost(error: jsonschema.ValidationError) -> Iterator[jsonschema.ValidationError]:
    """The error itself; of a choice, what the branch says that fits best; of `if` and `then`, what then fails."""
    if not error.context:
        yield error
        return
    deepest = max(len(each.absolute_path) for each in error.context)
    for each in error.context:
        if len(each.absolute_path) == deepest:
            yield from _innermost(each)


def _unwanted(error: jsonschema.ValidationError) -> tuple[str, ...]:
    """The key that may not stand there, where that is the error."""
    schema = error.schema
    if error.validator != "additionalProperties" or not isinstance(error.instance, Mapping):
        return ()
    assert isinstance(schema, Mapping)
    known = schema.get("properties", {})
    patterns = schema.get("patternProperties", {})
    for key in error.instance:
        if key not in known and not any(re.search(pattern, key) for pattern in patterns):
            return (key,)
    return ()


def _lines(record: Record, path: tuple[str | int, ...], *, key: bool) -> tuple[int, int]:
    key_node, node, _ = record._walk(path)
    if key and key_node is not None:
        return key_node.start_mark.line + 1, key_node.start_mark.line + 1
    start = (key_node or node).start_mark.line + 1
    return start, max(start, node.end_mark.line + 1)
