"""The Markdown beside pages: is there one for each page, is it clean, and can a fact be quoted from it?"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from markdown_it import MarkdownIt

from generator.citing.days import in_words
from generator.examining import Examination
from generator.model.catalog import Catalog
from generator.model.parts import Assertion
from generator.model.source import renamed_sources
from generator.model.speakers import Unnamed
from generator.model.walk import evidence_of
from generator.outputs.forms.markdown_twins import MarkdownTwins
from generator.outputs.making import make_outputs
from generator.outputs.registry import outputs
from generator.outputs.site_data import SiteData
from generator.pages.addresses import served
from generator.pages.environment import make_environment
from generator.pages.events import announced
from generator.pages.links import ENTRY_SECTIONS, SEARCH, generated_uris
from generator.pages.making import make_pages
from generator.translating.publishing import built_languages, translated_pages

ADDRESS = "https://example.org/part/"
READER = MarkdownIt("commonmark")
WIDER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def pages_of(catalog: Catalog) -> set[str]:
    """Every page of the original language that readers come to."""
    moved = {*catalog.moved, *(f"sources/{old}" for old in renamed_sources(catalog.sources))}
    languages = (translated_pages(catalog, language) for language in built_languages(catalog))
    others = {page.uri for pages in languages for page in pages.values()} | {f"{key}.md" for key in moved} | {SEARCH}
    every = {*generated_uris(catalog), *catalog.documents}
    return {uri for uri in every if uri not in others and uri.removesuffix(".md") not in catalog.gone}


def links_in(text: str) -> Iterator[str]:
    """Where the links of a text lead."""
    for token in READER.parse(text):
        yield from (str(each.attrs["href"]) for each in token.children or () if each.type == "link_open")


def shown(text: str) -> str:
    """All text of a file as its reader sees it, one block a line."""
    lines = ([each.content for each in token.children or ()] for token in READER.parse(text))
    return "\n".join("".join(line) for line in lines)


def test_each_page_has_one(published: Catalog, files: dict[str, str]) -> None:
    """Does each page name a file of Markdown that is made, and is none made besides?"""
    data = SiteData(published)
    named = {MarkdownTwins.beside(uri, data) for uri in pages_of(published)}
    assert "" not in named
    assert named == files.keys() - {"llms.txt"}


def test_stubs_and_the_search_have_none(published: Catalog) -> None:
    """Does a page that says nothing itself name none?"""
    data = SiteData(published)
    for uri in (SEARCH, *(f"{key}.md" for key in published.moved), "es/index.md", "nowhere/x.md"):
        assert MarkdownTwins.beside(uri, data) == ""


def test_nothing_but_commonmark(files: dict[str, str]) -> None:
    """Is there no HTML, no attribute list, no icon, no table and no token left in any file?"""
    for path, text in files.items():
        for token in WIDER.parse(text):
            assert token.type not in ("html_block", "table_open"), (path, token.content)
            for each in token.children or ():
                assert each.type not in ("html_inline", "s_open"), (path, each.content)
                if each.type == "text":
                    assert not re.search(r"\{ ?[#.][a-z]|:material-|\[\[[a-z-]+/|[\x00-\x08]", each.content), path
        assert text.startswith("# "), path
        assert text.endswith("\n"), path
        assert "\n\n\n" not in text.partition("```")[0], path


def test_what_is_announced_is_told_as_that(published: Catalog, files: dict[str, str]) -> None:
    """Is a status of a day to come on the page and in its Markdown as announced, with its day and its mark?"""
    pages = make_pages(published, make_environment(None))
    ahead = [(entry, event) for entry in published.entries.values() for event in announced(published, entry)]
    for entry, event in ahead:
        label = published.vocabulary.term(entry.kind.declared.status or "", event.becomes).label
        day = in_words(event.on, published.words)
        (line,) = (row for row in files[f"{entry.key}.md"].splitlines() if f"**{label}** from {day}" in row)
        assert line.endswith("(announced)")
        _, found, told = pages[f"{entry.key}.md"].partition("**Announced for a day to come:**")
        assert found
        assert day in told
        assert label in told
        assert "fs-mark" in told.partition("\n##")[0]
    assert ahead or "bridges" not in published.kinds


def test_each_link_leads_somewhere(published: Catalog, files: dict[str, str]) -> None:
    """Does every link to this site lead to a page, a fact or a file that is there?"""
    data = SiteData(published)
    downloads = {each.path for output in outputs() for each in output(data).downloads()}
    beside = {output.beside(f"{key}.md", data) for output in outputs() for key in published.entries}
    there = {served(uri) for uri in pages_of(published)} | files.keys() | downloads | beside
    for path, text in files.items():
        for link in links_in(text):
            target, anchor = urldefrag(urljoin(ADDRESS + path, link))
            if not target.startswith(ADDRESS):
                assert re.match(r"https?:|mailto:", target), (path, link)
                continue
            assert target.removeprefix(ADDRESS) in there, (path, link)
            entry = published.entries.get(target.removeprefix(ADDRESS).rstrip("/"))
            assert not entry or not anchor or anchor in {*entry.anchors(), *ENTRY_SECTIONS}, (path, link)


def test_each_fact_can_be_quoted(published: Catalog, files: dict[str, str]) -> None:
    """Does each fact stand there with its sentence, how it is asserted, who says it, its date and its permalink?"""
    data, words = SiteData(published), published.words
    for entry in published.entries.values():
        items = _items(files[f"{entry.key}.md"])
        for fact in entry.facts:
            found = items[f"{ADDRESS}{entry.key}/#{fact.id}"]
            assert found[0] == data.plain(fact.says)
            assert found[1].startswith(words.assertions[fact.assertion])
            if fact.by:
                speaker = published.entry(fact.by) if not isinstance(fact.by, Unnamed) else None
                assert (speaker.name if speaker else str(getattr(fact.by, "described", ""))) in found[1]
            elif fact.assertion is not Assertion.INFERENCE:
                assert any(published.sources[each.source].data.publisher in found[1] for each in fact.evidence)
            if fact.on:
                assert in_words(fact.on, words) in found[1]
            for each in fact.evidence:
                title = " ".join(published.sources[each.source].data.title.split())
                lines = [line for line in found if title in line]
                assert lines
                assert not each.quote or any(f"“{' '.join(each.quote.split())}”" in line for line in lines)
            if fact.overtaken:
                assert any(data.plain(fact.overtaken.how) in line for line in found)


def test_each_value_can_be_quoted(published: Catalog, files: dict[str, str]) -> None:
    """Does each value stand there with its precision, its unit, its day and its permalink?"""
    for entry in published.entries.values():
        items = _items(files[f"{entry.key}.md"]) if entry.values else {}
        for value in entry.values:
            found = items[f"{ADDRESS}{entry.key}/#{value.id}"]
            assert in_words(value.as_of, published.words) in found[0]
            assert value.value is not None or str(value.phrase) in found[0]


def test_the_head_says_what_holds(published: Catalog, files: dict[str, str]) -> None:
    """Does each entry begin with its status, the day of the page, the day of its check and its address?"""
    words = published.words
    for entry in published.entries.values():
        head = files[f"{entry.key}.md"].partition("\n## ")[0]
        seen = shown(head)
        present = published.present_status(entry)
        if present:
            term = published.vocabulary.term(entry.kind.declared.status or "", present.becomes)
            assert f"Present status: {term.label}" in seen
            assert not term.help or " ".join(term.help.split()) in seen
        assert f"As of {in_words(published.today, words)}" in seen
        assert f"Last checked on {in_words(entry.data.checked_on, words)}" in seen
        assert f"<{ADDRESS}{entry.key}/>" in head
        assert SiteData(published).plain(entry.data.summary) in seen


def test_gaps_are_told(published: Catalog, files: dict[str, str]) -> None:
    """Are caveats, open questions and both sides of a disagreement in the file of each entry?"""
    data = SiteData(published)
    for entry in published.entries.values():
        seen = shown(files[f"{entry.key}.md"])
        said = [*entry.data.caveats, *(each.asks for each in entry.data.unknowns)]
        said += [claim.claim for each in entry.data.disagreements for claim in each.says]
        said += [each.weighing for each in entry.data.disagreements]
        for text in said:
            assert data.plain(text) in seen, entry.key
        for located in evidence_of(entry):
            assert " ".join(published.sources[located.item.source].data.title.split()) in seen


def test_each_file_says_how_to_cite_it(published: Catalog, files: dict[str, str]) -> None:
    """Does each file end with the line to cite, with its own address, and the license?"""
    for path, text in files.items():
        if path == "llms.txt":
            continue
        foot = text.rpartition("\n---\n")[2]
        assert "Cite this page: " in foot, path
        assert published.site.licenses.content.address in foot, path
        assert ADDRESS in foot, path


def test_a_text_that_is_not_ours_is_not_in_it(published: Catalog, files: dict[str, str]) -> None:
    """Does the file of a source whose text may not be published hold our digest, and no paragraph of the text?"""
    for source in published.sources.values():
        text = published.texts.get(source.id)
        if text is None or published.published_text(source.id):
            continue
        seen = files[f"sources/{source.id}.md"]
        for number in range(1, (source.data.text.paragraphs if source.data.text else 0) + 1):
            assert (text.paragraph(number) or "-")[:60] not in seen


def test_without_an_address_links_are_relative(bridges_root: Path, examine_site: Callable[..., Examination]) -> None:
    """Do links work at the root of any host where the site does not say where it is?"""
    catalog = examine_site(bridges_root).catalog
    assert catalog is not None
    pages = {served(uri) for uri in pages_of(catalog)}
    for path, text in make_outputs(catalog, [MarkdownTwins]):
        for link in links_in(str(text)):
            target = urldefrag(urljoin(f"http://here/{path}", link))[0]
            if target.startswith("http://here/") and "." not in target.rpartition("/")[2]:
                assert target.removeprefix("http://here/") in pages, (path, link)


def test_two_runs_are_the_same(bridges_root: Path, examine_site: Callable[..., Examination]) -> None:
    """Does the same content on the same day give the same bytes?"""
    runs = [examine_site(bridges_root, dt.date(2026, 12, 1)).catalog for _ in range(2)]
    assert all(runs)
    first, second = (list(make_outputs(catalog, [MarkdownTwins])) for catalog in runs if catalog)
    assert first == second


def test_spanish_words_are_used(bridges_root: Path, examine_site: Callable[..., Examination]) -> None:
    """Does a site in another language have its labels in that language?"""
    catalog = examine_site(bridges_root).catalog
    assert catalog is not None
    site = catalog.site.model_copy(update={"language": "es"})
    text = dict(make_outputs(replace(catalog, site=site), [MarkdownTwins]))["bridges/old-mill-bridge.md"]
    assert "Enlace permanente" in str(text)
    assert "Permalink" not in str(text)


def _items(text: str) -> dict[str, list[str]]:
    """The items of the lists of a file by the permalink that stands in them: the lines of each."""
    found: dict[str, list[str]] = {}
    for block in re.split(r"\n(?=- )|\n\n", text):
        lines = block.split("\n")
        links = [link for line in lines if line.startswith("    - Permalink: ") for link in links_in(line.strip())]
        if len(links) == 1:
            found[links[0]] = [shown(line.strip().removeprefix("- ")).strip() for line in lines]
    return found
