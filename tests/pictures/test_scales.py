"""Time across a picture: is every date inside, in its order, and as vague as the source left it?"""

from __future__ import annotations

import calendar
import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.model.dates import PartialDate, Qualifier
from generator.pictures.axis import axis
from generator.pictures.scales import TimeScale, scale_over
from generator.pictures.scene import NARROWEST, Text, width

TODAY = dt.date(2026, 11, 22)
DAYS = st.dates(dt.date(1600, 1, 1), TODAY)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Dates of any precision that have begun."""
    day = draw(DAYS)
    precision = draw(st.sampled_from(("year", "month", "day")))
    return PartialDate(
        day.year,
        day.month if precision != "year" else None,
        day.day if precision == "day" else None,
        draw(st.sampled_from(list(Qualifier))),
    )


@given(st.lists(partial_dates(), max_size=8), st.booleans())
def test_every_date_lies_inside_the_frame(days: list[PartialDate], may_cut: bool) -> None:
    """Is anything drawn beyond the edges of the picture?"""
    scale = scale_over(days, TODAY, may_cut=may_cut)
    for day in days:
        zone = scale.zone(day)
        assert 0 <= zone.first <= zone.middle <= zone.last <= 1


@given(st.lists(DAYS, min_size=2, max_size=8))
def test_order_is_kept(days: list[dt.date]) -> None:
    """Does what came later ever stand further left?"""
    scale = scale_over([PartialDate(day.year, day.month, day.day) for day in days], TODAY)
    shares = [scale.share(day) for day in sorted(days)]
    assert shares == sorted(shares)
    assert len(set(shares)) == len(set(days))


@given(partial_dates(), partial_dates())
def test_a_vague_date_covers_what_it_can_mean(vague: PartialDate, other: PartialDate) -> None:
    """Is a month drawn at least from its first day to its last, and a known day as one place?"""
    scale = scale_over([vague, other], TODAY)
    zone = scale.zone(vague)
    assert zone.is_sharp == vague.is_full
    if vague.qualifier in (Qualifier.NONE, Qualifier.ABOUT):
        assert zone.first <= scale.share(dt.date(vague.year, vague.month or 1, vague.day or 1))
        month = vague.month or 12
        last = dt.date(vague.year, month, vague.day or calendar.monthrange(vague.year, month)[1])
        assert zone.last >= scale.share(min(last, TODAY))
    if vague.qualifier is Qualifier.NOT_AFTER:
        assert zone.opens == "before" and zone.middle == zone.last
    if vague.qualifier is Qualifier.NOT_BEFORE:
        assert zone.opens == "after" and zone.middle == zone.first


@given(DAYS)
def test_words_on_the_axis_never_touch(first: dt.date) -> None:
    """Can every mark be read on the narrowest phone, without leaving the picture?"""
    scale = TimeScale(first, TODAY)
    placed = []
    for shape in axis(scale, "en_US", 10):
        if isinstance(shape, Text):
            wide = width("".join(words for words, _ in shape.parts)) * 0.9
            left = shape.x * NARROWEST - {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
            placed.append((left, left + wide))
    placed.sort()
    assert all(left >= -0.01 and right <= NARROWEST + 0.01 for left, right in placed)
    assert all(before[1] < after[0] for before, after in pairwise(placed))


@given(st.dates(dt.date(1600, 1, 1), dt.date(2026, 10, 1)))
def test_an_axis_has_marks(first: dt.date) -> None:
    """Has every axis at least one mark, and not more than fit?"""
    assert 1 <= len(TimeScale(first, TODAY).marks("en_US")) <= 6


def test_a_first_date_far_off_may_be_cut() -> None:
    """Do the events of two years fill the picture of a law of 1798, where the band may be cut?"""
    days = [PartialDate.parse(text) for text in ("1798", "2025-03-15", "2025-06-20")]
    assert scale_over(days, TODAY).first.year < 1798
    cut = scale_over(days, TODAY, may_cut=True)
    assert cut.first.year == 2024
    assert cut.cuts(days[0]) and not cut.cuts(days[1])
    assert cut.share(days[2].earliest) - cut.share(days[1].earliest) > 0.1
