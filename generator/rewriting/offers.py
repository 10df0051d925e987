"""Fixes as data: what a rule attaches to a problem that has one mechanical remedy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import yaml

from generator.loading.record import Record
from generator.problems import Problem
from generator.rewriting.edits import Edit
from generator.rewriting.scalars import one_line


def fixed_by(problem: Problem, *edits: Edit | None) -> Problem:
    """The problem with its remedy; as it was if an edit could not be made."""
    offered = tuple(edit for edit in edits if edit)
    return replace(problem, fixable=True, edits=offered) if offered and len(offered) == len(edits) else problem


def new_value(record: Record, path: Sequence[str | int], value: str) -> Edit | None:
    """Another value in the place of the text at a path; None for a text over several lines."""
    return _written(record, record.node(path), value)


def new_key(record: Record, path: Sequence[str | int], name: str) -> Edit | None:
    """Another name for the key at the end of a path."""
    return _written(record, record.node(path, key=True), name)


def as_list(record: Record, path: Sequence[str | int]) -> Edit | None:
    """A single value in brackets, where a list is expected."""
    node = record.node(path)
    if not isinstance(node, yaml.ScalarNode) or node.style in ("|", ">"):
        return None
    start, end = node.start_mark.index, node.end_mark.index
    return Edit(record.file, start, end, f"[{one_line(node.value, node.style, in_brackets=True)}]")


def new_part(record: Record, path: Sequence[str | int], offset: int, old: str, new: str) -> Edit | None:
    """Other words in a text, if they stand in the file as they are read; None where escapes or a break lie within."""
    start = record.index(path, offset, len(old))
    if start is None or not record.text.startswith(old, start):
        return None
    return Edit(record.file, start, start + len(old), new)


def _written(record: Record, node: yaml.Node | None, value: str) -> Edit | None:
    if not isinstance(node, yaml.ScalarNode) or node.style in ("|", ">"):
        return None
    start, end = node.start_mark.index, node.end_mark.index
    return Edit(record.file, start, end, one_line(value, node.style, in_brackets=True))
