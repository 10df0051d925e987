"""Building the site: what is in it, and that after any failure the published site is what it was, byte for byte."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from mkdocs.livereload import LiveReloadServer

from generator.examining import Examination
from generator.pages.links import ENTRY_SECTIONS
from tests.searching.reading import read_texts

Edit = Callable[[Path, str, str], None]
Run = Callable[..., Result]

OLD_SITE = {"index.html": b"the old site", "deep/page/index.html": b"an old page"}


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with its bytes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def publish_old_site(root: Path) -> None:
    """Put a site there as an earlier build would have: cheaper than a build, and easy to recognize."""
    for name, data in OLD_SITE.items():
        path = root / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def leftovers(root: Path) -> list[str]:
    """Whatever a build made in the project's folder besides `build/` and `site/`."""
    expected = {"README.md", "build", "content", "docs", "mkdocs.yml", "site", "site_config"}
    return sorted({path.name for path in root.iterdir()} - expected)


def mkdocs(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs itself, as someone who does not know our command would."""
    dropped = ("FACTSHEET_ADDRESS", "FACTSHEET_ARTICLES")
    environment = {name: value for name, value in os.environ.items() if name not in dropped}
    environment |= {"FACTSHEET_TODAY": "2026-12-01", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


# A good build


def test_site_is_complete(built_bridges: Path) -> None:
    """Is all there that a site needs, and nothing that a build makes on the way?"""
    site = built_bridges / "site"
    for name in (
        "index.html",
        "404.html",
        "sitemap.xml",
        "about/index.html",
        "timeline/index.html",
        "fields/index.html",
    ):
        assert (site / name).is_file(), name
    assert (site / "topics/safety/index.html").is_file()
    assert (site / "assets/factsheet.css").is_file()
    assert leftovers(built_bridges) == []


def test_search_index(built_bridges: Path) -> None:
    """Does the search find entries by the words on their pages, and not the stubs of renamed ones?"""
    by_place = {page["url"]: page["content"] for page in read_texts(built_bridges / "site")}
    assert "Old Mill Bridge" in by_place["/bridges/old-mill-bridge.html"]
    assert any("closed the bridge to all traffic" in text for text in by_place.values())
    assert not any(place.startswith("/bridges/mill-street-bridge") for place in by_place)


def test_every_fact_has_its_address(
    bridges_root: Path, built_bridges: Path, examine_site: Callable[..., Examination]
) -> None:
    """Does a permalink to a fact, a value or a former id of one lead to it?"""
    catalog = examine_site(bridges_root).catalog
    assert catalog is not None
    for key, entry in catalog.entries.items():
        html = (built_bridges / "site" / key / "index.html").read_text(encoding="utf-8")
        for anchor in (*entry.anchors(), *entry.data.former_ids):
            assert html.count(f'id="{anchor}"') == 1, f"{key}#{anchor}"


def test_ids_of_a_page_are_unique(built_bridges: Path) -> None:
    """Can two things on a page have the same address?"""
    for path in (built_bridges / "site").rglob("*.html"):
        ids = re.findall(r'\bid="([^"]+)"', path.read_text(encoding="utf-8"))
        assert sorted(set(ids)) == sorted(ids), path


def test_heading_ids_are_explicit(built_bridges: Path) -> None:
    """Do the addresses of headings stay when somebody rewords a heading?"""
    html = (built_bridges / "site/bridges/old-mill-bridge/index.html").read_text(encoding="utf-8")
    headings = re.findall(r'<h[12] id="([^"]+)"', html)
    assert headings[0] == "top"
    assert "facts" in headings
    assert headings[-2:] == ["backlinks", "sources"]
    assert set(headings) <= set(ENTRY_SECTIONS)
    pages = (built_bridges / "build" / "pages").rglob("*.md")
    bare = [line for path in pages for line in path.read_text().splitlines() if re.match(r"#{1,3} (?!.*\{ #)", line)]
    assert bare == ["# Field reference"]


def test_breadcrumb_and_neighbors(built_bridges: Path) -> None:
    """Do I know where an entry stands, though it is not in the menu, and which ones come before and after it?"""
    html = (built_bridges / "site/bridges/old-mill-bridge/index.html").read_text(encoding="utf-8")
    path = html.partition('class="md-path"')[2].partition("</nav>")[0]
    assert re.findall(r'href="([^"]*)"', path)[-1] == "../"
    assert "Bridges" in path
    assert re.findall(r'href="([^"]*)" class="fs-neighbor fs-neighbor--(prev|next)"', html) == [
        ("../harbor-bridge/", "prev"),
        ("../river-gate-bridge/", "next"),
    ]
    last = (built_bridges / "site/bridges/river-gate-bridge/index.html").read_text(encoding="utf-8")
    assert "fs-neighbor--prev" in last
    assert "fs-neighbor--next" not in last, "the last bridge does not lead to another kind"


def test_under_a_sub_path(bridges: Path, factsheet: Run) -> None:
    """Does the site work at https://host/repo/, even the page for addresses that do not exist?"""
    assert factsheet(bridges, "build", FACTSHEET_ADDRESS="http://127.0.0.1:8000/repo").exit_code == 0
    lost = (bridges / "site/404.html").read_text(encoding="utf-8")
    assert 'href="/repo/assets/stylesheets/' in lost
    assert not re.search(r'(?:href|src)="/(?!repo/)', lost)
    page = (bridges / "site/bridges/old-mill-bridge/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="http://127.0.0.1:8000/repo/bridges/old-mill-bridge/">' in page
    assert not re.search(r'(?:href|src)="/', page), "pages link to each other by relative paths"


def test_other_folder(bridges: Path, tmp_path: Path, factsheet: Run) -> None:
    """Can I build into a folder of my choice without touching the published site?"""
    publish_old_site(bridges)
    target = tmp_path / "some" / "where"
    assert factsheet(bridges, "build", "--site-dir", str(target)).exit_code == 0
    assert (target / "index.html").is_file()
    assert snapshot(bridges / "site") == OLD_SITE
    assert [path.name for path in target.parent.iterdir()] == ["where"]


def test_new_site_takes_the_place_of_the_old(bridges: Path, factsheet: Run) -> None:
    """Does a page that is no longer made go away, and do leftovers of an interrupted build?"""
    publish_old_site(bridges)
    (bridges / ".site-site.a1b2c3d4.fresh").mkdir()
    assert factsheet(bridges, "build").exit_code == 0
    assert not (bridges / "site/deep").exists()
    assert (bridges / "site/index.html").read_bytes() != OLD_SITE["index.html"]
    assert leftovers(bridges) == []


# What was generated


def test_nothing_is_rewritten(bridges: Path, factsheet: Run) -> None:
    """Does a second build touch pages that did not change, and wake up everything that watches them?"""
    assert factsheet(bridges, "pages").exit_code == 0
    before = {path: path.stat().st_mtime_ns for path in (bridges / "build").rglob("*")}
    result = factsheet(bridges, "pages")
    assert "0 written, 0 removed" in result.output
    assert {path: path.stat().st_mtime_ns for path in (bridges / "build").rglob("*")} == before


def test_only_what_changed_is_rewritten(bridges: Path, factsheet: Run, edit: Edit) -> None:
    """Which pages are written anew when I change one word?"""
    assert factsheet(bridges, "pages").exit_code == 0
    pages = bridges / "build" / "pages"
    before = snapshot(pages)
    edit(
        bridges / "content/inspections/harbor-2024.yml",
        "An inspection without findings",
        "An inspection that found nothing",
    )
    assert factsheet(bridges, "pages").exit_code == 0
    after = snapshot(pages)
    assert [name for name in after if after[name] != before.get(name)] == ["inspections/harbor-2024.md"]


def test_orphaned_pages_are_removed(bridges: Path, factsheet: Run) -> None:
    """Does the page of an entry that I took back before it was published stay behind?"""
    entry = bridges / "content/bodies/town-council.yml"
    entry.write_text("name: Town council\nsummary: Invented.\ntags: [money]\ntype: office\nchecked_on: 2026-11-20\n")
    assert factsheet(bridges, "pages").exit_code == 0
    page = bridges / "build/pages/bodies/town-council.md"
    assert page.is_file()
    entry.unlink()
    assert "1 removed" in factsheet(bridges, "pages").output
    assert not page.exists()


# Failures

# A mistake: the file, the words to change, and what the message must name.
MISTAKES = {
    "content": (
        "content/bridges/harbor-bridge.yml",
        "opened: ~1978",
        "opened: long ago",
        "content/bridges/harbor-bridge.yml:8:9",
    ),
    "template": (
        "site_config/templates/bridges.md.j2",
        'view.field(entry, "crosses")',
        "view.nothing",
        "site_config/templates/bridges.md.j2:4",
    ),
    "template syntax": (
        "site_config/templates/bridges.md.j2",
        "{% endblock %}",
        "{% endblok %}",
        "site_config/templates/bridges.md.j2:7",
    ),
    "settings": ("site_config/site.yml", "Home: index.md", "Home: indx.md", "site_config/site.yml"),
    "dead link": ("docs/about.md", "# About", "# About [dead](nowhere.md)", "nowhere.md"),
    "dead anchor": ("docs/about.md", "# About", "# About [dead](bridges/old-mill-bridge.md#nowhere)", "nowhere"),
    "theme": ("site_config/theme/main.html", "{# here #}", "{{ nothing.at.all }}", "site_config/theme/main.html:2"),
}
THEME = '{% extends "base.html" %}\n{% block content %}{# here #}{{ super() }}{% endblock %}\n'


@pytest.mark.parametrize("mistake", MISTAKES)
def test_after_a_failure(bridges: Path, factsheet: Run, edit: Edit, mistake: str) -> None:
    """Is the published site whole after a failure, and am I told in plain words what to mend?"""
    publish_old_site(bridges)
    (bridges / "site_config/theme/main.html").write_text(THEME)
    file, old, new, place = MISTAKES[mistake]
    edit(bridges / file, old, new)
    result = factsheet(bridges, "build")
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit), "an exception got through"
    assert place in result.output
    assert "the site is what it was" in result.output
    assert snapshot(bridges / "site") == OLD_SITE
    assert leftovers(bridges) == []


def test_a_failure_leaves_generated_pages(bridges: Path, factsheet: Run, edit: Edit) -> None:
    """Does a mistake in one entry take away the pages of all others?"""
    assert factsheet(bridges, "pages").exit_code == 0
    before = snapshot(bridges / "build")
    file, old, new, _ = MISTAKES["content"]
    edit(bridges / file, old, new)
    assert factsheet(bridges, "pages").exit_code == 1
    assert snapshot(bridges / "build") == before


def test_warnings_do_not_stop(bridges: Path, factsheet: Run) -> None:
    """Is the site built if there are only warnings?"""
    (bridges / "content/ids.lock").unlink()
    result = factsheet(bridges, "build")
    assert result.exit_code == 0
    assert "lock-outdated" in result.output
    assert (bridges / "site/index.html").is_file()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["check"], 0, "all in order"),
        (["chekc"], 2, "No such command"),
        (["build", "--nothing"], 2, "No such option"),
        (["check", "--format", "pdf"], 2, "'pdf' is not one of"),
    ],
)
def test_exit_codes(bridges: Path, factsheet: Run, arguments: list[str], code: int, said: str) -> None:
    """Can a script tell content to mend from a command that was used wrongly?"""
    result = factsheet(bridges, *arguments)
    assert (result.exit_code, said in result.output) == (code, True), result.output


