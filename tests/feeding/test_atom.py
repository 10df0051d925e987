"""Atom: would any reader of feeds take these, and does each say what changed, in what, and who says it?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.examining import examine
from generator.feeding.atom import atom
from generator.feeding.items import Category, Feed, Item, Line, as_html
from generator.feeding.news import News
from generator.model.catalog import Catalog
from generator.outputs.data_page import data_page
from generator.outputs.forms.atom import AtomFeeds
from generator.outputs.making import make_outputs
from generator.outputs.site_data import SiteData
from tests.conftest import BRIDGES, ROOT, TODAY
from tests.feeding.past import ADDRESS, Past, Publish

RULES = etree.RelaxNG(etree.parse(str(Path(__file__).parent / "atom.rng")))
HARBOR = "bridges/oldford-bridge/feed.xml"


@pytest.fixture(scope="module")
def files(past: Past, publish: Publish) -> Mapping[str, str]:
    """Everything that is published after the rename."""
    return publish(past.after)


def feeds_in(files: Mapping[str, str]) -> dict[str, str]:
    """The Atom feeds by path."""
    return {path: text for path, text in files.items() if path.endswith("feed.xml")}


def entries_of(text: str) -> list[tuple[str, str, str]]:
    """Day, title and sentences of each item."""
    return [(each.updated[:10], each.title, each.summary) for each in feedparser.parse(text).entries]


def test_every_page_of_the_content_has_its_feed(files: Mapping[str, str], past: Past) -> None:
    """Is there a feed of the site, of each kind, topic and entry, and of nothing else?"""
    catalog = past.after
    folders = {"", *catalog.site.kinds, *catalog.entries}
    folders |= {f"topics/{topic}" for topic in catalog.vocabulary.lists["topics"]}
    assert feeds_in(files).keys() == {f"{folder}/feed.xml".lstrip("/") for folder in folders}


def test_a_page_leads_to_the_nearest_feed(past: Past) -> None:
    """Does an entry, an index and a topic name its own feed, and any other page that of the site?"""
    data = SiteData(past.after)
    own = {
        "bridges/oldford-bridge.md": HARBOR,
        "bridges/index.md": "bridges/feed.xml",
        "bridges/index/2.md": "bridges/feed.xml",
        "topics/traffic.md": "topics/traffic/feed.xml",
    }
    assert {uri: AtomFeeds.beside(uri, data) for uri in own} == own
    others = ("index.md", "changes.md", "sources/index.md", "sheets/old-mill-bridge.md", "bridges/gone.md", "about.md")
    assert {AtomFeeds.beside(uri, data) for uri in others} == {"feed.xml"}


@pytest.mark.parametrize("address", [ADDRESS, ""])
def test_every_feed_keeps_the_rules(past: Past, without_past: Catalog, publish: Publish, address: str) -> None:
    """Is each feed valid by the schema of RFC 4287, with ids of its own and items from the newest to the oldest?"""
    for catalog in (past.after, without_past):
        for path, text in feeds_in(publish(catalog, address)).items():
            assert RULES.validate(etree.fromstring(text.encode())), f"{path}: {RULES.error_log}"
            read = feedparser.parse(text)
            assert not read.bozo
            ids = [each.id for each in read.entries]
            assert len({*ids, read.feed.id}) == len(ids) + 1
            days = [each.updated for each in read.entries]
            assert days == sorted(days, reverse=True)
            assert read.feed.updated == max(days, default=read.feed.updated)


def test_every_address_is_whole_where_the_site_has_one(files: Mapping[str, str], publish: Publish, past: Past) -> None:
    """Does a reader of feeds that knows nothing else find the page, the evidence and the feed itself?"""
    bare = publish(past.after, "")
    for path, text in feeds_in(files).items():
        root = etree.fromstring(text.encode())
        assert root.xpath("string(*[local-name()='link'][@rel='self']/@href)") == ADDRESS + path
        hrefs = [href for href in root.xpath("//@href") if "creativecommons" not in href]
        assert all(href.startswith(ADDRESS) for href in hrefs)
        relative = [href for href in etree.fromstring(bare[path].encode()).xpath("//@href") if "creative" not in href]
        assert [urljoin(ADDRESS + path, href) for href in relative] == hrefs


def test_an_entry_tells_its_past(files: Mapping[str, str]) -> None:
    """Does the feed of an entry say by day what changed, before and after, and what was corrected?"""
    said = "The Bridge Office expected that the bridge {} Old Mill Bridge."
    was, now = said.format("might bear some traffic of"), said.format("would bear the traffic of")
    field = "Crosses changed: The mud & <b>dirt</b> of Oldford → The harbor of Oldford."
    title = "Harbor Bridge: Open since about 1978"  # the status of today, in an item of any day
    assert entries_of(files[HARBOR]) == [
        ("2026-11-25", title, "Moved here from the address bridges/harbor-bridge."),
        ("2026-11-20", title, field),
        ("2026-11-02", title, f"Fact changed (bears the detour). It was: {was} It is: {now}"),
        ("2026-10-05", title, "Published with 2 facts and values."),
        (
            "2024-02-01",
            "Correction: Harbor Bridge",
            "It was: The bridge was listed as one of stone. It is: The bridge is listed with the material that its "
            "entry names. Why: The register was misread.",
        ),
    ]


def test_an_item_is_complete(files: Mapping[str, str]) -> None:
    """Does an item carry the link to the evidence, the answer of the page, and kind and topics as categories?"""
    item = feedparser.parse(files[HARBOR]).entries[2]
    page = f"{ADDRESS}bridges/oldford-bridge/"
    assert item.link == page
    assert f'<a href="{page}#bears-the-detour">evidence</a>' in item.content[0].value
    said = "What the page says (checked on November 20, 2026)"
    assert f"<p>{said}: A bridge of concrete at the harbor of Oldford" in item.content[0].value
    assert [(tag.term, tag.label) for tag in item.tags] == [("bridges", "bridge"), ("traffic", "Traffic")]
    raw = etree.fromstring(files[HARBOR].encode()).xpath("string(//*[local-name()='content'])")
    assert "<script" not in raw


def test_nothing_is_told_as_of_today(past: Past, publish: Publish) -> None:
    """Is an item, which programs keep for weeks, the same on the next day, each status and answer with its own day?"""
    next_day = replace(past.after, today=past.after.today + dt.timedelta(days=1))
    today, tomorrow = (feeds_in(publish(each)) for each in (past.after, next_day))
    assert today == tomorrow
    labels = {"Open", "Closed", "In force", "Open with limits"}
    assert labels & {term.label for words in past.after.vocabulary.lists.values() for term in words.values()}
    for item in (each for text in today.values() for each in feedparser.parse(text).entries):
        assert item.title.rpartition(": ")[2] not in labels
        assert "What the page says:" not in item.content[0].value


def test_news_are_sorted_once(past: Past, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is the past of a site, which may be long, gone through once for all formats, and not to tell what there is?"""
    made: list[Catalog] = []
    read = News.__init__

    def counted(news: News, catalog: Catalog) -> None:
        made.append(catalog)
        read(news, catalog)

    monkeypatch.setattr(News, "__init__", counted)
    assert [form for section in data_page(past.after).sections for form in section.forms if form.downloads]
    assert made == []
    written = [path for path, _ in make_outputs(past.after)]
    assert {HARBOR, HARBOR.replace("feed.xml", "feed.1.json"), "bridges/harbor-bridge/feed.xml"} <= set(written)
    assert len(made) == 1


