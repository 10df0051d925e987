"""What day it is: the one place that knows "today", so that a build or a test can freeze it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

from generator.model.dates import parse_full_date


class ClockError(ValueError):
    """A setting of the clock that is no day; the message says which."""


def today(environ: Mapping[str, str] | None = None) -> date:
    """The day to compute with, in UTC: FACTSHEET_TODAY, else SOURCE_DATE_EPOCH, else the real one.

    FACTSHEET_TODAY is a full day (2025-04-24). SOURCE_DATE_EPOCH counts the seconds since 1970, as in
    https://reproducible-builds.org/specs/source-date-epoch/. A variable that is set to nothing counts as
    not set. `environ` stands in for the process's environment. Raises ClockError for a bad value.
    """
    variables = os.environ if environ is None else environ
    if frozen := variables.get("FACTSHEET_TODAY"):
        return _frozen_day(frozen)
    if seconds := variables.get("SOURCE_DATE_EPOCH"):
        return _day_of_epoch(seconds)
    return datetime.now(UTC).date()


def _frozen_day(text: str) -> date:
    try:
        return parse_full_date(text)
    except ValueError as error:
        raise ClockError(f"The setting FACTSHEET_TODAY is not a day. {error}") from error


def _day_of_epoch(text: str) -> date:
    # Twelve digits reach the year 33658; more would only make the arithmetic below fail in other ways.
    if re.fullmatch(r"[0-9]{1,12}", text):
        try:
            return datetime.fromtimestamp(int(text), UTC).date()
        except (OverflowError, OSError, ValueError):
            pass  # later than the year 9999, which platforms report in different ways
    raise ClockError(
        "The setting SOURCE_DATE_EPOCH is not a time. "
        f"Write the whole seconds since 1970, such as 1745452800 (found {text[:40]})."
    )
