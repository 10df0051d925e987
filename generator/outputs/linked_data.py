"""What a page says to machines: JSON-LD (https://www.w3.org/TR/json-ld11/) with the words of schema.org."""

from __future__ import annotations

from generator.linked.naming import in_script
from generator.linked.page import graph
from generator.outputs.site_data import SiteData


def linked_data(uri: str, data: SiteData) -> str:
    """The JSON-LD of a page, safe to stand in a script element; nothing for pages that have none."""
    found = graph(uri, data)
    return in_script(found) if found else ""
