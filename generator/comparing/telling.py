"""Tells a change in words: what it concerns and what happened, the same on the terminal, in Markdown and on pages."""

from __future__ import annotations

from generator.comparing.change import Act, Change, Claim, Part
from generator.languages.words import Words, message
from generator.model.parts import Assertion, Rank

_ACTS = {
    Act.ADDED: message("{what} added"),
    Act.CHANGED: message("{what} changed"),
    Act.WITHDRAWN: message("{what} withdrawn"),
    Act.RENAMED: message("{what} renamed"),
}
_PARTS = {
    Part.ENTRY: message("Entry"),
    Part.SOURCE: message("Source"),
    Part.PRESENT: message("Present status"),
    Part.STATUS: message("Status"),
    Part.VALUE: message("Value"),
    Part.FACT: message("Fact"),
    Part.EVIDENCE: message("Evidence"),
    Part.CAVEAT: message("Caveat"),
    Part.UNKNOWN: message("Open question"),
    Part.DISAGREEMENT: message("Disagreement"),
    Part.CORRECTION: message("Correction"),
    Part.TRANSLATION: message("Translation"),
    Part.STALE: message("Outdated translation"),
    Part.SETTING: message("Setting"),
}
_NAMES = {
    (Part.FACT, "assertion"): message("How it is asserted"),
    (Part.FACT, "by"): message("Who says so"),
    (Part.FACT, "on"): message("Date of the fact"),
    (Part.FACT, "inferred_from"): message("Ground of the inference"),
    (Part.FACT, "caveat"): message("Note on the fact"),
    (Part.FACT, "overtaken"): message("Later event"),
    (Part.VALUE, "rank"): message("Rank of the value"),
    (Part.VALUE, "note"): message("Note on the value"),
    (Part.STATUS, "note"): message("Note on the status"),
    (Part.STATUS, "caused_by"): message("Cause of the status"),
    (Part.EVIDENCE, "status"): message("Evidence of the status"),
    (Part.TEXT, "name"): message("Name"),
    (Part.TEXT, "aliases"): message("Other names"),
    (Part.TEXT, "summary"): message("Summary"),
    (Part.TEXT, "tags"): message("Topics"),
    (Part.TEXT, "definition"): message("What is counted"),
    (Part.TEXT, "unit"): message("Unit"),
    (Part.TEXT, "weighing"): message("Weighing"),
    (Part.TEXT, "see_also"): message("See also"),
    (Part.UPKEEP, "checked_on"): message("Day of the check"),
    (Part.UPKEEP, "review_every"): message("Time between reviews"),
    (Part.UPKEEP, "key"): message("Key fact"),
    (Part.UPKEEP, "shows"): message("Link from tables"),
}
_RANKS = {
    Rank.PREFERRED: message("shown first"),
    Rank.NORMAL: message("not shown first"),
    Rank.SUPERSEDED: message("no longer live"),
}


def headline(change: Change, words: Words, label: str = "") -> str:
    """What a change is, such as “Fact added”. `label` is what readers call the field that changed, if it is one."""
    return words.say(_ACTS[change.act], what=subject(change, words, label))


def subject(change: Change, words: Words, label: str = "") -> str:
    """What a change concerns, such as “Summary”; a field without a label by its name."""
    known = _NAMES.get((change.part, change.name)) or _PARTS.get(change.part)
    if known:
        return words.say(known)
    return words.say(label) if label else change.name.replace("_", " ").capitalize()


def readable(text: str, change: Change, words: Words) -> str:
    """One side of a change for readers: where a record has a word of the software, what pages call it."""
    if (change.part, change.name) == (Part.FACT, "assertion") and text in set(Assertion):
        return words.assertions[Assertion(text)]
    if (change.part, change.name) == (Part.VALUE, "rank") and text in set(Rank):
        return words.say(_RANKS[Rank(text)])
    return text


def attribution(claim: Claim, words: Words) -> str:
    """What stands beside words that are only claimed, such as “Alleged: Jane Doe”."""
    how = words.assertions[Assertion(claim.assertion)]
    return f"{how}: {claim.speaker}" if claim.speaker else how


def totals(changes: list[Change]) -> dict[Act, int]:
    """How many facts of the site were added, changed and withdrawn, counting those that came or went with entries."""
    found = dict.fromkeys(Act, 0)
    for change in changes:
        if change.is_fact:
            found[change.act] += change.count if change.part is Part.ENTRY and change.count else 1
    return {act: count for act, count in found.items() if count}
