"""“Edit this fact”: does each link lead to the very line, with its own name, and only where there is a repository?"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.examining import Examination
from generator.model.catalog import Catalog
from generator.model.repository import Repository
from generator.pages.environment import make_environment
from generator.pages.making import make_pages
from generator.pages.view import View
from generator.printing.papering import on_paper
from generator.translating.localizing import localized

LINK = re.compile(r'<a class="fs-edit" href="https://github.com/o/r/blob/main/([^"]+)#L(\d+)" aria-label="([^"]+)">')


def _with(catalog: Catalog, address: str) -> Catalog:
    repository = Repository.model_validate({"address": address})
    return replace(catalog, site=catalog.site.model_copy(update={"repository": repository}))


@pytest.fixture(scope="module")
def catalog(bridges_root: Path, examine_site: Callable[..., Examination]) -> Catalog:
    """The small site in a repository."""
    found = examine_site(bridges_root).catalog
    assert found is not None
    return _with(found, "https://github.com/o/r")


@pytest.fixture(scope="module")
def pages(catalog: Catalog) -> Mapping[str, str]:
    """All its generated pages."""
    return make_pages(catalog, make_environment())


def test_links_lead_to_the_line(pages: dict[str, str], bridges_root: Path, catalog: Catalog) -> None:
    """Is the line of each link the one on which its fact, value or change of status begins?"""
    seen: set[str] = set()
    for key, entry in catalog.entries.items():
        for file, number, name in LINK.findall(pages[f"{key}.md"]):
            line = (bridges_root / file).read_text(encoding="utf-8").splitlines()[int(number) - 1].strip()
            assert file == entry.record.file
            what, _, words = name.partition(": ")
            seen.add(what)
            expected = "is:" if "status" in what else f"id: {words.replace(' ', '-')}"
            assert expected in line, (file, number, name, line)
    assert seen == {"Edit this fact", "Edit this value", "Edit this change of status"}


def test_every_statement_has_its_link(pages: dict[str, str], catalog: Catalog) -> None:
    """Has each fact, value and change of status on its page exactly one link, each with a name of its own?"""
    for key, entry in catalog.entries.items():
        names = Counter(name for _, _, name in LINK.findall(pages[f"{key}.md"]))
        assert sum(names.values()) == len(entry.facts) + len(entry.values) + len(entry.status), key
        assert set(names.values()) <= {1}, names


def test_the_whole_page(pages: dict[str, str], catalog: Catalog) -> None:
    """Has the page of an entry and of a source the link to its file, and a report that names the page?"""
    for uri, file in (
        ("bridges/old-mill-bridge.md", "content/bridges/old-mill-bridge.yml"),
        ("sources/lenvaria-digest.md", "content/sources/lenvaria-digest.yml"),
    ):
        line = next(row for row in pages[uri].splitlines() if "fs-edits" in row)
        edit, report = (html.unescape(address) for address in re.findall(r'<a href="([^"]+)"', line))
        assert edit == f"https://github.com/o/r/edit/main/{file}"
        query = parse_qs(urlsplit(report).query)
        assert query["page"][0].endswith(uri.removesuffix(".md") + "/")
        assert query["template"] == ["error.yml"]


def test_hand_written_pages(catalog: Catalog) -> None:
    """Has a page of docs/ the link to its Markdown file?"""
    page = View(catalog, "about.md").document(catalog.documents["about.md"].text)
    assert 'href="https://github.com/o/r/edit/main/docs/about.md"' in page


def test_hosts_without_forms_get_the_questions(catalog: Catalog) -> None:
    """Does a report on another host ask for the same in its text, evidence first of all?"""
    view = View(_with(catalog, "https://gitlab.com/o/r"), "bridges/old-mill-bridge.md")
    line = view.edit_page(catalog.entries["bridges/old-mill-bridge"])
    report = html.unescape(re.findall(r'<a href="([^"]+)"', line)[1])
    query = parse_qs(urlsplit(report).query)
    assert query["issue[title]"] == ["Error: Old Mill Bridge"]
    text = query["issue[description]"][0]
    assert "Page: bridges/old-mill-bridge/" in text
    assert "Statement: Old Mill Bridge" in text
    assert "Evidence" in text
    assert "personal" in text


def test_off_without_a_repository(catalog: Catalog) -> None:
    """Is there nothing of all this on any page where no repository is set?"""
    pages = make_pages(_with(catalog, ""), make_environment())
    assert [uri for uri, page in pages.items() if "fs-edit" in page] == []


def test_translated_pages_lead_to_the_translation(project_root: Path, examine_site: Callable[..., Examination]) -> None:
    """On a page in another language: does a fact lead to the line of its translation?"""
    found = examine_site(project_root).catalog
    assert found is not None
    language, translations = next((name, each) for name, each in found.translations.items() if each)
    key = next(key for key, each in translations.items() if key in found.entries and found.entries[key].facts)
    catalog = localized(_with(found, "https://github.com/o/r"), language)
    fact = catalog.entries[key].facts[0]
    link = LINK.search(View(catalog, f"{key}.md").edit_fact(catalog.entries[key], fact.id))
    assert link is not None
    assert link[1] == f"content/translations/{language}/{key}.yml"
    rows = (project_root / link[1]).read_text(encoding="utf-8").splitlines()
    assert f"at: facts/{fact.id}" in rows[int(link[2]) - 1]


def test_paper_has_none() -> None:
    """Are the links left out of what is made for paper?"""
    page = (
        '<p class="fs-by">Said. <a class="fs-edit" href="https://x.example/">Edit</a></p>\n<p class="fs-edits">x</p>\n'
    )
    assert on_paper(page, "bridges/old-mill-bridge.md", "") == '<p class="fs-by">Said.</p>\n'
