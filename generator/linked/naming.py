"""How things are named in linked data: an address that leads to them, from the page or file that names them.

Where the site has no address, names are relative: JSON-LD resolves them against the address of the document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.model.dates import PartialDate, Qualifier
from generator.outputs.json_text import one_line
from generator.outputs.site_data import SiteData
from generator.pages.addresses import from_there, served

Node = dict[str, Any]
# The head of a page stands for what the page is about; no fact has this id.
THING = "#top"
WEBSITE = "index.md#website"
PUBLISHER = "index.md#publisher"


@dataclass(frozen=True)
class Here:
    """The page or file (`uri`) in which things are named."""

    data: SiteData
    uri: str

    def iri(self, uri: str) -> str:
        """The name of a page, a part of a page, or a file."""
        return self.data.base + served(uri) if self.data.base else _relative(uri, self.uri)


# A file of the whole site names each source many times.
_relative = lru_cache(maxsize=4096)(from_there)


def known_day(day: PartialDate | None) -> str | None:
    """A day, month or year as ISO 8601; None for one that is vague, which ISO 8601 could only say as if it were not."""
    return day.iso if day is not None and day.qualifier is Qualifier.NONE else None


_UNKNOWN: tuple[Any, ...] = (None, "", [], {})


def told(node: Mapping[str, Any]) -> Node:
    """The node without what is not known."""
    return {key: value for key, value in node.items() if value or value not in _UNKNOWN}


compact = one_line(",", ":")  # JSON without white space


def in_script(graph: Any) -> str:
    """JSON that can stand in a script element of HTML: nothing in it can end the element or begin a comment."""
    text = compact(graph)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
