"""The catalog: references and stubs, who refers to whom, addresses that never die, and the status on a given day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result

from generator.examining import Examination
from generator.model.backlinks import Backlinks, backlinks_of
from generator.model.catalog import Catalog
from generator.model.entry import Entry, Moved
from generator.model.references import Reference
from generator.problems import Problem, has_errors

Examine = Callable[..., Examination]
Edit = Callable[[Path, str, str], None]
Run = Callable[..., Result]

EVIDENCE = "evidence: [{source: bridge-office-register, at: sheet 3}]"


def catalog_of(examined: Examination) -> Catalog:
    """The catalog of a project whose settings are in order."""
    assert examined.catalog is not None
    return examined.catalog


def of_rule(examined: Examination, rule: str) -> list[Problem]:
    """The problems that a rule found."""
    return [problem for problem in examined.problems if problem.rule == rule]


@pytest.fixture(scope="module")
def catalog(bridges_root: Path, examine_site: Examine) -> Catalog:
    """The small site, read once."""
    return catalog_of(examine_site(bridges_root))


# References and stubs


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("bridges/old-mill-bridge", True),
        ("bridges/old-mill-bridge#closure", True),
        ("bridges/old-mill-bridge#shut", True),  # a former id of `closure`
        ("bridges/mill-street-bridge", True),  # the stub of a renamed entry
        ("bridges/mill-street-bridge#closure", True),
        ("measurements/old-mill-load-limit#register-1962", True),
        ("measurements/old-mill-load-limit#article-2021", True),
        ("bridges/old-mill-bridge#nothing", False),
        ("bridges/mill-street-bridge#nothing", False),
        ("bridges/nothing", False),
        ("nothing/old-mill-bridge", False),
    ],
)
def test_knows(catalog: Catalog, text: str, known: bool) -> None:
    """Does a reference lead somewhere, through renames of entries and of facts?"""
    assert catalog.knows(Reference.parse(text)) is known


def test_stub_leads_on(catalog: Catalog) -> None:
    """Which entry do I get for the old id of a renamed one?"""
    entry = catalog.entry(Reference.parse("bridges/mill-street-bridge"))
    assert entry is not None
    assert entry.key == "bridges/old-mill-bridge"
    assert entry.fact("shut") == entry.fact("closure") is not None


def test_stubs_in_a_row(bridges: Path, examine_site: Examine) -> None:
    """May an entry be renamed twice?"""
    (bridges / "content/bridges/the-old-mill.yml").write_text("moved_to: bridges/mill-street-bridge\n")
    examined = examine_site(bridges)
    entry = catalog_of(examined).entry(Reference.parse("bridges/the-old-mill"))
    assert entry is not None
    assert entry.key == "bridges/old-mill-bridge"
    assert not has_errors(examined.problems)


def test_stubs_in_a_circle(bridges: Path, examine_site: Examine) -> None:
    """What if two stubs lead to each other?"""
    for one, other in (("one", "two"), ("two", "one")):
        (bridges / f"content/bridges/{one}.yml").write_text(f"moved_to: bridges/{other}\n")
    examined = examine_site(bridges)
    assert catalog_of(examined).entry(Reference.parse("bridges/one")) is None
    assert [problem.file for problem in of_rule(examined, "moved")] == [
        "content/bridges/one.yml",
        "content/bridges/two.yml",
    ]


def test_stub_to_nothing(bridges: Path, examine_site: Examine, edit: Edit) -> None:
    """What if I mistype the new id in a stub?"""
    edit(bridges / "content/bridges/mill-street-bridge.yml", "old-mill-bridge", "old-mil-bridge")
    (problem,) = of_rule(examine_site(bridges), "moved")
    assert problem.place == "content/bridges/mill-street-bridge.yml:2:11"
    assert problem.tip == "Did you mean bridges/old-mill-bridge?"


def test_reference_to_a_moved_entry(bridges: Path, examine_site: Examine, edit: Edit) -> None:
    """Does a reference by the old id go on working, with a hint?"""
    edit(bridges / "content/inspections/old-mill-2021.yml", "bridge: bridges/old-mill", "bridge: bridges/mill-street")
    examined = examine_site(bridges)
    (problem,) = of_rule(examined, "unknown-reference")
    assert (problem.level, problem.tip) == ("warning", "Write bridges/old-mill-bridge.")
    assert not has_errors(examined.problems)


# Backlinks


def test_backlinks(catalog: Catalog) -> None:
    """Which entries refer to this one, by a field, a cause, a speaker or in a sentence?"""
    assert catalog.backlinks["bodies/bridge-office"] == (
        "bridges/harbor-bridge",  # owner
        "bridges/old-mill-bridge",
        "bridges/river-gate-bridge",
        "engineers/ada-rowan",  # works_for, and in the summary
        "inspections/harbor-2024",
        "inspections/old-mill-2023",  # says so in a fact
        "load-rules/axle-loads",  # issued_by
        "load-rules/yearly-inspection",
    )
    assert catalog.backlinks["measurements/old-mill-cracks"] == (
        "bridges/old-mill-bridge",  # a token with a label in a fact
        "inspections/old-mill-2023",  # a token in the summary
    )
    assert "load-rules/axle-loads" in catalog.backlinks["inspections/old-mill-2023"]  # caused_by


def test_backlinks_are_worked_out_once_asked_for(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    """Does a command that asks for no backlinks pay for them, or one that asks twice pay twice?"""
    asked: list[int] = []

    def counted(entries: Mapping[str, Entry], moved: Mapping[str, Moved]) -> dict[str, tuple[str, ...]]:
        asked.append(len(entries))
        return backlinks_of(entries, moved)

    monkeypatch.setattr("generator.model.backlinks.backlinks_of", counted)
    found = Backlinks(catalog.entries, catalog.moved)
    same = replace(catalog, backlinks=found).backlinks
    assert not asked
    assert same == found == catalog.backlinks == backlinks_of(catalog.entries, catalog.moved)
    assert asked == [len(catalog.entries)]


def test_no_backlink_to_itself(catalog: Catalog) -> None:
    """Does an entry that names itself count as one that refers to it?"""
    assert all(key not in keys for key, keys in catalog.backlinks.items())


def test_backlink_by_a_former_id(bridges: Path, examine_site: Examine, edit: Edit) -> None:
    """Does an entry count that refers to this one by the id it had before?"""
    edit(bridges / "content/inspections/harbor-2024.yml", "bridges/harbor-bridge", "bridges/mill-street-bridge")
    catalog = catalog_of(examine_site(bridges))
    assert "inspections/harbor-2024" in catalog.backlinks["bridges/old-mill-bridge"]
    assert "bridges/mill-street-bridge" not in catalog.backlinks


# Ids that never die


def test_deleted_entry(bridges: Path, examine_site: Examine) -> None:
    """May I delete an entry that was published?"""
    (bridges / "content/load-rules/yearly-inspection.yml").unlink()
    (problem,) = of_rule(examine_site(bridges), "ids-never-die")
    assert problem.message == "“load-rules/yearly-inspection” was published and is gone."
    assert problem.file == "content/ids.lock"
    assert "moved_to:" in problem.tip


def test_renamed_entry(bridges: Path, examine_site: Examine) -> None:
    """May I rename an entry if I leave a stub?"""
    old = bridges / "content/load-rules/yearly-inspection.yml"
    old.rename(old.with_name("inspection-each-year.yml"))
    old.write_text("moved_to: load-rules/inspection-each-year\n")
    examined = examine_site(bridges)
    assert not has_errors(examined.problems)
    assert [problem.rule for problem in examined.problems] == ["lock-outdated"]


def test_renamed_fact(bridges: Path, examine_site: Examine, edit: Edit) -> None:
    """May I rename a fact? And if I say which one took its place?"""
    file = bridges / "content/bridges/harbor-bridge.yml"
    edit(file, "id: lorries", "id: detour")
    (problem,) = of_rule(examine_site(bridges), "ids-never-die")
    assert problem.message == "“bridges/harbor-bridge#lorries” was published and is gone."
    assert "former_ids: {lorries: NEW-ID}" in problem.tip
    edit(file, "checked_on:", "former_ids: {lorries: detour}\nchecked_on:")
    assert not has_errors(examine_site(bridges).problems)


def test_former_id_without_successor(bridges: Path, examine_site: Examine, edit: Edit) -> None:
    """Can a former id lead to a fact that is not there, and so hide that it died?"""
    edit(bridges / "content/bridges/old-mill-bridge.yml", "shut: closure", "shut: closed-for-good")
    rules = {problem.rule for problem in examine_site(bridges).problems}
    assert rules == {"anchors", "ids-never-die"}


def test_deleted_source(bridges: Path, examine_site: Examine) -> None:
    """May I delete a source that was published?"""
    (bridges / "content/sources/bridge-office-register.yml").unlink()
    (problem,) = of_rule(examine_site(bridges), "ids-never-die")
    assert problem.message == "“sources/bridge-office-register” was published and is gone."


def test_broken_entry_is_not_dead(bridges: Path, examine_site: Examine, edit: Edit) -> None:
    """Am I told one mistake once, or also that every address of the entry is gone?"""
    edit(bridges / "content/bridges/harbor-bridge.yml", "opened: ~1978", "opened: long ago")
    (problem,) = examine_site(bridges).problems
    assert (problem.file, problem.rule) == ("content/bridges/harbor-bridge.yml", "bad-value")


def test_verify_only_adds(bridges: Path, factsheet: Run) -> None:
    """Does `factsheet verify` forget the address of an entry that I deleted?"""
    (bridges / "content/load-rules/yearly-inspection.yml").unlink()
    (bridges / "content/bodies/town-council.yml").write_text(
        "name: Town council\nsummary: Invented.\ntags: [money]\ntype: office\nchecked_on: 2026-11-20\n"
    )
    assert factsheet(bridges, "verify").exit_code == 0
    lines = (bridges / "content/ids.lock").read_text().splitlines()
    assert "load-rules/yearly-inspection" in lines
    assert "bodies/town-council" in lines
    assert factsheet(bridges, "check").exit_code == 1


# The status on a given day


@pytest.mark.parametrize(
    ("today", "status"),
    [
        ("1961-12-31", None),  # before the first event
        ("1962-01-01", "open"),  # `1962` begins with its first day
        ("2021-02-28", "open"),
        ("2021-03-01", "limited"),  # so does `2021-03`
        ("2023-11-04", "limited"),
        ("2023-11-05", "closed"),  # a full day, on that day
        ("2024-05-31", "closed"),
        ("2024-06-01", "limited"),
        ("2026-12-01", "limited"),  # an event that is announced has not come
        ("2027-04-30", "limited"),
        ("2027-05-01", "open"),
        ("2100-01-01", "open"),  # after the last one
    ],
)
def test_status_on_a_day(bridges_root: Path, examine_site: Examine, today: str, status: str | None) -> None:
    """Was the bridge open on this day?"""
    catalog = catalog_of(examine_site(bridges_root, today=dt.date.fromisoformat(today)))
    event = catalog.present_status(catalog.entries["bridges/old-mill-bridge"])
    assert (event.becomes if event else None) == status


@pytest.mark.parametrize(
    ("events", "status"),
    [
        (["limited 2024-06-01", "closed 2024-06-01"], "closed"),  # a tie: the later line
        (["closed 2024-06-01", "limited 2024-06-01"], "limited"),
        (["open 2024", "closed 2024-01"], "closed"),  # the vaguer date before what it contains
        (["open 2024-06", "closed 2024-06-01"], "closed"),
        (["open ~2024-06", "closed 2024-06"], "closed"),
        (["open <=2024-06", "closed ~2024-06"], "closed"),
        (["closed 2024-06-02", "open 2024-06-01"], "closed"),  # a wrong order in the file is not believed
        (["open ~1978", "closed >=2027"], "open"),  # not before 2027
        (["open ~1978", "closed <=2026-12"], "closed"),  # by December, which has begun
    ],
)
def test_ties_and_partial_dates(
    bridges: Path, examine_site: Examine, edit: Edit, events: list[str], status: str
) -> None:
    """Which status holds when dates are the same, or vague?"""
    pairs = [event.split() for event in events]
    lines = [f'  - {{is: {word}, from: "{date}", {EVIDENCE}}}' for word, date in pairs]
    file = bridges / "content/bridges/harbor-bridge.yml"
    old = file.read_text().partition("status:\n")[2].partition("facts:")[0]
    edit(file, old, "\n".join(lines) + "\n")
    catalog = catalog_of(examine_site(bridges))
    event = catalog.present_status(catalog.entries["bridges/harbor-bridge"])
    assert event is not None
    assert event.becomes == status


def test_status_not_begun(bridges: Path, examine_site: Examine, edit: Edit) -> None:
    """Am I told when an entry has no present status?"""
    edit(bridges / "content/bridges/harbor-bridge.yml", "from: ~1978", "from: 2030")
    (problem,) = of_rule(examine_site(bridges), "dates")
    assert problem.message == "No event has begun yet, so the entry has no present status."


# Values


def test_preferred_and_live(catalog: Catalog) -> None:
    """Which value is shown elsewhere, and which ones are no longer live?"""
    entry = catalog.entries["measurements/old-mill-load-limit"]
    preferred = catalog.preferred(entry)
    assert preferred is not None
    assert preferred.id == "courier-2021"
    assert [value.id for value in catalog.live_values(entry)] == ["courier-2021", "register-2021"]
    assert catalog.preferred(catalog.entries["bridges/harbor-bridge"]) is None


# References that lead nowhere


@pytest.mark.parametrize(
    ("file", "old", "new", "rule", "message", "tip"),
    [
        (
            "inspections/harbor-2024",
            "bridges/harbor-bridge",
            "bridges/harbour-bridge",
            "unknown-reference",
            "There is no entry “bridges/harbour-bridge”.",
            "Did you mean bridges/harbor-bridge?",
        ),
        (
            "inspections/harbor-2024",
            "bridges/harbor-bridge",
            "bodies/bridge-office",
            "unknown-reference",
            "`bridge` leads to bridges, not to bodies.",
            "Write bridges/ID, with the id of an entry of this kind.",
        ),
        (
            "bridges/old-mill-bridge",
            "by: engineers/ada-rowan",
            "by: people/ada-rowan",
            "unknown-reference",
            "There is no kind “people”.",
            "Did you mean engineers/ada-rowan?",
        ),
        (
            "bridges/old-mill-bridge",
            "old-mill-bridge#one-lane",
            "old-mill-bridge#one-lanes",
            "unknown-reference",
            "“bridges/old-mill-bridge” has no fact or value “one-lanes”.",
            "Did you mean bridges/old-mill-bridge#one-lane?",
        ),
        (
            "engineers/ada-rowan",
            "[[bodies/bridge-office]]",
            "[[bodies/bridge-ofice]]",
            "unknown-token",
            "There is no entry “bodies/bridge-ofice”.",
            "Did you mean bodies/bridge-office?",
        ),
        (
            "bridges/harbor-bridge",
            "is: open",
            "is: opened",
            "unknown-word",
            "“opened” is not a word of the list `bridge-status`.",
            "Did you mean open?",
        ),
        (
            "engineers/ada-rowan",
            "source: oldford-courier-2023-11-06-bridge-closed",
            "source: oldford-courier-2023-11-05-bridge-closed",
            "unknown-source",
            "There is no source “oldford-courier-2023-11-05-bridge-closed”.",
            "Did you mean oldford-courier-2023-11-06-bridge-closed?",
        ),
    ],
    ids=["entry", "kind of the field", "kind", "fact", "token", "word", "source"],
)
def test_nearest_is_suggested(
    bridges: Path, examine_site: Examine, edit: Edit, file: str, old: str, new: str, rule: str, message: str, tip: str
) -> None:
    """When I mistype an id or a word, am I told where, and which one is near?"""
    path = bridges / f"content/{file}.yml"
    edit(path, old, new)
    (problem,) = examine_site(bridges).problems
    assert (problem.file, problem.rule) == (f"content/{file}.yml", rule)
    assert (problem.message, problem.tip) == (message, tip)
    from_there_on = path.read_text().splitlines()[problem.line - 1][problem.column - 1 :]
    assert new.removeprefix("by: ").removeprefix("is: ").removeprefix("source: ") in from_there_on
