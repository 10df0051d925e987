"""The colors of pictures: the same as on pages, and strong enough in both schemes?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.pictures.palette import DARK, LIGHT, STYLES

STYLE_FOLDER = Path(__file__).parent.parent.parent / "generator" / "theme" / "styles"
GRAPHICS = ("rule-2", "accent", "bar-2", "live", "limited", "ended", "ink", "ink-2")


def luminance(color: str) -> float:
    """Relative luminance, after WCAG 2.2."""
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colors, after WCAG 2.2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_colors_are_those_of_the_pages() -> None:
    """Does a file to download look like its page, in light and in dark?"""
    text = (STYLE_FOLDER / "10-tokens.css").read_text(encoding="utf-8")
    light, _, dark = text.partition('[data-md-color-scheme="slate"]')
    for palette, part in ((LIGHT, light), (DARK, dark)):
        for name, color in palette.items():
            assert re.search(rf"--fs-{name}: {color};", part), name


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_colors_are_strong_enough(palette: Mapping[str, str]) -> None:
    """Has every shape a contrast of 3 with the paper, and every text one of 4.5?"""
    for name in GRAPHICS:
        assert contrast(palette[name], palette["paper"]) >= 3, name
    assert contrast(palette["limited"], palette["limited-bg"]) >= 3
    for name in ("ink", "ink-2", "accent"):
        assert contrast(palette[name], palette["paper"]) >= 4.5, name
        assert contrast(palette[name], palette["paper-2"]) >= 4.5, name


def test_pages_color_every_style() -> None:
    """Does the style sheet of the pages know every style, also where the reader's own colors are forced?"""
    sheet = (STYLE_FOLDER / "56-pictures.css").read_text(encoding="utf-8")
    plain, _, forced = sheet.partition("(forced-colors: active)")
    for name in STYLES:
        assert re.search(rf"\.{name}\b(?!-)", plain), name
        if name not in ("p-name", "p-date", "p-axis"):
            assert re.search(rf"\.{name}\b(?!-)", forced), name
