"""Pages of a preview that wait until somebody asks for them: is what is served always that of now?"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.pages import environment
from generator.previewing import pages
from generator.previewing.later import Later
from generator.searching.collecting import Collecting
from tests.engine.test_renewing import Running, starting

Start = Callable[[str], Running]
TEMPLATE = "site_config/templates/source.md.j2"
WRONG = "lenvaria-digest"
FACT = "site_config/templates/parts/fact.md.j2"


@pytest.fixture
def running(bridges: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts previews of the small site in which each page that may wait does, and which has templates of its own."""
    monkeypatch.setattr(Later, "request", lambda *_: None)
    monkeypatch.setattr(pages, "AT_ONCE", 0)
    for template in (TEMPLATE, FACT):
        (bridges / template).parent.mkdir(parents=True, exist_ok=True)
        own = environment.DEFAULTS / template.removeprefix("site_config/templates/")
        (bridges / template).write_text(own.read_text(encoding="utf-8"), encoding="utf-8")
    with starting(bridges, tmp_path, monkeypatch) as start:
        yield start


class Browser:
    """Asks a preview for pages, as its server would."""

    def __init__(self, preview: Running) -> None:
        self.preview = preview
        self.meanwhile: Callable[[], object] = lambda: None  # done once, while a page is being sent

    def _serve(self, environ: dict[str, Any], start: Callable[..., None]) -> Iterable[bytes]:
        body = (self.preview.site / environ["PATH_INFO"].strip("/") / "index.html").read_bytes()
        start("200 OK", [("Content-Type", "text/html")])
        meanwhile, self.meanwhile = self.meanwhile, lambda: None
        meanwhile()
        return [body]

    def get(self, path: str) -> str:
        """A page, with the notice over it."""
        answer = self.preview.preview._respond(self._serve, {"PATH_INFO": path}, lambda *_: None)
        return b"".join(answer).decode()


def edit(preview: Running, template: str, old: str, new: str) -> None:
    """Save a template with other words, and let the preview take it up."""
    path = preview.root / template
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert preview.preview._renew()


def sources(preview: Running) -> list[str]:
    """The addresses of the pages of sources that wait."""
    found = sorted(preview.preview.renewing._pages.waiting.unread)
    return [f"/{uri.removesuffix('.md')}/" for uri in found if uri.startswith("sources/")]


def test_what_is_asked_for_is_that_of_now(running: Start) -> None:
    """After a template gave all sources other titles: is each page that of a clean build as soon as it is asked for?

    Its neighbors are named at its foot, whether anybody has asked for these or not.
    """
    preview = running("preview")
    browser, before = Browser(preview), preview.files()
    edit(preview, TEMPLATE, '"title": ', '"title": "Source: " ~ ')
    waiting = sources(preview)
    assert len(waiting) == 4
    random.Random(1).shuffle(waiting)
    served = {}
    for path in waiting:
        name = f"{path.strip('/')}/index.html"
        assert before[name] == (preview.site / name).read_bytes(), "nobody has asked for it"
        browser.get(path)
        served[name] = (preview.site / name).read_bytes()
    assert preview.renew()
    kept, clean = preview.files(), running("clean").files()
    assert {name: clean[name] for name in served} == served
    assert [name for name in {**kept, **clean} if kept.get(name) != clean.get(name)] == []


def test_all_are_made_at_last(running: Start) -> None:
    """Are all pages made while nobody edits, also those that waited when the next edit came?"""
    preview = running("preview")
    edit(preview, TEMPLATE, "# {{", "# The source {{")
    edit(preview, FACT, "{", "Said before each fact.\n\n{")
    rest = preview.preview.renewing.afterwards()
    for _ in range(3):
        next(rest)
    path = preview.root / "content/bridges/harbor-bridge.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("\nname: ", "\nname: New "), encoding="utf-8")
    assert preview.renew()
    assert not preview.preview.renewing.is_waiting
    kept, clean = preview.files(), running("clean").files()
    assert [name for name in {**kept, **clean} if kept.get(name) != clean.get(name)] == []


def test_an_edit_while_a_page_is_sent(running: Start) -> None:
    """Is a page sent again if it waits for another edit by the time at which it has been read?"""
    preview = running("preview")
    browser = Browser(preview)
    edit(preview, TEMPLATE, "# {{", "# The source {{")
    path = sources(preview)[0]
    browser.meanwhile = lambda: edit(preview, TEMPLATE, "# The source ", "# The newest source ")
    assert "The newest source" in browser.get(path)


def test_the_ways_to_a_page(running: Start) -> None:
    """Is a page known however its address is written?"""
    preview = running("preview")
    edit(preview, TEMPLATE, "# {{", "# The source {{")
    path = sources(preview)[0].strip("/")
    renewing = preview.preview.renewing
    ways = (
        f"{path}/",
        f"{path}/index.html",
        f"/{path}//",
        f"./{path}/../{path.partition('/')[2]}/",
        f"{path.upper()}/",
    )
    assert {renewing.waiting_at(way) for way in ways} == {f"{path}.md"}
    assert renewing.waiting_at("") is renewing.waiting_at("nowhere/") is renewing.waiting_at(path) is None


