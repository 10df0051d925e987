"""The twin of a kind's matrix: a row for each entry, a cell for each claim, with the facts that show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.citing.days import in_words
from generator.kinds.declaration import Kind
from generator.kinds.matrix import MatrixColumn, ReferredBy
from generator.model.entry import Entry
from generator.outputs.entry_record import EntryRecord
from generator.outputs.parts_record import Data
from generator.outputs.site_data import SiteData
from generator.outputs.twins.envelope import envelope
from generator.pages.links import fact_uri, matrix_uri, topic_uri
from generator.pages.matrix_cells import State

Row = tuple[str, list[Data]]  # the key of an entry, and its cells


def matrix_row(record: EntryRecord, data: SiteData) -> Row:
    """The cells of one entry. What other entries say of themselves is filled in once all are known."""
    declared = record.entry.kind.declared.matrix
    return record.entry.key, [_cell(record, column, data) for column in (declared.columns if declared else ())]


def matrix_twin(kind: Kind, rows: Iterable[Row], named: Mapping[str, Data], data: SiteData) -> Data:
    """The whole matrix. `named` are all entries in short, by key."""
    declared = kind.declared.matrix
    if declared is None:
        raise ValueError(f"The kind {kind.id} declares no matrix.")
    words, page = data.catalog.words, matrix_uri(kind.id)
    return {
        **envelope("matrix", f"{kind.id}/matrix", words.say(declared.title), page, data),
        "purpose": declared.purpose,
        "columns": [
            {
                "number": number,
                "claim": column.title,
                "meaning": column.help,
                "none": column.none,
                "url": data.address(f"{page}#column-{number}"),
            }
            for number, column in enumerate(declared.columns, 1)
        ],
        "rows": [_row(key, cells, declared.columns, named, data) for key, cells in rows],
    }


def _row(
    key: str, cells: list[Data], columns: Iterable[MatrixColumn], named: Mapping[str, Data], data: SiteData
) -> Data:
    short = named[key]
    for cell, column in zip(cells, columns, strict=True):
        if column.referred_by:
            others = [_item(other.name, named[other.key]) for other in _referring(key, column.referred_by, data)]
            cell.update(_found(others) if others else _nothing(column))
        for item in cell["items"]:
            if item["entry"]:
                item["status"] = named[item["entry"].partition("#")[0]]["status"]
    return {"id": key, "name": short["name"], "url": short["url"], "cells": cells}


def _cell(record: EntryRecord, column: MatrixColumn, data: SiteData) -> Data:
    cell: Data = {"claim": column.title, "state": None, "text": None, "why": None, "items": [], "evidence": []}
    if column.sources:
        items = list(_by_sources(record, column, data))
        cell.update(_found(items) if items else _nothing(column))
    elif column.field == "status":
        cell.update(_status(record, column, data))
    elif column.field:
        cell.update(_field(record, column, data))
    return cell


def _field(record: EntryRecord, column: MatrixColumn, data: SiteData) -> Data:
    if column.field not in record.entry.kind.declared.fields:
        return _of_every_entry(record, column, data)
    found = next((each for each in record.computed["fields"] if each["name"] == column.field), None)
    shows = [fact.id for fact in record.entry.facts if column.field in fact.shows]
    evidence = [_proof(fact) for fact in record.computed["facts"] if fact["id"] in shows]
    if found is None:
        return _nothing(column)
    if found["absent"]:
        unknown = found["absent"]["reason"] == "unknown"
        state = State.UNKNOWN if unknown else State.NOT_APPLICABLE
        return {"state": state.value, "text": None, "why": found["absent"]["why"], "evidence": evidence}
    items = [_item(each["name"], each) for each in found["entries"]] or [_item(found["text"])]
    box = record.computed["evidence"]
    if not evidence and not found["entries"] and box:
        evidence = [{"fact": None, "url": data.address(fact_uri(record.entry, "box")), "on": None, **_sources(box)}]
    return {**_found(items), "evidence": evidence}


def _of_every_entry(record: EntryRecord, column: MatrixColumn, data: SiteData) -> Data:
    """What no kind declares, by the names under which columns ask for it; each is picked by hand, because a name such
    as `as_of` means one thing of a value and another of a file. `KindDeclaration` refuses fields of these names."""
    entry, found = record.entry, record.computed
    value, evidence = found["value"], []
    match column.field:
        case "name":
            items = [_item(entry.name, {"id": entry.key, "url": found["url"]})]
        case "summary":
            items = [_item(found["summary"])]
        case "tags":
            items = [_item(each["label"], {"id": None, "url": _topic(each["id"], data)}) for each in found["topics"]]
        case "checked_on":
            items = [_item(in_words(entry.data.checked_on, data.catalog.words))]
        case "value" | "as_of" if value:
            items = [_item(value["text"] if column.field == "value" else value["as_of"]["text"])]
            proof = {"fact": value["id"], "url": value["url"], "on": value["as_of"], **_sources(value["evidence"])}
            evidence = [proof]
        case _:
            items = []
    return {**_found(items), "evidence": evidence} if items else _nothing(column)


def _topic(topic: str, data: SiteData) -> str:
    return data.address(topic_uri(topic))


def _status(record: EntryRecord, column: MatrixColumn, data: SiteData) -> Data:
    status = record.computed["status"]
    if status is None:
        return _nothing(column)
    proof = {"fact": None, "url": data.address(fact_uri(record.entry, "timeline")), "on": status["since"]}
    item = {**_item(status["label"]), "status": {key: status[key] for key in ("id", "label", "since")}}
    return {**_found([item]), "evidence": [{**proof, **_sources(status["evidence"])}]}


def _by_sources(record: EntryRecord, column: MatrixColumn, data: SiteData) -> Iterator[Data]:
    """Each source of the column's types that a fact rests on, with the first fact that does."""
    seen: set[str] = set()
    for fact in record.computed["facts"]:
        for piece in fact["evidence"]:
            source = data.catalog.sources[piece["source"]]
            wanted = source.data.type in column.sources and (source.is_held or not column.held)
            if wanted and source.id not in seen:
                seen.add(source.id)
                yield {**_item(source.data.publisher), "source": source.id, "fact": fact["id"], "url": fact["url"]}


def _referring(key: str, by: ReferredBy, data: SiteData) -> Iterable[Entry]:
    return data.catalog.referring(by.kind, by.field).get(key, ())


def _item(text: str, entry: Data | None = None) -> Data:
    id, url = (entry["id"], entry["url"]) if entry else (None, None)
    return {"text": text, "entry": id, "url": url, "status": None, "source": None, "fact": None}


def _found(items: list[Data]) -> Data:
    return {"state": State.FOUND.value, "text": ", ".join(each["text"] for each in items), "items": items}


def _nothing(column: MatrixColumn) -> Data:
    return {"state": State.NONE.value, "text": None, "why": column.none}


def _proof(fact: Data) -> Data:
    return {"fact": fact["id"], "url": fact["url"], "on": fact["on"], **_sources(fact["evidence"])}


def _sources(evidence: list[Data]) -> Data:
    return {
        "sources": list(dict.fromkeys(piece["source"] for piece in evidence)),
        "standing": sorted({piece["standing"] for piece in evidence}),
    }
