"""Draws a card as SVG: paper, a thick rule, serif type, as on the pages of the site."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.sharing.cards import Card
from generator.sharing.metrics import metrics

WIDTH, HEIGHT = 1200, 630
FAMILY = "Source Serif Pro"
_MARGIN = 84
_ROOM = WIDTH - 2 * _MARGIN
_ICON = 84
_LABEL = 30
_TEXT = 31
_TOP, _FOOT = 112.5, HEIGHT - 108.5  # the two rules
_COLOR = re.compile(r"--fs-([a-z0-9-]+):\s*(#[0-9a-fA-F]{6})\b")
_SHAPES = re.compile(r"<(?:path|circle|rect)\b[^>]*>")


@dataclass(frozen=True)
class Fonts:
    """The files of the three cuts that a card is set in."""

    regular: Path
    semibold: Path
    italic: Path

    @property
    def files(self) -> list[str]:
        """All of them, for the renderer."""
        return [str(self.regular), str(self.semibold), str(self.italic)]


def colors(style_sheet: str) -> dict[str, str]:
    """The light colors of the site, by their names without `--fs-`: the first value that a style sheet gives each."""
    found: dict[str, str] = {}
    for name, value in _COLOR.findall(style_sheet):
        found.setdefault(name, value)
    return found


def draw(card: Card, palette: Mapping[str, str], icon: str, fonts: Fonts) -> str:
    """The SVG of a card; `icon` is the SVG of its icon, or empty. Long texts end at a whole word, with an ellipsis."""
    ink, quiet = palette["ink"], palette["ink-2"]
    lead = _ICON + 28 if icon else 0
    size, heading = _fitting(card.heading, fonts.semibold, _ROOM - lead)
    text = _cut(card.text, fonts.regular, _TEXT, 3 if len(heading) < 3 else 2)
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">',
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{palette["paper"]}"/>',
            f'<rect width="{WIDTH}" height="14" fill="{ink}"/>',
            _line(card.site, 84, 31, ink, weight=600),
            f'<path d="M{_MARGIN} {_TOP}H{WIDTH - _MARGIN}" stroke="{ink}"/>',
            *_middle(card, (heading, size, lead), text, palette, icon),
            f'<path d="M{_MARGIN} {_FOOT}H{WIDTH - _MARGIN}" stroke="{palette["rule"]}"/>',
            _line(card.foot, _FOOT + 54, 29, quiet, style="italic"),
            "</svg>",
        )
    )


def _middle(
    card: Card, heading: tuple[list[str], int, int], text: list[str], palette: Mapping[str, str], icon: str
) -> Iterator[str]:
    """Label, heading with icon, and text, a little above the middle between the two rules."""
    lines, size, lead = heading
    tone, gap = palette.get(card.tone, palette["ink"]), size * 1.16
    height = (_LABEL + 26 if card.label else 0) + gap * len(lines) + (24 + _TEXT * 1.38 * len(text) if text else 0)
    y = _TOP + max(20, (_FOOT - _TOP - height) * 0.44)
    if card.label:
        yield _line(card.label, y + _LABEL, _LABEL, palette["ink-2"])
        y += _LABEL + 26
    if icon:
        yield _drawn(icon, tone, y + size * 0.6 - _ICON / 2)
    for line in lines:
        yield _line(line, y + size * 0.9, size, tone, 600, _MARGIN + lead)
        y += gap
    for line in text:
        yield _line(line, y + 24 + _TEXT * 0.9, _TEXT, palette["ink"])
        y += _TEXT * 1.38


def _fitting(text: str, font: Path, room: float) -> tuple[int, list[str]]:
    """The largest size in which a heading takes two lines at most, or three in the smallest; with its lines."""
    for size, most in ((84, 1), (66, 2), (60, 2)):
        lines = metrics(font).lines(text, size, room)
        if len(lines) <= most:
            return size, lines
    return 54, _cut(text, font, 54, 3, room)


def _cut(text: str, font: Path, size: int, most: int, room: float = _ROOM) -> list[str]:
    """The first lines of a text, with an ellipsis where words are left out."""
    lines = metrics(font).lines(text, size, room)
    if len(lines) <= most:
        return lines
    last = lines[most - 1].split()
    while len(last) > 1 and metrics(font).width(" ".join(last) + " …", size) > room:
        last.pop()
    return [*lines[: most - 1], " ".join(last).rstrip(",;:") + " …"]


def _line(
    text: str, y: float, size: int, color: str, weight: int = 400, x: float = _MARGIN, style: str = "normal"
) -> str:
    face = f'font-family="{FAMILY}" font-size="{size}" font-weight="{weight}" font-style="{style}"'
    return f'<text x="{x}" y="{y:g}" {face} fill="{color}">{html.escape(text)}</text>'


def _drawn(icon: str, color: str, y: float) -> str:
    shapes = "".join(_SHAPES.findall(icon))
    return f'<g transform="translate({_MARGIN - 6} {y:g}) scale({_ICON / 24:g})" fill="{color}">{shapes}</g>'
