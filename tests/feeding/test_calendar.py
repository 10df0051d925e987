"""Calendars: do programs read them, and is each day to come there once, under an id that stays?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.examining import Examination
from generator.feeding.coming import coming
from generator.feeding.ics import Event, calendar
from generator.feeding.ids import Ids
from generator.model.catalog import Catalog
from generator.model.dates import PartialDate
from generator.model.reviews import reviews
from generator.outputs.forms.calendar import Calendar
from generator.outputs.site_data import SiteData
from tests.conftest import TODAY
from tests.feeding.past import Past, Publish

HARBOR = "bridges/harbor-bridge"


Ahead = Callable[..., Catalog]


@pytest.fixture(scope="module")
def ahead(bridges_root: Path, examine_site: Callable[[Path], Examination]) -> Ahead:
    """`ahead(on="2027-02-28", says="...")`: the catalog of the small site after changes of one predicted fact."""
    catalog = examine_site(bridges_root).catalog
    assert catalog is not None

    def make(on: str, **changes: str) -> Catalog:
        entry = catalog.entries[HARBOR]
        facts = [
            fact.model_copy(update={"on": PartialDate.parse(on), **changes}) if fact.id == "bears-the-detour" else fact
            for fact in entry.facts
        ]
        changed = replace(entry, data=entry.data.model_copy(update={"facts": tuple(facts)}))
        return replace(catalog, entries={**catalog.entries, HARBOR: changed})

    return make


def categories(event: icalendar.Component) -> list[str]:
    """What an event is about."""
    named: Any = event["categories"]
    return [str(each) for each in named.cats]


def events(files: Mapping[str, str], name: str) -> list[icalendar.Component]:
    """The events of a calendar, as another program reads them."""
    return list(icalendar.Calendar.from_ical(files[f"data/{name}.ics"]).walk("VEVENT"))


def test_days_to_come_are_there(ahead: Ahead, publish: Publish) -> None:
    """Does the calendar hold a predicted fact and a coming status, as whole days, with link and categories?"""
    found = events(publish(ahead("2027-02-28")), "calendar")
    assert [(each.decoded("dtstart"), str(each["summary"])) for each in found] == [
        (
            dt.date(2027, 2, 28),
            "Harbor Bridge: The Bridge Office expected that the bridge would bear the traffic of Old Mill Bridge.",
        ),
        (dt.date(2027, 5, 1), "Old Mill Bridge: Open (announced)"),
    ]
    assert str(found[0]["url"]).endswith("/site/bridges/harbor-bridge/#bears-the-detour")
    assert categories(found[0]) == ["bridge", "Traffic"]
    assert all(each.decoded("dtstamp") == dt.datetime(2026, 12, 1, tzinfo=dt.UTC) for each in found)


def test_a_claim_takes_its_speaker_along(ahead: Ahead, publish: Publish) -> None:
    """Does a calendar say who predicts something, where the sentence does not?"""
    found = events(publish(ahead("2027-02-28", says="The bridge will bear it.")), "calendar")
    assert str(found[0]["summary"]) == "Harbor Bridge: The bridge will bear it. (Predicted: Bridge Office.)"


@pytest.mark.parametrize("day", ["2026-12-01", "2026-11-30", "2027-02", "~2027-02-28", ">=2027-02-28"])
def test_what_is_no_day_to_come_is_not_there(ahead: Ahead, day: str) -> None:
    """Is a day that has begun, or that is not known in full, left out of the calendar?"""
    catalog = ahead(day)
    assert list(coming(catalog.entries[HARBOR], SiteData(catalog), Ids(catalog))) == []


def test_a_calendar_without_days_is_one_still() -> None:
    """Does a program read the calendar of a site that tells of no day to come?"""
    empty = icalendar.Calendar.from_ical(calendar("Name", "About", [], TODAY))
    assert empty.walk("VEVENT") == []
    assert len(empty.walk("VTIMEZONE")) == 1, "RFC 5545 asks for one component at least"
    assert str(empty["name"]) == "Name"


def test_a_day_that_moves_is_the_same_event(ahead: Ahead, publish: Publish) -> None:
    """Does an event keep its id when its day is put off, so that calendars move it and show no second one?"""
    first, later = (events(publish(ahead(day)), "calendar") for day in ("2027-02-28", "2027-04-01"))
    assert [each["uid"] for each in first] == [each["uid"] for each in later]
    assert first[0].decoded("dtstart") < later[0].decoded("dtstart")


def test_each_review_has_its_day(past: Past, publish: Publish) -> None:
    """Does the calendar of reviews hold the next one of each entry, under the id that it had before a rename?"""
    before, after = (events(publish(catalog), "reviews") for catalog in (past.before, past.after))
    due = sorted(review.due for review in reviews(past.after.entries.values()))
    assert [each.decoded("dtstart") for each in after] == due
    assert {each["uid"] for each in before} == {each["uid"] for each in after}
    assert "Review due: Harbor Bridge" in {str(each["summary"]) for each in after}
    assert Calendar.beside("review.md", SiteData(past.after)) == "data/reviews.ics"


def test_without_an_address_there_is_no_link(past: Past, publish: Publish) -> None:
    """Is no relative address in a calendar, which could not be followed from there?"""
    assert all("url" not in each for each in events(publish(past.after, ""), "reviews"))


def test_the_same_day_gives_the_same_bytes(past: Past, publish: Publish) -> None:
    """Is a calendar the same when it is made again, and is the day in it that of the build?"""
    assert publish(past.after)["data/reviews.ics"] == publish(past.after)["data/reviews.ics"]
    later = replace(past.after, today=dt.date(2026, 12, 2))
    assert events(publish(later), "reviews")[0].decoded("dtstamp").date() == dt.date(2026, 12, 2)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n,;\\"), max_size=200))
def test_any_words_are_read_back(words: str) -> None:
    """Whatever an event says, are its lines short enough and its words the same when they are read?"""
    text = calendar("c", "d", [Event("urn:x", TODAY, f"a{words}b", "", "", (f"k{words}",))], TODAY)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert str(event["summary"]) == f"a{words}b"
    assert categories(event) == [f"k{words}"]
