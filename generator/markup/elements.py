"""What the tag of an element says of its content: Markdown as blocks, Markdown within lines, or none."""

from __future__ import annotations

from functools import lru_cache

from generator.markup.attributes import attribute_value
from generator.markup.ids import ids_in
from generator.markup.not_plain import NotPlainError
from generator.markup.raw import attributes_of

# Elements whose content is lines only, and elements whose content is never Markdown, in `md_in_html`.
_OF_LINES = frozenset(
    ("address", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "li", "p", "summary", "td", "th")
)
OF_CELLS = frozenset(("dt", "td", "th"))
NEVER = frozenset(("canvas", "math", "option", "pre", "script", "style", "textarea", "hr"))


@lru_cache(maxsize=4096)
def element_of(name: str, written: str) -> tuple[str, str, list[str]]:
    """What the content of an element is: "blocks", "lines" or, if it is not Markdown, ""; its tag, and the ids in that.

    `written` are its attributes. Raises NotPlainError.
    """
    attributes = attributes_of(written)
    wish = attributes.get("markdown")
    if wish is None:
        return "", "", []
    if name in NEVER or wish not in ("markdown", "span"):
        raise NotPlainError(f'markdown="{wish}" of {name}')
    tag = f"<{name}{attribute_value({key: value for key, value in attributes.items() if key != 'markdown'})}>"
    if name in _OF_LINES or wish == "span":
        if name[0] == "h" and name[1:].isdigit():
            raise NotPlainError("a heading as an element")
        return "lines", tag, ids_in(tag)
    return "blocks", tag, ids_in(tag)
