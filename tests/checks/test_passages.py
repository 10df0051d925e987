"""Passages: is the same sentence in two records looked at as often as there is something to say of it?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.checks import loose_number, readability, relative_time, signs, unknown_token
from generator.checks.keeping import forget
from generator.checks.passages import Passage, Place, look_once, passages
from generator.checks.raw_html import RULE as RAW_HTML
from generator.checks.rule import Rule
from generator.loading.record import parse_record
from generator.model.catalog import Catalog
from generator.problems import Problem

Find = Callable[[Rule, str], list[Problem]]


_ODD = """12 seven 3,000 currently last week 2012. 2012-05 13 14, 2016, [[people/jane-doe]] [[figures/cars-a-day]] [[
[[people/nobody]] [[people/jane-doe|7 cars]] [and/or] https://a.org/May 3, [a](https://b.org/2) ](x) <b> `code` ~~~
determination considerable administration's infrastructure area. It { --- 1. No. U.S. The “quoted 5” &zwj; and"""
_PLAIN = "May October the bridge was shut for a week by men who looked at each bolt, and it is old. Rain fell"
_WORDS = st.sampled_from(_PLAIN.split()) | st.sampled_from(_ODD.split())
TEXTS = st.lists(_WORDS, min_size=1, max_size=40).map(" ".join)


def every(catalog: Catalog, _: Callable[[str], bool]) -> Sequence[Passage]:
    """All passages, whatever may be in them."""
    return passages(catalog)


@given(TEXTS)
@example("It was so on https://a.org/May 3, 2012 for them.")
@example("He went on May [[people/jane-doe]] 3, 2012.")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_passed_over_has_no_problem(find_in_field: Find, text: str) -> None:
    """Do rules that look only at texts which may be worth it find what they find when they look at all of them?"""
    for module in (loose_number, readability, relative_time, unknown_token, signs):
        rule = RAW_HTML if module is signs else module.RULE
        some = find_in_field(rule, text)
        forget()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(module, "passages_where", every)
            assert sorted(find_in_field(rule, text)) == sorted(some)
        forget()


def passage(text: str, file: str) -> Passage:
    """A text in a record."""
    record, _ = parse_record(f"note: {text}\n", file)
    assert record is not None
    return Passage(text, file, Place.ENTRY, file, ("note",), record)


def test_the_same_words_are_told_in_each_record() -> None:
    """Are words that are wrong named in both records, and words that are right looked at once?"""
    seen: list[str] = []

    def look(each: Passage) -> Iterator[Problem]:
        seen.append(f"{each.file} {each.text}")
        if each.text == "wrong":
            yield each.problem("rule", 0, 5, "It is wrong.")

    found = [passage(text, file) for text in ("right", "wrong") for file in ("a.yml", "b.yml")]
    problems = list(look_once(found, look))
    assert [(each.file, each.line, each.column) for each in problems] == [("a.yml", 1, 7), ("b.yml", 1, 7)]
    assert seen == ["a.yml right", "a.yml wrong", "b.yml wrong"]
