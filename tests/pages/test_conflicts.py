"""Values of a figure: when do they contradict each other, so that the page must say so?"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace
from typing import Any, cast

import pytest

from generator.model.dates import PartialDate
from generator.model.parts import Evidence, Rank, Value
from generator.model.quantities import Precision
from generator.pages.showing_values import ShowingValues


def value(number: int | None, precision: str | None = "exact", phrase: str | None = None) -> Value:
    """A live value."""
    return Value.model_construct(
        id="v",
        value=None if number is None else Decimal(number),
        phrase=phrase,
        precision=None if precision is None else Precision(precision),
        as_of=PartialDate(2025),
        rank=Rank.NORMAL,
        evidence=(Evidence.model_construct(source="s"),),
        note=None,
    )


@pytest.mark.parametrize(
    ("values", "conflict"),
    [
        ([value(5)], False),
        ([value(5), value(5)], False),
        ([value(5), value(6)], True),
        ([value(5), value(5, "about")], True),
        ([value(100, "at-least"), value(200, "at-most")], False),
        ([value(200, "at-least"), value(100, "at-most")], True),
        ([value(100, "at-least"), value(200, "at-least")], True),
        ([value(None, None, "hundreds"), value(None, None, "hundreds")], False),
        ([value(None, None, "hundreds"), value(238)], True),
    ],
)
def test_conflict(values: list[Value], conflict: bool) -> None:
    """Do two values that differ conflict, and the two ends of a range not?"""
    view = ShowingValues.__new__(ShowingValues)
    view.catalog = cast(Any, SimpleNamespace(live_values=lambda entry: values, today=dt.date(2026, 1, 1)))
    assert view.in_conflict(cast(Any, None)) == conflict
