"""`factsheet new`: does it ask for what is needed, refuse what is wrong at once, and write a file as people do?"""

from __future__ import annotations

import datetime as dt
import functools
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from generator import new_command
from generator.cli import main
from generator.examining import examine
from generator.loading.characters import unseen_character
from generator.loading.ids import check_id
from generator.loading.record import parse_record
from generator.model.catalog import Catalog
from generator.rewriting.creating import Draft
from generator.rewriting.creating_ids import propose_id
from generator.rewriting.creating_questions import Question
from generator.sourcing import RefusedError

Factsheet = Callable[..., Result]
ROOT = Path(__file__).parent.parent / "sites" / "bridges"
GATE = {
    "name": "Stone Gate: the bridge",
    "summary": "A stone bridge over the Arn, which the register lists as one of the oldest bridges of the country.",
    "tags": "safety, traffic",
    "crosses": "The river Arn",
    "opened": "1801",
    "material": "[stone]",
    "owner": "bridge-office",
    "evidence.0.source": "bridge-office-register",
    "status.0.is": "open",
    "status.0.from": "1801",
    "status.0.evidence.0.source": "bridge-office-register",
    "status.0.evidence.0.at": "sheet 2, line 4",
}
WRITTEN = """\
name: "Stone Gate: the bridge"
summary: >-
  A stone bridge over the Arn, which the register lists as one of the oldest bridges of the country.
tags: [safety, traffic]
crosses: The river Arn
opened: 1801
material: [stone]
# still to be found: location: Where the dot on the map stands. Such as: 51.2, 11.4
# still to be found: length: From abutment to abutment. Such as: 84.5
owner: bodies/bridge-office
# still to be found: design: How it is built, in one sentence.
# still to be found: inspected_in: Its inspections, the oldest first.
# still to be found: page: Where the owner tells of it.
evidence:
  - {source: bridge-office-register}
status:
  - is: open
    from: 1801
    evidence:
      - {source: bridge-office-register, at: "sheet 2, line 4"}
# still to be found: facts: The facts, each with its evidence.
checked_on: 2026-12-01
"""


def settings(fields: dict[str, str]) -> list[str]:
    """The options that set some fields."""
    return [word for name, value in fields.items() for word in ("--set", f"{name}={value}")]


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@functools.cache
def known() -> Catalog:
    """The catalog of the small site; hypothesis takes no fixtures of a module."""
    found = examine(ROOT, {}, dt.date(2026, 12, 1)).catalog
    assert found
    return found


@pytest.fixture
def on_terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path, list[str], str], Result]:
    """`on_terminal(root, arguments, answers)`: the command where somebody answers, one line a question."""
    monkeypatch.setattr(new_command, "on_terminal", lambda: True)
    environment = {"FACTSHEET_TODAY": "2026-12-01", "FACTSHEET_ARTICLES": None}

    def run(root: Path, arguments: list[str], answers: str) -> Result:
        return CliRunner().invoke(main, ["-C", str(root), "new", *arguments], input=answers, env=environment)

    return run


def test_everything_given(bridges: Path, factsheet: Factsheet) -> None:
    """Is the file as an editor would have written it, in form, and does it pass the check?"""
    result = factsheet(bridges, "new", "bridges", *settings(GATE))
    assert result.exit_code == 0, result.output
    path = bridges / "content/bridges/stone-gate-the-bridge.yml"
    assert path.read_text(encoding="utf-8") == WRITTEN
    assert "Written: content/bridges/stone-gate-the-bridge.yml" in result.output
    assert "run `factsheet check`" in result.output
    assert factsheet(bridges, "fmt", "--check", str(path)).exit_code == 0
    checked = factsheet(bridges, "check")
    assert checked.exit_code == 0 and "content/bridges" not in checked.output, checked.output


