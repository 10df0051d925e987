"""Two pages with one address: is each way of writing one noticed before a page takes the place of another?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.checks.address_taken import _of_one_address
from generator.examining import Examination
from generator.pages.addresses import served


@pytest.mark.parametrize(
    ("files", "named"),
    [
        (["bridges.md"], {"docs/bridges.md"}),
        (["bridges/index.md"], {"docs/bridges/index.md"}),
        (["timeline/index.md"], {"docs/timeline/index.md"}),
        (["help.md", "help/index.md"], {"docs/help.md", "docs/help/index.md"}),
        (["help.md", "help/more.md"], set()),
        (  # where lists will go on, once they are long enough
            ["bridges/old-mill-bridge/backlinks.md", "unknowns/2.md", "bridges/2.md"],
            {"docs/bridges/old-mill-bridge/backlinks.md", "docs/unknowns/2.md"},
        ),
    ],
)
def test_one_address_one_page(
    files: list[str], named: set[str], bridges: Path, examine_site: Callable[..., Examination]
) -> None:
    """Is a page refused whose address another has, though their files have other names?"""
    for file in files:
        path = bridges / "docs" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# A page\n\nIt says little.\n", encoding="utf-8")
    problems = examine_site(bridges).problems
    assert {problem.file for problem in problems if problem.rule == "address-taken"} == named


def test_a_kind_named_index(bridges: Path, examine_site: Callable[..., Examination]) -> None:
    """Is a kind refused whose list would take the place of the first page's data?"""
    settings = bridges / "site_config/site.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("kinds: [", "kinds: [index, "), encoding="utf-8")
    kind = (bridges / "site_config/kinds/bodies.yml").read_text(encoding="utf-8")
    (bridges / "site_config/kinds/index.yml").write_text(kind, encoding="utf-8")
    found = [problem for problem in examine_site(bridges).problems if problem.rule == "address-taken"]
    assert {problem.file for problem in found} == {"site_config/kinds/index.yml"}


def test_all_pages_at_one_address() -> None:
    """Are all paths known, and no others, that are served at the address of a page?"""
    ends = ("", "a", "index", "a/index", "index/index", "index/a", "a#b", "xindex", "a/", "#")
    paths = {f"{start}{end}{suffix}" for start in ("", "x/") for end in ends for suffix in (".md", ".html", "")}
    pages = {each for each in paths if each.endswith(".md") and "#" not in each and not each.endswith("/.md")}
    for uri in paths:
        assert _of_one_address(uri) & pages == {each for each in pages if served(each) == served(uri)}, uri
