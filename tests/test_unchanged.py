"""A build with nothing to do does nothing, and whatever could change a page makes it build."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator import forking, unchanged
from generator.unchanged import inputs_of, look, write_stamp

Run = Callable[..., Result]
DAY = {"FACTSHEET_TODAY": "2026-12-01"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder that looks like a project with a site that was just built."""
    root = tmp_path / "project"
    for name, text in {
        "mkdocs.yml": "plugins: [factsheet]\n",
        "content/things/one.yml": "name: One\n",
        "docs/index.md": "# Home\n",
        "site_config/templates/thing.md.j2": "{{ entry.name }}\n",
        "build/pages/index.md": "# Home\n",
        "build/schemas/thing.json": "{}\n",
        "site/index.html": "<h1>Home</h1>\n",
        "site/things/one/index.html": "<h1>One</h1>\n",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    write_stamp(root, root / "site", inputs_of(root, DAY), "", "1 entry")
    return root


def is_fresh(root: Path, **variables: str) -> bool:
    """Whether a build would leave the site as it is."""
    return look(root, root / "site", {**DAY, **variables})[1] is not None


def write(path: Path, text: str) -> None:
    """Write a file that may be new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_nothing_changed(project: Path) -> None:
    """If nothing changed: is the site left as it is, however often I ask?"""
    assert is_fresh(project)
    assert is_fresh(project)


def same_length(path: Path) -> None:
    """Change a file so that neither its size nor its time tells."""
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"One", b"Two"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a word, with size and time kept": lambda root: same_length(root / "content/things/one.yml"),
    "a new entry": lambda root: write(root / "content/things/two.yml", "name: Two\n"),
    "an entry that went": lambda root: (root / "content/things/one.yml").unlink(),
    "a renamed entry": lambda root: (root / "content/things/one.yml").rename(root / "content/things/uno.yml"),
    "a page": lambda root: write(root / "docs/index.md", "# House\n"),
    "a template": lambda root: write(root / "site_config/templates/thing.md.j2", "# {{ entry.name }}\n"),
    "the settings of the engine": lambda root: write(root / "mkdocs.yml", "plugins: [factsheet, tags]\n"),
    "a PDF": lambda root: write(root / "build/pdf/list.json", "{}\n"),
    "pages that were deleted": lambda root: shutil.rmtree(root / "build/pages"),
    "a page of the site that was changed": lambda root: write(root / "site/index.html", "<h1>Hacked</h1>\n"),
    "a page of the site that went": lambda root: (root / "site/things/one/index.html").unlink(),
    "a file too many in the site": lambda root: write(root / "site/old/index.html", ""),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_changes_a_page_builds(project: Path, change: Callable[[Path], object]) -> None:
    """Is the site built anew after each change that could show on a page, and after each meddling with it?"""
    change(project)
    assert not is_fresh(project)


@pytest.mark.parametrize(
    "variables",
    [{"FACTSHEET_TODAY": "2026-12-02"}, {"FACTSHEET_ADDRESS": "https://example.org/"}],
    ids=["another day", "another address"],
)
def test_what_stands_in_no_file(project: Path, variables: dict[str, str]) -> None:
    """Does another day, or another address, build the site anew?"""
    assert not is_fresh(project, **variables)


def test_texts_elsewhere(project: Path, tmp_path: Path) -> None:
    """Does a changed text of a source in a folder elsewhere build the site anew?"""
    folder = tmp_path / "articles"
    write(folder / "one.txt", "Words.")
    variables = {"FACTSHEET_ARTICLES": str(folder)}
    write_stamp(project, project / "site", inputs_of(project, {**DAY, **variables}), "", "")
    assert is_fresh(project, **variables)
    write(folder / "one.txt", "Sword.")
    assert not is_fresh(project, **variables)


def test_a_commit(project: Path, commit: Callable[..., str]) -> None:
    """Pages tell when facts changed: does a commit alone build the site anew?"""
    commit(project, "First", "2026-11-01")
    write_stamp(project, project / "site", inputs_of(project, DAY), "", "")
    assert is_fresh(project)
    commit(project, "Second", "2026-11-02")
    assert not is_fresh(project)


def test_another_version(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Does a newer engine, or a changed line of the software itself, build the site anew?"""
    packages = tmp_path / "packages"
    (packages / "engine.egg-info").mkdir(parents=True)
    write(packages / "engine.egg-info" / "PKG-INFO", "Version: 1")
    (packages / "theme-1.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(str(packages))
    write_stamp(project, project / "site", inputs_of(project, DAY), "", "")
    assert is_fresh(project)
    write(packages / "engine.egg-info" / "PKG-INFO", "Version: 2")
    assert not is_fresh(project)
    write(packages / "engine.egg-info" / "PKG-INFO", "Version: 1")
    assert is_fresh(project)
    (packages / "theme-1.0.dist-info").rename(packages / "theme-1.1.dist-info")
    assert not is_fresh(project)
    (packages / "theme-1.1.dist-info").rename(packages / "theme-1.0.dist-info")
    assert is_fresh(project)
    monkeypatch.setattr(unchanged, "__file__", str(project / "other" / "unchanged.py"))
    write(project / "other" / "unchanged.py", "")
    assert not is_fresh(project)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="The files are listed by another process on Linux.")
def test_the_other_process_ends(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the process that lists the files is killed, for want of memory perhaps: is the site built?"""
    monkeypatch.setattr(forking, "can_fork", lambda: True)
    assert is_fresh(project)
    monkeypatch.setattr(unchanged, "_listing", lambda site: os._exit(9))
    assert not is_fresh(project)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"inputs": 1}', "null"])
def test_a_broken_stamp(project: Path, text: str) -> None:
    """If the stamp was cut off or spoilt: is the site built, without a word of it?"""
    (stamp,) = (project / "build/stamps").iterdir()
    assert json.loads(stamp.read_text(encoding="utf-8"))["summary"] == "1 entry"
    stamp.write_text(text, encoding="utf-8")
    assert not is_fresh(project)


@pytest.mark.parametrize(
    "settings",
    [
        "INHERIT: ../other.yml\n",
        "hooks: [../hook.py]\n",
        "site_name: !ENV NAME\n",
        "docs_dir: pages\n",
        "theme:\n  custom_dir: look\n",
        "markdown_extensions:\n  - pymdownx.snippets:\n      base_path: [notes]\n",
    ],
)
def test_what_cannot_be_seen(project: Path, settings: str) -> None:
    """If mkdocs.yml fetches something from elsewhere: is every build a whole one?"""
    write(project / "mkdocs.yml", settings)
    assert inputs_of(project, DAY) == ""
    write_stamp(project, project / "site", "", "", "")
    assert not is_fresh(project)


def test_a_linked_folder(project: Path, tmp_path: Path) -> None:
    """If a folder of the content is a link, which could lead anywhere: is every build a whole one?"""
    (tmp_path / "elsewhere").mkdir()
    (project / "content" / "linked").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert inputs_of(project, DAY) == ""


def test_two_builds(bridges: Path, factsheet: Run) -> None:
    """Does the second of two builds say that nothing changed, and tell the warnings again; does --again build?"""
    page = bridges / "docs" / "index.md"
    long = "This sentence " + "has very many words and " * 10 + "an end."
    page.write_text(f"{page.read_text(encoding='utf-8')}\n{long}\n", encoding="utf-8")
    first = factsheet(bridges, "build")
    second = factsheet(bridges, "build")
    assert second.exit_code == 0
    assert "Nothing has changed" in second.output
    assert "warning" in first.output
    assert [line for line in first.stderr.splitlines() if "readability" in line] != []
    assert second.stderr == first.stderr
    assert "made in" in factsheet(bridges, "build", "--again").output


def test_a_failure_forgets(bridges: Path, factsheet: Run, edit: Callable[[Path, str, str], None]) -> None:
    """A mistake, a build that fails, the mistake mended: is the site of before left as it is?"""
    assert factsheet(bridges, "build").exit_code == 0
    entry = bridges / "content/inspections/harbor-2024.yml"
    right = entry.read_text(encoding="utf-8")
    entry.write_text("name: [\n", encoding="utf-8")
    assert factsheet(bridges, "build").exit_code == 1
    entry.write_text(right, encoding="utf-8")
    assert "Nothing has changed" in factsheet(bridges, "build").output
