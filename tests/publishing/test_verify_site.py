"""`factsheet verify-site`: is a published site what was built, and do its quotations stand as they are attested?"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator.publishing.manifest import NAME, listed, render, write_manifest
from tests.publishing.served import served

Factsheet = Callable[..., Result]
# All that says nothing more here than the rest.
LEFT_OUT = {NAME, "pagefind", "data", "pictures", "scripts", "fields", "coverage", "topics", "measurements", "review"}
PAGE = "bridges/old-mill-bridge/index.html"


@pytest.fixture
def site(built_bridges: Path, tmp_path: Path) -> Path:
    """A part of a built site, with a manifest of its own."""
    site = tmp_path / "site"
    shutil.copytree(built_bridges / "site", site, ignore=lambda folder, names: set(names) & LEFT_OUT)
    write_manifest(site)
    return site


def problems(result: Result) -> list[tuple[str, str]]:
    """File and rule of each problem of a run with `--format json`."""
    assert result.exit_code in (0, 1), result.output
    return [(each["file"], each["rule"]) for each in json.loads(result.stdout)["problems"]]


def verify(factsheet: Factsheet, root: Path, place: object, *options: str) -> list[tuple[str, str]]:
    """What the command finds at a place."""
    return problems(factsheet(root, "verify-site", str(place), "--every", "0", "--format", "json", *options))


def change(path: Path, old: str, new: str) -> None:
    """Replace words in a published file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_site_as_it_was_built(factsheet: Factsheet, bridges_root: Path, site: Path) -> None:
    """Does a site that nobody touched pass, in a folder and at an address, with all its quotations attested?"""
    files = len(list(listed(site)))
    with served(site) as address:
        for place in (str(site), f"{address}{NAME}"):
            result = factsheet(bridges_root, "verify-site", place, "--every", "0")
            assert result.exit_code == 0, result.output
            assert f"{files} files are those of the manifest." in result.output
            assert re.search(r"\d\d quotations on its pages: \d+ attested by content/quotes\.lock", result.output)
            assert "unknown" not in result.output


def test_what_was_changed(factsheet: Factsheet, bridges_root: Path, site: Path) -> None:
    """Is each file named that was changed, cut off, taken away or added, in a folder and at an address?"""
    change(site / PAGE, "Old Mill Bridge", "Odd Mill Bridge")
    (site / "index.html").write_bytes((site / "index.html").read_bytes()[:100])
    (site / "assets/logo.svg").unlink()
    (site / "timeline/index.html").write_bytes(b"x" * 300_000)
    with served(site) as address:
        seen = verify(factsheet, bridges_root, address)
    changed = [
        ("assets/logo.svg", "published-missing"),
        (PAGE, "published-changed"),
        ("index.html", "published-changed"),
        ("timeline/index.html", "published-changed"),
    ]
    assert seen == changed
    (site / "bridges/new").mkdir()
    (site / "bridges/new/index.html").write_text("<h1>Nobody built this</h1>", encoding="utf-8")
    assert verify(factsheet, bridges_root, site) == sorted([*changed, ("bridges/new/index.html", "published-unlisted")])


def test_a_manifest_that_was_changed_too(factsheet: Factsheet, bridges_root: Path, site: Path, tmp_path: Path) -> None:
    """If whoever changed a page changed the manifest as well: do I see it with a manifest of my own?"""
    own = tmp_path / "own.json"
    shutil.copy(site / NAME, own)
    change(site / PAGE, "Old Mill Bridge", "Odd Mill Bridge")
    (site / NAME).write_text(render(listed(site)), encoding="utf-8")
    result = verify(factsheet, bridges_root, site, "--manifest", str(own))
    assert result == [(PAGE, "published-changed"), (NAME, "published-changed")]


def test_words_that_nobody_wrote(factsheet: Factsheet, bridges_root: Path, site: Path) -> None:
    """If a quotation was changed, and the manifest with it: does the project at hand tell, with the line?"""
    change(site / PAGE, "“Nobody drives over this bridge”", "“Everybody drives over this bridge”")
    (site / NAME).write_text(render(listed(site)), encoding="utf-8")
    result = factsheet(bridges_root, "verify-site", str(site))
    assert result.exit_code == 1
    assert re.search(rf"{PAGE}:\d+:\d+  error  No evidence of oldford-courier.* these words: “Everybody", result.output)


def test_words_that_are_not_attested(factsheet: Factsheet, bridges: Path, site: Path) -> None:
    """If the lock does not attest a printed quotation: is that said of each page that prints it?"""
    lock = bridges / "content/quotes.lock"
    lock.write_text("".join(lock.read_text(encoding="utf-8").splitlines(keepends=True)[:2]), encoding="utf-8")
    (bridges / "content/articles").rename(bridges / "elsewhere")
    found = verify(factsheet, bridges, site)
    assert (PAGE, "published-quote") in found
    assert {rule for _, rule in found} == {"published-quote"}


def test_outside_of_a_project(factsheet: Factsheet, tmp_path: Path, site: Path) -> None:
    """Can anybody compare a site with its manifest, without its content?"""
    (tmp_path / "empty").mkdir()
    result = factsheet(tmp_path / "empty", "verify-site", str(site))
    assert result.exit_code == 0, result.output
    assert "quotations were not compared" in result.output


def test_what_hosts_keep_to_themselves(factsheet: Factsheet, bridges_root: Path, site: Path) -> None:
    """Is a host that reads `_headers` itself, and hands it out to nobody, in order?"""
    for name in ("_headers", ".nojekyll"):
        (site / name).unlink()
    with served(site) as address:
        result = factsheet(bridges_root, "verify-site", address, "--every", "0")
    assert result.exit_code == 0, result.output
    assert "The host keeps to itself: .nojekyll, _headers." in result.output
    assert ("_headers", "published-missing") in verify(factsheet, bridges_root, site)


@pytest.mark.parametrize(
    ("place", "code", "said"),
    [
        ("nowhere", 2, "There is no folder nowhere"),
        ("https://", 2, "no address of a site"),
        ("https://user@example.org/", 2, "no address of a site"),
        ("http://example.org:99999/", 2, "no address of a site"),
        ("content", 1, "There is no manifest.json there"),
        ("http://127.0.0.1:9/", 1, "does not answer"),
    ],
)
def test_wrong_use(
    factsheet: Factsheet,
    bridges_root: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: str,
    code: int,
    said: str,
) -> None:
    """Do I learn what is wrong with the place that I named?"""
    monkeypatch.chdir(bridges_root)
    result = factsheet(bridges_root, "verify-site", place)
    assert (result.exit_code, said in result.output) == (code, True), result.output


def test_what_is_asked(factsheet: Factsheet, bridges_root: Path, site: Path) -> None:
    """Is each file asked for once, as readers ask for it, and nothing else?"""
    asked: list[str] = []
    with served(site, asked=asked) as address:
        assert verify(factsheet, bridges_root, address) == []
    paths = [each.path.removesuffix("index.html") for each in listed(site)]
    assert asked == [NAME, *paths]
