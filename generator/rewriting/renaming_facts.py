"""A fact, value or source gets another id: the edits in its own file, with `former_ids` for what leads to it."""

from __future__ import annotations

import yaml

from generator.loading.record import Record
from generator.model.entry import Entry
from generator.model.source import Source
from generator.rewriting.edits import Edit
from generator.rewriting.renaming_names import Renaming
from generator.rewriting.renaming_translations import place_edit
from generator.sourcing import RefusedError

_FORMER = "former_ids"
# What stands behind the key in the canonical form.
_BEHIND = ("draft",)


def fact_edits(entry: Entry, renaming: Renaming) -> list[Edit]:
    """The edits in the record of the entry. Raises RefusedError where it is written in a way that leaves no room."""
    old, new = renaming.old.anchor, renaming.new.anchor
    record = entry.record
    paths = [("facts", index, "id") for index, fact in enumerate(entry.facts) if fact.id == old]
    paths += [("values", index, "id") for index, value in enumerate(entry.values) if value.id == old]
    edits = [place_edit(record, path, old, new) for path in paths]
    for former, current in entry.data.former_ids.items():
        if current == old:
            edits.append(place_edit(record, (_FORMER, former), old, new))
    if new in entry.data.former_ids:  # it gets back the id that it once had, and leaves this one
        return [*edits, _key_edit(record, new, old)]
    return [*edits, _added(record, old, new)]


def source_edits(source: Source, renaming: Renaming) -> list[Edit]:
    """The edit in the record of a source by which its old address leads to it."""
    old, new, record = renaming.old.id, renaming.new.id, source.record
    if not isinstance(record.root, yaml.MappingNode) or record.root.flow_style:
        raise RefusedError(f"{record.file} is written in {{ }}. Add `{_FORMER}: [{old}]` there by hand.")
    former = source.data.former_ids
    if new in former:
        return [place_edit(record, (_FORMER, former.index(new)), new, old)]
    if former:
        first = place_edit(record, (_FORMER, 0), former[0], f"{old}, {former[0]}")
        return [first]
    return [_appended(record, f"{_FORMER}: [{old}]\n")]


def _pairs(record: Record) -> tuple[yaml.MappingNode, list[tuple[yaml.Node, yaml.Node]]]:
    assert isinstance(record.root, yaml.MappingNode)
    node = next(value for key, value in record.root.value if key.value == _FORMER)
    return node, node.value


def _key_edit(record: Record, was: str, now: str) -> Edit:
    key = next(key for key, _ in _pairs(record)[1] if key.value == was)
    quoted = isinstance(key, yaml.ScalarNode) and key.style in ("'", '"')
    start = key.start_mark.index + quoted
    return Edit(record.file, start, start + len(was), now)


def _added(record: Record, old: str, new: str) -> Edit:
    if not isinstance(record.root, yaml.MappingNode) or record.root.flow_style:
        raise RefusedError(f"{record.file} is written in {{ }}. Add `{_FORMER}: {{{old}: {new}}}` there by hand.")
    if _FORMER not in record.data:
        return _appended(record, f"{_FORMER}:\n  {old}: {new}\n")
    node, pairs = _pairs(record)
    key, value = pairs[-1]
    if node.flow_style:
        return Edit(record.file, value.end_mark.index, value.end_mark.index, f", {old}: {new}")
    line_end = record.text.find("\n", value.end_mark.index)
    end = line_end if line_end >= 0 else len(record.text)
    return Edit(record.file, end, end, f"\n{' ' * key.start_mark.column}{old}: {new}")


def _appended(record: Record, text: str) -> Edit:
    """The edit that adds a key where the canonical form has it: last, but for what comes behind it."""
    following = next((key for key in record.data if key in _BEHIND), None)
    if following is None:
        end = len(record.text)
        return Edit(record.file, end, end, text if record.text.endswith("\n") else f"\n{text}")
    line = record.position((following,), key=True).line - 1
    start = sum(len(each) for each in record.text.splitlines(keepends=True)[:line])
    return Edit(record.file, start, start, text)
