"""Partial and approximate dates: what editors may write, and how it is ordered and shown."""

from __future__ import annotations

import calendar
import itertools
import re
from datetime import date
from typing import Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.model.dates import PartialDate, Qualifier, parse_full_date
from generator.model.intervals import Interval, Unit, add_interval, parse_interval


@st.composite
def partial_dates(draw: st.DrawFn, qualifiers: tuple[Qualifier, ...] = tuple(Qualifier)) -> PartialDate:
    """Any date that can be written, clustered so that equal starts and containment are common."""
    day = draw(st.dates() | st.sampled_from([date(2025, 1, 1), date(2025, 1, 31), date(2025, 2, 1)]))
    month, number = draw(st.sampled_from([(None, None), (day.month, None), (day.month, day.day)]))
    return PartialDate(day.year, month, number, draw(st.sampled_from(qualifiers)))


NONE, ABOUT, NOT_AFTER, NOT_BEFORE = (
    Qualifier.NONE,
    Qualifier.ABOUT,
    Qualifier.NOT_AFTER,
    Qualifier.NOT_BEFORE,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025", PartialDate(2025, None, None, NONE)),
        ("2025-05", PartialDate(2025, 5, None, NONE)),
        ("2025-05-30", PartialDate(2025, 5, 30, NONE)),
        ("~2025", PartialDate(2025, None, None, ABOUT)),
        ("~2025-05", PartialDate(2025, 5, None, ABOUT)),
        ("~2025-05-30", PartialDate(2025, 5, 30, ABOUT)),
        ("<=2025", PartialDate(2025, None, None, NOT_AFTER)),
        ("<=2025-01", PartialDate(2025, 1, None, NOT_AFTER)),
        ("<=2025-01-31", PartialDate(2025, 1, 31, NOT_AFTER)),
        (">=2025", PartialDate(2025, None, None, NOT_BEFORE)),
        (">=2025-01", PartialDate(2025, 1, None, NOT_BEFORE)),
        (">=2025-01-31", PartialDate(2025, 1, 31, NOT_BEFORE)),
        ("2024-02-29", PartialDate(2024, 2, 29, NONE)),
        ("0987", PartialDate(987, None, None, NONE)),
    ],
)
def test_forms(text: str, expected: PartialDate) -> None:
    """Which ways of writing a date are read, and does each come back as it was written?"""
    assert PartialDate.parse(text) == expected
    assert str(expected) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2025-02-30", "There is no February 30 in 2025. Write a day that exists, such as 2025-02-28."),
        ("<=2023-02-29", "There is no February 29 in 2023. Write a day that exists, such as <=2023-02-28."),
        ("1900-02-29", "no February 29 in 1900"),
        ("2025-04-00", "There is no day 0. If the day is not known, write 2025-04."),
        ("~2025-00", "There is no month 0. If the month is not known, write ~2025."),
        ("2025-24-04", "There is no month 24. Write dates as year-month-day, such as 2025-04-24."),
        ("2025-24", "no month 24"),
        ("2025-31-04", "such as 2025-04-24"),
        ("2025-99-99", "no month 99"),
        ("0000", "There is no year 0"),
        ("April 31, 2025", "no April 31 in 2025"),
    ],
)
def test_dates_that_do_not_exist(text: str, message: str) -> None:
    """What am I told when the form is right but the calendar has no such date?"""
    with pytest.raises(ValueError, match="There is no") as caught:
        PartialDate.parse(text)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("04/24/2025", "2025-04-24"),
        ("24/04/2025", "2025-04-24"),
        ("4-24-2025", "2025-04-24"),
        ("04/04/2025", "2025-04-04"),
        ("04/05/2025", "2025-04-05 or 2025-05-04"),
        ("2025-4-24", "2025-04-24"),
        ("2025-4-5", "2025-04-05"),
        ("2025/04/24", "2025-04-24"),
        ("2025–04–24", "2025-04-24"),
        ("2025-4", "2025-04"),
        ("04/2025", "2025-04"),
        ("April 24, 2025", "2025-04-24"),
        ("APRIL 24, 2025", "2025-04-24"),
        ("Apr. 24, 2025", "2025-04-24"),
        ("24 April 2025", "2025-04-24"),
        ("24th of April 2025", "2025-04-24"),
        ("Sept 2025", "2025-09"),
        ("May 2025", "2025-05"),
        ("~ 2025-05", "~2025-05"),
        ("<= April 2025", "<=2025-04"),
    ],
)
def test_likely_date_is_offered(text: str, likely: str) -> None:
    """When I write a date as I would in a letter, am I shown how to write it here?"""
    with pytest.raises(ValueError, match="year-month-day") as caught:
        PartialDate.parse(text)
    assert str(caught.value) == f"Write dates as year-month-day, such as {likely} (found {text})."


