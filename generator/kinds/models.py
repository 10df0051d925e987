"""From a kind's declaration to the pydantic model that checks its entries."""

from __future__ import annotations

import warnings
from typing import Annotated, Any

from pydantic import Field, WrapValidator, create_model

from generator.kinds.declaration import FieldDeclaration, Kind
from generator.kinds.field_types import Base
from generator.model.absences import AbsenceSchema, absent_or
from generator.model.entry import EntryBase, StatusFields, ValueFields
from generator.model.scalars import Date, Number, Place, Prose, Ref, Text, Url

_PYTHON_TYPES: dict[Base, Any] = {
    Base.TEXT: Text,
    Base.PROSE: Prose,
    Base.DATE: Date,
    Base.NUMBER: Number,
    Base.URL: Url,
    Base.COORDINATES: Place,
    Base.TERM: Text,
    Base.REFERENCE: Ref,
}


def entry_model(kind: Kind) -> type[EntryBase]:
    """The model of a kind's entries: the shared fields, those its traits add, and its own.

    Whether a word is in the vocabulary and an entry exists is not the model's business but that of the
    rules in `generator.checks`, which see the whole catalog.
    """
    bases: list[type] = [EntryBase]
    if kind.declared.status:
        bases.append(StatusFields)
    if kind.declared.values:
        bases.append(ValueFields)
    own = {name: (field_annotation(field), _default(field)) for name, field in kind.fields()}
    with warnings.catch_warnings():
        # A field may be called `copy` or `schema`, like old functions of models that nothing here calls.
        warnings.filterwarnings("ignore", "Field name .* shadows an attribute", UserWarning)
        return create_model(f"Entry_{kind.id.replace('-', '_')}", __base__=tuple(bases), **own)  # type: ignore[call-overload,no-any-return]


def field_annotation(field: FieldDeclaration) -> Any:
    """The annotated type of one declared field; each may also be an absence with its reason."""
    single: Any = _PYTHON_TYPES[field.type.base]
    whole: Any = Annotated[tuple[single, ...], Field(min_length=1)] if field.type.is_list else single
    return Annotated[whole, WrapValidator(absent_or), AbsenceSchema()]


def _default(field: FieldDeclaration) -> Any:
    examples = [field.example] if field.example else None
    return Field(... if field.required else None, description=field.help, examples=examples)
