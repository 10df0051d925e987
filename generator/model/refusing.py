"""How a value is refused: a message that says what is wrong, and a tip that says what to do."""

from __future__ import annotations

from typing import NoReturn

from pydantic_core import PydanticCustomError


def refuse(message: str, tip: str = "", at: tuple[str | int, ...] = (), instead: str = "") -> NoReturn:
    """Reject a value with a message (what is wrong) and a tip (the next act).

    A model that is refused as a whole says with `at` which of its keys is to blame. `instead` is the one other spelling
    that the value can mean, if there is one.
    """
    raise PydanticCustomError("factsheet", "{message}", {"message": message, "tip": tip, "at": at, "instead": instead})


def message_and_tip(text: str) -> tuple[str, str]:
    """Divide "What is wrong. What to do." behind its first sentence, but not within “...” or (...)."""
    depth = 0
    for index, char in enumerate(text):
        depth = max(0, depth + (char in "“(") - (char in "”)"))
        if not depth and text.startswith(". ", index):
            return text[: index + 1], text[index + 2 :]
    return text, ""


def short(text: str) -> str:
    """The text on one line and of a length fit for a message."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def plain_text(value: object) -> str:
    """A non-empty scalar. Every YAML scalar arrives as text, so a list or mapping is a slip of the editor."""
    if isinstance(value, str) and value.strip():
        return value
    if isinstance(value, dict) and value.keys() & {"unknown", "not_applicable"}:
        refuse("This is known of every entry, so it cannot be left out.", "Write the value itself.")
    if isinstance(value, dict):
        refuse("Text is expected here, not several keys.", "Write one value, in quotes if it contains “: ”.")
    if isinstance(value, list) and value and isinstance(value[0], list):
        message = "A text that begins with [[ needs quotes: without them it is read as a list."
        refuse(message, "Put the text in quotes, or write it after >-.")
    if isinstance(value, list):
        refuse("Text is expected here, not a list.", "Write one value, without “- ” or square brackets.")
    assert isinstance(value, str)
    refuse("The value is empty.", "Fill it in, or take the key out.")
