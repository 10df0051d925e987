"""Pages in another language: what they say, what they leave in English and mark, and where they lead."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from generator.examining import Examination, examine
from generator.languages.words import words_for
from generator.loading.record import parse_record
from generator.model.absences import Absence
from generator.model.catalog import Catalog
from generator.model.correction import Corrections
from generator.model.entry import Entry
from generator.model.foreign import Foreign
from generator.model.language_settings import Publish, TranslationSettings
from generator.model.speakers import Unnamed
from generator.model.translation import TranslatedText, Translation, TranslationData
from generator.pages.environment import make_environment
from generator.pages.escape import escape
from generator.pages.making import make_pages
from generator.prose.render import plain, render
from generator.translating.localizing import localized
from generator.translating.texts import texts_of

ROOT = Path(__file__).parent.parent.parent
MILL = "bridges/old-mill-bridge"

Say = Callable[[str, dict[str, str]], None]


def _pages(root: Path, examined: Examination) -> Mapping[str, str]:
    assert examined.catalog is not None
    assert examined.publishable, examined.problems
    return make_pages(examined.catalog, make_environment(root / "site_config" / "templates"))


def _identity(entry: Entry) -> Translation:
    """A translation of an entry that says what the English says."""
    texts = tuple(
        TranslatedText.model_construct(at=text.at, of=text.of, says=" ".join(text.says.split()))
        for text in texts_of(entry)
    )
    data = TranslationData.model_construct(translates=entry.key, reviewed=None, texts=texts)
    return Translation("xx", entry.key, entry.record, data)


def _with_identity(catalog: Catalog) -> Catalog:
    """The catalog with a language in which everything is said as in English."""
    settings = TranslationSettings(name="English again", publish=Publish.LISTED)
    return replace(
        catalog,
        site=catalog.site.model_copy(update={"translations": {"xx": settings}}),
        languages={"xx": words_for("en")},
        corrections=Corrections(),
        translations={"xx": {key: _identity(entry) for key, entry in catalog.entries.items()}},
    )


def _folded(value: Any) -> Any:
    """A record with the white space of all its texts folded."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, (BaseModel, dict)):
        return {key: _folded(each) for key, each in dict(value).items()}
    if isinstance(value, (Absence, Unnamed)):
        return _folded(vars(value))
    return [_folded(each) for each in value] if isinstance(value, tuple) else value


@pytest.mark.parametrize("root", [ROOT, ROOT / "tests" / "sites" / "bridges"], ids=["this site", "bridges"])
def test_every_text_is_found(root: Path) -> None:
    """Does every text of every entry have a place and a fingerprint, and does saying the same change nothing?"""
    catalog = examine(root).catalog
    assert catalog is not None
    said = localized(_with_identity(catalog), "xx")
    for key, entry in catalog.entries.items():
        places = [text.at for text in texts_of(entry)]
        assert len(places) == len(set(places)), key
        assert _folded(said.entries[key].data) == _folded(entry.data), key
        assert not any(isinstance(text.says, Foreign) for text in texts_of(said.entries[key])), key


def test_the_same_words_make_the_same_page(bridges: Path) -> None:
    """Is a page in another language the same page, but for its frame and where its links lead?"""
    catalog = examine(bridges).catalog
    assert catalog is not None
    pages = make_pages(_with_identity(catalog), make_environment(bridges / "site_config" / "templates"))
    for key in catalog.entries:
        assert _bare(pages[f"xx/{key}.md"]) == _bare(pages[f"{key}.md"]), key


def _bare(page: str) -> str:
    """A page without front matter, the targets of links, the marks of languages, and what is left to the original."""
    page = re.sub(r"\A---\n.*?\n---\n", "", page, flags=re.DOTALL)
    page = re.sub(r"<details class=\"fs-(cite|more fs-embed)\".*?</details>\n", "", page, flags=re.DOTALL)
    page = re.sub(r"\]\([^)\s]*((?: \"[^\"]*\")?)\)", r"](\1)", page)
    page = re.sub(r"</?span(?: lang=\"en\")?>", "", re.sub(r"\{ hreflang=\"en\" ([^}]*)\}", r"{ \1}", page))
    page = page.replace("{ }", "").replace('<a hreflang="en" ', "<a ")
    page = re.sub(r'(href|src)="(?:\.\./)+', r'\1="', page)
    return " ".join(page.split())


