"""The colors of a picture that stands alone, light and dark. On a page, the style sheet's own colors hold instead.

They are the tokens of `theme/styles/10-tokens.css`; a test compares the two, and each pair's contrast.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "paper": "#fcfbf8",
        "paper-2": "#f4f2ec",
        "ink": "#1d1b18",
        "ink-2": "#57534b",
        "rule": "#d9d4c8",
        "rule-2": "#8d877b",
        "accent": "#0a5260",
        "bar-2": "#6b8c93",
        "live": "#14572e",
        "limited": "#754600",
        "limited-bg": "#fcefd2",
        "ended": "#4c4840",
    }
)
DARK: Mapping[str, str] = MappingProxyType(
    {
        "paper": "#15171a",
        "paper-2": "#1d2024",
        "ink": "#e9e5dc",
        "ink-2": "#b5b0a5",
        "rule": "#363a3f",
        "rule-2": "#83817b",
        "accent": "#8bcbd6",
        "bar-2": "#4f7680",
        "live": "#a3dcb3",
        "limited": "#f2cb80",
        "limited-bg": "#382b10",
        "ended": "#cbc5b9",
    }
)

# Style -> what it sets. A name in braces is a color of the palette; lengths are em.
STYLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "p-name": {"font-weight": "600"},
        "p-date": {"fill": "{ink-2}"},
        "p-axis": {"fill": "{ink-2}", "font-size": ".9em"},
        "p-rule": {"stroke": "{ink}"},
        "p-grid": {"stroke": "{rule}"},
        "p-paper": {"fill": "{paper}"},
        "p-live": {"fill": "{live}"},
        "p-limited": {"fill": "{limited-bg}", "stroke": "{limited}"},
        "p-stripe": {"stroke": "{limited}", "stroke-dasharray": "2 4"},
        "p-tick": {"fill": "{limited}"},
        "p-ended": {"fill": "{ended}"},
        "p-neutral": {"fill": "{rule-2}"},
        "p-open": {"fill": "none", "stroke": "{ink-2}", "stroke-dasharray": "3 2"},
        "p-cut": {"stroke": "{paper}", "stroke-width": "2"},
        "p-frame": {"fill": "none", "stroke": "{paper}", "stroke-width": "3"},
        "p-dot": {"fill": "{ink}"},
        "p-hollow": {"fill": "{paper}", "stroke": "{ink}", "stroke-width": "1.5"},
        "p-bar": {"fill": "{accent}"},
        "p-other": {"fill": "{bar-2}"},
        "p-bound": {"fill": "{paper-2}", "stroke": "{accent}", "stroke-width": "1.5", "stroke-dasharray": "4 3"},
        "p-vague": {"fill": "{paper-2}", "stroke": "{accent}"},
        "p-cap": {"stroke": "{accent}", "stroke-width": "2.5"},
        "p-beyond": {"stroke": "{accent}", "stroke-width": "1.5", "stroke-dasharray": "4 3"},
        "p-soft": {"stroke": "{accent}", "stroke-dasharray": "2 3"},
        "p-soft-other": {"stroke": "{bar-2}", "stroke-dasharray": "2 3"},
        "p-land": {"fill": "{paper-2}", "stroke": "{rule-2}", "vector-effect": "non-scaling-stroke"},
        "p-border": {"fill": "none", "stroke": "{rule}", "vector-effect": "non-scaling-stroke"},
        "p-place": {"fill": "{accent}", "stroke": "{paper}", "stroke-width": "1.5"},
        "p-lead": {"stroke": "{ink-2}"},
    }
)
