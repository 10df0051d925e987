"""Markdown of pages as CommonMark: what is taken out, what stays, and where links lead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.examining import Examination
from generator.loading.documents import Document
from generator.outputs.site_data import SiteData
from generator.plaintext.cleaning import clean
from generator.plaintext.documents import description_of, document_page
from generator.plaintext.twin import Twin

CASES = {
    "attributes of a heading": ("## Title { #id .wide }", "## Title"),
    "attributes on a line": ("Text\n{ .fs-line }", "Text"),
    "attributes of a link": ('[a](b.md){ rel="noreferrer" .fs-open } c', "[a](https://x.org/p/sheets/b/) c"),
    "braces of words": ("Write {unknown: why} there.", "Write {unknown: why} there."),
    "layout": ('<div class="fs-cards" markdown>\n\nText\n\n</div>\n\nMore', "Text\n\nMore"),
    "comment": ("a\n\n<!-- note\nto self -->\n\nb", "a\n\nb"),
    "tags within a line": ('a <span class="x">b</span> c<br>d', "a b c d"),
    "signs that are no tag": ("1 &lt; 2 and 3 < 4", "1 &lt; 2 and 3 < 4"),
    "address between signs": ("<https://example.org/a>", "<https://example.org/a>"),
    "icon": (":material-check: yes", "yes"),
    "drawing": ("a\n\n<svg viewBox='0 0 1 1'><text>n</text></svg>\n\nb", "a\n\nb"),
    "summary": ("<details markdown>\n<summary>More</summary>\n\nText\n\n</details>", "**More**\n\nText"),
    "code in HTML": ("<code>a&#124;b</code>", "`a|b`"),
    "code with a tick in HTML": ("<code>a`b</code>", "``a`b``".replace("``a", "`` a").replace("b``", "b ``")),
    "code between ticks": ("`{ .x }` and `<b>`", "`{ .x }` and `<b>`"),
    "code in a fence": ("```yaml\n{ .x } <b> [[a/b]] | c |\n```", "```yaml\n{ .x } <b> [[a/b]] | c |\n```"),
    "box": (
        '!!! note "Mind"\n\n    Text\n    more\n\nAfter',
        "**Mind**\n\n\nText\nmore\n\nAfter".replace("\n\n\n", "\n\n"),
    ),
    "box without a title": ("??? warning\n    Text", "**Warning**\n\nText"),
    "table of two": ("| Word | Meaning |\n|---|---|\n| a | b |\n| c | d |", "- a: b\n- c: d"),
    "table of three": ("| A | B | C |\n|---|:-:|--:|\n| a | b |  |", "- a\n    - B: b"),
    "bar in a cell": (r"| A | B |" + "\n|---|---|\n" + r"| a \| b | c |", r"- a \| b: c"),
    "bar in a sentence": ("this | that", "this | that"),
    "link to the page itself": ("[a](#part)", "[a](https://x.org/p/sheets/one/#part)"),
    "link to a folder above": ("[a](../about.md#x)", "[a](https://x.org/p/about/#x)"),
    "link to another site": ('[a](https://example.org/x?a=1#b "Title")', "[a](https://example.org/x?a=1#b)"),
    "link to a file": ("![a](pictures/a.png)", "![a](https://x.org/p/sheets/pictures/a.png)"),
    "link in HTML": ('<a class="x" href="../../data/a.json">b &amp; c</a>', "[b &amp; c](https://x.org/p/data/a.json)"),
    "link in HTML to the page itself": ('<a href="#part">b</a>', "[b](https://x.org/p/sheets/one/#part)"),
    "link in HTML to the first page": ('<a href="../../">b</a>', "[b](https://x.org/p/)"),
    "list in HTML": ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
    "link with parentheses": ("[a](https://example.org/x_(y))", "[a](https://example.org/x_%28y%29)"),
}


@pytest.fixture(scope="module")
def twin(bridges_root: Path, examine_site: Callable[..., Examination]) -> Twin:
    """A sheet of the small site, at an address."""
    catalog = examine_site(bridges_root).catalog
    assert catalog is not None
    site = catalog.site.model_copy(update={"address": "https://x.org/p/"})
    return Twin(SiteData(replace(catalog, site=site)), "sheets/one.md")


@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=CASES)
def test_it_is_cleaned(before: str, after: str, twin: Twin) -> None:
    """Is what only the site's own engine reads taken out, and everything else left?"""
    assert clean(before, twin) == after


def test_every_block_is_told_in_words(twin: Twin) -> None:
    """Does each block of a page become a plain list with the names, statuses, numbers and days that it shows?"""
    catalog = twin.data.catalog
    topic = next(iter(catalog.vocabulary.lists["topics"]))
    blocks = {
        "table bridges": "Harbor Bridge",
        "timeline bridges/old-mill-bridge": "November 5, 2023",
        "timeline": "[Rule on axle loads]",
        "chart measurements/old-mill-vehicles": "about 4,300 vehicles",
        "figure measurements/old-mill-vehicles": "as of May 2023",
        "status bridges/old-mill-bridge": "Open with limits since June 2024",
        "events 2": "June 2024",
        "changes 3": "",
        "picture bridges": "Old Mill Bridge",
        f"positions {topic}": "",
        "numbers bridges/old-mill-bridge": "12 tons",
    }
    for token, said in blocks.items():
        text = document_page(Document("sheets/one.md", "docs/sheets/one.md", f"# One\n\n[[{token}]]\n\nEnd.\n"), twin)
        assert said in text, token
        assert "[[" not in text
        assert "<" not in text.replace("<https", ""), token


def test_tokens_are_replaced(twin: Twin) -> None:
    """Are names, numbers and sentences in the text, linked to where they stand?"""
    text = (
        "---\ntitle: One\ndescription: What it is.\n---\n# One\n\n[[measurements/old-mill-load-limit|up to # here]]\n"
    )
    document = Document("sheets/one.md", "docs/sheets/one.md", text)
    assert description_of(document) == "What it is."
    page = document_page(document, twin)
    assert page.startswith("# One\n\n- As of December 1, 2026\n- Permalink: <https://x.org/p/sheets/one/>\n")
    assert "(https://x.org/p/measurements/old-mill-load-limit/)" in page
    assert "title:" not in page
