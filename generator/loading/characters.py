"""Says which characters no file of an editor may hold, and where the first of them stands.

Signs that nobody sees could make words read as others, hide words from whoever reviews a change, or make two names
look alike. They are refused, but for those that a script needs, where it needs them: joiners within a word of such a
script or an emoji, marks of direction beside a letter written from right to left, variants behind what has some.
Source: Unicode Technical Standard 39, Unicode Security Mechanisms, and the report "Trojan Source" (CVE-2021-42574).
"""

from __future__ import annotations

import re

from generator.problems import Problem

BYTE_ORDER_MARK = "\ufeff"

# What YAML 1.1 forbids (section 5.1), and three line breaks that editors do not count as such (U+0085,
# U+2028, U+2029): line numbers would be wrong after them. A byte order mark within the text breaks searches.
FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")

_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_EMOJI = "#*0-9\u00a9\u00ae\u2010-\u2bff\u3030-\u3299\U0001f000-\U0001faff"
# Scripts from Hebrew to Balinese and beyond, and emoji with what may stand behind them: only these know joiners.
_JOINING = "\u0590-\u10ff\u1700-\u1cff\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc\ufe0f\u2190-\u2bff\U00011000-\U0001faff"
_JOINER, _MARK, _SMALL_VARIANT, _VARIANT = "\u200c\u200d", "\u061c\u200e\u200f", "\ufe0e\ufe0f", "\U000e0100-\U000e01ef"
_IDEOGRAPH = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Turns of direction (bidi controls), soft hyphens and zero width, fillers, tags, shorthand, and private use.
_NEVER = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u202a-\u202e\u2060-\u206f\u2800\u3164\ue000-\uf8ff\ufe00-\ufe0d\uffa0"
    "\ufff9-\ufffc\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff\U000f0000-\U0010ffff"
)
# The first set finds quickly what may be wrong; what follows looks at its place.
HIDDEN = re.compile(
    f"[{_NEVER}{_JOINER}{_MARK}{_SMALL_VARIANT}{_VARIANT}]"
    f"(?:(?<=[{_NEVER}])"
    f"|(?<=[{_JOINER}])(?<![{_JOINING}][{_JOINER}])"
    f"|(?<=[{_MARK}])(?<![{_RIGHT_TO_LEFT}][{_MARK}])(?![{_RIGHT_TO_LEFT}])"
    f"|(?<=[{_SMALL_VARIANT}])(?<![{_EMOJI}][{_SMALL_VARIANT}])"
    f"|(?<=[{_VARIANT}])(?<![{_IDEOGRAPH}][{_VARIANT}]))"
)
_PERHAPS_HIDDEN = re.compile(f"[{_NEVER}{_JOINER}{_MARK}{_SMALL_VARIANT}{_VARIANT}]")
_ORDINARY = b"\t\n" + bytes(range(0x20, 0x7F))
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """The text without a byte order mark and with plain line feeds, which is how all positions count it."""
    text = text.removeprefix(BYTE_ORDER_MARK)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """The place of the character at `index`, both counted from 1; only `\\n` ends a line."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


_CONFLICT = re.compile(r"^(?:<{7} |>{7} )", re.MULTILINE)


def merge_conflict(text: str, file: str) -> Problem | None:
    """The problem of the first line that Git has left where it could not merge two versions, or None."""
    if "<<<<<<< " not in text and ">>>>>>> " not in text:
        return None
    found = _CONFLICT.search(text)
    if found is None:
        return None
    line, column = line_and_column(text, found.start())
    message = "Git has left two versions here: it could not merge them."
    tip = "Keep what is right of the two, and delete the lines with <<<<<<<, ======= and >>>>>>>."
    return Problem(file, line, column, "merge-conflict", message, tip)


def unseen_character(text: str, file: str) -> Problem | None:
    """The problem of the first sign in `text` that no file may hold, or None; control characters come first."""
    if _is_ordinary(text):
        return None
    for rule, pattern, signs in (("control-character", FORBIDDEN, "characters"), ("hidden-character", HIDDEN, "signs")):
        if found := pattern.search(text):
            line, column = line_and_column(text, found.start())
            count = sum(1 for _ in pattern.finditer(text))
            more = f" ({count} such {signs} in this file)" if count > 1 else ""
            tip = "Delete it; it often comes with text pasted from a PDF or a web page."
            return Problem(file, line, column, rule, f"{_words(found[0], rule)} stands here{more}.", tip)
    return None


def _is_ordinary(text: str) -> bool:
    """Whether no sign of a text can be one that no file may hold: of most texts a few quotation marks are looked at."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _ORDINARY).decode("utf-8", "surrogatepass")
    return not rest or not (FORBIDDEN.search(rest) or _PERHAPS_HIDDEN.search(rest))


def _words(sign: str, rule: str) -> str:
    if rule == "control-character":
        what = "An invisible control character"
    else:
        what = "A sign that turns the direction of words" if _TURNING.match(sign) else "A sign that nobody sees"
    return f"{what} (U+{ord(sign):04X})"