def test_what_is_translated_and_what_is_not(spanish: Path, say: Say, examined: Callable[[], Examination]) -> None:
    """Does the page say what is translated, and the rest in English, marked, with the reason?"""
    say(MILL, {"name": "Puente del Molino Viejo", "status/3": "La oficina cerró el puente a todo el tráfico."})
    page = _pages(spanish, examined())[f"es/{MILL}.md"]
    assert "# Puente del Molino Viejo { #top }" in page
    assert "La oficina cerró el puente a todo el tráfico." in page
    assert "Two arches of stone" in page
    marked = '<span lang="en">Two arches of stone under a deck of steel.</span>'
    assert f'{marked} <span class="fs-untranslated">' in page
    assert '<span class="fs-untranslated">En inglés: aún sin traducir.</span>' in page
    assert "## Lo que sabemos { #facts }" in page
    assert "5 de noviembre de 2023" in page


def test_a_changed_sentence_falls_back(spanish: Path, say: Say, examined: Callable[[], Examination]) -> None:
    """What does a reader see while the English has changed and nobody has looked at the translation?"""
    say(MILL, {"fields/design": "Dos arcos de piedra bajo un tablero de acero."})
    assert "Dos arcos de piedra" in _pages(spanish, examined())[f"es/{MILL}.md"]
    entry = spanish / "content" / f"{MILL}.yml"
    entry.write_text(entry.read_text("utf-8").replace("Two arches of stone", "Three arches of stone"), "utf-8")
    found = examined()
    page = _pages(spanish, found)[f"es/{MILL}.md"]
    assert "Dos arcos de piedra" not in page
    assert "Three arches of stone" in page
    assert "En inglés: el texto en inglés cambió después de traducirse." in page
    assert [(problem.rule, problem.level.value) for problem in found.problems if "translation" in problem.rule] == [
        ("translation-stale", "warning")
    ]


def test_a_sentence_in_english_is_english_throughout(bridges_root: Path) -> None:
    """Is a number within a sentence that stays English written as in English?"""
    catalog = examine(bridges_root).catalog
    assert catalog is not None
    local = localized(catalog, "es")
    fact = next(fact for fact in local.entries[MILL].facts if fact.id == "closure")
    said = render(fact.says, local, f"{MILL}.md")
    assert said.startswith('<span lang="en">The Bridge Office closed')
    assert "[Inspection of" in said or "[" in said
    assert "untranslated" not in plain(fact.says, local)
    assert "<span" not in plain(fact.says, local)


def test_links_lead_to_translations(spanish: Path, say: Say, examined: Callable[[], Examination]) -> None:
    """Does a link lead to the page in the same language, or else to the English one, which it says?"""
    say(MILL, {"name": "Puente del Molino Viejo"})
    say("bridges/harbor-bridge", {"name": "Puente del Puerto"})
    page = _pages(spanish, examined())[f"es/{MILL}.md"]
    assert "](harbor-bridge.md)" in page
    assert re.search(r'\]\(\.\./\.\./bodies/bridge-office\.md\)\{ hreflang="en" \}', page)
    assert re.search(r'\]\(\.\./\.\./sources/[a-z0-9-]+\.md[^)]*\)\{ hreflang="en"', page)


def test_a_hand_written_page(spanish: Path, say: Say, examined: Callable[[], Examination]) -> None:
    """Is a sheet translated block by block, with its tokens rendered in the language and its headings' ids kept?"""
    key = "docs/sheets/old-mill-bridge.md"
    say("measurements/old-mill-load-limit", {"unit/other": "toneladas", "unit/one": "tonelada"})
    say(key, {"block-1": "El Puente del Molino Viejo"})
    page = _pages(spanish, examined())["es/sheets/old-mill-bridge.md"]
    assert "# El Puente del Molino Viejo" in page
    assert 'translation: {"of": "sheets/old-mill-bridge.md"}' in page
    assert '<span lang="en">' in page
    english = (spanish / "docs" / "sheets" / "old-mill-bridge.md").read_text("utf-8")
    for anchor in re.findall(r"\{ (#[a-z-]+) \}", english):
        assert f"{{ {anchor} }}" in page
    assert "[[" not in page


