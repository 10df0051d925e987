"""A picture as a file that speaks for itself: title, words, drawing, sources, date, and its own light and dark colors.

It is plain SVG 1.1 with one style sheet inside: no script, no font, no reference to anything outside.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.pictures.drawing import number
from generator.pictures.palette import DARK, LIGHT, STYLES
from generator.pictures.scene import Area, Box, Dot, MapScene, Mark, Scene, Shape, Stroke, Text, Tile, lines

_EM = 14.0
_WIDTH = 720.0
_MARGIN = 24.0
_ROOM = (_WIDTH - 2 * _MARGIN) / _EM  # em across
_SAFE = 0.94  # of that, because nobody knows with which font the file will be drawn
_FONT = "'Helvetica Neue',Arial,'Liberation Sans',sans-serif"


@dataclass(frozen=True)
class Words:
    """What stands around the drawing: its title, what it shows, and the lines below it."""

    title: str
    description: str
    below: Sequence[str]
    language: str = "en"


def standalone(scene: Scene | MapScene, words: Words) -> str:
    """The whole file."""
    head, top = _lines((words.title,), 1.3, _MARGIN + 18, "t")
    said, top = _lines((words.description,), 1.0, top + 4, "d")
    drawn, bottom = _map(scene, top) if isinstance(scene, MapScene) else _scene(scene, top)
    below, bottom = _lines(words.below, 0.9, bottom + 24, "d")
    height = number(bottom)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(_WIDTH)} {height}" width="{number(_WIDTH)}" '
        f'height="{height}" font-family="{_FONT}" font-size="{number(_EM)}" '
        f'role="img" aria-labelledby="title desc" lang="{words.language}">\n'
        f'<title id="title">{_escaped(words.title)}</title>\n<desc id="desc">{_escaped(words.description)}</desc>\n'
        f'<style>{_style_sheet(drawn)}</style>\n<rect class="p-paper" width="100%" height="100%"/>\n'
        f"{head}{said}{drawn}\n{below}</svg>\n"
    )


def _scene(scene: Scene, top: float) -> tuple[str, float]:
    """The drawing, and how far down it reaches."""
    return "".join(_shape(shape, top) for shape in scene.shapes), top + scene.height * _EM


def _map(scene: MapScene, top: float) -> tuple[str, float]:
    """The map, and how far down it reaches."""
    across = _ROOM * _EM
    place = f'transform="translate({number(_MARGIN)} {number(top)}) scale({across / 1000:.4f})"'
    paths = f'<path class="p-land" d="{scene.land}"/><path class="p-border" d="{scene.borders}"/>'
    marks = "".join(_mark(mark, _MARGIN + mark.x * across, top + mark.y * across) for mark in scene.marks)
    return f"<g {place}>{paths}</g>\n{marks}", top + scene.height * across


def _mark(mark: Mark, x: float, y: float) -> str:
    right, down = x + mark.right * _EM, y + mark.down * _EM
    dot = f'<circle class="p-place" cx="{number(x)}" cy="{number(y)}" r="4.5"/>'
    if not mark.name:
        return dot
    end = f'x2="{number(x + mark.right * _EM * 0.85)}" y2="{number(down - 3.5)}"'
    lead = f'<line class="p-lead" x1="{number(x)}" y1="{number(y)}" {end}/>' if mark.has_lead else ""
    anchor = f' text-anchor="{mark.anchor}"' if mark.anchor != "start" else ""
    return f'{lead}{dot}<text x="{number(right)}" y="{number(down)}"{anchor}>{_escaped(mark.name)}</text>\n'


def _escaped(words: str) -> str:
    return html.escape(words, quote=True)


def _lines(texts: Sequence[str], size: float, top: float, style: str) -> tuple[str, float]:
    """Paragraphs of a size in em, with the height at which the next thing may begin."""
    markup, y = "", top
    for words in texts:
        for line in lines(words, _ROOM * _SAFE / size / (1.08 if style == "t" else 1)):
            markup += f'<text class="{style}" x="{number(_MARGIN)}" y="{number(y)}" font-size="{number(size * _EM)}">'
            markup += f"{_escaped(line)}</text>\n"
            y += size * _EM * 1.35
    return markup, y


def _style_sheet(drawn: str) -> str:
    """The rules for what is drawn: the light colors for everything, the dark ones where the reader asks for them."""
    return _rules_of(tuple(name for name in STYLES if f'"{name}"' in drawn))


@lru_cache(maxsize=256)  # pictures of one sort have the same ones
def _rules_of(names: tuple[str, ...]) -> str:
    used = {name: STYLES[name] for name in names}
    plain = {"p-paper": STYLES["p-paper"], "d": {"fill": "{ink-2}"}, "t": {"font-weight": "700"}, **used}
    dark = {name: colored for name, rules in plain.items() if (colored := _colors_only(rules))}
    return (
        f"text{{fill:{LIGHT['ink']}}}{_rules(plain, LIGHT)}"
        f"@media (prefers-color-scheme:dark){{text{{fill:{DARK['ink']}}}{_rules(dark, DARK)}}}"
    )


def _colors_only(rules: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in rules.items() if value.startswith("{")}


def _rules(styles: Mapping[str, Mapping[str, str]], palette: Mapping[str, str]) -> str:
    return "".join(
        f".{name}{{{';'.join(f'{key}:{_value(value, palette)}' for key, value in rules.items())}}}"
        for name, rules in styles.items()
    )


def _value(value: str, palette: Mapping[str, str]) -> str:
    return palette[value[1:-1]] if value.startswith("{") else value


def _shape(shape: Shape, top: float) -> str:
    match shape:
        case Text():
            return _text(shape, top)
        case Box():
            return _rect(shape.style, _x(shape.x0), (shape.x1 - shape.x0) * _ROOM * _EM, top, shape)
        case Tile():
            return _rect(shape.style, _x(0, shape.x), shape.width * _EM, top, shape)
        case Stroke():
            ends = f'x1="{number(_x(shape.x0))}" x2="{number(_x(shape.x1))}"'
            downs = f'y1="{number(top + shape.y0 * _EM)}" y2="{number(top + shape.y1 * _EM)}"'
            width = f' stroke-width="{number(shape.width * _EM)}"' if shape.width else ""
            return f'<line class="{shape.style}" {ends} {downs}{width}/>'
        case Area():
            return ""
        case Dot():
            place = f'cx="{number(_x(shape.x))}" cy="{number(top + shape.y * _EM)}"'
            return f'<circle class="{shape.style}" {place} r="{number(shape.radius * _EM)}"/>'


def _rect(style: str, left: float, width: float, top: float, shape: Box | Tile) -> str:
    down = f'y="{number(top + shape.y * _EM)}" height="{number(shape.height * _EM)}"'
    return f'<rect class="{style}" x="{number(left)}" width="{number(width)}" {down}/>'


def _text(shape: Text, top: float) -> str:
    anchor = f' text-anchor="{shape.anchor}"' if shape.anchor != "start" else ""
    words = "".join(
        f'<tspan class="{style}">{_escaped(part)}</tspan>' if style else _escaped(part) for part, style in shape.parts
    )
    place = f'x="{number(_x(shape.x, shape.shift))}" y="{number(top + shape.y * _EM)}"'
    return f"<text {place}{anchor}>{words}</text>"


def _x(share: float, em: float = 0.0) -> float:
    return _MARGIN + share * _ROOM * _EM + em * _EM
