"""Pictures in a real browser: can everybody see, hear, open and take them along, on a phone as on a wide screen?"""

from __future__ import annotations

import http.server
import re
import threading
import urllib.request
from collections.abc import Callable, Iterator
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.browser

PAGES = {
    "bars": "figures/chnv-parolees/",
    "case": "rulings/doe-v-noem-district-court-stay/",
    "program": "programs/chnv-parole/",
    "old law": "policies/alien-enemies-act/",
    "map": "cities/",
    "sides": "topics/law/",
    "overview": "timeline/",
}
WIDTHS = (320, 390, 1280)
# The size of each text as it is drawn, and how far its ends stand out of its picture.
TEXTS = """() => [...document.querySelectorAll('.fs-picture .fs-draw text')]
  .filter(t => t.getClientRects().length).map(t => {
    const box = t.getBoundingClientRect(), frame = t.closest('figure').getBoundingClientRect();
    const size = Math.min(...[t, ...t.querySelectorAll('tspan')].map(e => parseFloat(getComputedStyle(e).fontSize)));
    return {words: t.textContent, size, out: Math.max(frame.left - box.left, box.right - frame.right)};
})"""
COLORS = """() => [...document.querySelectorAll('.fs-picture .fs-draw :is(rect, circle, line, path)')].map(e => {
    const style = getComputedStyle(e);
    return [e.getAttribute('class'), style.fill, style.stroke];
})"""


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A fresh context on a wide screen, without scripts: pictures need none."""
    made = chromium.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    yield made
    made.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that can be measured."""
    made = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield made.new_page()
    made.close()


@pytest.fixture
def other_site() -> Iterator[Callable[[str], str]]:
    """`other_site(text)`: the address of a page with this text on another host. (A made-up answer of the browser
    would not do: what it serves itself, it does not let reach a host of this machine.)"""
    servers = []

    def serve(text: str) -> str:
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, format: str, *arguments: object) -> None:
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_address[1]}/"

    yield serve
    for server in servers:
        server.shutdown()


@pytest.mark.parametrize("where", list(PAGES.values()), ids=list(PAGES))
def test_seen_at_every_width(page: Page, address: str, where: str) -> None:
    """Is each picture inside the screen, with letters of at least 11 px that stay inside it?"""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(address + where)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        drawings = page.locator(".fs-picture .fs-draw")
        assert drawings.count() >= 1
        for box in (drawings.nth(index).bounding_box() for index in range(drawings.count())):
            assert box and box["width"] > 30 and box["height"] > 20 and box["x"] >= 0
            assert box["x"] + box["width"] <= width
        found = page.evaluate(TEXTS)
        assert found or "fs-numbers" in page.content()
        assert [text for text in found if text["size"] < 11] == []
        assert [text for text in found if text["out"] > 4] == [], width


@pytest.mark.parametrize("where", list(PAGES.values()), ids=list(PAGES))
def test_heard(context: BrowserContext, address: str, where: str) -> None:
    """Has each drawing its title as its name, and its description?"""
    page = context.new_page()
    page.goto(address + where)
    for figure in page.locator("figure.fs-picture:not(.fs-numbers)").all():
        title = figure.locator("figcaption strong").inner_text()
        drawing = figure.locator("svg:is([role=img], [role=group])")
        expect(drawing).to_have_count(1)
        expect(drawing).to_have_accessible_name(title)
        expect(drawing).to_have_accessible_description(re.compile(r"\w+ \w+"))


@pytest.mark.parametrize("where", list(PAGES.values()), ids=list(PAGES))
def test_table_opens_by_keyboard_without_scripts(context: BrowserContext, address: str, where: str) -> None:
    """Do readers reach the data of each picture with the keyboard alone, and without scripts?"""
    page = context.new_page()
    page.goto(address + where)
    for figure in page.locator("figure.fs-picture").all():
        expect(figure.locator("table")).to_be_hidden()
        figure.locator("summary").focus()
        page.keyboard.press("Enter")
        expect(figure.locator("table")).to_be_visible()
        assert figure.locator("tbody tr").count() >= 1
        expect(figure.locator(".fs-picture__by")).to_contain_text(re.compile(r"Sources?: .+ · As of .+ · Download: "))


@pytest.mark.parametrize("where", list(PAGES.values()), ids=list(PAGES))
def test_follows_the_colors_of_the_page(chromium: Browser, address: str, where: str) -> None:
    """Do shapes change with the reader's choice of light or dark, and on paper back to light?"""
    colors = {}
    for scheme in ("light", "dark"):
        context = chromium.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
        page = context.new_page()
        page.goto(address + where)
        colors[scheme] = page.evaluate(COLORS)
        page.emulate_media(media="print")
        colors[f"{scheme} on paper"] = page.evaluate(COLORS)
        context.close()
    assert colors["light"] and len(colors["light"]) == len(colors["dark"])
    visible = [(one, other) for one, other in zip(colors["light"], colors["dark"], strict=True) if one[0] != "p-area"]
    assert all(one != other for one, other in visible)
    assert colors["dark on paper"] == colors["light on paper"] == colors["light"]


