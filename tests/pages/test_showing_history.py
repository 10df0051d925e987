"""When an entry changed, on its page and on that of all changes: facts by day, apart from checks and formatting."""

from __future__ import annotations

import datetime as dt
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.comparing.change import Act, Change, Chronicle, Claim, DayOfChanges, Part
from generator.feeding.changes_since import change_record
from generator.outputs.site_data import SiteData
from generator.pages import change_groups
from generator.pages.change_groups import pages_of
from generator.pages.environment import make_environment
from generator.pages.making import make_pages
from generator.pages.view import View
from generator.plaintext.news import news_pages
from generator.producing import Production, produce
from generator.translating.localizing import localized
from tests.conftest import BRIDGES

MILL = "content/bridges/old-mill-bridge.yml"
VEHICLES = "content/measurements/old-mill-vehicles.yml"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, bridges_root: Path, commit: Callable[..., str]) -> Path:
    """The small site with a past of six days. Read only."""
    root = tmp_path_factory.mktemp("past") / "bridges"
    shutil.copytree(bridges_root, root, ignore=shutil.ignore_patterns("build", "site"))

    def rewrite(file: str, old: str, new: str) -> None:
        text = (root / file).read_text(encoding="utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new), encoding="utf-8")

    rewrite(MILL, "crosses: The river Arn", "crosses: The river Urn")
    commit(root, "All", "2026-10-01")
    rewrite(MILL, "crosses: The river Urn", "crosses: The river Ern")
    commit(root, "Half right", "2026-10-02")
    rewrite(MILL, "crosses: The river Ern", "crosses: The river Arn")
    commit(root, "Right", "2026-10-02")
    rewrite(VEHICLES, "as_of: 2023-05", "as_of: 2023-06")
    rewrite(MILL, "says: One lane of the bridge was opened for cars", "says: A <b>lane</b> of the bridge was opened")
    commit(root, "A day and a fact", "2026-10-03")
    rewrite(VEHICLES, "as_of: 2023-06", "as_of: 2023-05")
    rewrite(MILL, "says: A <b>lane</b> of the bridge was opened", "says: One lane of the bridge was opened for cars")
    commit(root, "Back again", "2026-10-04")
    rewrite(MILL, "closed it on November 5, 2023, and opened", "closed it on November 5, 2023,\n  and opened")
    rewrite(VEHICLES, "checked_on: 2026-11-20", "checked_on: 2026-11-21")
    commit(root, "Wrapped and checked", "2026-10-05")
    (root / "content" / "bridges" / "draft.yml").write_text("draft: true\nname: Secret\n", encoding="utf-8")
    commit(root, "A draft", "2026-10-06")
    (root / "content" / "bridges" / "draft.yml").unlink()
    commit(root, "No draft", "2026-10-07")
    return root


@pytest.fixture(scope="module")
def production(root: Path) -> Production:
    """Its pages."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACTSHEET_TODAY", "2026-12-01")
        found = produce(root)
    assert found.publishable, found.problems
    return found


def section(page: str) -> str:
    """The part of a page on its past."""
    return page.partition('class="fs-history"')[2].partition("fs-cite")[0]


def test_days_on_which_facts_changed(production: Production) -> None:
    """Does the page tell each day with what changed in words, and not what was only wrapped or taken back that day?"""
    part = section(production.pages["bridges/old-mill-bridge.md"])
    days = ("October 4", "October 3", "October 2", "October 1")
    assert [day for day in (f"October {number}" for number in range(9, 0, -1)) if f"**{day}, 2026**" in part] == [*days]
    assert "**Crosses changed**: The river Urn → The river Arn" in part
    assert "**Fact changed** ([one lane](#one-lane))<br>*It was:* One lane of the bridge was opened for cars" in part
    assert "<br>*It is:* A &lt;b&gt;lane&lt;/b&gt; of the bridge was opened in June 2024." in part
    assert "**Published** with 4 facts and values" in part
    assert "Ern" not in part
    assert "Ada Rowan" not in part  # who committed is nobody's business


def test_changed_is_not_checked(production: Production) -> None:
    """Is the day of a check told apart, and not as a change?"""
    page = production.pages["measurements/old-mill-vehicles.md"]
    assert "checked on Nov 21, 2026 · changed on Oct 4, 2026" in page
    assert "Last checked on November 21, 2026" in section(page)
    assert "October 5" not in section(page)
    assert "**Value changed** ([count 2023](#count-2023)): about 4,300 vehicles, as of May 2023 → " in section(page)


def test_an_entry_that_never_changed(production: Production) -> None:
    """Is an entry without changes told in one quiet line?"""
    part = section(production.pages["engineers/ada-rowan.md"])
    assert "Published on October 1, 2026; no fact of it has changed since." in part
    assert "<summary>" not in part


def test_the_page_of_all_changes(production: Production) -> None:
    """Do days stand with the newest first, entries linked, and the first publication in few lines?"""
    page = production.pages["changes.md"]
    heads = [line for line in page.splitlines() if line.startswith("## ")]
    assert heads == [f"## October {day}, 2026 {{ #d2026-10-0{day} }}" for day in (4, 3, 2, 1)]
    assert "**[Old Mill Bridge](bridges/old-mill-bridge.md)**" in page
    assert "([one lane](bridges/old-mill-bridge.md#one-lane))" in page
    assert "<summary>Bridges: 3 published (facts and values: 7)</summary>" in page
    assert "<summary>Sources: 4 published</summary>" in page
    assert "[Corrections](corrections.md)" in page
    assert "[What changed here](changes.md)" in production.pages["corrections.md"]


def test_drafts_leave_no_trace(production: Production) -> None:
    """Is what was committed as a draft, and never published, on no page?"""
    assert not [uri for uri, page in production.pages.items() if "Secret" in page]


def test_the_block_of_hand_written_pages(production: Production) -> None:
    """Does `[[changes]]` go by changes of facts as well?"""
    assert production.catalog is not None
    shown = View(production.catalog, "index.md").document("[[changes 3]]")
    assert "October 4" in shown or "Oct 4" in shown
    assert "October 5" not in shown


def test_the_same_commit_gives_the_same_pages(
    root: Path, production: Production, tmp_path: Path, in_git: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Does another clone, in another time zone, make the same bytes?"""
    in_git(tmp_path, "clone", "--quiet", str(root), "clone")
    monkeypatch.setenv("FACTSHEET_TODAY", "2026-12-01")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    try:
        assert produce(tmp_path / "clone").pages == production.pages
    finally:
        monkeypatch.undo()
        time.tzset()


def test_without_a_history(
    root: Path, tmp_path: Path, in_git: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a shallow clone and outside a repository: do the pages say in words that nothing is known?"""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    in_git(tmp_path, "clone", "--quiet", "--depth", "1", root.as_uri(), "shallow")
    shutil.copytree(root, tmp_path / "bare", ignore=shutil.ignore_patterns(".git"))
    found = [produce(tmp_path / name).pages for name in ("shallow", "bare")]
    assert found[0] == found[1]
    assert "When it changed is not known in this copy of the site." in found[0]["bridges/old-mill-bridge.md"]
    assert "it was built without its history" in found[0]["changes.md"]
    assert "changed on" not in found[0]["bridges/old-mill-bridge.md"]


def test_in_another_language(production: Production) -> None:
    """Does a page in Spanish say in Spanish what happened, and mark the words of the content as English?"""
    assert production.catalog is not None
    view = View(localized(production.catalog, "es"), "bridges/old-mill-bridge.md")
    change = Change(Act.CHANGED, Part.FIELD, "bridges/old-mill-bridge", "", "", "crosses", "The Urn", "The Arn")
    assert view.change(change) == (
        '**Se modificó: Crosses**: <span lang="en">The Urn</span> → <span lang="en">The Arn</span>'
    )


def claimed(before: str, after: str, was: Claim | None, now: Claim | None) -> Change:
    """A change of what a fact of the harbor bridge says."""
    words = (before, after, 0, was, now)
    return Change(Act.CHANGED, Part.FACT, "bridges/harbor-bridge", "", "bears-the-detour", "says", *words)


OFFICE, CLERK = Claim("predicted", "Bridge Office"), Claim("alleged", "a <i>clerk</i>")


def test_a_claim_stands_beside_its_speaker(production: Production) -> None:
    """Does each side name who said it then, so that no claim reads as our own finding, and nothing else be added?"""
    assert production.catalog is not None
    view = View(production.catalog, "changes.md")
    start = "**Fact changed** ([bears the detour](bridges/harbor-bridge.md#bears-the-detour))"
    assert view.change(claimed("It bears.", "It broke.", OFFICE, CLERK)) == (
        f"{start}: It bears. (Predicted: Bridge Office.) → It broke. (Alleged: a &lt;i&gt;clerk&lt;/i&gt;.)"
    )
    long = "A sentence that is too long to stand beside another one."
    assert view.change(claimed(long, "It broke.", OFFICE, None)) == (
        f"{start}<br>*It was:* {long} (Predicted: Bridge Office.)<br>*It is:* It broke."
    )


def test_a_speaker_in_another_language(production: Production) -> None:
    """Is it said in Spanish in which way something is claimed, with the speaker's name as it is?"""
    assert production.catalog is not None
    view = View(localized(production.catalog, "es"), "bridges/harbor-bridge.md")
    told = view.change(claimed("It bears.", "It broke.", OFFICE, None))
    assert '<span lang="en">It bears.</span> (Pronosticado: <span lang="en">Bridge Office</span>.)' in told
    asserted = Change(Act.CHANGED, Part.FACT, "bridges/none", "", "", "assertion", "reported", "alleged")
    assert view.change(replace(asserted, of="bridges/harbor-bridge")).endswith("Reportado → Alegado")


def test_words_of_what_is_gone_stay_away(production: Production) -> None:
    """Is what came on an earlier day, and is withdrawn since, told without its words?"""
    assert production.catalog is not None
    view = View(production.catalog, "changes.md")
    for part, anchor in ((Part.FACT, "gone"), (Part.VALUE, "gone"), (Part.SOURCE, "")):
        of = "bridges/harbor-bridge" if anchor else "sources/gone"
        assert "It fell" not in view.change(Change(Act.ADDED, part, of, "", anchor, "", "", "It fell.", 0, None, CLERK))


def test_a_view_is_no_finding(production: Production) -> None:
    """Does the page of all changes say of a view that changed that it is one, and its Markdown, and the data?"""
    assert production.catalog is not None
    key = "statements/keep-one-lane-open"
    change = Change(Act.CHANGED, Part.TEXT, key, "Shopkeepers", "", "summary", "They asked.", "They begged.")
    chronicle = Chronicle((DayOfChanges(dt.date(2026, 10, 9), (change, claimed("a", "b", None, None))),))
    catalog = replace(production.catalog, chronicle=chronicle)
    page = make_pages(catalog, make_environment(BRIDGES / "site_config" / "templates"))["changes.md"]
    assert "**[Shopkeepers: keep one lane open](statements/keep-one-lane-open.md)** · A view, not a finding" in page
    assert "**[Harbor Bridge](bridges/harbor-bridge.md)**\n" in page
    assert "** · A view, not a finding\n" in dict(news_pages(SiteData(catalog)))["changes.md"]
    view, other = (change_record(each, SiteData(catalog)) for each in chronicle.days[0].changes)
    assert (view["in_place_of_status"], other.get("in_place_of_status")) == ("A view, not a finding", None)


def test_long_histories_are_cut_into_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Does every group stand once, and no page carry more than it can?"""
    monkeypatch.setattr(change_groups, "LINES", 10)
    days = tuple(
        DayOfChanges(
            dt.date(2026, 10, day),
            tuple(Change(Act.CHANGED, Part.FACT, f"a/e{number}", "E", "f", "says", "x", "y") for number in range(4)),
        )
        for day in range(9, 0, -1)
    )
    pages = pages_of(Chronicle(days))
    assert [sum(len(group.changes) for group in page) for page in pages] == [10, 10, 10, 6]
    assert sum(len(page) for page in pages) == 36
    assert pages_of(None) == [[]]


def test_what_was_withdrawn_is_not_said_again(bridges: Path, commit: Callable[..., str]) -> None:
    """Is a withdrawn fact named, without its words?"""
    commit(bridges, "All", "2026-10-01")
    file = bridges / MILL
    text = file.read_text(encoding="utf-8")
    start = text.index("  - id: detour")
    file.write_text(text[:start] + text[text.index("  - id: stays-shut") :], encoding="utf-8")
    lock = bridges / "content" / "ids.lock"
    lines = lock.read_text(encoding="utf-8").splitlines(keepends=True)
    lock.write_text("".join(line for line in lines if "#detour" not in line), encoding="utf-8")
    commit(bridges, "Withdrawn", "2026-10-02")
    found = produce(bridges)
    assert found.publishable, found.problems
    for uri in ("bridges/old-mill-bridge.md", "changes.md"):
        assert "**Fact withdrawn** (detour)" in found.pages[uri]
        assert "lengthened the way" not in found.pages[uri]
