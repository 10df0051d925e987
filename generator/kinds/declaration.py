"""The declaration of a kind: what `site_config/kinds/*.yml` may say, and what it means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, NoReturn, Self

from pydantic import BaseModel, Field, model_validator

from generator.kinds.drawn import PicturesDeclaration
from generator.kinds.field_types import Base, FieldType, parse_field_type
from generator.kinds.index import IndexDeclaration
from generator.kinds.matrix import MatrixDeclaration
from generator.kinds.schema_org import SchemaOrg
from generator.loading.nearest import did_you_mean, near_ones
from generator.loading.record import Record
from generator.model.citation_forms import CITATION_FORMS
from generator.model.editor_forms import FIELD_TYPE
from generator.model.intervals import Interval
from generator.model.parts import Part
from generator.model.refusing import refuse
from generator.model.scalars import Flag, Icon, Id, Label, Period, Reads, Text, one_of

_OF_EVERY_ENTRY = frozenset(
    (
        *("name", "aliases", "summary", "tags", "evidence", "facts", "caveats", "unknowns", "see_also", "checked_on"),
        *("review_every", "former_ids", "moved_to", "status", "definition", "unit", "values"),
        *("weighing", "disagreements"),
    )
)
_OURS = frozenset(
    (
        *("id", "key", "kind", "draft"),
        *("value", "as_of"),  # the names of columns for the preferred value and its day
        *(name for name in dir(BaseModel) if name.startswith("model_")),  # by which the models themselves work
    )
)


def _field_name(text: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", text):
        raise ValueError(f"“{text}” is not a field name. Use small letters, digits and single underscores.")
    if text in _OF_EVERY_ENTRY:
        raise ValueError(f"Every entry has “{text}” already. Choose another name for the field.")
    if text in _OURS:
        raise ValueError(f"The software uses the name “{text}” itself. Choose another name for the field.")
    return text


_FIELD_NAME_PATTERN = rf"^(?!({'|'.join(sorted(_OF_EVERY_ENTRY | _OURS))})$)[a-z][a-z0-9]*(_[a-z0-9]+)*$"
FieldName = Annotated[str, Reads(_field_name, pattern=_FIELD_NAME_PATTERN)]


class FieldDeclaration(Part):
    """One field of a kind, with what editors are told about it."""

    type: Annotated[FieldType, Reads(parse_field_type, **FIELD_TYPE)] = Field(description="The type of the field.")
    required: Flag = Field(False, description="Whether each entry must have it.")
    label: Text | None = Field(None, description="What readers see; by default the field's name.")
    help: Text = Field(description="What editors are told.")
    example: Text | None = Field(None, description="A good value.")
    bad_example: Text | None = Field(None, description="A value to avoid.")


class InPlaceOfStatus(Part):
    """The first words of a page of a kind that tracks no status: what the entry is, beside the icon of the kind."""

    label: Label = Field(description="In ordinary words, such as: a view, not a finding.")
    fields: tuple[Text, ...] = Field((), description="Fields whose words follow, such as whose view it is.")


class KindDeclaration(Part):
    """A kind of entry. The file's name is its id, and the name of its folder in `content/`."""

    title: Label = Field(description="The plural, as a heading.")
    singular: Label = Field(description="One of them, in small letters.")
    icon: Icon = Field(description="A Material icon, such as material/calendar.")
    purpose: Label = Field(description="What the kind is for, in one line.")
    review_every: Period = Field(description="How often an entry is to be checked.")
    status: Id | None = Field(None, description="The vocabulary list of its status words, if it tracks one.")
    values: Flag = Field(False, description="Whether its entries carry numbers.")
    legal: Flag = Field(False, description="Whether its facts are legal ones, which copies alone never carry.")
    sides: Id | None = Field(None, description="The field that says which side holds the position.")
    citation: Annotated[str, one_of(*CITATION_FORMS)] | None = Field(
        None, description="The form in which what an entry is about is cited: case or legislation."
    )
    schema_org: SchemaOrg | None = Field(None, description="What its entries are in the words of schema.org.")
    glossary: Flag = Field(False, description="Whether it explains words: pages show its entries on first use.")
    in_place_of_status: InPlaceOfStatus | None = Field(
        None, alias="standing", description="What stands in the place of a status, if it tracks none."
    )
    infobox: tuple[Text, ...] = Field((), description="Fields shown in the box, in this order.")
    pictures: PicturesDeclaration | None = Field(None, description="The pictures of its entries and its index.")
    matrix: MatrixDeclaration | None = Field(None, description="A table of what is true of each entry, by claim.")
    index: IndexDeclaration = Field(description="The list of all its entries.")
    fields: dict[FieldName, FieldDeclaration] = Field(default_factory=dict, description="Its own fields, by name.")

    @model_validator(mode="after")
    def _known_fields(self) -> Self:
        known = {*self.fields, "name", "summary", "tags", "checked_on"}
        known |= {"status"} if self.status else set()
        known |= {"value", "as_of"} if self.values else set()
        instead = self.in_place_of_status.fields if self.in_place_of_status else ()
        named = [
            *(("infobox", index, name) for index, name in enumerate(self.infobox)),
            *self.index.fields_named(),
            *(("standing", "fields", index, name) for index, name in enumerate(instead)),
            *(self.matrix.fields_named() if self.matrix else ()),
            *(self.pictures.fields_named() if self.pictures else ()),
        ]
        for *path, name in named:
            if name not in known:
                _refuse_name(path, str(name), known)
        for name in CITATION_FORMS.get(self.citation or "", ()):
            if name not in self.fields:
                message = (
                    f"The form `{self.citation}` is written from the field “{name}”, which this kind does not have."
                )
                refuse(message, "Declare the field, or take out `citation:`.", at=("citation",))
        if self.index.sort not in {*self.fields, "name"}:
            _refuse_name(["index", "sort"], self.index.sort, {*self.fields, "name"})
        terms = {name for name, field in self.fields.items() if field.type.base is Base.TERM and not field.type.is_list}
        if self.sides and self.sides not in terms:
            _refuse_name(["sides"], self.sides, terms)
        return self


