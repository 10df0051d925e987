"""Tests of finding and reading files, and of their names."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.loading import files
from generator.loading.file_names import relative_name
from generator.loading.files import MAX_BYTES, find_files, read_text
from generator.loading.ids import check_id, check_ids, suggest_id
from generator.loading.project import load_project

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need special rights on Windows")

# Has a file lent, and gives it back a while after somebody else wants it.
LENT = """
import fcntl, signal, sys, time

def give_back(*_):
    time.sleep(0.2)
    fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK)

file = open(sys.argv[1], "r+")
signal.signal(signal.SIGIO, give_back)
fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_WRLCK)
print("lent", flush=True)
time.sleep(10)
"""


@pytest.fixture
def animals(tmp_path: Path) -> Path:
    """The folder of one kind, in a project at `tmp_path/site`."""
    folder = tmp_path / "site" / "content" / "animals"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def root(animals: Path) -> Path:
    """The folder of the project."""
    return animals.parent.parent


def read(path: Path, root: Path) -> tuple[str | None, list[tuple[int, int, str]]]:
    """The text of a file, and its problems in short."""
    text, problems = read_text(path, root, relative_name(path, root))
    assert all(problem.file == relative_name(path, root) and problem.tip for problem in problems)
    return text, [(problem.line, problem.column, problem.rule) for problem in problems]


def find(folder: Path, root: Path) -> tuple[list[str], list[tuple[str, str]]]:
    """The names of the YAML files in a folder, and its problems in short."""
    found, problems = find_files(folder, root, [".yml"])
    assert all(problem.tip and problem.line == 0 for problem in problems)
    return [relative_name(path, root) for path in found], [(problem.file, problem.rule) for problem in problems]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a: b\n", "a: b\n"),
        (b"", ""),
        ("a: ñ😀\n".encode(), "a: ñ😀\n"),
        (b"\xef\xbb\xbfa: b\n", "a: b\n"),
        (b"a: b\r\nc: d\r\n", "a: b\nc: d\n"),
        (b"a: b\rc: d", "a: b\nc: d"),
        (b"a: b\n\r\nc", "a: b\n\nc"),
    ],
)
def test_text_is_read(animals: Path, root: Path, data: bytes, text: str) -> None:
    """Is a UTF-8 file read, whichever editor and system wrote it?"""
    path = animals / "x.yml"
    path.write_bytes(data)
    assert read(path, root) == (text, [])


@pytest.mark.parametrize(
    ("data", "line", "column", "rule"),
    [
        (b"caf\xe9 x\n", 1, 4, "not-utf8"),
        (b"a: b\r\nc: \xc3\xb1 \x93quoted\x94\r\n", 2, 6, "not-utf8"),
        (b"\xef\xbb\xbfx\xff", 1, 2, "not-utf8"),
        (b"a\rb\xff", 2, 2, "not-utf8"),
        (b"a: \xf0\x9f\x98\x80\xf0\x9f", 1, 5, "not-utf8"),
        (b"a: \xed\xa0\x80", 1, 4, "not-utf8"),
        ("a: b\n".encode("utf-16"), 0, 0, "not-utf8"),
        (b"a: b\n\xc3\xb1: \0\n", 2, 4, "nul-byte"),
        ("a: b\n".encode("utf-16-le"), 1, 2, "nul-byte"),
    ],
)
def test_not_a_text(animals: Path, root: Path, data: bytes, line: int, column: int, rule: str) -> None:
    """If a file is not UTF-8 text, am I shown the first place where it is not?"""
    path = animals / "x.yml"
    path.write_bytes(data)
    assert read(path, root) == (None, [(line, column, rule)])


def test_size_limit(animals: Path, root: Path) -> None:
    """Is a file of exactly two megabytes read, and one byte more refused?"""
    path = animals / "x.yml"
    path.write_bytes(b"x" * MAX_BYTES)
    assert read(path, root)[1] == []
    path.write_bytes(b"x" * (MAX_BYTES + 1))
    assert read(path, root) == (None, [(0, 0, "too-large")])


def test_lock_of_a_large_site(root: Path) -> None:
    """May the locks, which have a line for each piece of evidence, be larger than what people write by hand?"""
    (root / "content").mkdir(exist_ok=True)
    line = f"a-source {'0' * 64}\n"
    (root / "content" / "quotes.lock").write_text(line * (MAX_BYTES // len(line) + 1))
    project = load_project(root, {})
    assert "too-large" not in {problem.rule for problem in project.problems}
    assert len(project.quotes_lock) > MAX_BYTES


def test_missing_file(animals: Path, root: Path) -> None:
    """If a file vanished, is that a problem and not a crash?"""
    assert read(animals / "x.yml", root) == (None, [(0, 0, "unreadable")])


def test_folder_instead_of_file(animals: Path, root: Path) -> None:
    """If a folder is called like a file, is that a problem and not a crash?"""
    (animals / "x.yml").mkdir()
    assert read(animals / "x.yml", root) == (None, [(0, 0, "not-a-file")])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipe_does_not_hang(animals: Path, root: Path) -> None:
    """Is a named pipe refused without waiting for somebody to write into it?"""
    os.mkfifo(animals / "x.yml")
    assert read(animals / "x.yml", root) == (None, [(0, 0, "not-a-file")])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipe_in_the_place_of_a_file(animals: Path, root: Path) -> None:
    """Is it refused without waiting as well where a file was found just before, whether somebody writes into it?"""
    path = animals / "x.yml"
    os.mkfifo(path)
    assert read_text(path, root, "x.yml", plain=True)[1][0].rule == "not-a-file"
    both = os.open(path, os.O_RDWR)
    assert read_text(path, root, "x.yml", plain=True)[1][0].rule == "unreadable"
    os.close(both)


@pytest.mark.skipif(sys.platform != "linux", reason="no leases here")
def test_file_that_is_lent(animals: Path, root: Path) -> None:
    """Is a file read once somebody gives it back to whom the system lent it, as file servers lend it to machines?"""
    path = animals / "x.yml"
    path.write_text("name: Heron\n", encoding="utf-8")
    lent = subprocess.Popen([sys.executable, "-c", LENT, str(path)], stdout=subprocess.PIPE, text=True)
    with lent:
        assert lent.stdout is not None
        if lent.stdout.readline() != "lent\n":
            pytest.skip("this file system lends no files")
        assert read_text(path, root, "x.yml", plain=True) == ("name: Heron\n", [])
        lent.kill()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipe_in_a_folder_of_records(animals: Path, root: Path) -> None:
    """Is it refused as well where all files of a folder are read, also behind a link?"""
    (root / "site_config" / "kinds").mkdir(parents=True)
    (root / "site_config" / "kinds" / "animals.yml").write_text("title: Animals\n")
    os.mkfifo(animals / "x.yml")
    (animals / "y.yml").symlink_to(animals / "x.yml")
    found = {problem.file: problem.rule for problem in load_project(root, {}).problems}
    assert found.items() >= {f"content/animals/{name}.yml": "not-a-file" for name in "xy"}.items()


@pytest.mark.parametrize("size", [0, 1, 0xFFFE, 0xFFFF, 0x10000, 0x10001, 300_000, MAX_BYTES])
def test_plain_file_of_any_size(animals: Path, root: Path, size: int) -> None:
    """Is a file that was seen to be plain read to its end, and refused if it is too large?"""
    path = animals / "x.yml"
    path.write_bytes(b"x" * size)
    assert read_text(path, root, "x.yml", plain=True) == ("x" * size, [])
    path.write_bytes(b"x" * (MAX_BYTES + 1 + size))
    assert [problem.rule for problem in read_text(path, root, "x.yml", plain=True)[1]] == ["too-large"]


@needs_links
def test_reading_a_link_outside(animals: Path, root: Path, tmp_path: Path) -> None:
    """Can a link make the site read a file of the machine that builds it?"""
    secret = tmp_path / "secret.yml"
    secret.write_text("password: x\n")
    (animals / "x.yml").symlink_to(secret)
    (root / "top.yml").symlink_to(secret)
    assert read(animals / "x.yml", root) == (None, [(0, 0, "symlink-outside")])
    assert read(root / "top.yml", root) == (None, [(0, 0, "symlink-outside")])


def test_found_in_one_order(animals: Path, root: Path) -> None:
    """Are all files found, in the same order everywhere?"""
    for name in ["b.yml", "a.yml", "sub/c.yml", "a-b.yml"]:
        (animals / name).parent.mkdir(exist_ok=True)
        (animals / name).touch()
    start = "content/animals/"
    names = [start + name for name in ["a-b.yml", "a.yml", "b.yml", "sub/c.yml"]]
    assert find(animals, root) == (names, [])


def test_missing_folder(root: Path) -> None:
    """May a kind have no folder yet?"""
    assert find(root / "content" / "plants", root) == ([], [])


def test_file_instead_of_folder(root: Path) -> None:
    """If a file stands where the folder should be, is that said?"""
    (root / "content" / "plants").touch()
    assert find(root / "content" / "plants", root) == ([], [("content/plants", "unreadable")])


@pytest.mark.parametrize(
    "name",
    [".x.yml", ".x.yml.swp", "x.yml~", ".#x.yml", "#x.yml#", "x.yml.swp", ".DS_Store", "README.md", "x.MD"],
)
def test_passed_over(animals: Path, root: Path, name: str) -> None:
    """Are hidden files, backups of editors and notes left alone?"""
    (animals / name).touch()
    assert find(animals, root) == ([], [])


def test_hidden_folder(animals: Path, root: Path) -> None:
    """Are hidden folders left alone?"""
    (animals / ".git").mkdir()
    (animals / ".git" / "config").touch()
    assert find(animals, root) == ([], [])


@pytest.mark.parametrize(
    ("name", "rule", "hint"),
    [
        ("x.yaml", "file-suffix", '"x.yml"'),
        ("x.YML", "file-suffix", '"x.yml"'),
        ("x.y.YAML", "file-suffix", '"x.y.yml"'),
        ("x.txt", "unexpected-file", ".md"),
        ("x.yml.orig", "unexpected-file", ".md"),
        ("x", "unexpected-file", ".md"),
    ],
)
def test_does_not_belong(animals: Path, root: Path, name: str, rule: str, hint: str) -> None:
    """If a file would be overlooked because of its name, am I told how to name it?"""
    (animals / name).touch()
    found, problems = find_files(animals, root, [".yml"])
    assert found == []
    assert [problem.rule for problem in problems] == [rule]
    assert hint in problems[0].tip


def test_other_suffixes(animals: Path, root: Path) -> None:
    """Can other files than YAML be looked for?"""
    for name in ["a.txt", "b.TXT", "c.yml", "d.yaml"]:
        (animals / name).touch()
    found, problems = find_files(animals, root, [".txt"])
    assert [path.name for path in found] == ["a.txt"]
    assert [problem.rule for problem in problems] == ["file-suffix", "unexpected-file", "unexpected-file"]


@needs_links
def test_links_to_files(animals: Path, root: Path, tmp_path: Path) -> None:
    """Which links are followed, and which refused?"""
    (animals / "real.yml").touch()
    (animals.parent / "plants").mkdir()
    (animals.parent / "plants" / "oak.yml").touch()
    (tmp_path / "outside.yml").touch()
    (root / "site_config").mkdir()
    (root / "site_config" / "other.yml").touch()
    (animals / "inside.yml").symlink_to("real.yml")
    (animals / "sibling.yml").symlink_to("../plants/oak.yml")
    (animals / "outside.yml").symlink_to(tmp_path / "outside.yml")
    (animals / "config.yml").symlink_to("../../site_config/other.yml")
    (animals / "broken.yml").symlink_to("nothing.yml")
    (animals / "self.yml").symlink_to("self.yml")
    found, problems = find(animals, root)
    assert found == [f"content/animals/{name}.yml" for name in ["inside", "real", "sibling"]]
    assert problems == [
        ("content/animals/broken.yml", "symlink-broken"),
        ("content/animals/config.yml", "symlink-outside"),
        ("content/animals/outside.yml", "symlink-outside"),
        ("content/animals/self.yml", "symlink-broken"),
    ]


@needs_links
def test_links_to_folders(animals: Path, root: Path, tmp_path: Path) -> None:
    """Does a link that leads back to its own folder come to an end?"""
    (animals / "a.yml").touch()
    (animals / "loop").symlink_to(".")
    (animals / "up").symlink_to("..")
    (animals / "out").symlink_to(tmp_path)
    found, problems = find(animals, root)
    assert found == ["content/animals/a.yml"]
    assert problems == [
        ("content/animals/loop", "symlink-folder"),
        ("content/animals/out", "symlink-outside"),
        ("content/animals/up", "symlink-folder"),
    ]


@needs_links
def test_the_folder_itself_is_a_link(root: Path, tmp_path: Path) -> None:
    """If the whole folder of a kind, or all content, is a link out of the project, is it refused?"""
    (tmp_path / "elsewhere" / "deep").mkdir(parents=True)
    (tmp_path / "elsewhere" / "deep" / "x.yml").touch()
    (root / "content" / "plants").symlink_to(tmp_path / "elsewhere")
    (root / "facts").symlink_to(tmp_path / "elsewhere")
    assert find(root / "content" / "plants", root) == ([], [("content/plants", "symlink-outside")])
    assert find(root / "facts", root) == ([], [("facts", "symlink-outside")])
    assert find(root / "facts" / "deep", root) == ([], [("facts/deep", "symlink-outside")])
    assert read(root / "facts" / "deep" / "x.yml", root) == (None, [(0, 0, "symlink-outside")])


@needs_links
def test_the_project_is_reached_through_a_link(animals: Path, root: Path, tmp_path: Path) -> None:
    """May the project itself be in a folder that is reached through a link?"""
    (animals / "a.yml").write_text("x: y\n")
    (tmp_path / "link").symlink_to(root)
    linked = tmp_path / "link"
    assert find(linked / "content" / "animals", linked) == (["content/animals/a.yml"], [])
    assert read(linked / "content" / "animals" / "a.yml", linked) == ("x: y\n", [])


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_name_that_is_not_utf8(animals: Path, root: Path) -> None:
    """If the name of a file is not even text, can the problem still be printed?"""
    Path(os.fsdecode(os.fsencode(animals) + b"/caf\xe9.txt")).touch()
    assert find(animals, root) == ([], [("content/animals/caf?.txt", "unexpected-file")])


@pytest.mark.parametrize("stem", ["a", "blue-whale", "2025", "brown-bear-2", "a-1-b"])
def test_good_ids(stem: str) -> None:
    """Is this a good name for an entry?"""
    assert check_id(f"content/animals/{stem}.yml") is None


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("Blue_Whale Junior.yml", "blue-whale-junior.yml"),
        ("blue--whale.yml", "blue-whale.yml"),
        ("-whale-.yml", "whale.yml"),
        ("Ñandú.yml", "nandu.yml"),
        ("Straße №5.yml", "strasse-no5.yml"),
        ("dr.whale.yml", "dr-whale.yml"),
        ("a–b.yml", "a-b.yml"),
        ("x\n.yml", "x.yml"),
    ],
)
def test_bad_ids(name: str, suggestion: str) -> None:
    """If a name is no id, am I told a good one?"""
    problem = check_id(f"content/animals/{name}")
    assert problem is not None
    assert (problem.file, problem.line, problem.rule) == (f"content/animals/{name}", 0, "id")
    assert f'"{suggestion}"' in problem.tip


def test_name_without_a_suggestion() -> None:
    """If nothing of a name can be kept, is there still a tip?"""
    problem = check_id("鲸.yml")
    assert problem is not None
    assert "Latin letters" in problem.tip


@given(st.text())
def test_suggestions_are_ids(stem: str) -> None:
    """Is every suggestion itself a good id?"""
    suggestion = suggest_id(stem)
    assert not suggestion or check_id(f"{suggestion}.yml") is None


def test_duplicate_ids() -> None:
    """Are two names found that are the same on some machines?"""
    problems = check_ids(["k/whale.yml", "k/Whale.yml", "k/sub/whale.yml", "k/bear.yml"])
    assert [(problem.file, problem.rule) for problem in problems] == [
        ("k/Whale.yml", "duplicate-id"),
        ("k/whale.yml", "duplicate-id"),
    ]
    assert "k/sub/whale.yml" in problems[0].message


@needs_links
def test_links_are_looked_at_once_and_others_not(animals: Path, root: Path) -> None:
    """If a file is no link, is it read as it was found; and is a link out of the project still refused both times?"""
    (animals / "whale.yml").write_text("name: Whale\n")
    outside = root.parent / "outside.yml"
    outside.write_text("name: Secret\n")
    (animals / "secret.yml").symlink_to(outside)
    (animals / "twin.yml").symlink_to(animals / "whale.yml")
    kind = "content/animals"
    wrong = [(f"{kind}/secret.yml", "symlink-outside")]
    assert find(animals, root) == ([f"{kind}/twin.yml", f"{kind}/whale.yml"], wrong)
    assert read(animals / "secret.yml", root)[1] == [(0, 0, "symlink-outside")]
    assert read_text(animals / "twin.yml", root, "twin.yml", found=True) == ("name: Whale\n", [])


@pytest.mark.parametrize("size", [0, 1, 5, 6, 7, 100])
def test_size_that_is_no_longer_true(size: int) -> None:
    """Is a file read to its end that has grown, has shrunk, or does not tell its size, and never beyond the limit?"""
    assert files._read(io.BytesIO(b"a: b\nc").read, size, MAX_BYTES) == b"a: b\nc"
    large = b"x" * (MAX_BYTES + 100)
    assert len(files._read(io.BytesIO(large).read, size, MAX_BYTES)) == MAX_BYTES + 1
