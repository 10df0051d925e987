"""What a check keeps for the next one: is it believed only where it is right, and does nothing depend on it?"""

from __future__ import annotations

import json
import os
import random
import shutil
from pathlib import Path

import pytest

from generator.examining import examine
from generator.rechecking import memory, remembering
from generator.rechecking.listing import OddError, list_files
from generator.rechecking.memory import FILE, read_memory
from generator.rechecking.remembering import answer_of, check_again
from tests.rechecking.editing_projects import ENVIRON, put, told


@pytest.mark.parametrize("name", ["FACTSHEET_TODAY", "FACTSHEET_ADDRESS", "FACTSHEET_ARTICLES"])
def test_other_surroundings(name: str, root: Path, readings: list[Path], tmp_path: Path) -> None:
    """On another day, with another address or with texts from elsewhere, is everything read?"""
    (tmp_path / "texts").mkdir()
    values = {
        "FACTSHEET_TODAY": "2027-01-01",
        "FACTSHEET_ADDRESS": "https://example.org/",
        "FACTSHEET_ARTICLES": str(tmp_path / "texts"),
    }
    check_again(root, ENVIRON)
    other = {**ENVIRON, name: values[name]}
    assert check_again(root, other) == answer_of(examine(root, other))
    assert len(readings) == 2


def test_another_version_of_the_software(root: Path, readings: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """If a file of the software or a package is another, is everything read?"""
    check_again(root, ENVIRON)
    for name in ("_software", "_packages"):
        monkeypatch.setattr(remembering, name, lambda *rest: iter(["another"]))
        check_again(root, ENVIRON)
    assert len(readings) == 3


def test_a_damaged_memory(root: Path, readings: list[Path]) -> None:
    """If any sign of what is kept is another, or its end is cut off, is it not believed?"""
    answer = check_again(root, ENVIRON)
    whole = (root / FILE).read_bytes()
    chance = random.Random(1)
    for number in range(30):
        place = chance.randrange(len(whole))
        damaged = whole[:place] + (b"" if number % 2 else bytes([whole[place] ^ 1]) + whole[place + 1 :])
        (root / FILE).write_bytes(damaged)
        assert read_memory(root) is None
    (root / FILE).write_bytes(whole[: len(whole) // 2])
    assert check_again(root, ENVIRON) == answer
    assert len(readings) == 2


def test_a_memory_from_elsewhere(root: Path, tmp_path: Path, readings: list[Path]) -> None:
    """If a change brings a memory along that says that all is well, is it not believed?"""
    check_again(root, ENVIRON)
    one = next(root.glob("content/bridges/*.yml"))
    other = Path(shutil.copytree(root, tmp_path / "other", copy_function=shutil.copy2))
    shutil.move(root, tmp_path / "first")
    shutil.move(other, root)
    put(root / one.relative_to(root), "summary: ", "summary: 7 ")
    assert read_memory(root)
    assert check_again(root, ENVIRON) == told(root)
    assert len(readings) == 2


@pytest.mark.parametrize("kept", ["[]", "{}", '{"around": 1}', "[" * 100_000, '{"problems": [{}]}'])
def test_a_memory_of_another_form(kept: str, root: Path) -> None:
    """Is a file with the right fingerprint and anything in it no reason to fail?"""
    (root / FILE).parent.mkdir(parents=True)
    body = f"{kept}\n\n\n\n".encode()
    (root / FILE).write_bytes(f"{memory._FORMAT} {memory._fingerprint(body)}\n".encode() + body)
    assert check_again(root, ENVIRON) == told(root)


def test_it_cannot_be_kept(root: Path, tmp_path: Path) -> None:
    """If the folder is taken or leads elsewhere, is the answer the same, and is nothing written there?"""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / "build").symlink_to(elsewhere)
    assert check_again(root, ENVIRON) == told(root)
    assert not list(elsewhere.iterdir())
    (root / "build").unlink()
    (root / "build").write_text("taken", encoding="utf-8")
    assert check_again(root, ENVIRON) == told(root)


def test_links_that_wait_for_it(root: Path, tmp_path: Path) -> None:
    """If links lie where it might be written first, is nothing written to where they lead?"""
    mine = tmp_path / "mine"
    mine.write_text("Dear", encoding="utf-8")
    (root / "build" / "check").mkdir(parents=True)
    for name in ("memory", "memory.new", f"memory.{os.getpid()}.new"):
        (root / "build" / "check" / name).symlink_to(mine)
    check_again(root, ENVIRON)
    assert mine.read_text(encoding="utf-8") == "Dear"


def test_a_link_is_for_those_who_read(root: Path, readings: list[Path]) -> None:
    """If there is a link among the files, whose target nobody watches, is everything read each time?"""
    one = next(root.glob("content/bridges/*.yml"))
    target = root / "content" / "bridges" / "notes.md"
    one.rename(target)
    one.symlink_to(target)
    with pytest.raises(OddError):
        list_files(root, ENVIRON)
    for _ in range(2):
        assert check_again(root, ENVIRON) == told(root)
    assert len(readings) == 2
    assert not (root / FILE).exists()


def test_nothing_but_text_is_kept(root: Path) -> None:
    """Is what is kept plain text, which can run nothing when it is read?"""
    check_again(root, ENVIRON)
    told_first = (root / FILE).read_text(encoding="utf-8").split("\n", 1)[1].partition("\n\n")[0]
    assert set(json.loads(told_first)) == {"around", "problems", "counts", "moved", "former", "meets"}
