"""Links of a page that was written for another place lead where they led, or to a translation."""

from __future__ import annotations

import pytest

from generator.translating.publishing import TranslatedPage
from generator.translating.relocating import relocate

PAGES = {uri: TranslatedPage("es", uri, listed=True) for uri in ("index.md", "a/one.md", "a/two.md", "b/index.md")}


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("[x](two.md)", "[x](two.md)"),
        ("[x](two.md#y)", "[x](two.md#y)"),
        ("[x](#y)", "[x](#y)"),
        ("[x](one.md#y)", "[x](one.md#y)"),
        ("[x](../b/index.md)", "[x](../b/index.md)"),
        ("[x](three.md)", '[x](../../a/three.md){ hreflang="en" }'),
        (
            '[#](../c/d.md#e "A title (with \\"signs\\")")',
            '[#](../../c/d.md#e "A title (with \\"signs\\")"){ hreflang="en" }',
        ),
        ("[x](../c/d.md){ .fs-open }", '[x](../../c/d.md){ hreflang="en" .fs-open }'),
        ("[x](https://example.org/a.md)", "[x](https://example.org/a.md)"),
        ("![x](../pictures/p.png)", "![x](../../pictures/p.png)"),
        ('<a href="../../c/d/">x</a>', '<a hreflang="en" href="../../../c/d/">x</a>'),
        ('<a class="b" href="../../c/d.csv" download>x</a>', '<a class="b" href="../../../c/d.csv" download>x</a>'),
        ('<a href="../../c/" aria-label="x"><rect/></a>', '<a href="../../../c/" aria-label="x"><rect/></a>'),
        ('<a href="../two/#y">x</a>', '<a href="../two/#y">x</a>'),
        ('<a href="../../">x</a>', '<a href="../../">x</a>'),
        (
            '<a href="#y">x</a> <a href="https://example.org/">z</a>',
            '<a href="#y">x</a> <a href="https://example.org/">z</a>',
        ),
        ('<img src="../../pictures/p.svg">', '<img src="../../../pictures/p.svg">'),
        ("plain (words) [and/or] {not}", "plain (words) [and/or] {not}"),
    ],
)
def test_where_links_lead(text: str, moved: str) -> None:
    """Does each kind of link lead on from the folder of a language?"""
    assert relocate(text, "a/one.md", "es/a/one.md", PAGES, "en") == moved
