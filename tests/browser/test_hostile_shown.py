"""A site of everything in the corpus that is not refused: does none of it run, leave its place or spoil a file?

One site holds all of these payloads (tests/hostile/payloads.yml), is built once, and each of its pages is opened once
in a real browser that writes down whatever runs, is asked for or is refused.
"""

from __future__ import annotations

import csv
import functools
import http.server
import io
import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import etree
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, Dialog
from pybtex.database import parse_string

from generator.engine.hosting import netlify
from generator.tabling.csv_text import MARK
from tests.browser.conftest import PREFIX, StaticHost
from tests.conftest import copy_site, run
from tests.hostile.corpus import payloads, put, shown_files
from tests.hostile.wording import ATTACK, attack_in_words

pytestmark = pytest.mark.browser
_FIELDS = (
    "title publisher howpublished number date year month url urldate note abstract institution journal organization"
)
BIBTEX = frozenset(_FIELDS.split())
SPANISH = "\ntranslations:\n  es: {name: Español, publish: listed}\n"
# Before anything else of a page: whatever would run says so, and every refusal of the policy is written down.
RECORDING = """
    globalThis.refused = [];
    for (const name of ["alert", "confirm", "prompt", "open"]) globalThis[name] = () => { globalThis.ran = name; };
    addEventListener("securitypolicyviolation", (event) =>
        refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
"""
# Whatever a page does when somebody points at its parts, opens them or presses what can be pressed.
POKING = """async () => {
    globalThis.print = globalThis.open = () => {};
    for (const each of document.querySelectorAll("details")) each.open = true;
    for (const each of document.querySelectorAll("article button, article input, [title], summary, article a")) {
        for (const name of ["pointerenter", "mouseenter", "mouseover"])
            each.dispatchEvent(new PointerEvent(name, { bubbles: name === "mouseover" }));
        each.focus?.();
        if (each.matches("button")) each.click();
    }
    await new Promise((done) => setTimeout(done, 100));
}"""
LOOKING = """() => ({
    ran: globalThis.ran ?? null,
    refused,
    handlers: [...document.querySelectorAll("*")].flatMap((each) => [...each.attributes])
        .filter((each) => each.name.startsWith("on") || each.name === "style" && each.ownerElement.closest("article"))
        .map((each) => each.ownerElement.outerHTML.slice(0, 200)),
    addresses: [...document.querySelectorAll("[href], [src], [action], [formaction], [data]")]
        .flatMap((each) => ["href", "src", "action", "formaction", "data"].map((name) => each.getAttribute(name) ?? ""))
        .filter((each) => /^[\\s\\x00-\\x1f]*(javascript|data|vbscript|file):/i.test(each)),
    elements: [...document.querySelectorAll("iframe, object, embed, base, form")]
        .filter((each) => !each.matches("form") || new URL(each.action).host !== location.host)
        .map((each) => each.outerHTML.slice(0, 200)),
    words: document.title + " " + document.body.textContent,
})"""


@dataclass
class Visits:
    """What the browser saw: of each page, and in all."""

    pages: dict[str, dict[str, Any]] = field(default_factory=dict)
    requests: set[str] = field(default_factory=set)
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def those_with(self, what: str) -> dict[str, object]:
        """The pages on which something was found that should not be there."""
        return {page: found[what] for page, found in self.pages.items() if found[what]}


@dataclass(frozen=True)
class Hostile:
    """The built site, its folder, its address while it is served, and what lay around it before."""

    root: Path
    site: Path
    address: str


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hostile]:
    """The site of all payloads that are shown, checked, built and served."""
    above = tmp_path_factory.mktemp("hostile")
    root, site = copy_site(above / "project"), above / "published" / "site"
    settings = root / "site_config/site.yml"
    text = settings.read_text(encoding="utf-8") + SPANISH
    for payload in (each for each in payloads() if "site.name" in each.places and not each.rules):
        quoted = json.dumps(payload.text)
        text = _replaced(text, ("name", "tagline"), quoted)
        put(root, {"site_config/maps/lenvaria.yml": _with(root, "maps/lenvaria.yml", ("title", "credit"), quoted)})
        keys = ("title", "singular", "purpose")
        put(root, {"site_config/kinds/bridges.yml": _with(root, "kinds/bridges.yml", keys, quoted)})
    settings.write_text(text, encoding="utf-8")
    put(root, shown_files())
    attack_in_words(root)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(StaticHost, directory=str(site)))
    address = f"http://127.0.0.1:{server.server_address[1]}{PREFIX}"
    result = run(root, "build", "--site-dir", str(site), FACTSHEET_ADDRESS=address)
    assert result.exit_code == 0, result.output[:20_000]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Hostile(root, site, address)
    server.shutdown()


