"""`factsheet diff`: does an editor who changed a few lines read what that means?"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Edit = Callable[[Path, str, str], None]

LIMIT = "content/measurements/old-mill-load-limit.yml"
MILL = "content/bridges/old-mill-bridge.yml"


@pytest.fixture
def committed(bridges: Path, commit: Callable[..., str]) -> Path:
    """The small site with everything committed."""
    commit(bridges, "All", "2026-11-01")
    return bridges


@pytest.fixture
def changed(committed: Path, edit: Edit) -> Path:
    """The same, and then the limit of a register is the one that is shown, a fact is withdrawn, a status moved."""
    limit = committed / LIMIT
    text = limit.read_text(encoding="utf-8")
    text = text.replace("rank: normal", "rank: first").replace("rank: preferred", "rank: normal")
    limit.write_text(text.replace("rank: first", "rank: preferred").replace("value: 10\n", "value: 11\n"), "utf-8")
    edit(committed / MILL, "  - is: open\n    from: 2027-05-01\n", "  - is: open\n    from: 2026-10-01\n")
    edit(
        committed / MILL, "opened for cars in June 2024.\n    assertion", "opened to cars in June 2024.\n    assertion"
    )
    return committed


TEXT = """\
From HEAD (COMMIT) to the working tree

Changes of facts: 6 changed.

bridges/old-mill-bridge  Old Mill Bridge
  ~ Present status changed
      was  Open with limits
      now  Open
  ~ Status changed
      was  Open, from May 1, 2027
      now  Open, from October 1, 2026
  ~ Fact changed: one-lane
      was  One lane of the bridge was opened for cars in June 2024.
      now  One lane of the bridge was opened to cars in June 2024.
measurements/old-mill-load-limit  Load limit of Old Mill Bridge
  ~ Rank of the value changed: courier-2021
      was  preferred
      now  normal
  ~ Value changed: register-2021
      was  10 tons, as of March 15, 2021
      now  11 tons, as of March 15, 2021
  ~ Rank of the value changed: register-2021
      was  normal
      now  preferred

Sentences that read differently without being edited:
  inspections/old-mill-2021#limit
      was  After the inspection the bridge bore a limit of 12 tons.
      now  After the inspection the bridge bore a limit of 11 tons.
