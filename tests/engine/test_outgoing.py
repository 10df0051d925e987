"""Links to other hosts: does each keep silent about where the reader comes from, and is nothing else touched?"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.engine.outgoing import quiet_links

QUIET = 'rel="noreferrer noopener"'
CASES = {
    '<a href="https://example.org/">x</a>': f'<a href="https://example.org/" {QUIET}>x</a>',
    "<a class=x href=https://example.org/>x</a>": f"<a class=x href=https://example.org/ {QUIET}>x</a>",
    "<A HREF='//example.org'>x</A>": f"<A HREF='//example.org' {QUIET}>x</A>",
    '<a href="https://e.org" rel="license">x</a>': '<a href="https://e.org" rel="license noreferrer noopener">x</a>',
    '<a rel="noopener me" href="http://e.org">x</a>': '<a href="http://e.org" rel="noopener me noreferrer">x</a>',
    '<a\n  title="a > b"\n  href="https://e.org">x</a>': f'<a\n  title="a > b"\n  href="https://e.org" {QUIET}>x</a>',
    '<area href="https://e.org" alt="x"/>': f'<area href="https://e.org" alt="x" {QUIET}/>',
}
UNTOUCHED = (
    '<a href="../about/">x</a>',
    '<a href="#top">x</a>',
    '<a href="mailto:x@example.org">x</a>',
    '<a id="x">x</a>',
    '<a data-href="https://example.org">x</a>',
    '<abbr title="x href=https://e.org">x</abbr>',
    '<!-- <a href="https://example.org">x</a> -->',
    '<script type="application/json">{"x": "<a href=\\"https://e.org\\">"}</script>',
    '<textarea><a href="https://example.org">x</a></textarea>',
    "&lt;a href=&quot;https://example.org&quot;&gt;",
)


@pytest.mark.parametrize(("before", "after"), CASES.items())
def test_outgoing_links_are_quiet(before: str, after: str) -> None:
    """Has a link to another host both words, besides those that it had?"""
    assert quiet_links(before) == after
    assert quiet_links(after) == after


@pytest.mark.parametrize("markup", UNTOUCHED)
def test_all_else_stays(markup: str) -> None:
    """Is a link within the site, a mail address, or text that only looks like a link left alone?"""
    assert quiet_links(markup) == markup


ATTRIBUTES = st.lists(
    st.tuples(
        st.sampled_from(["class", "title", "rel", "id", "data-x"]),
        st.text(alphabet="ab /.:-’é>", max_size=8),
        st.sampled_from(["'", '"']),
    ),
    max_size=4,
    unique_by=lambda attribute: attribute[0],
)


class Links(HTMLParser):
    """The attributes of the links of a page, as the standard library reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep those of links."""
        if tag == "a":
            self.found.append(dict(attrs))


def links(page: str) -> list[dict[str, str | None]]:
    """What a parser finds."""
    parser = Links()
    parser.feed(page)
    return parser.found


@given(before=ATTRIBUTES, after=ATTRIBUTES)
def test_only_rel_changes(before: list[tuple[str, str, str]], after: list[tuple[str, str, str]]) -> None:
    """Whatever attributes a link has: is each of them as it was, and `rel` longer by what was missing?"""
    names = {name for name, _, _ in before}
    others = [*before, ("href", "https://example.org/a?b=c", '"'), *(item for item in after if item[0] not in names)]
    page = f"<p><a{''.join(f' {name}={sign}{text}{sign}' for name, text, sign in others)}>x</a></p>"
    ((was,), (now,)) = links(page), links(quiet_links(page))
    assert {"noreferrer", "noopener"} <= set((now.pop("rel") or "").split())
    was.pop("rel", None)
    assert now == was


def test_every_page_of_a_site(built_bridges: Path) -> None:
    """Does no link on any page, those of the foot and of the page for wrong addresses included, name the site?"""
    loud = []
    outgoing = 0
    for path in (built_bridges / "site").rglob("*.html"):
        for link in links(path.read_text(encoding="utf-8")):
            if re.match(r"(https?:)?//", link.get("href") or ""):
                outgoing += 1
                if not {"noreferrer", "noopener"} <= set((link.get("rel") or "").split()):
                    loud.append((path.name, link))
    assert loud == []
    assert outgoing > 100
