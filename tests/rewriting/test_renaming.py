"""`factsheet rename` on a copy of the small site: does everything follow, and does a refusal leave all as it was?"""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator.assembling import assemble
from generator.examining import Examination
from generator.loading.project import load_project
from generator.model.catalog import Catalog
from generator.problems import has_errors
from generator.rewriting import renaming_writing
from generator.rewriting.renaming_names import read_renaming
from generator.rewriting.renaming_plan import plan_renaming
from generator.rewriting.renaming_trial import new_problems
from generator.sourcing import RefusedError

Factsheet = Callable[..., Result]
Edit = Callable[[Path, str, str], None]
Examine = Callable[..., Examination]
COURIER = "oldford-courier-2023-11-06-bridge-closed"
LOCKS = ("content/ids.lock", "content/quotes.lock")


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def holding(root: Path, words: str) -> list[str]:
    """The files that name something, but for the locks, which never forget an address."""
    pattern = re.compile(rf"(?<![\w-]){re.escape(words)}(?![\w-])")
    files = {
        name: data.decode() for name, data in snapshot(root).items() if name.startswith(("content", "docs", "site"))
    }
    return sorted(name for name, text in files.items() if pattern.search(text) and name not in LOCKS)


def test_an_entry_that_many_name(bridges: Path, factsheet: Factsheet) -> None:
    """Is the check as clean as before, every page there and one stub more, and the old id nowhere but in the lock?"""
    before = factsheet(bridges, "pages")
    result = factsheet(bridges, "rename", "bridges/old-mill-bridge", "arn-bridge")
    assert result.exit_code == 0, result.output
    assert holding(bridges, "bridges/old-mill-bridge") == []
    stub = (bridges / "content/bridges/old-mill-bridge.yml").read_text(encoding="utf-8")
    assert stub == "moved_to: bridges/arn-bridge\n"
    checked = factsheet(bridges, "check")
    assert checked.exit_code == 0 and "all in order" in checked.output, checked.output
    after = factsheet(bridges, "pages")
    counts = [int(re.search(r"(\d+) pages", each.output)[1]) for each in (before, after)]  # type: ignore[index]
    assert counts[1] == counts[0] + 1
    moved = (bridges / "content/bridges/mill-street-bridge.yml").read_text(encoding="utf-8")
    assert "moved_to: bridges/arn-bridge" in moved, "no chain of stubs"
    assert "[[figure" not in result.output and "docs/sheets/old-mill-bridge.md: 3 places" in result.output


def test_only_the_characters_of_references_change(bridges: Path, factsheet: Factsheet) -> None:
    """Do comments, layout, line ends and everything else stay, byte for byte?"""
    page = bridges / "docs/index.md"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    before = snapshot(bridges)
    assert factsheet(bridges, "rename", "bridges/old-mill-bridge", "bridges/arn-bridge").exit_code == 0
    after = snapshot(bridges)
    before["content/bridges/arn-bridge.yml"] = before["content/bridges/old-mill-bridge.yml"]
    for name in sorted(set(after) - {"content/bridges/old-mill-bridge.yml", *LOCKS}):
        assert after[name] == before[name].replace(b"bridges/old-mill-bridge", b"bridges/arn-bridge"), name


def test_dry_run(bridges: Path, factsheet: Factsheet) -> None:
    """Does --dry-run name every file that would change, and change none?"""
    before = snapshot(bridges)
    result = factsheet(bridges, "rename", "bridges/old-mill-bridge", "arn-bridge", "--dry-run")
    assert result.exit_code == 0
    assert snapshot(bridges) == before
    factsheet(bridges, "rename", "bridges/old-mill-bridge", "arn-bridge")
    for name, data in snapshot(bridges).items():
        if before.get(name) != data:
            assert name in result.output


def test_there_and_back(bridges: Path, factsheet: Factsheet) -> None:
    """Can an entry get its old name back, although a stub stands there?"""
    before = snapshot(bridges)
    assert factsheet(bridges, "rename", "bridges/old-mill-bridge", "arn-bridge").exit_code == 0
    assert factsheet(bridges, "rename", "bridges/arn-bridge", "old-mill-bridge").exit_code == 0
    after = snapshot(bridges)
    assert after.pop("content/bridges/arn-bridge.yml") == b"moved_to: bridges/old-mill-bridge\n"
    assert {name for name in after if after[name] != before.get(name)} == {"content/ids.lock"}
    assert "all in order" in factsheet(bridges, "check").output