def test_what_is_missing_and_the_command_that_works(bridges: Path, factsheet: Factsheet) -> None:
    """Where nobody can be asked, is all that is missing named, and does the command that is shown work?"""
    before = snapshot(bridges)
    result = factsheet(bridges, "new", "bridge", *settings({"name": "Gate", "crosses": "The Arn"}))
    assert result.exit_code == 1
    for name in ("summary", "tags", "opened", "material", "owner", "evidence.0.source", "status.0.is", "status.0.from"):
        assert f"\n  {name}: " in result.output
    assert "One of: steel, stone, concrete." in result.output
    assert snapshot(bridges) == before
    command = next(line for line in result.output.splitlines() if line.startswith("  factsheet new"))
    again = factsheet(bridges, *shlex.split(command)[1:])
    assert again.exit_code == 0, again.output
    text = (bridges / "content/bridges/gate.yml").read_text(encoding="utf-8")
    assert "name: Gate\n# still to be found: summary: One to three short sentences" in text
    checked = factsheet(bridges, "check")
    missing = {"summary", "tags", "opened", "material", "owner", "status"}
    assert all(f"`{name}` is missing." in checked.output for name in missing)
    assert checked.output.count("  error  ") == len(missing)


def test_bad_values_say_what_the_check_says(bridges: Path, factsheet: Factsheet) -> None:
    """Is every bad value refused with the message of the check and with its field, and nothing written?"""
    before = snapshot(bridges)
    bad = {
        "summary": "It is now open.",
        "tags": "safty",
        "opened": "yesterday",
        "owner": "bridge-ofice",
        "status.0.is": "opn",
        "status.0.evidence.0.source": "bridge-office-registr",
        "facts.0.says": "See [[bridges/old-mil-bridge]].",
        "lenght": "12",
    }
    result = factsheet(bridges, "new", "bridges", *settings({**GATE, **bad}))
    assert result.exit_code == 1
    for words in (
        "summary: “now” means another time on the day it is read.",
        "tags: “safty” is not a word of the list `topics`. Did you mean safety?",
        "opened: “yesterday” is not a date.",
        "owner: There is no entry “bodies/bridge-ofice”. Did you mean bodies/bridge-office?",
        "status.0.is: “opn” is not a word of the list `bridge-status`. Did you mean open?",
        "status.0.evidence.0.source: There is no source “bridge-office-registr”.",
        "facts.0.says: There is no entry “bridges/old-mil-bridge”. Did you mean bridges/old-mill-bridge?",
        "lenght: `lenght` is not a key here. Did you mean `length`?",
    ):
        assert words in result.output
    assert snapshot(bridges) == before


def test_values_that_do_not_fit_together(bridges: Path, factsheet: Factsheet) -> None:
    """Is a file refused whose values are good one by one, but not together?"""
    held = {"status.0.evidence.0.source": "oldford-courier-2023-11-06-bridge-closed"}
    result = factsheet(bridges, "new", "bridges", *settings({**GATE, **held}))
    assert result.exit_code == 1
    assert "its evidence must show the words" in result.output
    assert not (bridges / "content/bridges/stone-gate-the-bridge.yml").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bridgse"], "There is no kind “bridgse”. Did you mean bridges?"),
        (["source"], "factsheet source add"),
        (["bridges", "harbor-bridge"], "is there already, and nothing is overwritten"),
        (["bridges", "Harbor Bridge"], 'Rename it to "harbor-bridge"'),
        (["bridges", "matrix"], "The matrix of this kind"),
        (["bridges", "--set", "name"], "Write --set field=value"),
        (["bridges", "--set", "name=a", "--set", "name=b"], "“name” is set twice"),
        (["bridges", "--set", "name=a\U000e0100"], "A sign that nobody sees (U+E0100) stands here"),
        (["bridges", "--set", "facts.1.says=a"], "count the items of lists from 0"),
        (["bridges", "--set", "page={unknown: lost"], "“{unknown: lost”"),
    ],
)
def test_wrong_use(bridges_root: Path, factsheet: Factsheet, arguments: list[str], said: str) -> None:
    """Does each slip get its next act?"""
    result = factsheet(bridges_root, "new", *arguments)
    assert result.exit_code == 1
    assert said in result.output and "Traceback" not in result.output


