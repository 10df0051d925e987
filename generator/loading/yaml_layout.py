"""Diagnoses of YAML that is laid out wrongly: colons, indentation, and text where a field should be."""

from __future__ import annotations

import re

from generator.loading.yaml_case import QUOTE_IT, Case, Finding, Place, cannot_start

_FIELD_WITHOUT_SPACE = re.compile(r"[\w-]+:(?!//)\S")
_LIST_MARKERS = re.compile(r"\s*(?:- +)*")


def second_colon(case: Case) -> Finding:
    """A colon that starts a field within a text."""
    if ": " in case.before:
        message = 'A colon with a space (": ") stands inside a text without quotes.'
        tip = "Put the whole text in quotes."
        if re.search(r": +[“”„‘’]", case.before):
            tip = "Put the whole text in straight quotes (\" or '); curly ones are part of the text."
        return Finding(case.place, "colon-in-text", message, tip)
    above = case.line_at(case.number_above)
    start = _end_of_list_markers(above)
    if _FIELD_WITHOUT_SPACE.match(above, start):
        return _missing_space(case.number_above, above.index(":", start))
    message = "This colon starts a field, but the text of the line above has not ended."
    tip = "If it is a field, indent it like the fields around it; if it is text, put all of it in quotes."
    return Finding(case.place, "indentation", message, tip)


def missing_colon(case: Case) -> Finding:
    """A line that should be a field and has no colon with a space."""
    line, column = case.opened.line, case.opened.column
    text = case.line_at(line)
    if _FIELD_WITHOUT_SPACE.match(text, column):
        return _missing_space(line, text.index(":", column))
    tip = 'Write "name: value"; a line that continues the text above must be indented deeper than its field.'
    if " #" in case.line_at(line - 1):
        tip += ' Mind the " #" in the line above: it starts a comment and ends the text.'
    return Finding(case.opened, "missing-colon", 'A field name with ": " is expected here.', tip)


def _missing_space(line: int, column: int) -> Finding:
    place = Place(line, column)
    return Finding(place, "missing-space", "A space is missing after this colon.", 'Write "name: value".')


def list_on_field_line(case: Case) -> Finding:
    """`field: - item`, or a text that starts with a dash."""
    message = "A list item cannot start on the line of its field."
    tip = "Start the list on the next line; if the dash belongs to the text, put the text in quotes."
    return Finding(case.place, "list-on-field-line", message, tip)


def several_documents(case: Case) -> Finding:
    """A `---` or `...` with something behind it."""
    tip = "Move what follows into a file of its own, and delete the separator (--- or ...)."
    return Finding(case.place, "one-document", "A second document starts here; a file holds one entry.", tip)


def misfit(case: Case) -> Finding:
    """The parser expected the next field or list item and met something else."""
    before = case.before.rstrip()
    if _end_of_list_markers(case.before) == len(case.before):
        return _misfit_line(case)
    if before.endswith(('"', "'")):
        tip = "Put the whole text in quotes; inside single quotes write an apostrophe twice ('')."
        if before.count(before[-1]) % 2:
            tip = "This quotation mark closes one of an earlier line: look there for one that is not closed."
        return Finding(case.place, "text-after-quote", "There is text after the closing quotation mark.", tip)
    if before.endswith(("]", "}")):
        message = f'There is text after the closing "{before[-1]}"; a value in brackets is a list.'
        tip = "If it is a text, put the whole text in quotes."
        return Finding(case.place, "text-after-bracket", message, tip)
    message = f'"{case.char}" does not fit here.' if case.char else "Something is missing here."
    return Finding(case.place, "yaml-syntax", message, QUOTE_IT)


def _misfit_line(case: Case) -> Finding:
    above = case.line_at(case.number_above)
    if above.startswith("..."):
        return several_documents(case)
    if above.startswith("%"):
        return cannot_start(Place(case.number_above, 0), "%")
    if case.char == ":":
        tip = "Write a name before the colon."
        return Finding(case.place, "key-not-text", "A field name is missing here.", tip)
    spaces = len(case.before) - len(case.before.lstrip())
    indented = f"indented by {spaces} space{'s' if spaces > 1 else ''}" if spaces else "not indented"
    message = f"This line, {indented}, does not fit the lines above."
    tip = 'Indent it exactly like the fields or the list items ("- ") that it belongs to.'
    return Finding(case.place, "indentation", message, tip)


def _end_of_list_markers(line: str) -> int:
    found = _LIST_MARKERS.match(line)
    return found.end() if found else 0
