"""What to say to an editor whose date is none: why, and what was most likely meant."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_FILLERS = {"st", "nd", "rd", "th", "of"}  # as in "24th of April 2025"
_FULL = "Write one full day, such as 2025-04-24"
# Gives the canonical text of a date from year, month, day and sign; raises ValueError where there is no such date.
Write = Callable[[int, int | None, int | None, str], str]


def mistake_in(year: int, month: int | None, day: int | None, sign: str) -> str | None:
    """Say why there is no such date, and what to write in its place; None when it exists."""
    if not 1 <= year <= 9999:
        return f"There is no year {year}. Write a year with four digits, such as 2025."
    if month is None:
        act = "Write dates as year-month-day, such as 2025-04-24."
        return None if day is None else f"A day needs a month. {act}"
    if month == 0:
        return f"There is no month 0. If the month is not known, write {sign}{year:04}."
    if not 1 <= month <= 12:
        swap = day in range(1, 13) and 12 < month < 29  # up to 28, every month has that day
        example = f"{sign}{year:04}-{day:02}-{month:02}" if swap else "2025-04-24"
        return f"There is no month {month}. Write dates as year-month-day, such as {example}."
    if day == 0:
        return f"There is no day 0. If the day is not known, write {sign}{year:04}-{month:02}."
    last = calendar.monthrange(year, month)[1]
    if day is None or 1 <= day <= last:
        return None
    example = f"{sign}{year:04}-{month:02}-{last:02}"
    return f"There is no {_MONTHS[month - 1]} {day} in {year}. Write a day that exists, such as {example}."


def advice(text: str, form: re.Pattern[str], write: Write) -> str:
    """Say how to write a text that has not the right form, with the likely date if there is one.

    `write` gives a date's canonical text.

    Raises ValueError, as the date itself would, for a likely date that does not exist: April 31, 2025.
    """
    if not text.strip():
        return "The date is empty. Write it as year-month-day, such as 2025-04-24, or only 2025-04 or 2025."
    if form.fullmatch(text.strip()):
        return f"Remove the white space around {text.strip()}."
    without_time = re.sub(r"(?:T|,? +)[0-9]{1,2}:[0-9]{2}.*$", "", text.strip())
    act = "Write dates as year-month-day"
    if without_time != text.strip():
        act = "Leave out the time of day; write dates as year-month-day"
    if likely := " or ".join(_likely(without_time, write)):
        return f"{act}, such as {likely} (found {short(text)})."
    return (
        f"{act}, such as 2025-04-24, or only 2025-04 or 2025 (found {short(text)}). "
        "~ before it means about, <= not later than, >= not earlier than."
    )


def full_day_advice(text: str, form: re.Pattern[str], write: Write) -> str:
    """The same where only a full day will do: nothing less is offered, which would be refused next."""
    said = advice(text, form, write)
    whole = " or only " not in said and re.search(r"such as \d{4}-\d\d-\d\d\b", said)
    return said if whole else f"{_FULL} (found {short(text)})."


def only_full_days(said: str) -> str:
    """What is said of a date that does not exist, where only a full day will do."""
    return re.sub(r"If the (?:day|month) is not known, write .*", f"{_FULL}.", said)


def likely_dates(text: str) -> list[str]:
    """The dates that a text in another writing can mean, as canonical texts; none where a time of day stands too."""
    try:
        return _likely(text, _canonical)
    except ValueError:
        return []


def _canonical(year: int, month: int | None, day: int | None, sign: str) -> str:
    if mistake := mistake_in(year, month, day, sign):
        raise ValueError(mistake)
    return sign + "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None)])


def _likely(text: str, write: Write) -> list[str]:
    """What an editor most likely meant, as canonical texts: two for 04/05/2025, none when unsure."""
    match = re.fullmatch(r"(~|<=|>=|)([^<>=~?]*)", text)
    if not match:
        return []
    tokens = [word for word in re.findall(r"[0-9]+|[^\W\d_]+", match[2].lower()) if word not in _FILLERS]
    years = [int(token) for token in tokens if re.fullmatch(r"[0-9]{4}", token)]
    numbers = [int(token) for token in tokens if re.fullmatch(r"[0-9]{1,2}", token)]
    months = [month for token in tokens if (month := _month_named(token))]
    if len(years) != 1 or len(months + numbers) > 2 or 1 + len(months + numbers) != len(tokens):
        return []
    readings = [months + numbers]
    if not months and len(tokens[0]) < 4:
        readings.append(numbers[::-1])  # 24/04/2025 is the habit elsewhere
    dates = [found for reading in readings if (found := _if_exists(years[0], reading, match[1], write))]
    return list(dict.fromkeys(dates or [_written(years[0], readings[0], match[1], write)]))


def _month_named(word: str) -> int | None:
    names = (number for number, name in enumerate(_MONTHS, 1) if name.lower().startswith(word))
    return next(names, None) if len(word) >= 3 else None


def _written(year: int, parts: list[int], sign: str, write: Write) -> str:
    month, day = [*parts, None, None][:2]
    return write(year, month, day, sign)


def _if_exists(year: int, parts: list[int], sign: str, write: Write) -> str | None:
    try:
        return _written(year, parts, sign, write)
    except ValueError:
        return None


def short(text: str) -> str:
    """The text on one line and of a length fit for a message."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"
