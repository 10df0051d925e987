"""The twins that list entries: the index of a kind, a topic; and what the kinds are (the field reference)."""

from __future__ import annotations

from collections.abc import Sequence

from generator.kinds.declaration import Kind
from generator.outputs.json_text import Written
from generator.outputs.parts_record import Data
from generator.outputs.site_data import SiteData
from generator.outputs.twins.envelope import SCHEMAS, envelope, twin_address
from generator.pages.links import FIELDS, INDEX, matrix_uri, topic_uri


def kind_twin(kind: Kind, rows: Sequence[Written], count: int, data: SiteData) -> Data:
    """The index of a kind: what the kind is, and every entry in short."""
    return {
        **envelope("kind", kind.id, kind.title, f"{kind.id}/{INDEX}", data),
        **about(kind, data),
        "count": count,
        "entries": list(rows),
    }


def topic_twin(topic: str, rows: Sequence[Written], count: int, data: SiteData) -> Data:
    """A topic with every entry on it in short, kind by kind."""
    term = data.catalog.vocabulary.term("topics", topic)
    return {
        **envelope("topic", topic, term.label, topic_uri(topic), data),
        "about": term.help,
        "count": count,
        "entries": list(rows),
    }


def fields_twin(data: SiteData) -> Data:
    """Every kind with its fields, and every list of words."""
    catalog = data.catalog
    return {
        **envelope("fields", "fields", "Field reference", FIELDS, data),
        "kinds": [
            {"id": kind.id, "title": kind.title, **about(kind, data), "fields": _fields(kind)}
            for kind in (catalog.kinds[name] for name in catalog.site.kinds)
        ],
        "lists": [
            {
                "id": name,
                "words": [{"id": word, "label": term.label, "meaning": term.help} for word, term in terms.items()],
            }
            for name, terms in catalog.vocabulary.lists.items()
        ],
    }


def about(kind: Kind, data: SiteData) -> Data:
    """What a kind is."""
    declared = kind.declared
    return {
        "singular": kind.singular,
        "purpose": declared.purpose,
        "status_list": declared.status,
        "has_values": declared.values,
        "review_every": str(kind.review_every),
        "entry_schema": data.address(f"{SCHEMAS}kinds/{kind.id}.json"),
        "matrix": twin_address(matrix_uri(kind.id), data) if declared.matrix else None,
    }


def _fields(kind: Kind) -> list[Data]:
    return [
        {
            "name": name,
            "label": kind.label(name),
            "type": str(field.type),
            "required": field.required,
            "help": field.help,
        }
        for name, field in kind.fields()
    ]
