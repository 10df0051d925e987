"""The values of a figure as bars: a static picture with its table; only numbers are drawn, never phrases."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from generator.model.entry import Entry
from generator.model.parts import Value
from generator.pages.escape import Markdown

if TYPE_CHECKING:
    from generator.pages.view import View

_WIDTH = 640
_ROW = 52
_LABEL = 18


def bar_chart(view: View, entry: Entry) -> Markdown:
    """Bars for the figure's numbers, from zero, with a table of all values. Nothing for fewer than two numbers."""
    values = [value for value in view.catalog.live_values(entry) if value.value is not None and value.value >= 0]
    if len(values) < 2:
        return Markdown("")
    most = max(value.value for value in values if value.value is not None) or 1
    rows = [_row(view, entry, value, index, float((value.value or 0) / most)) for index, value in enumerate(values)]
    height = len(values) * _ROW
    title = html.escape(f"{entry.name}: values compared", quote=True)
    return Markdown(
        f'<figure class="fs-chart">\n'
        f'<svg viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" role="img" aria-label="{title}">\n'
        + "\n".join(rows)
        + "\n</svg>\n"
        + f"<figcaption>{html.escape(_caption(view, entry))}</figcaption>\n</figure>"
    )


def _row(view: View, entry: Entry, value: Value, index: int, share: float) -> str:
    top = index * _ROW
    label = html.escape(f"{_text(view, value, entry)} — as of {view.date(value.as_of)}")
    rank = "preferred" if index == 0 else "normal"
    return (
        f'<text class="fs-chart__label" x="0" y="{top + _LABEL - 4}">{label}</text>'
        f'<rect class="fs-chart__bar fs-chart__bar--{rank}" x="0" y="{top + _LABEL + 2}" '
        f'width="{max(2, round(share * _WIDTH))}" height="18" rx="2"/>'
    )


def _text(view: View, value: Value, entry: Entry) -> str:
    return html.unescape(view.value(value, entry).replace("\\", ""))


def _caption(view: View, entry: Entry) -> str:
    return f"{view.plain(entry.definition)} Values that are no longer live are not drawn."