@pytest.mark.parametrize(
    "text",
    [
        *(
            "soon",
            "spring 2025",
            "2025?",
            "<2025",
            "2025~",
            "2025-01/2025-03",
            "24-26 April 2025",
            "20250424",
        ),
        *(
            "1990s",
            "２０２５",
            "2025-²",
            "x" * 500,
            "about 2025",
            "4/24/25",
            "~~2025",
            "<=~2025",
            "-",
            "Ma 2025",
        ),
    ],
)
def test_no_guess_where_the_meaning_is_unsure(text: str) -> None:
    """When my text could mean several things, am I told the forms and not led to a wrong date?"""
    with pytest.raises(ValueError, match="year-month-day") as caught:
        PartialDate.parse(text)
    message = str(caught.value)
    assert "such as 2025-04-24, or only 2025-04 or 2025 (found " in message
    assert "~ before it means about, <= not later than, >= not earlier than" in message
    assert len(message) < 250


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("", "The date is empty"),
        (" \n", "The date is empty"),
        (" 2025-05 ", "Remove the white space around 2025-05."),
        ("2025-05-30\n", "Remove the white space around 2025-05-30."),
        (
            "2025-04-24T10:00:00Z",
            "Leave out the time of day; write dates as year-month-day, such as 2025-04-24 ",
        ),
        ("2025-04-24 10:00", "Leave out the time of day"),
        (
            "April 24, 2025, 9:30 a.m.",
            "Leave out the time of day; write dates as year-month-day, such as 2025-04-24 ",
        ),
    ],
)
def test_other_slips(text: str, fragment: str) -> None:
    """Are an empty value, stray white space and a time of day each named for what they are?"""
    with pytest.raises(ValueError, match=r".") as caught:
        PartialDate.parse(text)
    assert fragment in str(caught.value)


def test_parts_are_checked_too() -> None:
    """Can code build a date that no text could give?"""
    for parts in [
        (2025, None, 3),
        (2025, None, 0),
        (2025, 13, None),
        (2025, 1, -1),
        (10000, None, None),
        (-1, 1, 1),
    ]:
        with pytest.raises(ValueError, match=r"There is no|A day needs a month"):
            PartialDate(*parts)


@given(partial_dates())
def test_round_trip(when: PartialDate) -> None:
    """Does every date survive being written and read again?"""
    assert PartialDate.parse(str(when)) == when


date_like = st.text(alphabet="0123456789-/~<=>. :TZ,AprilMay\n²٣é", max_size=24)


@given(st.text() | date_like | partial_dates().map(lambda when: f"{when}x"))
@example("2025-24-24")
@example("9999-99-99 99:99")
def test_arbitrary_text(text: str) -> None:
    """Is every text either a date that writes itself back, or a plain ValueError?"""
    for parse in (PartialDate.parse, parse_interval):
        try:
            written, message = str(parse(text)), ""
        except ValueError as error:
            written, message = "", str(error)
        assert written == text if not message else message.endswith(".") and "\n" not in message


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-05-30", date(2025, 5, 30), date(2025, 5, 30)),
        ("~2025-12", date(2025, 12, 1), date(2025, 12, 31)),
        ("<=2025-01", date.min, date(2025, 1, 31)),
        ("<=2025", date.min, date(2025, 12, 31)),
        (">=2025-01", date(2025, 1, 1), date.max),
        (">=2025-01-15", date(2025, 1, 15), date.max),
    ],
)
def test_bounds(text: str, earliest: date, latest: date) -> None:
    """Which days can this date mean?"""
    when = PartialDate.parse(text)
    assert (when.earliest, when.latest) == (earliest, latest)


@given(partial_dates())
def test_bounds_are_in_order(when: PartialDate) -> None:
    """Is the earliest day never after the latest?"""
    assert when.earliest <= when.latest


def test_order_on_a_memorable_list() -> None:
    """In what order does a timeline show dates of different precision?"""
    in_order = [
        "~2024",
        "2024-12-31",
        "<=2025",
        "~2025",
        "2025",
        ">=2025",
        "<=2025-01",
        "~2025-01",
        "2025-01",
    ]
    in_order += ["~2025-01-01", "2025-01-01", ">=2025-01-01", "2025-01-02", "2025-02", "2025-02-01", "2026"]
    shuffled = [PartialDate.parse(text) for text in sorted(in_order, key=lambda text: text[::-1])]
    assert [str(when) for when in sorted(shuffled)] == in_order


@given(st.lists(partial_dates(), min_size=3, max_size=3))
def test_order_is_total(three: list[PartialDate]) -> None:
    """Of two different dates, does one always come first, and without circles?"""
    for one, other in itertools.product(three, repeat=2):
        assert [one < other, one == other, one > other].count(True) == 1
        assert (one <= other) == (not one > other)
    for one, other, third in itertools.permutations(three):
        assert not (one < other < third) or one < third


