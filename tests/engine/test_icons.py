"""Icons from one file: does every page show the same drawings as before, with less to load?"""

from __future__ import annotations

import re
from pathlib import Path

from generator.engine.icons import collected, sprite

GAVEL = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M1 2h3z"/></svg>'
CLOCK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><path d="M5 6v7"/><path d="M0 0"/></svg>'
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none"><path d="M4 4" stroke-width="2"/></svg>'
CHART = '<svg width="100%" height="50" role="img" aria-label="x"><rect class="bar"/></svg>'


def test_drawings_stand_in_the_file() -> None:
    """Is each drawing in the file once, whole, and are a logo and a chart left where they are?"""
    page = f"<p>{GAVEL} one {CLOCK} two {GAVEL} {LOGO} {CHART}</p>"
    drawings: dict[str, str] = {}
    short = collected(page, "../../", drawings)
    assert len(drawings) == 2
    assert short.count("<use href") == 3
    assert 'href="../../assets/icons.svg#' in short
    assert LOGO in short
    assert CHART in short
    symbols = re.findall(r'<symbol id="(.*?)" viewBox="(.*?)">(.*?)</symbol>', sprite(drawings))
    file = {
        name: f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{paths}</svg>' for name, box, paths in symbols
    }
    again = re.sub(r'<svg class="fs-icon"[^>]*><use href="[^#]*#(.*?)"/></svg>', lambda found: file[found[1]], short)
    assert again == page


def test_without_end() -> None:
    """Does a drawing stay as it is that never ends, or only behind another one?"""
    for page in (GAVEL.removesuffix("</svg>"), GAVEL.removesuffix("</svg>") + LOGO):
        drawings: dict[str, str] = {}
        assert collected(page, "", drawings) == page
        assert not drawings


def test_same_icons_same_file() -> None:
    """Does the order in which pages are made change nothing in the file?"""
    one: dict[str, str] = {}
    other: dict[str, str] = {}
    collected(GAVEL + CLOCK, "", one)
    collected(CLOCK + GAVEL, "../", other)
    assert sprite(one) == sprite(other)


def test_no_page_refers_to_nothing(built_bridges: Path) -> None:
    """On a built site: is every icon that a page refers to in the file, at the place that it names?"""
    site = built_bridges / "site"
    known = set(re.findall(r'<symbol id="([^"]+)"', (site / "assets/icons.svg").read_text(encoding="utf-8")))
    named: set[str] = set()
    for path in site.rglob("*.html"):
        for place, name in re.findall(r'<use href="([^"#]*)#([^"]+)"', path.read_text(encoding="utf-8")):
            target = site / place.lstrip("/") if place.startswith("/") else path.parent / place
            assert target.resolve() == (site / "assets/icons.svg").resolve(), path
            named.add(name)
    assert named == known
    assert len(known) > 10
