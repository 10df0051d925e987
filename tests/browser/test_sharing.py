"""What a page is where it is shared, and where old addresses lead, at the root of a host and below a part of one."""

from __future__ import annotations

import functools
import html
import http.server
import re
import shutil
import struct
import threading
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from generator.cli import main
from tests.browser.waiting import wait_until

pytestmark = pytest.mark.browser
BRIDGES = Path(__file__).parent.parent / "sites" / "bridges"
LARGEST = 40_000


class Head(HTMLParser):
    """What the head of a page says."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.canonical = ""
        self.title = ""
        self._in_title = False
        self.feed(page.partition("</head>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what `meta` and `link` say. Saying a thing twice is a mistake."""
        values = {name: value or "" for name, value in attrs}
        self._in_title = tag == "title"
        if tag == "meta" and (name := values.get("property") or values.get("name")):
            assert name not in self.meta, f"{name} stands twice"
            self.meta[name] = values.get("content", "")
        if tag == "link" and values.get("rel") == "canonical":
            self.canonical = values["href"]

    def handle_data(self, data: str) -> None:
        """The words of the title."""
        self.title += data if self._in_title else ""

    def handle_endtag(self, tag: str) -> None:
        """The title ends."""
        self._in_title = False


def load(place: str) -> bytes:
    """What stands at an address of our own server."""
    with urlopen(place) as answer:
        return bytes(answer.read())


@pytest.fixture(scope="module")
def heads(address: str) -> dict[str, Head]:
    """The head of every page that the sitemap lists, by its address."""
    listed = re.findall(r"<loc>([^<]+)</loc>", load(f"{address}sitemap.xml").decode())
    return {place: Head(load(place).decode()) for place in map(html.unescape, listed)}


def test_every_page_has_words_of_its_own(heads: dict[str, Head]) -> None:
    """Has every page a title and a description that no other page has, of a length that is shown whole?"""
    assert len(heads) > 300
    titles = [head.title for head in heads.values()]
    descriptions = [head.meta.get("description", "") for head in heads.values()]
    for words in (titles, descriptions):
        assert {said: count for said, count in Counter(words).items() if count > 1} == {}
    for place, head in heads.items():
        assert len(head.meta["description"]) >= 20, place
        assert "<" not in head.meta["description"], place
        assert "[[" not in head.meta["description"], place


def test_every_page_says_the_same_to_all(heads: dict[str, Head], address: str) -> None:
    """Do Open Graph, the canonical address and the page itself agree?"""
    for place, head in heads.items():
        meta = head.meta
        assert head.canonical == meta["og:url"] == place
        assert meta["og:description"] == meta["description"]
        assert head.title.startswith(meta["og:title"]) or place == address
        assert meta["og:type"] in ("article", "website")
        assert meta["og:locale"] == "en_US"
        assert meta["og:site_name"]
        assert meta["twitter:card"] == "summary_large_image"
        assert len(meta["og:image:alt"]) > 20
        assert (meta["og:image:width"], meta["og:image:height"]) == ("1200", "630")
        assert meta["og:image"].startswith(f"{address}assets/cards/")


def test_every_card_is_there(heads: dict[str, Head]) -> None:
    """Is every image that a page names a PNG of the size that it says, and small?"""
    images = {head.meta["og:image"] for head in heads.values()}
    assert len(images) > 20
    for image in images:
        data = load(image)
        assert data.startswith(b"\x89PNG"), image
        assert struct.unpack_from(">LL", data, 16) == (1200, 630), image
        assert len(data) < LARGEST, image


@pytest.mark.parametrize("path", ["es/", "es/programs/chnv-parole/", "es/sheets/parole-program/"])
def test_a_translation_is_shared_in_its_language(address: str, path: str) -> None:
    """Does a page in another language say so to others, with a card in that language, and stay out of the sitemap?"""
    head = Head(load(address + path).decode())
    assert head.meta["og:locale"] == "es_ES"
    assert head.meta["og:url"] == address + path
    assert head.meta["og:image"].startswith(f"{address}assets/cards/es/")
    assert " de noviembre de 2026" in head.meta["og:image:alt"]
    assert load(head.meta["og:image"]).startswith(b"\x89PNG")
    if "noindex" in head.meta.get("robots", ""):
        assert f"<loc>{address}{path}</loc>" not in load(f"{address}sitemap.xml").decode()


def test_a_browser_shows_the_card(chromium: Browser, heads: dict[str, Head], address: str) -> None:
    """Can a browser decode the image of a page, whole, with more than paper on it?"""
    page = chromium.new_page()
    page.goto(address)
    shown = page.evaluate(
        """async (address) => {
            const picture = await createImageBitmap(await (await fetch(address)).blob());
            const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
            context.drawImage(picture, 0, 0);
            const data = new Uint32Array(context.getImageData(0, 0, picture.width, picture.height).data.buffer);
            return [picture.width, picture.height, new Set(data).size];
        }""",
        heads[f"{address}rulings/san-francisco-v-trump-first-injunction/"].meta["og:image"],
    )
    page.close()
    assert shown[:2] == [1200, 630]
    assert shown[2] > 10


