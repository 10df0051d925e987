"""Migration: is each step taken once and in order, is nothing written unasked, and is newer content left alone?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator.examining import Examination
from generator.migrating import planning
from generator.migrating.planning import plan_migration
from generator.migrating.registry import chained, steps
from generator.migrating.step import Changes, Files, Step
from generator.model.content_format import CURRENT, SETTINGS

NAME = "content/bridges/old-mill-bridge.yml"


def renames(files: Files) -> Changes:
    """An invented step: a key gets another name."""
    return {name: text.replace("\nspan:", "\nlength:") for name, text in files.items() if "\nspan:" in text}


def moves(files: Files) -> Changes:
    """An invented step: a file moves to another folder."""
    return {"content/old.yml": None, "content/new.yml": files["content/old.yml"]} if "content/old.yml" in files else {}


STEPS = (Step(0, "States.", lambda files: {}), Step(1, "Renames.", renames), Step(2, "Moves.", moves))
OLD = {SETTINGS: "name: X\n", "content/a.yml": "name: A # one\nspan: 3\n", "content/old.yml": "name: B\n"}


def test_a_step_for_each_format() -> None:
    """Is there a step from every older format to the present one?"""
    assert [step.start for step in steps()] == list(range(CURRENT))
    assert all(step.about.endswith(".") for step in steps())


def test_every_step_has_a_test(project_root: Path) -> None:
    """Has each step a file of tests of its own?"""
    named = {f"test_from_{step.start}.py" for step in steps()}
    assert named == {path.name for path in (project_root / "tests" / "migrating").glob("test_from_*.py")}


@pytest.mark.parametrize("starts", [(1,), (0, 0), (0, 2)])
def test_gaps_between_steps(starts: tuple[int, ...]) -> None:
    """Is a step that is missing or there twice an error of the program, at once?"""
    with pytest.raises(ValueError, match="needed once"):
        chained([Step(start, "", lambda files: {}) for start in starts])


def test_step_by_step() -> None:
    """Does each step see what the one before it left, and is the result stated?"""
    plan = plan_migration(OLD, STEPS)
    assert plan.changes == {
        SETTINGS: "format: 3\nname: X\n",
        "content/a.yml": "name: A # one\nlength: 3\n",
        "content/old.yml": None,
        "content/new.yml": "name: B\n",
    }


def test_only_the_steps_that_lie_ahead() -> None:
    """Is content of a later format spared the steps that it has behind it?"""
    plan = plan_migration({**OLD, SETTINGS: "format: 2 # since May\nname: X\n"}, STEPS)
    assert [step.start for step in plan.steps] == [2]
    assert plan.changes[SETTINGS] == "format: 3 # since May\nname: X\n"
    assert "content/a.yml" not in plan.changes


def test_twice_is_once() -> None:
    """Does a second migration find nothing to do?"""
    once = plan_migration(OLD, STEPS)
    after = {name: text for name, text in {**OLD, **once.changes}.items() if text is not None}
    assert plan_migration(after, STEPS).changes == {}


def test_the_difference_can_be_read() -> None:
    """Does the difference show files that change, come and go as Git would?"""
    lines = list(plan_migration(OLD, STEPS).diff())
    head = lines[lines.index("--- a/content/a.yml") :][:2]
    assert head == ["--- a/content/a.yml", "+++ b/content/a.yml"]
    assert "-span: 3" in lines and "+length: 3" in lines
    assert "--- /dev/null" in lines and "+++ /dev/null" in lines


def test_nothing_is_written_unasked(bridges: Path, factsheet: Callable[..., Result]) -> None:
    """Does the command show what would change, and change it only with --write?"""
    before = (bridges / SETTINGS).read_bytes()
    shown = factsheet(bridges, "migrate")
    assert shown.exit_code == 0
    assert "+format: 1" in shown.output and "factsheet migrate --write" in shown.output
    assert (bridges / SETTINGS).read_bytes() == before
    assert factsheet(bridges, "migrate", "--write").exit_code == 0
    assert "There is nothing to do." in factsheet(bridges, "migrate").output


def test_errors_that_a_step_would_bring(
    bridges: Path, factsheet: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is nothing written if the content would have an error behind the steps that it has not now?"""

    def spoils(files: Files) -> Changes:
        return {NAME: files[NAME].replace("\nsummary:", "\nsumary:")}

    monkeypatch.setattr(planning, "steps", lambda: (Step(0, "Spoils.", spoils),))
    before = {path: path.read_bytes() for path in (bridges / NAME, bridges / SETTINGS)}
    result = factsheet(bridges, "migrate", "--write")
    assert result.exit_code == 1
    assert "the steps would bring these errors" in result.output and "sumary" in result.output
    assert {path: path.read_bytes() for path in before} == before


def test_content_of_tomorrow(
    bridges: Path, factsheet: Callable[..., Result], examine_site: Callable[..., Examination]
) -> None:
    """Is content for a newer version refused with one problem and the next act, whatever else it holds?"""
    settings = bridges / SETTINGS
    settings.write_text(f"format: {CURRENT + 1}\nwhat: new\n" + settings.read_text(encoding="utf-8"), encoding="utf-8")
    (problem,) = examine_site(bridges).problems
    assert (problem.rule, problem.file, problem.line, problem.column) == ("newer-format", SETTINGS, 1, 9)
    assert "Install a newer version" in problem.tip
    for command in ("check", "build", "migrate"):
        result = factsheet(bridges, command)
        assert result.exit_code == 1
        assert "newer-format" in result.output
    assert not (bridges / "site").exists()


def test_the_format_may_be_stated(bridges: Path, examine_site: Callable[..., Examination]) -> None:
    """Is content in order that states the present format, and content that states none?"""
    assert examine_site(bridges).problems == ()
    settings = bridges / SETTINGS
    settings.write_text(f"format: {CURRENT}\n" + settings.read_text(encoding="utf-8"), encoding="utf-8")
    assert examine_site(bridges).problems == ()


def test_no_format_at_all(
    bridges: Path, examine_site: Callable[..., Examination], factsheet: Callable[..., Result]
) -> None:
    """Is a word in the place of the number told as a mistake, and not taken for any format?"""
    settings = bridges / SETTINGS
    settings.write_text("format: latest\n" + settings.read_text(encoding="utf-8"), encoding="utf-8")
    assert ("bad-value", 1) in {(problem.rule, problem.line) for problem in examine_site(bridges).problems}
    assert "no format of content" in factsheet(bridges, "migrate").output
