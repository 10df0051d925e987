"""What models say about several keys at once, as JSON Schema: which keys need, and which exclude one another.

The models judge (`model_validator`); this says the same to an editor's YAML tool, in the forms of which such a tool
makes plain words: a missing property is named, and one that does not belong is underlined.
"""

from __future__ import annotations

from typing import Any

from generator.model.parts import Assertion

Schema = dict[str, Any]


def without(*keys: str) -> Schema:
    """These keys may not stand beside the one that asks for it."""
    return {"properties": dict.fromkeys(keys, False)}


def needs(*keys: str) -> Schema:
    """These keys must stand beside the one that asks for it."""
    return {"required": list(keys)}


def where(key: str, words: list[Any], then: Schema) -> Schema:
    """What holds where a key is one of these words."""
    return {"if": {"properties": {key: {"enum": words}}, "required": [key]}, "then": then}


_SPOKEN = [str(each) for each in Assertion if each.needs_speaker]
_PLAIN = [str(each) for each in Assertion if each is not Assertion.INFERENCE]

# Name of a part -> what is added to its schema.
RULES: dict[str, Schema] = {
    "Evidence": {
        "dependencies": {
            "quote": without("words"),
            "words": {**needs("paragraph"), **without("prefix", "suffix")},
            "prefix": needs("quote"),
            "suffix": needs("quote"),
        }
    },
    "Fact": {
        "allOf": [
            where("assertion", _SPOKEN, needs("by")),
            where("assertion", [str(Assertion.INFERENCE)], needs("inferred_from")),
            where("assertion", _PLAIN, without("inferred_from")),
        ]
    },
    "Value": {
        "anyOf": [needs("value"), needs("phrase")],
        "dependencies": {"value": {**needs("precision"), **without("phrase")}, "phrase": without("precision")},
    },
    "Unit": {
        "anyOf": [needs("one", "other"), needs("currency")],
        "dependencies": {"one": needs("other"), "other": needs("one"), "currency": without("one", "other")},
    },
    "RuleException": {"anyOf": [needs("file"), needs("about")], "dependencies": {"about": without("file")}},
    "Rights": where("republish", [True, "true"], needs("licence")),
    "SourceData": {"dependencies": {"digest": needs("text"), "skipped": needs("text")}},
    "MatrixColumn": {
        "anyOf": [needs("field"), needs("sources", "none"), needs("referred_by", "none")],
        "dependencies": {
            "field": without("sources", "referred_by"),
            "sources": without("referred_by"),
            "held": needs("sources"),
        },
    },
    "Vocabulary": {"properties": {"lists": {"required": ["topics", "source-types"]}}},
    "Disagreement": {"properties": {"says": {"minItems": 2}}},
    "Outline": {"properties": {"height": {"exclusiveMinimum": 0, "maximum": 2}}},
}


def add_rules(schema: Schema, part: str) -> None:
    """Add to the schema of a part what holds for several of its keys."""
    rules = RULES.get(part, {})
    for key, added in rules.get("properties", {}).items():
        schema["properties"][key].update(added)
    schema.update({key: value for key, value in rules.items() if key != "properties"})
