"""Translates the syntax errors of YAML parsers into words for editors, at the place of the likely mistake.

libyaml and PyYAML's own parser word the same error differently; the patterns below match both. A parser may
notice a mistake long after it was made (an unclosed quote: at the end of the file); then the place of the
problem is where the mistake began.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from generator.loading.yaml_case import QUOTE_IT, Case, Finding, Place, cannot_start
from generator.loading.yaml_layout import (
    list_on_field_line,
    misfit,
    missing_colon,
    second_colon,
    several_documents,
)
from generator.problems import Problem

TOO_DEEP = "nested too deeply"


def explain(error: Exception, text: str, file: str) -> Problem:
    """The problem behind an exception that PyYAML raised while it parsed `text`, the content of `file`."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if not isinstance(error, yaml.MarkedYAMLError) or mark is None:
        message = "The file cannot be read."
        return Problem(file, 0, 0, "yaml-syntax", message, "Look for odd characters, such as a \\U in double quotes.")
    opened = error.context_mark or mark
    words = f"{error.context or ''}: {error.problem or ''}".lower()
    places = Place(mark.line, mark.column), Place(opened.line, opened.column)
    case = Case(words, text.split("\n"), *places)
    finding = _diagnose(case)
    place = case.within_text(finding.place)
    return Problem(file, place.line + 1, place.column + 1, finding.rule, finding.message, finding.tip)


def _diagnose(case: Case) -> Finding:
    for pattern, diagnosis in _DIAGNOSES:
        if re.search(pattern, case.words):
            return diagnosis(case)
    tip = "Look for a quote, a colon or an indent that is missing here or in the line above."
    return Finding(case.place, "yaml-syntax", "From here on the file cannot be read.", tip)


def _tab(case: Case) -> Finding:
    tip = "Replace the tab by spaces; most editors can do so on their own."
    return Finding(case.place, "tab-indentation", "A tab stands here; lines are indented with spaces.", tip)


def _reserved(case: Case) -> Finding:
    if case.char == "\t":
        return _tab(case)
    place = case.opened if "directive" in case.words or "scanning an" in case.words else case.place
    char = case.line_at(place.line)[place.column : place.column + 1]
    if not char:
        tip = 'Close every "[" with "]" and every "{" with "}".'
        return Finding(place, "unclosed-bracket", "The text ends inside a list or a group of fields.", tip)
    return cannot_start(place, char)


def _undefined_alias(case: Case) -> Finding:
    return cannot_start(case.place, "*")


def _duplicate_anchor(case: Case) -> Finding:
    return cannot_start(case.place, "&")


def _escape(case: Case) -> Finding:
    message = "A backslash between double quotes starts an escape, and this is not a valid one."
    column = case.line_at(case.place.line).rfind("\\", 0, case.place.column + 1)
    place = Place(case.place.line, column) if column >= 0 else case.place
    return Finding(place, "bad-escape", message, "Write the backslash twice, or use single quotes.")


def _unclosed_quote(case: Case) -> Finding:
    quote = case.line_at(case.opened.line)[case.opened.column : case.opened.column + 1]
    tip = f"Write {quote} at the end of the text as well."
    return Finding(case.opened, "unclosed-quote", "The quotation mark that opens here is never closed.", tip)


def _unclosed_bracket(case: Case) -> Finding:
    bracket = case.line_at(case.opened.line)[case.opened.column : case.opened.column + 1]
    if case.char not in ("", ":", "-") or (case.char and case.place.line == case.opened.line):
        message = f'A comma is missing here, or the "{bracket}" of line {case.opened.line + 1} is not closed.'
        tip = 'Write a comma between two items, and put a text that holds ": " in quotes.'
        return Finding(case.place, "missing-comma", message, tip)
    tip = "Close it; if it belongs to the text, put the whole text in quotes."
    return Finding(case.opened, "unclosed-bracket", f'The "{bracket}" that opens here is never closed.', tip)


def _tag(case: Case) -> Finding:
    message = 'A text without quotes cannot start with "!".'
    return Finding(case.opened, "explicit-tag", message, f"Just write the value. {QUOTE_IT}")


def _block_text(case: Case) -> Finding:
    message = 'After "|" or ">" the text must start on the next line.'
    return Finding(case.place, "block-text", message, f"Move the text down, and indent it. {QUOTE_IT}")


def _too_deep(case: Case) -> Finding:
    message = "Lists and fields are nested too deeply here."
    return Finding(case.place, "too-deep", message, f"Make the structure flatter. {QUOTE_IT}")


# The first pattern that occurs in "context: problem" decides.
_DIAGNOSES: tuple[tuple[str, Callable[[Case], Finding]], ...] = (
    (TOO_DEEP, _too_deep),
    (r"tab character", _tab),
    (
        r"cannot start any token|directive|scanning an (alias|anchor)|keys are not allowed|node content",
        _reserved,
    ),
    (r"undefined alias", _undefined_alias),
    (r"duplicate anchor", _duplicate_anchor),
    (r"escape|hexa?decimal", _escape),
    (r"quoted scalar", _unclosed_quote),
    (r"mapping values are not allowed", second_colon),
    (r"scanning a simple key", missing_colon),
    (r"sequence entries are not allowed", list_on_field_line),
    (r"parsing a flow (sequence|mapping)", _unclosed_bracket),
    (r"tag handle|(scanning|parsing) a tag", _tag),
    (r"block scalar", _block_text),
    (r"single document", several_documents),
    (r"expected key|block end|'-' indicator|document start", misfit),
)
