"""Where statements come from is told in the words of PROV-O, and says no more than we know."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from generator.contents import as_bytes
from generator.model.entry import Entry
from generator.model.parts import Fact, Value
from generator.model.references import Reference
from generator.model.source import Tier
from generator.model.speakers import Unnamed
from generator.outputs.forms.provenance import Provenance
from generator.outputs.making import make_outputs
from generator.outputs.output import Output
from generator.outputs.site_data import SiteData
from tests.linked.conftest import ADDRESS
from tests.linked.judging import expanded

PATH = "data/prov.jsonld"
PROV = "http://www.w3.org/ns/prov#"
SPEAKER = "https://schema.org/spokenByCharacter"
# Property of https://www.w3.org/TR/prov-o/ -> class that has it, class of its values.
_TERMS = {
    "wasDerivedFrom": ("Entity", "Entity"),
    "hadPrimarySource": ("Entity", "Entity"),
    "wasQuotedFrom": ("Entity", "Entity"),
    "alternateOf": ("Entity", "Entity"),
    "wasAttributedTo": ("Entity", "Agent"),
    "wasAssociatedWith": ("Activity", "Agent"),
    "used": ("Activity", "Entity"),
    "startedAtTime": ("Activity", ""),
    "endedAtTime": ("Activity", ""),
}
Node = dict[str, Any]


def written(data: SiteData) -> Node:
    """The file as it is published."""
    chosen: list[type[Output]] = [Provenance]
    ((path, content),) = make_outputs(data.catalog, chosen)
    assert path == PATH
    return dict(json.loads(as_bytes(content)))


def by_id(data: SiteData) -> dict[str, Node]:
    """The nodes of the file by their names, as they are written."""
    return {node["@id"]: node for node in written(data)["@graph"]}


def test_words_of_prov(data: SiteData) -> None:
    """Does a program that reads the file find classes and properties of PROV-O, each where it belongs, and one other
    alone: whom a passage has speak?"""
    nodes = expanded(written(data), ADDRESS + PATH)
    sorts = {node["@id"]: node["@type"][0].removeprefix(PROV) for node in nodes if "@type" in node}
    assert set(sorts.values()) == {"Entity", "Activity", "Agent", "Organization"} - _without_unnamed(data)
    for node in nodes:
        for name, values in node.items():
            if name.startswith("@") or name.endswith("#label") or name == SPEAKER:
                continue
            domain, wanted = _TERMS[name.removeprefix(PROV)]
            assert sorts[node["@id"]] == domain
            for value in values:
                sort = sorts.get(value.get("@id", ""), wanted)
                assert "Agent" in (sort, wanted) if sort == "Organization" else sort == wanted, (node["@id"], name)


def _without_unnamed(data: SiteData) -> set[str]:
    facts = (fact for entry in data.catalog.entries.values() for fact in entry.facts)
    return set() if any(isinstance(fact.by, Unnamed) for fact in facts) else {"Agent"}


def passages(entry: Entry, part: Fact | Value, source: str, found: Mapping[str, Any]) -> list[str]:
    """The names of the passages of a source on which a statement rests."""
    return [name for name in found if name.startswith(f"{ADDRESS}{PATH}#{entry.key}/{part.id}/{source}-")]


def test_each_statement_and_its_sources(data: SiteData) -> None:
    """Is every fact and value derived from all its sources, by way of the words where they are printed?"""
    nodes, sources = expanded(written(data), ADDRESS + PATH), data.catalog.sources
    found = {
        node["@id"]: {name: {each.get("@id") for each in node.get(PROV + name, ())} for name in _TERMS}
        for node in nodes
    }
    for entry, part in statements(data):
        told = found[f"{ADDRESS}{entry.key}/#{part.id}"]
        assert not told["wasQuotedFrom"], "the words are the source's, the sentence is ours"
        for name in {item.source for item in part.evidence}:
            source, own = f"{ADDRESS}sources/{name}/#top", passages(entry, part, name, found)
            assert (source in told["hadPrimarySource"]) == (sources[name].data.tier is Tier.PRIMARY)
            pieces = [item for item in part.evidence if item.source == name]
            assert len(own) == (len(pieces) if speaker_of(part) else sum(bool(item.quote) for item in pieces))
            assert told["wasDerivedFrom"] >= set(own)
            assert sum(found[each]["wasQuotedFrom"] == {source} for each in own) == sum(bool(i.quote) for i in pieces)
            assert all(found[each]["wasQuotedFrom"] | found[each]["wasDerivedFrom"] == {source} for each in own)
            assert own or source in told["hadPrimarySource"] | told["wasDerivedFrom"]


def test_a_passage_keeps_its_name(bridges_data: SiteData) -> None:
    """Is a passage called the same when other evidence comes before it?"""
    catalog = bridges_data.catalog
    entry = catalog.entries["bridges/harbor-bridge"]
    facts = tuple(fact.model_copy(update={"evidence": fact.evidence[::-1]}) for fact in entry.data.facts)
    turned = replace(entry, data=entry.data.model_copy(update={"facts": facts}))
    other = SiteData(replace(catalog, entries={**catalog.entries, entry.key: turned}))
    assert len(by_id(other)) > 20
    assert {name: node for name, node in by_id(other).items() if "#bridges/harbor" in name} == {
        name: node for name, node in by_id(bridges_data).items() if "#bridges/harbor" in name
    }


def statements(data: SiteData) -> Iterator[tuple[Entry, Fact | Value]]:
    """Every fact and value, with its entry."""
    for entry in data.catalog.entries.values():
        parts: tuple[Fact | Value, ...] = (*entry.values, *entry.facts)
        yield from ((entry, part) for part in parts)


def speaker_of(part: Fact | Value) -> Reference | Unnamed | None:
    """Who says it, if the record names somebody."""
    return part.by if isinstance(part, Fact) else None


def test_who_says_so(project_data: SiteData) -> None:
    """Is our sentence ours, each passage that of the publisher who printed it, and is whom it has speak named beside
    it, so that no word of a report is put into a speaker's mouth?"""
    nodes = by_id(project_data)
    seen = set()
    for entry, part in statements(project_data):
        assert nodes[f"{ADDRESS}{entry.key}/#{part.id}"]["wasAttributedTo"] == f"{ADDRESS}#publisher"
        by = speaker_of(part)
        seen.add(type(by))
        named = {"@type": "Agent", "label": by.described} if isinstance(by, Unnamed) else None
        for name in {item.source for item in part.evidence}:
            source = nodes[f"{ADDRESS}sources/{name}/#top"]["wasAttributedTo"]
            assert source["label"] == project_data.catalog.sources[name].data.publisher
            for said in (nodes[each] for each in passages(entry, part, name, nodes)):
                assert said["wasAttributedTo"] == source["@id"] != f"{ADDRESS}#publisher"
                wanted = f"{ADDRESS}{by.entry}/#top" if isinstance(by, Reference) else named
                assert said.get("spokenByCharacter") == wanted
    assert len(seen) == 3


def test_the_day_of_checking(bridges_data: SiteData) -> None:
    """Does a day of checking name what was checked, and only the day, since no hour is known?"""
    days = [node for node in written(bridges_data)["@graph"] if node["@type"] == "Activity"]
    checked = [uri for day in days for uri in day["used"]]
    assert len(checked) == len(set(checked)) == len(bridges_data.catalog.entries) + len(bridges_data.catalog.sources)
    for day in days:
        date = day["@id"].rpartition("#checked-")[2]
        assert (day["startedAtTime"], day["endedAtTime"]) == (f"{date}T00:00:00Z", f"{date}T23:59:59Z")


@pytest.mark.parametrize("again", range(2))
def test_same_bytes(bridges_data: SiteData, again: int) -> None:
    """Does the same content give the same file, one statement a line?"""
    chosen: list[type[Output]] = [Provenance]
    first, second = (as_bytes(content) for _ in range(2) for _, content in make_outputs(bridges_data.catalog, chosen))
    assert first == second
    assert len(first.splitlines()) == len(written(bridges_data)["@graph"]) + 3
