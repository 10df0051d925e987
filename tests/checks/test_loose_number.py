"""Tests of the rule `loose-number`: which digits and number words in our sentences were typed by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from generator.checks.loose_number import RULE
from generator.checks.rule import Rule
from generator.languages.words import words_for
from generator.problems import Problem

Find = Callable[[Rule, str], list[Problem]]
NUMBER_WORDS = frozenset(words_for("en").number_words)
PLAIN_WORD = st.from_regex(r"[a-z]{1,9}", fullmatch=True).filter(lambda word: word not in NUMBER_WORDS | {"road"})
TOKEN = st.sampled_from(["[[people/jane-doe]]", "[[figures/cars-a-day]]", "[[figures/cars-a-day|# cars]]"])


def named(problems: list[Problem]) -> list[str]:
    """The numbers that problems name, in the order of the text."""
    return [problem.message.partition("“")[2].partition("”")[0] for problem in sorted(problems)]


@pytest.mark.parametrize(
    "sentence",
    [
        "It carries [[figures/cars-a-day]] on a working day.",
        "It carries [[figures/cars-a-day|# cars]], and [[figures/cars-a-day#spring-2025]].",
        "It closed on June 1, 2025, after May 2025, in 2025.",
        "It closed on June 1–3, 2025, and from May 30 to June 2.",
        "It closed on 1 June 2025.",
        "It was built in the 1890s, and mended in 1998-99.",
        "The record says 2025-06-01, 2025-06 and 1500.",
        "Road B27 and road 4 lead to it.",
        "Two of ten people said so, and one did not.",
        "See [the plan](https://bridges.example/12/34).",
        "The word is often; attended, tension and weight are no numbers.",
    ],
)
def test_fine(find_in_field: Find, sentence: str) -> None:
    """May I write dates, names with numbers, small number words, tokens and code?"""
    assert named(find_in_field(RULE, sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("It carries 12 cars.", ["12"]),
        ("It carries 1,500,000 cars.", ["1,500,000"]),
        ("It carries 100–200 cars, or 3-1.", ["100–200", "3-1"]),
        ("It cost $385 million, €2000 and £5.", ["$385", "million", "€2000", "£5"]),
        ("It holds 12% or 3.5% of them.", ["12%", "3.5%"]),
        ("It carries eleven cars, Twenty-five carts and hundreds of walkers.", ["eleven", "Twenty-five", "hundreds"]),
        ("It carries [[figures/cars-a-day|8,000 cars]].", ["8,000"]),
        ("It has 4 arches.", ["4"]),
        ("It was the 25th.", ["25"]),
        ("Street 4 leads to it.", ["4"]),
        ("It opened at 12:30.", ["12:30"]),
        ("It has 2,025 rivets and 20250 bolts.", ["2,025", "20250"]),
        ("In June 45 cars fell.", ["45"]),
        ("In June 12% fell.", ["12%"]),
        ("On April 24, 20255 cars came.", ["20255"]),
        ("It is ½ as long, or 10½.", ["½", "10", "½"]),
        ("[The 12 plans](https://bridges.example/34)", ["12"]),
        ("It is A4 paper.", ["4"]),
        ("There are 5 < 6 and 7 > 3.", ["5", "6", "7", "3"]),
        ("It says “12 cars”.", ["12"]),
        ("It has ٣ arches.", ["٣"]),
    ],
)
def test_typed_by_hand(find_in_field: Find, sentence: str, numbers: list[str]) -> None:
    """Is every number found that I typed by hand, whole and in order?"""
    assert sorted(named(find_in_field(RULE, sentence))) == sorted(numbers)


def test_place(find_in_field: Find) -> None:
    """Does the problem point at the number itself?"""
    (problem,) = find_in_field(RULE, "It carries 12 cars.")
    assert (problem.line, problem.column, problem.rule) == (1, 11 + len("It carries "), "loose-number")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1. First\n2. Second\n\n10) Third\n", []),
        ("It closed on June\n1, 2025, beside Road\nB27.\n", []),
        ("---\ntitle: 12 cars\n---\n\nWords.\n", []),
        ("~~~yaml\nvalue: 12\n~~~\n\n`12 cars` and ``a ` 12``\n", []),
        ("## Cars { #cars-12 }\n", []),
        ("<!-- 12\ncars -->\n", []),
        ("~~~\nvalue: 12\n", ["12"]),
        ("\\`12 cars\\`\n", ["12"]),
        ("One ` here.\n\n12 cars, and another ` there.\n", ["12"]),
        ("It has 1. arches\n", ["1"]),
    ],
)
def test_documents(find_in_document: Find, text: str, numbers: list[str]) -> None:
    """On a page of docs/: are list markers, code and dates over two lines fine, and nothing else?"""
    assert named(find_in_document(RULE, text)) == numbers


@given(st.lists(st.one_of(PLAIN_WORD, TOKEN), min_size=1, max_size=12))
def test_words_and_tokens_never_trigger(find_in_field: Find, words: list[str]) -> None:
    """Can I write whatever I like with words and tokens only?"""
    assert find_in_field(RULE, " ".join(words)) == []


@given(st.lists(PLAIN_WORD, max_size=6), st.integers(0, 10**12), st.lists(PLAIN_WORD, min_size=1, max_size=6))
@example([], 12, ["cars"])
def test_any_digits_trigger(find_in_field: Find, before: list[str], number: int, after: list[str]) -> None:
    """Does no number slip through between plain words, unless it reads as a year?"""
    assume(not 1500 <= number <= 2199)
    sentence = " ".join([*before, str(number), *after])
    (problem,) = find_in_field(RULE, sentence)
    assert named([problem]) == [str(number)]
    assert problem.column == 11 + sentence.index(str(number))


@pytest.mark.parametrize("sentence", ["It is DoMay 4.", "It is _May 4.", "It is 3May 4."])
def test_a_month_is_a_word(find_in_field: Find, sentence: str) -> None:
    """Is a number behind what only ends like a month no day?"""
    assert "4" in " ".join(named(find_in_field(RULE, sentence)))
