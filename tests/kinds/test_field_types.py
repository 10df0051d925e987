"""Tests of the language of field types."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.kinds.field_types import Base, FieldType, parse_field_type


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("text", FieldType(Base.TEXT)),
        ("prose", FieldType(Base.PROSE)),
        ("date", FieldType(Base.DATE)),
        ("number", FieldType(Base.NUMBER)),
        ("url", FieldType(Base.URL)),
        ("coordinates", FieldType(Base.COORDINATES)),
        ("term of materials", FieldType(Base.TERM, "materials")),
        ("reference", FieldType(Base.REFERENCE)),
        ("reference to people", FieldType(Base.REFERENCE, "people")),
        ("list of text", FieldType(Base.TEXT, is_list=True)),
        ("list of term of materials", FieldType(Base.TERM, "materials", is_list=True)),
        ("list of reference to people", FieldType(Base.REFERENCE, "people", is_list=True)),
        ("list of  reference", FieldType(Base.REFERENCE, is_list=True)),
    ],
)
def test_types(text: str, meaning: FieldType) -> None:
    """Is every type read, and written again as the same type?"""
    assert parse_field_type(text) == meaning
    assert parse_field_type(str(meaning)) == meaning


@pytest.mark.parametrize(
    "text",
    [
        "",
        "string",
        "Text",
        "texts",
        "term",
        "term of",
        "term of Materials",
        "reference to",
        "references to people",
        "list",
        "list of",
        "list of list of text",
        "text of materials",
        "date, number",
    ],
)
def test_mistakes(text: str) -> None:
    """Is anything else refused, with the types that there are?"""
    with pytest.raises(ValueError, match=r"is not a field type\. Write text, prose, date"):
        parse_field_type(text)


@given(st.text())
def test_only_value_errors(text: str) -> None:
    """Whatever I write: is it a type or a mistake, and nothing else?"""
    try:
        assert parse_field_type(str(parse_field_type(text))) == parse_field_type(text)
    except ValueError as error:
        assert "is not a field type" in str(error)
