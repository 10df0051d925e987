"""The rules on translations: tokens and addresses are copied, numbers are those of the English, words are prose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.examining import examine
from generator.model.translation import fingerprint
from generator.problems import Problem

TODAY = dt.date(2026, 12, 1)
SUMMARY = (
    "A road bridge over the Arn in Oldford, in the invented country of Lenvaria. The [[bodies/bridge-office]] closed "
    "it on November 5, 2023, and opened one lane in June 2024."
)
GOOD = (
    "Un puente sobre el Arn en Oldford, en el país inventado de Lenvaria. La [[bodies/bridge-office|oficina]] lo cerró "
    "el 5 de noviembre de 2023 y abrió un carril en junio de 2024."
)

Found = Callable[[str], list[Problem]]


@pytest.fixture
def found(bridges: Path) -> Found:
    """What is said of a translation of the summary of a bridge."""
    settings = bridges / "site_config" / "site.yml"
    settings.write_text(settings.read_text("utf-8") + "\ntranslations:\n  es: {name: Español}\n", "utf-8")
    folder = bridges / "content" / "translations" / "es" / "bridges"
    folder.mkdir(parents=True)

    def check(says: str) -> list[Problem]:
        (folder / "old-mill-bridge.yml").write_text(
            "translates: bridges/old-mill-bridge\ntexts:\n"
            f"  - at: summary\n    of: {fingerprint(SUMMARY)}\n    says: >-\n      {says}\n",
            "utf-8",
        )
        problems = examine(bridges, {}, TODAY).problems
        return [problem for problem in problems if "translations" in problem.file]

    return check


def test_a_good_translation_passes(found: Found) -> None:
    """May a label be in the other language, a date be written its way, and words be freely chosen?"""
    assert found(GOOD) == []


@pytest.mark.parametrize(
    ("changed", "rule", "words"),
    [
        (
            GOOD.replace("[[bodies/bridge-office|oficina]]", "oficina"),
            "translation-tokens",
            "The English has [[bodies/",
        ),
        (GOOD.replace("bodies/bridge-office", "bodies/oficina"), "translation-tokens", "The translation has [[bodies/"),
        (GOOD.replace("office|oficina]]", "office|oficina]"), "translation-tokens", "The English has"),
        (f"{GOOD} [Más](https://example.org).", "translation-tokens", "The translation has https://example.org"),
        (GOOD.replace("el 5 de", "el 15 de"), "translation-numbers", "“15” is a number that the English does not have"),
        (GOOD.replace("un carril", "quince carriles"), "translation-numbers", "“quince” is a number"),
        (f"{GOOD} <b>Nota</b>", "raw-html", "is HTML"),
        (f"{GOOD} {{ .x }}", "raw-html", "attribute list"),
        (f"{GOOD} [Más](javascript:x)", "unsafe-link", "“javascript:”"),
        (f"- {GOOD}", "one-paragraph", "begins a block, and a field is one paragraph"),
    ],
)
def test_what_a_translation_may_not_do(found: Found, changed: str, rule: str, words: str) -> None:
    """Is each slip named by its rule, in the file of the translation, as an error?"""
    problems = [problem for problem in found(changed) if problem.rule == rule]
    assert problems, found(changed)
    assert any(words in problem.message for problem in problems)
    assert all(problem.level.value == "error" and problem.line >= 5 for problem in problems)
