"""The part of a kind's declaration that says which pictures its entries have, beyond those that every kind gets."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from generator.model.parts import Part
from generator.model.scalars import Id, Label, Text


class Together(Part):
    """Entries that belong together, such as the steps of one affair: their timelines are drawn over one axis."""

    by: Text = Field(description="The field that refers from one of them to another; followed in both directions.")
    title: Label = Field(description="The title of the picture.")


class MapDeclaration(Part):
    """A map above the index: a point for each entry that says where it lies."""

    location: Text = Field(description="The field with the coordinates.")
    outline: Id = Field(description="The outline below the points: a file in site_config/maps/, without .json.")
    title: Label = Field(description="The title of the map.")
    says: Text = Field(description="What a point means, and what it does not.")


class PicturesDeclaration(Part):
    """The pictures of a kind. What is not declared is not drawn."""

    together: Together | None = Field(None, description="One picture of all entries that lead from one to another.")
    numbers: Text | None = Field(
        None, description="The field by which figures name entries of this kind: they are shown side by side."
    )
    map: MapDeclaration | None = Field(None, description="A map of the entries.")

    def fields_named(self) -> Iterator[tuple[str | int, ...]]:
        """Every field of the kind itself that is named, behind the path to it."""
        if self.together:
            yield ("pictures", "together", "by", self.together.by)
        if self.map:
            yield ("pictures", "map", "location", self.map.location)