@given(partial_dates((NONE,)), partial_dates((NONE,)))
def test_order_agrees_with_the_calendar(one: PartialDate, other: PartialDate) -> None:
    """Does a plain date that starts earlier always come earlier, and a vaguer one before what it contains?"""
    starts_earlier = one.earliest < other.earliest
    contains = one.earliest == other.earliest and one.latest > other.latest
    if starts_earlier or contains:
        assert one < other


def test_one_date_is_found_again() -> None:
    """Are the same dates one in a set, and those that differ in their sign alone two?"""
    assert len({PartialDate(2025, 4), PartialDate.parse("2025-04")}) == 1
    assert len({PartialDate.parse("2025-04"), PartialDate.parse("~2025-04"), PartialDate.parse("<=2025-04")}) == 3


def test_order_is_among_dates_only() -> None:
    """Is comparing a partial date with something else refused, not guessed?"""
    with pytest.raises(TypeError):
        assert PartialDate(2025) < date(2025, 1, 1)


@pytest.mark.parametrize(
    ("text", "day", "begun"),
    [
        ("2025", date(2024, 12, 31), False),
        ("2025", date(2025, 1, 1), True),
        ("~2025-05", date(2025, 4, 30), False),
        ("2025-05-30", date(2025, 5, 30), True),
        ("<=2025-01", date(2024, 12, 31), False),
        ("<=2025-01", date(2025, 1, 1), True),
        (">=2025-01", date(2024, 12, 31), False),
        (">=2025-01", date(2030, 1, 1), True),
    ],
)
def test_begun_by(text: str, day: date, begun: bool) -> None:
    """Has this period begun on that day?"""
    assert PartialDate.parse(text).begun_by(day) is begun


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("2025-05-30", True),
        ("2025-05", False),
        ("2025", False),
        ("~2025-05-30", False),
        ("<=2025-05-30", False),
    ],
)
def test_is_full(text: str, full: bool) -> None:
    """Is this one known day?"""
    assert PartialDate.parse(text).is_full is full


@pytest.mark.parametrize(
    ("text", "iso"),
    [("2025", "2025"), ("~2025-05", "2025-05"), ("<=2025-05-30", "2025-05-30"), (">=0987-01", "0987-01")],
)
def test_iso(text: str, iso: str) -> None:
    """What goes into `<time datetime>`, where qualifiers are not valid?"""
    assert PartialDate.parse(text).iso == iso


@pytest.mark.parametrize(
    ("text", "locale", "long", "short"),
    [
        ("2025-04-24", "en_US", "April 24, 2025", "Apr 24, 2025"),
        ("2025-04", "en_US", "April 2025", "Apr 2025"),
        ("2025", "en_US", "2025", "2025"),
        ("~2025-04", "en_US", "about April 2025", "about Apr 2025"),
        ("<=2025-01", "en_US", "by January 2025", "by Jan 2025"),
        (">=2025-01", "en_US", "January 2025 or later", "Jan 2025 or later"),
        ("~2025-04-24", "en-US", "about April 24, 2025", "about Apr 24, 2025"),
        ("2025-04-24", "es", "24 de abril de 2025", "24 abr 2025"),
        ("~2025-04", "es-US", "aproximadamente abril de 2025", "aproximadamente abr 2025"),
        ("<=2025-01-24", "es_MX", "24 de enero de 2025 a más tardar", "24 ene 2025 a más tardar"),
        (">=2025", "es", "2025 o después", "2025 o después"),
        ("~2025-04", "fr", "about avril 2025", "about avr. 2025"),
    ],
)
def test_display(text: str, locale: str, long: str, short: str) -> None:
    """What does the reader see, in each language and length?"""
    when = PartialDate.parse(text)
    assert when.display(locale) == long
    assert when.display(locale, length="short") == short


def test_display_defaults() -> None:
    """Without any setting, is a date shown in long US English?"""
    assert str(PartialDate.parse("2025-04-24").display()) == "April 24, 2025"


def test_display_with_words_of_the_site() -> None:
    """Can a site bring the qualifiers of another language, and leave some to English?"""
    words = {ABOUT: "vers {date}"}
    assert PartialDate.parse("~2025-04").display("fr", words=words) == "vers avril 2025"
    assert PartialDate.parse("<=2025-04").display("fr", words=words) == "by avril 2025"
    assert PartialDate.parse("2025-04").display("fr", words=words) == "avril 2025"


@given(partial_dates(), st.sampled_from(["en_US", "es", "fr"]), st.sampled_from(["long", "short"]))
def test_display_always_says_the_year(when: PartialDate, locale: str, length: Literal["long", "short"]) -> None:
    """Can every date be shown, with its year?"""
    assert str(when.year) in when.display(locale, length)


