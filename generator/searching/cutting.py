"""What of a page is indexed, and how much each part counts: its own statements, not the marks and lists around them.

Everything that depends on the class names of the pages stands here. The page itself carries nothing for the search.
"""

from __future__ import annotations

import html
import re

# Left out: links, marks, and lists that repeat what other pages say. Selectors of the engine.
LEFT_OUT = (
    ".headerlink",
    ".fs-permalink",
    ".fs-mark",
    ".fs-checked",
    ".fs-figure__by",
    ".fs-state a",
    ".fs-key",
    ".fs-rests",
    ".fs-evidence a",
    ".fs-box__sources",
    ".fs-sources",
    ".fs-related",
    ".fs-picture",
    ".fs-cite",
    ".fs-embed",
    ".fs-edit",
    ".fs-edits",
    ".fs-open",
    ".fs-at",
    ".fs-filter",
    ".fs-translation",
    ".fs-definitions",
    "dd .fs-status",
    "li .fs-status",
    "td .fs-status",
    "[popover]",
    "button",
    "select",
    "textarea",
    "[data-search=off]",
    "sup[id^=fnref]",
)

# How much words count, by the class of the element that they stand in; elsewhere 1. The engine allows 0 to 10.
WEIGHTS = {
    "fs-summary": 3.0,
    "fs-answer": 3.0,
    "fs-rest": 2.0,
    "fs-figure__number": 4.0,
    "fs-value__number": 3.0,
    "fs-says": 2.0,
    "fs-quote": 2.0,
    "fs-box": 2.0,
    "fs-purpose": 2.0,
    # These repeat what stands in full elsewhere.
    "fs-timeline": 0.5,
    "fs-changes": 0.5,
    "fs-cards": 0.5,
    "fs-entries": 0.5,
    "fs-sides": 0.5,
}
TITLE_WEIGHT = 8.0

# Stand before each block of text and before the summary in the index, so that scripts can show a passage from its
# beginning. They are no words, so that nobody finds them.
BLOCK, SUMMARY = "¶", "¶¶"
# What has no end goes on to that of the page; so nothing is looked at twice.
_BLOCKS = re.compile(r"<(?:p|li|dt|td|th|h[2-6]|summary|figcaption|blockquote)\b(?P<attributes>[^>]*+)(?:>|\Z)")
_SUMMARY = re.compile(r'class="fs-(?:summary|answer|purpose)[" ]')
_WEIGHTED = re.compile(rf' class="(?P<name>{"|".join(WEIGHTS)})(?=[" ])')
_HEADING = re.compile(r"<h1\b[^>]*+(?:>(?P<text>.*?)(?:</h1>|\Z)|\Z)", re.DOTALL)
_PURPOSE = re.compile(r'<p class="fs-purpose">.*?(?:</p>|\Z)', re.DOTALL)
_STATE = re.compile(r'<p class="fs-state">.*?(?:</p>|\Z)', re.DOTALL)
_PARAGRAPH = re.compile(r"<p\b.*?(?:</p>|\Z)", re.DOTALL)
_VALUES = re.compile(r"</dd>\s*(?=<dd\b)")
_ICON, _ICON_END = '<span class="twemoji"><svg', "</svg></span>"
_PERMALINK = re.compile(r"<a\b[^<>]*+>#</a>")
_TAGS = re.compile(r"<[^>]*+(?:>|\Z)")


def cut(content: str, weight: float = 1.0) -> str:
    """The content of a page, without its first heading, with the weight of each part.

    `weight` is how much the page counts among all pages.
    """
    body = _PERMALINK.sub("", _HEADING.sub("", _without_icons(content), count=1))
    body = _BLOCKS.sub(_with_mark, body)
    body = _VALUES.sub("</dd> · ", body.replace("</dt>", ":</dt>"))
    return _WEIGHTED.sub(lambda found: _weighted(found, weight), body)


def cut_overview(content: str, weight: float = 1.0) -> str:
    """Of a page that only gathers what stands on others: what it is for, or else how it begins."""
    return cut("".join(_PURPOSE.findall(content) or _PARAGRAPH.findall(content)[:1]), weight)


def cut_source(content: str, weight: float = 1.0) -> str:
    """Of a source: not the line that says how close it is and whether we hold it, which all of them have."""
    return cut(_STATE.sub("", content), weight)


def document(language: str, title: str, body: str, data: dict[str, str], weight: float = 1.0) -> str:
    """A page for the engine. `data` is what results show, by name; of these, names count in the ranking.

    The facets are no filters of the engine: it writes those in another order each time.
    """
    marks = "".join(
        f'<i data-pagefind-meta="{name}[data-v]" data-v="{html.escape(value)}"></i>'
        for name, value in data.items()
        if value
    )
    heading = f"<h2 {_weight(TITLE_WEIGHT * weight)}>{html.escape(title)}</h2>"
    main = f"<main data-pagefind-body {_weight(weight)}>{marks}{heading}{body}</main>"
    return f'<!doctype html><html lang="{html.escape(language)}"><body>{main}</body></html>\n'


def words_of(content: str) -> str:
    """The text of a piece of HTML."""
    return " ".join(html.unescape(_TAGS.sub(" ", content)).split())


def _with_mark(block: re.Match[str]) -> str:
    return f"{block[0]} {SUMMARY if _SUMMARY.search(block['attributes']) else BLOCK} "


def _without_icons(content: str) -> str:
    """The content without its icons, which are a third of it and say nothing."""
    before, *others = content.split(_ICON)
    return "".join((before, *(other.partition(_ICON_END)[2] for other in others)))


def _weighted(found: re.Match[str], weight: float) -> str:
    tag = found.string.rfind("<", 0, found.start())
    if found.string.rfind(">", 0, found.start()) >= tag:
        return found[0]  # no attribute, but text
    return f" {_weight(WEIGHTS[found['name']] * weight)}{found[0]}"


def _weight(value: float) -> str:
    return f'data-pagefind-weight="{min(round(value, 2), 10.0):g}"'
