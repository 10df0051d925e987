"""JSON Schemas for editors: derived from the declarations of kinds, with the words and ids that are known."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from generator.examining import Examination
from generator.kinds.schemas import entry_schemas
from generator.model.catalog import Catalog
from generator.model.entry import Entry

Schema = dict[str, Any]


@pytest.fixture(scope="module", params=["bridges_root", "project_root"])
def catalog(request: pytest.FixtureRequest, examine_site: Callable[..., Examination]) -> Catalog:
    """The catalogs of both sites."""
    found: Catalog | None = examine_site(request.getfixturevalue(request.param)).catalog
    assert found is not None
    return found


@pytest.fixture(scope="module")
def schemas(catalog: Catalog) -> dict[str, Schema]:
    """The schemas as an editor reads them, by name."""
    return {name.removesuffix(".json"): json.loads(text) for name, text in entry_schemas(catalog).items()}


def test_one_for_each(catalog: Catalog, schemas: dict[str, Schema]) -> None:
    """Is there a schema for every file that an editor may write?"""
    assert set(schemas) == {*catalog.kinds, "source", "kind", "site", "vocabulary", "corrections"}
    for schema in schemas.values():
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert schema["type"] == "object"
        assert schema["additionalProperties"] is False


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


def test_words_and_ids(catalog: Catalog, schemas: dict[str, Schema]) -> None:
    """Are the words of the vocabulary and the ids of sources offered?"""
    lists = catalog.vocabulary.lists
    for kind in catalog.kinds.values():
        schema = schemas[kind.id]
        assert schema["properties"]["tags"]["items"]["enum"] == list(lists["topics"])
        assert schema["$defs"]["Evidence"]["properties"]["source"]["enum"] == sorted(catalog.sources)
        if kind.declared.status:
            event = schema["$defs"]["StatusEvent"]["properties"]["is"]
            assert event["enum"] == list(lists[kind.declared.status])


def test_terms_and_references(catalog: Catalog, schemas: dict[str, Schema]) -> None:
    """Does a field offer the words of its list, or the entries of its kind?"""
    for kind in catalog.kinds.values():
        for name, field in kind.fields():
            text = next(each for each in schemas[kind.id]["properties"][name]["anyOf"] if each["type"] != "object")
            single = text["items"] if field.type.is_list else text
            if field.type.base == "term":
                assert single["enum"] == list(catalog.vocabulary.lists[field.type.target]), f"{kind.id}: {name}"
            if field.type.base == "reference":
                start = f"{field.type.target}/" if field.type.target else ""
                known = sorted(key for key in catalog.entries if key.startswith(start))
                assert single["examples"] == known, f"{kind.id}: {name}"


def test_every_field_may_be_absent(catalog: Catalog, schemas: dict[str, Schema]) -> None:
    """May an editor say of any field of a kind why it cannot be filled?"""
    for kind in catalog.kinds.values():
        for name, _ in kind.fields():
            branches = schemas[kind.id]["properties"][name]["anyOf"]
            reasons = [list(each["properties"]) for each in branches if each["type"] == "object"]
            assert reasons == [["unknown"], ["not_applicable"]], f"{kind.id}: {name}"


def test_entries_fit(catalog: Catalog, schemas: dict[str, Schema]) -> None:
    """Would an editor see red under an entry that the checks accept?"""
    mistakes = [mistake for entry in catalog.entries.values() for mistake in misfits(entry, schemas[entry.kind.id])]
    assert mistakes == []


def misfits(entry: Entry, schema: Schema) -> list[str]:
    """What a validator would say of the keys and words of an entry."""
    data = entry.record.data
    found = [f"{entry.key}: {key} is unknown" for key in data if key not in schema["properties"]]
    found += [f"{entry.key}: {key} is missing" for key in schema["else"]["required"] if key not in data]
    tags = schema["properties"]["tags"]["items"]["enum"]
    found += [f"{entry.key}: {tag} is no tag" for tag in data["tags"] if tag not in tags]
    sources = schema["$defs"]["Evidence"]["properties"]["source"]["enum"]
    cited = [item["source"] for fact in data.get("facts", []) for item in fact["evidence"]]
    return found + [f"{entry.key}: {source} is no source" for source in cited if source not in sources]


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
