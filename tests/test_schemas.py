"""JSON Schemas for editors: derived from the declarations of kinds, with the words and ids that are known."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.examining import Examination
from generator.kinds.models import entry_model
from generator.kinds.schema_offers import KNOWN
from generator.kinds.schema_shape import DIALECT
from generator.kinds.schemas import FIXED, entry_schemas
from generator.model.catalog import Catalog
from generator.outputs.schemas.making import kind_schema as published_schema

Schema = dict[str, Any]


@pytest.fixture(scope="module", params=["bridges_root", "project_root"])
def catalog(request: pytest.FixtureRequest, examine_site: Callable[..., Examination]) -> Catalog:
    """The catalogs of both sites."""
    found: Catalog | None = examine_site(request.getfixturevalue(request.param)).catalog
    assert found is not None
    return found


@pytest.fixture(scope="module")
def schemas(catalog: Catalog) -> dict[str, Schema]:
    """The schemas as an editor reads them, by name; without the file of ids."""
    found = {name.removesuffix(".json"): json.loads(text) for name, text in entry_schemas(catalog).items()}
    del found[KNOWN]
    return found


Offered = Callable[[Schema], dict[str, str]]


@pytest.fixture(scope="module")
def offered(catalog: Catalog) -> Offered:
    """The ids that an editor is offered at a place, and never forced to take, each with what stands beside it."""
    lists = json.loads(entry_schemas(catalog)[f"{KNOWN}.json"])["$defs"]

    def offered_there(schema: Schema) -> dict[str, str]:
        assert "enum" not in schema
        (reference,) = schema["allOf"]
        assert set(reference) == {"$ref"}, "in draft 7, what stands beside a reference is passed over"
        file, _, name = reference["$ref"].partition("#/$defs/")
        assert file == f"{KNOWN}.json", "it lies in the same folder"
        assert all(each["label"] == each["body"] for each in lists[name]["defaultSnippets"])
        return {each["body"]: each["description"] for each in lists[name]["defaultSnippets"]}

    return offered_there


def test_one_for_each(catalog: Catalog, schemas: dict[str, Schema]) -> None:
    """Is there a schema for every file that an editor may write?"""
    assert set(schemas) == {*catalog.kinds, *FIXED}
    for schema in schemas.values():
        assert schema["$schema"] == DIALECT, "editors' tools validate draft 7"
        assert schema["type"] == "object"
        assert schema["additionalProperties"] is False


def test_made_of_one(examine_site: Callable[..., Examination], project_root: Path) -> None:
    """Editors and readers get schemas of their own: does neither change the one of which both are made?"""
    catalog = examine_site(project_root).catalog
    assert catalog is not None
    before = copy.deepcopy({kind.id: kind.schema for kind in catalog.kinds.values()})
    first = dict(entry_schemas(catalog)), [published_schema(kind, catalog) for kind in catalog.kinds.values()]
    assert first == (dict(entry_schemas(catalog)), [published_schema(kind, catalog) for kind in catalog.kinds.values()])
    assert before == {kind.id: kind.schema for kind in catalog.kinds.values()}
    assert before == {kind.id: entry_model(kind).model_json_schema() for kind in catalog.kinds.values()}


def test_one_alone(catalog: Catalog, schemas: dict[str, Schema]) -> None:
    """Is a schema that is asked for by itself the one that stands among all?"""
    each = entry_schemas(catalog)
    for name in (*list(catalog.kinds)[:1], "exceptions"):
        assert json.loads(each[f"{name}.json"]) == schemas[name]


def test_required(catalog: Catalog, schemas: dict[str, Schema]) -> None:
    """Does the schema ask for what the kind asks for?"""
    shared = {"name", "summary", "tags", "checked_on"}
    for kind in catalog.kinds.values():
        own = {name for name, field in kind.fields() if field.required}
        status = {"status"} if kind.declared.status else set()
        values = {"definition", "unit", "values"} if kind.declared.values else set()
        assert set(schemas[kind.id]["else"]["required"]) == shared | own | status | values, kind.id


def test_fields_are_described(catalog: Catalog, schemas: dict[str, Schema]) -> None:
    """Does an editor see the help, and what not to write, while typing?"""
    for kind in catalog.kinds.values():
        for name, field in kind.fields():
            said = schemas[kind.id]["properties"][name]["description"]
            assert field.help in said, f"{kind.id}: {name}"
            assert field.bad_example is None or field.bad_example in said, f"{kind.id}: {name}"


def test_words_and_ids(catalog: Catalog, schemas: dict[str, Schema], offered: Offered) -> None:
    """Are the words of the vocabulary and the ids of sources offered?"""
    lists = catalog.vocabulary.lists
    for kind in catalog.kinds.values():
        schema = schemas[kind.id]
        assert schema["properties"]["tags"]["items"]["enum"] == list(lists["topics"])
        assert list(offered(schema["$defs"]["Evidence"]["properties"]["source"])) == sorted(catalog.sources)
        if kind.declared.status:
            event = schema["$defs"]["StatusEvent"]["properties"]["is"]
            assert event["enum"] == list(lists[kind.declared.status])


def test_terms_and_references(catalog: Catalog, schemas: dict[str, Schema], offered: Offered) -> None:
    """Does a field offer the words of its list, or the entries of its kind?"""
    for kind in catalog.kinds.values():
        for name, field in kind.fields():
            text = next(each for each in schemas[kind.id]["properties"][name]["anyOf"] if each.get("type") != "object")
            single = text["items"] if field.type.is_list else text
            if field.type.base == "term":
                assert single["enum"] == list(catalog.vocabulary.lists[field.type.target]), f"{kind.id}: {name}"
            if field.type.base == "reference":
                start = f"{field.type.target}/" if field.type.target else ""
                known = sorted(key for key in catalog.entries if key.startswith(start))
                assert list(offered(single)) == known, f"{kind.id}: {name}"


def test_every_field_may_be_absent(catalog: Catalog, schemas: dict[str, Schema]) -> None:
    """May an editor say of any field of a kind why it cannot be filled?"""
    for kind in catalog.kinds.values():
        for name, _ in kind.fields():
            branches = schemas[kind.id]["properties"][name]["anyOf"]
            reasons = [list(each["properties"]) for each in branches if each.get("type") == "object"]
            assert reasons == [["unknown"], ["not_applicable"]], f"{kind.id}: {name}"


def test_words_say_what_they_mean(catalog: Catalog, schemas: dict[str, Schema]) -> None:
    """Does an editor see what each word means: those of the vocabulary, and those of the software?"""
    topics = catalog.vocabulary.lists["topics"]
    for kind in catalog.kinds.values():
        schema = schemas[kind.id]
        meanings = [term.help or term.label for term in topics.values()]
        assert schema["properties"]["tags"]["items"]["markdownEnumDescriptions"] == meanings
        assertion = schema["$defs"]["Assertion"]
        assert len(assertion["markdownEnumDescriptions"]) == len(assertion["enum"])
    assert len(schemas["source"]["$defs"]["Tier"]["markdownEnumDescriptions"]) == 3


def test_names_stand_beside_ids(catalog: Catalog, schemas: dict[str, Schema], offered: Offered) -> None:
    """Does an editor see the title of a source beside its id, and the name of an entry beside its reference?"""
    schema = schemas[next(iter(catalog.kinds))]
    sources = offered(schema["$defs"]["Evidence"]["properties"]["source"])
    assert sources == {name: source.data.title for name, source in catalog.sources.items()}
    entries = offered(schema["properties"]["see_also"]["items"])
    assert entries == {key: entry.name for key, entry in catalog.entries.items()}


def test_whatever_is_offered_is_there(catalog: Catalog, schemas: dict[str, Schema], offered: Offered) -> None:
    """Does each reference to the file of ids lead to a list of it, and is each list of it offered somewhere?"""
    used = {name: re.findall(rf'"{KNOWN}\.json#/\$defs/([^"]*)"', json.dumps(each)) for name, each in schemas.items()}
    lists = json.loads(entry_schemas(catalog)[f"{KNOWN}.json"])["$defs"]
    assert {name for names in used.values() for name in names} == set(lists)
    assert all(used[kind] for kind in catalog.kinds)


def test_ids_stand_once(catalog: Catalog) -> None:
    """Is it one file alone that grows with the site, so that an editor's tool is not slow on a large one?"""
    less = replace(catalog, entries={}, sources={}, documents={})
    grown = [name for name, text in entry_schemas(catalog).items() if entry_schemas(less)[name] != text]
    assert grown == [f"{KNOWN}.json"]


