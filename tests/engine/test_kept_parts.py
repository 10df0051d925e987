"""Parts of the frame that are written once for many pages: are they on each what the theme would have written there?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import material
import pytest
from jinja2 import DictLoader, Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import url_filter

from generator.engine import kept_parts
from generator.engine.kept_parts import KeptParts
from generator.engine.looking import FRAME

MAIN = '{% include "partials/top.html" %}'


@pytest.fixture
def write() -> Callable[..., Callable[..., str]]:
    """`write(part)("a", x=1)` writes a page with this part, as one of many whose parts are kept."""
    config = MkDocsConfig()
    config.load_dict({"site_name": "Site", "site_dir": "/nowhere"})
    menu = Navigation([], [])

    def begin(part: str, **others: str) -> Callable[..., str]:
        loader = DictLoader({"partials/top.html": part, "main.html": MAIN, **others})
        environment, usual = Environment(loader=loader), Environment(loader=loader)
        environment.filters["url"] = usual.filters["url"] = url_filter
        parts = KeptParts()
        parts.add_to(environment, "/theme")
        parent = _page("kind/index.md", config)

        def written(name: str, **values: Any) -> str:
            page = _page(f"kind/{name}.md", config)
            page.parent = parent  # type: ignore[assignment]
            page.meta = {"title": name, "hide": []} | ({"robots": values["robots"]} if "robots" in values else {})
            page.toc = TableOfContents([AnchorLink(each, each, 1) for each in values.get("headings", ())])
            context = {"nav": menu, "config": config, "page": page, "base_url": "../..", "pages": [], **values}
            parts.turn_to(page, context)
            text = environment.get_template("main.html").render(context)
            assert text == usual.get_template("main.html").render(context)
            assert all(kept in text for kept in parts.used)
            return f"kept {text}" if parts.used else text

        return written

    return begin


def _page(uri: str, config: MkDocsConfig) -> Page:
    return Page(None, File(uri, None, str(config.site_dir), use_directory_urls=True), config)


def test_a_part_is_kept(write: Callable[..., Callable[..., str]]) -> None:
    """Is a part kept that reads what pages have in common, links to other folders included?"""
    page = write("{{ config.site_name }} {{ 'data/' | url }} {{ page.ancestors | length }} {{ 'x' in page.meta.hide }}")
    assert page("a") == page("b") == "kept Site ../../data/ 1 False"


@pytest.mark.parametrize(
    "part",
    [
        "{{ page.meta.title }}",
        "{{ page.meta['title'] }}",
        "{{ page.meta.get('title') }}",
        "{{ page.file.src_uri }}",
        "{% if page.url == 'kind/a/' %}a{% else %}b{% endif %}",
        "{% for page in [page] %}{{ page.meta.title }}{% endfor %}",
        "{% for name in page.meta %}{{ name }}{% endfor %}{{ page.meta.title }}",
        "{{ page.meta.items() | list }}",
        "{{ page.meta | length }}{{ page.meta.title }}",
        "{% include 'inner.html' %}",
        "{% import 'macros.html' as m with context %}{{ m.name() }}",
    ],
)
def test_a_part_that_looks_at_its_page(part: str, write: Callable[..., Callable[..., str]]) -> None:
    """Is a part that says anything of one page, by whatever way, right on each?"""
    title = "{{ page.meta.title }}"
    page = write(part, **{"inner.html": title, "macros.html": f"{{% macro name() %}}{title}{{% endmacro %}}"})
    names = [*"abcdefghijklmnop", *"abc"]
    written = [page(name).removeprefix("kept ") for name in names]
    assert written[0] != written[1]
    assert len(set(written)) in (2, 16)
    assert all(name in text for name, text in zip("ab", written, strict=False))
    assert written[16:] == written[:3]


def test_what_some_pages_say(write: Callable[..., Callable[..., str]]) -> None:
    """Is a part that asks for something which few pages have right on those, and kept for all others?"""
    page = write("{% if page.meta.robots %}{{ page.meta.robots }}{% else %}usual{% endif %}{{ page.edit_url }}")
    assert [page("a"), page("b", robots="none"), page("c")] == ["kept usualNone", "kept noneNone", "kept usualNone"]


def test_front_matter_as_a_whole(write: Callable[..., Callable[..., str]]) -> None:
    """Is a part that lists all front matter never kept?"""
    assert write("{{ page.meta.items() | list | length }}")("a") == "2"


def test_what_else_a_part_reads(write: Callable[..., Callable[..., str]]) -> None:
    """Is a part taken only where all that it read is the same, also in a template that it includes?"""
    page = write("{% set own = 1 %}{% include 'inner.html' %}", **{"inner.html": "{{ own }}{{ twins }}"})
    assert page("a", twins=["x"]) == page("b", twins=["x"]) == "kept 1['x']"
    assert page("c", twins=["y"]) == "kept 1['y']"
    assert page("d") == "kept 1"
    assert page("e", twins=[]) == "kept 1[]"
    assert page("a", twins=["x"]) == "kept 1['x']"
    assert [page("e", twins=n)[-1] for n in range(20)] == [str(n)[-1] for n in range(20)]


def test_links_to_pages_of_the_same_folder(write: Callable[..., Callable[..., str]]) -> None:
    """Is a link that leads to one of the pages themselves, or below it, right on that page too?"""
    page = write("{{ 'kind/b/x.json' | url }}")
    assert page("a") == "kept ../b/x.json"
    assert page("b") == "x.json"
    assert page("c") == "kept ../b/x.json"


def test_a_frame_with_holes(write: Callable[..., Callable[..., str]]) -> None:
    """Is a frame kept in which each page writes its own, with all names that the frame gives to it?"""
    frame = """<html>{% set own = page.meta.hide %}
      {% block site_meta %}<b>{{ page.meta.title }}{{ own }}</b>{% endblock %}
      {% if page.toc | first is defined %}{% set skip = page.toc | first %}<a href="{{ skip.url }}">skip</a>{% endif %}
      {% for n in [1, 2] %}{% include "partials/toc.html" %}{% endfor %}
      {% block scripts %}<s>{{ own }}</s>{% endblock %}
      {% block content %}{% endblock %}</html>"""
    toc = """<i>{{ n }}{{ own }}{% for heading in page.toc %}{{ heading.title }}{% endfor -%}
      {% if skip %}{{ skip.title }}{% endif %}</i>"""
    main = """{% extends "base.html" %}{% block scripts %}{{ super() }}{{ page.meta.title }}{% endblock %}
      {% block content %}{{ page.meta.title }}{% include "partials/top.html" %}{% endblock %}"""
    page = write("<p>same</p>", **{"base.html": frame, "main.html": main, "partials/toc.html": toc})
    written = [page(name, headings=headings) for headings in ([], ["x"], ["x", "y"], ["z"]) for name in "abc"]
    assert all(text.startswith("kept <html>") for text in written)
    assert len(set(written)) == 12
    assert "<i>1[]xyx</i><i>2[]xyx</i>\n      <s>[]</s>a" in written[6]


def test_what_is_kept_is_there() -> None:
    """Do the theme and our frame still have what is kept, and the holes in it?"""
    theme = Path(material.__file__).parent / "templates"
    base = (theme / "base.html").read_text(encoding="utf-8")
    for block in (*kept_parts._BLOCKS, *kept_parts._HOLE_BLOCKS):
        assert f"{{% block {block} %}}" in base
    for name in (*kept_parts._TEMPLATES, *kept_parts._HOLE_TEMPLATES):
        assert (FRAME / name).is_file() or (theme / name).is_file()
