"""Drafts: are they in the preview, with a notice, and nowhere at all in a build?"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator.examining import examine
from generator.problems import Level, has_errors
from generator.producing import PAGES, Production, produce
from generator.verifying import verify
from tests.conftest import TODAY


@pytest.fixture
def drafted(bridges: Path) -> Path:
    """The small site with a draft made from one of its bridges, resting on a source that is a draft as well."""
    example = (bridges / "content" / "bridges" / "river-gate-bridge.yml").read_text(encoding="utf-8")
    name = next(line for line in example.splitlines() if line.startswith("name:"))
    text = "draft: true\n" + example.replace(name, "name: Zeppelin Crossing")
    text = text.replace("bridge-office-register", "zeppelin-papers").replace("opening-day", "zeppelin-day")
    (bridges / "content" / "bridges" / "zeppelin-crossing.yml").write_text(text, encoding="utf-8")
    record = (bridges / "content" / "sources" / "bridge-office-register.yml").read_text(encoding="utf-8")
    title = next(line for line in record.splitlines() if line.startswith("title:"))
    record = "draft: true\n" + record.replace(title, "title: Zeppelin papers")
    (bridges / "content" / "sources" / "zeppelin-papers.yml").write_text(record, encoding="utf-8")
    return bridges


def produced(root: Path, monkeypatch: pytest.MonkeyPatch, *, with_drafts: bool) -> Production:
    """The pages of a build or of a preview."""
    monkeypatch.setenv("FACTSHEET_TODAY", TODAY.isoformat())
    return produce(root, with_drafts=with_drafts)


def test_check_counts_drafts(drafted: Path, factsheet: Callable[..., Result]) -> None:
    """Does `factsheet check` say how many drafts there are, and that they are not published?"""
    result = factsheet(drafted, "check")
    assert result.exit_code == 0, result.output
    assert "2 drafts, not published." in result.output
    assert "17 entries" in result.output, "the draft is in no count"


def test_no_output_of_a_build_holds_a_draft(drafted: Path, factsheet: Callable[..., Result], tmp_path: Path) -> None:
    """Is there no trace of a draft in any file of a site: page, index, search, timeline, file, sitemap?"""
    site = tmp_path / "published" / "site"
    site.parent.mkdir()
    result = factsheet(drafted, "build", "--site-dir", str(site))
    assert result.exit_code == 0, result.output
    places = [path for path in (*site.rglob("*"), *(drafted / PAGES).rglob("*")) if path.is_file()]
    assert len(places) > 100
    assert [path for path in places if "zeppelin" in str(path).lower()] == []
    assert [path for path in places if b"zeppelin" in path.read_bytes().lower()] == []
    assert [
        path for path in places if b"vscode:" in path.read_bytes() or str(drafted).encode() in path.read_bytes()
    ] == []


def test_no_lock_holds_a_draft(drafted: Path) -> None:
    """Does `factsheet verify` leave drafts out of both locks?"""
    examined = examine(drafted, {}, TODAY)
    assert examined.catalog is not None
    verification = verify(examined.catalog)
    assert "zeppelin" not in verification.ids_lock + verification.quotes_lock
    assert verification.ids_lock == (drafted / "content" / "ids.lock").read_text(encoding="utf-8")


def test_a_preview_shows_drafts(drafted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a preview: has a draft its page with a banner, a row in its index, and its mark there?"""
    production = produced(drafted, monkeypatch, with_drafts=True)
    page = production.pages["bridges/zeppelin-crossing.md"]
    assert "fs-draft-banner" in page
    assert "Draft: not published" in page
    index = production.pages["bridges/index.md"]
    row = next(line for line in index.splitlines() if "Zeppelin Crossing" in line)
    assert "Draft: not published" in row
    assert index.count("Draft: not published") == 1
    assert "fs-draft-banner" in production.pages["sources/zeppelin-papers.md"]
    assert "fs-draft" not in production.pages["bridges/old-mill-bridge.md"]


def test_what_a_draft_lacks_stops_nothing(
    drafted: Path, factsheet: Callable[..., Result], edit: Callable[[Path, str, str], None]
) -> None:
    """Is an unknown word in a draft a warning that says “Draft” for a build, and an error in the preview?"""
    path = drafted / "content" / "bridges" / "zeppelin-crossing.yml"
    text = path.read_text(encoding="utf-8")
    tags = next(line for line in text.splitlines() if line.startswith("tags:"))
    edit(path, tags, "tags: [zebras]")
    result = factsheet(drafted, "check", "--format", "json")
    assert result.exit_code == 0, result.output
    found = [each for each in json.loads(result.output)["problems"] if each["file"].endswith("zeppelin-crossing.yml")]
    assert [each["level"] for each in found] == ["warning"]
    assert found[0]["message"].startswith("Draft: ")
    examined = examine(drafted, {}, TODAY)
    assert examined.publishable
    assert not examined.with_drafts().publishable, "its page could not be made"


def test_a_reference_to_a_draft_stops_a_build_only(drafted: Path, edit: Callable[[Path, str, str], None]) -> None:
    """If a published entry names a draft in its prose: is that an error in a build, a warning in the preview?"""
    path = drafted / "content" / "bridges" / "harbor-bridge.yml"
    summary = next(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("checked_on:"))
    edit(path, summary, f"see_also: [bridges/zeppelin-crossing]\n{summary}")
    examined = examine(drafted, {}, TODAY)
    assert [(each.rule, each.level) for each in examined.problems] == [("draft-reference", Level.ERROR)]
    preview = examined.with_drafts()
    told = [each for each in preview.problems if each.rule == "draft-reference"]
    assert [each.level for each in told] == [Level.WARNING]
    assert not has_errors(preview.problems)


def test_what_is_lost_is_lost_beside_a_draft(drafted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If a published address is gone, does the preview refuse it as a build does, though there is a draft somewhere?"""
    lock = drafted / "content" / "ids.lock"
    lock.write_text(lock.read_text(encoding="utf-8") + "bridges/swept-away\n", encoding="utf-8")
    for with_drafts in (False, True):
        made = produced(drafted, monkeypatch, with_drafts=with_drafts)
        assert not made.publishable
        assert [each.rule for each in made.problems if each.level is Level.ERROR] == ["ids-never-die"]


def test_without_drafts_both_are_one(bridges: Path) -> None:
    """Is a preview of a site without drafts exactly what a build would publish?"""
    examined = examine(bridges, {}, TODAY)
    assert examined.drafts == 0
    assert examined.with_drafts().catalog == examined.catalog
    assert examined.with_drafts().problems == examined.problems


def test_the_past_tells_no_draft(drafted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Does a draft that was committed stand in no list of what changed?"""

    def git(*arguments: str) -> None:
        names = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *names, *arguments], cwd=drafted, check=True, capture_output=True)

    draft = drafted / "content" / "bridges" / "zeppelin-crossing.yml"
    text = draft.read_text(encoding="utf-8")
    draft.unlink()
    git("init", "--quiet")
    git("add", "--all")
    git("commit", "--quiet", "--message", "The site", "--date", "2026-11-01T12:00:00Z")
    draft.write_text(text, encoding="utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message", "A draft", "--date", "2026-11-02T12:00:00Z")
    draft.write_text(text.replace("summary: ", "summary: Again. ", 1), encoding="utf-8")
    pages = produced(drafted, monkeypatch, with_drafts=False).pages
    assert "changes.md" in pages
    assert [uri for uri, page in pages.items() if "zeppelin" in (uri + page).lower()] == []
