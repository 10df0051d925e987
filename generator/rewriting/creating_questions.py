"""What is asked for a new entry: one question for each field that it must have, with all that an editor is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.kinds.declaration import FieldDeclaration, Kind
from generator.kinds.field_types import Base
from generator.kinds.models import entry_model
from generator.model.catalog import Catalog
from generator.model.parts import Rank, Value
from generator.model.walk import Path
from generator.rewriting.creating_values import dotted
from generator.rewriting.emitting import Order

# What the model leaves open, because one of two will do; a new value is asked for its number.
_BESIDES: dict[type[BaseModel], tuple[str, ...]] = {Value: ("value", "precision")}
# What stands in a box with evidence (rule `box-evidence`).
_CLAIMS = (Base.TEXT, Base.DATE, Base.NUMBER, Base.URL, Base.PROSE, Base.COORDINATES)
_EXAMPLES = {
    "unit": "{one: person, other: people} or {currency: USD}",
    "from": "2025-04-24 or 2025-04",
    "as_of": "2025-04-24 or 2025-04",
    "value": "532000",
}


@dataclass(frozen=True)
class Question:
    """One field that is asked for.

    `words` are those that may be answered, each with its meaning; `refers` is the kind that a reference leads to
    (empty: any), and None if it is none. What has a `default` is never missing.
    """

    path: Path
    help: str
    example: str = ""
    bad_example: str = ""
    is_list: bool = False
    words: tuple[tuple[str, str], ...] = ()
    refers: str | None = None
    default: str = ""

    @property
    def name(self) -> str:
        """The path as `--set` takes it, such as `status.0.is`."""
        return dotted(self.path)


def questions(kind: Kind, catalog: Catalog, today: str, order: Order) -> list[Question]:
    """The questions for an entry of a kind, in the order of its file; those of lists ask for their first item."""
    asked = list(_of_model(entry_model(kind), kind, catalog, ()))
    if _has_box(kind):
        help_text = "The source that shows what stands in the box."
        asked.append(Question(("evidence", 0, "source"), help_text, words=_sources(catalog)))
    defaults = {"checked_on": today, "rank": Rank.PREFERRED.value, "id": today[:4]}
    asked = [replace(each, default=defaults.get(str(each.path[-1]), "")) for each in asked]
    keys = list(order((), list(dict.fromkeys(str(each.path[0]) for each in asked))))
    return sorted(asked, key=lambda each: keys.index(str(each.path[0])))


def _of_model(model: type[BaseModel], kind: Kind, catalog: Catalog, path: Path) -> Iterator[Question]:
    for name, field in model.model_fields.items():
        if not field.is_required() and name not in _BESIDES.get(model, ()):
            continue
        here: Path = (*path, field.alias or name)
        part = _part(field.annotation)
        if part is None or name == "unit":
            yield _question(here, field, kind, catalog)
        else:
            yield from _of_model(part, kind, catalog, here if _is_one(field.annotation) else (*here, 0))


def _part(annotation: Any) -> type[BaseModel] | None:
    """The model that a field or each item of it holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for each in get_args(annotation) if (found := _part(each))), None)


def _is_one(annotation: Any) -> bool:
    return get_origin(annotation) is not tuple


def _question(path: Path, field: FieldInfo, kind: Kind, catalog: Catalog) -> Question:
    name = str(path[-1])
    declared = kind.declared.fields.get(name) if len(path) == 1 else None
    if declared:
        return _own_question(path, declared, catalog)
    listed = {"tags": "topics", "is": kind.declared.status or ""}.get(name, "")
    words = _sources(catalog) if name == "source" else _words(catalog, listed) or _of_enum(field.annotation)
    return Question(path, field.description or "", _EXAMPLES.get(name, ""), is_list=name == "tags", words=words)


def _own_question(path: Path, declared: FieldDeclaration, catalog: Catalog) -> Question:
    kind = declared.type
    return Question(
        path,
        declared.help,
        declared.example or "",
        declared.bad_example or "",
        kind.is_list,
        _words(catalog, kind.target) if kind.base is Base.TERM else (),
        kind.target if kind.base is Base.REFERENCE else None,
    )


def _words(catalog: Catalog, list_name: str) -> tuple[tuple[str, str], ...]:
    terms = catalog.vocabulary.lists.get(list_name, {})
    return tuple((word, ": ".join(filter(None, (term.label, term.help)))) for word, term in terms.items())


def _of_enum(annotation: Any) -> tuple[tuple[str, str], ...]:
    members = [annotation, *get_args(annotation)]
    found = next((each for each in members if isinstance(each, type) and issubclass(each, StrEnum)), None)
    return tuple((str(word), "") for word in found) if found else ()


def _sources(catalog: Catalog) -> tuple[tuple[str, str], ...]:
    return tuple((name, source.data.title) for name, source in sorted(catalog.sources.items()))


def _has_box(kind: Kind) -> bool:
    """Whether a field that must be there stands in the box and needs evidence (rule `box-evidence`)."""
    return any(kind.declared.fields[name].required for name in _in_box(kind))


def is_shown_with_evidence(kind: Kind, data: Mapping[str, Any]) -> bool:
    """Whether something stands or will stand in the box that needs evidence, rather than a reason why it does not."""
    fields = kind.declared.fields
    return any(not isinstance(data.get(name, None if fields[name].required else {}), dict) for name in _in_box(kind))


def _in_box(kind: Kind) -> list[str]:
    return [name for name, field in kind.fields() if name in kind.declared.infobox and field.type.base in _CLAIMS]
