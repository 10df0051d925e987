"""The quotations on a page: is each found with its words, its place and its source?"""

from __future__ import annotations

from generator.publishing.printed import printed_on


def test_quotations_of_a_page() -> None:
    """Is each quotation found with its words as readers see them, its place, and the source that it is linked to?"""
    page = (
        '<ul>\n<li><q class="fs-quote">“One &amp; <em>two</em> ‘three’”</q> — <a href="../../sources/a-b/#p2">A</a>'
        ' <a href="https://example.org/sources/other/">at</a></li>\n'
        '<li><q>ours</q> <a href="../../sources/c/">C</a></li>\n'
        '<li><q lang="en" class="x fs-quote">“Four”</q></li><li><a href="../../sources/d/">D</a></li></ul>'
    )
    found = printed_on("bridges/x/index.html", page.encode())
    assert [(each.words, each.source, each.line, each.column) for each in found] == [
        ("One & two ‘three’", "a-b", 2, 5),
        ("Four", "", 4, 5),
    ]
    assert [each.source for each in printed_on("es/sources/s-1/index.html", page.encode())] == ["s-1", "s-1"]
