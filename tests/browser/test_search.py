"""What the search finds: the page that a reader expects comes first, with the sentence that says why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
import yaml
from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser
QUERIES: list[dict[str, str]] = yaml.safe_load((Path(__file__).parent / "queries.yml").read_text(encoding="utf-8"))
FIND = """async ([root, queries, chosen]) => {
    const { find } = await import(`${root}assets/scripts/search-index.js`);
    const found = [];
    for (const query of queries) found.push(await find(query, { kind: "", status: "", ...chosen }, 10, 3));
    return found;
}"""


@pytest.fixture(scope="module")
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A page of the site."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{address}about/")
    yield page
    context.close()


def find(page: Page, address: str, *queries: str, **chosen: str) -> list[dict[str, Any]]:
    """What the scripts of the search find, as they hand it to what draws the results."""
    found: list[dict[str, Any]] = page.evaluate(FIND, [address, list(queries), chosen])
    return found


def text(passage: dict[str, Any]) -> str:
    """A passage as it reads."""
    return "".join(part["text"] for part in passage["parts"])


def hits(passage: dict[str, Any]) -> list[str]:
    """The marked words of a passage."""
    return [part["text"] for part in passage["parts"] if part["hit"]]


def test_list_of_queries(address: str) -> None:
    """Does the list try enough, nothing twice, and does every page that it expects exist?"""
    assert len(QUERIES) >= 40
    assert len({query["query"] for query in QUERIES}) == len(QUERIES)
    assert all(query["why"] for query in QUERIES)
    for expected in {query["expect"] for query in QUERIES}:
        with urlopen(address + expected) as answer:
            assert answer.status == 200


def test_the_expected_page_is_first(page: Page, address: str) -> None:
    """For each query of the list: is the page that a reader expects the first result?"""
    found = find(page, address, *(query["query"] for query in QUERIES))
    wrong = {
        query["query"]: [result["address"] for result in one["results"][:3]]
        for query, one in zip(QUERIES, found, strict=True)
        if not one["results"] or one["results"][0]["address"] != query["expect"]
    }
    assert wrong == {}


def test_a_quotation_leads_to_its_fact(page: Page, address: str) -> None:
    """Does a result lead to the very fact in which the words stand?"""
    wanted = [query for query in QUERIES if "where" in query]
    assert wanted
    for query, one in zip(wanted, find(page, address, *(query["query"] for query in wanted)), strict=True):
        passage = one["results"][0]["passages"][0]
        assert passage["anchor"] == query["where"]
        with urlopen(address + query["expect"]) as answer:
            assert f'id="{passage["anchor"]}"' in answer.read().decode()


def test_the_sentence_says_why(page: Page, address: str) -> None:
    """Is the passage a sentence from its beginning, with exactly the words marked that were searched for?"""
    (one,) = find(page, address, "restrained and enjoined")
    passage = one["results"][0]["passages"][0]
    assert text(passage).startswith("On April 24, 2025, Judge William H. Orrick ordered")
    assert hits(passage) == ["RESTRAINED AND ENJOINED"]


def test_a_page_asked_for_by_name_says_what_it_is(page: Page, address: str) -> None:
    """Does a page that is found by its name show its summary?"""
    (one,) = find(page, address, "NYC")
    passage = one["results"][0]["passages"][0]
    assert passage["anchor"] == ""
    assert text(passage).startswith("New York City is")


@pytest.mark.parametrize(
    ("query", "shown", "note"),
    [
        ("orick", "orrick", "corrected"),
        ("sanctury citys", "sanctuary city", "corrected"),
        ("Orrick", "Orrick", ""),
        ("deporting", "deporting", ""),  # another form of a word that pages have is no slip
        ("linchpin zebras quixotic", "", "some"),
    ],
)
def test_what_was_mended_is_said(page: Page, address: str, query: str, shown: str, note: str) -> None:
    """Am I told that other words were searched for than I typed, and only then?"""
    (one,) = find(page, address, query)
    assert (one["shown"], one["note"]) == (shown, note)
    assert bool(one["results"]) == bool(shown)


def test_what_is_too_far_is_only_suggested(page: Page, address: str) -> None:
    """Is a word that might be right, such as the name of another place, taken for a slip?"""
    (one,) = find(page, address, "Houston")
    assert one["results"] == []
    assert one["meant"] == ["Boston"]


def test_some_of_the_words(page: Page, address: str) -> None:
    """Where no page has all words: are there pages that have most of them, and is that said?"""
    (one,) = find(page, address, "gelpi sotomayor homan")
    assert one["note"] == "some"
    assert one["results"]


def test_facets_count_what_they_leave(page: Page, address: str) -> None:
    """Does each facet leave exactly as many pages as it says, and only pages of that kind or status?"""
    (whole,) = find(page, address, "injunction")
    assert sum(whole["facets"]["kind"].values()) == whole["total"]
    assert len([count for count in whole["facets"]["status"].values() if count]) >= 3
    for name, counts in whole["facets"].items():
        for key, count in counts.items():
            if count:
                (left,) = find(page, address, "injunction", **{name: key})
                assert left["total"] == count, (name, key)
                assert {result[name] for result in left["results"]} == {key}
    (both,) = find(page, address, "injunction", kind="rulings", status="in-effect")
    assert {(result["kind"], result["status"]) for result in both["results"]} == {("rulings", "in-effect")}
    assert both["facets"]["kind"]["rulings"] == both["total"], "the other kinds stay on offer, with their counts"


def test_no_page_is_found_that_asks_to_be_left_out(page: Page, address: str) -> None:
    """Are pages in other languages without review, notes for editors and stubs among the results?"""
    found = find(page, address, "injunction", "money", "editors", "programa", "moved", "fields")
    addresses = {result["address"] for one in found for result in one["results"]}
    assert addresses
    left_out = set()
    for path in addresses:
        with urlopen(address + path) as answer:
            head = answer.read().decode().partition("</head>")[0]
            if "noindex" in head or '<html lang="en"' not in head:
                left_out.add(path)
    assert left_out == set()
    assert not {"editors/", "fields/", "search/"} & addresses


@pytest.mark.parametrize(
    ("word", "marked"),
    [
        ("U.S.", "U.S."),
        ("U.S", "U.S"),
        ("(U.S", "U.S"),
        ("U.S,", "U.S"),
        ("“U.S.”,", "U.S."),
        ("us”", "us"),
        ("US.", "US"),
    ],
)
def test_marks_go_around_words(page: Page, address: str, word: str, marked: str) -> None:
    """Is exactly the word marked, whatever dots and quotation marks it has, and with or without its last dot?"""
    passages = page.evaluate(
        """async ([root, content]) =>
            (await import(`${root}assets/scripts/search-passages.js`))
                .passages({ content, meta: {}, anchors: [] }, "us", "us", 1)""",
        [address, f"Title ¶ They say {word} held that too"],
    )
    assert hits(passages[0]) == [marked]
    assert text(passages[0]) == f"They say {word} held that too"


def test_a_quotation_with_a_sign_between_its_words(page: Page, address: str) -> None:
    """Are words found that have a sign by itself between them, and is the whole marked?"""
    found, other = find(page, address, '"cooperation · Federal money"', '"cooperation · · Federal money"')
    assert found["results"]
    assert hits(found["results"][0]["passages"][0]) == ["cooperation · Federal money"]
    assert other["total"] == 0 or other["note"] == "some"


def test_a_quotation_that_no_page_has(page: Page, address: str) -> None:
    """If pages have only other forms of the words: is no page counted either?"""
    found, near = find(page, address, '"restrained and enjoined"', '"restrain and enjoined"')
    assert found["total"] == len(found["results"]) == sum(found["facets"]["kind"].values()) > 0
    assert (near["total"], near["results"], near["facets"]) == (0, [], {"kind": {}, "status": {}})


def test_a_new_build_under_an_open_page(chromium: Browser, address: str) -> None:
    """If a new build has replaced the files that my open page knows of: can I search all the same?"""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{address}about/")

    def old(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json={**answer.json(), "folder": "pagefind/en-0123456789/"})

    page.route("**/search/names.en.json", old, times=1)
    (one,) = find(page, address, "Orrick")
    context.close()
    assert one["results"][0]["address"] == "people/william-orrick/"
