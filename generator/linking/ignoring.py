"""The addresses that are not asked, each with a reason and a day on which to look again: `site_config/links.yml`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from generator.linking.addresses import External
from generator.loading.files import read_text
from generator.loading.record import Record, parse_record
from generator.loading.validate import problem_at, validate
from generator.model.parts import Part
from generator.model.scalars import FullDate, Text
from generator.problems import Problem

FILE = "site_config/links.yml"
RULE = "links-ignored"


class Ignored(Part):
    """An address that is not asked, or a pattern in which * stands for any signs."""

    address: Text = Field(description="The address as it stands in the content; a * stands for any signs.")
    reason: Text = Field(description="Why it is not asked.")
    until: FullDate = Field(description="The day on which to look again; from then on it is asked.")

    def covers(self, address: str) -> bool:
        """Whether it means this address."""
        pattern = ".*".join(re.escape(part) for part in self.address.partition("#")[0].split("*"))
        return re.fullmatch(pattern, address) is not None


class IgnoredData(Part):
    """What the file may say."""

    ignore: tuple[Ignored, ...] = Field((), description="Addresses that link checks pass over.")


@dataclass(frozen=True)
class IgnoreList:
    """The list, and the record that it was read from; both empty without a file."""

    items: tuple[Ignored, ...] = ()
    record: Record | None = None

    def covers(self, address: str, today: dt.date) -> bool:
        """Whether an address is passed over on this day."""
        return any(today < item.until and item.covers(address) for item in self.items)

    def problems(self, addresses: Sequence[External], today: dt.date) -> Iterator[Problem]:
        """What on the list does not hold any more."""
        for index, item in enumerate(self.items):
            if self.record is None:
                return
            path = ("ignore", index, "address")
            if not any(item.covers(each.address) for each in addresses):
                tip = "Take it off the list, or mend the address."
                yield problem_at(self.record, path, RULE, f"Nothing on this site links to {item.address}.", tip)
            elif item.until <= today:
                message = f"This was passed over until {item.until}, so the address is asked again."
                tip = "Look at it: take it off the list if it answers, or name the next day and the reason."
                yield problem_at(self.record, ("ignore", index, "until"), RULE, message, tip)


def read_ignored(root: Path) -> tuple[IgnoreList, list[Problem]]:
    """The list of a project, and all that is wrong with its file. A project without the file ignores nothing."""
    path = root / FILE
    if not path.is_file():
        return IgnoreList(), []
    text, problems = read_text(path, root, FILE)
    record, found = parse_record(text, FILE) if text is not None else (None, [])
    problems = [*problems, *found]
    if record is None or not record.data:
        return IgnoreList(), problems
    data, mistakes = validate(IgnoredData, record)
    return IgnoreList(data.ignore if data else (), record), [*problems, *mistakes]
