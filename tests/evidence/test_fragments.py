"""Tests of deep links: what they point at, how that is written in an address, and where a browser arrives."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evidence import fragments
from generator.evidence.folds import fold
from generator.evidence.fragments import MOST_WORDS, Fragment, Page, decode, deep_link, encode, fragment_of, landing
from generator.model.parts import Evidence

WORDS = st.text(min_size=1, max_size=30).filter(str.strip)
MAYBE = st.just("") | WORDS
LONG = "It was a very long quotation that no address should hold word for word"


def evidence(quote: str | None = None, **values: Any) -> Evidence:
    """Evidence with some words."""
    empty: dict[str, Any] = {"words": None, "prefix": None, "suffix": None, "at": None, "page": None}
    fields = {**empty, "source": "gazette", "paragraph": 1, "quote": quote, **values}
    return Evidence.model_construct(**fields)


@given(WORDS)
def test_every_sign_that_is_none_of_words(words: str) -> None:
    """Is all but letters, digits and `_.~` percent-encoded, as the library does it?"""
    assert encode(Fragment(words)) == "text=" + quote(words, safe="").replace("-", "%2D")


@given(WORDS, MAYBE, MAYBE, MAYBE)
def test_round_trip(start: str, end: str, prefix: str, suffix: str) -> None:
    """Is every text read from an address as it was written, with nothing in it that could end a part?"""
    fragment = Fragment(start, end, prefix, suffix)
    text = encode(fragment)
    assert decode(text) == fragment
    assert re.fullmatch(r"text=([\w.~%]+-,)?[\w.~%]+(,[\w.~%]+)?(,-[\w.~%]+)?", text, re.ASCII)


@pytest.mark.parametrize(
    ("quote", "beside", "written"),
    [
        ("the order", {}, "text=the%20order"),
        ("fish, chips & peas", {}, "text=fish%2C%20chips%20%26%20peas"),
        ("twenty-four", {}, "text=twenty%2Dfour"),
        ("it’s “so”", {}, "text=it%E2%80%99s%20%E2%80%9Cso%E2%80%9D"),
        ("the order", {"prefix": "of"}, "text=of-,the%20order"),
        ("the order", {"suffix": "- it"}, "text=the%20order,-%2D%20it"),
        ("the order", {"prefix": "of", "suffix": "is"}, "text=of-,the%20order,-is"),
        (
            LONG,
            {},
            "text=It%20was%20a%20very,word%20for%20word".replace("word%20for%20word", "hold%20word%20for%20word"),
        ),
        ("a  folded\n text", {}, "text=a%20folded%20text"),
    ],
)
def test_written(quote: str, beside: dict[str, str], written: str) -> None:
    """Is a quotation written as browsers read it, a long one by its first and last words?"""
    assert len(LONG.split()) > MOST_WORDS
    fragment = fragment_of(evidence(quote, **beside))
    assert fragment is not None
    assert encode(fragment) == written


@pytest.mark.parametrize(
    ("address", "page", "link"),
    [
        ("https://a.example/x", None, "https://a.example/x#:~:text=the%20order"),
        ("https://a.example/x?y=1&z", None, "https://a.example/x?y=1&z#:~:text=the%20order"),
        ("https://a.example/x#part-2", None, "https://a.example/x#part-2:~:text=the%20order"),
        ("https://a.example/x#:~:text=old", None, "https://a.example/x#:~:text=the%20order"),
        ("https://a.example/x#p:~:text=old", None, "https://a.example/x#p:~:text=the%20order"),
        ("https://a.example/x.PDF", 7, "https://a.example/x.PDF#page=7"),
        ("https://a.example/x.pdf?v=2#page=3", 7, "https://a.example/x.pdf?v=2#page=7"),
        ("https://a.example/x.pdf#page=3", None, "https://a.example/x.pdf#page=3"),
        ("https://a.example/x.pdf", None, "https://a.example/x.pdf"),
        ("mailto:a@b.example", None, "mailto:a@b.example"),
    ],
)
def test_link(address: str, page: int | None, link: str) -> None:
    """Does a link keep the address and what it had behind #, and open a PDF at its page?"""
    assert deep_link(address, evidence("the order", page=page)) == link


def test_no_words_no_fragment() -> None:
    """Does evidence without a printed quotation lead to the address alone?"""
    assert deep_link("https://a.example/x", evidence()) == "https://a.example/x"


@given(WORDS)
def test_address_stays_one(quote: str) -> None:
    """Can no quotation break out of the address that it is put into?"""
    link = deep_link("https://a.example/x", evidence(quote))
    assert not re.search(r"[\s\"'<>]", link)
    parts = urlsplit(link)
    assert (parts.scheme, parts.netloc, parts.path, parts.query) == ("https", "a.example", "/x", "")


TEXT = (
    "The Order of the day",
    "An order, and the order.",
    "They order it. They ‘order’ it -\u00a0again - and it stays",
)


@pytest.mark.parametrize(
    ("fragment", "place"),
    [
        (Fragment("the order"), (1, 0)),
        (Fragment("the order", prefix="and"), (2, 14)),
        (Fragment("order", suffix="it"), (3, 5)),
        (Fragment("order'", suffix="it"), (3, 21)),
        (Fragment("they", end="stays"), (3, 0)),
        (Fragment("they", end="stay"), None),
        (Fragment("rder"), None),
        (Fragment("day", suffix="An order"), (1, 17)),
    ],
)
def test_landing(fragment: Fragment, place: tuple[int, int] | None) -> None:
    """Is the first place found that fits, whatever its capitals, and none within a word?"""
    assert landing(fragment, TEXT) == place


SHORT = st.text(alphabet="abAB _-", min_size=1, max_size=3)
ODD = st.sampled_from(["", "\u0130", "\u017f", "\u212a", "É", "ß"])


@given(SHORT, st.just("") | SHORT, st.just("") | SHORT, st.just("") | SHORT, st.lists(SHORT, max_size=12), ODD)
def test_landing_without_a_pattern(start: str, end: str, prefix: str, suffix: str, pieces: list[str], odd: str) -> None:
    """Does a search for plain letters arrive where the pattern of the link would, whatever stands on the page?"""
    text = "".join(pieces) + odd
    page, fragment = Page((text, text.swapcase())), Fragment(start, end, prefix, suffix)
    found = fragments._pattern(fragment).search("\n".join((text, text.swapcase())))
    if fold(start):
        assert page._start(fragment) == (found.start("start") if found else None)