@pytest.mark.parametrize(
    ("publish", "reviewed", "built", "listed"),
    [
        ("when-reviewed", False, True, False),
        ("when-reviewed", True, True, True),
        ("unlisted", True, True, False),
        ("listed", False, True, True),
        ("withhold", True, False, False),
    ],
)
def test_what_is_published(
    spanish: Path,
    say: Say,
    examined: Callable[[], Examination],
    publish: str,
    reviewed: bool,
    built: bool,
    listed: bool,
) -> None:
    """Does the one setting decide which pages are built, and which of them are in menu, search and sitemap?"""
    say(MILL, {"name": "Puente del Molino Viejo"})
    settings = spanish / "site_config" / "site.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("{name: Español}", f"{{name: Español, publish: {publish}}}"), "utf-8")
    path = spanish / "content" / "translations" / "es" / f"{MILL}.yml"
    if reviewed:
        path.write_text(path.read_text("utf-8") + "reviewed: {by: Ana Ruiz, on: 2026-11-30}\n", "utf-8")
    pages = _pages(spanish, examined())
    assert (f"es/{MILL}.md" in pages, "es/index.md" in pages) == (built, built)
    if built:
        front = yaml.safe_load(pages[f"es/{MILL}.md"].split("---\n")[1])
        assert front.get("robots") == (None if listed else "noindex")
        assert bool(front.get("search", {}).get("exclude")) != listed
        assert front["translation"].get("by") == ("Ana Ruiz" if reviewed else None)
        assert ("noindex" in pages["es/index.md"]) != listed


def test_a_file_without_words_makes_no_page(
    spanish: Path, translate: Callable[..., object], examined: Callable[[], Examination]
) -> None:
    """Is a file that nobody has filled yet no page?"""
    translate(MILL)
    assert f"es/{MILL}.md" not in _pages(spanish, examined())


def test_a_new_language_is_one_file(bridges: Path) -> None:
    """Can Haitian Creole be added with one file of words and content, though the theme has no words for it?"""
    settings = bridges / "site_config" / "site.yml"
    settings.write_text(
        settings.read_text("utf-8") + "\ntranslations:\n  ht: {name: Kreyòl, publish: listed}\n", "utf-8"
    )
    languages = bridges / "site_config" / "languages"
    languages.mkdir()
    (languages / "ht.yml").write_text("code: ht\nmessages:\n  What we know: Sa nou konnen\n  Bridges: Pon\n", "utf-8")
    catalog = examine(bridges).catalog
    assert catalog is not None
    of = next(texts_of(catalog.entries[MILL])).of
    folder = bridges / "content" / "translations" / "ht" / "bridges"
    folder.mkdir(parents=True)
    record = f"translates: {MILL}\ntexts:\n  - {{at: name, of: {of}, says: Pon Ansyen Moulen}}\n"
    (folder / "old-mill-bridge.yml").write_text(record, "utf-8")
    page = _pages(bridges, examine(bridges))[f"ht/{MILL}.md"]
    assert "# Pon Ansyen Moulen { #top }" in page
    assert "## Sa nou konnen { #facts }" in page
    assert "Sources" in page


def test_text_in_another_language_is_marked_wherever_it_is_printed() -> None:
    """Is a name or quotation marked with its language, however it comes onto the page?"""
    name = Foreign("Doe v. *Noem*", "en")
    assert escape(name) == '<span lang="en">Doe v. \\*Noem\\*</span>'
    assert escape(name.strip()) == escape(name)
    assert name == "Doe v. *Noem*"


def test_a_record_is_read_with_its_words() -> None:
    """Is a text over several lines one line to readers, and an empty one no text?"""
    record, problems = parse_record(
        "translates: a/b\ntexts:\n  - at: name\n    of: 0123456789ab\n    says: >-\n      una\n      frase\n"
        '  - at: x\n    of: 0123456789ac\n    says: ""\n',
        "x.yml",
    )
    assert record is not None, problems
    data = TranslationData.model_validate(record.data)
    assert Translation("es", "a/b", record, data).words == {"0123456789ab": "una frase"}


def test_a_translated_home_page(spanish: Path, say: Say, examined: Callable[[], Examination]) -> None:
    """Is the home page of a language its translated home, with everything that there is in the language below?"""
    say("docs/index.md", {"block-1": "Los puentes del Arn"})
    say(MILL, {"name": "Puente del Molino Viejo"})
    page = _pages(spanish, examined())["es/index.md"]
    assert page.count("{ #top }") <= 1
    assert "# Los puentes del Arn" in page
    assert "[Puente del Molino Viejo](bridges/old-mill-bridge.md)" in page
