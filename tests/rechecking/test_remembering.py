"""A check that remembers the last one: is its answer always that of a check that reads everything?"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from yaml import YAMLError

from generator.rechecking.remembering import check_again
from tests.benchmarks.editing import read, save
from tests.rechecking.editing_projects import ENVIRON, aged, put, told


def some(root: Path, chance: random.Random, pattern: str = "content/bridges/*.yml") -> Path:
    """Any of some files."""
    return chance.choice(sorted(root.glob(pattern)))


def _told(root: Path, chance: random.Random) -> None:
    key = chance.choice(["says", "summary", "note"])
    if chance.random() < 0.3:
        put(
            some(root, chance, "content/sources/*.yml"), "  1: ", f"  1: {chance.choice(['It fell. ', 'It was 7 m. '])}"
        )
    words = ["It fell. ", "It is currently so. ", "It was 7 m. ", "<b>It</b> fell. ", "[[bridges/none]] fell. "]
    put(some(root, chance), f"{key}: ", f"{key}: {chance.choice(words)}")


def quote(one: Path, other: Path) -> None:
    """Let the first fact of an entry show that of another."""
    data = read(one)
    data["facts"][0]["says"] = f"[[bridges/{other.stem}#{read(other)['facts'][0]['id']}]]"
    save(one, data)


def _quoting(root: Path, chance: random.Random) -> None:
    with suppress(ValueError, KeyError, TypeError, YAMLError):  # of what is broken already
        quote(some(root, chance), some(root, chance))


def _shape(root: Path, chance: random.Random) -> None:
    pairs = [("- id: ", "- id: x"), ("name: ", "name: X "), ("paragraph: ", "paragraph: 9"), ("quote: ", "quote: X ")]
    pairs += [
        ("tags:", "tags: [x]\nt:"),
        ("assertion: reported", "assertion: alleged"),
        ("checked_on: '2", "checked_on: '3"),
    ]
    put(some(root, chance), *chance.choice(pairs))


def _file(root: Path, chance: random.Random) -> None:
    one = some(root, chance, chance.choice(["content/*/*.yml", "content/*/*.txt", "docs/*.md", "content/*.lock"]))
    match chance.randrange(5):
        case 0:
            one.unlink()
        case 1:
            one.rename(one.with_name(f"x-{one.name}"))
        case 2:
            one.write_text("a: [", encoding="utf-8")
        case 3:
            shutil.copy(one, one.with_name(f"y-{one.name}"))
        case 4:
            (one.parent / "folder").mkdir(exist_ok=True)


def _setting(root: Path, chance: random.Random) -> None:
    pairs = [
        ("name: ", "name: The "),
        ("label: ", "label: One "),
        ("infobox:", "infobox_: "),
        ("language: en", "language: es"),
    ]
    put(some(root, chance, "site_config/**/*.yml"), *chance.choice(pairs))


def _draft(root: Path, chance: random.Random) -> None:
    one = some(root, chance)
    one.write_text(one.read_text(encoding="utf-8") + "draft: true\n", encoding="utf-8")


EDITS: list[Callable[[Path, random.Random], None]] = [_told, _told, _told, _quoting, _shape, _file, _setting, _draft]


@pytest.mark.parametrize("seed", range(2))
def test_any_edits(seed: int, made: Path, tmp_path: Path, readings: list[Path]) -> None:
    """Whatever is edited, one thing after the other, does each check say what one says that reads everything?"""
    chance = random.Random(seed)
    root = tmp_path / "project"
    whole = 0
    for number in range(15):
        if number % 5 == 0:  # mistakes pile up, so that now and then all begins anew
            shutil.rmtree(root, ignore_errors=True)
            aged(Path(shutil.copytree(made, root)))
            check_again(root, ENVIRON)
        chance.choice(EDITS[: 4 if number % 5 < 3 else None])(root, chance)
        if number % 3 == 0:
            aged(root)
        before = len(readings)
        assert check_again(root, ENVIRON) == told(root)
        whole += len(readings) - before
    assert whole < 15


def test_an_edit_of_a_sentence_reads_little(root: Path, readings: list[Path]) -> None:
    """If a sentence is edited, or nothing, is the answer there without reading everything, mistakes included?"""
    check_again(root, ENVIRON)
    one = next(root.glob("content/bridges/*.yml"))
    other = next(path for path in root.glob("content/sources/*.yml") if "\n  1: " in path.read_text(encoding="utf-8"))
    for words, problems in (("It fell. ", 0), ("It was currently so. ", 2)):
        put(one, "says: ", f"says: {words}")
        put(other, "\n  1: ", f"\n  1: {words}")
        for _ in range(2):
            answer = check_again(root, ENVIRON)
            assert len(answer.problems) == problems
    assert len(readings) == 1
    assert answer == told(root)


def test_what_a_text_says_elsewhere(root: Path, readings: list[Path]) -> None:
    """If two sentences come to show each other, one edit after the other, is the circle named at both?"""
    one, other = sorted(root.glob("content/bridges/*.yml"))[:2]
    check_again(root, ENVIRON)
    for here, there in ((one, other), (other, one)):
        quote(here, there)
        answer = check_again(root, ENVIRON)
        assert answer == told(root)
    files = {problem.file for problem in answer.problems if problem.rule == "unknown-token"}
    assert files == {f"content/bridges/{each.name}" for each in (one, other)}


@pytest.mark.parametrize("pattern", ["content/bridges/*.yml", "content/sources/*.yml"])
def test_a_file_that_is_gone(root: Path, pattern: str) -> None:
    """If nothing but one record is deleted, is that told like by a check that reads everything?"""
    check_again(root, ENVIRON)
    next(root.glob(pattern)).unlink()
    for _ in range(2):
        assert check_again(root, ENVIRON) == told(root)


def test_the_same_size_and_time(root: Path) -> None:
    """If a file is changed and then given back its time, is the change seen?"""
    check_again(root, ENVIRON)
    one = next(root.glob("content/bridges/*.yml"))
    before = one.stat()
    one.write_bytes(one.read_bytes().replace(b"summary: A", b"summary: 7", 1))
    os.utime(one, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert one.stat().st_size == before.st_size
    assert check_again(root, ENVIRON) == told(root)
    assert check_again(root, ENVIRON).problems


def test_twice_within_a_tick(made: Path, tmp_path: Path) -> None:
    """If a file is written again at once after a check, with as many signs, is that seen?"""
    root = tmp_path / "project"
    shutil.copytree(made, root)
    one = next(root.glob("content/bridges/*.yml"))
    for number in range(5):
        put(one, "summary: ", "summary: 7 ")
        check_again(root, ENVIRON)
        put(one, "summary: 7 ", "summary: x ")
        assert check_again(root, ENVIRON) == told(root), number
