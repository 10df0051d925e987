"""The page on data: does it say in plain words what there is, and lead only to what exists?"""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from generator.checks.readability import FEWEST_WORDS
from generator.examining import examine
from generator.outputs.data_page import HEADINGS
from generator.outputs.output import Group
from generator.outputs.registry import outputs
from generator.outputs.site_data import FORMAT
from generator.pages.environment import make_environment
from generator.pages.making import make_pages
from generator.prose.paragraphs import paragraphs
from generator.prose.readability import Meter
from generator.prose.reading import read
from tests.conftest import TODAY

_LINK = re.compile(r"<a [^>]*?href=(?:\"([^\"]*)\"|([^\s>]+))")
_ID = re.compile(r"\sid=[\"']?([\w-]+)")


def test_every_link_leads_somewhere(built_bridges: Path) -> None:
    """Does every link of the page, and each file that it offers, exist in the built site?"""
    site = built_bridges / "site"
    page = (site / "data/index.html").read_text(encoding="utf-8")
    links = [html.unescape(quoted or bare) for quoted, bare in _LINK.findall(page.partition("<article")[2])]
    own = [urlsplit(urljoin("http://here/data/", link)) for link in links if not link.startswith(("mailto:", "http"))]
    assert len(own) > 20
    lost = []
    for link in own:
        file = site / unquote(link.path).lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file() or (link.fragment and link.fragment not in _ID.findall(file.read_text("utf-8"))):
            lost.append(link.geturl())
    assert lost == []


def test_every_output_is_told_of(built_bridges: Path) -> None:
    """Is each output on the page once, in the group that it names, with its media type, its place and what it is?"""
    page = (built_bridges / "site/data/index.html").read_text(encoding="utf-8")
    order = [page.index(f"form-{output.name}") for output in outputs() if page.count(f"form-{output.name}")]
    assert len(order) == len(outputs())
    assert order == sorted(order)
    for output in outputs():
        told = page.partition(f"form-{output.name}")[2].partition("fs-form__name")[2][:3000]
        for words in (output.title, output.about, output.media_type.partition(";")[0]):
            assert html.escape(words, quote=False) in told, words


def test_the_page_is_found(built_bridges: Path) -> None:
    """Does the menu lead to the page, the foot of every page, and the line with the forms of an entry?"""
    site = built_bridges / "site"
    entry = (site / "bridges/old-mill-bridge/index.html").read_text(encoding="utf-8")
    assert re.search(r'<a href="?\.\./\.\./data/"?>', entry.partition("<footer")[2])
    assert re.search(r'<a href="?\.\./\.\./data/"?>All data</a>', entry.partition("fs-twins")[2])
    home = (site / "index.html").read_text(encoding="utf-8")
    assert re.search(r'<a href="?(\./)?data/"?', home.partition("<footer")[0])
    data = (site / "data/index.html").read_text(encoding="utf-8")
    assert "All data" not in data


def test_the_page_is_plain(bridges_root: Path) -> None:
    """Is the page as the site asks of pages in its own words: no long sentence, and no hard passage?"""
    catalog = examine(bridges_root, {}, TODAY).catalog
    assert catalog is not None
    text = re.sub(r"<ul .*</ul>", "", make_pages(catalog, make_environment(None))["data.md"])  # names, no sentences
    words, limits = catalog.words.reading, catalog.site.readability
    assert words is not None
    meter = Meter(words)
    passages = [meter.sentences(read(text[part.start : part.end], catalog).text) for part in paragraphs(text)]
    assert sum(len(passage) for passage in passages) > 50
    long = [each.text for passage in passages for each in passage if each.length > limits.sentence_words]
    assert long == []
    graded = [passage for passage in passages if sum(each.length for each in passage) >= FEWEST_WORDS]
    assert [passage[0].text for passage in graded if round(meter.grade(passage), 1) > limits.grade] == []


def test_the_promise_has_a_version(built_bridges: Path) -> None:
    """Does the page name the version of the promise that the files name, and what to cite with the day?"""
    page = (built_bridges / "site/data/index.html").read_text(encoding="utf-8")
    promise = page.partition('id="promise"')[2] or page.partition("id=promise")[2]
    assert FORMAT in promise
    for words in ("never given to something else", "six months", "may come at any time"):
        assert words in promise
    line = re.search(r"cite-line\"?>(.*?)</span>", page)
    assert line and FORMAT in line[1] and "December 1, 2026" in line[1]


def test_groups_have_headings() -> None:
    """Has every group of outputs that there may be a heading, so that a first output of a group needs no other file?"""
    assert set(HEADINGS) == set(Group)


def test_in_the_menu_of_a_new_site(project_root: Path) -> None:
    """Do the menus of this site, of the other topic and of new sites lead to the page?"""
    for menu in ("site_config", "tests/sites/bridges/site_config", "generator/scaffold/site_config"):
        assert "- Data: data.md\n" in (project_root / menu / "site.yml").read_text(encoding="utf-8")
