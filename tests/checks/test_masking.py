"""Blanking markup: does a quick look at the signs of a text ever leave something standing?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.checks.masking import _ADDRESS, _FRONT_MATTER, _tokens, blank_all, without_markup
from generator.prose.code import code_spans

SIGNS = (
    "[[ ]] [ ] ]( ) | kinds/id ` ```\n ~~~ ~ <b> <!-- --> {:#x} { } https://a.org/b :// ---\n a:b\n http Words 7 “ ” \\"
)
PIECES = st.sampled_from([*SIGNS.split(" "), " ", "\n"])
TEXTS = st.lists(PIECES, max_size=14).map("".join)


@given(TEXTS, st.booleans())
def test_the_same_as_without_the_quick_look(text: str, code: bool) -> None:
    """Is the same blanked as if every text were searched for everything?"""
    finders = (_tokens, _FRONT_MATTER, *((code_spans,) if code else ()), _ADDRESS)
    assert without_markup(text, code=code) == blank_all(text, finders)


@given(TEXTS)
def test_every_offset_stays(text: str) -> None:
    """Do a problem's offsets in the blanked text fit the written one?"""
    blanked = without_markup(text, code=True)
    assert len(blanked) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, blanked, strict=True))
