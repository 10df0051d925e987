"""Tables: is everything in them that the site says, each thing once, and no claim without who makes it?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.dates import PartialDate
from generator.model.parts import Assertion
from generator.model.walk import evidence_of, references_of
from generator.outputs.parts_record import date
from generator.outputs.site_data import SiteData
from generator.outputs.steady_ids import SteadyIds
from generator.tabling.columns import vague_cells
from generator.tabling.table import Column, Table
from tests.outputs.made_tables import Made, catalog_of, made, made_of

Edit = Callable[[Path, str, str], None]


@pytest.fixture(params=["bridges", "real"])
def site(request: pytest.FixtureRequest) -> Made:
    """Both sites in turn."""
    return made(request.param)


def test_tables_are_defined_well(site: Made) -> None:
    """Do names come once, keys exist, and do all references lead to a table that is known by `id`?"""
    for table in site.defined.values():
        assert len(set(table.names)) == len(table.names)
        assert {*table.key, *([table.label] if table.label else [])} <= set(table.names)
        assert all(column.about.strip() for column in table.columns)
        for column in table.references:
            assert site.defined[column.refers_to].key == ("id",)


def test_everything_is_there_once(site: Made) -> None:
    """Has each entry, fact, value, status, claim, reference, alias and piece of evidence one row?"""
    entries = list(site.catalog.entries.values())
    expected = {
        "entries": len(entries),
        "facts": sum(len(entry.facts) for entry in entries),
        "entry_values": sum(len(entry.values) for entry in entries),
        "statuses": sum(len(entry.status) for entry in entries),
        "evidence": sum(len(list(evidence_of(entry))) for entry in entries),
        "entry_references": sum(len(list(references_of(entry))) for entry in entries),
        "aliases": sum(len(entry.data.aliases) for entry in entries),
        "caveats": sum(len(entry.data.caveats) for entry in entries),
        "unknowns": sum(len(entry.data.unknowns) for entry in entries),
        "claims": sum(len(each.says) for entry in entries for each in entry.data.disagreements),
        "sources": len(site.catalog.sources),
        "kinds": len(site.catalog.site.kinds),
    }
    assert {table: len(site.rows(table)) for table in expected} == expected
    for kind in site.rows("kinds"):
        assert len(site.rows(kind["table_name"])) == len(site.catalog.of_kind(kind["id"]))


def test_a_row_has_no_unknown_column() -> None:
    """Is a row refused that names a column which its table does not describe?"""
    table = Table("t", "T", "T.", (Column("id", "The id."), Column("says", "The text.")))
    assert table.cells({"id": "a", "says": ""}) == ["a", None]
    with pytest.raises(ValueError, match="no column hidden, more"):
        table.cells({"id": "a", "more": 1, "hidden": 2})


def test_no_claim_goes_without_its_speaker(site: Made) -> None:
    """Whoever copies one cell: does each claim in it name who makes it?"""
    claims = {Assertion.ALLEGED.value, Assertion.PREDICTED.value, Assertion.OPINION.value}
    for row in site.rows("facts"):
        assert row["url"].endswith(f"#{row['anchor']}")
        if Assertion(row["assertion"]).needs_speaker:
            assert row["speaker_name"]
        assert row["who_says_so"].endswith(row["speaker_name"])
        if row["assertion"] != Assertion.INFERENCE.value:
            assert ": " in row["who_says_so"], "a plain report is its publisher's"
        if row["attribution"]:
            assert row["assertion"] in claims
            assert row["says"].startswith(f"({row['attribution']}) ")


def test_a_bare_claim_gets_its_speaker(bridges: Path, edit: Edit) -> None:
    """If a sentence does not name who predicts it, do all forms say so in the very cell?"""
    edit(
        bridges / "content/bridges/harbor-bridge.yml",
        "The Bridge Office expected that the bridge would bear",
        "The bridge would bear",
    )
    found = made_of(catalog_of(bridges))
    (row,) = (row for row in found.rows("facts") if row["anchor"] == "bears-the-detour")
    assert row["says"].startswith("(Predicted: Bridge Office) The bridge would bear the traffic")
    with found.database() as base:
        texts = [says for (says,) in base.execute("SELECT says FROM texts WHERE says LIKE '%would bear the traffic%'")]
    assert texts
    assert all("Predicted: Bridge Office" in says for says in texts)


def test_texts_are_plain(site: Made) -> None:
    """Is every token replaced by words, and no Markdown left?"""
    for name in site.defined:
        for row in site.rows(name):
            assert "[[" not in "".join(row.values()), row


@pytest.mark.parametrize(
    ("written", "bounds"),
    [
        ("2025", ("2025-01-01", "2025-12-31", False)),
        ("~2024-02", ("2024-02-01", "2024-02-29", True)),
        ("<=2025-10-24", (None, "2025-10-24", False)),
        (">=2031", ("2031-01-01", None, False)),
    ],
)
def test_a_vague_date_has_bounds(written: str, bounds: tuple[str | None, str | None, bool]) -> None:
    """Does a date stand as written, with the first and the last day that it can mean, and whether these are sure?"""
    cells = vague_cells("on", date(PartialDate.parse(written), SiteData(made("bridges").catalog)))
    assert cells == dict(zip(("on", "on_earliest", "on_latest", "on_approximate"), (written, *bounds), strict=True))


def test_fields_stand_as_declared() -> None:
    """Do a place, a number, a word, a list and a missing value stand where the kind's declaration says?"""
    site = made("bridges")
    (row,) = (row for row in site.rows("bridges") if row["id"] == "bridges/old-mill-bridge")
    assert (row["location_latitude"], row["location_longitude"], row["length"]) == ("51.2", "11.4", "84.5")
    assert (row["owner"], row["opened"], row["opened_latest"]) == ("bodies/bridge-office", "1962", "1962-12-31")
    materials = [each for each in site.rows("bridges__material") if each["entry"] == row["id"]]
    assert [(each["position"], each["value"]) for each in materials] == [("1", "steel"), ("2", "stone")]
    assert all(each["value_label"] for each in materials)
    (missing,) = (each for each in site.rows("absences") if (each["entry"], each["field"]) == (row["id"], "page"))
    assert (missing["reason"], missing["why"]) == ("not_applicable", "The register is kept on paper.")
    assert row["page"] == ""


