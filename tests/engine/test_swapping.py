"""The exchange of the old site with the new one: is `site/` always one of the two, whole?"""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from generator.engine import swapping

FILES = ("index.html", "a/index.html", "a/b/index.html")


def make_site(folder: Path, version: str) -> Path:
    """A small site whose files all say their version."""
    for name in FILES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(version, encoding="utf-8")
    return folder


def versions(folder: Path) -> set[str]:
    """What the files of a site say."""
    return {(folder / name).read_text(encoding="utf-8") for name in FILES}


def test_the_first_site(tmp_path: Path) -> None:
    """With no site yet: is the new one put in its place?"""
    swapping.swap(make_site(tmp_path / "fresh", "new"), tmp_path / "site")
    assert versions(tmp_path / "site") == {"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("in_one_step", [True, False])
def test_the_next_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool) -> None:
    """With a site there, in one step or in two: is it the new one afterwards, and nothing else left behind?"""
    if not in_one_step:
        monkeypatch.setattr(swapping, "_exchange", lambda one, other: False)
    site = make_site(tmp_path / "site", "old")
    swapping.swap(make_site(tmp_path / "fresh", "new"), site)
    assert versions(site) == {"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_failure_brings_the_old_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the second of the two steps fails: is the old site there again, whole?"""
    monkeypatch.setattr(swapping, "_exchange", lambda one, other: False)
    site = make_site(tmp_path / "site", "old")
    fresh = make_site(tmp_path / "fresh", "new")
    rename = Path.rename

    def fail_for_fresh(path: Path, target: Path) -> Path:
        if path == fresh:
            raise OSError("the disk says no")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail_for_fresh)
    with pytest.raises(OSError, match="the disk says no"):
        swapping.swap(fresh, site)
    assert versions(site) == {"old"}


def test_a_reader_never_finds_nothing(tmp_path: Path) -> None:
    """While sites change places again and again: does a reader ever find no page at all?"""
    site = make_site(tmp_path / "site", "0")
    probe = make_site(tmp_path / "probe", "x")
    if not swapping._exchange(probe, make_site(tmp_path / "other", "y")):
        pytest.skip("this system cannot exchange two folders in one step")
    missing: list[OSError] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                (site / "index.html").read_text(encoding="utf-8")
            except OSError as error:
                missing.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(1, 40):
        swapping.swap(make_site(tmp_path / f"fresh-{number}", str(number)), site)
    stop.set()
    reader.join()
    assert missing == []
    assert versions(site) == {"39"}
