"""Draws icons into Markdown: a shortcode such as `:material-gavel:` is known to one engine, a drawing to all."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from generator.exporting.placing import without_code

_SHORTCODE = re.compile(
    r":(?P<set>material|fontawesome-(?:brands|regular|solid)|octicons|simple)-(?P<name>[a-z0-9-]+):"
)
_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)


def with_drawings(text: str) -> str:
    """The Markdown with each shortcode of an icon replaced by its drawing, in the element that style sheets expect.

    Code is left as it is, and so is a shortcode that names no icon: it would be text in our own build as well.
    """
    pieces: list[str] = []
    end = 0
    for found in _SHORTCODE.finditer(without_code(text)):
        drawing = _drawing(found["set"].replace("-", "/"), found["name"])
        if drawing:
            pieces += [text[end : found.start()], f'<span class="twemoji">{drawing}</span>']
            end = found.end()
    return "".join([*pieces, text[end:]])


@cache
def _drawing(folder: str, name: str) -> str:
    """The drawing in one line; empty if there is none of this name."""
    path = _icons() / folder / f"{name}.svg"
    return " ".join(_COMMENT.sub("", path.read_text(encoding="utf-8")).split()) if path.is_file() else ""


@cache
def _icons() -> Path:
    """Where the theme keeps its drawings."""
    theme = find_spec("material")
    if theme is None or not theme.submodule_search_locations:
        raise ModuleNotFoundError("The theme `mkdocs-material` is not installed.")
    return Path(theme.submodule_search_locations[0]) / "templates" / ".icons"
