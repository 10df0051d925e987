"""Pages that are finished piece by piece: are they the same as step by step, and is nothing refused less?"""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from generator.engine.icons import collected
from generator.engine.lightening import lighter, without_styles
from generator.engine.outgoing import quiet_links
from generator.engine.polishing import Polish
from generator.engine.pruning import names_on
from generator.engine.securing import inline_code
from generator.engine.tags import apart

ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M1 2h3z"/></svg>'
FRAGMENTS = (
    *("<p>", "</p>", "<nav class='x'>", "</nav>", "text", "\n   ", " \n", "  ", "\ufffc", ICON),
    *('<a href="https://example.org/">', "<A rel=me HREF=//e.org>", "</a>", '<td style="text-align: right;">', "</td>"),
    *(
        "<!--",
        "-->",
        "<!-->",
        "<script>",
        "go()",
        "</script>",
        '<script type="application/json">',
        "<style>",
        "</style>",
    ),
    *(
        "<pre>",
        "</pre>",
        "<PRE",
        "<textarea>",
        "</textarea>",
        "<p style='x'>",
        "<img src=x onerror=go()>",
        "<svg/onload=x>",
    ),
    *('<b class="b c">', 'class="d', '<a class="e" href="http://e.org/" title="//">', '<a href="/x?y=//">', "<br />"),
    *("<", ">", '"', "'", "=", "/", '<p title="', '">', "<a href='javascript:x'>", "<path d='M1'/>", "</svg>"),
)
PIECE = st.lists(st.sampled_from(FRAGMENTS), max_size=8).map("".join)
PART = st.one_of(PIECE, PIECE.map(lambda inside: f"<nav>{inside}</nav>"))
PAGE = st.lists(st.tuples(PIECE, PART), max_size=4)


def step_by_step(page: str) -> tuple[str, tuple[str, ...], dict[str, str]]:
    """A page as the single steps leave it, and what they find."""
    drawings: dict[str, str] = {}
    page = collected(without_styles(page), "../", drawings)
    return lighter(quiet_links(page)), tuple(dict.fromkeys(inline_code(page))), drawings


@given(PAGE)
def test_same_as_step_by_step(pieces: list[tuple[str, str]]) -> None:
    """Whatever stands on a page, hostile or broken: is it published, and refused, as the single steps would have it?"""
    page = "".join(text + part for text, part in pieces)
    polish = Polish()
    assert (*polish.page(page, "../"), polish.drawings) == step_by_step(page)
    drawn = apart(collected(without_styles(page), "../", {}))
    assert polish.names >= {name for tag in drawn[1::2] for name in names_on(tag)}


@given(PAGE)
@example([("<pre><style></pre>", "</style>")])
@example([("<p>", "<textarea>"), ("<i onclick='x'>", "</textarea>")])
def test_parts_change_nothing(pieces: list[tuple[str, str]]) -> None:
    """Is a page the same if it is known which parts of it stand on other pages too, whatever those hold?"""
    page = "".join(text + part for text, part in pieces)
    polish = Polish()
    parts = [part for _, part in pieces]
    assert (*polish.page(page, "../", parts), polish.drawings) == step_by_step(page)
    polish = Polish()
    around = [*(text for text, _ in pieces), ""]
    assert (*polish.put_together(around, parts, "../"), polish.drawings) == step_by_step(page)


def test_no_part_cuts_a_drawing() -> None:
    """Is a drawing taken into the file of drawings even if a piece of it is known as a part?"""
    head, path, end = ICON.partition("<path")[0], '<path d="M1 2h3z"/>', "</svg>"
    for parts in ([head], [path], [end], [head + path], [path + end], [f"<p>{head}"]):
        page = f"<p>{ICON}<p>"
        polish = Polish()
        assert (*polish.page(page, "../", parts), polish.drawings) == step_by_step(page)


def test_a_part_is_looked_at_once() -> None:
    """Is a usual part really taken from what was made before, and a part with something refused never?"""
    polish = Polish()
    menu, bad = f'<nav>\n   {ICON}<a href="x">a</a></nav>', "<p onclick=go()>x</p>"
    for number in range(3):
        text, refused = polish.page(f"<p>{number}</p>\n  {menu}\n{bad}", "../", [menu, bad])
        assert text.startswith(f"<p>{number}</p>\n<nav>\n<svg class=")
        assert refused == ("an attribute onclick=go()",)
    assert [bool(made) for made in polish._parts.values()] == [True, False]
