"""The table of a kind: what its heads and cells say to scripts, and what its rows can be found by."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

from generator.examining import Examination
from generator.model.catalog import Catalog
from generator.pages.columns import sort_value
from generator.pages.facets import filter_names
from generator.pages.table_cells import cell, with_data
from generator.pages.view import View


def rows(catalog: Catalog, kind: str, *, narrowed: bool = True) -> list[str]:
    """The lines of the table of a kind: the head, the line below it, the rows."""
    return View(catalog, f"{kind}/index.md").table(catalog.kinds[kind], narrowed=narrowed).splitlines()


def found(row: str) -> set[str]:
    """What a row can be found by."""
    match = re.search(r'data-found="([^"]*)"', row)
    return set(match[1].split()) if match else set()


def test_heads_say_how_they_sort(catalog: Catalog) -> None:
    """Does each head say whether it sorts words, dates or numbers, and which one the table is sorted by?"""
    head = rows(catalog, "bridges")[0]
    assert '| Opened { data-sort="date" aria-sort="descending" } |' in head
    assert head.count("aria-sort") == 1
    assert '| Value { data-sort="number" } | As of { data-sort="date" } |' in rows(catalog, "measurements")[0]
    assert "| Summary |" in rows(catalog, "bodies")[0], "prose is not sorted"


def test_words_and_names_of_a_list_claim_no_order(catalog: Catalog) -> None:
    """Where a table is sorted by ids, which readers do not see: does no head say that it is sorted?"""
    assert catalog.kinds["statements"].declared.index.sort == "side"
    assert "aria-sort" not in rows(catalog, "statements")[0]


def test_a_row_says_what_it_can_be_found_by(catalog: Catalog) -> None:
    """Are status, year, words and topics of an entry there, in the words of addresses?"""
    (row,) = (row for row in rows(catalog, "bridges") if "old-mill-bridge.md" in row)
    entry = catalog.entries["bridges/old-mill-bridge"]
    status = catalog.present_status(entry)
    assert status is not None
    wanted = {f"status:{status.becomes}", f"opened:{entry.fields['opened'].year}"}
    wanted |= {f"material:{word}" for word in entry.fields["material"]} | {f"tags:{tag}" for tag in entry.data.tags}
    assert found(row) == wanted
    assert all("data-found" not in row for row in rows(catalog, "bridges", narrowed=False))


def test_entries_linked_either_way_are_found(bridges: Path, examine_site: Callable[..., Examination]) -> None:
    """With a kind as a filter: is a row found by what it refers to, and by what refers to it?"""
    for kind, filters in (("bridges", "[inspections, measurements]"), ("inspections", "[bridges]")):
        file = bridges / "site_config" / "kinds" / f"{kind}.yml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("index:\n", f"index:\n  filters: {filters}\n"), encoding="utf-8")
    examined = examine_site(bridges)
    assert [problem for problem in examined.problems if problem.rule == "filters"] == []
    assert examined.catalog is not None
    (mill,) = (row for row in rows(examined.catalog, "bridges") if "old-mill-bridge.md" in row)
    assert {"inspections:old-mill-2021", "inspections:old-mill-2023"} <= found(mill)
    (inspection,) = (row for row in rows(examined.catalog, "inspections") if "old-mill-2021.md" in row)
    assert "bridges:old-mill-bridge" in found(inspection)


def test_what_is_missing_can_be_found_and_sorts_last(catalog: Catalog) -> None:
    """Is an unknown body a choice of its own, and its cell marked as one with nothing to sort by?"""
    (row,) = (row for row in rows(catalog, "engineers") if "bo-lind.md" in row)
    assert "works_for:-unknown" in found(row)
    entry = catalog.entries["engineers/bo-lind"]
    assert sort_value(catalog, entry, "works_for") == ""
    assert sort_value(catalog, entry, "role_as_of") == ""
    assert sort_value(catalog, entry, "name") is None, "a name sorts as it is shown"


def test_dates_and_numbers_sort_by_their_value(catalog: Catalog) -> None:
    """Do dates sort as days and values as numbers, however they are written out?"""
    for entry in catalog.of_kind("measurements"):
        value = catalog.preferred(entry)
        assert value is not None
        assert sort_value(catalog, entry, "value") == ("" if value.value is None else f"{value.value:f}")
        assert sort_value(catalog, entry, "as_of") == value.as_of.iso
        assert dt.date.fromisoformat(sort_value(catalog, entry, "checked_on") or "")


def test_filters_suggest_themselves(catalog: Catalog) -> None:
    """Where a kind declares no filters: are they the status, the columns that are choices, and the topics?"""
    assert filter_names(catalog.kinds["bridges"]) == ("status", "opened", "material", "tags")
    assert filter_names(catalog.kinds["engineers"]) == ("works_for", "tags")


def test_a_cell_cannot_end_its_row() -> None:
    """Can a bar or a line break in a value end its cell, and is an empty one shown as such?"""
    assert cell("a | b\nc \\| d") == "a &#124; b c &#124; d"
    assert cell("  ") == "–"
    assert with_data("x", label="", v="") == 'x { data-v="" }'
    assert with_data("x") == "x"
