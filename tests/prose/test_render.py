"""Tests of rendering: what tokens in prose become on a page and in plain text."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from generator.examining import examine
from generator.model.catalog import Catalog
from generator.previewing.noting import Facet, noting
from generator.previewing.watched_catalog import watched
from generator.prose.render import plain, render
from generator.prose.tokens import Token

BASE = Path(__file__).parent.parent / "broken" / "_base"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The catalog of a small project."""
    found = examine(BASE, {}, dt.date(2025, 6, 30)).catalog
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "rendered"),
    [
        ("No token.", "No token."),
        ("By [[people/jane-doe]].", "By [Jane Doe](people/jane-doe.md)."),
        ("By [[people/jane-doe|the *engineer*]].", "By [the \\*engineer\\*](people/jane-doe.md)."),
        ("By [[people/j-doe]].", "By [Jane Doe](people/jane-doe.md)."),
        ("[[figures/cars-a-day]]", "[up to 8,000 cars](figures/cars-a-day.md)"),
        ("[[figures/cars-a-day|# Fords]]", "[up to 8,000 Fords](figures/cars-a-day.md)"),
        ("[[figures/cars-a-day|the cars]]", "[the cars](figures/cars-a-day.md)"),
        ("[[figures/cars-a-day#survey]]", "[thousands of cars](figures/cars-a-day.md#survey)"),
        ("[[people/jane-doe]] [[people/jane-doe]]", "[Jane Doe](people/jane-doe.md) [Jane Doe](people/jane-doe.md)"),
        ("`[[people/jane-doe]]`", "`[[people/jane-doe]]`"),
        ("[[bridges/old-bridge#rust|rust]]", "[rust](bridges/old-bridge.md#rust)"),
    ],
)
def test_inline(catalog: Catalog, text: str, rendered: str) -> None:
    """Do tokens become names and numbers with links, and does all else stay as it is?"""
    assert render(text, catalog, "index.md") == rendered


@pytest.mark.parametrize(
    ("page", "target"),
    [
        ("people/john-roe.md", "jane-doe.md"),
        ("bridges/old-bridge.md", "../people/jane-doe.md"),
        ("sheets/a/b.md", "../../people/jane-doe.md"),
    ],
)
def test_links_are_relative(catalog: Catalog, page: str, target: str) -> None:
    """Do links lead to the entry from wherever they stand?"""
    assert render("[[people/jane-doe]]", catalog, page) == f"[Jane Doe]({target})"


def test_no_link_to_the_page_itself(catalog: Catalog) -> None:
    """Is an entry named on its own page without a link?"""
    assert render("[[people/jane-doe]]", catalog, "people/jane-doe.md") == "Jane Doe"


def test_sentence_of_a_fact(catalog: Catalog) -> None:
    """Does a fact appear as its whole sentence, tokens resolved, with a link to its evidence?"""
    assert render("[[bridges/old-bridge#rust]]", catalog, "index.md") == (
        "Inspectors found rust in [about 120 rivets](figures/rusty-rivets.md) of the bridge."
        ' [evidence](bridges/old-bridge.md#rust "Old bridge")'
    )


def test_blocks(catalog: Catalog) -> None:
    """Are blocks given to whoever renders them, and left out where nobody does?"""

    def shout(token: Token) -> str:
        return f"{token.block}({token.argument})".upper()

    assert render("[[table people]]", catalog, "index.md", shout) == "TABLE(PEOPLE)"
    assert render("[[table people]]", catalog, "index.md") == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("By [[people/jane-doe]], *engineer*.", "By Jane Doe, engineer."),
        (
            "[[bridges/old-bridge#no-fear]]",
            "The county engineer said that nobody should be afraid. (Opinion: Jane Doe.)",
        ),
        ("See [the *plan*](https://bridges.example/a).", "See the plan."),
        ("Rust in [[figures/rusty-rivets]]\nof it.", "Rust in about 120 rivets of it."),
        ("[[people/jane-doe|A & B]]", "A & B"),
    ],
)
def test_plain(catalog: Catalog, text: str, words: str) -> None:
    """Is nothing left of tokens and markup in titles and descriptions?"""
    assert plain(text, catalog) == words


def test_circles_end(catalog: Catalog) -> None:
    """Does rendering end even if a sentence shows itself, which a rule refuses?"""
    entry = catalog.entries["bridges/new-bridge"]
    fact = entry.facts[0].model_copy(update={"says": "Again: [[bridges/new-bridge#start]]"})
    data = entry.data.model_copy(update={"facts": (fact,)})
    circle = replace(catalog, entries={**catalog.entries, entry.key: replace(entry, data=data)})
    assert "Again" in render("[[bridges/new-bridge#start]]", circle, "index.md")


def test_a_preview_sees_what_plain_text_reads(catalog: Catalog) -> None:
    """Is what a text says of other entries noted each time, whatever was made plain before?"""
    seen = watched(catalog)
    text = "By [[people/jane-doe]]."
    assert plain(text, seen) == "By Jane Doe."
    for _ in range(2):
        with noting(read := set[Facet]()):
            assert plain(text, seen) == "By Jane Doe."
        assert ("people/jane-doe", "name") in read
