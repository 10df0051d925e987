"""The export, built by plain engines: is it the same site, without any of our software?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from tests.exporting.reading_sites import dead_links, links, pages, text

# The last two are those that may take the place of the first.
ENGINES = ("mkdocs", "zensical", "properdocs")


@pytest.fixture(scope="module", params=ENGINES)
def site(request: pytest.FixtureRequest, build_with: Callable[[str], Path]) -> Path:
    """The site that an engine made of the export, in its strict mode."""
    return build_with(request.param)


def test_the_same_pages(site: Path, built_bridges: Path) -> None:
    """Does the engine make the pages that our build makes, at the same addresses, and no others?"""
    ours = pages(built_bridges / "site")
    assert len(ours) > 40
    assert set(pages(site)) == set(ours)


def test_the_same_text(site: Path, built_bridges: Path) -> None:
    """Does each article say, word for word, what it says in our build?"""
    ours, theirs = pages(built_bridges / "site"), pages(site)
    assert [name for name in ours if text(ours[name]) != text(theirs[name])] == []


def test_the_same_links(site: Path, built_bridges: Path) -> None:
    """Does each article lead where it leads in our build, but for the Markdown that the export itself is made of?"""
    ours, theirs = pages(built_bridges / "site"), pages(site)
    left_out = {name: [link for link in links(ours[name], name) if not _markdown(link)] for name in ours}
    assert {name: links(theirs[name], name) for name in ours} == left_out


def test_no_dead_link(site: Path) -> None:
    """Does every link and picture of an article lead to a file, and every anchor to a place?"""
    assert dead_links(site) == []


def test_no_other_host(site: Path) -> None:
    """Does a page load anything from another host, now that our policy is not there to forbid it?"""
    loaded = [each for path in pages(site).values() for each in loads(path)]
    assert [address for address in loaded if address.startswith(("http:", "https:", "//"))] == []


def _markdown(link: str) -> bool:
    return link.endswith((".md", "llms.txt")) and "://" not in link


def loads(path: Path) -> list[str]:
    """What a browser fetches to show a page: scripts, style sheets, fonts and pictures."""
    tree = html.fromstring(path.read_text(encoding="utf-8"))
    rel = "contains(@rel, 'stylesheet') or contains(@rel, 'icon') or contains(@rel, 'pre')"
    return [str(each) for each in tree.xpath(f"//script/@src | //img/@src | //link[{rel}]/@href")]
