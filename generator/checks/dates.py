"""Dates make sense: checks lie in the past, status events stand in order, what is reported has happened."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.having import having
from generator.checks.rule import Rule
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.parts import Assertion
from generator.problems import Level, Problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at the dates of every entry and source."""
    for entry in catalog.entries.values():
        if entry.data.checked_on > catalog.today:
            yield problem_at(entry.record, ("checked_on",), RULE.name, _future(catalog), "Write the day of the check.")
        if entry.status:
            yield from _status(catalog, entry)
    for entry in having(catalog).to_come:
        yield from _facts(catalog, entry)
    for source in catalog.sources.values():
        for key in ("read_on", "checked_on"):
            if getattr(source.data, key) > catalog.today:
                yield problem_at(source.record, (key,), RULE.name, _future(catalog), "Write the day of the check.")


def _future(catalog: Catalog) -> str:
    return f"This day is still to come; the site is built as of {catalog.today.isoformat()}."


def _status(catalog: Catalog, entry: Entry) -> Iterator[Problem]:
    for index, (before, event) in enumerate(zip(entry.status, entry.status[1:], strict=False), 1):
        if event.since.sort_key < before.since.sort_key:
            message = f"This event ({event.since}) stands after a later one ({before.since})."
            yield problem_at(entry.record, ("status", index, "from"), RULE.name, message, "Put the oldest first.")
    if catalog.present_status(entry) is None:
        message = "No event has begun yet, so the entry has no present status."
        yield problem_at(entry.record, ("status",), RULE.name, message, "Add the event that holds now.", key=True)


def _facts(catalog: Catalog, entry: Entry) -> Iterator[Problem]:
    for index, fact in enumerate(entry.facts):
        if fact.on and not fact.on.begun_by(catalog.today) and fact.assertion is not Assertion.PREDICTED:
            message = f"This date is still to come, but the fact is “{fact.assertion}”."
            tip = "Mend the date, or write `assertion: predicted`."
            yield problem_at(entry.record, ("facts", index, "on"), RULE.name, message, tip, level=Level.WARNING)


RULE = Rule("dates", "Dates make sense.", check)
