"""The content of a page, made ready for paper."""

from __future__ import annotations

from generator.printing.papering import on_paper

ADDRESS = "https://example.org/site/"


def paper(content: str, uri: str = "a/x.md", address: str = ADDRESS) -> str:
    """The content as it goes to print."""
    return on_paper(content, uri, address)


def test_links_are_whole() -> None:
    """Does a link to another page carry the whole address, and one that leaves the site its own?"""
    assert paper('<a href="../y/#z">Y</a>') == '<a href="https://example.org/site/a/y/#z">Y</a>'
    assert paper('<a href="https://b.org/?a=1&amp;b=2">B</a>') == '<a href="https://b.org/?a=1&amp;b=2">B</a>'


def test_without_an_address_links_are_words() -> None:
    """If the site does not say where it is published: is no link made that leads nowhere?"""
    assert paper('<a href="../y/">Y</a> <a href="#z">Z</a>', address="") == 'Y <a href="#z">Z</a>'


def test_numbers_are_links() -> None:
    """Do the numbers behind a statement and a mark lead to the list?"""
    statement = paper('<a href="../y/#z" data-n="1, 12">said</a>', address="")
    assert statement == 'said<sup class="refs">[<a href="#source-1">1</a>, <a href="#source-12">12</a>]</sup>'
    mark = '<span class="fs-mark fs-mark--cited" data-n="3"><span class="twemoji"><svg></svg></span> cited</span>'
    assert paper(mark).endswith(' cited <a href="#source-3">[3]</a></span>')


def test_the_word_evidence_gives_way_to_the_numbers() -> None:
    """Is “evidence” behind a sentence, which says nothing on paper, replaced by the numbers?"""
    assert "evidence" not in paper('He said so. <a href="../y/#z" data-n="1" title="Y">evidence</a>')


def test_the_address_of_a_source_is_written_out() -> None:
    """Is the address printed where the screen says “Open the source”?"""
    found = paper('<a class="fs-open" href="https://b.org/1" rel="noreferrer">Open the source</a>')
    assert found == '<a href="https://b.org/1">https://b.org/1</a>'


def test_what_only_a_screen_needs_is_left_out() -> None:
    """Are permalinks, buttons, downloads and definitions gone?"""
    content = (
        'Text <a class="fs-permalink" href="#a">#</a><span class="fs-screen"> · Download</span>'
        '<details class="fs-cite" id="cite"><dl><dt>This page</dt></dl></details>\n<div class="fs-terms" hidden>A</div>'
    )
    assert paper(content).strip() == "Text"


def test_a_drawing_is_taken_from_its_file() -> None:
    """Is a picture replaced by the file that brings its colors along, with its words as the alternative?"""
    figure = (
        '<figure class="fs-picture">\n<figcaption><strong id="t">Load &amp; more</strong> What it shows.</figcaption>\n'
        '<svg class="fs-draw"><rect/></svg>\n<p class="fs-picture__by">Sources<span class="fs-screen"> · '
        '<a href="../../pictures/a/x.svg" download>SVG</a></span></p>\n</figure>'
    )
    found = paper(figure)
    assert found.count("<img") == 1
    assert 'src="/pictures/a/x.svg"' in found
    assert "Load &amp; more" in found
    assert "What it shows." in found


def test_a_numbered_list_takes_the_place_of_the_written_one() -> None:
    """Where a sheet's sources are numbered: is its hand-written list left out, and what follows kept?"""
    content = (
        '<h2 id="sources">Sources</h2>\n<ul><li>One</li></ul>\n<h2 id="more">More</h2><p>Kept</p>\n'
        '<div class="fs-refs">\n<ol><li id="source-1">One</li></ol>\n</div>'
    )
    found = paper(content)
    assert 'id="sources"' not in found
    assert "Kept" in found
    assert 'id="source-1"' in found
