"""What plain functions write of each page: is it what the theme's templates would write there?"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import material
import pytest
from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import url_filter

from generator.engine.lightening import lighter
from generator.engine.looking import FRAME
from generator.engine.own_parts import OwnParts

THEME = Path(material.__file__).parent / "templates"
BLOCKS = ("site_meta", "htmltitle")


def _links(*levels: int) -> TableOfContents:
    """Headings of these levels, each below the last one that is higher."""
    top: list[AnchorLink] = []
    open_links: list[AnchorLink] = []
    for number, level in enumerate(levels):
        link = AnchorLink(f"Part <em>{number}</em> &amp; on", f"part-{number}", level)
        while open_links and open_links[-1].level >= level:
            open_links.pop()
        (open_links[-1].children if open_links else top).append(link)
        open_links.append(link)
    return TableOfContents(top)


def _page(config: MkDocsConfig, uri: str = "kind/id.md", **values: Any) -> Page:
    page = Page(None, File(uri, None, "/site", use_directory_urls=True), config)
    page.title, page.content, page.toc, page.meta = "A <i>b</i> & c", "<h1>x</h1>", TableOfContents([]), {}
    for name, value in values.items():
        setattr(page, name, value)
    return page


@pytest.fixture
def config() -> MkDocsConfig:
    """The settings of a site."""
    config = MkDocsConfig()
    config.load_dict({"site_name": "Site & co", "site_dir": "/site", "theme": "material"})
    assert config.validate() == ([], [])
    config.site_url = "https://example.org/"
    return config


@cache
def _environment(*folders: Path) -> Environment:
    environment = Environment(loader=FileSystemLoader(folders))
    environment.filters["url"] = url_filter
    return environment


def both(template: str, page: Page, config: MkDocsConfig) -> tuple[str, str]:
    """What our frame writes of a page, and what the theme writes."""
    found = []
    for folders in ((FRAME, THEME), (THEME,)):
        environment = _environment(*folders)
        words: Any = environment.get_template("partials/language.html").make_module({"config": config})
        context: dict[str, Any] = {"config": config, "page": page, "base_url": "../..", "mkdocs_version": "1"}
        context |= {"page_scripts": (), "page_modules": (), "lang": words, "features": []}
        context["own"] = OwnParts(environment, None).of(page, context)
        found.append(lighter(f"\n{environment.from_string(template).render(context)}\n"))
    return found[0], found[1]


@pytest.mark.parametrize("meta", [{}, {"title": "T &lt; t"}, {"description": "Of it", "author": "B"}])
@pytest.mark.parametrize("uri", ["kind/id.md", "index.md", "about.md"])
def test_the_head(uri: str, meta: dict[str, str], config: MkDocsConfig) -> None:
    """Does the head of a page say what the theme says there, with the pages before and behind it or without?"""
    others = _page(config, "kind/a.md"), _page(config, "other/b.md")
    base = (THEME / "base.html").read_text(encoding="utf-8")
    main = (FRAME / "main.html").read_text(encoding="utf-8")
    for before, behind in ((None, None), (others[0], None), others):
        page = _page(config, uri, meta=meta, previous_page=before, next_page=behind)
        page._set_canonical_url(config.site_url)
        config.site_description, config.site_author = ("D", "A") if behind else (None, None)
        for block in BLOCKS:
            ours, theirs = (_block(text, block) for text in (main, base))
            assert both(ours, page, config)[0] == both(theirs, page, config)[1]


def _block(template: str, name: str) -> str:
    """A block of a template by itself, where the page is one."""
    found = template.split(f"{{% block {name} %}}")[1].split("{% endblock %}")[0]
    return found.replace("{{ super() }}", "")


@pytest.mark.parametrize("levels", [(), (1,), (1, 2, 2, 3, 2), (2, 3, 4, 2), (1, 2, 1, 2), (3, 2)])
def test_the_table_of_contents(levels: tuple[int, ...], config: MkDocsConfig) -> None:
    """Is the table of contents what the theme makes of the headings, whatever they are?"""
    ours, theirs = both('{% include "partials/toc.html" %}', _page(config, toc=_links(*levels)), config)
    assert ours == theirs
    config.mdx_configs["toc"] = {"title": "On this <b>page</b>"}
    ours, theirs = both('{% include "partials/toc.html" %}', _page(config, toc=_links(*levels)), config)
    assert ours == theirs
    assert "On this" in ours


@pytest.mark.parametrize("content", ["<h1>x</h1><p>y</p>", "<p>y</p>", ""])
@pytest.mark.parametrize("edit", [None, "https://example.org/edit/x.md"])
def test_the_article(content: str, edit: str | None, config: MkDocsConfig) -> None:
    """Is the article of a page as in the theme, with the title where the page has none, and with links to edit it?"""
    page = _page(config, content=content, edit_url=edit)
    config.theme["features"] = ["content.action.edit", "content.action.view"]
    template = '{% set features = config.theme.features %}{% include "partials/content.html" %}'
    ours, theirs = both(template, page, config)
    assert ours.split() == theirs.split()
    assert ours.count("<h1") == 1
    assert ours.count("example.org/") == (2 if edit else 0)


@pytest.mark.parametrize("name", ["actions", "header-topic", "languages", "neighbors", "sharing", "toc-item", "twins"])
def test_a_partial_of_the_site(name: str, config: MkDocsConfig, tmp_path: Path) -> None:
    """Does a site that has a partial of its own see that, on a page that would have nothing there as well?"""
    (tmp_path / "partials").mkdir()
    (tmp_path / "partials" / f"{name}.html").write_text(
        "OURS {{ page.title }} {{ toc_item.title if toc_item is defined }}", encoding="utf-8"
    )
    environment = Environment(loader=FileSystemLoader([str(tmp_path), str(FRAME), str(THEME)]))
    environment.filters["url"] = url_filter
    page = _page(config, toc=_links(1, 2))
    context: dict[str, Any] = {"config": config, "page": page, "base_url": "../..", "page_scripts": ()}
    own = OwnParts(environment, None).of(page, {**context, "page_modules": ()})
    assert "\n".join(own).count("OURS A <i>b</i> & c") == 1
    if name == "toc-item":
        assert "Part <em>1</em> &amp; on" in own.contents


def test_no_place_within_a_tag() -> None:
    """Does what a page says itself stand between tags? Within one, the frame around is finished anew for each page."""
    for path in FRAME.rglob("*.html"):
        text = re.sub(r"{%.*?%}", "", path.read_text(encoding="utf-8"))
        assert not re.search(r"<[^<>]*\{\{ own\.", text), path
