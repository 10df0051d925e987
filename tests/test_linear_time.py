"""Hostile texts of the largest size that a page may have: is each function done with them at once?

Nothing is timed; a function that would look at the same signs again and again is stopped by an alarm long after the
others are done. What took minutes once is in the list.
"""

from __future__ import annotations

import datetime as dt
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import cast

import pytest

from generator.checks import unsafe_link
from generator.checks.masking import without_markup, without_quotations
from generator.engine.finishing import without_places
from generator.engine.polishing import Polish
from generator.evidence.lock import parse_lock
from generator.examining import examine
from generator.exporting.placing import relinked, without_twins
from generator.languages.words import words_for
from generator.loading.characters import unseen_character
from generator.loading.documents import MAX_CHARACTERS, Document
from generator.loading.yaml_data import MAX_TEXT
from generator.markup.ids import ids_in
from generator.model.catalog import Catalog
from generator.model.quantities import parse_quantities
from generator.pages.escape import escape
from generator.plaintext.cleaning import clean
from generator.plaintext.twin import Twin
from generator.printing.papering import on_paper
from generator.printing.references import with_references
from generator.prose.code import code_spans
from generator.prose.reading import read
from generator.prose.render import plain, render
from generator.prose.sentences import sentences
from generator.prose.tokens import find_tokens
from generator.publishing.printed import printed_on
from generator.searching.cutting import cut, cut_overview, cut_source, words_of
from generator.sharing.describing import described

HTML = 100_000  # signs of a hostile page
SECONDS = 10  # of the processor; each is done in less than one
PAGE, FIELD = MAX_CHARACTERS, MAX_TEXT


@pytest.fixture(scope="module")
def catalog(bridges_root: Path) -> Catalog:
    """The catalog of the small site."""
    found = examine(bridges_root, {}, dt.date(2026, 12, 1)).catalog
    assert found is not None
    return found