def test_forced_colors(chromium: Browser, address: str) -> None:
    """Where the reader's own colors are forced, is everything drawn in them?"""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, forced_colors="active", color_scheme="dark")
    page = context.new_page()
    page.goto(address + PAGES["case"])
    canvas = page.evaluate(
        "(() => { const e = document.createElement('i'); e.style.color = 'CanvasText';"
        " document.body.append(e); return getComputedStyle(e).color; })()"
    )
    drawn = [(name, fill) for name, fill, _ in page.evaluate(COLORS) if name in ("p-live", "p-ended", "p-dot")]
    assert drawn and {fill for _, fill in drawn} == {canvas}
    context.close()


def test_nothing_moves_while_it_loads(page: Page, address: str) -> None:
    """Has each drawing its room before anything is loaded?"""
    for where in PAGES.values():
        page.add_init_script(
            "window.shifts = 0; new PerformanceObserver(list => {"
            "for (const entry of list.getEntries()) window.shifts += entry.value;"
            "}).observe({type: 'layout-shift', buffered: true})"
        )
        page.goto(address + where, wait_until="load")
        assert page.evaluate("window.shifts") < 0.02, where


@pytest.mark.parametrize("where", list(PAGES.values()), ids=list(PAGES))
def test_links_and_files_are_there(page: Page, address: str, where: str) -> None:
    """Does every link of a picture arrive, also below a part of an address, and are the files what they say?"""
    page.goto(address + where)
    links = page.eval_on_selector_all(
        ".fs-picture a",
        "all => all.map(a => [new URL(a.getAttribute('href'), location.href).href, a.hasAttribute('download')])",
    )
    assert sum(download for _, download in links) >= 2
    for link, download in links:
        assert link.startswith(address)
        body = urllib.request.urlopen(link.partition("#")[0]).read()
        if download and link.endswith(".svg"):
            assert ElementTree.fromstring(body).tag.endswith("svg")
        elif download:
            assert body.decode().count("\r\n") >= 2
        elif "#" in link:
            assert f'id="{link.partition("#")[2]}"'.encode() in body, link


def test_a_drawing_can_be_opened_alone(chromium: Browser, address: str) -> None:
    """Is a drawing that was taken along readable by itself, in the colors that its reader prefers?"""
    shades = set()
    for scheme in ("light", "dark"):
        context = chromium.new_context(viewport={"width": 800, "height": 700}, color_scheme=scheme)
        page = context.new_page()
        page.goto(f"{address}pictures/rulings/doe-v-noem-district-court-stay/timeline.svg")
        texts = page.evaluate(
            "[...document.querySelectorAll('text')].map(t => [t.getBBox().x + t.getBBox().width, t.getBBox().height])"
        )
        assert len(texts) > 10
        assert all(right <= 720 and height >= 11 for right, height in texts)
        shades.add(page.evaluate("getComputedStyle(document.querySelector('.p-paper')).fill"))
        context.close()
    assert len(shades) == 2


def test_the_overview_leads_to_the_years(page: Page, address: str) -> None:
    """Can a year of the overview be reached by keyboard, and does it lead to that part of the list?"""
    page.goto(address + PAGES["overview"])
    link = page.locator(".fs-picture .fs-draw a").first
    name = link.get_attribute("aria-label")
    link.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"#y{name}$"))
    expect(page.locator(f"#y{name}")).to_be_in_viewport()


def test_a_card_can_be_framed(page: Page, address: str, other_site: Callable[[str], str]) -> None:
    """Does the code from a figure's page show the card on a page that itself allows next to nothing?"""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(address + PAGES["bars"])
    page.get_by_text("Embed this number").click()
    code = page.get_by_label("Code to copy").input_value()
    policy = f"default-src 'none'; frame-src {address}; style-src 'unsafe-inline'"
    text = f"<!doctype html><meta http-equiv='Content-Security-Policy' content=\"{policy}\"><title>News</title>{code}"
    host = other_site(text)
    requests.clear()
    page.goto(host)
    card = page.frame_locator("iframe")
    expect(card.get_by_role("heading", level=1)).to_have_text("about 532,000 people")
    expect(card.get_by_text("As of March 2025")).to_be_visible()
    assert card.get_by_role("link").get_attribute("href") == f"{address}figures/chnv-parolees/#{_preferred(card)}"
    assert not [text for text in said if "Refused" in text or "violat" in text]
    assert {request for request in requests if not request.startswith(host)} == {
        f"{address}figures/chnv-parolees/embed.html"
    }


def _preferred(card: object) -> str:
    link = card.get_by_role("link").get_attribute("href")  # type: ignore[attr-defined]
    return str(link).partition("#")[2]


def test_a_card_fits_its_frame_on_a_phone(page: Page, address: str) -> None:
    """Is the frame of the code high enough for the card in a narrow column?"""
    for figure in ("chnv-parolees", "chicago-operation-officers", "us-attorney-offices"):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(f"{address}figures/{figure}/")
        height = int(re.findall(r'height="(\d+)"', page.get_by_label("Code to copy").input_value())[0])
        page.set_viewport_size({"width": 340, "height": height})
        page.goto(f"{address}figures/{figure}/embed.html")
        assert page.evaluate("document.documentElement.scrollHeight") <= height
        assert page.evaluate("document.documentElement.scrollWidth") <= 340