def test_full_date() -> None:
    """Is a full day read as a date?"""
    assert parse_full_date("2025-05-30") == date(2025, 5, 30)


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("2025-05", "Write one full day, without ~, <= or >=, such as 2025-04-24 (found 2025-05)."),
        ("~2025-05-30", "(found ~2025-05-30)"),
        ("2025-02-30", "no February 30"),
        ("May 30, 2025", "such as 2025-05-30"),
        ("soon", "Write one full day, such as 2025-04-24 (found soon)."),
        ("May 2025", "Write one full day, such as 2025-04-24 (found May 2025)."),
        ("about May 30, 2025", "Write one full day, such as 2025-04-24 (found about May 30, 2025)."),
        ("2025-04-00", "There is no day 0. Write one full day, such as 2025-04-24."),
        ("2025-00-01", "There is no month 0. Write one full day, such as 2025-04-24."),
    ],
)
def test_full_date_refuses_less(text: str, fragment: str) -> None:
    """Where a day must be known, is anything less refused with the next act?"""
    with pytest.raises(ValueError, match="Write") as caught:
        parse_full_date(text)
    assert fragment in str(caught.value)
    assert not re.search(r"such as \S*2025-0\d(?!-\d)|not known|before it means", str(caught.value))


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("90 days", Interval(90, Unit.DAY)),
        ("1 day", Interval(1, Unit.DAY)),
        ("2 weeks", Interval(2, Unit.WEEK)),
        ("6 months", Interval(6, Unit.MONTH)),
        ("1 year", Interval(1, Unit.YEAR)),
    ],
)
def test_intervals(text: str, interval: Interval) -> None:
    """How may I write how often something is due for review, and does it come back as written?"""
    assert parse_interval(text) == interval
    assert str(interval) == text


@given(st.builds(Interval, st.integers(1, 9999), st.sampled_from(Unit)))
def test_interval_round_trip(interval: Interval) -> None:
    """Does every interval survive being written and read again?"""
    assert parse_interval(str(interval)) == interval


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("6 month", "Write 6 months (found 6 month)."),
        ("1 years", "Write 1 year (found 1 years)."),
        ("90days", "Write 90 days (found 90days)."),
        ("090 Days", "Write 90 days (found 090 Days)."),
        ("monthly", "such as 90 days or 1 year (found monthly)."),
        ("six months", "such as 90 days or 1 year"),
        ("90", "such as 90 days or 1 year"),
        ("0 days", "a number from 1 to 9999"),
        ("-1 days", "a number from 1 to 9999"),
        ("10000 days", "a number from 1 to 9999"),
        ("1.5 years", "such as 90 days or 1 year"),
        ("", "(found nothing)"),
    ],
)
def test_bad_intervals(text: str, fragment: str) -> None:
    """What am I told when an interval is not written as it should be?"""
    with pytest.raises(ValueError, match=r"^Write ") as caught:
        parse_interval(text)
    assert fragment in str(caught.value)


@pytest.mark.parametrize(
    ("day", "interval", "expected"),
    [
        (date(2025, 1, 1), "90 days", date(2025, 4, 1)),
        (date(2025, 12, 25), "2 weeks", date(2026, 1, 8)),
        (date(2025, 1, 31), "1 month", date(2025, 2, 28)),
        (date(2024, 1, 31), "1 month", date(2024, 2, 29)),
        (date(2025, 8, 31), "6 months", date(2026, 2, 28)),
        (date(2025, 6, 15), "6 months", date(2025, 12, 15)),
        (date(2025, 7, 15), "6 months", date(2026, 1, 15)),
        (date(2024, 2, 29), "1 year", date(2025, 2, 28)),
        (date(2024, 2, 29), "4 years", date(2028, 2, 29)),
        (date(9999, 12, 30), "1 day", date(9999, 12, 31)),
    ],
)
def test_add_interval(day: date, interval: str, expected: date) -> None:
    """When is the next review due, also at the end of short months?"""
    assert add_interval(day, parse_interval(interval)) == expected


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(1, 1200))
def test_adding_months_keeps_the_day_or_clamps_it(day: date, months: int) -> None:
    """Is the day of the month kept wherever the later month has it, and the month never skipped?"""
    later = add_interval(day, Interval(months, Unit.MONTH))
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == min(day.day, calendar.monthrange(later.year, later.month)[1])


@pytest.mark.parametrize("interval", ["9999 years", "1 month", "1 week", "1 year"])
def test_add_interval_past_the_calendar(interval: str) -> None:
    """Does an interval that leaves the calendar fail plainly?"""
    with pytest.raises(ValueError, match=f"{interval} after 9999-12-31 is later than the year 9999"):
        add_interval(date(9999, 12, 31), parse_interval(interval))