def test_a_fact(bridges: Path, factsheet: Factsheet) -> None:
    """Is a fact renamed in its entry and wherever it is named, and does its old id still lead to it?"""
    result = factsheet(bridges, "rename", "bridges/old-mill-bridge#closure", "closed-to-all")
    assert result.exit_code == 0, result.output
    text = (bridges / "content/bridges/old-mill-bridge.yml").read_text(encoding="utf-8")
    assert "  - id: closed-to-all\n" in text
    assert "former_ids:\n  shut: closed-to-all\n  closure: closed-to-all\n" in text
    assert holding(bridges, "old-mill-bridge#closure") == []
    assert "fact: bridges/old-mill-bridge#closed-to-all" in (bridges / "content/corrections.yml").read_text()
    assert "bridges/old-mill-bridge#closed-to-all\n" in (bridges / "content/ids.lock").read_text()
    assert "all in order" in factsheet(bridges, "check").output


def test_a_fact_there_and_back(bridges: Path, factsheet: Factsheet) -> None:
    """Can a fact get back the id that it had?"""
    entry = "bridges/harbor-bridge#lorries"
    assert factsheet(bridges, "rename", entry, "trucks").exit_code == 0
    assert factsheet(bridges, "rename", "bridges/harbor-bridge#trucks", "#lorries").exit_code == 0
    text = (bridges / "content/bridges/harbor-bridge.yml").read_text(encoding="utf-8")
    assert text.endswith("checked_on: 2026-11-20\nformer_ids:\n  trucks: lorries\n")
    assert "all in order" in factsheet(bridges, "check").output


def test_a_value(bridges: Path, factsheet: Factsheet) -> None:
    """Is the value of a number renamed in the same way?"""
    result = factsheet(bridges, "rename", "measurements/old-mill-load-limit#courier-2021", "signs-2021")
    assert result.exit_code == 0, result.output
    text = (bridges / "content/measurements/old-mill-load-limit.yml").read_text(encoding="utf-8")
    assert "  article-2021: signs-2021\n  courier-2021: signs-2021\n" in text
    assert "all in order" in factsheet(bridges, "check").output


def test_a_source(bridges: Path, factsheet: Factsheet) -> None:
    """Does a source take its text, its evidence and what was checked along, and does its old address lead to it?"""
    result = factsheet(bridges, "rename", f"sources/{COURIER}", "courier")
    assert result.exit_code == 0, result.output
    assert (bridges / "content/articles/courier.txt").is_file()
    assert holding(bridges, COURIER) == ["content/sources/courier.yml"]
    record = (bridges / "content/sources/courier.yml").read_text(encoding="utf-8")
    assert record.endswith(f"former_ids: [{COURIER}]\n")
    assert "all in order" in factsheet(bridges, "check").output
    assert factsheet(bridges, "verify", "--check").exit_code == 0
    shutil.rmtree(bridges / "content/articles")
    assert "all in order" in factsheet(bridges, "check").output, "its words stay checked where the text is not at hand"
    factsheet(bridges, "pages")
    page = (bridges / f"build/pages/sources/{COURIER}.md").read_text(encoding="utf-8")
    assert "It is now at [Old Mill Bridge closed after cracks are found](courier.md)." in page


