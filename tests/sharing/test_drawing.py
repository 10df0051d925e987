"""The drawing of a card: is everything on it, within its edges, whatever the words are?"""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.engine.looking import style_sheet
from generator.sharing.cards import Card
from generator.sharing.drawing import HEIGHT, WIDTH, colors, draw
from generator.sharing.metrics import metrics
from generator.sharing.rendering import fonts

ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M3 6h18v2H3z"/></svg>'
LONG = "The council of the old town on the river, and of all its bridges, wherever they may stand, whatever they cost. "
CARDS = {
    "short": Card("A site", "Ruling", "In effect", "It applies.", "As of June 1, 2026", "x", "live"),
    "long": Card(LONG[:60], "Law or policy", LONG * 2, LONG * 4, "As of September 30, 2026", "x", "limited"),
    "bare": Card("A site", "", "Rulings", "", "As of June 1, 2026"),
    "signs": Card("A & B", "<label>", "“1 < 2” & 'so on'", 'a "b" &amp; c', "As of <day>"),
}


@pytest.fixture(scope="module")
def palette(project_root: Path) -> dict[str, str]:
    """The colors of the site."""
    return colors(style_sheet(project_root))


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_words_stay_within_the_card(card: Card, palette: dict[str, str]) -> None:
    """Does no line run over the edge or into the next one, and are the site, the heading and the day there?"""
    drawing = ElementTree.fromstring(draw(card, palette, ICON if card.icon else "", fonts()))
    lines = [element for element in drawing.iter("{http://www.w3.org/2000/svg}text") if element.text]
    for line in lines:
        font = fonts().semibold if line.get("font-weight") == "600" else fonts().regular
        size = float(line.get("font-size") or 0)
        assert float(line.get("x") or 0) + metrics(font).width(line.text or "", size) <= WIDTH - 80, line.text
    tops = [float(line.get("y") or 0) for line in lines]
    sizes = [float(line.get("font-size") or 0) for line in lines]
    assert tops == sorted(tops)
    assert all(below - above >= size for above, below, size in zip(tops, tops[1:], sizes[1:], strict=False))
    assert tops[-2] < HEIGHT - 115, "the text runs into the rule above the day"
    texts = [line.text for line in lines]
    assert texts[0] == card.site
    assert texts[-1] == card.foot
    assert (card.heading.split() or [""])[0] in " ".join(text or "" for text in texts)


def test_a_cut_text_says_so(palette: dict[str, str]) -> None:
    """Does a text that is too long end at a whole word, with an ellipsis?"""
    drawing = draw(CARDS["long"], palette, ICON, fonts())
    assert drawing.count(" …<") == 2


def test_colors_are_those_of_the_pages(project_root: Path, palette: dict[str, str]) -> None:
    """Do cards take the light colors from the one file of colors, and a status its own?"""
    assert {"paper", "ink", "ink-2", "rule", "live", "limited", "ended"} <= set(palette)
    assert f'fill="{palette["live"]}">In effect</text>' in draw(CARDS["short"], palette, ICON, fonts())
    assert colors(":root { --fs-ink: #111111 }\n@media screen { :root { --fs-ink: #eeeeee } }") == {"ink": "#111111"}
