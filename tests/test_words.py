"""The words of the interface, in the language of the page."""

from __future__ import annotations

from generator.languages.words import fill, words_for


def test_a_message_takes_its_values() -> None:
    """Does a sentence of the interface hold the values that it names, and leave other braces alone?"""
    assert words_for("en").say("As of {date}, {other}", date="May 2025") == "As of May 2025, {other}"


def test_one_and_several() -> None:
    """Does the page say “1 entry” and “2 entries”?"""
    said = [words_for("en").say_count("{count} entry", "{count} entries", count) for count in (1, 2)]
    assert said == ["1 entry", "2 entries"]


def test_values_are_only_inserted() -> None:
    """Can a value that looks like a message reach into the program?"""
    assert fill("{value}", {"value": "{value.__class__}"}) == "{value.__class__}"
