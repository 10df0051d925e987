"""Our own conversion of generated pages: is it what the library makes of them, sign for sign, or refused?"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.examining import Examination
from generator.markup import lines
from generator.markup.not_plain import NotPlainError
from generator.pages.environment import make_environment
from generator.pages.making import make_pages
from tests.markup.converters import by_library, by_us

_EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "150"))

# Pieces of what templates write and of what may stand in data; joined at random, they make sense only now and then.
_WORDS = [
    "a",
    "The law",
    "1.",
    "12",
    "_",
    "__",
    "x_y",
    "é",
    "“q”",
    "§ 3",
    "AT&T",
    "a & b",
    "&amp;",
    "&#58;",
    "< 5",
    "> 4",
]
_SIGNS = [
    "*",
    "**",
    "***",
    "`",
    "\\*",
    "\\[",
    "\\]",
    "\\\\",
    "\\|",
    "[",
    "]",
    "(",
    ")",
    "!",
    "{",
    "}",
    "|",
    ":",
    "#",
    "~",
]
_WHOLE = [
    "**bold**", "*soft*", "**a *b* c**", "[x](a.md)", "[x](a.md#b)", '[#](#p "Link to *it*"){ .fs-permalink }',
    "[x](<https://a.example/b(c)_d>){ rel=\"noreferrer\" .fs-open }", "[**b** c](../d.md)", ":material-bank-outline:",
    ":no-such-icon:", '<span class="m" data-x="a:b_c*d">', "</span>", "<br>", '<q lang="es">', "</q>", "<p>", "</p>",
    "<b", "{ .c }", '{ data-label="A b" }', "https://a.example/x_y_z", "a@b.example", "<https://a.example>",
    "  \n", "\n",
]  # fmt: skip
_line = st.lists(st.sampled_from(_WORDS + _SIGNS + _WHOLE), max_size=7).map(lambda parts: " ".join(parts))
_tight = st.lists(st.sampled_from(_WORDS + _SIGNS + _WHOLE), max_size=5).map("".join)
_STARTS = [
    "", "", "", "- ", "- ", "    - ", "        - ", "1. ", "2. ", "    1. ", "# ", "## ", "### ", "> ", "| ",
    "    ", " ",
    "{ .c }", "    { .c }", "        { data-found=\"a\" }", "---", "===", "!!! note", "* ", "+ ",
]  # fmt: skip
_ENDS = ["", "", "", " ", "  ", " { #id }", " { .c }", " |", "\n{ .c }", "\n{ #x .c }", "\n\n", "\n\n\n"]
_text = st.tuples(st.sampled_from(_STARTS), st.one_of(_line, _tight), st.sampled_from(_ENDS)).map("".join)
_OPEN = [
    "<div markdown>", '<div class="b" id="a" markdown>', "<section markdown>", "<dl markdown>", "<details markdown>",
    '<dt markdown="span">', '<dd markdown="span">', "<div>", "<p class=\"x\">", "<table>", "<ul>", "<figure markdown>",
    '<details data-x="a &amp; b" open>', "<summary>", "<span>", "<tr markdown>", '<td class="x" markdown="span">',
]  # fmt: skip


@st.composite
def _elements(draw: st.DrawFn, depth: int = 2) -> str:
    """An element, nearly always with its end, with blocks in it."""
    opened = draw(st.sampled_from(_OPEN))
    inside = draw(st.lists(_blocks(depth - 1), max_size=3)) if depth else [draw(_text)]
    gap = draw(st.sampled_from(["\n", "\n\n", "", "\n\n\n"]))
    close = draw(st.sampled_from([f"</{opened[1:].split()[0].rstrip('>')}>"] * 9 + ["", "</div>"]))
    return gap.join([opened, *inside, close])


def _blocks(depth: int) -> st.SearchStrategy[str]:
    cells = st.lists(_line, min_size=2, max_size=3).map(lambda cells: f"| {' | '.join(cells)} |")
    table = st.lists(cells, min_size=1, max_size=3).map(lambda rows: "\n".join([rows[0], "| --- | --- |", *rows[1:]]))
    return st.one_of(_text, _text, table, _elements(depth)) if depth >= 0 else _text


_pages = st.lists(_blocks(2), min_size=1, max_size=5).flatmap(
    lambda blocks: st.sampled_from(["\n\n", "\n\n", "\n"]).map(lambda gap: gap.join(blocks))
)


def _same_or_refused(text: str) -> bool:
    """Whether it was converted; that this is what the library makes of it is asserted."""
    try:
        ours = by_us(text)
    except NotPlainError:
        return False
    assert ours == by_library(text), text
    return True


@settings(max_examples=_EXAMPLES, deadline=None)
@given(_pages)
def test_any_text(text: str) -> None:
    """Whatever stands in a page: is it converted as the library does, or left to the library?"""
    _same_or_refused(text)


@settings(max_examples=_EXAMPLES, deadline=None)
@given(st.one_of(_line, _tight))
def test_any_line(text: str) -> None:
    """The same for what stands in one line."""
    _same_or_refused(text)


@pytest.mark.parametrize(
    "text",
    [
        "[](){.a} }",
        "a  \n [b](c)",
        "<div markdown>\n<table>\n{i}</table>\n</div>",
        "<div>\n\n\n \n</div>",
        "    \n# *t* { #a }",
        "- \n{#a}",
        "1. \n    y",
        "<div><b</div>\n\nk",
        "<summary><p><summary></p></summary></summary>",
        "<div markdown>\n<p><summary/></p>\n</div>",
    ],
)
def test_what_was_wrong_once(text: str) -> None:
    """Found at random, and each the engine's own way: is it right now, or refused?"""
    _same_or_refused(text)


@pytest.mark.parametrize(
    "text",
    [
        "a  \nb\n\nc  \n d",
        "*a*, * a and *\n\n*a* * b",
        '[a](b){ href="c" }',
        '[a](b "c"){ title="d" .e }',
        '[a](b%s){ data-x="5 %s" .c } [a](b%d){ .c }',
        '[a](b){ #x .c } <i id="y">d</i>\n\n[c](d){ #x .c } <i id="y">d</i>',
    ],
)
def test_what_is_known_from_before(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is what was met before, or looks nearly like it, converted again as the library does, however little is kept?"""
    monkeypatch.setattr(lines, "_MOST_KNOWN", 2)
    for _ in range(2):
        _same_or_refused(text)
    assert _same_or_refused('<b>a</b> & :material-gavel: *b* <q lang="es">c</q> > \\*') is True


@pytest.mark.parametrize(("site", "step"), [("bridges_root", 1), ("project_root", 8)])
def test_pages(site: str, step: int, examine_site: Callable[..., Examination], request: pytest.FixtureRequest) -> None:
    """The generated pages of both sites: are they the same, and are only those with code left to the library?"""
    root: Path = request.getfixturevalue(site)
    catalog = examine_site(root).catalog
    assert catalog
    pages = make_pages(catalog, make_environment(root / "site_config" / "templates"))
    bodies = {uri: pages[uri].split("\n---\n", 1)[-1] for uri in sorted(pages)[::step]}
    left = [uri for uri, body in bodies.items() if not _same_or_refused(body)]
    assert [uri for uri in left if "`" not in bodies[uri] and "/sheets/" not in uri] == []