"""


def test_text_for_a_terminal(changed: Path, factsheet: Run) -> None:
    """Are values with their days, the status of today, facts and what reads differently told in words?"""
    result = factsheet(changed, "diff")
    assert result.exit_code == 0, result.output
    shown = re.sub(r"\([0-9a-f]{10}\)", "(COMMIT)", result.output)
    assert shown.startswith(TEXT)
    rest = shown.removeprefix(TEXT)
    for page in ("bridges/old-mill-bridge.md", "inspections/old-mill-2021.md", "index.md"):
        assert f"  {page}\n" in rest, page


def test_markdown_for_a_pull_request(changed: Path, factsheet: Run, edit: Edit) -> None:
    """Do facts stand in sight and the rest folded, with words of the content that cannot do anything?"""
    edit(changed / MILL, "crosses: The river Arn", 'crosses: "<b>@all</b> #1"')
    shown = factsheet(changed, "diff", "--format", "markdown", "--no-pages").output
    assert shown.startswith("### Changes of facts: 7 changed.\n")
    assert "        - *now:* &lt;b&gt;@<!-- -->all&lt;/b&gt; \\#<!-- -->1\n" in shown
    assert "    - Value changed: register-2021\n        - *was:* 10 tons, as of March 15, 2021\n" in shown
    assert "<details><summary>Sentences that read differently without being edited: 2</summary>" in shown


def test_json_for_programs(changed: Path, factsheet: Run) -> None:
    """Is every change there as data?"""
    data = json.loads(factsheet(changed, "diff", "--format", "json", "--no-pages").output)
    assert data["before"]["loads"] and data["after"]["loads"] and data["pages"] is None
    value = next(each for each in data["facts"] if each["part"] == "value" and "name" not in each)
    assert value == {
        "act": "changed",
        "part": "value",
        "of": "measurements/old-mill-load-limit",
        "title": "Load limit of Old Mill Bridge",
        "anchor": "register-2021",
        "before": "10 tons, as of March 15, 2021",
        "after": "11 tons, as of March 15, 2021",
    }


def test_formatting_is_no_change(committed: Path, factsheet: Run, edit: Edit) -> None:
    """Does another way of writing the same say that no fact changed?"""
    edit(
        committed / MILL,
        "says: One lane of the bridge was opened",
        "says: >-\n      One lane of the bridge\n      was opened",
    )
    edit(committed / LIMIT, "precision: about\n    as_of: 1962", "as_of: '1962'\n    precision: about")
    result = factsheet(committed, "diff", "--no-pages")
    assert result.exit_code == 0
    assert result.output.splitlines()[2:] == ["No fact changes."]


def test_a_check_is_no_change_of_facts(committed: Path, factsheet: Run, edit: Edit) -> None:
    """Is a new day of checking told besides, and not as a fact?"""
    edit(committed / LIMIT, "checked_on: 2026-11-20", "checked_on: 2026-11-21")
    shown = factsheet(committed, "diff", "--no-pages").output
    assert "No fact changes.\n\nBesides:\nmeasurements/old-mill-load-limit" in shown
    assert "  ~ Day of the check changed\n      was  November 20, 2026\n      now  November 21, 2026\n" in shown


def test_between_two_revisions(changed: Path, commit: Callable[..., str], factsheet: Run) -> None:
    """Are two commits compared, whatever lies in the working tree, and the other way round too?"""
    commit(changed, "Changed", "2026-11-02")
    (changed / MILL).unlink()
    there = factsheet(changed, "diff", "HEAD~1", "HEAD", "--no-pages")
    back = factsheet(changed, "diff", "HEAD", "HEAD~1", "--no-pages")
    assert there.exit_code == back.exit_code == 0
    assert "      was  12 tons" not in there.output
    assert "      now  Open, from October 1, 2026\n" in there.output
    assert "      was  Open, from October 1, 2026\n" in back.output


def test_a_side_that_does_not_load(changed: Path, factsheet: Run) -> None:
    """Is it said which side cannot be published and why, and is the rest compared all the same?"""
    (changed / "content" / "engineers" / "bo-lind.yml").write_text("name: [Bo\n", encoding="utf-8")
    result = factsheet(changed, "diff")
    assert result.exit_code == 1
    assert "The working tree cannot be published as it is. It is compared as far as it can be read." in result.output
    assert "content/engineers/bo-lind.yml:" in result.output
    assert "      now  11 tons, as of March 15, 2021\n" in result.output
    assert "Pages" not in result.output
    assert "Bo Lind" not in result.output  # what cannot be read was not withdrawn
    markdown = factsheet(changed, "diff", "--format", "markdown", "--no-pages").output
    assert "**The working tree cannot be published as it is.**" in markdown
    assert json.loads(factsheet(changed, "diff", "--format", "json", "--no-pages").output)["after"]["problems"]


def test_translations_that_went_stale(committed: Path, commit: Callable[..., str], factsheet: Run, edit: Edit) -> None:
    """Is it told which translations a change leaves behind?"""
    edit(
        committed / "site_config" / "site.yml", "language: en\n", "language: en\ntranslations: {es: {name: Español}}\n"
    )
    made = factsheet(committed, "translate", "es", "bridges/harbor-bridge")
    assert made.exit_code == 0, made.output
    file = committed / "content" / "translations" / "es" / "bridges" / "harbor-bridge.yml"
    file.write_text(re.sub(r"(at: name\n    of: \w+\n    says:).*", r"\1 Puente", file.read_text("utf-8")), "utf-8")
    commit(committed, "Translated", "2026-11-02")
    edit(committed / "content" / "bridges" / "harbor-bridge.yml", "name: Harbor Bridge\n", "name: The Harbor Bridge\n")
    shown = factsheet(committed, "diff", "--no-pages").output
    assert "  + Outdated translation added: es: name\n" in shown


@pytest.mark.parametrize("revision", ["nothing-like-it", "HEAD~5", "--bad"])
def test_unknown_revisions(committed: Path, factsheet: Run, revision: str) -> None:
    """Is a revision that is not there wrong use, with the next act?"""
    result = factsheet(committed, "diff", "--", revision)
    assert result.exit_code == 2
    assert "Git does not know" in result.output
    assert "git log --oneline" in result.output


def test_without_a_repository(bridges: Path, factsheet: Run) -> None:
    """Is it said that there is nothing to compare with?"""
    result = factsheet(bridges, "diff", GIT_CEILING_DIRECTORIES=str(bridges.parent))
    assert result.exit_code == 2
    assert "not in a Git repository" in result.output
