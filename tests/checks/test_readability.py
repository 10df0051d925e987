"""Tests of the rule `readability`: sentences that are too long, and texts that are too hard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.checks.readability import RULE
from generator.checks.rule import Rule
from generator.languages.words import words_for
from generator.model.catalog import Catalog
from generator.problems import Level, Problem

Find = Callable[[Rule, str], list[Problem]]

SHORT = "The bridge was shut to all cars for a week in May."
LONG = "The old bridge was shut to all cars and all carts for a week in May so that men could look at each bolt of it."
HARD = (
    "The administration's determination regarding transportation infrastructure necessitated considerable deliberation."
)


def test_long_sentence(find_in_field: Find) -> None:
    """Is a sentence named at its own place, with its words and the most that it may have, as a warning?"""
    (problem,) = find_in_field(RULE, f"{SHORT} {LONG}")
    assert (problem.line, problem.column) == (1, 11 + len(SHORT) + 1)
    assert problem.level is Level.WARNING
    assert "has 26 words; 20 are the most" in problem.message
    assert "“The old bridge was shut" in problem.message
    assert problem.tip.startswith("Split it in two")


def test_each_long_sentence(find_in_field: Find) -> None:
    """Is each of several long sentences named?"""
    assert [problem.column for problem in find_in_field(RULE, f"{LONG} {LONG}")] == [11, 11 + len(LONG) + 1]


def test_hard_text(find_in_field: Find) -> None:
    """Is a text above the grade named at its hardest sentence, with its longest words?"""
    (problem,) = find_in_field(RULE, f"{SHORT} {HARD}")
    assert problem.column == 11 + len(SHORT) + 1
    assert "reading grade" in problem.message
    assert "9 is the highest. This is its hardest sentence." in problem.message
    assert "“administration's”" in problem.tip or "“determination”" in problem.tip


@pytest.mark.parametrize(
    "text",
    [
        SHORT,
        HARD.removesuffix(" considerable deliberation.") + ".",  # too few words for a grade
        "He said “it was so that we had to shut it and to go on and on and on without an end to it all” then.",
        "On September 30, 2025, the National Transportation Safety Administration of the United States shut it.",
        "It is [[bridges/old-bridge]], [[bridges/old-bridge]] and [[people/jane-doe]] who stood by it in the night.",
    ],
)
def test_fine(find_in_field: Find, text: str) -> None:
    """May a sentence hold long quotations, names and dates, and a short text hard words?"""
    assert find_in_field(RULE, text) == []


def test_other_prose_may_be_harder(find_in_entry: Callable[[Rule, str, str], list[Problem]]) -> None:
    """Is a caveat held to the higher grade?"""
    text = "The federal authorities suspended operations in several counties, as all officials of the cities objected."
    entry = 'name: It\ntags: [traffic]\nchecked_on: 2025-06-01\nsummary: "{}"\ncaveats: ["{}"]\n'
    assert [problem.line for problem in find_in_entry(RULE, "people", entry.format("It is.", text))] == [5]
    softer = "The federal office suspended work in several counties after it heard that the cities had objected."
    assert find_in_entry(RULE, "people", entry.format("It is.", softer)) == []
    assert [problem.line for problem in find_in_entry(RULE, "people", entry.format(softer, "It is."))] == [4]


def test_page(find_in_document: Find) -> None:
    """On a page of docs/: is each item looked at by itself, at its own line, and the answer by the lower grade?"""
    text = f"# {LONG}\n\n- {SHORT}\n- {LONG}\n\n```\n{LONG}\n```\n"
    assert [(problem.line, problem.column) for problem in find_in_document(RULE, text)] == [(4, 3)]
    softer = "The federal office suspended work in several counties because it had expressed concerns over the plan."
    assert find_in_document(RULE, softer) == []
    assert len(find_in_document(RULE, f'<div class="fs-answer" markdown>\n\n{softer}\n\n</div>\n')) == 1


def test_limits_are_settings(base: Catalog) -> None:
    """Do the limits of the site decide, and the pages that it names?"""
    limits = base.site.readability.model_copy(update={"sentence_words": 3, "covers": ("sheets/",)})
    strict = replace(base, site=base.site.model_copy(update={"readability": limits}))
    found = list(RULE.check(strict))
    assert found
    assert all("3 are the most" in problem.message for problem in found)
    assert {problem.file for problem in found if problem.file.startswith("docs/")} == {"docs/sheets/index.md"}
    loose = limits.model_copy(update={"sentence_words": 99, "grade": Decimal(99), "summary_grade": Decimal(99)})
    assert list(RULE.check(replace(base, site=base.site.model_copy(update={"readability": loose})))) == []


@pytest.mark.parametrize("language", ["de", "fr-CA"])
def test_language_without_formula(base: Catalog, language: str) -> None:
    """Is a site silent whose language has no file, so that the English formula would say nothing of it?"""
    limits = base.site.readability.model_copy(update={"sentence_words": 1})
    site = base.site.model_copy(update={"language": language, "readability": limits})
    assert list(RULE.check(replace(base, site=site))) == []
    assert list(RULE.check(replace(base, site=site.model_copy(update={"language": "en-US"}))))


@pytest.mark.parametrize("scale", [None, {"words_in_sentence": 0, "syllables_in_word": 0, "constant": 0}])
def test_language_without_scale(base: Catalog, scale: dict[str, float] | None) -> None:
    """Is the rule silent too where a language has words, but no scale of reading grades?"""
    words = words_for("en")
    assert words.reading is not None
    reading = words.reading.model_copy(update=scale) if scale else None
    bare = {"en": words.model_copy(update={"reading": reading})}
    limits = base.site.readability.model_copy(update={"sentence_words": 1})
    site = base.site.model_copy(update={"readability": limits})
    assert list(RULE.check(replace(base, site=site, languages=bare))) == []
    assert list(RULE.check(replace(base, site=site, languages={"en": words})))
