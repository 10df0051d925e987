"""Citations as lines of text."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.citing.plain import plain
from generator.citing.work import Law, Work
from generator.languages.words import words_for
from generator.model.dates import PartialDate

ENGLISH = words_for("en")
PAGE = Work(
    "a:x",
    "webpage",
    "Old Mill Bridge",
    issued=PartialDate.parse("2026-11-20"),
    read=dt.date(2026, 12, 1),
    container="Bridges",
    publisher="The editors",
    address="https://example.org/a/x/",
)
SOURCE = Work(
    "sources:x.original",
    "article-newspaper",
    'The "old" mill',
    issued=PartialDate.parse("2023-11-06"),
    read=dt.date(2026, 11, 20),
    author="Jane Doe",
    publisher="Oldford Courier",
    address="https://courier.example/1",
)


def test_a_page() -> None:
    """Does the line say the page, the site, who publishes it, both days, and the whole address last?"""
    assert plain(PAGE, ENGLISH) == (
        "“Old Mill Bridge.” Bridges. The editors. Checked on November 20, 2026; as of December 1, 2026. "
        "https://example.org/a/x/"
    )


def test_a_fact() -> None:
    """Does the line of a fact begin with its sentence, with the quotation marks in it made single?"""
    fact = PAGE._replace(
        part="closed", says="The office called it “unsafe”.", address="https://example.org/a/x/#closed"
    )
    assert plain(fact, ENGLISH) == (
        "“The office called it ‘unsafe’.” Old Mill Bridge, fact “closed”. Bridges. The editors. "
        "Checked on November 20, 2026; as of December 1, 2026. https://example.org/a/x/#closed"
    )


def test_a_source() -> None:
    """Does the line of a source name its author, its publisher, its day, and when we read it where?"""
    assert plain(SOURCE, ENGLISH) == (
        "Jane Doe. “The ‘old’ mill.” Oldford Courier, November 6, 2023. Read on November 20, 2026: "
        "https://courier.example/1"
    )


def test_what_is_not_known() -> None:
    """Does a source without a date say so, and one without an address name none?"""
    assert plain(SOURCE._replace(issued=None, address="", author=""), ENGLISH) == (
        "“The ‘old’ mill.” Oldford Courier, date not known."
    )


def test_an_official_citation() -> None:
    """Does a source with an official citation show it behind its publisher?"""
    work = SOURCE._replace(law=Law(reporter="90 Fed. Reg. 13611"), author="", address="")
    assert plain(work, ENGLISH) == "“The ‘old’ mill.” Oldford Courier, 90 Fed. Reg. 13611, November 6, 2023."


@pytest.mark.parametrize(("title", "shown"), [("Why?", "“Why?”"), ("A (B)", "“A (B).”"), ("Vs. Jr.", "“Vs. Jr.”")])
def test_no_second_full_stop(title: str, shown: str) -> None:
    """Is a title that ends with a sign of its own not given another?"""
    assert plain(PAGE._replace(title=title), ENGLISH).startswith(f"{shown} Bridges.")
