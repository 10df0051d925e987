"""Prints changes: as text for a terminal, as Markdown for a pull request, as data for programs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.comparing.change import Act, Change, Part
from generator.comparing.telling import attribution, headline, totals
from generator.languages.words import words_for

_WORDS = words_for("en")
_SIGNS = {Act.ADDED: "+", Act.CHANGED: "~", Act.WITHDRAWN: "-", Act.RENAMED: ">"}
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# What has a meaning anywhere in a line, what begins a list or a heading, and what begins the name of a picture.
_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~$&]|^[-+=]|:(?=[\w+-]+:)")
_NUMBERED = re.compile(r"(\d+)([.)])(?=\s|$)")
# What makes a link, a mention or the number of an issue out of plain words, even behind a backslash.
_LINKING = re.compile(r"(?<=[@#])(?=\w)|(?<=:)(?=/)|(?<=www)(?=\.)|(?<=GH)(?=-)", re.IGNORECASE)


def as_text(changes: Sequence[Change]) -> Iterator[str]:
    """Lines for a terminal, entry by entry. Nothing in the content can move its cursor or color it."""
    for (of, title), group in groupby(changes, key=lambda change: (change.of, change.title)):
        yield printable(of if title in ("", of) else f"{of}  {title}")
        for change in group:
            yield f"  {_SIGNS[change.act]} {printable(line(change))}"
            yield from (f"      {word}  {printable(text)}" for word, text in sides(change))


def as_markdown(changes: Sequence[Change]) -> Iterator[str]:
    """Lines of Markdown; the words of the content are literal in it."""
    for (of, title), group in groupby(changes, key=lambda change: (change.of, change.title)):
        yield f"- **{literal(title or of)}**" + (f" ({literal(of)})" if title not in ("", of) else "")
        for change in group:
            yield f"    - {literal(line(change))}"
            yield from (f"        - *{word}:* {literal(text)}" for word, text in sides(change))


def line(change: Change) -> str:
    """What happened to what: “Fact changed: closure”."""
    told = headline(change, _WORDS)
    if change.part is Part.ENTRY:
        counted = f" with {change.count} {'fact or value' if change.count == 1 else 'facts and values'}"
        return told + (counted if change.count else "")
    about = [change.anchor] if change.anchor else []
    if change.part in (Part.SETTING, Part.TRANSLATION, Part.STALE):
        about.append(change.name)
    return f"{told}: {', '.join(about)}" if about else told


def sides(change: Change) -> Iterator[tuple[str, str]]:
    """The words before and after, with who says a claim; an entry that came or went needs none."""
    if change.part is Part.ENTRY and change.act is not Act.RENAMED:
        return
    for word, text, claim in (("was", change.before, change.claim_before), ("now", change.after, change.claim_after)):
        if text:
            yield word, f"{text} ({attribution(claim, _WORDS)}.)" if claim else text


def summary(changes: Sequence[Change]) -> str:
    """How many facts were added, changed and withdrawn, in one sentence."""
    counted = totals([change for change in changes if change.is_fact])
    if not counted:
        return "No fact changes."
    parts = ", ".join(f"{count} {act}" for act, count in counted.items())
    return f"Changes of facts: {parts}."


def printable(text: str) -> str:
    """The text without control signs and signs that turn the direction of writing."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def literal(text: str) -> str:
    """The text as Markdown that shows it and does nothing: no markup, HTML, link, mention or number of an issue."""
    one_line = " ".join(printable(" ".join(text.split())).split())
    number = _NUMBERED.match(one_line)
    begin = f"{number[1]}\\{number[2]}" if number else ""
    parts = _LINKING.split(one_line[number.end() :] if number else one_line)
    return begin + "<!-- -->".join(_MARKS.sub(_escaped, part) for part in parts)


def _escaped(match: re.Match[str]) -> str:
    sign = match[0]
    return {"<": "&lt;", ">": "&gt;", "&": "&amp;"}.get(sign, f"\\{sign}")
