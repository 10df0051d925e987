"""A change as seen from today: is what went into another entry told as its own, and linked to where it is now?"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from generator.comparing.change import Act, Change, Chronicle, DayOfChanges, Part
from generator.comparing.today import anchor_of, home_of, may_be_told, thing_of
from generator.examining import examine
from generator.feeding.changes_since import change_record
from generator.feeding.news import News
from generator.feeding.writing import item_of, withdrawn
from generator.outputs.site_data import SiteData
from generator.outputs.telling_changes import page_of, sentence
from generator.pages.change_groups import groups_of
from generator.pages.view import View
from tests.conftest import BRIDGES, TODAY

_CATALOG = examine(BRIDGES, {}, TODAY).catalog
assert _CATALOG is not None
HARBOR, MILL, DIGEST = "bridges/harbor-bridge", "bridges/old-mill-bridge", "sources/lenvaria-digest"
GONE = "bridges/mill-street-bridge"  # an address that leads on
# Of a bridge that became part of Harbor Bridge, which has a fact of the same id.
TAKEN_IN = Change(Act.CHANGED, Part.FACT, GONE, "Gone Bridge", "lorries", "says", "QQ", "QQ", into=HARBOR, ended=True)
MERGER = Change(Act.RENAMED, Part.ENTRY, HARBOR, "Harbor Bridge", before=GONE, after=HARBOR)


def days(*changes: Change) -> Chronicle:
    """Each change on a day of its own, the newest first."""
    told = [DayOfChanges(dt.date(2026, 1, 30 - at), (change,)) for at, change in enumerate(changes)]
    return Chronicle(tuple(told))


CATALOG = replace(_CATALOG, chronicle=days(MERGER, TAKEN_IN))
DATA = SiteData(CATALOG)


def test_what_went_into_another_is_no_part_of_it() -> None:
    """Is a change of what another entry took in without words, and told with the page of that one and no fact of it?"""
    assert thing_of(TAKEN_IN, CATALOG) is None
    assert home_of(TAKEN_IN, CATALOG) is CATALOG.entries[HARBOR]
    assert not may_be_told(TAKEN_IN, CATALOG)
    assert sentence(TAKEN_IN, DATA) == "Fact changed (lorries)."
    assert page_of(TAKEN_IN, DATA) == f"{HARBOR}.md"
    record = change_record(TAKEN_IN, DATA)
    assert "QQ" not in str(record)
    assert record["url"] == DATA.address(f"{HARBOR}.md")
    assert [change for _, changes in DATA.history(HARBOR) for change in changes] == [MERGER]


def test_pages_and_feeds_name_what_went_into_another() -> None:
    """Does the page of changes name the old entry with a link to the new one, and the feed tell it as withdrawn?"""
    _, group = groups_of(days(MERGER, TAKEN_IN))
    view = View(CATALOG, "changes.md")
    assert view.changed_thing(group) == "[Gone Bridge](bridges/harbor-bridge.md)"
    assert view.change(TAKEN_IN) == "**Fact changed** (lorries)"
    news = News(CATALOG)
    story = next(each for each in news.stories if each.of == GONE)
    assert story.key == GONE
    assert story not in news.of(HARBOR)
    item = item_of(story, withdrawn(story, DATA), news, DATA)
    assert item.title == "Gone Bridge: withdrawn"
    assert [(line.text, line.uri) for line in item.lines] == [("Fact changed (lorries).", "")]


def test_what_ended_is_not_where_its_id_leads() -> None:
    """Has a fact that was withdrawn no place and no evidence, although its id leads to another fact?"""
    entry = CATALOG.entries[MILL]
    told = Change(Act.CHANGED, Part.FACT, MILL, "Old Mill Bridge", "shut", "says", "QQ", "QQ")
    assert anchor_of(told, entry) == "closure"
    ended = replace(told, ended=True)
    assert anchor_of(ended, entry) == ""
    assert page_of(ended, DATA) == f"{MILL}.md"
    assert "QQ" not in sentence(ended, DATA)
    news = News(replace(CATALOG, chronicle=days(replace(told, act=Act.WITHDRAWN))))
    story = next(each for each in news.of(MILL) if each.changes)
    item = item_of(story, withdrawn(story, DATA), news, DATA)
    assert [(line.text, line.uri) for line in item.lines] == [("Fact withdrawn (shut).", "")]


def test_a_renamed_source_has_one_past() -> None:
    """Does what is known of a source go back beyond its rename, which is told as one?"""
    source = CATALOG.sources["lenvaria-digest"]
    former = replace(source, data=source.data.model_copy(update={"former_ids": ("old-digest",)}))
    move = Change(Act.RENAMED, Part.SOURCE, DIGEST, "News", before="sources/old-digest", after=DIGEST)
    note = Change(Act.ADDED, Part.FIELD, "sources/old-digest", "News", name="note", after="A note")
    sources = {**CATALOG.sources, "lenvaria-digest": former}
    data = SiteData(replace(CATALOG, sources=sources, chronicle=days(move, note)))
    assert data.former_addresses[DIGEST] == ["sources/old-digest"]
    assert [change for _, changes in data.history(DIGEST) for change in changes] == [move, note]
    assert sentence(move, data) == "Moved here from the address sources/old-digest."
    assert View(data.catalog, "changes.md").change(move) == "**Moved here** from the address sources/old-digest"
    assert sentence(note, data) == "Note added: A note."
