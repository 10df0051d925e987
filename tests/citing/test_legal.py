"""Cases and laws as courts and law reviews cite them."""

from __future__ import annotations

import pytest

from generator.citing.legal import bluebook_day, legal, numbered
from generator.citing.reporters import Reported, reported
from generator.citing.work import Law, Work
from generator.model.dates import PartialDate


def case(day: str = "2025-04-24", **law: str) -> Work:
    """A case of that day."""
    return Work("x", "legal_case", "A v. B", issued=PartialDate.parse(day), law=Law(**law))


@pytest.mark.parametrize(
    ("work", "line"),
    [
        (
            case(number="25-cv-01350", authority="The Court", authority_short="N.D. Cal."),
            "A v. B, No. 25-cv-01350 (N.D. Cal. Apr. 24, 2025).",
        ),
        (case(number="Nos. 1 and 2", authority="The Court"), "A v. B, Nos. 1 and 2 (The Court Apr. 24, 2025)."),
        (case(authority_short="D. Mass."), "A v. B (D. Mass. Apr. 24, 2025)."),
        (
            case(number="17-1", authority_short="9th Cir.", reporter="897 F.3d 1225 (9th Cir. 2018)"),
            "A v. B, 897 F.3d 1225 (9th Cir. 2018).",
        ),
        (case("2018", authority_short="U.S.", reporter="584 U.S. 453"), "A v. B, 584 U.S. 453 (U.S. 2018)."),
        (Work("x", "legal_case", "A v. B"), "A v. B."),
        (
            Work("x", "legislation", "Order 7", issued=PartialDate.parse("2017-01-25"), law=Law(reporter="82 R. 8799")),
            "Order 7, 82 R. 8799 (Jan. 25, 2017).",
        ),
        (
            Work(
                "x", "legislation", "8 U.S.C. 1373", issued=PartialDate.parse("1996"), law=Law(reporter="8 U.S.C. 1373")
            ),
            "8 U.S.C. 1373 (1996).",
        ),
    ],
)
def test_a_line(work: Work, line: str) -> None:
    """Is what is known in its place, and what is not known left out?"""
    assert legal(work) == line


@pytest.mark.parametrize("docket", ["No. 16-476", "Nos. 17-17478 and 17-17480", "no. 5", "Case No. 12"])
def test_a_number_is_not_numbered_twice(docket: str) -> None:
    """Does “No.” stand before a docket once?"""
    assert numbered(docket) == docket


def test_a_docket_that_begins_like_the_word() -> None:
    """Is a docket such as NOR-5 still given its “No.”?"""
    assert numbered("NOR-5") == "No. NOR-5"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2025-05-30", "May 30, 2025"),
        ("2025-09", "Sept. 2025"),
        ("1798", "1798"),
        ("~2025-10", "c. Oct. 2025"),
        ("<=2025-12-05", "by Dec. 5, 2025"),
        (">=2025", "2025 or later"),
    ],
)
def test_days(day: str, words: str) -> None:
    """Are months shortened as the table of the Bluebook has them, and dates that are not exact told as such?"""
    assert bluebook_day(PartialDate.parse(day)) == words


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("897 F.3d 1225 (9th Cir. 2018)", Reported("897", "F.3d", "1225")),
        ("250 F. Supp. 3d 497 (N.D. Cal. 2017)", Reported("250", "F. Supp. 3d", "497")),
        ("90 Fed. Reg. 13611", Reported("90", "Fed. Reg.", "13611")),
        ("604 U.S. ___ (2025)", None),
        ("Public Act 100-0463", None),
        ("", None),
    ],
)
def test_reporters(text: str, parts: Reported | None) -> None:
    """Are volume, reporter and page told apart, and nothing guessed where the form is another?"""
    assert reported(text) == parts
