"""Checks an answer the moment it is given, with the models and rules of `factsheet check`, before the rest is known."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, cast

import yaml

from generator.checks.registry import run_checks
from generator.kinds.declaration import Kind
from generator.kinds.models import entry_model
from generator.loading.characters import line_and_column
from generator.loading.record import Record, parse_record
from generator.loading.validate import validate
from generator.model.catalog import Catalog
from generator.model.correction import Corrections
from generator.model.entry import Entry
from generator.model.focus import Focus
from generator.model.walk import Path
from generator.problems import Problem


def problems_at(kind: Kind, catalog: Catalog, entry_id: str, data: dict[str, Any], path: Path) -> list[Problem]:
    """What is wrong with the value at a path in the data of a new entry, which may lack everything else.

    What is not answered yet is filled in with values that nothing is wrong with. Messages are those of the checks;
    their places are none, because there is no file yet.
    """
    file = f"content/{kind.id}/{entry_id}.yml"
    record, problems = parse_record(json.dumps(_filled(kind, catalog, data), ensure_ascii=False), file)
    if record is None:
        return problems
    checked, problems = validate(entry_model(kind), record)
    here = _at(record, path, [problem for problem in problems if problem.rule != "missing-key"])
    if checked is None or here:
        return here
    fields = {name: getattr(checked, name) for name, _ in kind.fields()}
    entry = Entry(kind, entry_id, record, checked, fields)
    alone = replace(
        catalog,
        entries=Focus({**catalog.entries, entry.key: entry}, {entry.key: entry}),
        sources=Focus(catalog.sources, {}),
        documents={},
        translations={},
        corrections=Corrections(),
        ids_lock="",
        quotes_lock="",
    )
    return _at(record, path, [problem for problem in run_checks(alone) if problem.file == file])


def _at(record: Record, path: Path, problems: list[Problem]) -> list[Problem]:
    """The problems within the value at a path, or with its key."""
    key, node = _nodes(record.root, path)
    places = {line_and_column(record.text, key.start_mark.index)} if key else set()
    first = line_and_column(record.text, node.start_mark.index)
    last = line_and_column(record.text, node.end_mark.index)
    return [
        problem
        for problem in problems
        if (problem.line, problem.column) in places or first <= (problem.line, problem.column) < last
    ]


def _nodes(root: yaml.Node, path: Path) -> tuple[yaml.Node | None, yaml.Node]:
    key: yaml.Node | None = None
    node = root
    for step in path:
        if isinstance(node, yaml.MappingNode):
            key, node = next((each, value) for each, value in node.value if each.value == str(step))
        else:
            key, node = None, cast(yaml.SequenceNode, node).value[int(step)]
    return key, node


def _filled(kind: Kind, catalog: Catalog, data: dict[str, Any]) -> dict[str, Any]:
    """The data with everything that an entry needs."""
    source = next(iter(catalog.sources), "source")
    day = catalog.today.isoformat()
    evidence = [{"source": source}]
    lists = catalog.vocabulary.lists
    words = lists.get(kind.declared.status or "", {})
    value = {"id": "value", "phrase": "some", "as_of": day, "rank": "preferred", "evidence": evidence}
    filled: dict[str, Any] = {"name": "Name", "summary": "A sentence.", "tags": [next(iter(lists["topics"]), "topic")]}
    filled["evidence"] = evidence
    filled |= {name: {"unknown": "Not asked yet."} for name, field in kind.fields() if field.required}
    if kind.declared.status:
        filled["status"] = [{"is": next(iter(words), "open"), "from": day, "evidence": evidence}]
    if kind.declared.values:
        filled |= {"definition": "A sentence.", "unit": {"one": "thing", "other": "things"}, "values": [value]}
    filled["checked_on"] = day
    items = {"status": filled.get("status", [{}])[0], "values": value}
    items["facts"] = {"id": "fact", "says": "A sentence.", "assertion": "reported", "evidence": evidence}
    for key, given in data.items():
        filled[key] = [_item(items.get(key, {}), each) for each in given] if isinstance(given, list) else given
    return filled


def _item(usual: dict[str, Any], given: Any) -> Any:
    """An item of a list, with what it still lacks."""
    if not isinstance(given, dict):
        return given
    if "value" in given:
        usual = {key: each for key, each in usual.items() if key != "phrase"} | {"precision": "about"}
    return usual | given
