"""The part of a kind's declaration that says what its entries are in the vocabulary of schema.org.

Whether the words exist there is the rule `schema-org`.
"""

from __future__ import annotations

from pydantic import Field

from generator.model.parts import Part
from generator.model.scalars import Text


class ExactTypes(Part):
    """A field whose word tells a more exact type."""

    field: Text = Field(description="The field: one term.")
    words: dict[Text, Text] = Field(description="Word of the field: type of schema.org. Others keep `type`.")


class StatusMeaning(Part):
    """What a status means in the vocabulary."""

    property: Text = Field(description="A property of schema.org, such as legislationLegalForce.")
    words: dict[Text, Text] = Field(
        description="Word of the status: its value, such as InForce. Of a status that is not named, nothing is said."
    )


class SchemaOrg(Part):
    """What the entries of a kind are to machines, in the words of https://schema.org."""

    type: Text = Field(description="The type, such as Person or Legislation.")
    types: ExactTypes | None = Field(None, description="A field whose word tells a more exact type.")
    fields: dict[Text, Text] = Field(
        default_factory=dict,
        description="Field: property, such as website: sameAs. Only what a field says of the entry itself.",
    )
    as_of: Text | None = Field(None, description="The field with the day for which these fields speak.")
    status: StatusMeaning | None = Field(None, description="What the present status means, such as legal force.")
