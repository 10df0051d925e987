"""Pages taken apart: is nothing lost, and does each tag end where a browser ends it?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.engine.securing import HARMLESS, is_harmless
from generator.engine.tags import apart, ends, start_of, unusual_apart

PIECES = (
    *("<a href='x'>", '<p class="a > b">', "</p>", "<br/>", "<!--", "-->", "--!>", "<!-->", "<script>", "</script>"),
    *(
        "<SCRIPT x=1 >",
        "</script >",
        "<style",
        ">",
        "<textarea>",
        "</textarea>",
        "<",
        "=",
        '"',
        "'",
        "/",
        " ",
        "\n",
        "a",
    ),
)
WHOLE = (
    "<p>",
    '<p title="a > b">',
    "<p title='a > b' x>",
    '<p\n title = "a > b"\tx=y/>',
    "<svg/onload=go()>",
    "<a-b:c>",
    "<script src=x></script",
    "<SCRIPT>if (a < b) { '<p>' }</Script",
    "<textarea><p></textarea",
    "<!-- <p> -->",
    "<!-->",
    "<!--->",
    "<!-- <p> --!>",
)
# How browsers read a quotation mark that begins no value, and a value without one.
PARTED = {
    '<p "> <b>': ['<p ">', "<b>"],
    '<p "> <b> ">': ['<p ">', "<b>"],
    "<p x'y> <b '>": ["<p x'y>", "<b '>"],
    '<a href=x"> <b>': ['<a href=x">', "<b>"],
    '<a href="x"y="> "> <b>': ['<a href="x"y="> ">', "<b>"],
    '<a =x"> <b>': ['<a =x">', "<b>"],
    "<a x= > <b>": ["<a x= >", "<b>"],
    '<a x = "> <b> "y> <i>': ['<a x = "> <b> "y>', "<i>"],
    '<a x="> <b>': ["<b>"],
    '<a x = "> <b>': ["<b>"],
    "<!-- <b>": ["<!-- <b>"],
    "<i> <p x <b": ["<i>", "<p x <b"],
    "<!--> <b> -->": ["<!-->", "<b>"],
    "<script> <b>": ["<script>", "<b>"],
    "<script> <b> <SCRIPT> <i>": ["<script>", "<b>", "<SCRIPT>", "<i>"],
    "<style> <script> <b> </script> <textarea> <i>": [
        *("<style>", "<script> <b> </script>", "<textarea>", "<i>"),
    ],
    "<textarea> <script> </textarea> <script x= <b>": ["<textarea> <script> </textarea>", "<script x= <b>"],
    "<\u017fcript> <b> </script>": ["<b>"],
    "<b> <i x=": ["<b>", "<i x="],
    "<scripted> <b></scripted>": ["<scripted>", "<b>"],
    "a < b <b> 1<2": ["<b>"],
}


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_nothing_is_lost(page: str) -> None:
    """Joined again, is any page what it was?"""
    assert "".join(apart(page)) == page


@pytest.mark.parametrize("tag", WHOLE)
def test_one_tag(tag: str) -> None:
    """Is a tag, a comment or a whole script one piece?"""
    behind = ">" if "</" in tag else ""
    assert apart(f"a{tag}{'>' if behind else ''}b") in (["a", tag, f"{behind}b"], ["a", f"{tag}{behind}", "b"])


@pytest.mark.parametrize(("page", "tags"), PARTED.items())
def test_no_sign_hides_a_tag(page: str, tags: list[str]) -> None:
    """Is each tag found that a browser would find?"""
    assert apart(page)[1::2] == tags


def test_start() -> None:
    """Is the start of an element told from what it holds?"""
    assert start_of('<script a="</script>">x</script>') == '<script a="</script>">'
    assert start_of("<p>") == "<p>"
    assert start_of("<!-- <p> -->") == ""


def test_end_of_the_page() -> None:
    """Is it told that a tag ends only because the page does, whatever signs it ends with?"""
    for tag in ("<!-- <b>", "<!-- ->", "<p x", "<p x='>'", "<script x='>'"):
        assert apart(tag)[1::2] == [tag]
        assert not ends(tag)
    for tag in ("<p>", "<p x='>'>", "<!-->", "<!-- x -->", "<!-- x --!>", "<script>x</script>"):
        assert ends(apart(f"{tag} ")[1])


@given(st.lists(st.sampled_from((*PIECES, "<b>", '<p class="a">', '<p class="', "<i>x"))).map("".join))
def test_usual_tags_are_passed_over(page: str) -> None:
    """Are all tags but the usual ones found as if every tag were looked at, on pages that are broken as well?"""
    pieces = unusual_apart(page, HARMLESS)
    assert "".join(pieces) == page
    assert [tag for tag in pieces[1::2] if tag != "<"] == [tag for tag in apart(page)[1::2] if not is_harmless(tag)]


def test_a_beginning_that_is_no_tag() -> None:
    """Is it told where a tag begins that would swallow the page?"""
    assert unusual_apart('<b>x</b><b y=\'><i x="y"><hr/>', HARMLESS) == ["<b>x</b>", "<", 'b y=\'><i x="y"><hr/>']
