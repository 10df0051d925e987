"""Words of a glossary are explained on first use: once a page, at the first link, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.examining import Examination
from generator.model.catalog import Catalog
from generator.pages.glossary import Glossary
from generator.pages.view import View

FIRST = '{ .fs-term aria-describedby="term_axle-loads" }'


@pytest.fixture
def catalog(bridges: Path, examine_site: Callable[..., Examination], edit: Callable[[Path, str, str], None]) -> Catalog:
    """The other site, with its rules on loads declared as a glossary."""
    edit(bridges / "site_config/kinds/load-rules.yml", "legal: true\n", "legal: true\nglossary: true\n")
    found = examine_site(bridges).catalog
    assert found is not None
    return found


def test_only_the_first_use_is_explained(catalog: Catalog) -> None:
    """Is the first link to a word tied to its definition, and the second one, or one elsewhere, left alone?"""
    view = View(catalog, "bridges/old-mill-bridge.md")
    said = view.prose(
        "[[load-rules/axle-loads|Axle loads]], again [[load-rules/axle-loads]] and [[bridges/harbor-bridge]]."
    )
    assert said.startswith(f"[Axle loads](../load-rules/axle-loads.md){FIRST}, again")
    assert said.count(FIRST) == 1
    assert "fs-term" not in view.prose("Once more [[load-rules/axle-loads]].")


def test_the_definition_is_the_first_sentence(catalog: Catalog) -> None:
    """Does the page end with one hidden definition for each word used, in plain text, escaped?"""
    view = View(catalog, "bridges/old-mill-bridge.md")
    view.prose("[[load-rules/axle-loads]]")
    block = view.definitions()
    assert block.count("<p id=") == 1
    first = view.plain(catalog.entries["load-rules/axle-loads"].data.summary).partition(". ")[0]
    assert first.partition(".")[0] in block
    assert "hidden" in block
    assert 'data-script="glossary"' in block


def test_a_page_without_words_has_no_definitions(catalog: Catalog) -> None:
    """Does a page that uses no word of a glossary stay as it is, without a script?"""
    view = View(catalog, "bridges/old-mill-bridge.md")
    view.prose("See [[bridges/harbor-bridge]].")
    assert view.definitions() == ""


def test_in_a_hand_written_page_the_first_in_the_text_counts(catalog: Catalog) -> None:
    """On a hand-written page: is the first use in the text explained, though blocks below it are made before?"""
    page = View(catalog, "sheets/it.md").document(
        "[[load-rules/axle-loads|These]] hold.\n\n[[status load-rules/axle-loads]]\n"
    )
    assert page.count(FIRST) == 1
    assert f"[These](../load-rules/axle-loads.md){FIRST}" in page
    assert page.rstrip().endswith("</div>")


def test_on_its_own_page_a_word_is_not_explained(catalog: Catalog) -> None:
    """Does the page of a word explain other words only?"""
    view = View(catalog, "load-rules/axle-loads.md")
    assert "fs-term" not in view.prose("It is [[load-rules/axle-loads]].")


@pytest.mark.parametrize(
    "text",
    [
        "[x](../load-rules/axle-loads.md#a-fact)",
        "[x](../load-rules/axle-loads.md){ .other }",
        "[x](https://example.org/load-rules/axle-loads.md)",
        r"\](../load-rules/axle-loads.md)",
        "[x](../bridges/load-rules/axle-loads.md)",
    ],
)
def test_other_links_stay(catalog: Catalog, text: str) -> None:
    """Is a link to a fact, one with attributes, one elsewhere, or what only looks like one, left as it is?"""
    assert Glossary(catalog, "bridges/x.md").explain(text) == text
