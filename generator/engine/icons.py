"""Icons once for the whole site: a page refers to a file of drawings instead of holding each drawing again.

The theme and its Markdown extension put a drawing of some hundred signs at every mark. On a page of an entry that was a
fifth of what a reader had to load. A drawing that is only a path in a box has no attribute of its own, so it looks the
same from the file: it takes the color of the text, in print and in forced colors too.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import lru_cache

SPRITE = "assets/icons.svg"
_OPEN = '<svg xmlns="http://www.w3.org/2000/svg"'
_DRAWN = re.compile(rf'{_OPEN} viewBox="(?P<box>[\d. -]+)">(?P<paths>(?:<path d="[^"<>]*"/>)+)</svg>')


def collected(page: str, root: str, drawings: dict[str, str]) -> str:
    """An HTML page whose icons refer to the file of drawings. `root` is the way from the page to the site's root.

    Each drawing is added to `drawings`, name -> symbol; the name is made from the drawing itself.
    """
    before, *others = page.split(_OPEN)
    pieces = [before]
    for each in others:
        drawn, end, behind = each.partition("</svg>")
        if end and (icon := _icon(drawn)):
            name, symbol = icon
            drawings.setdefault(name, symbol)
            pieces += (f'<svg class="fs-icon" aria-hidden="true"><use href="{root}{SPRITE}#{name}"/></svg>', behind)
        else:
            pieces += (_OPEN, drawn, end, behind)
    return "".join(pieces)


@lru_cache(maxsize=1024)
def _icon(drawn: str) -> tuple[str, str] | None:
    """The name and the symbol of a drawing, by what stands between its beginning and its end; None if it is no icon."""
    drawing = f"{_OPEN}{drawn}</svg>"
    found = _DRAWN.fullmatch(drawing)
    if found is None:
        return None
    name = "i" + hashlib.sha256(drawing.encode()).hexdigest()[:8]
    return name, f'<symbol id="{name}" viewBox="{found["box"]}">{found["paths"]}</symbol>'


def sprite(drawings: Mapping[str, str]) -> str:
    """The file of drawings; the same ones always give the same file."""
    return _OPEN + ">" + "".join(drawings[name] for name in sorted(drawings)) + "</svg>\n"
