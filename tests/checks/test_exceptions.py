"""Exceptions: do they cover what they name and nothing else, end when they should, and go when they are not needed?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator.checks.excepting import MAY_BE_EXCEPTED, NEEDS_TEXTS, WHY_NOT
from generator.checks.registry import RULES
from generator.examining import examine

BRIDGE = "content/bridges/harbor-bridge.yml"
TODAY = dt.date(2026, 12, 1)


@pytest.fixture
def hard(bridges: Path) -> Path:
    """The small site with one sentence that ages: a problem of the rule `relative-time`."""
    path = bridges / BRIDGE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Lorries that", "Lorries currently", 1), encoding="utf-8")
    assert found(bridges) == ["relative-time"]
    return bridges


def found(root: Path, today: dt.date = TODAY) -> list[str]:
    """The rules of all problems of a site."""
    return [problem.rule for problem in examine(root, {}, today).problems]


def excepted(root: Path, place: str, more: str = "", rule: str = "relative-time", until: str = "2026-12-31") -> None:
    """Write one exception."""
    end = f"    reason: It waits for its author.\n    until: {until}\n"
    text = f"exceptions:\n  - rule: {rule}\n    {place}\n{more}{end}"
    (root / "content" / "exceptions.yml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "place", [f"file: {BRIDGE}", "about: bridges/harbor-bridge", "about: bridges/harbor-bridge#lorries"]
)
def test_what_is_covered_is_counted_and_not_reported(hard: Path, factsheet: Callable[..., Result], place: str) -> None:
    """Does a problem that an exception covers go from the list, and is it counted, and listed when asked for?"""
    excepted(hard, place)
    assert found(hard) == []
    result = factsheet(hard, "check")
    assert result.exit_code == 0
    assert "1 problem is excepted in content/exceptions.yml." in result.output
    assert "[relative-time]" not in result.output
    assert "[relative-time]" in factsheet(hard, "check", "--verbose").output


@pytest.mark.parametrize(
    ("place", "more"),
    [
        ("file: docs/about.md", ""),
        ("about: bridges/harbor-bridge#bears-the-detour", ""),
        ("about: sources/bridge-office-register", ""),
        (f"file: {BRIDGE}", "    words: yesterday\n"),
    ],
)
def test_it_covers_nothing_else(hard: Path, place: str, more: str) -> None:
    """Does an exception for another file, fact or wording leave the problem, and fail the build as unused?"""
    excepted(hard, place, more)
    assert found(hard) == ["relative-time", "exception-unused"]
    assert not examine(hard, {}, TODAY).publishable


def test_it_may_name_words(hard: Path) -> None:
    """Can an exception be bound to words of the message?"""
    excepted(hard, f"file: {BRIDGE}", "    words: currently\n")
    assert found(hard) == []


def test_it_ends(hard: Path) -> None:
    """Does it hold on its last day, and on the next day the problem is back, and the end is named?"""
    excepted(hard, f"file: {BRIDGE}", until="2026-12-01")
    assert found(hard) == []
    assert found(hard, dt.date(2026, 12, 2)) == ["relative-time", "exception"]


def test_it_goes_when_the_problem_is_mended(bridges: Path) -> None:
    """Does an exception fail the build at its own line, once what it covered is mended?"""
    excepted(bridges, f"file: {BRIDGE}")
    problems = examine(bridges, {}, TODAY).problems
    assert [(each.rule, each.file, each.line, each.level) for each in problems] == [
        ("exception-unused", "content/exceptions.yml", 2, "error")
    ]


def test_it_is_not_judged_while_a_file_cannot_be_read(hard: Path, edit: Callable[[Path, str, str], None]) -> None:
    """Is an exception not called unused where nobody knows what else is wrong in a broken file?"""
    excepted(hard, f"file: {BRIDGE}")
    edit(hard / BRIDGE, "opened: ~1978", "opened: soon")
    assert found(hard) == ["bad-value"]


def test_rules_that_protect_have_no_exceptions(hard: Path) -> None:
    """Is an exception for any rule that protects proof, rights, readers or addresses refused, with the reason?"""
    items = "".join(f"  - {{rule: {rule}, file: {BRIDGE}, reason: It waits., until: 2026-12-31}}\n" for rule in WHY_NOT)
    (hard / "content" / "exceptions.yml").write_text(f"exceptions:\n{items}", encoding="utf-8")
    problems = [problem for problem in examine(hard, {}, TODAY).problems if problem.rule == "exception"]
    assert len(problems) == len(WHY_NOT)
    assert all(why in problem.message for problem, why in zip(problems, WHY_NOT.values(), strict=True))


def test_each_rule_is_judged() -> None:
    """Has each rule been either declared open to exceptions, or closed with its reason?"""
    names = {rule.name for rule in RULES}
    assert names == MAY_BE_EXCEPTED | set(WHY_NOT)
    assert not MAY_BE_EXCEPTED & set(WHY_NOT)
    assert NEEDS_TEXTS <= MAY_BE_EXCEPTED


def test_exceptions_are_brought_into_form(hard: Path, factsheet: Callable[..., Result]) -> None:
    """Does `factsheet fmt` know the file?"""
    excepted(hard, f"file:   '{BRIDGE}'")
    assert "content/exceptions.yml" in factsheet(hard, "fmt", "--check").output
    assert factsheet(hard, "fmt", "content/exceptions.yml").exit_code == 0
    assert f"    file: {BRIDGE}\n" in (hard / "content" / "exceptions.yml").read_text(encoding="utf-8")