def test_a_mistake_on_a_page_that_waits(running: Start) -> None:
    """Is a template's mistake told over the pages once one is made that has it, and gone when it is mended?"""
    preview = running("preview")
    preview.preview.has_site, browser = True, Browser(preview)
    failing = f"{{{{ 1 // (0 if source.id == '{WRONG}' else 1) }}}}"
    edit(preview, TEMPLATE, "# {{", f"# The source {failing} {{{{")
    for _ in preview.preview.renewing.afterwards():
        pass
    assert preview.preview.renewing.is_waiting
    (problem,) = preview.preview.problems
    assert problem.file == TEMPLATE
    assert TEMPLATE in browser.get("/")
    assert "The source 1" not in browser.get(f"/sources/{WRONG}/")
    edit(preview, TEMPLATE, f" {failing}", "")
    assert "The source" in browser.get(f"/sources/{WRONG}/")
    assert TEMPLATE not in browser.get("/")
    assert preview.renew()
    kept, clean = preview.files(), running("clean").files()
    assert [name for name in {**kept, **clean} if kept.get(name) != clean.get(name)] == []


def test_the_neighbors_of_a_page_with_a_mistake(running: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """Are all others made, and is the mistake told once, to open browsers too; are its neighbors mended with it?"""
    preview, told, reloaded = running("preview"), list[str](), list[bool]()
    monkeypatch.setattr("generator.engine.preview.log.error", lambda _, said: told.append(said))
    monkeypatch.setattr(preview.preview, "_reload", lambda: reloaded.append(True))
    failing = f'(1 // (0 if source.id == "{WRONG}" else 1))'
    edit(preview, TEMPLATE, '"title": ', f'"title": "Source: " ~ {failing} ~ ')
    for _ in range(2):
        for _ in preview.preview.renewing.afterwards():
            pass
        Browser(preview).get(f"/sources/{WRONG}/")
        assert (len(told), len(reloaded)) == (1, 1)
    for path in sources(preview):
        assert path == f"/sources/{WRONG}/"
    made = [path for path in (preview.site / "sources").glob("*/index.html") if path.parent.name != WRONG]
    assert all("Source: 1" in path.read_text(encoding="utf-8") for path in made)
    edit(preview, TEMPLATE, failing, "1")
    assert preview.renew()
    kept, clean = preview.files(), running("clean").files()
    assert [name for name in {**kept, **clean} if kept.get(name) != clean.get(name)] == []


def test_a_build_that_fails_while_pages_wait(running: Start) -> None:
    """Are they made in the last good site when asked for or in the background, and is all built once it is mended?"""
    preview = running("preview")
    preview.preview.has_site, browser = True, Browser(preview)
    theme = preview.root / "site_config" / "theme" / "main.html"
    edit(preview, TEMPLATE, '"title": ', '"title": "Source: " ~ ')
    waiting = sources(preview)
    for wrong in ("{% extends 'base.html' %}{% block content %}{{ nothing.at.all ", "{% if %}"):
        theme.parent.mkdir(exist_ok=True)
        theme.write_text(wrong, encoding="utf-8")
        assert not preview.preview._renew()
        preview.preview._build(preview.build, preview.site)
        page = browser.get(waiting.pop())
        assert "Source: " in page.partition("</title>")[0]
        assert "fs-problems" in page
    for _ in preview.preview.renewing.afterwards():
        pass
    assert not preview.preview.renewing.is_waiting
    theme.unlink()
    assert not preview.preview._renew()
    preview.preview._build(preview.build, preview.site)
    kept, clean = preview.files(), running("clean").files()
    assert [name for name in {**kept, **clean} if kept.get(name) != clean.get(name)] == []


def test_a_build_that_fails_at_its_end_while_pages_wait(running: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """Are they made as well if all was written, and the build fails then?"""
    preview = running("preview")
    preview.preview.has_site, browser = True, Browser(preview)
    edit(preview, TEMPLATE, '"title": ', '"title": "Source: " ~ ')
    waiting = sources(preview)
    (preview.root / "docs" / "another.md").write_text("# Another page\n", encoding="utf-8")
    assert not preview.preview._renew()

    def fail() -> None:
        with monkeypatch.context() as failing:
            failing.setattr(Collecting, "finish", lambda *_: 1 / 0)
            preview.build()

    preview.preview._build(fail, preview.site)
    assert "Source: " in browser.get(waiting.pop()).partition("</title>")[0]
    assert not preview.preview._renew()
    preview.preview._build(preview.build, preview.site)
    kept, clean = preview.files(), running("clean").files()
    assert [name for name in {**kept, **clean} if kept.get(name) != clean.get(name)] == []


def test_a_template_comes_and_goes(running: Start) -> None:
    """Are pages made again by our template when a site's own goes, and by that when it comes back, not by a kind's?"""
    preview = running("preview")
    renewing, own = preview.preview.renewing, preview.root / FACT
    before, text = preview.files(), own.read_text(encoding="utf-8")
    own.write_text(text.replace("{", "Said before each fact.\n\n{", 1), encoding="utf-8")
    assert preview.renew()
    assert before != preview.files()
    own.unlink()
    assert preview.renew()
    assert before == preview.files()
    own.write_text(text.replace("{", "Said once more.\n\n{", 1), encoding="utf-8")
    assert preview.renew()
    kept = preview.files()
    (preview.root / "site_config/templates/load-rules.md.j2").write_text(text, encoding="utf-8")
    assert renewing.renew() is None, "it takes the place of another template for these pages"
    (preview.root / "site_config/templates/load-rules.md.j2").unlink()
    clean = running("clean").files()
    assert [name for name in {**kept, **clean} if kept.get(name) != clean.get(name)] == []
