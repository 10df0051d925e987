"""llms.txt: does it have the form that https://llmstxt.org/ describes, and lead to what there is?"""

from __future__ import annotations

import re

import pytest

from generator.model.catalog import Catalog
from generator.outputs.forms.llms import Llms
from generator.outputs.forms.markdown_twins import MarkdownTwins
from generator.outputs.making import make_outputs
from generator.outputs.registry import outputs
from generator.outputs.site_data import SiteData

_LINK = re.compile(r"- \[(?P<name>[^\]]+)\]\((?P<target>[^)]+)\)(?:: (?P<about>.+))?")


@pytest.fixture(scope="module")
def text(catalog: Catalog) -> str:
    """The file."""
    return str(dict(make_outputs(catalog, [Llms]))["llms.txt"])


def test_form(text: str, catalog: Catalog) -> None:
    """Is it one title, a quotation that sums up, text without headings, and then lists of links under headings?"""
    first, second, rest = text.split("\n\n", 2)
    assert first == f"# {catalog.site.name}"
    assert second.startswith("> ")
    before, *sections = re.split(r"^## ", rest, flags=re.MULTILINE)
    assert "#" not in before
    assert [each.partition("\n")[0] for each in sections][-1] == "Optional"
    for each in sections:
        lines = each.strip().split("\n")[2:]
        assert lines
        assert all(_LINK.fullmatch(line) for line in lines), lines


def test_each_link_leads_somewhere(text: str, catalog: Catalog) -> None:
    """Is each file that it names one that is made?"""
    data = SiteData(catalog)
    there = {path for path, _ in make_outputs(catalog, [MarkdownTwins])}
    there |= {each.path for output in outputs() for each in output(data).downloads()}
    named = {match["target"] for match in _LINK.finditer(text)}
    assert named <= there
    kinds = {f"{kind}.md" for kind in catalog.site.kinds}
    assert kinds | {"sheets/old-mill-bridge.md", "timeline.md", "data.md", "sources.md"} <= named


def test_it_says_how_to_quote(text: str) -> None:
    """Is an assistant told to give status, day, speaker, date and permalink, and what must not be told as a fact?"""
    before = text.partition("\n## ")[0]
    for word in ("status", "day", "who says so", "alleged", "date", "permalink", "not known", "December 1, 2026"):
        assert word in before
