"""Schemas of all kinds in one go: are they those that the library derives from each model alone?"""

from __future__ import annotations

import json

from generator.examining import examine
from generator.kinds.library_schemas import derive_schemas
from generator.kinds.models import entry_model
from tests.conftest import BRIDGES, TODAY


def test_each_schema_is_what_the_library_makes_of_the_kind_alone() -> None:
    """Has each kind the schema that it would have alone: the same parts and no others, key by key in the same order?"""
    catalog = examine(BRIDGES, {}, TODAY).catalog
    assert catalog is not None
    kinds = list(catalog.kinds.values())
    for kind in kinds:
        vars(kind).pop("schema", None)
    derive_schemas(kinds)
    assert len(kinds) > 1
    for kind in kinds:
        assert json.dumps(vars(kind)["schema"]) == json.dumps(entry_model(kind).model_json_schema()), kind.id


def test_what_is_there_is_not_derived_again() -> None:
    """Does a kind keep the schema that it has, and is nothing done where there is nothing to do?"""
    catalog = examine(BRIDGES, {}, TODAY).catalog
    assert catalog is not None
    first, *others = catalog.kinds.values()
    kept = first.schema
    derive_schemas([first])
    derive_schemas([first, *others])
    assert first.schema is kept
    derive_schemas([])
