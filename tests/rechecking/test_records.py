"""A check after an edit of facts, evidence, titles, whole records or locks: little is read, and nothing overlooked."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.examining import examine
from generator.rechecking.memory import FILE
from generator.rechecking.remembering import check_again
from generator.verifying import verify, write_locks
from tests.benchmarks.editing import read, save
from tests.rechecking.editing_projects import ENVIRON, aged, told
from tests.rechecking.editing_records import Editor, entries

BRIDGES = Path(__file__).parent.parent / "sites" / "bridges"


def _damage(root: Path, chance: random.Random) -> None:
    """What was kept is gone, cut off or of another."""
    match chance.randrange(3):
        case 0:
            (root / FILE).unlink(missing_ok=True)
        case 1 if (root / FILE).exists():
            whole = (root / FILE).read_bytes()
            (root / FILE).write_bytes(whole[: chance.randrange(len(whole))])
        case 2:
            (root / FILE).parent.mkdir(parents=True, exist_ok=True)
            (root / FILE).write_text("[]", encoding="utf-8")


@pytest.mark.parametrize("seed", range(3))
def test_any_edits_of_records(seed: int, made: Path, tmp_path: Path, readings: list[Path]) -> None:
    """Whatever editors do to records, one thing after the other, does each check say what a cold one says?"""
    chance, root = random.Random(seed), tmp_path / "project"
    first = made if seed % 3 else BRIDGES
    checks = whole = 0
    for number in range(15):
        if number % 5 == 0:  # mistakes pile up
            shutil.rmtree(root, ignore_errors=True)
            shutil.copytree(first, root, ignore=shutil.ignore_patterns("build"))
            editor = Editor(aged(root), first, chance, ENVIRON)
            check_again(root, ENVIRON)
        done = [editor.edit() for _ in range(chance.choice([1, 1, 2]))]
        if number % 7 == 6:
            _damage(root, chance)
        before = len(readings)
        assert check_again(root, ENVIRON) == told(root), done
        checks, whole = checks + 1, whole + len(readings) - before
    assert whole < checks or first == BRIDGES


def _add_fact(root: Path, entry: Path) -> None:
    data = read(entry)
    data["facts"].append({**data["facts"][0], "id": "one-more"})
    save(entry, data)


def _remove_fact(root: Path, entry: Path) -> None:
    data = read(entry)
    del data["facts"][0]
    data["facts"] = data["facts"] or [{**read(entry)["facts"][0], "id": "one-more"}]
    save(entry, data)


def _other_evidence(root: Path, entry: Path) -> None:
    data = read(entry)
    data["facts"][0]["evidence"] = read(next(each for each in entries(root) if each != entry))["facts"][0]["evidence"]
    save(entry, data)


def _retitle(root: Path, entry: Path) -> None:
    save(entry, read(entry) | {"name": "The bridge of another name"})


def _new_entry(root: Path, entry: Path) -> None:
    save(entry.with_name("one-more.yml"), read(entry))


def _delete_entry(root: Path, entry: Path) -> None:
    entry.unlink()


def _new_source(root: Path, entry: Path) -> None:
    source = root / "content" / "sources" / f"{read(entry)['facts'][0]['evidence'][0]['source']}.yml"
    save(source.with_name("one-more.yml"), read(source))


def _change_source(root: Path, entry: Path) -> None:
    source = next(each for each in sorted(root.glob("content/sources/*.yml")) if "digest" in read(each))
    data = read(source) | {"title": "Another title"}
    data["digest"].popitem()
    save(source, data)


def _delete_source(root: Path, entry: Path) -> None:
    (root / "content" / "sources" / f"{read(entry)['facts'][0]['evidence'][0]['source']}.yml").unlink()


def _verified(root: Path, entry: Path) -> None:
    _add_fact(root, entry)
    catalog = examine(root, ENVIRON).catalog
    assert catalog
    assert write_locks(root, verify(catalog))


def _lengthen_a_side(root: Path, entry: Path) -> None:
    statement = next(root.glob("content/statements/*.yml"))
    save(statement, read(statement) | {"caveats": ["It was told so by those who had been there. " * 20]})


EDITS = [
    *(_add_fact, _remove_fact, _other_evidence, _retitle, _new_entry, _delete_entry),
    *(_new_source, _change_source, _delete_source, _verified, _lengthen_a_side),
]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_an_edit_of_a_record_reads_little(edit: Callable[[Path, Path], None], root: Path, readings: list[Path]) -> None:
    """After each of the usual edits, is the answer that of a cold check, without reading everything?"""
    check_again(root, ENVIRON)
    edit(root, sorted(root.glob("content/bridges/*.yml"))[2])
    aged(root)
    for _ in range(2):
        answer = check_again(root, ENVIRON)
        assert answer == told(root)
    assert len(readings) == 1
    assert answer.problems or edit in (_retitle, _verified)


def test_a_fact_that_others_lead_to(root: Path, readings: list[Path]) -> None:
    """If a fact goes to which another entry, or a page, leads, is that told there; and if it comes back, no more?"""
    one, other = sorted(root.glob("content/bridges/*.yml"))[:2]
    data, whole = read(one), read(other)
    data["see_also"] = [f"bridges/{other.stem}"]
    data["facts"][0]["says"] = f"It was so. [[bridges/{other.stem}#{whole['facts'][0]['id']}|So]] it was."
    save(one, data)
    aged(root)
    check_again(root, ENVIRON)
    save(other, whole | {"facts": [{**whole["facts"][0], "id": "another"}]})
    answer = check_again(root, ENVIRON)
    assert answer == told(root)
    assert {each.rule for each in answer.problems if each.file == f"content/bridges/{one.name}"} == {"unknown-token"}
    save(other, whole)
    answer = check_again(root, ENVIRON)
    assert answer == told(root)
    assert not [each for each in answer.problems if each.rule == "unknown-token"]
    assert len(readings) == 1


def test_a_page_that_names_what_is_gone(root: Path) -> None:
    """If an entry goes that nothing but a hand-written page names, is that told of the page?"""
    key = "bridges/" + sorted(root.glob("content/bridges/*.yml"))[3].stem
    page = root / "docs" / "about.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\n[It]({key}.md) was so.\n", encoding="utf-8")
    aged(root)
    check_again(root, ENVIRON)
    (root / f"content/{key}.yml").unlink()
    assert check_again(root, ENVIRON) == told(root)


def test_a_link_to_a_fact(root: Path) -> None:
    """If a fact gets another id to which a hand-written page leads by a link, is that told of the page?"""
    one = sorted(root.glob("content/bridges/*.yml"))[3]
    data, page = read(one), root / "docs" / "about.md"
    link = f"bridges/{one.stem}.md#{data['facts'][0]['id']}"
    page.write_text(f"{page.read_text(encoding='utf-8')}\n[It]({link}) was so.\n", encoding="utf-8")
    aged(root)
    check_again(root, ENVIRON)
    data["facts"][0]["id"] = "another"
    save(one, data)
    answer = check_again(root, ENVIRON)
    assert answer == told(root)
    assert "dead-link" in {each.rule for each in answer.problems}


@pytest.mark.parametrize("name", ["one-more", "nobodys"])
def test_a_text_that_cannot_be_read(name: str, root: Path) -> None:
    """If a text that no rule asks for is no text, is that told?"""
    source = next(root.glob("content/sources/*.yml"))
    bare = {name: value for name, value in read(source).items() if name not in ("text", "digest", "skipped")}
    save(source.with_name("one-more.yml"), bare)
    aged(root)
    check_again(root, ENVIRON)
    (root / "content" / "texts").mkdir(exist_ok=True)
    (root / "content" / "texts" / f"{name}.txt").write_bytes(b"\xff\xfe\x00")
    answer = check_again(root, ENVIRON)
    assert answer == told(root)
    assert "not-utf8" in {each.rule for each in answer.problems}


def test_a_lock_that_tells_of_others(root: Path) -> None:
    """If the lock comes to remember an entry that is not there, is what leads to it told as by a cold check?"""
    one = next(root.glob("content/bridges/*.yml"))
    save(one, read(one) | {"see_also": ["bridges/none"]})
    aged(root)
    check_again(root, ENVIRON)
    lock = root / "content" / "ids.lock"
    lock.write_text(f"{lock.read_text(encoding='utf-8')}bridges/none\n", encoding="utf-8")
    assert check_again(root, ENVIRON) == told(root)


@pytest.mark.parametrize("file", ["content/quotes.lock", "content/ids.lock", "content/articles"])
def test_a_file_that_can_be_read_again(file: str, root: Path) -> None:
    """If a lock or a text could not be read, and then can, is no more said of it?"""
    path = root / file if file.endswith(".lock") else next((root / file).glob("*.txt"))
    right = path.read_bytes()
    path.write_bytes(b"\xff\xfe\x00")
    aged(root)
    assert "not-utf8" in {each.rule for each in check_again(root, ENVIRON).problems}
    path.write_bytes(right)
    answer = check_again(root, ENVIRON)
    assert answer == told(root)
    assert not answer.problems


@pytest.mark.parametrize("is_locked", [True, False])
def test_a_stub_that_leads_nowhere(is_locked: bool, root: Path) -> None:
    """If a stub leads to no entry, is its address dead after an edit elsewhere as well?"""
    (root / "content" / "bridges" / "one-more.yml").write_text("moved_to: bridges/none\n", encoding="utf-8")
    lock = root / "content" / "ids.lock"
    if is_locked:
        lock.write_text(f"{lock.read_text(encoding='utf-8')}bridges/one-more\n", encoding="utf-8")
    aged(root)
    check_again(root, ENVIRON)
    _remove_fact(root, next(root.glob("content/bridges/*-bridge.yml")))
    assert check_again(root, ENVIRON) == told(root)


@pytest.mark.parametrize("is_locked", [True, False])
def test_another_of_the_same_name(is_locked: bool, root: Path, readings: list[Path]) -> None:
    """If an entry goes while another kind has one of its name, is that other taken for it only where it is new?"""
    one = next(root.glob("content/bridges/*.yml"))
    other = next(root.glob("content/engineers/*.yml"))
    save(other.with_name(one.name), read(other))
    if is_locked:
        catalog = examine(root, ENVIRON).catalog
        assert catalog
        write_locks(root, verify(catalog))
    aged(root)
    check_again(root, ENVIRON)
    one.unlink()
    answer = check_again(root, ENVIRON)
    assert answer == told(root)
    assert any("lies in content/engineers" in each.tip for each in answer.problems) != is_locked
    assert len(readings) == 1


def test_a_fact_of_a_renamed_entry(root: Path, readings: list[Path]) -> None:
    """If a fact goes that was published before its entry was renamed, is its address dead under the former key too?"""
    one = next(root.glob("content/bridges/ash*.yml"))
    (one.parent / "one-more.yml").write_text(f"moved_to: bridges/{one.stem}\n", encoding="utf-8")
    lock, fact = root / "content" / "ids.lock", read(one)["facts"][0]["id"]
    more = f"bridges/one-more\nbridges/one-more#{fact}\n"
    lock.write_text(f"{lock.read_text(encoding='utf-8')}{more}", encoding="utf-8")
    aged(root)
    check_again(root, ENVIRON)
    _remove_fact(root, one)
    answer = check_again(root, ENVIRON)
    assert answer == told(root)
    assert any(f"bridges/one-more#{fact}" in each.message for each in answer.problems)
    assert len(readings) == 1
