"""Signs that nobody sees: refused wherever they could deceive, and left where a script needs them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.loading.characters import FORBIDDEN, HIDDEN, unseen_character
from generator.loading.ids import check_id, suggest_id
from generator.loading.record import parse_record

NEVER = [0xAD, 0x34F, 0x115F, 0x180E, 0x200B, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x2800, 0x3164, 0xE000]
NEVER += [0xFE00, 0xFFA0, 0xFFF9, 0x1BCA0, 0x1D173, 0xE0001, 0xE0041, 0xE007F, 0xF0000, 0x10FFFD]


@pytest.mark.parametrize("code", NEVER, ids=lambda code: f"U+{code:04X}")
def test_never(code: int) -> None:
    """Is a sign that turns direction, has no width or fills refused at its place, written out and as an escape?"""
    problem = unseen_character(f"name: one\nalias: a{chr(code)}b\n", "x.yml")
    assert problem is not None
    assert (problem.line, problem.column, problem.rule) == (2, 9, "hidden-character")
    assert f"U+{code:04X}" in problem.message
    _, problems = parse_record(f'name: "a\\U{code:08X}b"\n', "x.yml")
    assert [each.rule for each in problems] == ["hidden-character"]


@pytest.mark.parametrize(
    "text",
    [
        "می‌خواهم",  # Persian: the stem and its ending do not join
        "क्‍ष",  # Hindi: a joiner shapes the letters
        "👨‍👩‍👧‍👦 👩🏽‍🚀 🏳️‍🌈",
        "❤️ ☎︎ 1️⃣ ©️",
        "עברית\u200f!",
        "葛\U000e0100城",
        "Straße, İstanbul, Ångström, Łódź, Đà Nẵng",
        "no-break\u00a0space, thin\u2009space, narrow\u202fspace",
        "“quoted” – and — dashes‑here … §",
        "العربية ١٢٣ 日本語 한국어 ไทย",
    ],
)
def test_needed(text: str) -> None:
    """May I write any language, with joiners, marks and variants where it needs them?"""
    assert HIDDEN.search(text) is None
    assert FORBIDDEN.search(text) is None


@pytest.mark.parametrize(
    "text",
    ["pay\u200dpal", "a\u200c\u200db", "\u200d", "می\u200c\u200cخ", "a\u200e", "1\u200f2", "a\ufe0f", "x\U000e0100"],
)
def test_out_of_place(text: str) -> None:
    """Is a joiner, mark or variant refused where no script needs it, or where a second one hides behind the first?"""
    assert unseen_character(text, "x.md") is not None


def test_the_message_helps() -> None:
    """Is it said how many there are, and that some of them turn words around?"""
    problem = unseen_character("a\u202eb\u202ec", "x.md")
    assert problem is not None
    assert "turns the direction" in problem.message
    assert "2 such signs" in problem.message
    assert problem.tip


@given(st.text(max_size=12))
def test_ids_are_plain(stem: str) -> None:
    """Can anything be an id that looks like another: is each id made of a-z, 0-9 and single hyphens?"""
    name = stem.replace("/", "") or "x"
    if check_id(f"content/bridges/{name}.yml") is None:
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert "--" not in name
    assert suggest_id(suggest_id(name)) == suggest_id(name)