def _with(root: Path, name: str, keys: tuple[str, ...], quoted: str) -> str:
    return _replaced((root / "site_config" / name).read_text(encoding="utf-8"), keys, quoted)


def _replaced(text: str, keys: tuple[str, ...], quoted: str) -> str:
    return re.sub(rf"^({'|'.join(keys)}): .*$", lambda match: f"{match[1]}: {quoted}", text, flags=re.MULTILINE)


@pytest.fixture(scope="module")
def visits(chromium: Browser, hostile: Hostile) -> Visits:
    """Each page of the site, opened once."""
    made = Visits()

    def dismissed(dialog: Dialog) -> None:
        made.dialogs.append(dialog.message)
        dialog.dismiss()

    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(RECORDING)
    page = context.new_page()
    page.on("request", lambda request: made.requests.add(request.url))
    page.on("websocket", lambda socket: made.requests.add(socket.url))
    page.on("pageerror", lambda error: made.errors.append(str(error)))
    page.on("dialog", dismissed)
    uris = sorted(path.relative_to(hostile.site).as_posix() for path in hostile.site.rglob("*.html"))
    # In the other language, pages of sources and lists say what they say in English.
    for uri in (uri for uri in uris if not uri.startswith("es/") or "/shown-" in uri or uri.count("/") < 2):
        page.goto(hostile.address + uri.removesuffix("index.html"), wait_until="load")
        if "/shown-" in uri or uri.count("/") < 2:
            page.evaluate(POKING)
        made.pages[uri] = page.evaluate(LOOKING)
    for words in ("globalThis.ran", "onerror", "corpus"):
        page.goto(f"{hostile.address}search/?q={words}", wait_until="load")
        page.locator(".fs-searching__results > li").first.wait_for()
        made.pages[f"search for {words}"] = page.evaluate(LOOKING)
        page.goto(hostile.address, wait_until="load")
        page.keyboard.press("/")
        page.keyboard.type(words)
        page.locator(".fs-finder [role=option]").first.wait_for()
        made.pages[f"finder with {words}"] = page.evaluate(LOOKING)
    context.close()
    return made


def test_nothing_runs(visits: Visits) -> None:
    """Does no payload run on any page: no dialog, no handler, no address that runs, no foreign element?"""
    assert len(visits.pages) > 60
    assert visits.dialogs == []
    assert visits.errors == []
    for what in ("ran", "handlers", "addresses", "elements"):
        assert visits.those_with(what) == {}, what


def test_the_policy_has_nothing_to_refuse(visits: Visits) -> None:
    """Is nothing left for the browser's policy to refuse, so that it is a second wall and not the first?"""
    assert visits.those_with("refused") == {}


def test_no_other_host_is_asked(visits: Visits, hostile: Hostile) -> None:
    """Is no other host asked for anything while all of the pages are read?"""
    hosts = {urlsplit(url).netloc for url in visits.requests if not url.startswith(("data:", "blob:"))}
    assert hosts == {urlsplit(hostile.address).netloc}


def test_each_is_shown_as_it_is(visits: Visits) -> None:
    """Is each payload that is not refused shown to readers, word for word?"""
    words = " ".join(" ".join(page["words"].split()) for page in visits.pages.values())
    shown = [payload for payload in payloads() if payload.shows]
    assert len(shown) > 50
    assert [str(payload) for payload in shown if payload.shows not in words] == []


def test_words_of_settings_are_shown(visits: Visits) -> None:
    """Are labels, explanations and examples of the settings shown word for word, where each field is explained?"""
    shown = " ".join(" ".join(page["words"].split()) for uri, page in visits.pages.items() if uri.startswith("fields/"))
    assert shown.count(ATTACK) > 20


