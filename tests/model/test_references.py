"""Tests of references: `kind/id`, with `#anchor` for one fact or value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.references import Reference

ID = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)


@given(ID, ID, st.one_of(st.just(""), ID))
def test_round_trip(kind: str, entry: str, anchor: str) -> None:
    """Is a reference read as it is written?"""
    reference = Reference(kind, entry, anchor)
    assert Reference.parse(str(reference)) == reference
    assert reference.entry == f"{kind}/{entry}"
    assert Reference.parse(f" {reference}\n") == reference


@pytest.mark.parametrize(
    "text",
    [
        "",
        "jane-doe",
        "Jane Doe",
        "people/",
        "/jane-doe",
        "people/Jane-Doe",
        "people/jane_doe",
        "people/jane--doe",
        "people/-jane",
        "people/jane-doe#",
        "people/jane-doe#A",
        "people/jane-doe#a#b",
        "people/jane/doe",
        "people/jane-doe.yml",
        "../people/jane-doe",
        "people / jane-doe",
        "people/jané",
        "people/jane-doe\npeople/john-roe",
    ],
)
def test_mistakes(text: str) -> None:
    """Is anything else refused, with the form that is meant?"""
    with pytest.raises(ValueError, match=r"is not a reference\. Write "):
        Reference.parse(text)


def test_address_of_a_page() -> None:
    """Is an address copied from a page told as the reference that it means?"""
    with pytest.raises(ValueError, match=r"Write people/jane-doe#born\.$"):
        Reference.parse("/people/jane-doe/#born")


@given(st.text(alphabet="ab-/#. \nÄ"))
def test_only_value_errors(text: str) -> None:
    """Whatever I write: is it a reference or a mistake, and nothing else?"""
    try:
        assert str(Reference.parse(text)) == text.strip()
    except ValueError as error:
        assert "is not a reference" in str(error)