def test_every_key_is_explained(schemas: dict[str, Schema]) -> None:
    """Is there a sentence for every key that may stand in an entry or in the file of a source?"""
    for name in set(schemas) - {"site", "vocabulary", "kind", "language", "map"}:
        for part in (schemas[name], *schemas[name].get("$defs", {}).values()):
            silent = [key for key, each in part.get("properties", {}).items() if not each.get("description")]
            assert not silent, name


def test_nothing_may_be_empty(schemas: dict[str, Schema]) -> None:
    """Is a key without a value red, rather than a way to leave it out?"""
    text = json.dumps({name: each for name, each in schemas.items() if name not in ("translation", "site", "language")})
    assert '"null"' not in text


def test_stub_fits(catalog: Catalog, schemas: dict[str, Schema]) -> None:
    """Would an editor see red under the stub of a renamed entry?"""
    for kind in catalog.kinds:
        schema = schemas[kind]
        assert "moved_to" in schema["properties"]
        assert schema["if"] == {"required": ["moved_to"]}
        assert schema["then"] == {"maxProperties": 1}
        assert "required" not in schema, "a stub has no name"


@pytest.mark.parametrize(("part", "field"), [("Fact", "on"), ("StatusEvent", "from"), ("Evidence", "words")])
def test_a_number_alone_fits(catalog: Catalog, schemas: dict[str, Schema], part: str, field: str) -> None:
    """Would an editor see red under `from: 1962`, which is a number to YAML and a date to us?"""
    tracked = next(kind.id for kind in catalog.kinds.values() if kind.declared.status)
    schema = schemas[tracked]["$defs"][part]["properties"][field]
    types = [each.get("type") for each in schema.get("anyOf", [schema])]
    assert ["string", "integer"] in types
