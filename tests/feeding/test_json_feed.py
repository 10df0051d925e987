"""JSON Feed: do the files keep the rules of version 1.1, and say what the Atom feeds say?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import feedparser
import jsonschema
import pytest

from generator.model.catalog import Catalog
from generator.outputs.forms.json_feed import JsonFeeds
from generator.outputs.site_data import SiteData
from tests.feeding.past import ADDRESS, Past, Publish

_TEXT = {"type": "string", "minLength": 1}
_DATE = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
_AUTHORS = {
    "type": "array",
    "items": {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": {"name": _TEXT, "url": _TEXT, "avatar": _TEXT},
    },
}
_EXTENSION = {"^_[A-Za-z]+$": {"type": "object"}}
# https://www.jsonfeed.org/version/1.1/: what must be there, of which type, and nothing that it does not know.
RULES = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "patternProperties": _EXTENSION,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        **dict.fromkeys(("title", "home_page_url", "feed_url", "description", "language"), _TEXT),
        "authors": _AUTHORS,
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id"],
                "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
                "additionalProperties": False,
                "patternProperties": _EXTENSION,
                "properties": {
                    **dict.fromkeys(("id", "url", "title", "content_html", "content_text", "summary"), _TEXT),
                    **dict.fromkeys(("date_published", "date_modified"), _DATE),
                    "tags": {"type": "array", "items": _TEXT},
                },
            },
        },
    },
}


def json_feeds(files: Mapping[str, str]) -> dict[str, Any]:
    """The JSON feeds by path."""
    return {path: json.loads(text) for path, text in files.items() if path.endswith("feed.1.json")}


@pytest.mark.parametrize("address", [ADDRESS, ""])
def test_every_feed_keeps_the_rules(past: Past, without_past: Catalog, publish: Publish, address: str) -> None:
    """Is each feed what version 1.1 asks for, with ids that no other item has?"""
    for catalog in (past.after, without_past):
        for path, feed in json_feeds(publish(catalog, address)).items():
            jsonschema.validate(feed, RULES)
            assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
            assert not address or feed["feed_url"] == address + path


def test_both_formats_say_the_same(past: Past, publish: Publish) -> None:
    """Is each item there in both formats, under the same id, with the same title, link and sentences?"""
    files = publish(past.after)
    for path, feed in json_feeds(files).items():
        atom = feedparser.parse(files[path.replace("feed.1.json", "feed.xml")])
        assert [(each.id, each.title, each.link, each.updated) for each in atom.entries] == [
            (each["id"], each["title"], each["url"], each["date_modified"]) for each in feed["items"]
        ]
        assert [each.summary for each in atom.entries] == [each["summary"] for each in feed["items"]]
        assert [atom.feed.title, atom.feed.link] == [feed["title"], feed["home_page_url"]]


def test_a_program_finds_the_entry(past: Past, publish: Publish) -> None:
    """Does an item name its entry and topics by id, and the feed its license?"""
    feed = json_feeds(publish(past.after))["bridges/oldford-bridge/feed.1.json"]
    assert feed["_factsheet"]["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert feed["authors"] == [{"name": "The tests of the software", "url": "mailto:tests@example.org"}]
    own = feed["items"][0]["_factsheet"]
    assert own == {"entry": "bridges/oldford-bridge", "categories": ["bridges", "traffic"]}
    assert feed["items"][0]["content_text"].splitlines()[0] == "Moved here from the address bridges/harbor-bridge."


def test_pages_lead_to_it(past: Past) -> None:
    """Does the head of a page name the JSON feed beside the Atom one?"""
    data = SiteData(past.after)
    assert JsonFeeds.beside("bridges/oldford-bridge.md", data) == "bridges/oldford-bridge/feed.1.json"
    assert JsonFeeds.beside("timeline.md", data) == "feed.1.json"
    assert JsonFeeds.media_type == "application/feed+json"