def test_markup_of_the_content_is_text(files: Mapping[str, str]) -> None:
    """Does what an editor typed stay text in the HTML of an item?"""
    content = etree.fromstring(files[HARBOR].encode()).xpath("string(//*[local-name()='entry'][2]/*[@type='html'])")
    assert "The mud &amp; &lt;b&gt;dirt&lt;/b&gt; of Oldford" in content


def test_what_was_withdrawn_is_not_said_again(files: Mapping[str, str]) -> None:
    """Does the feed of the site tell that an entry went, lead to the day, and hold nothing that it said?"""
    gone = [each for each in feedparser.parse(files["feed.xml"]).entries if each.title == "Cy Spare: withdrawn"]
    assert [(each.updated[:10], each.summary) for each in gone] == [
        ("2026-11-02", "Withdrawn."),
        ("2026-10-05", "Published."),
    ]
    assert [each.link for each in gone] == [f"{ADDRESS}changes/#d2026-11-02", f"{ADDRESS}changes/#d2026-10-05"]
    assert "What the page says" not in "".join(each.content[0].value for each in gone)
    assert "Cy Spare" in files["engineers/feed.xml"]


def test_no_id_changes(past: Past, publish: Publish) -> None:
    """Do ids outlast a rename and a move of the site to another address, so that no reader shows old news as new?"""
    moved = replace(past.after, site=past.after.site.model_copy(update={"first_address": ADDRESS}))
    before, after = publish(past.before), publish(moved, "https://elsewhere.example/")
    old = feedparser.parse(before["bridges/harbor-bridge/feed.xml"])
    new = feedparser.parse(after[HARBOR])
    assert new.feed.id == old.feed.id
    assert [each.id for each in new.entries[1:]] == [each.id for each in old.entries]
    for path in feeds_in(before).keys() & feeds_in(after).keys():
        one, other = (
            {each.id: each.summary for each in feedparser.parse(side[path]).entries} for side in (before, after)
        )
        assert one.items() <= other.items()