def test_on_a_terminal(bridges: Path, on_terminal: Callable[[Path, list[str], str], Result]) -> None:
    """Is each field asked for with its help and words, again where the answer is wrong, and is Enter left open?"""
    answers = (
        *("Gate & Co", "harbor-bridge", "gate", "It is now open.", "A bridge over the Arn.", "safty", "safety"),
        *("The Arn", "1801", "", "bridge-offic", "bridge-office", "oldford-courier-2023-11-06-bridge-closed", "3"),
        *("no such words", "a limit of 12 tons", "open", "1801", "bridge-office-register", "sheet 2"),
    )
    result = on_terminal(bridges, ["bridges"], "".join(f"{each}\n" for each in answers))
    assert result.exit_code == 0, result.output
    for words in (
        "name: The name of the entry, short, in sentence case.",
        "id [gate-co]: harbor-bridge\n  content/bridges/harbor-bridge.yml is there already",
        "traffic  Traffic: Who may cross, and how many do.",
        "Did you mean safety?",
        "such as: The river Arn  (not: some water)",
        "bodies/bridge-office  Bridge Office",
        "Did you mean bodies/bridge-office?",
        "“no such words” is not in the text.",
        "Still to be found: material.",
    ):
        assert words in result.output
    text = (bridges / "content/bridges/gate.yml").read_text(encoding="utf-8")
    assert "# still to be found: material: What it is built of. Such as: [steel, stone]\n" in text
    evidence = "{source: oldford-courier-2023-11-06-bridge-closed, paragraph: 3, quote: a limit of 12 tons}"
    assert evidence in text.replace('"', "")


def test_interrupted_on_a_terminal(bridges: Path, on_terminal: Callable[[Path, list[str], str], Result]) -> None:
    """Is nothing written if somebody gives up in the middle?"""
    before = snapshot(bridges)
    assert on_terminal(bridges, ["bridges"], "Gate\ngate\n").exit_code == 1
    assert snapshot(bridges) == before


def test_a_number(bridges: Path, factsheet: Factsheet) -> None:
    """Does a kind with values get its value, ranked and checked?"""
    fields = {
        "name": "Lamps on the Harbor Bridge",
        "summary": "How many lamps the register counts.",
        "tags": "safety",
        "measured": "count",
        "definition": "Lamps of any kind.",
        "unit": "{one: lamp, other: lamps}",
        "values.0.id": "register",
        "values.0.value": "12",
        "values.0.precision": "exact",
        "values.0.as_of": "2021",
        "values.0.evidence.0.source": "bridge-office-register",
    }
    result = factsheet(bridges, "new", "measurements", "lamps", *settings(fields))
    assert result.exit_code == 0, result.output
    text = (bridges / "content/measurements/lamps.yml").read_text(encoding="utf-8")
    assert "  - id: register\n    value: 12\n    precision: exact\n    as_of: 2021\n    rank: preferred\n" in text
    assert factsheet(bridges, "check").exit_code == 0


def test_the_line_for_editors(bridges: Path, factsheet: Factsheet) -> None:
    """If the files of the kind name their schema for editors, does the new one?"""
    line = "# yaml-language-server: $schema=../../build/schemas/bridges.json\n"
    for path in (bridges / "content/bridges").glob("*.yml"):
        path.write_text(line + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert factsheet(bridges, "new", "bridges", *settings(GATE)).exit_code == 0
    path = bridges / "content/bridges/stone-gate-the-bridge.yml"
    assert path.read_text(encoding="utf-8") == line + WRITTEN


@effort(max_examples=25)
@given(st.text(max_size=120))
def test_ids_from_any_name(name: str) -> None:
    """Is the id that a name gives always one that the checks accept, and not too long?"""
    found = propose_id(ROOT, known(), known().kinds["bridges"], name)
    assert check_id(f"content/bridges/{found}.yml") is None
    assert len(found) <= 65
    assert not (ROOT / f"content/bridges/{found}.yml").exists()


def test_ids_that_were_published() -> None:
    """Is an id that once was another entry's never proposed, nor taken?"""
    kind = known().kinds["bridges"]
    assert propose_id(ROOT, known(), kind, "Old Mill Bridge") == "old-mill-bridge-2"
    with pytest.raises(RefusedError):
        Draft(ROOT, known(), kind, "mill-street-bridge")


@effort(max_examples=25)
@given(
    st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1)
    .filter(lambda each: each.strip())
    .filter(lambda each: not unseen_character(f"a{each}", ""))
)
def test_any_text_is_written_as_it_was_given(text: str) -> None:
    """Whatever signs an answer holds that files may hold, does the file hold exactly these?"""
    draft = Draft(ROOT, known(), known().kinds["bridges"], "gate")
    words = " ".join(f"a{text}".split())
    draft.data = {"name": words, "summary": words, "aliases": [words], "owner": {"unknown": words}}
    draft.questions = [Question(("name",), "The name.")]
    record, problems = parse_record(draft.text(), "content/bridges/gate.yml")
    assert record, problems
    assert {key: record.data[key] for key in draft.data} == draft.data
