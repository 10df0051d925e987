"""Says which characters no file of an editor may hold, and where the first of them stands."""

from __future__ import annotations

import re

from generator.problems import Problem

BYTE_ORDER_MARK = "\ufeff"

# What YAML 1.1 forbids (section 5.1), and three line breaks that editors do not count as such (U+0085,
# U+2028, U+2029): line numbers would be wrong after them. A byte order mark within the text breaks searches.
FORBIDDEN = re.compile(r"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text without a byte order mark and with plain line feeds, which is how all positions count it."""
    return text.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n")


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """The place of the character at `index`, both counted from 1; only `\\n` ends a line."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


_CONFLICT = re.compile(r"^(?:<{7} |>{7} )", re.MULTILINE)


def merge_conflict(text: str, file: str) -> Problem | None:
    """The problem of the first line that Git has left where it could not merge two versions, or None."""
    found = _CONFLICT.search(text)
    if found is None:
        return None
    line, column = line_and_column(text, found.start())
    message = "Git has left two versions here: it could not merge them."
    tip = "Keep what is right of the two, and delete the lines with <<<<<<<, ======= and >>>>>>>."
    return Problem(file, line, column, "merge-conflict", message, tip)


def forbidden_character(text: str, file: str) -> Problem | None:
    """The problem of the first forbidden character in `text`, or None."""
    found = FORBIDDEN.search(text)
    if found is None:
        return None
    line, column = line_and_column(text, found.start())
    count = sum(1 for _ in FORBIDDEN.finditer(text))
    more = f" ({count} such characters in this file)" if count > 1 else ""
    message = f"An invisible control character (U+{ord(found[0]):04X}) stands here{more}."
    tip = "Delete it; it often comes with text pasted from a PDF or a web page."
    return Problem(file, line, column, "control-character", message, tip)