def test_wrong_folder(tmp_path: Path, factsheet: Run) -> None:
    """What if I start it outside a project?"""
    result = factsheet(tmp_path, "build")
    assert result.exit_code == 2
    assert "There is no mkdocs.yml" in result.output
    assert list(tmp_path.iterdir()) == []


# MkDocs without our command


def test_plain_mkdocs(bridges: Path, built_bridges: Path) -> None:
    """Does `mkdocs build --strict` give the same site?"""
    result = mkdocs(bridges, "build", "--strict")
    assert result.returncode == 0, result.stderr
    ours, plain = snapshot(built_bridges / "site"), snapshot(bridges / "site")
    assert set(ours) == set(plain)
    assert [name for name in ours if ours[name] != plain[name]] == []


def test_a_build_after_a_preview(
    bridges: Path, built_bridges: Path, factsheet: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a process that was to be a preview (its port was taken meanwhile): is a build that follows the whole site?"""

    def refuse(_server: LiveReloadServer) -> None:
        raise OSError(errno.EADDRINUSE, "Address already in use")

    monkeypatch.setattr(LiveReloadServer, "server_bind", refuse)
    served = factsheet(bridges, "serve", "--address", "127.0.0.1:0")
    assert (served.exit_code, "port is in use" in served.output) == (1, True)
    assert (bridges / "build/pages/bridges/old-mill-bridge.md").is_file()
    assert factsheet(bridges, "build").exit_code == 0
    ours, later = snapshot(built_bridges / "site"), snapshot(bridges / "site")
    assert [name for name in ours if ours[name] != later.get(name)] == []


def test_plain_mkdocs_with_a_mistake(bridges: Path, edit: Edit) -> None:
    """Does `mkdocs build` leave the published site alone, and say the mistake without a traceback?"""
    publish_old_site(bridges)
    file, old, new, place = MISTAKES["content"]
    edit(bridges / file, old, new)
    result = mkdocs(bridges, "build", "--strict")
    assert result.returncode == 1
    assert place in result.stderr
    assert "Nothing was published." in result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    assert snapshot(bridges / "site") == OLD_SITE
