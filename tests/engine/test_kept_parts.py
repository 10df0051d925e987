"""Parts of the frame that are written once for many pages: are they on each what the theme would have written there?"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, zip_longest
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
from generator.engine.own_parts import Own

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
            page.parent = None if values.get("alone") else parent  # type: ignore[assignment]
            page.meta = {"title": name, "hide": []} | ({"robots": values["robots"]} if "robots" in values else {})
            page.toc = TableOfContents([AnchorLink(each, each, 1) for each in values.get("headings", ())])
            context = {"nav": menu, "config": config, "page": page, "base_url": "../..", "pages": [], "own": Own()}
            context |= values
            parts.turn_to(page, context)
            text = environment.get_template("main.html").render(context)
            assert text == usual.get_template("main.html").render(context)
            assert all(kept in text for kept in parts.used)
            if frame := parts.frame(page, context):
                around = frame.around(context["own"])  # type: ignore[arg-type]
                assert "".join(chain(*zip_longest(around, frame.bare, fillvalue=""))) == text
            return f"kept {text}" if parts.used else text

        return written

    return begin


def _page(uri: str, config: MkDocsConfig) -> Page:
    return Page(None, File(uri, None, str(config.site_dir), use_directory_urls=True), config)


def test_a_part_is_kept(write: Callable[..., Callable[..., str]]) -> None:
    """Is a part kept that reads what pages have in common, links to other folders included?"""
    page = write("{{ config.site_name }} {{ 'data/' | url }} {{ page.ancestors | length }} {{ 'x' in page.meta.hide }}")
    assert page("a") == page("b") == "kept Site ../../data/ 1 False"


def test_pages_that_belong_to_no_other(write: Callable[..., Callable[..., str]]) -> None:
    """Is a part kept for pages without one above them as well, and another for those beside them that have one?"""
    page = write("{{ page.ancestors | length }}")
    assert [page(name, alone=name in "bd") for name in "abcd"] == ["kept 1", "kept 0", "kept 1", "kept 0"]


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


def test_a_frame_with_what_pages_say_themselves(write: Callable[..., Callable[..., str]]) -> None:
    """Is a whole frame kept, with what each page says itself in its places?"""
    frame = """<html>{% set hidden = page.meta.hide %}
      {% block site_meta %}<b>{{ own.title }}{{ hidden }}</b>{% endblock %}
      {% if page.toc | first is defined %}{% set skip = page.toc | first %}<a href="{{ skip.url }}">skip</a>{% endif %}
      {% for n in [1, 2] %} {{ own.contents }} {% endfor %}
      {% block scripts %}{{ own.scripts }}<s>{{ hidden }}</s>{% endblock %}
      {% block content %}{% endblock %}</html>"""
    main = """{% extends "base.html" %}{% block scripts %}{{ super() }}{{ own.linked }}{% endblock %}
      {% block content %}<p>{% include "partials/top.html" %}{{ own.text }}</p>{% endblock %}"""
    page = write("<p>same</p>", **{"base.html": frame, "main.html": main})
    said = [Own(title=name, contents=f"<i>{name}</i>", text=text) for name in "ab" for text in ("x", "", "y\n")]
    written = [page("a", own=own, headings=headings) for headings in ([], ["x"]) for own in said]
    assert all(text.startswith("kept <html>") for text in written)
    assert len(set(written)) == 12
    assert written[0].endswith("<p><p>same</p>x</p></html>")


@pytest.mark.parametrize(
    "main",
    [
        "{% if own.title %}x{% endif %}{{ own.title }}",
        "{% if own.title == 'a' %}x{% endif %}{{ own.title }}",
        "{{ own.title ~ 1 }}{% if 'a' in own.title %}x{% endif %}{{ own.title }}",
        "{% if own.title | length %}x{% endif %}{{ own.title }}",
        "{{ own.title | upper }}",
        "{{ own.title | lower }}",
        "{{ own.title | e }}",
        "{% for sign in own.title %}{{ sign }}{% endfor %}",
    ],
)
def test_what_looks_at_what_a_page_says(main: str, write: Callable[..., Callable[..., str]]) -> None:
    """Is a frame that does more than print what a page says right on each page?"""
    page = write("", **{"main.html": main})
    for title in ("a", "", "<B>"):
        assert not page("a", own=Own(title=title)).startswith("kept")


def test_what_is_kept_is_there() -> None:
    """Do the theme and our frame still have what is kept?"""
    theme = Path(material.__file__).parent / "templates"
    base = (theme / "base.html").read_text(encoding="utf-8")
    for block in kept_parts._BLOCKS:
        assert f"{{% block {block} %}}" in base
    for name in kept_parts._TEMPLATES:
        assert (FRAME / name).is_file() or (theme / name).is_file()
