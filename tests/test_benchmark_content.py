"""The invented content of the benchmarks: in order, always the same, and the same facts for every engine."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from click.testing import Result

from tests.benchmarks.content import make_content
from tests.benchmarks.files import evidence_of, write_project
from tests.benchmarks.plain import below_root, beside, plain_pages
from tests.benchmarks.watched import PARTS, found

TODAY = "2026-11-22"
_LINK = re.compile(r"\]\(([^)]+\.md)\)")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of twenty entries."""
    root = tmp_path_factory.mktemp("made") / "project"
    write_project(make_content(20), root)
    return root


def test_made_project_is_in_order(made: Path, factsheet: Callable[..., Result]) -> None:
    """Does `factsheet check` find nothing wrong, not even something to warn of?"""
    result = factsheet(made, "check", FACTSHEET_TODAY=TODAY)
    assert result.exit_code == 0
    assert result.output.startswith("20 entries") and "all in order" in result.output


def test_locks_are_those_of_verify(made: Path, factsheet: Callable[..., Result]) -> None:
    """Are the locks what `factsheet verify` would write, so that the evidence counts as checked?"""
    result = factsheet(made, "verify", "--check", FACTSHEET_TODAY=TODAY)
    assert result.exit_code == 0, result.output
    assert re.search(r"[1-9]\d*  checked against the text", result.output)


def test_seed_decides(made: Path, tmp_path: Path) -> None:
    """Does the same seed give the same bytes, and another seed others?"""
    write_project(make_content(20), tmp_path / "same")
    write_project(make_content(20, seed=8), tmp_path / "other")
    assert _files(tmp_path / "same") == _files(made)
    assert _files(tmp_path / "other") != _files(made)


def test_extremes_grow_with_the_size() -> None:
    """At 1,000 entries, has one 500 facts, do half of them lead to one, are there 100 topics and an article of 2 MB?"""
    content = make_content(1_000)
    assert len(content.entries) == 1_000
    assert max(len(data["facts"]) for data in content.entries.values()) == 500
    assert len(content.topics) == 100
    assert max(sum(map(len, source.paragraphs)) for source in content.sources) > 1_900_000
    hub = next(iter(content.entries))
    assert sum(hub in data["see_also"] for data in content.entries.values()) >= 500


@pytest.mark.parametrize("link", [beside, below_root])
def test_plain_pages_say_the_same(link: Callable[[str, str], str]) -> None:
    """Does the page of each entry have every fact, every quotation, and no link that leads nowhere?"""
    content = make_content(40)
    pages = plain_pages(content, link).pages
    for key, data in content.entries.items():
        page = pages[f"{key}.md"]
        assert all(fact["says"].partition(" [[")[0] in page for fact in data["facts"])
        assert all(piece["quote"] in page for piece in evidence_of(data) if "quote" in piece)
    for uri, text in pages.items():
        for target in _LINK.findall(text):
            assert str(_resolved(PurePosixPath(uri).parent / target)) in pages, f"{target} on {uri}"


def test_parts_of_a_build_are_where_the_benchmarks_look() -> None:
    """Does every function by which the benchmarks tell the parts of a build apart still exist?"""
    for places in PARTS.values():
        for place in places:
            owner, name = found(place)
            assert callable(getattr(owner, name)), place


def _resolved(path: PurePosixPath) -> PurePosixPath:
    """The path without `..`."""
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return PurePosixPath(*parts)


def _files(root: Path) -> dict[str, bytes]:
    files = (path for path in root.rglob("*") if path.is_file() and path.relative_to(root).parts[0] != "build")
    return {str(path.relative_to(root)): path.read_bytes() for path in files}
