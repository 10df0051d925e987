"""Exceptions name a rule that may be excepted and a place that exists, apply to something, and have not ended.

They are no rule among the others, because they are compared with what the others find.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import yaml

from generator.checks.excepting import MAY_BE_EXCEPTED, NEEDS_TEXTS, UNREADABLE, WHY_NOT
from generator.checks.suggestions import did_you_mean, nearest
from generator.checks.unknown_reference import missing
from generator.loading.record import Record
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.model.exception import RuleException
from generator.model.references import Reference
from generator.problems import Level, Problem

NAME = "exception"
UNUSED = "exception-unused"


def divide(catalog: Catalog, problems: Sequence[Problem]) -> tuple[list[Problem], list[Problem]]:
    """The problems that stay, with those of the exceptions themselves, and the problems that are excepted."""
    record = catalog.exceptions.record
    if record is None:
        return list(problems), []
    wrong: list[Problem] = []
    excepted: set[Problem] = set()
    for index, each in enumerate(catalog.exceptions.items):
        mistakes = list(_mistakes(catalog, record, index, each))
        covered = [] if mistakes else [problem for problem in problems if _covers(catalog, each, problem)]
        if not mistakes and each.until < catalog.today:
            mistakes.append(_ended(record, index, each))
        elif not mistakes and not covered and not catalog.broken:
            # While a file cannot be read, nobody knows what else is wrong in it.
            mistakes += _unused(catalog, record, index, each)
        else:
            excepted.update(covered)
        wrong += mistakes
    return [*(problem for problem in problems if problem not in excepted), *wrong], sorted(excepted)


def _mistakes(catalog: Catalog, record: Record, index: int, each: RuleException) -> Iterator[Problem]:
    """What is wrong with an exception, whatever it applies to."""
    path = ("exceptions", index)
    if each.rule not in MAY_BE_EXCEPTED:
        yield problem_at(record, (*path, "rule"), NAME, *_refused(each.rule))
    if each.about and not _exists(catalog, each.about):
        message, tip = missing(each.about, catalog), did_you_mean(str(each.about), catalog)
        yield problem_at(record, (*path, "about"), NAME, message, tip)


def _refused(rule: str) -> tuple[str, str]:
    """Why a rule cannot be excepted, and what to do."""
    near = nearest(rule, [*MAY_BE_EXCEPTED, *WHY_NOT])
    if rule in WHY_NOT:
        return f"The rule `{rule}` has no exceptions: {WHY_NOT[rule]}.", "Mend the problem, and take this out."
    if near:
        return f"There is no rule `{rule}` that could be excepted.", f"Did you mean {near}?"
    known = ", ".join(sorted(MAY_BE_EXCEPTED))
    return f"The rule `{rule}` has no exceptions: {UNREADABLE}, or there is no such rule.", f"These have: {known}."


def _ended(record: Record, index: int, each: RuleException) -> Problem:
    message = f"This exception ended on {each.until.isoformat()}, so it covers nothing any more."
    tip = "Mend what it covered and take it out, or give a new reason and a later day."
    return problem_at(record, ("exceptions", index, "until"), NAME, message, tip, level=Level.WARNING)


def _unused(catalog: Catalog, record: Record, index: int, each: RuleException) -> Iterator[Problem]:
    held = (name for name, source in catalog.sources.items() if source.is_held)
    if each.rule in NEEDS_TEXTS and any(name not in catalog.texts for name in held):
        return
    place = each.file or str(each.about)
    words = f" with the words “{each.words}”" if each.words else ""
    message = f"This exception applies to nothing: there is no problem of the rule `{each.rule}` in {place}{words}."
    yield problem_at(record, ("exceptions", index), UNUSED, message, "Take it out; or mend `file`, `about` or `words`.")


def _covers(catalog: Catalog, each: RuleException, problem: Problem) -> bool:
    if problem.rule != each.rule or (each.words and each.words not in problem.message):
        return False
    if each.about is None:
        return problem.file == each.file
    record = _record_of(catalog, each.about)
    if record is None or problem.file != record.file:
        return False
    return not each.about.anchor or problem.line in _lines(catalog, each.about)


def _exists(catalog: Catalog, about: Reference) -> bool:
    return _record_of(catalog, about) is not None and bool(not about.anchor or _lines(catalog, about))


def _record_of(catalog: Catalog, about: Reference) -> Record | None:
    if about.kind == "sources":
        return catalog.sources[about.id].record if about.id in catalog.sources else None
    entry = catalog.entry(about)
    return entry.record if entry else None


def _lines(catalog: Catalog, about: Reference) -> range:
    """The lines of a fact or value in the file of its entry."""
    entry = catalog.entry(about)
    if entry is None:
        return range(0)
    for key, ids in (("facts", [fact.id for fact in entry.facts]), ("values", [value.id for value in entry.values])):
        for number, anchor in enumerate(ids):
            node = entry.record.node((key, number))
            if anchor == about.anchor and isinstance(node, yaml.CollectionNode):
                last = node.end_mark.line + (1 if node.flow_style else 0)
                return range(node.start_mark.line + 1, max(last, node.start_mark.line + 1) + 1)
    return range(0)
