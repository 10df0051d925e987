"""What to say to an editor whose number is none: which digits were most likely meant, and where the rest belongs."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
_SCALES = {"thousand": 3, "k": 3, "million": 6, "m": 6, "billion": 9, "bn": 9}
_SCALED = re.compile(r"(\d+)(?:\.(\d+))? ?(thousand|million|billion|bn|k|m)", re.IGNORECASE)
_RANGE = re.compile(r"[\d.,]+ ?(?:-|–|—|to) ?[\d.,]+")
_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_QUALIFIED = re.compile(r"(?:~|about|some|nearly|over|more than|at least|up to|at most|[<>]=?) ?(?=\d)", re.IGNORECASE)


def advice(text: str) -> str:
    """The next act, in one or two sentences."""
    plain = re.sub(r"[,_\s\u00a0\u202f']", "", text).lstrip("0") or "0"
    if _PLAIN.fullmatch(plain):
        return f"Write plain digits: {plain}."
    if _GROUPS.fullmatch(text):
        return f"Write plain digits: {text.replace('.', '')}."
    if _RANGE.fullmatch(text):
        return (
            "Write one number. A figure says at-least or at-most as `precision:`, or both ends in words as `phrase:`."
        )
    if scaled := _scaled(text):
        return f"Write plain digits: {scaled}."
    qualified = _QUALIFIED.match(text)
    digits = re.findall(r"\d[\d,]*(?:\.\d+)?", text)
    if len(digits) != 1:
        return "Write plain digits, such as 532000."
    alone = f"Write the digits alone: {digits[0].replace(',', '')}."
    if qualified:
        return f"{alone} What “{qualified[0].strip()}” says is the `precision:` of a figure."
    return f"{alone} What is counted stands in the `unit:` of a figure."


def _scaled(text: str) -> str:
    """The digits of `2.5 million`; empty if it is none, or has more decimals than zeros."""
    match = _SCALED.fullmatch(text)
    if match is None:
        return ""
    whole, decimals, scale = match[1], match[2] or "", _SCALES[match[3].lower()]
    return (whole + decimals.ljust(scale, "0")).lstrip("0") if len(decimals) <= scale else ""
