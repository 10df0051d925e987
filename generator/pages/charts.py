"""The values of a figure as bars: a static picture; only numbers are drawn, never phrases.

Widths are shares of the picture's own width and letters keep their size, so it is readable on any screen. Colors
are classes, so that it follows the colors of the page.
"""

from __future__ import annotations

import html
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.model.entry import Entry
from generator.model.parts import Value
from generator.model.quantities import Precision
from generator.pages.escape import Markdown
from generator.pages.links import entry_uri

if TYPE_CHECKING:
    from generator.pages.view import View

_ROW = 50  # a line of words and the bar below it
_WORDS = 20  # from the top of a row to the foot of its words
_BAR = 12


def bar_chart(view: View, entry: Entry) -> Markdown:
    """Bars for the figure's numbers, from zero. Nothing for fewer than two numbers."""
    values = [value for value in view.catalog.live_values(entry) if value.value is not None and value.value >= 0]
    if len(values) < 2:
        return Markdown("")
    most = max(value.value for value in values if value.value is not None) or Decimal(1)
    rows = [_row(view, entry, value, index, most) for index, value in enumerate(values)]
    height = len(values) * _ROW
    return Markdown(
        f'<figure class="fs-chart">\n'
        f'<svg width="100%" height="{height}" role="img" aria-label="{_in_words(view, entry, values)}">\n'
        + "\n".join(rows)
        + f'\n<line class="fs-chart__base" x1="0.5" x2="0.5" y1="0" y2="{height}"/>\n</svg>\n'
        + f"<figcaption>{html.escape(_caption(view, entry, values))}</figcaption>\n</figure>"
    )


def _row(view: View, entry: Entry, value: Value, index: int, most: Decimal) -> str:
    """The number and its date above a bar. Where the source gives a bound, the bar is drawn as one."""
    top = index * _ROW
    share = max(Decimal("0.4"), (value.value or Decimal(0)) / most * 100)
    rank = "preferred" if index == 0 else "normal"
    precision = value.precision.value if value.precision else "exact"
    return (
        f'<text class="fs-chart__label" x="8" y="{top + _WORDS}">'
        f'<tspan class="fs-chart__value">{_text(view, value, entry)}</tspan> '
        f'<tspan class="fs-chart__date">{html.escape(view.date(value.as_of, "short"))}</tspan></text>\n'
        f'<rect class="fs-chart__bar fs-chart__bar--{rank} fs-chart__bar--{precision}" x="0" y="{top + _WORDS + 8}" '
        f'width="{share:.1f}%" height="{_BAR}"/>'
    )


def _in_words(view: View, entry: Entry, values: list[Value]) -> str:
    """What the picture shows, for those who do not see it."""
    said = "; ".join(f"{_text(view, value, entry)}, {html.escape(view.date(value.as_of))}" for value in values)
    return f"{html.escape(entry.name, quote=True)}. Bars from zero: {said}."


def _text(view: View, value: Value, entry: Entry) -> str:
    words = html.unescape(view.value(value, entry).replace("\\", ""))
    return html.escape(words, quote=True)


def _caption(view: View, entry: Entry, values: list[Value]) -> str:
    """Below the picture; on the page of the figure itself, what is counted stands beside it already."""
    rules = "Bars start at zero."
    if any(value.precision in (Precision.AT_LEAST, Precision.AT_MOST) for value in values):
        rules += " A dashed outline is a bound, not a number."
    if len(values) < len([value for value in entry.values if value.value is not None]):
        rules += " Values that are no longer live are not drawn."
    if view.page == entry_uri(entry.kind.id, entry.id):
        return rules
    return f"{entry.name}. {view.plain(entry.definition)} {rules}"
