"""What entries are in the words of schema.org says no more than their fields do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.languages.words import Words
from generator.linked.naming import known_day
from generator.linked.page import graph
from generator.model.absences import Absence
from generator.outputs.site_data import SiteData
from tests.linked.conftest import ADDRESS
from tests.linked.judging import main_entity, mistakes


def test_addresses_of_the_thing(bridges_data: SiteData) -> None:
    """Is the owner's page told as that of the bridge, and nothing where the entry says why there is none?"""
    assert main_entity("bridges/harbor-bridge.md", bridges_data)["sameAs"] == "https://bridges.example.org/harbor"
    others = [entry for entry in bridges_data.catalog.of_kind("bridges") if entry.id != "harbor-bridge"]
    assert any(isinstance(entry.fields["page"], Absence) for entry in others)
    assert [entry.id for entry in others if "sameAs" in main_entity(f"{entry.key}.md", bridges_data)] == []


def test_a_role_has_its_day(bridges_data: SiteData) -> None:
    """Is a role told as of the day on which a source shows it?"""
    person = main_entity("engineers/ada-rowan.md", bridges_data)
    assert person["jobTitle"] == {
        "@type": "Role",
        "jobTitle": "Chief engineer of the Bridge Office",
        "description": "As of November 6, 2023",
    }
    assert person["worksFor"]["worksFor"]["@type"] == "Organization"


def test_who_is_meant_holds_for_good(project_data: SiteData) -> None:
    """Is a person's official website told as such, and not as of the day of a role; and where none is known, none?"""
    person = project_data.catalog.entries["people/sean-duffy"]
    address = "https://people.example.org/someone"
    known = replace(person, fields={**person.fields, "website": address})
    entries = {**project_data.catalog.entries, person.key: known}
    thing = main_entity(f"{person.key}.md", SiteData(replace(project_data.catalog, entries=entries)))
    assert thing["sameAs"] == address
    assert thing["jobTitle"]["@type"] == "Role"
    assert mistakes(graph(f"{person.key}.md", SiteData(replace(project_data.catalog, entries=entries)))) == []
    assert "sameAs" not in main_entity(f"{person.key}.md", project_data)


def test_legal_force(project_data: SiteData) -> None:
    """Does a law say that it is in force only where its present status means that?"""
    catalog = project_data.catalog
    for entry in catalog.of_kind("policies"):
        thing, event = main_entity(f"{entry.key}.md", project_data), catalog.present_status(entry)
        role = thing.get("legislationLegalForce", {})
        force = role.get("legislationLegalForce", {}).get("@id", "").removeprefix("https://schema.org/")
        assert event is not None
        wanted = {"in-force": "InForce", "amended": "InForce", "revoked": "NotInForce"}.get(event.becomes, "")
        assert force == (wanted if thing["@type"] == "Legislation" else "")
        label = catalog.vocabulary.term("policy-status", event.becomes).label
        assert thing["creativeWorkStatus"]["creativeWorkStatus"] == label


def test_a_status_has_its_day(project_data: SiteData) -> None:
    """Is no status told without the day since when it holds, as a date too where the day is known?"""
    seen = 0
    for entry in project_data.catalog.entries.values():
        event = project_data.catalog.present_status(entry)
        thing = main_entity(f"{entry.key}.md", project_data) if event and entry.kind.declared.schema_org else {}
        for name in thing.keys() & {"creativeWorkStatus", "legislationLegalForce"}:
            assert event is not None
            assert thing[name]["@type"] == "Role"
            assert thing[name]["description"].startswith("since ")
            assert thing[name].get("startDate") == known_day(event.since)
            seen += 1
    assert seen > 10


def test_numbers_are_no_more_precise_than_they_are(project_data: SiteData) -> None:
    """Is “about” never told as a bare number, and “at least” only as a bound?"""
    seen = set()
    for entry in project_data.catalog.of_kind("figures"):
        nodes = {node["@id"]: node for node in graph(f"{entry.key}.md", project_data)["@graph"]}
        for value in project_data.catalog.live_values(entry):
            told = nodes[f"{ADDRESS}figures/{entry.id}/#{value.id}"]
            keys = {key for key in ("value", "minValue", "maxValue") if key in told}
            precision = value.precision and value.precision.value
            seen.add(precision)
            assert keys == {{"at-least": "minValue", "at-most": "maxValue"}.get(precision or "", "value")}
            assert isinstance(told[keys.pop()], str) == (precision in (None, "about"))
            assert ("observationDate" in told) == (str(value.as_of) == value.as_of.iso)
    assert {"exact", "about", "at-least"} <= seen


def test_the_terms_are_a_set(project_data: SiteData) -> None:
    """Is each term of the glossary a defined one, in the set that its index is?"""
    term, terms = main_entity("terms/parole.md", project_data), main_entity("terms/index.md", project_data)
    assert (term["@type"], terms["@type"]) == ("DefinedTerm", "DefinedTermSet")
    assert term["inDefinedTermSet"]["@id"] == terms["@id"] == f"{ADDRESS}terms/#top"
    assert term["description"]


def test_a_group_is_no_office(project_data: SiteData) -> None:
    """Is a body that is no part of a government not called one?"""
    for entry in project_data.catalog.of_kind("organizations"):
        sort = main_entity(f"{entry.key}.md", project_data)["@type"]
        assert (sort == "Organization") == (entry.fields["type"] in ("party", "other"))


def test_words_of_the_site(bridges_data: SiteData) -> None:
    """Is what we say ourselves in the language of the site?"""
    spanish = bridges_data.catalog.words.model_copy(update={"messages": {"As of {date}": "Al {date}"}})
    assert isinstance(spanish, Words)
    catalog: Any = replace(bridges_data.catalog, languages={"en": spanish})
    person = main_entity("engineers/ada-rowan.md", SiteData(catalog))
    assert person["jobTitle"]["description"].startswith("Al ")
