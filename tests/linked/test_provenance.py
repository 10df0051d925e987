"""Where statements come from is told in the words of PROV-O, and says no more than we know."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.model.parts import Fact, Value
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
    return dict(json.loads(content))


def by_id(data: SiteData) -> dict[str, Node]:
    """The nodes of the file by their names, as they are written."""
    return {node["@id"]: node for node in written(data)["@graph"]}


def test_words_of_prov(data: SiteData) -> None:
    """Does a program that reads the file find classes and properties of PROV-O alone, each where it belongs?"""
    nodes = expanded(written(data), ADDRESS + PATH)
    sorts = {node["@id"]: node["@type"][0].removeprefix(PROV) for node in nodes if "@type" in node}
    assert set(sorts.values()) == {"Entity", "Activity", "Agent", "Organization"} - _without_unnamed(data)
    for node in nodes:
        for name, values in node.items():
            if name.startswith("@") or name.endswith("#label"):
                continue
            domain, wanted = _TERMS[name.removeprefix(PROV)]
            assert sorts[node["@id"]] == domain
            for value in values:
                sort = sorts.get(value.get("@id", ""), wanted)
                assert "Agent" in (sort, wanted) if sort == "Organization" else sort == wanted, (node["@id"], name)


def _without_unnamed(data: SiteData) -> set[str]:
    facts = (fact for entry in data.catalog.entries.values() for fact in entry.facts)
    return set() if any(isinstance(fact.by, Unnamed) for fact in facts) else {"Agent"}


def test_each_statement_and_its_sources(data: SiteData) -> None:
    """Has every fact and value all its sources, primary ones and quoted ones under words that say so?"""
    nodes, sources = expanded(written(data), ADDRESS + PATH), data.catalog.sources
    found = {node["@id"]: node for node in nodes}
    for entry in data.catalog.entries.values():
        parts: tuple[Fact | Value, ...] = (*entry.values, *entry.facts)
        for part in parts:
            node = found[f"{ADDRESS}{entry.key}/#{part.id}"]
            named = {item.source: f"{ADDRESS}sources/{item.source}/#top" for item in part.evidence}
            told = {name: {each["@id"] for each in node.get(PROV + name, ())} for name in _TERMS}
            primary = {iri for name, iri in named.items() if sources[name].data.tier is Tier.PRIMARY}
            assert told["hadPrimarySource"] == primary
            assert told["wasQuotedFrom"] == {named[item.source] for item in part.evidence if item.quote}
            rest = {*named.values()} - told["hadPrimarySource"] - told["wasQuotedFrom"]
            assert told["wasDerivedFrom"] == rest


def test_who_says_so(project_data: SiteData) -> None:
    """Is what somebody says theirs, also where their name is not known, and the rest the publisher's?"""
    nodes = by_id(project_data)
    seen = set()
    for entry in project_data.catalog.entries.values():
        for fact in entry.facts:
            said = nodes[f"{ADDRESS}{entry.key}/#{fact.id}"]["wasAttributedTo"]
            seen.add(type(fact.by))
            if isinstance(fact.by, Unnamed):
                assert said == {"@type": "Agent", "label": fact.by.described}
            elif fact.by:
                assert said == f"{ADDRESS}{fact.by.entry}/#top"
            else:
                assert said == f"{ADDRESS}#publisher"
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
    ((_, first),) = make_outputs(bridges_data.catalog, chosen)
    ((_, second),) = make_outputs(bridges_data.catalog, chosen)
    assert first == second
    assert isinstance(first, bytes)
    assert len(first.splitlines()) == len(written(bridges_data)["@graph"]) + 3
