"""`manifest.json`: does it name every file of a site, and is nothing believed that is no manifest?"""

from __future__ import annotations

import hashlib
import json
import os
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.exceptions import PluginError

from generator.engine.listing import list_files
from generator.publishing.manifest import NAME, Digest, Digests, Listed, ManifestError, listed, parse, render


def test_every_file_of_a_site(built_bridges: Path) -> None:
    """Does the manifest of a built site name each of its files, but itself, with size and SHA-256, sorted by path?"""
    site = built_bridges / "site"
    there = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    del there[NAME]
    found = parse((site / NAME).read_bytes())
    assert [each.path for each in found] == sorted(there)
    for each in found:
        assert (each.size, each.sha256) == (len(there[each.path]), hashlib.sha256(there[each.path]).hexdigest())


def test_one_line_a_file(built_bridges: Path) -> None:
    """Can any tool that compares lines show what differs between two manifests?"""
    lines = (built_bridges / "site" / NAME).read_text(encoding="utf-8").splitlines()
    assert lines[0] == '{"format": 1, "files": ['
    assert all(json.loads(line.removesuffix(","))["path"] for line in lines[1:-1])


def test_an_odd_name(tmp_path: Path) -> None:
    """Are names in other scripts, with spaces and quotation marks listed as they are?"""
    for name in ("Straße 1.txt", 'a"b.txt', "日本.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    files = list(listed(tmp_path))
    assert sorted(each.path for each in files) == sorted(["Straße 1.txt", 'a"b.txt', "日本.txt"])
    assert parse(render(files).encode()) == files


def test_what_was_noted_when_it_was_written(tmp_path: Path) -> None:
    """Is a file read again only if it is no longer as it was written, by its size or by the time of its change?"""
    known = {}
    for name in ("as-it-was", "longer", "later"):
        (tmp_path / name).write_text("x", encoding="utf-8")
        known[name] = Digest(1, "0" * 64, (tmp_path / name).stat().st_mtime_ns)
    (tmp_path / "longer").write_text("xy", encoding="utf-8")
    os.utime(tmp_path / "longer", ns=(0, known["longer"].time))
    os.utime(tmp_path / "later", ns=(0, known["later"].time + 1))
    found = {each.path: each.sha256 for each in listed(tmp_path, known)}
    assert found["as-it-was"] == "0" * 64
    assert found["longer"] == hashlib.sha256(b"xy").hexdigest()
    assert found["later"] == hashlib.sha256(b"x").hexdigest()


def test_a_name_that_is_taken(tmp_path: Path) -> None:
    """If a page or a file of the site has this name: does the build stop, and say what to rename?"""
    (tmp_path / NAME).write_text("{}", encoding="utf-8")
    with pytest.raises(PluginError, match=f"writes {NAME} itself. Rename"):
        list_files(tmp_path)
    assert (tmp_path / NAME).read_text(encoding="utf-8") == "{}"


ODD_PATHS = ("", "/etc/passwd", "../x", "a/../../x", "a//b", "a/./b", "a\\b", "a\nb", "a/", "\0", 7, None)
FINE = {"path": "a/b.html", "size": 1, "sha256": "0" * 64}


@pytest.mark.parametrize(
    "files",
    [
        *([{**FINE, "path": path}] for path in ODD_PATHS),
        *([{**FINE, "size": size}] for size in (-1, 1.5, True, "1", None, 1 << 50)),
        *([{**FINE, "sha256": sha256}] for sha256 in ("", "0" * 63, "G" * 64, "A" * 64, None)),
        [FINE, FINE],
        ["a"],
        [None],
        {},
        "x",
        None,
    ],
)
def test_what_is_no_list_of_files(files: object) -> None:
    """Is a manifest that names files outside of the site, or nonsense, refused as a whole?"""
    with pytest.raises(ManifestError):
        parse(json.dumps({"format": 1, "files": files}).encode())


@pytest.mark.parametrize("data", [b"", b"[]", b"null", b"\xff", b"{}", b'{"format": 2, "files": []}', b"[" * 100_000])
def test_what_is_no_manifest(data: bytes) -> None:
    """Is anything else told apart from a manifest, without a crash?"""
    with pytest.raises(ManifestError):
        parse(data)


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_nothing_else_is_raised(data: bytes) -> None:
    """Does reading never end in another way than with files or a reason?"""
    try:
        assert all(isinstance(each, Listed) for each in parse(data))
    except ManifestError as error:
        assert str(error)


def test_digests_in_little_room() -> None:
    """Do digests come back as they were, those that replace others too, also from another process?"""
    one, two = Digest(0, "0" * 64, 0), Digest(1 << 40, "0123456789abcdef" * 4, 1_760_000_000_123_456_789)
    digests = Digests()
    digests.update({"a": one, "b": one})
    digests.update({"b": two})
    assert dict(digests) == {"a": one, "b": two}
    assert pickle.loads(pickle.dumps(digests)) == digests
    del digests["a"]
    assert (list(digests), len(digests), digests.get("a")) == (["b"], 1, None)