_KIND = """\
title: Facts of old
singular: fact of old
icon: material/history
purpose: Invented for tests.
review_every: 1 year
index: {columns: [name]}
fields:
  built: {type: date, help: The day.}
  built_earliest: {type: text, help: A field that is called like a column of ours.}
  entry_url: {type: text, help: And one more.}
"""
_ENTRY = """\
name: An old fact
summary: An invented one.
tags: [money]
built: 1901
built_earliest: before the war
entry_url: none
evidence: [{source: bridge-office-register, at: line 4}]
checked_on: 2026-11-20
"""


def test_names_of_a_topic_never_collide_with_ours(bridges: Path, edit: Edit) -> None:
    """If a kind and its fields are called like tables and columns of ours, does each keep its place?"""
    (bridges / "site_config/kinds/facts.yml").write_text(_KIND, encoding="utf-8")
    (bridges / "content/facts").mkdir()
    (bridges / "content/facts/old.yml").write_text(_ENTRY, encoding="utf-8")
    edit(bridges / "site_config/site.yml", "kinds: [bridges", "kinds: [facts, bridges")
    site = made_of(catalog_of(bridges))
    (row,) = site.rows("kind__facts")
    assert (row["built"], row["built_earliest"], row["built__earliest"]) == ("1901", "before the war", "1901-01-01")
    assert (row["entry_url"], row["entry__url"]) == ("none", "facts/old/")
    assert len(site.rows("facts")) == len(made("bridges").rows("facts"))


def test_what_was_withdrawn_is_not_said_again() -> None:
    """Do changes lead to what is there still, and keep silent on words that were taken back?"""
    site = made("bridges")
    came, went, lost = site.rows("changes")
    assert "One lane was opened." in came["says"]
    assert (came["entry"], came["url"]) == ("bridges/old-mill-bridge", "bridges/old-mill-bridge/#one-lane")
    assert (went["act"], went["url"]) == ("withdrawn", "bridges/old-mill-bridge/")
    assert (lost["entry"], lost["url"]) == ("", "")
    assert not any(b"Secret words" in content for content in site.files.values())


def test_the_license_travels_with_the_tables(site: Made) -> None:
    """Does every copy say whose it is, for which day, under which license?"""
    (row,) = site.rows("site")
    assert row["license"] == site.catalog.site.licenses.content.name
    assert row["as_of"] == site.catalog.today.isoformat()


def test_what_is_only_about_right_says_so(site: Made) -> None:
    """Can nobody take the bounds of a date that is only “about” for limits: is it said in a cell, a word away?"""
    found = 0
    for table in site.defined.values():
        vague = [name.removesuffix("_approximate") for name in table.names if name.endswith("_approximate")]
        assert {name for name in table.names if name.endswith("_earliest")} <= {f"{name}_earliest" for name in vague}
        for row in site.rows(table.name) if vague else ():
            for name in vague:
                written = row[name]
                assert row[f"{name}_approximate"] == (str(written.startswith("~")).lower() if written else ""), row
                found += written.startswith("~")
        for column in table.columns:
            if column.name.endswith(("_earliest", "_latest")):
                name = f"{column.name.rpartition('_')[0]}_approximate"
                assert name in column.about
    assert found


