"""What a reader loads for a search, on a site larger than the real one, and what that is at 10,000 entries."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from generator.searching.shards import packed
from tests.benchmarks.searching import FIND, FIRST, LATER, Asked, asked, make_site, queries
from tests.benchmarks.weight import served
from tests.searching.reading import read_head, read_list

pytestmark = pytest.mark.browser
ENTRIES, MANY = 400, 10_000


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The search of invented pages."""
    folder = tmp_path_factory.mktemp("searched")
    make_site(ENTRIES, folder)
    return folder


@pytest.fixture(scope="module")
def costs(chromium: Browser, site: Path) -> Iterator[list[Asked]]:
    """What one query after the other costs: names, slips, common words and rare ones, a quotation."""
    with served(site) as address:
        yield list(asked(chromium, address, queries(site)))


def test_everything_is_found(costs: list[Asked]) -> None:
    """Does each query find something, so that what follows is about searches that work?"""
    assert len(costs) > 15
    assert [each.query for each in costs if not each.total] == []


def test_bytes(costs: list[Asked]) -> None:
    """Is the first query light, and each later one?"""
    first, *later = costs
    assert first.size < 80_000
    assert 0 < max(each.size for each in later) < LATER


def test_bytes_at_any_size(site: Path) -> None:
    """With all that grows with a site grown to 10,000 entries: is a first query of two words light enough?"""
    grown = MANY / ENTRIES
    folder = site / read_head(site)["folder"]
    lists = ("index", "words", "names", "texts")
    largest = {name: max(path.stat().st_size for path in (folder / name).iterdir()) for name in lists}
    head = len(gzip.compress((site / "search/names.en.json").read_bytes(), 9))
    scripts = sum(len(gzip.compress(path.read_bytes(), 9)) for path in (site / "assets/scripts").glob("search-*.js"))
    # Pieces have a limit, and become more; what grows with the site is a word that is on every page.
    most = max(len(packed(json.dumps(item))) for item in read_list(site, "index")) * grown
    word = largest["index"] + most + largest["words"] + 2 * largest["names"]
    assert scripts + head * grown + 2 * word + 8 * largest["texts"] < FIRST


def test_a_word_of_many_pages_is_split_off(site: Path) -> None:
    """Is what is loaded for a rare word small, whatever the words beside it?"""
    folder = site / read_head(site)["folder"]
    for name in ("index", "names", "words"):
        sizes = sorted(path.stat().st_size for path in (folder / name).iterdir())
        assert sizes[len(sizes) // 2] < 12_000


def test_a_host_that_knows_what_is_packed(chromium: Browser, site: Path) -> None:
    """Where a host tells browsers to unpack files whose names end with .gz, is the same found?"""
    query = queries(site)[0]

    def told(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=gzip.decompress(answer.body()))

    with served(site) as address:
        totals = []
        for unpacks in (False, True):
            context = chromium.new_context()
            if unpacks:
                context.route("**/*.gz", told)
            page = context.new_page()
            page.goto(address)
            totals.append(page.evaluate(FIND, query)[1])
            context.close()
    assert totals[0] == totals[1] > 0
