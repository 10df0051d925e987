"""BibTeX, RIS and CSL-JSON: what a reference manager reads is what we meant, whatever the texts hold."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.citing.bibtex import bibtex
from generator.citing.csl import csl_json
from generator.citing.ris import TYPES, ris
from generator.citing.work import Law, Work
from generator.languages.words import Words, words_for
from generator.model.citation_forms import CSL_TYPES
from generator.model.dates import PartialDate
from tests.citing.reading import read_bibtex, read_ris

ENGLISH = words_for("en")
# Text as a work may have it: on one line, without spaces at its ends.
TEXTS = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), max_size=40).map(
    lambda text: " ".join(text.split())
)
ADDRESSES = st.text(st.sampled_from("abc/%~_#?=&{}\\-."), max_size=20).map(lambda path: f"https://example.org/{path}")
WORKS = st.builds(
    Work,
    key=st.from_regex(r"[a-z]{1,5}(:[a-z0-9-]{1,5})?(\.original)?", fullmatch=True),
    type=st.sampled_from(CSL_TYPES),
    title=TEXTS.filter(bool),
    issued=st.none() | st.sampled_from(["2025", "2025-04", "2025-04-24", "~2025-04", "<=2025"]).map(PartialDate.parse),
    read=st.just(dt.date(2026, 11, 22)),
    author=TEXTS,
    container=TEXTS,
    publisher=TEXTS,
    address=ADDRESSES | st.just(""),
    says=TEXTS,
    language=st.just("en"),
    law=st.none() | st.builds(Law, TEXTS, TEXTS, TEXTS, TEXTS),
)
CASE = Work(
    "cases:x.original",
    "legal_case",
    "Smith & Sons v. Bridge_Office",
    issued=PartialDate.parse("2018-08-01"),
    law=Law("17-17478", "Court of Appeals", "9th Cir.", "897 F.3d 1225 (9th Cir. 2018)"),
)


def csl(work: Work) -> dict[str, Any]:
    """The one item that is written for a work."""
    (item,) = json.loads(csl_json([work], ENGLISH))
    assert isinstance(item, dict)
    return item


@given(WORKS)
def test_bibtex_gives_back_what_went_in(work: Work) -> None:
    """Are title, author, publisher and address the same after BibTeX, with braces, percent signs and backslashes?"""
    fields = read_bibtex(bibtex([work], ENGLISH))[work.key]
    assert fields["title"] == work.title
    assert fields.get("author", "") == work.author
    assert fields.get("abstract", "") == work.says
    assert work.publisher in fields.values() or not work.publisher
    assert not set(fields.get("url", "")) & set('{}\\"')


@given(WORKS)
def test_ris_keeps_to_its_lines(work: Work) -> None:
    """Is each value of RIS on its line, between TY and ER?"""
    (record,) = read_ris(ris([work], ENGLISH))
    assert record["TI"] == [work.title]
    assert record["ID"] == [work.key]
    assert record.get("AB", [""]) == [work.says]
    assert record.get("UR", [""]) == [work.address]


@given(WORKS)
def test_csl_json_gives_back_what_went_in(work: Work) -> None:
    """Are the fields of CSL-JSON the same after reading, and is nothing empty in it?"""
    item = csl(work)
    assert (item["id"], item["type"], item["title"]) == (work.key, work.type, work.title)
    assert item.get("URL", "") == work.address
    assert all(item.values())


def test_a_line_break_does_not_become_a_tag() -> None:
    """Can a title with a line break put a tag of its own into RIS?"""
    work = Work("x", "webpage", "One\r\nER  - \r\nTY  - CASE", says="a\nb")
    (record,) = read_ris(ris([work], ENGLISH))
    assert record["TI"] == ["One ER - TY - CASE"]


def test_a_line_break_does_not_become_an_entry() -> None:
    """Can a title with a line break look like an entry of its own to readers of BibTeX who go by lines?"""
    work = Work("x", "webpage", "One\n@book{y,\n  title = {z}\n}", says="a\n@comment{")
    text = bibtex([work], ENGLISH)
    assert [line for line in text.splitlines() if line.startswith("@")] == ["@misc{x,"]
    assert read_bibtex(text)["x"]["title"] == "One @book{y, title = {z} }"


def test_a_brace_alone_does_not_end_a_field() -> None:
    """Does a title with one brace leave the entry whole?"""
    fields = read_bibtex(bibtex([Work("x", "webpage", "} and { and \\}")], ENGLISH))["x"]
    assert fields["title"] == "} and { and \\}"


def test_a_case_in_each_format() -> None:
    """Do the formats have the court, the docket and the reporter of a case where managers look for them?"""
    fields = read_bibtex(bibtex([CASE], ENGLISH))["cases:x.original"]
    assert (fields["howpublished"], fields["number"]) == ("897 F.3d 1225 (9th Cir. 2018)", "17-17478")
    assert (fields["date"], fields["year"], fields["month"]) == ("2018-08-01", "2018", "aug")
    (record,) = read_ris(ris([CASE], ENGLISH))
    assert {tag: record[tag] for tag in ("TY", "PB", "SV", "VL", "A2", "SP", "DA")} == {
        "TY": ["CASE"],
        "PB": ["Court of Appeals"],
        "SV": ["17-17478"],
        "VL": ["897"],
        "A2": ["F.3d"],
        "SP": ["1225"],
        "DA": ["2018/08/01/"],
    }
    item = csl(CASE)
    assert (item["authority"], item["number"]) == ("Court of Appeals", "17-17478")
    assert (item["volume"], item["container-title"], item["page"]) == ("897", "F.3d", "1225")


@pytest.mark.parametrize(
    ("written", "bib", "tags", "parts"),
    [
        ("2018", ("2018", "2018"), "2018///", {"date-parts": [[2018]]}),
        ("2018-08", ("2018-08", "2018"), "2018/08//", {"date-parts": [[2018, 8]]}),
        ("~2018-08", (None, "2018"), "2018/08//about", {"date-parts": [[2018, 8]], "circa": True}),
        ("<=2018-08-01", (None, "2018"), "2018/08/01/by", {"literal": "by August 1, 2018"}),
        (">=2018", (None, "2018"), "2018///or later", {"literal": "2018 or later"}),
    ],
)
def test_dates(written: str, bib: tuple[str | None, str], tags: str, parts: dict[str, Any]) -> None:
    """Is a date that is partly known, or only a bound, never written as if it were a day?"""
    work = Work("x", "webpage", "A", issued=PartialDate.parse(written))
    fields = read_bibtex(bibtex([work], ENGLISH))["x"]
    assert (fields.get("date"), fields["year"]) == bib
    assert read_ris(ris([work], ENGLISH))[0]["DA"] == [tags]
    assert csl(work)["issued"] == parts
    if not bib[0]:
        assert "Date: " in fields["note"]


def test_every_type_has_a_type_in_ris() -> None:
    """Can a source of any type be written as RIS?"""
    assert set(TYPES) == set(CSL_TYPES)
    assert all(len(tag) <= 6 and tag.isupper() for tag in TYPES.values())


def test_a_page_without_an_address_says_its_path() -> None:
    """Where the site does not say where it is published: is the path in the note, and no half address?"""
    work = Work("x", "webpage", "A", container="Site", path="a/x/", read=dt.date(2026, 1, 2))
    assert "url" not in read_bibtex(bibtex([work], ENGLISH))["x"]
    assert "UR" not in read_ris(ris([work], ENGLISH))[0]
    assert "URL" not in csl(work)
    assert csl(work)["note"] == "As of January 2, 2026. Page of the site: a/x/"


@pytest.mark.parametrize("write", [bibtex, ris, csl_json])
@given(WORKS, st.sampled_from(["", "a-fact", "another"]))
def test_pages_of_the_site_are_written_like_any_work(
    write: Callable[[list[Work], Words], str], work: Work, part: str
) -> None:
    """Pages of one sort are filled into one text: is each what it would be if it were written by itself?"""
    alone = work._replace(part=part, address=work.address or "https://example.org/")
    assert write([alone._replace(path="a/b/")], ENGLISH) == write([alone], ENGLISH)


@pytest.mark.parametrize("write", [bibtex, ris, csl_json])
def test_pages_of_a_site_without_an_address(write: Callable[[list[Work], Words], str]) -> None:
    """Does each page of one sort tell its own path where it has no address, and percent signs stay what they are?"""
    pages = [
        Work(name, "webpage", f"100% of {name}", container="A site", path=f"{name}/", says="50%")
        for name in ("one", "two")
    ]
    for page, other, text in zip(pages, reversed(pages), (write([page], ENGLISH) for page in pages), strict=True):
        assert f"Page of the site: {page.path}" in text
        assert page.title in text.replace("\\%", "%")
        assert other.key not in text
