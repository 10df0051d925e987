"""Changes printed: can content break out of the lines and the Markdown that tell of it?"""

from __future__ import annotations

import re

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.comparing.change import Act, Change, Part
from generator.comparing.reporting import as_markdown, as_text, literal, summary

HOSTILE = (
    "# title",
    "1. one",
    "- item",
    "**bold** _em_ `code` ~~gone~~",
    "[link](javascript:alert(1)) ![x](y)",
    "<script>alert(1)</script> &lt; <!-- x",
    "a | b\n\n> quote\n\n```\ncode",
    "@everyone #12 GH-12 https://evil.example www.evil.example a@evil.example :tada:",
    "</details><details>",
    "\x1b[31mred\u202egnp",
    "<!-- -->-->",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_words_of_the_content_are_literal(text: str) -> None:
    """Does Markdown show the words, and make nothing of them?"""
    html = markdown.markdown(f"- {literal(text)}", extensions=["tables", "fenced_code", "md_in_html", "attr_list"])
    assert set(re.findall(r"<(\w+)", html)) <= {"ul", "li"}
    assert html.count("<li>") == 1


def test_nothing_is_linked_or_called() -> None:
    """Do mentions, numbers of issues and addresses stay plain words on a platform that links them by itself?"""
    shown = literal("@all #12 GH-12 https://a.example www.a.example")
    for linking in ("@all", "#12", "GH-12", "://", "www."):
        assert linking not in shown


@given(st.text(max_size=40))
@example("1)")
@example("-")
def test_any_text_stays_on_its_line(text: str) -> None:
    """Is any text one line of one item?"""
    shown = literal(text)
    assert "\n" not in shown
    assert set(re.findall(r"<(\w+)", markdown.markdown(f"- {shown}"))) <= {"ul", "li"}


def test_a_terminal_is_not_steered() -> None:
    """Do signs that color, erase or turn text around not reach the terminal?"""
    change = Change(Act.CHANGED, Part.FACT, "a/b", "T\x1b[2J", "c", "says", "x\x07", "y\u202ez")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202e]", "\n".join(as_text([change])))


def test_what_both_say() -> None:
    """Do text and Markdown name entry, fact and both wordings?"""
    change = Change(Act.CHANGED, Part.FACT, "bridges/old", "Old", "limit", "says", "Ten tons.", "Two tons.")
    assert list(as_text([change])) == [
        "bridges/old  Old",
        "  ~ Fact changed: limit",
        "      was  Ten tons.",
        "      now  Two tons.",
    ]
    assert list(as_markdown([change])) == [
        "- **Old** (bridges/old)",
        "    - Fact changed: limit",
        "        - *was:* Ten tons.",
        "        - *now:* Two tons.",
    ]


def test_the_sum_counts_facts() -> None:
    """Does the first line count facts, those of whole entries included, and nothing else?"""
    whole = Change(Act.WITHDRAWN, Part.ENTRY, "a/b", "B", before="B", count=3)
    day = Change(Act.CHANGED, Part.UPKEEP, "a/c", "C", name="checked_on", before="1", after="2")
    fact = Change(Act.ADDED, Part.FACT, "a/c", "C", "x", after="It is.")
    assert summary([whole, day, fact]) == "Changes of facts: 1 added, 3 withdrawn."
    assert summary([day]) == "No fact changes."