def test_a_title_is_no_part_of_an_id(past: Past, publish: Publish) -> None:
    """Does an entry that gets another name keep its ids?"""
    entry = past.after.entries["bridges/oldford-bridge"]
    named = replace(entry, data=entry.data.model_copy(update={"name": "Other"}))
    renamed = replace(past.after, entries={**past.after.entries, named.key: named})
    one, other = (feedparser.parse(publish(catalog)[HARBOR]) for catalog in (past.after, renamed))
    assert other.entries[0].title == "Other: Open since about 1978"
    assert [each.id for each in one.entries] == [each.id for each in other.entries]


def test_without_history_a_feed_says_so(without_past: Catalog, publish: Publish) -> None:
    """Is nothing made up where the past is not at hand: one item an entry, on the day of its last check?"""
    read = feedparser.parse(publish(without_past)["bridges/old-mill-bridge/feed.xml"])
    assert "built without its history" in read.feed.subtitle
    news = [each for each in read.entries if not each.title.startswith("Correction")]
    assert [(each.updated, each.summary) for each in news] == [
        (
            "2026-11-20T00:00:00Z",
            "What changed is not known in this copy of the site. Last checked on November 20, 2026.",
        )
    ]


def test_the_same_catalog_gives_the_same_bytes(past: Past, publish: Publish) -> None:
    """Is a feed the same when it is made again, and on another day?"""
    later = replace(past.after, today=TODAY.replace(day=20))
    assert feeds_in(publish(past.after)) == feeds_in(publish(past.after)) == feeds_in(publish(later))


def test_the_real_content_has_valid_feeds(publish: Publish) -> None:
    """Does each feed of the real content keep the rules, with the newest 50 items at most?"""
    catalog = examine(ROOT, {}, TODAY).catalog
    assert catalog is not None
    feeds = feeds_in(publish(catalog))
    assert len(feeds) > len(catalog.entries)
    for path, text in feeds.items():
        root = etree.fromstring(text.encode())
        assert RULES.validate(root), f"{path}: {RULES.error_log}"
        assert 1 <= len(root.findall("{*}entry")) <= 50


_ID = "urn:uuid:00000000-0000-5000-8000-00000000000{}"
_CATALOG = examine(BRIDGES, {}, TODAY).catalog
assert _CATALOG is not None
_DATA = SiteData(_CATALOG)
_WORDS = st.text(min_size=1, max_size=40).filter(str.strip)


@given(_WORDS, _WORDS, _WORDS)
def test_any_words_give_xml_that_means_them(title: str, said: str, answer: str) -> None:
    """Whatever stands in a title or sentence, is the feed valid, and does a reader get these words back?"""
    line = Line(said, "bridges/old-mill-bridge.md#closure")
    item = Item(_ID.format(1), "bridges/a", TODAY, title, "bridges/a.md", (line,), answer, (Category("a", title),))
    feed = Feed(_ID.format(2), "index.md", title, said, TODAY, [item], [as_html(item, "index.md", _DATA)])
    text = atom(feed, "feed.xml", _DATA)
    root = etree.fromstring(text.encode())
    assert RULES.validate(root), RULES.error_log
    sayable = "".join(
        char if char in "\t\n\r" or (char >= " " and char not in "\ufffe\uffff") else "\ufffd" for char in title
    )
    assert root.findtext("{*}entry/{*}title").replace("\r", "\n") == sayable.replace("\r\n", "\n").replace("\r", "\n")