def test_no_file_lies_outside(hostile: Hostile) -> None:
    """Does everything that was written lie in the folder of the site, or in build/ of the project?"""
    assert {path.name for path in hostile.site.parent.iterdir()} <= {"site"}
    assert {path.name for path in hostile.root.parent.iterdir()} == {"project", "published"}
    assert {path.name for path in hostile.root.iterdir()} <= {
        "README.md",
        "build",
        "content",
        "docs",
        "mkdocs.yml",
        "site_config",
    }
    assert not list(hostile.root.parent.rglob("ran"))
    assert not [path for path in hostile.site.rglob("*") if path.is_symlink()]


def test_data_files_can_be_read(hostile: Hostile) -> None:
    """Is each file of JSON, XML and CSV still one, and does no cell begin a formula?"""
    read = 0
    for path in sorted(hostile.site.rglob("*")):
        if path.suffix in (".json", ".jsonld", ".webmanifest"):
            json.loads(path.read_text(encoding="utf-8"))
        elif path.suffix in (".xml", ".svg", ".rss"):
            root = etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
            assert not [each for each in root.iter() if str(each.tag).endswith(("script", "iframe", "foreignObject"))]
            assert not [name for each in root.iter() for name in each.attrib if str(name).startswith("on")], path
        elif path.suffix == ".csv":
            _look_at_table(path)
        else:
            continue
        read += 1
    assert read > 60


def _look_at_table(path: Path) -> None:
    text = path.read_text(encoding="utf-8").removeprefix(MARK)
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    assert all(len(row) == len(header) for row in rows), path
    number = re.compile(r"-?\d+(?:\.\d+)?(?:, -?\d+(?:\.\d+)?)?")
    formulas = [cell for row in rows for cell in row if cell[:1] in "=+-@\t\r" and cell and not number.fullmatch(cell)]
    assert formulas == [], path


def test_line_formats_hold_no_lines_of_others(hostile: Hostile) -> None:
    """In calendars, BibTeX, RIS and the files of hosts: does each line begin as the format has it?"""
    calendars, references = 0, 0
    for path in sorted(hostile.site.rglob("*.ics")):
        lines = path.read_bytes().decode().replace("\r\n ", "").split("\r\n")
        assert all(re.fullmatch(r"[A-Z-]+(?:;[^:\n\r]*)?:[^\n\r]*", line) for line in lines if line), path
        assert (
            lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == sum(line.startswith("UID:") for line in lines)
        )
        calendars += 1
    for path in sorted(hostile.site.rglob("*.ris")):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert all(re.match(r"[A-Z][A-Z0-9]  - ", f"{line} ") for line in lines if line.strip()), path
        assert sum(line.startswith("TY  -") for line in lines) == sum(line.startswith("ER  -") for line in lines)
        references += 1
    for path in sorted(hostile.site.rglob("*.bib")):
        text = path.read_text(encoding="utf-8")
        assert len(re.findall(r"^@", text, re.MULTILINE)) == len(re.findall(r"^\}", text, re.MULTILINE)), path
    assert calendars
    assert references
    everything = (hostile.site / "data/citations.bib").read_text(encoding="utf-8")
    entries = parse_string(everything, "bibtex").entries
    assert len(entries) == len(re.findall(r"^@", everything, re.MULTILINE))
    assert not {name for entry in entries.values() for name in entry.fields} - BIBTEX
    assert (hostile.site / "_headers").read_text(encoding="utf-8") == netlify()
    rules = (hostile.site / "_redirects").read_text(encoding="utf-8") if (hostile.site / "_redirects").is_file() else ""
    assert all(re.fullmatch(r"\S+ /\S* 30\d", line) for line in rules.splitlines())


class _Tags(HTMLParser):
    """Collects elements that Markdown itself never makes, and attributes that run."""

    def __init__(self) -> None:
        super().__init__()
        self.strange: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element."""
        runs = [
            name for name, value in attrs if name.startswith("on") or (value or "").lower().startswith("javascript:")
        ]
        if tag in {"script", "iframe", "svg", "meta", "base", "link", "object", "style"} or runs:
            self.strange.append(f"<{tag} {attrs}>")


def test_markdown_for_machines_is_safe(hostile: Hostile) -> None:
    """If somebody turns our Markdown twins or llms.txt into HTML, with HTML allowed: does nothing of it run there?"""
    files = [*hostile.site.rglob("*.md"), *hostile.site.glob("llms*.txt")]
    assert len(files) > 50
    for path in files:
        tags = _Tags()
        tags.feed(MarkdownIt("commonmark").render(path.read_text(encoding="utf-8")))
        assert tags.strange == [], path