def _refuse_name(path: list[str | int], name: str, known: set[str]) -> NoReturn:
    key = next(step for step in reversed(path) if isinstance(step, str))
    tip = f"Name one of: {', '.join(sorted(known))}." if known else "Declare it under `fields:`."
    if near := near_ones(name, sorted(known)):
        tip = did_you_mean(near)
    refuse(f"`{key}` names “{name}”, which is no field of this kind.", tip, at=tuple(path))


@dataclass(frozen=True)
class Kind:
    """A declared kind with its id and where it was declared."""

    id: str
    record: Record
    declared: KindDeclaration

    @cached_property
    def schema(self) -> Mapping[str, Any]:
        """The JSON Schema of its entries, as the library derives it from their model; not to be changed.

        Editors and readers get one each that is made from it, and to derive it takes longest.
        """
        from generator.kinds.models import entry_model  # which is made from declarations

        return entry_model(self).model_json_schema()

    @property
    def title(self) -> str:
        """The plural, as a heading."""
        return self.declared.title

    @property
    def singular(self) -> str:
        """One of them, in small letters."""
        return self.declared.singular

    @property
    def icon(self) -> str:
        """The icon as Material's shortcode, such as `:material-gavel:`."""
        return f":{self.declared.icon.replace('/', '-')}:"

    @property
    def review_every(self) -> Interval:
        """How often an entry of the kind is to be checked."""
        return self.declared.review_every

    def label(self, name: str) -> str:
        """What readers see for a field: its label, or its name with spaces."""
        field = self.declared.fields.get(name)
        return (field.label if field else None) or name.replace("_", " ").capitalize()

    def fields(self) -> Iterator[tuple[str, FieldDeclaration]]:
        """The kind's own fields in declared order."""
        yield from self.declared.fields.items()

    def fields_of(self, base: Base) -> tuple[tuple[str, FieldDeclaration], ...]:
        """Those of its own fields that hold one sort of value, or several of it."""
        return self._by_base.get(base, ())

    @cached_property
    def _by_base(self) -> dict[Base, tuple[tuple[str, FieldDeclaration], ...]]:
        found: dict[Base, tuple[tuple[str, FieldDeclaration], ...]] = {}
        for name, field in self.declared.fields.items():
            found[field.type.base] = (*found.get(field.type.base, ()), (name, field))
        return found
