"""What day the build believes it is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from generator.clock import today


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"FACTSHEET_TODAY": "2025-04-24"}, date(2025, 4, 24)),
        ({"FACTSHEET_TODAY": "2025-04-24", "SOURCE_DATE_EPOCH": "0"}, date(2025, 4, 24)),
        ({"SOURCE_DATE_EPOCH": "0"}, date(1970, 1, 1)),
        ({"SOURCE_DATE_EPOCH": "1745452799"}, date(2025, 4, 23)),
        ({"SOURCE_DATE_EPOCH": "1745452800"}, date(2025, 4, 24)),
        ({"FACTSHEET_TODAY": "", "SOURCE_DATE_EPOCH": "1745452800"}, date(2025, 4, 24)),
    ],
)
def test_frozen(environ: dict[str, str], expected: date) -> None:
    """Can I freeze the day, with our own setting before the one of reproducible builds, in UTC?"""
    assert today(environ) == expected


def test_process_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an argument, is the process's own environment read, and afresh each time?"""
    monkeypatch.setenv("FACTSHEET_TODAY", "2001-02-03")
    assert today() == date(2001, 2, 3)
    monkeypatch.setenv("FACTSHEET_TODAY", "2001-02-04")
    assert today() == date(2001, 2, 4)


@pytest.mark.parametrize("environ", [{}, {"FACTSHEET_TODAY": "", "SOURCE_DATE_EPOCH": ""}])
def test_real_day(environ: dict[str, str]) -> None:
    """With nothing set, is it the real day in UTC?"""
    before = datetime.now(UTC).date()
    found = today(environ)
    assert before <= found <= datetime.now(UTC).date()


@pytest.mark.parametrize(
    ("environ", "fragment"),
    [
        ({"FACTSHEET_TODAY": "tomorrow"}, "such as 2025-04-24"),
        ({"FACTSHEET_TODAY": "2025-04"}, "Write one full day"),
        ({"FACTSHEET_TODAY": "~2025-04-24"}, "Write one full day"),
        ({"FACTSHEET_TODAY": "2025-02-30"}, "no February 30"),
        ({"FACTSHEET_TODAY": "04/24/2025", "SOURCE_DATE_EPOCH": "0"}, "such as 2025-04-24"),
        (
            {"SOURCE_DATE_EPOCH": "2025-04-24"},
            "whole seconds since 1970, such as 1745452800 (found 2025-04-24).",
        ),
        ({"SOURCE_DATE_EPOCH": "-1"}, "whole seconds since 1970"),
        ({"SOURCE_DATE_EPOCH": "1.5"}, "whole seconds since 1970"),
        ({"SOURCE_DATE_EPOCH": "999999999999"}, "whole seconds since 1970"),
        ({"SOURCE_DATE_EPOCH": "9" * 5000}, "whole seconds since 1970"),
    ],
)
def test_bad_settings(environ: dict[str, str], fragment: str) -> None:
    """Does a bad setting stop with its name and the next act, rather than fall back in silence?"""
    setting = next(iter(environ))
    with pytest.raises(ValueError, match=f"The setting {setting} is not a") as caught:
        today(environ)
    assert fragment in str(caught.value)
