"""What changed since a day, for programs that ask again and again: a small file, and one for each month."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.comparing.change import Change, DayOfChanges
from generator.comparing.today import may_be_told
from generator.model.entry import Entry
from generator.outputs.json_text import as_json
from generator.outputs.site_data import FORMAT, SiteData
from generator.outputs.telling_changes import page_of, sentence, speaker, thing_of

Data = dict[str, Any]
INDEX = "changes.json"
_MOST = 200  # changes of the newest days that the small file holds whole
_WHY = "This copy of the site was built without the history of its content, so nothing is known of what changed when."
_HOW = (
    "Every change of a fact, value, status or source, by the day (UTC) on which it was published; the newest first. "
    "To follow the site, keep `digest` and `latest`. Ask for this file again, at best with If-None-Match or "
    "If-Modified-Since: where `digest` is the same, nothing has changed. Else take every day from the `latest` that "
    "you kept on, that one included, because a day may grow until it is over. If that day is not before "
    "`complete_from`, `days` has them all; else, and where `complete_from` is null, fetch the months since then whose "
    "`digest` differs from the one that you kept. A month that is over changes only where its words "
    "do. What is withdrawn later, be it a fact, a value, a status, a caveat, a piece of evidence or anything else, is "
    "not said again: its changes lose `before` and `after` on every day, and keep what happened to what, and when."
)


@dataclass(frozen=True)
class Month:
    """The file of one month: its path, its text, and the days in it as data."""

    name: str
    path: str
    text: str
    days: list[Data]

    @property
    def digest(self) -> str:
        """SHA-256 of the file."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def count(self) -> int:
        """How many changes it holds."""
        return sum(len(day["changes"]) for day in self.days)


def months(data: SiteData) -> Iterator[Month]:
    """The files of all months in which something changed, the newest first; none without a chronicle."""
    chronicle = data.catalog.chronicle
    for name, days in groupby(chronicle.days if chronicle else (), key=lambda each: f"{each.day:%Y-%m}"):
        told = [_day(each, data) for each in days]
        content = {"format": FORMAT, "month": name, "index": data.address(INDEX), "days": told}
        yield Month(name, f"changes/{name}.json", as_json(content), told)


def unknown(data: SiteData) -> str:
    """The small file where the past is not at hand."""
    return as_json({**_head(data), "history": None, "why": _WHY, "latest": None, "days": [], "months": []})


class Index:
    """Gathers what the small file says of the months, without keeping them."""

    def __init__(self, data: SiteData) -> None:
        self._data = data
        self._newest: list[Data] = []
        self._left = _MOST
        self._months: list[Data] = []
        self._all = hashlib.sha256()

    def add(self, month: Month) -> None:
        """The next month; they come the newest first."""
        for day in month.days:
            self._left -= len(day["changes"])
            if self._left >= 0:
                self._newest.append(day)
        self._all.update(month.digest.encode())
        url = self._data.address(month.path)
        days = {"first": month.days[-1]["day"], "last": month.days[0]["day"]}
        self._months.append({"month": month.name, "url": url, **days, "changes": month.count, "digest": month.digest})

    def text(self) -> str:
        """The small file. It changes only when something in it does, not from day to day."""
        return as_json(
            {
                **_head(self._data),
                "history": {"first": self._months[-1]["first"] if self._months else None},
                "latest": self._months[0]["last"] if self._months else None,
                "digest": self._all.hexdigest(),
                "complete_from": self._newest[-1]["day"] if self._newest else None,
                "days": self._newest,
                "months": self._months,
            }
        )


def _head(data: SiteData) -> Data:
    site = data.catalog.site
    named = {"site": site.name, "page": data.address("changes.md"), "license": site.licenses.content.address}
    return {"format": FORMAT, **named, "about": _HOW}


def _day(each: DayOfChanges, data: SiteData) -> Data:
    return {"day": each.day.isoformat(), "changes": [change_record(change, data) for change in each.changes]}


def change_record(change: Change, data: SiteData) -> Data:
    """One change as data: what happened to what, in words, and where it stands now (null if it is there no more)."""
    uri, thing = page_of(change, data), thing_of(change, data)
    told = change if may_be_told(change, data.catalog) else change.without_words()
    instead = thing.kind.declared.in_place_of_status if isinstance(thing, Entry) else None
    more = {
        "attribution": speaker(told.claim_after, data),
        "attribution_before": speaker(told.claim_before, data),
        "in_place_of_status": instead.label if instead else "",
    }
    return {
        **{key: value for key, value in told.as_data().items() if not key.startswith("claim_")},
        "sentence": sentence(change, data),
        **{key: value for key, value in more.items() if value},
        "url": data.address(uri) if uri else None,
    }
