"""The page on method says what the software does: the same folds, the same limits, and what the lock proves."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from generator.checks.quotations import LARGEST_SHARE, MOST_WORDS
from generator.evidence.folds import FOLDS
from generator.examining import examine


@pytest.fixture(scope="module")
def page(project_root: Path) -> str:
    """The page on method, as it is written."""
    return (project_root / "docs/about.md").read_text(encoding="utf-8")


def test_folds_are_those_of_the_software(page: str) -> None:
    """Does the page list exactly the differences that the software overlooks, in their order?"""
    listed = page.partition("allows for these differences and no others:\n\n")[2].partition("\n\n")[0]
    assert re.findall(r"^- (.+)$", listed, re.MULTILINE) == [fold.name for fold in FOLDS]


def test_limits_are_those_of_the_software(page: str) -> None:
    """Are the length of a quotation and the share of a source said as the rule has them?"""
    assert f"A quotation has at most {MOST_WORDS} words." in page
    assert LARGEST_SHARE == 1 / 4
    assert "at most a quarter of its words is quoted" in page


def test_lock_is_not_oversold(page: str) -> None:
    """Does the page say what the lock proves, and just as plainly what it does not?"""
    section = page.partition("{ #lock }")[2].partition("\n### ")[0]
    for words in (
        "somebody who held the text ran the check on exactly these words",
        "that our sentence renders them fairly",
        "that the publisher printed the text that we held",
        "that the source is right",
        "For numbered words it proves only that the paragraph is that long.",
    ):
        assert words in " ".join(section.split()), words


def test_links_are_explained(page: str) -> None:
    """Does the page say what the links beside a quotation do?"""
    section = " ".join(page.partition("{ #links }")[2].partition("\n### ")[0].split())
    for words in ("“At the source” opens", "archived copy", "did not find the words"):
        assert words in section, words


def test_limits_of_plain_words_are_those_of_the_settings(page: str, project_root: Path) -> None:
    """Are the length of a sentence and the reading grades said as the settings of the site have them?"""
    catalog = examine(project_root, {}, dt.date(2026, 11, 22)).catalog
    assert catalog is not None
    limits = catalog.site.readability
    assert f"A sentence has at most {limits.sentence_words} words" in page
    assert f"no more than grade {limits.summary_grade} of school" in page
    assert f"no more than grade {limits.grade}." in page
