"""The front matter of generated pages: is it what the engine reads in it?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils import meta

from generator.engine.front_matter import taken_apart
from generator.pages.escape import front_matter

_KEYS = st.sampled_from(["title", "kind", "no", "on", "null", "y", "a_b", "search", "1", "~"])
_ODD = st.sampled_from([" a: b ", "#", "a\\b", "'", "\xa0", "\u2028", "\ufeff", "---", "é “q”"])
_VALUES = st.one_of(st.text(), _ODD)
_LINES = st.builds('{}: "{}"'.format, _KEYS, _VALUES)


@given(st.lists(st.one_of(_LINES, st.text(max_size=8)), max_size=4), st.text(max_size=8))
def test_any_text(lines: list[str], body: str) -> None:
    """Whatever stands there: is it what the engine reads, with the same text behind it?"""
    text = "\n".join(["---", *lines, "---", body])
    assert taken_apart(text) == meta.get_data(text)


@given(st.dictionaries(st.sampled_from(["title", "description", "kind", "hide"]), _VALUES))
def test_what_pages_are_given(fields: dict[str, object]) -> None:
    """And what is written for a page?"""
    text = f"{front_matter({**fields})}\n# A page\n"
    assert taken_apart(text) == meta.get_data(text)
