"""Drafts and the outputs: is what an editor has not published in no file for machines, whoever makes it?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.contents import as_bytes
from generator.engine.open_data import OpenData
from generator.outputs.data_page import data_page
from generator.outputs.making import make_outputs
from generator.outputs.registry import outputs
from generator.producing import produce
from tests.conftest import TODAY

# Words that no published page of the small site has, one for each place in which a draft can say something.
_SECRETS = (b"zeppelin", b"quagga", b"xylograph", b"wombat")


@pytest.fixture
def drafted(bridges: Path, commit: Callable[..., str], edit: Callable[[Path, str, str], None]) -> Path:
    """The small site in Git, with drafts that came a day later: a bridge that other entries name, and its source."""
    commit(bridges, "The site", "2026-11-10")
    example = (bridges / "content/bridges/river-gate-bridge.yml").read_text(encoding="utf-8")
    name, summary = (next(line for line in example.splitlines() if line.startswith(key)) for key in ("name:", "summ"))
    assert summary.endswith(">-")
    text = "draft: true\n" + example.replace(name, "name: Zeppelin Crossing\naliases: [Quagga Bridge]")
    text = text.replace(summary, f"{summary}\n  Every wombat crosses here.")
    text = text.replace("bridge-office-register", "zeppelin-papers").replace("opening-day", "zeppelin-day")
    (bridges / "content/bridges/zeppelin-crossing.yml").write_text(text, encoding="utf-8")
    record = (bridges / "content/sources/bridge-office-register.yml").read_text(encoding="utf-8")
    title = next(line for line in record.splitlines() if line.startswith("title:"))
    record = "draft: true\n" + record.replace(title, "title: Xylograph of the river")
    (bridges / "content/sources/zeppelin-papers.yml").write_text(record, encoding="utf-8")
    commit(bridges, "Drafts", "2026-11-12")
    edit(bridges / "content/bridges/zeppelin-crossing.yml", "Every wombat", "Each wombat")
    commit(bridges, "The draft says it in another way", "2026-11-13")
    return bridges


def test_a_draft_is_in_no_output(drafted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Has no file of any output a word of a draft, in a build and in a preview, which shows drafts on its pages?"""
    monkeypatch.setenv("FACTSHEET_TODAY", TODAY.isoformat())
    written = {}
    for with_drafts in (False, True):
        catalog = produce(drafted, with_drafts=with_drafts).catalog
        assert catalog is not None
        assert ("bridges/zeppelin-crossing" in catalog.entries) is with_drafts
        assert catalog.chronicle is not None, "feeds and lists of changes are not empty"
        made = OpenData(catalog).files()
        files = {path: as_bytes(content) for path, content in made}
        assert len(files) > len(catalog.entries)
        for path, content in files.items():
            found = [word for word in _SECRETS if word in path.encode() or word in content.lower()]
            assert found == [], path
        written[with_drafts] = files
    assert written[False] == written[True]


def test_a_preview_leads_to_no_file_of_a_draft(drafted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Do the page on data and the heads of pages of a preview lead to files that are made, even the draft's own?"""
    monkeypatch.setenv("FACTSHEET_TODAY", TODAY.isoformat())
    production = produce(drafted, with_drafts=True)
    assert production.catalog is not None
    assert "Zeppelin Crossing" in production.pages["bridges/index.md"]
    assert [word for word in _SECRETS if word in production.pages["data.md"].lower().encode()] == []
    data = data_page(production.catalog).data
    made = {path for path, _ in make_outputs(data.catalog)}
    for page in ("bridges/zeppelin-crossing.md", "sources/zeppelin-papers.md", "bridges/old-mill-bridge.md"):
        named = {path for each in outputs() if (path := each.beside(page, data))}
        assert named - made == set(), page
        assert not any("zeppelin" in path for path in named)