@contextmanager
def alarmed() -> Iterator[None]:
    """Stop what runs for ever."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise AssertionError(f"not done after {SECONDS} seconds of the processor")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _sentences(text: str, catalog: Catalog) -> None:
    reading = words_for(catalog.site.language).reading
    assert reading is not None
    assert list(sentences(text, reading)) is not None


def _links(text: str, catalog: Catalog) -> None:
    document = Document("x.md", "docs/x.md", text)
    list(unsafe_link.RULE.check(replace(catalog, entries={}, sources={}, documents={"x.md": document})))


TEXTS: dict[str, tuple[Callable[[str, Catalog], object], int, tuple[str, ...]]] = {
    "tokens": (lambda text, _: list(find_tokens(text)), PAGE, ("[[", "[[a/b|", "[[table a]]", "`", "[[a\n")),
    "code": (lambda text, _: code_spans(text), PAGE, ("`", "```\n", "` `` ", "~~~\n")),
    "render": (lambda text, catalog: render(text, catalog, "index.md"), PAGE, ("[[", "[[bridges/", "`")),
    "plain": (plain, PAGE, ("[[", "[a](", "![", "[", "\\[", "<span ", " [evidence](", "[a](b){", "*_*_")),
    "read": (read, PAGE, ("“", "“\n", '"', "`", "{:", "](", "[a](", "[a](sources/", "“a”“", "*_*_", "<!--")),
    "sentences": (_sentences, PAGE, ("A. ", "U.S. ", "“", "\n\n", ".")),
    "markup": (lambda text, _: without_markup(text, code=True), PAGE, ("{:", "](", "[a](b", "[[", "`", "<!--")),
    "quotations": (lambda text, _: without_quotations(text), PAGE, ("“", "“\n", '"', "“a”“")),
    "links": (_links, PAGE, ("](", "[a](", "[a](b ", "](<", "]: ", "[a]:", "[a]:\n", "![a](b")),
    "hidden signs": (lambda text, _: unseen_character(text, "x"), PAGE, ("a\u0301", "ا", "👨‍👩‍👧")),
    "escape": (lambda text, _: escape(text), PAGE, ("{{", "((((", ":a:", "&")),
    "lock": (lambda text, _: parse_lock(text), PAGE, ("a-", "a a\n", "9")),
    "quantities": (
        lambda text, _: parse_quantities(text),
        FIELD,
        ("1,", "<", "a-", "1 ", "one hundred and ", "half a "),
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_done_at_once(name: str, catalog: Catalog) -> None:
    """Is a function done with a page that repeats what means most to it?"""
    function, size, seeds = TEXTS[name]
    with alarmed():
        for seed in seeds:
            function((seed * size)[:size], catalog)


class Place:
    """What a page of plain text is asked for where it names others."""

    uri = "a/b.md"

    def address(self, uri: str) -> str:
        """The address itself."""
        return uri

    file = address


# Of a page that our templates, the engine or a hostile host made: beginnings of tags, of attributes and of elements
# that never end; and what each of these functions looks for.
TAGS = ("<", "<a ", '<a href="', "<a href='x", "<a b='\" ", "<a>", "<p ", "<p>", "<h1 ", "<h1>", "</", "<!--", "<!")
ELEMENTS = ("<script", "<script ", "<script>", '<style a="', "<textarea>", "<pre>", "<svg>", "<summary>\n", "<code")
SPACES = (" ", "\t", "\n", " \n", "\t \t")
PAGES: dict[str, tuple[Callable[[str, Catalog], object], tuple[str, ...]]] = {
    "described": (lambda page, _: described(page), ('<p class="',)),
    "cut": (lambda page, _: cut(page), (' class="fs-box" ', "</dd> ", "<li>")),
    "cut overview": (lambda page, _: cut_overview(page), ('<p class="fs-purpose">',)),
    "cut source": (lambda page, _: cut_source(page), ('<p class="fs-state">',)),
    "words": (lambda page, _: words_of(page), ("&", "&#")),
    "paper": (
        lambda page, _: on_paper(page, "a/b.md", ""),
        (
            *('<a href="x">', "<li>", '<li><span class="fs-key__by">', '<details class="fs-cite"'),
            *('<div class="fs-sources">', '<figure class="fs-picture">', '<a class="fs-edit"'),
            '<span class="fs-mark" data-n="1">',
        ),
    ),
    "references": (
        lambda page, catalog: with_references(page, "sheets/old-mill-bridge.md", catalog),
        ('<div class="fs-sources">', '<a href="../sources/a/"', '<p><strong><a href="'),
    ),
    "polish": (
        lambda page, _: Polish().page(page, "../"),
        (
            *(
                "<script><style><textarea><pre>",
                "<style></script>",
                "<script x=",
                "<pre x",
                "   \t",
                "//",
                "<a href=// ",
            ),
            *("<a <b ", '<a b="', '<b class="', "<a b='<i c=\"", 'class="', '<svg xmlns="http://www.w3.org/2000/svg"'),
        ),
    ),
    "ids": (lambda page, _: list(ids_in(page)), ("<b", ' id="a')),
    "sitemap": (lambda page, _: without_places(page, ["a"]), ("<url>", "<url><loc>")),
    "plain text": (
        lambda page, _: clean(page, cast(Twin, Place())),
        ('<a href="x">', "<summary>a</summary>b\n", "<kbd ", "{: a", "{ .a", "](a ", "|-", ":material-"),
    ),
    "export": (lambda page, _: relinked(without_twins(page), "a/b.md", []), ('<a href="a.md">', "[a", "[a]: ", "`")),
    "quotations on a page": (
        lambda page, _: printed_on("a/index.html", page.encode()),
        ('<q class="fs-quote">', '<q class="fs-quote">a', "a<b>", "&#", "<?"),
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_hostile_pages_are_done_at_once(name: str, catalog: Catalog) -> None:
    """Is a function that reads HTML done with a page of what never ends, and of what it looks for itself?"""
    function, seeds = PAGES[name]
    with alarmed():
        for seed in (*TAGS, *ELEMENTS, *SPACES, *seeds):
            function((seed * HTML)[:HTML], catalog)
            function(f"{(seed * HTML)[:HTML]}x|", catalog)


@pytest.mark.parametrize(
    "line", ["|a|\n{spaces}x|", "!!! {spaces}#", "!!! a{spaces}#", "a{spaces}{{: a", "a{spaces}b", '=== "a"{spaces}b']
)
def test_white_space_is_passed_over_once(line: str) -> None:
    """Is a line of white space, where a table, a box or an attribute may begin, looked at once?"""
    with alarmed():
        clean(line.format(spaces=" \t" * (HTML // 2)), cast(Twin, Place()))
        clean(line.format(spaces=" " * HTML), cast(Twin, Place()))


@pytest.mark.parametrize("seed", ["[a](", "“", "</a>", "1 ", "\n\n[", "_*", "`a ``"])
def test_all_rules_are_done_at_once(bridges: Path, seed: str) -> None:
    """Are all rules together done with the largest page that there may be?"""
    (bridges / "docs/sheets/large.md").write_text(f"# Large\n\n{(seed * PAGE)[: PAGE - 20]}\n", encoding="utf-8")
    with alarmed():
        found = examine(bridges, {}, dt.date(2026, 12, 1))
    assert found.catalog is not None
