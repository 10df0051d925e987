"""The matrix of a kind: every cell answers, says where that can be seen, and never with a bare yes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.checks import matrix as rule
from generator.examining import Examination
from generator.model.catalog import Catalog
from generator.pages.matrix_cells import Cell, State, cell
from generator.pages.view import View

Edit = Callable[[Path, str, str], None]
COLUMNS = ("State", "Built of", "Page of the owner", "Told of by a newspaper", "Inspected")


@pytest.fixture(scope="session")
def bridges_catalog(bridges_root: Path, examine_site: Callable[..., Examination]) -> Catalog:
    """The other site, which declares a small matrix."""
    found = examine_site(bridges_root).catalog
    assert found is not None
    return found


def answers(catalog: Catalog, key: str) -> dict[str, Cell]:
    """What an entry answers, by the title of the column."""
    entry = catalog.entries[key]
    declared = entry.kind.declared.matrix
    assert declared is not None
    view = View(catalog, f"{entry.kind.id}/matrix.md")
    return {column.title: cell(view, entry, column) for column in declared.columns}


def test_what_is_known_says_it_in_words(bridges_catalog: Catalog) -> None:
    """Is a status told with its day and evidence, and are other entries named with what became of them?"""
    found = answers(bridges_catalog, "bridges/old-mill-bridge")
    state = found["State"].lines[0]
    assert "Open with limits" in state.says
    assert "since June 2024" in state.says
    assert "old-mill-bridge.md#timeline" in state.proof
    assert [line.says for line in found["Inspected"].lines] == [
        "[Inspection of Old Mill Bridge in 2021](../inspections/old-mill-2021.md)",
        "[Inspection of Old Mill Bridge in 2023](../inspections/old-mill-2023.md)",
    ]


def test_an_article_is_named_with_the_fact_it_carries(bridges_catalog: Catalog) -> None:
    """Does the cell for sources name each one once, with its day, and lead to the fact that rests on it?"""
    lines = answers(bridges_catalog, "bridges/old-mill-bridge")["Told of by a newspaper"].lines
    assert len(lines) == 1
    assert "Nov 6, 2023" in lines[0].says
    assert "old-mill-bridge.md#closure" in lines[0].proof
    assert "passage located" in lines[0].proof


def test_what_is_not_known_says_why(bridges_catalog: Catalog) -> None:
    """Does a gap say not known, not applicable or not found, each with why or where we looked?"""
    river = answers(bridges_catalog, "bridges/river-gate-bridge")
    assert river["Built of"].state is State.UNKNOWN
    assert river["Built of"].lines[0].says == "*Not known:* No plan names it."
    assert river["Page of the owner"] == Cell(State.NONE, river["Page of the owner"].lines)
    assert river["Page of the owner"].lines[0].says == "No page in the register"
    assert river["Inspected"].lines[0].says == "No inspection on this site"
    old = answers(bridges_catalog, "bridges/old-mill-bridge")
    assert old["Page of the owner"].state is State.NOT_APPLICABLE


def test_a_fact_that_shows_a_field_is_its_evidence(
    bridges: Path, examine_site: Callable[..., Examination], edit: Edit
) -> None:
    """Does a fact with `shows` take the place of the evidence of the box?"""
    catalog = examine_site(bridges).catalog
    assert catalog is not None
    assert "#box" in answers(catalog, "bridges/old-mill-bridge")["Built of"].proofs[0]
    edit(
        bridges / "content/bridges/old-mill-bridge.yml",
        "  - id: one-lane\n",
        "  - id: one-lane\n    shows: [material]\n",
    )
    catalog = examine_site(bridges).catalog
    assert catalog is not None
    proofs = answers(catalog, "bridges/old-mill-bridge")["Built of"].proofs
    assert len(proofs) == 1
    assert proofs[0].startswith("[evidence, Jun 2024](old-mill-bridge.md#one-lane)")


def test_an_entry_cannot_take_the_address(bridges: Path, examine_site: Callable[..., Examination]) -> None:
    """Is an entry refused that would lie at the address of the matrix of its kind?"""
    text = (bridges / "content/bridges/harbor-bridge.yml").read_text(encoding="utf-8")
    (bridges / "content/bridges/matrix.yml").write_text(text, encoding="utf-8")
    found = [problem for problem in examine_site(bridges).problems if problem.rule == rule.RULE.name]
    assert [problem.file for problem in found] == ["content/bridges/matrix.yml"]


def cells_of(html: str) -> list[str]:
    """The cells of the matrix on a page, without their claim for narrow screens."""
    table = re.search(r"<table [^>]*fs-matrix__table.*?</table>", html, re.DOTALL)
    assert table
    cells = re.findall(r"<td\b.*?</td>", table[0], re.DOTALL)
    return [re.sub(r'<span class="fs-matrix__claim">.*?</span>', "", each, flags=re.DOTALL) for each in cells]


def words(html: str) -> str:
    """The words of some HTML."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_page(built_bridges: Path) -> None:
    """Has the built page a head for each column and row, an answer in each cell, and the meaning of each column?"""
    html = (built_bridges / "site/bridges/matrix/index.html").read_text(encoding="utf-8")
    heads = re.findall(r'<th scope="col">(.*?)</th>', html, re.DOTALL)
    assert [words(head) for head in heads] == ["Bridge", *COLUMNS]
    rows = re.findall(r'<th scope="row">(.*?)</th>', html, re.DOTALL)
    assert [words(row) for row in rows] == ["Harbor Bridge", "Old Mill Bridge", "River Gate Bridge"]
    cells = cells_of(html)
    assert len(cells) == len(COLUMNS) * len(rows)
    assert [each for each in cells if len(words(each)) < 5] == []
    assert len(re.findall(r'<dt id="column-\d">', html)) == len(COLUMNS)
    index = (built_bridges / "site/bridges/index.html").read_text(encoding="utf-8")
    assert 'href="matrix/"' in index


def test_the_block_of_a_hand_written_page(bridges_catalog: Catalog) -> None:
    """Does `[[matrix bridges]]` put the table into a page of docs/, with links that are right from there?"""
    page = View(bridges_catalog, "sheets/it.md").document("[[matrix bridges]]\n")
    assert page.count("<tr markdown>") == 4
    assert "[State](../bridges/matrix.md#column-1)" in page
    assert "(../bridges/old-mill-bridge.md#timeline)" in page


def test_the_matrix_of_places(project_root: Path, examine_site: Callable[..., Examination]) -> None:
    """Of the real places: does every cell that claims something lead to evidence, and is none a bare yes?"""
    catalog = examine_site(project_root).catalog
    assert catalog is not None
    kinds = [kind for kind in catalog.kinds.values() if kind.declared.matrix]
    assert kinds
    for entry in (entry for kind in kinds for entry in catalog.of_kind(kind.id)):
        for title, answer in answers(catalog, entry.key).items():
            where = f"{entry.key}, {title}"
            assert answer.lines, where
            for line in answer.lines:
                assert line.says.strip(" .").casefold() not in ("", "yes", "no"), where
            if answer.state is State.FOUND:
                shown = [*answer.proofs, *(line.proof or line.says for line in answer.lines)]
                assert any("](" in each for each in shown), where
