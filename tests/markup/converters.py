"""The library that the engine uses, with the settings of the project, and our own conversion beside it."""

from __future__ import annotations

from typing import Any

from markdown import Markdown
from material.extensions.emoji import to_svg, twemoji

from generator.engine.converting import KNOWN
from generator.engine.shortcodes import drawings_only
from generator.markup.ids import ids_in
from generator.markup.lines import Lines
from generator.markup.page import Converted, convert

_CONFIGS: dict[str, dict[str, Any]] = {
    "toc": {"permalink": False, "toc_depth": 2},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.emoji": {"emoji_index": twemoji, "emoji_generator": to_svg},
}
LIBRARY = Markdown(extensions=sorted(KNOWN), extension_configs=drawings_only(_CONFIGS))
NAMES = frozenset(LIBRARY.block_level_elements)
_KNOWN: dict[str, str] = {}  # of all texts that were converted before, as in a build


def by_library(text: str) -> tuple[str, Any]:
    """The HTML and the contents, as the library makes them."""
    html = LIBRARY.reset().convert(text)
    return html, _short(LIBRARY.toc_tokens)  # type: ignore[attr-defined]


def by_us(text: str) -> tuple[str, Any]:
    """The same as we make them; the ids that were noted on the way are those of the HTML. Raises NotPlainError."""
    found: Converted = convert(text, Lines(lambda url: url, _icon, NAMES, _KNOWN), NAMES)
    assert set(found.ids) == set(ids_in(found.html))
    return found.html, _short(found.contents)


def _short(tokens: list[dict[str, Any]]) -> Any:
    return [(each["name"], each["id"], each["level"], _short(each["children"])) for each in tokens]


def _icon(name: str) -> str:
    html = LIBRARY.reset().convert(f":{name}:")
    return html.removeprefix("<p>").removesuffix("</p>") if html.startswith("<p><") else ""
