"""A scene as SVG within a page: shares become percentages and lines em, so that it follows width, text and colors.

Colors are classes alone (`theme/styles/56-pictures.css`); ids, styles and scripts there are none.
"""

from __future__ import annotations

import html
from functools import lru_cache

from generator.pages.addresses import from_there
from generator.pictures.scene import Area, Box, Dot, MapScene, Mark, Scene, Shape, Stroke, Text, Tile


def inline(scene: Scene, page: str, title: str) -> str:
    """The picture for a page. `title` is the id of its title there; `title-d` is that of what describes it.

    A picture is one image to assistive technology; with links in it, it is a group that can be entered.
    """
    shapes = "".join(_area(shape, page) if isinstance(shape, Area) else _shape(shape) for shape in scene.shapes)
    role = "group" if any(isinstance(shape, Area) for shape in scene.shapes) else "img"
    return (
        f'<svg class="fs-draw" role="{role}" aria-labelledby="{title}" aria-describedby="{title}-d" width="100%" '
        f'height="{number(scene.height)}em">{shapes}</svg>'
    )


def inline_map(scene: MapScene, title: str) -> str:
    """A map for a page: the outline keeps its form at any width; over it, points and names keep their size."""
    down = number(scene.height * 1000)
    marks = "".join(_mark(mark, scene.height) for mark in scene.marks)
    return (
        '<div class="fs-map">'
        f'<svg class="fs-draw" role="img" aria-labelledby="{title}" aria-describedby="{title}-d" '
        f'viewBox="0 0 1000 {down}"><path class="p-land" d="{scene.land}"/>'
        f'<path class="p-border" d="{scene.borders}"/></svg>'
        f'<svg class="fs-draw" aria-hidden="true" width="100%" height="100%">{marks}</svg></div>'
    )


def glyph(shapes: tuple[Shape, ...], across: float, height: float) -> str:
    """A small drawing beside words that say the same, so it is hidden from those who listen."""
    drawn = "".join(_shape(shape) for shape in shapes)
    size = f'width="{_em(across)}" height="{_em(height)}"'
    return f'<svg class="fs-draw" aria-hidden="true" {size}>{drawn}</svg>'


@lru_cache(maxsize=4096)  # heights and margins are those of all pictures
def number(value: float) -> str:
    """A number as short as it can be without the eye seeing a difference: 12.5, .4, 3."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    if text in ("-0", ""):
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def _share(value: float) -> str:
    return f"{number(value * 100)}%" if value else "0"


def _em(value: float) -> str:
    return f"{number(value)}em" if value else "0"


def _mark(mark: Mark, height: float) -> str:
    """A frame of its own at the point, so that what is in it can be placed in em from there."""
    lead = ""
    if mark.has_lead:
        lead = f'<line class="p-lead" x2="{_em(mark.right * 0.85)}" y2="{_em(mark.down - 0.25)}"/>'
    style = ' class="p-wide"' if mark.wide_only else ""
    anchor = f' text-anchor="{mark.anchor}"' if mark.anchor != "start" else ""
    place = f'x="{_em(mark.right)}" y="{_em(mark.down)}"'
    name = f"<text{style} {place}{anchor}>{html.escape(mark.name)}</text>" if mark.name else ""
    where = f'x="{_share(mark.x)}" y="{_share(mark.y / height)}"'
    return f'<svg {where}>{lead}<circle class="p-place" r=".32em"/>{name}</svg>'


def _area(shape: Area, page: str) -> str:
    across = f'x="{_share(shape.x0)}" width="{_share(shape.x1 - shape.x0)}"'
    hit = f'<rect class="p-area" {across} y="{_em(shape.y)}" height="{_em(shape.height)}"/>'
    href = html.escape(from_there(shape.uri, page), quote=True)
    return f'<a href="{href}" aria-label="{html.escape(shape.words, quote=True)}">{hit}</a>'


def _shape(shape: Shape) -> str:
    match shape:
        case Area():
            return ""
        case Text():
            return _text(shape)
        case Box():
            across = f'x="{_share(shape.x0)}" width="{_share(shape.x1 - shape.x0)}"'
            return f'<rect class="{shape.style}" {across} y="{_em(shape.y)}" height="{_em(shape.height)}"/>'
        case Tile():
            across = f'x="{_em(shape.x)}" width="{_em(shape.width)}"'
            return f'<rect class="{shape.style}" {across} y="{_em(shape.y)}" height="{_em(shape.height)}"/>'
        case Stroke():
            across = f'x1="{_share(shape.x0)}" x2="{_share(shape.x1)}"'
            width = f' stroke-width="{_em(shape.width)}"' if shape.width else ""
            return f'<line class="{shape.style}" {across} y1="{_em(shape.y0)}" y2="{_em(shape.y1)}"{width}/>'
        case Dot():
            place = f'cx="{_share(shape.x)}" cy="{_em(shape.y)}"'
            return f'<circle class="{shape.style}" {place} r="{_em(shape.radius)}"/>'


def _text(shape: Text) -> str:
    anchor = f' text-anchor="{shape.anchor}"' if shape.anchor != "start" else ""
    shift = f' dx="{_em(shape.shift)}"' if shape.shift else ""
    words = "".join(
        f'<tspan class="{style}">{html.escape(part)}</tspan>' if style else html.escape(part)
        for part, style in shape.parts
    )
    return f'<text x="{_share(shape.x)}" y="{_em(shape.y)}"{shift}{anchor}>{words}</text>'
