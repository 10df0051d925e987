"""Pages in other languages in a browser: what they say of themselves, who finds them, and what stays in English."""

from __future__ import annotations

import functools
import http.server
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from generator.cli import main
from generator.model.translation import fingerprint

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent
BRIDGES = ROOT / "tests" / "sites" / "bridges"
TERM = "es/terms/parole/"
MILL = "bridges/old-mill-bridge"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The small site in Spanish, listed, with one entry half translated; and in a language that the theme lacks."""
    root = tmp_path_factory.mktemp("languages") / "bridges"
    shutil.copytree(BRIDGES, root, ignore=shutil.ignore_patterns("build", "site"))
    settings = root / "site_config" / "site.yml"
    declared = "\ntranslations:\n  es: {name: Español, publish: listed}\n  ht: {name: Kreyòl, publish: listed}\n"
    settings.write_text(settings.read_text("utf-8") + declared, "utf-8")
    for language, name in (("es", "Puente del Molino Viejo"), ("ht", "Pon Ansyen Moulen")):
        file = root / "content" / "translations" / language / f"{MILL}.yml"
        file.parent.mkdir(parents=True)
        texts = [{"at": "name", "of": fingerprint("Old Mill Bridge"), "says": name}]
        reviewed = {"by": "Ana Ruiz", "on": "2026-11-30"}
        file.write_text(yaml.safe_dump({"translates": MILL, "reviewed": reviewed, "texts": texts}), "utf-8")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(root / "site"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    url = f"http://127.0.0.1:{server.server_address[1]}/"
    environ = {"FACTSHEET_ADDRESS": url, "FACTSHEET_TODAY": "2026-12-01"}
    result = CliRunner().invoke(main, ["-C", str(root), "build"], env=environ)
    assert result.exit_code == 0, result.output
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield url
    server.shutdown()


def open_page(chromium: Browser, address: str, width: int = 1280) -> Page:
    """A page in a context of its own, which the test closes."""
    page = chromium.new_context(viewport={"width": width, "height": 900}).new_page()
    answer = page.goto(address)
    assert answer is not None
    assert answer.ok, address
    return page


@pytest.mark.parametrize("width", [1280, 390])
def test_a_translation_says_that_it_is_one(chromium: Browser, address: str, width: int) -> None:
    """Does a reader see at once that this is a translation, who reviewed it, which text governs, and where that is?"""
    page = open_page(chromium, address + TERM, width)
    assert page.locator("html").get_attribute("lang") == "es"
    notice = page.get_by_role("complementary", name="Sobre esta traducción")
    assert notice.is_visible()
    assert "Esta página es una traducción." in notice.inner_text()
    assert "vale el texto en inglés" in notice.inner_text()
    link = notice.get_by_role("link", name="English")
    assert (link.get_attribute("hreflang"), link.get_attribute("lang")) == ("en", "en")
    link.click()
    assert page.url == f"{address}terms/parole/"
    page.context.close()


def test_the_frame_speaks_the_language(chromium: Browser, address: str) -> None:
    """Are menu, search, path, foot and the theme's own words in Spanish, so that nobody meets English by chance?"""
    page = open_page(chromium, address + TERM)
    frame = page.locator("header, .md-tabs, .md-path, footer").all_inner_texts()
    text = " ".join(" ".join(frame).split())
    for words in ("Inicio", "Buscar", "Este sitio da información, no asesoría legal", "Al 22 de noviembre de 2026"):
        assert words in text
    for words in ("Home", "Search", "As of", "Published by"):
        assert words not in text
    labels = page.locator("[aria-label], [title]").evaluate_all(
        "all => all.map(each => each.getAttribute('aria-label') || each.getAttribute('title'))"
    )
    assert not [
        label for label in labels if re.match(r"(Switch|Search|Close|Breadcrumbs|Link to|Header|Table:)", label)
    ]
    page.context.close()


def test_links_out_of_the_language_say_so(chromium: Browser, address: str) -> None:
    """Does every link of the text to a page in English carry its language?"""
    page = open_page(chromium, address + TERM)
    links = page.locator("article a[href]").evaluate_all("all => all.map(each => [each.href, each.hreflang])")
    assert links
    for target, language in links:
        inside = target.startswith(address) and not target.startswith(f"{address}es/")
        assert (language == "en") == (inside and "." not in urlsplit(target).path.rpartition("/")[2]), target
    page.context.close()


def test_what_nobody_reviewed_is_not_found_by_chance(chromium: Browser, address: str) -> None:
    """Is an unreviewed page out of the search engines, the sitemap, the menu and the English page?"""
    reviewed = "reviewed:" in re.sub(r"#.*", "", _file_of_term())
    page = open_page(chromium, address + TERM)
    robots = page.locator('meta[name="robots"]')
    assert (robots.count() and robots.get_attribute("content") == "noindex") != reviewed
    sitemap = page.request.get(address + "sitemap.xml").text()
    assert (f"{address}{TERM}" in sitemap) == reviewed
    assert f"{address}terms/parole/" in sitemap
    page.goto(address + "terms/parole/")
    assert bool(page.locator('a[hreflang="es"]').count()) == reviewed
    page.context.close()


def _file_of_term() -> str:
    return (ROOT / "content" / "translations" / "es" / "terms" / "parole.yml").read_text("utf-8")


def test_what_is_not_translated_is_marked(chromium: Browser, small: str) -> None:
    """Does a screen reader read an untranslated sentence as English, and does everybody learn why it is?"""
    page = open_page(chromium, f"{small}es/{MILL}/")
    assert page.locator("h1").inner_text().strip() == "Puente del Molino Viejo"
    sentence = page.locator('article [lang="en"]', has_text="Two arches of stone under a deck of steel.").first
    assert sentence.is_visible()
    note = sentence.locator("xpath=following-sibling::span[1]")
    assert note.inner_text() == "En inglés: aún sin traducir."
    assert "Ana Ruiz, de lengua materna española, la revisó el 30 de noviembre de 2026." in page.inner_text("body")
    page.context.close()


def test_a_listed_translation_is_linked_both_ways(chromium: Browser, small: str) -> None:
    """Do the English page and its translations name each other, for readers and for search engines?"""
    page = open_page(chromium, f"{small}{MILL}/")
    link = page.locator('article a[hreflang="es"]')
    assert (link.inner_text(), link.get_attribute("lang")) == ("Español", "es")
    alternates = 'link[rel="alternate"][hreflang]'
    english = page.locator(alternates).evaluate_all("all => all.map(each => [each.hreflang, each.href])")
    link.click()
    assert page.url == f"{small}es/{MILL}/"
    assert page.locator('meta[name="robots"]').count() == 0
    assert page.locator('link[rel="canonical"]').get_attribute("href") == page.url
    spanish = page.locator(alternates).evaluate_all("all => all.map(each => [each.hreflang, each.href])")
    assert english == spanish
    assert {code for code, _ in english} == {"en", "es", "ht"}
    page.context.close()


def test_a_language_that_the_theme_lacks(chromium: Browser, small: str) -> None:
    """Is a page in Haitian Creole built, with its own `lang`, and the theme's words in English where it has none?"""
    page = open_page(chromium, f"{small}ht/{MILL}/")
    assert page.locator("html").get_attribute("lang") == "ht"
    assert page.locator("h1").inner_text().strip() == "Pon Ansyen Moulen"
    assert page.locator(".md-skip").first.inner_text().strip() == "Skip to content"
    page.context.close()
