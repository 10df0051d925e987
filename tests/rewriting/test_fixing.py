"""`check --fix`: is what is mechanical mended, is nothing guessed, and is the second time always without a change?"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator.examining import Examination, examine
from generator.rewriting.fixing import Mended, mend

BRIDGE = "content/bridges/harbor-bridge.yml"
TODAY = dt.date(2026, 12, 1)

Edit = Callable[[Path, str, str], None]


def fixed_once(root: Path) -> tuple[tuple[Mended, ...], Examination]:
    """What is mended in a project, and how it stands then."""
    mending = mend(root, lambda: examine(root, {}, TODAY))
    return mending.done, mending.left


def fixed(root: Path) -> tuple[tuple[Mended, ...], Examination]:
    """The same, where a second time must find nothing more to do."""
    done, left = fixed_once(root)
    files = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert mend(root, lambda: examine(root, {}, TODAY)).done == ()
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == files
    return done, left


FIXABLE = [
    # a date in another writing
    ("opened: ~1978", "opened: ~1978/05/30", "opened: ~1978-05-30"),
    ("opened: ~1978", "opened: May 30, 1978", "opened: 1978-05-30"),
    ("opened: ~1978", "opened: 30.5.1978", "opened: 1978-05-30"),
    ("opened: ~1978", "opened: “~1978”", "opened: ~1978"),
    # words and references in another writing
    ("tags: [traffic]", "tags: [Traffic]", "tags: [traffic]"),
    ("owner: bodies/bridge-office", "owner: Bodies/Bridge-Office", "owner: bodies/bridge-office"),
    ("owner: bodies/bridge-office", "owner: bodies/bridge-office.yml", "owner: bodies/bridge-office"),
    ("  - id: lorries", "  - id: Lorries", "  - id: lorries"),
    ("assertion: predicted", "assertion: Predicted", "assertion: predicted"),
    ("words: 1-10", "words: 1–10", "words: 1-10"),
    # keys
    ("summary: >-", "sumary: >-", "summary: >-"),
    # one value where a list is expected
    ("tags: [traffic]", "tags: traffic", "tags: [traffic]"),
    # references to a renamed entry, in fields and in prose
    (
        "inspected_in: [inspections/harbor-2024]",
        "inspected_in: [inspections/harbor-2024]\nsee_also: [bridges/mill-street-bridge]",
        "inspected_in: [inspections/harbor-2024]\nsee_also: [bridges/old-mill-bridge]",
    ),
    ("that could not use [[bridges/old-mill-", "that could not use [[bridges/mill-street-", "[[bridges/old-mill-"),
    # tokens
    ("not use [[bridges/old-mill-bridge]]", "not use [bridges/old-mill-bridge]", "not use [[bridges/old-mill-bridge]]"),
    ("not use [[bridges/old-mill-bridge]]", "not use [[old-mill-bridge]]", "not use [[bridges/old-mill-bridge]]"),
    # what YAML would read as something else
    ("crosses: The harbor of Oldford", "crosses: Oldford: its harbor", 'crosses: "Oldford: its harbor"'),
    ("crosses: The harbor of Oldford", "crosses:The harbor of Oldford", "crosses: The harbor of Oldford"),
    ("crosses: The harbor of Oldford", "crosses: @harbor", 'crosses: "@harbor"'),
    ("crosses: The harbor of Oldford", 'crosses: "The" harbor', "crosses: '\"The\" harbor'"),
    ("  - is: open\n", "\t- is: open\n", "  - is: open\n"),
    ("crosses: The harbor of Oldford", "crosses: The har\u0007bor of Oldford", "crosses: The harbor of Oldford"),
]


@pytest.mark.parametrize(("good", "bad", "mended"), FIXABLE, ids=[bad.strip()[:40] for _, bad, _ in FIXABLE])
def test_what_is_mechanical_is_mended(bridges: Path, edit: Edit, good: str, bad: str, mended: str) -> None:
    """Is each slip with one remedy mended, and the site without a problem then?"""
    path = bridges / BRIDGE
    edit(path, good, bad)
    done, left = fixed_once(bridges)
    assert mended in path.read_text(encoding="utf-8")
    assert left.problems == ()  # so that a second time has nothing to do
    assert done


NOT_FIXABLE = [
    ("opened: ~1978", "opened: 04/05/1978"),  # May or April?
    ("opened: ~1978", "opened: soon"),
    ("tags: [traffic]", "tags: traffic, repair"),
    ("tags: [traffic]", "tags: [trafic]"),  # a misspelled word is only suggested
    ("owner: bodies/bridge-office", "owner: bodies/bridge-ofice"),
    ("crosses: The harbor of Oldford", "crosses: “Oldford: its harbor”"),
    ("crosses: The harbor of Oldford", "crosses: #the harbor of Oldford"),
    ("crosses: The harbor of Oldford", "crosses: [Oldford]: its harbor"),
    ("length: {unknown: The register leaves the line empty.}", "lenght: {unknown: No.}\nlengthy: {unknown: No.}"),
    ("  - {source: bridge-office-register, at: sheet 3}\nstatus", "  - {source: The Register}\nstatus"),
    # a tab for more than two spaces: with two, the line would belong to something else
    ("      - {source: bridge-office-report-2024", "\t- {source: bridge-office-report-2024"),
    (
        "      - source: bridge-office-report-2024\n        paragraph: 3\n        quote: c",
        "\t- source: bridge-office-report-2024\n        paragraph: 3\n        quote: c",
    ),
]


@pytest.mark.parametrize(("good", "bad"), NOT_FIXABLE, ids=[bad.strip()[:40] for _, bad in NOT_FIXABLE])
def test_nothing_is_guessed(bridges: Path, edit: Edit, good: str, bad: str) -> None:
    """Where two readings are possible, does the file stay as it is?"""
    path = bridges / BRIDGE
    edit(path, good, bad)
    text = path.read_text(encoding="utf-8")
    done, left = fixed_once(bridges)
    assert done == ()
    assert path.read_text(encoding="utf-8") == text
    assert left.problems


def test_one_mended_problem_shows_the_next(bridges: Path, edit: Edit) -> None:
    """Is what a tab hid mended as well, in one call?"""
    path = bridges / BRIDGE
    edit(path, "  - is: open\n", "\t- is: open\n")
    edit(path, "opened: ~1978", "opned: 1978/05/30")
    edit(path, "tags: [traffic]", "tags: Traffic")
    done, left = fixed(bridges)
    assert left.problems == ()
    assert [each.rule for each in done] == ["tab-indentation", "wrong-type", "unknown-key", "bad-value", "unknown-word"]


def test_a_remedy_that_does_not_help_is_taken_back(bridges: Path, edit: Edit) -> None:
    """Where only one of two slips can be mended, is the file otherwise as it was?"""
    path = bridges / BRIDGE
    edit(path, "tags: [traffic]", "tags: [trafic]")
    edit(path, "opened: ~1978", "opened: 1978/05/30")
    done, left = fixed(bridges)
    assert [each.rule for each in done] == ["bad-value"]
    assert [each.rule for each in left.problems] == ["unknown-word"]


def test_a_remedy_with_a_new_problem_is_taken_back(bridges: Path, edit: Edit) -> None:
    """Is the date left in its other writing, where the file could not be read with the tab that nobody can mend?"""
    path = bridges / BRIDGE
    edit(path, "  - is: open\n    from: ~1978\n", "\t- is: open\n\t\tfrom: ~1978\n")
    text = path.read_text(encoding="utf-8")
    fixed(bridges)
    after = path.read_text(encoding="utf-8")
    assert after == text or "\t" not in after


def test_the_lock_is_renewed(bridges: Path, edit: Edit, factsheet: Callable[..., Result]) -> None:
    """Is the lock renewed as `factsheet verify` does, and nothing else of it?"""
    lock = bridges / "content" / "quotes.lock"
    lines = lock.read_text(encoding="utf-8").splitlines(keepends=True)
    lock.write_text("".join([*lines, lines[-1]]), encoding="utf-8")
    before = [problem.rule for problem in examine(bridges, {}, TODAY).problems]
    assert before == ["lock-outdated"]
    done, left = fixed(bridges)
    assert [each.rule for each in done] == ["lock-outdated"]
    assert left.problems == ()
    assert lock.read_text(encoding="utf-8") == "".join(lines)


def test_the_command_says_what_it_did(bridges: Path, edit: Edit, factsheet: Callable[..., Result]) -> None:
    """Is each mended problem a line with place, what was and what is, and does the command end as it should?"""
    edit(bridges / BRIDGE, "opened: ~1978", "opened: May 30, 1978")
    told = factsheet(bridges, "check")
    assert told.exit_code == 1
    assert "factsheet check --fix" in told.output
    result = factsheet(bridges, "check", "--fix")
    assert result.exit_code == 0, result.output
    assert f"{BRIDGE}:8:9  mended  “May 30, 1978” → “1978-05-30”  [bad-value]" in result.output
    assert "1 problem mended." in result.output
    again = factsheet(bridges, "check", "--fix")
    assert "mended" not in again.output
    assert again.exit_code == 0


def test_json_names_what_is_fixable(bridges: Path, edit: Edit, factsheet: Callable[..., Result]) -> None:
    """Do programs see which problems can be mended?"""
    edit(bridges / BRIDGE, "opened: ~1978", "opened: May 30, 1978")
    result = factsheet(bridges, "check", "--format", "json")
    assert [problem["fixable"] for problem in json.loads(result.stdout)["problems"]] == [True]
