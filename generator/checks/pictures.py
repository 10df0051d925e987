"""The pictures that a kind declares can be drawn: outline and fields are there, and no place lies off its map."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import Rule
from generator.checks.suggestions import nearest
from generator.kinds.declaration import Kind
from generator.kinds.field_types import Base
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.model.coordinates import Coordinates
from generator.problems import Problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every kind that declares pictures, and at the places of its entries."""
    for kind in catalog.kinds.values():
        yield from _together(kind)
        yield from _numbers(catalog, kind)
        yield from _map(catalog, kind)


def _together(kind: Kind) -> Iterator[Problem]:
    declared = kind.declared.pictures.together if kind.declared.pictures else None
    if declared is None or declared.by not in kind.declared.fields:
        return  # that there is no such field, the declaration says itself
    path = ("pictures", "together", "by")
    field = kind.declared.fields[declared.by].type
    if field.base is not Base.REFERENCE or field.target not in ("", kind.id):
        message = f"The field “{declared.by}” does not refer to entries of this kind."
        tip = f"Name a field whose type is reference to {kind.id}, or a list of them."
        yield problem_at(kind.record, path, RULE.name, message, tip)
    elif not kind.declared.status:
        message = "Only timelines are drawn together, and this kind tracks no status."
        yield problem_at(kind.record, path, RULE.name, message, "Take `together:` out, or declare `status:`.")


def _numbers(catalog: Catalog, kind: Kind) -> Iterator[Problem]:
    field = kind.declared.pictures.numbers if kind.declared.pictures else None
    if field is None or any(name.startswith("kinds/") for name in catalog.broken):
        return
    known = [
        name
        for other in catalog.kinds.values()
        for name, declared in other.fields()
        if other.declared.values and declared.type.base is Base.REFERENCE and declared.type.target in ("", kind.id)
    ]
    if field not in known:
        near = nearest(field, known)
        tip = f"Did you mean {near}?" if near else "Name a field by which figures refer to entries of this kind."
        message = f"No kind with values has a field “{field}” that leads here."
        yield problem_at(kind.record, ("pictures", "numbers"), RULE.name, message, tip)


def _map(catalog: Catalog, kind: Kind) -> Iterator[Problem]:
    declared = kind.declared.pictures.map if kind.declared.pictures else None
    if declared is None or f"maps/{declared.outline}" in catalog.broken:
        return
    field = kind.declared.fields.get(declared.location)
    if field and (field.type.base is not Base.COORDINATES or field.type.is_list):
        path = ("pictures", "map", "location")
        message = f"The field “{declared.location}” holds no coordinates."
        yield problem_at(kind.record, path, RULE.name, message, "Give the field `type: coordinates`, or name another.")
    outline = catalog.outlines.get(declared.outline)
    if outline is None:
        near = nearest(declared.outline, catalog.outlines)
        tip = f"Did you mean {near}?" if near else f"Put the outline into site_config/maps/{declared.outline}.yml."
        message = f"There is no outline “{declared.outline}”."
        yield problem_at(kind.record, ("pictures", "map", "outline"), RULE.name, message, tip)
        return
    for entry in catalog.of_kind(kind.id):
        place = entry.fields.get(declared.location)
        if isinstance(place, Coordinates) and outline.frame_of(place) is None:
            message = f"{place.in_degrees} lies outside the map “{declared.title}”."
            tip = "Look the coordinates up again: latitude first, and west is negative."
            yield problem_at(entry.record, (declared.location,), RULE.name, message, tip)


RULE = Rule("pictures", "The pictures that a kind declares can be drawn.", check)
