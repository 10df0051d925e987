"""Reviews: what is due is listed in the terminal and on a page, marked where it is overdue, and stops nothing."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator.examining import Examination
from generator.model.reviews import due_by, reviews
from generator.producing import produce

Factsheet = Callable[..., Result]
Edit = Callable[[Path, str, str], None]
MILL = Path("content/bridges/old-mill-bridge.yml")


def listed(result: Result) -> list[tuple[str, str, str]]:
    """The day, state and file of each line of a list."""
    return re.findall(r"^(\d{4}-\d\d-\d\d)  (overdue|due) +(content/\S+)$", result.output, re.MULTILINE)


def test_order_and_states(factsheet: Factsheet, bridges: Path, edit: Edit) -> None:
    """Does the list begin with the most overdue, and end with what is due within the days asked for?"""
    edit(bridges / MILL, "checked_on: 2026-11-20", "checked_on: 2026-11-20\nreview_every: 1 week")
    result = factsheet(bridges, "stale", "--on", "2027-06-30", "--within", "60")
    assert result.exit_code == 0, result.output
    found = listed(result)
    assert found[0] == ("2026-11-27", "overdue", str(MILL))
    assert found == sorted(found, key=lambda each: each[0])
    assert all((day < "2027-06-30") == (state == "overdue") for day, state, _ in found)
    assert all(day <= "2027-08-29" for day, *_ in found)
    assert f"{sum(state == 'overdue' for _, state, _ in found)} overdue on 2027-06-30" in result.output


def test_without_options(factsheet: Factsheet, bridges: Path) -> None:
    """Without options: does it look thirty days ahead from today, and end with 0 though something is due?"""
    early = factsheet(bridges, "stale", FACTSHEET_TODAY="2026-12-01")
    assert early.exit_code == 0
    assert listed(early) == []
    assert "0 overdue on 2026-12-01, 0 due by 2026-12-31" in early.output
    late = factsheet(bridges, "stale", FACTSHEET_TODAY="2028-01-01")
    assert late.exit_code == 0
    assert {state for _, state, _ in listed(late)} == {"overdue"}


def test_the_last_day_is_in_time(examine_site: Callable[..., Examination], bridges_root: Path) -> None:
    """Is an entry overdue only on the day after it was due?"""
    catalog = examine_site(bridges_root).catalog
    assert catalog is not None
    first = reviews(catalog.entries.values())[0]
    assert not first.is_overdue(first.due)
    assert first.is_overdue(first.due + dt.timedelta(days=1))
    assert first in due_by(catalog.entries.values(), first.due)
    assert due_by(catalog.entries.values(), first.due - dt.timedelta(days=1)) == []


@pytest.mark.parametrize("arguments", [("--on", "tomorrow"), ("--on", "2027-02-30"), ("--within", "-1")])
def test_wrong_use(factsheet: Factsheet, bridges_root: Path, arguments: tuple[str, str]) -> None:
    """Does a day that is none end with 2 and say how to write one?"""
    result = factsheet(bridges_root, "stale", *arguments)
    assert result.exit_code == 2
    assert "such as 2027-01-31" in result.output or "-1" in result.output


def test_broken_entries_are_named(factsheet: Factsheet, bridges: Path, edit: Edit) -> None:
    """If an entry cannot be read, does the list say that it is missing?"""
    edit(bridges / MILL, "name: Old Mill Bridge", "nmae: Old Mill Bridge")
    result = factsheet(bridges, "stale", "--on", "2030-01-01")
    assert result.exit_code == 0
    assert "they cannot be read: bridges/old-mill-bridge" in result.output


def test_page_in_time(bridges: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the day: does the page say by when the entry is due, and never that it is fresh?"""
    monkeypatch.setenv("FACTSHEET_TODAY", "2026-12-01")
    pages = produce(bridges).pages
    page = pages["bridges/old-mill-bridge.md"]
    assert "Page as of Dec 1, 2026 · checked on Nov 20, 2026" in page
    assert re.search(r"Review due by</dt>\n<dd[^>]*>\w+ 20, 2027</dd>", page)
    assert "overdue" not in page + pages["bridges/index.md"]
    assert "fresh" not in " ".join(pages.values()).lower()
    assert "no reviews overdue" in pages["review.md"]
    assert "{ #overdue }" not in pages["review.md"]


def test_page_when_overdue(bridges: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the day: does the page carry a mark of icon and words, and do index and list say so?"""
    monkeypatch.setenv("FACTSHEET_TODAY", "2030-01-01")
    pages = produce(bridges).pages
    assert re.search(
        r'fs-mark--overdue">:material-clock-alert-outline: review was due on \w+ 20, 2027<',
        pages["bridges/old-mill-bridge.md"],
    )
    assert "[the reviews of 3 entries were overdue](../review.md)" in pages["bridges/index.md"]
    late = pages["review.md"].partition("{ #overdue }")[2]
    assert "[Old Mill Bridge](bridges/old-mill-bridge.md)" in late
    days = [
        dt.datetime.strptime(day, "%b %d, %Y") for day in re.findall(r"\| (\w+ \d+, \d+) \{ data-label=\"Due by", late)
    ]
    assert days == sorted(days)
    assert len(days) == len(produce_entries(bridges))


def produce_entries(root: Path) -> list[Path]:
    """The files of all entries, without stubs, sources and corrections."""
    files = (path for path in (root / "content").glob("*/*.yml") if path.parent.name != "sources")
    return [path for path in files if "moved_to" not in path.read_text(encoding="utf-8")]


def test_changed_and_checked_are_two_things(bridges: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a history: does the page say when the file changed beside when the facts were checked?"""
    monkeypatch.setenv("FACTSHEET_TODAY", "2026-12-01")
    assert "changed on" not in produce(bridges).pages["bridges/old-mill-bridge.md"]
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-11-25T12:00:00Z")
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    for command in (("init", "--quiet"), ("add", "."), (*who, "commit", "--quiet", "--message", "All")):
        subprocess.run(["git", *command], cwd=bridges, check=True, capture_output=True)
    page = produce(bridges).pages["bridges/old-mill-bridge.md"]
    assert "checked on Nov 20, 2026 · changed on Nov 25, 2026" in page
