"""The declaration of a matrix: a table of what is true of each entry of a kind, with one column for each claim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

from pydantic import Field, model_validator

from generator.model.parts import Part
from generator.model.refusing import refuse
from generator.model.scalars import Flag, Id, Label, Text


class ReferredBy(Part):
    """A cell that lists the entries of another kind that refer to the one of the row."""

    kind: Id = Field(description="The kind whose entries refer to these.")
    field: Text = Field(description="The field of that kind in which they do.")


class MatrixColumn(Part):
    """One claim. What its cells say comes from a field, from the sources of facts, or from other entries."""

    title: Label = Field(description="The claim, in a few words.")
    help: Label = Field(description="What the column means, and what it does not mean.")
    field: Text | None = Field(None, description="The field of this kind that answers.")
    sources: tuple[Id, ...] = Field((), description="Types of sources that answer where a fact rests on one.")
    held: Flag = Field(False, description="With `sources`: only those whose words were checked in the text.")
    referred_by: ReferredBy | None = Field(None, description="The entries that answer by referring to this one.")
    none: Label = Field("Not found", description="What a cell says where there is nothing; what was looked at.")

    @model_validator(mode="after")
    def _one_origin(self) -> Self:
        given = [name for name in ("field", "sources", "referred_by") if getattr(self, name)]
        if len(given) != 1:
            message = f"The column “{self.title}” has {'two origins' if given else 'no origin'} of its answers."
            refuse(message, "Give it one of `field`, `sources` and `referred_by`.", at=(given[-1],) if given else ())
        if self.held and not self.sources:
            refuse("`held` belongs to `sources`, and there are none.", "Take it out, or add `sources:`.", at=("held",))
        if not self.field and "none" not in self.model_fields_set:
            tip = "Add `none:`, such as: Not named in the reports that we read."
            refuse(f"The column “{self.title}” does not say what an empty cell means.", tip, at=(given[0],))
        return self


class MatrixDeclaration(Part):
    """The table of claims of a kind; its page is `KIND/matrix/`."""

    title: Label = Field(description="The heading of the table's page.")
    purpose: Label = Field(description="What the table shows, and what it does not, in one or two sentences.")
    columns: tuple[MatrixColumn, ...] = Field(min_length=1, description="The claims, one a column.")

    def fields_named(self) -> Iterator[tuple[str | int, ...]]:
        """The path and, last, the name of every field of the kind that a column names."""
        for index, column in enumerate(self.columns):
            if column.field:
                yield ("matrix", "columns", index, "field", column.field)
