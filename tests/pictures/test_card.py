"""The card of a figure for other sites: does it stand alone, say what it must, and lead back?"""

from __future__ import annotations

import html
import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from generator.model.entry import Entry
from generator.pages.embedding import embed_code, embed_details
from generator.pages.naming import Naming
from generator.pictures.card import card_files, card_uri

ADDRESS = "https://facts.example.org/part/"


@pytest.fixture
def published(view: Naming) -> Naming:
    """The site, published below a part of an address."""
    site = view.catalog.site.model_copy(update={"address": ADDRESS})
    return Naming(replace(view.catalog, site=site), view.page)


class Page(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))


def figures(view: Naming) -> list[Entry]:
    """All figures of a site."""
    return [entry for entry in view.catalog.entries.values() if entry.values]


def test_every_figure_has_a_card(published: Naming) -> None:
    """Does each say number, what it counts, date and source, and keep search engines out?"""
    cards = dict(card_files(published.catalog))
    assert sorted(cards) == sorted(card_uri(entry) for entry in figures(published))
    for entry in figures(published):
        text = cards[card_uri(entry)]
        words = html.unescape(re.sub(r"<[^>]+>", " ", text))
        value = published.catalog.preferred(entry)
        assert value is not None
        assert published.plain(entry.definition) in words
        assert f"As of {published.date(value.as_of)}" in words
        assert published.catalog.sources[value.evidence[0].source].data.publisher in words
        assert '<meta name="robots" content="noindex">' in text


def test_cards_load_and_run_nothing(published: Naming) -> None:
    """Is there nothing but text, links and one style sheet, which the card's own policy allows by its hash?"""
    for path, text in card_files(published.catalog):
        tags = Page(text).tags
        assert not {tag for tag, _ in tags} & {"script", "img", "iframe", "object", "form", "svg"}, path
        assert not any(name == "style" or name.startswith("on") for _, attributes in tags for name in attributes)
        (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
        digest = b64encode(sha256(style.encode()).digest()).decode()
        policy = next(a["content"] for _, a in tags if a.get("http-equiv") == "Content-Security-Policy")
        assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
        assert "prefers-color-scheme:dark" in style and "url(" not in style


def test_links_lead_to_the_page(published: Naming, view: Naming) -> None:
    """Is the way back whole where the site has an address, and relative where it has none?"""
    for there, start in ((published, ADDRESS), (view, "./")):
        for entry in figures(there):
            text = dict(card_files(there.catalog))[card_uri(entry)]
            (link,) = [attributes["href"] for tag, attributes in Page(text).tags if tag == "a"]
            value = there.catalog.preferred(entry)
            assert value is not None
            whole = f"{ADDRESS}{entry.key}/#{value.id}"
            assert link == (whole if start == ADDRESS else f"./#{value.id}")


def test_code_names_the_whole_address(published: Naming) -> None:
    """Does the code to copy work from any other site, below a part of an address too?"""
    for entry in figures(published):
        ((tag, attributes),) = Page(embed_code(published, entry)).tags
        assert tag == "iframe"
        assert attributes["src"] == f"{ADDRESS}{entry.key}/embed.html"
        assert entry.name in attributes["title"] and int(attributes["height"]) > 250
        assert html.escape(embed_code(published, entry)) in embed_details(published, entry)


def test_without_an_address_it_says_so(view: Naming) -> None:
    """Is a reader told what to put in, where the site does not know where it is published?"""
    entry = figures(view)[0]
    assert "https://ADDRESS-OF-THIS-SITE/" in embed_code(view, entry)
    assert "does not know its address" in embed_details(view, entry)


def test_markup_in_names_is_text(bridges_view: Naming, changed: Callable[..., tuple[Naming, Entry]]) -> None:
    """Is a name with signs of HTML shown as it is written, on the card and in the code?"""
    there, entry = changed(bridges_view, "measurements/old-mill-load-limit", name='<b onclick="x">&')
    value = there.catalog.preferred(entry)
    assert value is not None
    assert "<b onclick" not in dict(card_files(there.catalog))[card_uri(entry)]
    assert "<b onclick" not in embed_details(there, entry)
