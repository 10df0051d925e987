"""The same commit with the same past, as of the same day, gives the same bytes, wherever and however it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jinja2

from generator.publishing.manifest import NAME

ADDRESS = "https://example.org/facts/"
END_OF_THAT_DAY = "1796169599"  # 2026-12-01, 23:59:59 in UTC: the next day in many places
# Reads folders in an order of its own, as another disk would, and builds.
PROGRAM = """
import os, random, sys

listed, scanned = os.listdir, os.scandir
chance = random.Random(int(sys.argv.pop(1)))
os.umask(int(sys.argv.pop(1), 8))

def listdir(*place):
    names = listed(*place)
    chance.shuffle(names)
    return names

class Scan:
    def __init__(self, *place):
        with scanned(*place) as entries:
            found = list(entries)
        chance.shuffle(found)
        self.found = iter(found)
    def __iter__(self):
        return self
    def __next__(self):
        return next(self.found)
    def __enter__(self):
        return self
    def __exit__(self, *_):
        pass
    def close(self):
        pass

os.listdir, os.scandir = listdir, Scan
from generator.cli import main
main()
"""


def build(root: Path, project_root: Path, order: int, umask: str, **variables: str) -> None:
    """Build a project in a process of its own, in surroundings of its own."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = {**kept, "PYTHONPATH": str(project_root), "FACTSHEET_ADDRESS": ADDRESS, **variables}
    command = [sys.executable, "-c", PROGRAM, str(order), umask, "-C", str(root), "build"]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=root.parent)
    assert run.returncode == 0, run.stderr


def test_the_same_bytes_everywhere(
    bridges: Path, tmp_path: Path, project_root: Path, commit: Callable[..., str], in_git: Callable[..., str]
) -> None:
    """In another folder, time zone, language, order of files, with other hashes and leftovers: is it the same site?"""
    page = bridges / "docs" / "about.md"
    words = page.read_text(encoding="utf-8")
    page.write_text(f"{words}\nOne more sentence.\n", encoding="utf-8")
    commit(bridges, "First", "2026-11-05")
    page.write_text(words, encoding="utf-8")
    commit(bridges, "Second", "2026-11-07")
    other = tmp_path / "Ein anderer Ort 日本" / "klon"
    other.parent.mkdir()
    in_git(tmp_path, "clone", "--quiet", str(bridges), str(other))
    build(bridges, project_root, 1, "022", TZ="UTC", LC_ALL="C", PYTHONHASHSEED="1", FACTSHEET_TODAY="2026-12-01")
    shutil.copytree(bridges / "build", other / "build")
    (other / "build/pages/bridges/gone.md").write_text("# Of a build before\n", encoding="utf-8")
    (other / "build/pages/index.md").write_text("# Of a build before\n", encoding="utf-8")
    surroundings = {"TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242"}
    build(other, project_root, 2, "077", SOURCE_DATE_EPOCH=END_OF_THAT_DAY, **surroundings)
    one, two = (root / "site" for root in (bridges, other))
    names = {path.relative_to(one) for path in one.rglob("*")}
    assert {path.relative_to(two) for path in two.rglob("*")} == names
    assert [str(name) for name in names if (one / name).is_file() and differ(one / name, two / name)] == []
    assert (one / NAME).read_bytes() == (two / NAME).read_bytes()
    sitemap = (one / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{ADDRESS}about/</loc>\n         <lastmod>2026-11-07</lastmod>" in sitemap
    assert "2026-12" not in sitemap


def differ(one: Path, two: Path) -> bool:
    """Whether two files hold different bytes."""
    return one.read_bytes() != two.read_bytes()


def test_a_page_without_a_history(project_root: Path) -> None:
    """Where Git does not know when a page changed: does the sitemap say nothing, rather than the day of the build?"""
    theme = project_root / "generator/theme/frame"
    template = jinja2.Environment(loader=jinja2.FileSystemLoader(theme)).get_template("sitemap.xml")
    page = {"canonical_url": "https://example.org/a/", "update_date": "2026-12-01", "meta": {"changed_on": ""}}
    sitemap = template.render(pages=[{"page": page}])
    assert "<loc>https://example.org/a/</loc>" in sitemap
    assert "lastmod" not in sitemap