# Old addresses


class Below(http.server.SimpleHTTPRequestHandler):
    """Serves a folder under a part of an address, and nothing else."""

    part = "/"

    def translate_path(self, path: str) -> str:
        """Where a request's file is."""
        inside = path.startswith(self.part)
        return super().translate_path("/" + path.removeprefix(self.part)) if inside else "/nowhere"

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module", params=["/", "/a/part/"], ids=["root", "part"])
def bridges(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The small site, which has a renamed entry, built for an address and served there."""
    handler = type("Here", (Below,), {"part": request.param})
    root = tmp_path_factory.mktemp("moved") / "bridges"
    shutil.copytree(BRIDGES, root, ignore=shutil.ignore_patterns("build", "site", ".site-*"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(root / "site")))
    url = f"http://127.0.0.1:{server.server_address[1]}{request.param}"
    environ = {"FACTSHEET_ADDRESS": url, "FACTSHEET_TODAY": "2026-12-01", "FACTSHEET_ARTICLES": None}
    result = CliRunner().invoke(main, ["-C", str(root), "build"], env=environ)
    assert result.exit_code == 0, result.output
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield url
    server.shutdown()


def arrive(chromium: Browser, place: str, target: str, *, scripts: bool = True) -> Page:
    """Follow an old address; the page on which one arrives. Raises if one never does."""
    page = chromium.new_context(java_script_enabled=scripts).new_page()
    page.goto(place)
    page.wait_for_url(target)
    page.wait_for_load_state()
    return page


def test_an_old_address_leads_on(chromium: Browser, bridges: str) -> None:
    """Does the address of a renamed entry lead to the new one, and back over it to where the reader was?"""
    page = chromium.new_context().new_page()
    page.goto(f"{bridges}about/")
    page.goto(f"{bridges}bridges/mill-street-bridge/")
    page.wait_for_url(f"{bridges}bridges/old-mill-bridge/")
    page.wait_for_load_state()
    page.go_back()
    assert page.url == f"{bridges}about/"
    page.context.close()


@pytest.mark.parametrize("anchor", ["closure", "shut"])
def test_an_old_address_of_a_fact_leads_to_it(chromium: Browser, bridges: str, anchor: str) -> None:
    """Does a permalink to a fact of a renamed entry arrive at that fact, also by an id that the fact had before?"""
    old, new = (f"{bridges}bridges/{name}/#{anchor}" for name in ("mill-street-bridge", "old-mill-bridge"))
    page = arrive(chromium, old, new)
    wait_until(page, "scrollY > 0")
    top = page.evaluate("(id) => document.getElementById(id).closest('.fs-fact').getBoundingClientRect().top", anchor)
    assert -5 <= top <= 300, top
    marked = page.evaluate("getComputedStyle(document.getElementById('closure')).backgroundColor")
    assert marked not in ("rgba(0, 0, 0, 0)", "transparent"), "the fact is not marked as the one that is meant"
    page.context.close()


def test_without_scripts(chromium: Browser, bridges: str) -> None:
    """Without JavaScript: does the browser go on as well?"""
    page = arrive(
        chromium, f"{bridges}bridges/mill-street-bridge/", f"{bridges}bridges/old-mill-bridge/", scripts=False
    )
    page.context.close()


def test_search_engines_are_told(bridges: str) -> None:
    """Does the old page name the new one as the right one, ask not to be listed, and stay out of the sitemap?"""
    head = Head(load(f"{bridges}bridges/mill-street-bridge/").decode())
    assert head.canonical == f"{bridges}bridges/old-mill-bridge/"
    assert head.meta["robots"] == "noindex"
    listed = re.findall(r"<loc>([^<]+)</loc>", load(f"{bridges}sitemap.xml").decode())
    assert f"{bridges}bridges/old-mill-bridge/" in listed
    assert f"{bridges}bridges/mill-street-bridge/" not in listed


def test_the_old_page_says_so_itself(bridges: str) -> None:
    """For whoever reads the old page as text: does it say in words where its content is now?"""
    page = load(f"{bridges}bridges/mill-street-bridge/").decode()
    article = page.partition("<article")[2].partition("</article>")[0]
    assert re.search(r'<a href="\.\./old-mill-bridge/">Old Mill Bridge</a>', article)


def test_nothing_leads_out_of_the_part(chromium: Browser, bridges: str) -> None:
    """Is everything that a page asks for found there, also by the page for wrong addresses?"""
    page = chromium.new_page()
    missing: list[str] = []
    page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
    for path in ("", "about/", "bridges/", "bridges/old-mill-bridge/", "bridges/mill-street-bridge/", "404.html"):
        page.goto(bridges + path)
        page.wait_for_load_state("networkidle")
    page.close()
    assert missing == []
    assert urlsplit(bridges).path in ("/", "/a/part/")
