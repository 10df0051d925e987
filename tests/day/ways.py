"""The ways in which a file gets broken: each takes its text, and gives one that must be refused, or None."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from random import Random

Way = Callable[[str, Random], str | None]


def _line(text: str, pattern: str, chance: Random) -> tuple[int, list[str]] | None:
    """The number of a line of this form, and all lines; None if there is none."""
    lines = text.splitlines(keepends=True)
    found = [number for number, line in enumerate(lines) if re.match(pattern, line)]
    return (chance.choice(found), lines) if found else None


def changed_line(pattern: str, old: str, new: str) -> Way:
    """A way that changes one line of a form, at random."""

    def way(text: str, chance: Random) -> str | None:
        found = _line(text, pattern, chance)
        if not found:
            return None
        number, lines = found
        lines[number] = re.sub(old, new, lines[number], count=1)
        return "".join(lines)

    return way


def _day_in_words(text: str, chance: Random) -> str | None:
    found = re.search(r"^checked_on: [\"']?([\d-]{10})[\"']?", text, re.MULTILINE)
    if not found:
        return None
    day = dt.date.fromisoformat(found[1])
    return text.replace(found[0], f"checked_on: {day:%B} {day.day}, {day.year}", 1)


def _twice(text: str, chance: Random) -> str | None:
    found = _line(text, r"(checked_on|name|title|tags|summary|tier): ?\S", chance)
    return found and "".join([*found[1][: found[0] + 1], found[1][found[0]], *found[1][found[0] + 1 :]])


def merge_marks(text: str, chance: Random) -> str | None:
    """What Git leaves in a file when two changes collide."""
    found = _line(text, r"[a-z ]", chance)
    if not found:
        return None
    number, lines = found
    line = lines[number].rstrip("\r\n")
    lines[number] = f"<<<<<<< HEAD\n{line}\n=======\n{line} too\n>>>>>>> other\n"
    return "".join(lines)


def _half(text: str, chance: Random) -> str | None:
    end = text.find("checked_on:")
    return text[: chance.randrange(end)] if end > 0 else None


def _quote(text: str, chance: Random) -> str | None:
    return (
        text.replace("girders", "gardens", 1) if "quote: " in text and "quote: dozens" in text else _other_quote(text)
    )


def _other_quote(text: str) -> str | None:
    return (
        re.sub(r"(quote: \"?)(\w+) (\w+)", r"\1\3 \2", text, count=1) if re.search(r"quote: \"?\w+ \w+", text) else None
    )


# What must be refused in a record, whatever else it says.
OF_RECORDS: Mapping[str, Way] = {
    "tab": changed_line(r" +(- )?(id|is|says|source|assertion|on): ", "^ +", "\t"),
    "indent": changed_line(r"    (assertion|on|by|rank|as_of): ", "^ {4}", "     "),
    "less indent": changed_line(r"    (assertion|on|by|rank|as_of): ", "^ {4}", "   "),
    "duplicate key": _twice,
    "unknown reference": changed_line(r"    by: bodies/|owner: bodies/", "bodies/", "bodies/no-such-"),
    "unknown token": changed_line(r".*\[\[[a-z]", r"\[\[", "[[no-such-"),
    "unknown source": changed_line(r".*source: [a-z]", "source: ", "source: no-such-"),
    "changed quotation": _quote,
    "merge marks": merge_marks,
    "half written": _half,
    "no such day": changed_line(r"checked_on: ", r"\d\d-\d\d", "13-45"),
    "day in words": _day_in_words,
    "misspelled key": changed_line(r"    assertion: |checked_on: ", "on:", "onn:"),
    "misspelled word": changed_line(r"    assertion: ", r": \w+", ": reportd"),
    "empty value": changed_line(r"(name|title|checked_on|tags): ", r": .*", ":"),
    "open bracket": changed_line(r"tags: \[", r"\]", ""),
    "open quote": changed_line(r"(name|title): [A-Z]", ": ", ': "'),
    "unknown topic": changed_line(r"tags: \[", r"\[\w+", "[saftey"),
    "vague word": changed_line(r"    says: [A-Z]\w+ .*\.$", r"\.$", " currently."),
    "typed number": changed_line(r"    says: [A-Z]\w+ .*\.$", r"\.$", " for 4,300 people."),
    "script": changed_line(r"    says: [A-Z]\w+ .*\.$", r"\.$", " <script>alert(1)</script>."),
}
OF_PAGES: Mapping[str, Way] = {
    "unknown token in a page": lambda text, chance: text + "\nSee [[bridges/no-such-bridge]].\n",
    "dead link in a page": lambda text, chance: text + "\nSee [this](no-such-page.md).\n",
    "merge marks in a page": lambda text, chance: text + "\n<<<<<<< HEAD\nOne\n=======\nOther\n>>>>>>> other\n",
}
OF_OTHERS: Mapping[str, Way] = {
    "translation of nothing": changed_line(r"translates: ", ": .*", ": bridges/no-such-bridge"),
    "fingerprint": changed_line(r"    of: ", ": .*", ": zzz"),
    "indent": changed_line(r"    of: ", "^ {4}", "     "),
    "merge marks": merge_marks,
}
OF_CORRECTIONS: Mapping[str, Way] = {
    "correction of nothing": changed_line(r"    fact: ", ": ", ": bridges/no-such-"),
    "duplicate key": changed_line(r"    why: (.*)$", r"^(.*)$", r"\1\n\1"),
    "merge marks": merge_marks,
}


OF_SETTINGS: Mapping[str, Way] = {
    "merge marks": merge_marks,
    "tab": changed_line(r" +[a-z]+: ", "^ +", "\t"),
    "open quote": changed_line(r"(name|title|type): [A-Z]", ": ", ': "'),
}
