"""The declaration of an index: the table of all entries of a kind, how it is sorted and what it can be narrowed by."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from generator.kinds.field_types import Base
from generator.model.parts import Part
from generator.model.scalars import Flag, Text

# What a list can be narrowed by: a choice among few words, names or years. Not prose, and no numbers.
NARROWING = frozenset({Base.TEXT, Base.TERM, Base.REFERENCE, Base.DATE})


class IndexDeclaration(Part):
    """The table of all entries of a kind."""

    columns: tuple[Text, ...] = Field(min_length=1, description="Fields shown as columns.")
    sort: Text = Field("name", description="The column by which the table is sorted.")
    descending: Flag = Field(False, description="Whether the largest comes first.")
    filters: tuple[Text, ...] | None = Field(
        None,
        description="What readers can narrow the table by: fields, or kinds whose entries are linked with these. "
        "By default the status, the columns with words, names or dates, and the topics.",
    )

    def fields_named(self) -> Iterator[tuple[str | int, ...]]:
        """The path and, last, the name of every field that a column names. Filters may name kinds as well."""
        for index, name in enumerate(self.columns):
            yield ("index", "columns", index, name)
