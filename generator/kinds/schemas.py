"""JSON Schemas for editors: what a file of each kind may hold, with help, examples and the known ids and words."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from generator.kinds.declaration import FieldDeclaration, Kind, KindDeclaration
from generator.kinds.field_types import Base
from generator.kinds.models import entry_model
from generator.model.catalog import Catalog
from generator.model.correction import CorrectionsData
from generator.model.entry import Stub
from generator.model.site import SiteConfig, Vocabulary
from generator.model.source import SourceData


def entry_schemas(catalog: Catalog) -> dict[str, str]:
    """File name -> JSON Schema: one each for kinds, sources, corrections and files of settings."""
    schemas = {f"{kind.id}.json": kind_schema(kind, catalog) for kind in catalog.kinds.values()}
    fixed: dict[str, type[BaseModel]] = {
        "source": SourceData,
        "kind": KindDeclaration,
        "site": SiteConfig,
        "vocabulary": Vocabulary,
        "corrections": CorrectionsData,
    }
    schemas |= {f"{name}.json": model.model_json_schema() for name, model in fixed.items()}
    return {name: json.dumps(_dialect(schema), indent=1, ensure_ascii=False) + "\n" for name, schema in schemas.items()}


def kind_schema(kind: Kind, catalog: Catalog) -> dict[str, Any]:
    """The schema of a kind's entries. A file may also be the stub of a renamed entry, which needs no other key."""
    schema = entry_model(kind).model_json_schema()
    schema["title"] = f"{kind.singular.capitalize()} (content/{kind.id}/)"
    schema["description"] = kind.declared.purpose
    properties = schema["properties"]
    properties["tags"]["items"] = _words(catalog, "topics")
    for name, field in kind.fields():
        _describe(properties[name], field, catalog)
    if kind.declared.status:
        event = schema["$defs"]["StatusEvent"]["properties"]["is"]
        event.update(_words(catalog, kind.declared.status))
    evidence = schema["$defs"].get("Evidence")
    if evidence:
        evidence["properties"]["source"]["enum"] = sorted(catalog.sources)
    properties["moved_to"] = Stub.model_json_schema()["properties"]["moved_to"]
    required = schema.pop("required")
    stub = {"if": {"required": ["moved_to"]}, "then": {"maxProperties": 1}, "else": {"required": required}}
    return {**schema, **stub}


def _describe(schema: dict[str, Any], field: FieldDeclaration, catalog: Catalog) -> None:
    """Add help, examples, known words and known entries to one field."""
    schema["description"] = field.help + (f" Not: {field.bad_example}" if field.bad_example else "")
    allowed = _allowed(field, catalog)
    if allowed:
        for branch in schema.get("anyOf", []):
            target = branch.get("items") if field.type.is_list else branch
            if isinstance(target, dict) and target.get("type") == "string":
                target.update(allowed)


def _allowed(field: FieldDeclaration, catalog: Catalog) -> dict[str, Any]:
    if field.type.base is Base.TERM:
        return _words(catalog, field.type.target)
    if field.type.base is Base.REFERENCE:
        known = (key for key in catalog.entries if not field.type.target or key.startswith(f"{field.type.target}/"))
        return {"examples": sorted(known)}
    return {}


def _words(catalog: Catalog, list_name: str) -> dict[str, Any]:
    terms = catalog.vocabulary.lists.get(list_name, {})
    return {
        "type": "string",
        "enum": list(terms),
        "enumDescriptions": [term.help or term.label for term in terms.values()],
    }


def _dialect(schema: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