def test_what_is_announced_has_not_begun() -> None:
    """Does a status of a day to come say that it has not begun, and is it never the present one?"""
    site = made("bridges")
    present = {row["id"]: row["status"] for row in site.rows("entries")}
    rows = site.rows("statuses")
    ahead = [row for row in rows if row["has_begun"] == "false"]
    assert [(row["entry"], row["since"]) for row in ahead]
    assert all(row["since_earliest"] > site.catalog.today.isoformat() for row in ahead)
    assert all(row["status"] != present[row["entry"]] for row in ahead)
    assert {row["has_begun"] for row in rows} == {"true", "false"}


def test_a_view_is_told_as_one(site: Made) -> None:
    """Does each row of an entry that tracks no status, each fact of it and its own table say what its page says?"""
    kinds = {name: site.catalog.kinds[name].declared.in_place_of_status for name in site.catalog.site.kinds}
    assert any(kinds.values())
    for row in (*site.rows("entries"), *site.rows("facts")):
        standing = kinds[row["id"].partition("/")[0]]
        assert row["in_place_of_status"] == (standing.label if standing else "")
    for kind in site.rows("kinds"):
        standing = kinds[kind["id"]]
        assert [row.get("in_place_of_status") for row in site.rows(kind["table_name"])] == [
            standing.label if standing else None
        ] * len(site.catalog.of_kind(kind["id"]))


_FIRST = "{source: bridge-office-register, at: sheet 1}"
# What an editor writes before what was there.
_BEFORE = {
    "status:\n": f"status:\n  - {{is: planned, from: 1960, evidence: [{_FIRST}]}}\n",
    "disagreements:\n": "disagreements:\n  - about: The color\n    weighing: None is followed.\n    says:\n"
    f"      - {{claim: It is red., evidence: [{_FIRST}]}}\n      - {{claim: It is green., evidence: [{_FIRST}]}}\n",
    "      - claim: The Courier gives Sunday": f"      - {{claim: It was a Monday., evidence: [{_FIRST}]}}\n"
    "      - claim: The Courier gives Sunday",
    "      - {source: bridge-office-register, at: map 2}": f"      - {_FIRST}\n"
    "      - {source: bridge-office-register, at: map 2}",
}


def _ids(site: Made) -> dict[str, dict[str, str]]:
    """Of each table whose rows have an id and a place, the ids by what the rows say, their place left out."""
    return {
        name: {row["id"]: str({key: cell for key, cell in row.items() if key != "position"}) for row in site.rows(name)}
        for name, table in site.defined.items()
        if {"id", "position"} <= set(table.names)
    }


def test_ids_stay_when_others_come_before(bridges: Path, edit: Edit) -> None:
    """If a status, a disagreement, a claim and a piece of evidence are written before others, do these keep their
    ids, and all references to them?"""
    before = _ids(made("bridges"))
    assert before.keys() == {"statuses", "disagreements", "claims", "evidence", "facts", "entry_values"}
    for words, more in _BEFORE.items():
        edit(bridges / "content/bridges/old-mill-bridge.yml", words, more)
    after = _ids(made_of(catalog_of(bridges)))
    grown = {table: len(after[table]) - len(rows) for table, rows in before.items()}
    assert grown == {"statuses": 1, "disagreements": 1, "claims": 3, "evidence": 5, "facts": 0, "entry_values": 0}
    for table in ("statuses", "disagreements", "claims", "evidence"):
        assert before[table].items() <= after[table].items(), table


def test_ids_are_given_once() -> None:
    """If the very same is said twice in one place, do both have an id?"""
    ids = SteadyIds()
    given = [ids.of("a/", "words"), ids.of("a/", "words"), ids.of("a/", "other words"), ids.of("a/", "words")]
    assert len(set(given)) == len(given)
    assert given[1:4:2] == [f"{given[0]}-2", f"{given[0]}-3"]


@pytest.mark.parametrize("name", ["search-data", "sqlite-facts", "facts-by-entry", "texts"])
def test_no_kind_meets_a_name_of_the_database(name: str, bridges: Path, edit: Edit) -> None:
    """If a kind is called like a table, an index or an inner name of the database, is the file made all the same?"""
    (bridges / f"site_config/kinds/{name}.yml").write_text(_KIND, encoding="utf-8")
    edit(bridges / "site_config/site.yml", "kinds: [bridges", f"kinds: [{name}, bridges")
    site = made_of(catalog_of(bridges))
    (table,) = (row["table_name"] for row in site.rows("kinds") if row["id"] == name)
    with site.database() as base:
        assert base.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