def test_a_source_there_and_back(bridges: Path, factsheet: Factsheet) -> None:
    """Can a source get its old id back, with the same locks?"""
    lock = (bridges / "content/quotes.lock").read_bytes()
    assert factsheet(bridges, "rename", f"sources/{COURIER}", "courier").exit_code == 0
    assert factsheet(bridges, "rename", "sources/courier", COURIER).exit_code == 0
    record = (bridges / f"content/sources/{COURIER}.yml").read_text(encoding="utf-8")
    assert record.endswith("former_ids: [courier]\n")
    assert (bridges / "content/quotes.lock").read_bytes() == lock


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("bridges/old-mil-bridge", "x", "Did you mean bridges/old-mill-bridge?"),
        ("bridges/old-mill-bridge", "harbor-bridge", "is there already"),
        ("bridges/old-mill-bridge", "Arn Bridge", "is not a reference"),
        ("bridges/old-mill-bridge", "index", "the list of all entries"),
        ("bridges/old-mill-bridge", "bridgse/arn", "Did you mean bridges?"),
        ("bridges/old-mill-bridge", "old-mill-bridge", "has this name already"),
        ("bridges/mill-street-bridge", "x", "Rename bridges/old-mill-bridge."),
        ("bridges/old-mill-bridge#closur", "x", "Did you mean bridges/old-mill-bridge#closure?"),
        ("bridges/old-mill-bridge#shut", "x", "Rename bridges/old-mill-bridge#closure."),
        ("bridges/old-mill-bridge#closure", "detour", "is there already"),
        ("bridges/old-mill-bridge#detour", "shut", "leads there for ever"),
        ("bridges/old-mill-bridge#closure", "bridges/harbor-bridge#closure", "keeps its entry"),
        ("sources/bridge-office-registr", "x", "Did you mean sources/bridge-office-register?"),
    ],
)
def test_what_is_refused(bridges_root: Path, catalog: Catalog, old: str, new: str, said: str) -> None:
    """Is a renaming that cannot be done refused with the next act?"""
    with pytest.raises(RefusedError) as refused:
        read_renaming(bridges_root, catalog, old, new)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("bridges/old-mil-bridge", "x", "Did you mean bridges/old-mill-bridge?"),
        ("bridges/old-mill-bridge#closure", "facts", "is the id of a section"),
        ("bridges/old-mill-bridge", "engineers/old-mill-bridge", "`crosses` is not a key here"),
    ],
)
def test_a_refusal_changes_nothing(bridges: Path, factsheet: Factsheet, old: str, new: str, said: str) -> None:
    """If the renaming is refused, or would bring problems, is every file as it was?"""
    before = snapshot(bridges)
    result = factsheet(bridges, "rename", old, new)
    assert result.exit_code == 1
    assert said in result.output
    assert "Nothing was changed" in result.output and "Traceback" not in result.output
    assert snapshot(bridges) == before


def test_interrupted(bridges: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Does everything stay as it was if somebody interrupts the writing halfway?"""
    before, put = snapshot(bridges), renaming_writing._put

    def stumble(path: Path, data: bytes | None) -> None:
        if data == b"third":
            raise KeyboardInterrupt
        put(path, data)

    monkeypatch.setattr(renaming_writing, "_put", stumble)
    contents = {"docs/index.md": b"first", "docs/new.md": b"second", "docs/about.md": None, "mkdocs.yml": b"third"}
    with pytest.raises(KeyboardInterrupt):
        renaming_writing.write_all(bridges, contents)
    assert snapshot(bridges) == before


def test_words_of_others(bridges: Path, examine_site: Examine, edit: Edit) -> None:
    """Do a quotation and an address at another host keep the old name, and is the editor told?"""
    statement = bridges / "content/statements/keep-one-lane-open.yml"
    text = statement.read_text(encoding="utf-8")
    statement.write_text(text + "# See https://example.org/bridges/old-mill-bridge and bridges/old-mill-bridge.\n")
    catalog = examine_site(bridges).catalog
    assert catalog
    renaming = read_renaming(bridges, catalog, "bridges/old-mill-bridge", "arn-bridge")
    plan = plan_renaming(bridges, catalog, renaming, {})
    after = plan.contents["content/statements/keep-one-lane-open.yml"]
    assert after and after.endswith(b"# See https://example.org/bridges/old-mill-bridge and bridges/arn-bridge.\n")
    assert plan.left == ["content/statements/keep-one-lane-open.yml"]


def test_on_the_real_content(project_root: Path, tmp_path: Path) -> None:
    """Is an entry of the project that many files and translations name renamed without one mistake?"""
    for folder in ("content", "docs", "site_config"):
        shutil.copytree(project_root / folder, tmp_path / folder)
    catalog, _ = assemble(load_project(tmp_path, {}), dt.date(2026, 12, 1))
    assert catalog
    keys = [key for key, entry in catalog.entries.items() if entry.facts]
    key = max(keys, key=lambda each: len(catalog.backlinks.get(each, ())))
    renaming = read_renaming(tmp_path, catalog, key, "a-name-that-nobody-has")
    plan = plan_renaming(tmp_path, catalog, renaming, {})
    assert len(plan.places) > 10
    problems = new_problems(tmp_path, plan, (), {}, catalog.today)
    assert not has_errors(problems)
    assert not [each for each in problems if each.rule.startswith("translation-")], "no sentence loses its translation"
    assert any(name.startswith("content/translations/") for name in plan.contents)
    pattern = re.compile(rf"(?<![\w-]){re.escape(key)}(?![\w-])")
    for name, data in plan.contents.items():
        if not name.endswith(".lock") and data:
            assert not pattern.search(data.decode()), name
