"""The window of the search: by keyboard, by mouse, on a phone, and light until it is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Route, expect

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)
ENTRY = "rulings/san-francisco-v-trump-first-injunction/"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A page of an entry. No error may be logged on it."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type in ("error", "warning") else None)
    page.goto(address + ENTRY)
    yield page
    context.close()
    assert errors == []


def opened(page: Page, words: str = "") -> Locator:
    """The field of the opened window, with words typed into it and all results there."""
    page.keyboard.press("/")
    field = page.locator(".fs-finder input")
    expect(field).to_be_focused()
    if words:
        page.keyboard.type(words)
        page.locator("#fs-found-all").wait_for()
    return field


def test_nothing_is_loaded_before_it_is_used(page: Page, address: str) -> None:
    """Before I search: is there more of the search than one small script?"""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert [path.rpartition("/")[2] for path in asked if "search" in path or "pagefind" in path] == ["search.js"]
    assert page.locator("dialog").count() == 0


def test_keyboard(page: Page) -> None:
    """Can I search without a mouse: open, choose with arrow keys, open the result?"""
    field = opened(page, "Orrick")
    first = page.locator(".fs-finder [role=option]").first
    expect(field).to_have_attribute("aria-expanded", "true")
    assert field.get_attribute("aria-activedescendant") is None, "nothing is chosen before I choose"
    page.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == first.get_attribute("id")
    expect(first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") == "fs-found-all", "upwards begins at the end"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/william-orrick/")


def test_enter_without_a_choice_shows_all(page: Page) -> None:
    """Does Enter lead to the page with all results?"""
    opened(page, "injunction")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=injunction")
    expect(page.locator(".fs-searching__results > li").first).to_be_visible()


@pytest.mark.parametrize("keys", ["/", "Control+k", "Meta+k", "click", "Enter", "Space"])
def test_ways_in_and_out(page: Page, keys: str) -> None:
    """Does each way to open it work, and is the focus back where it was after Escape?"""
    opener = page.locator(".fs-search")
    if keys == "click":
        opener.click()
    else:
        if keys in ("Enter", "Space"):
            opener.focus()
        page.keyboard.press(keys)
    expect(page.locator(".fs-finder input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".fs-finder")).to_be_hidden()
    if keys in ("click", "Enter", "Space"):
        expect(opener).to_be_focused()


def test_escape_closes_with_words_in_the_field(page: Page) -> None:
    """Does one Escape close it, also when something is typed, and are the words still there after?"""
    opened(page, "Orrick")
    page.keyboard.press("Escape")
    expect(page.locator(".fs-finder")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator(".fs-finder input")).to_have_value("Orrick")


def test_a_slash_in_a_field_is_a_slash(page: Page, address: str) -> None:
    """Can I type a slash, in the window and in the field of the page of the search?"""
    opened(page)
    page.keyboard.type("a/b")
    expect(page.locator(".fs-finder input")).to_have_value("a/b")
    page.goto(f"{address}search/")
    field = page.locator(".fs-searching input[type=search]")
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.type("c/d")
    expect(field).to_have_value("c/d")
    expect(page.locator("dialog")).to_have_count(0)


def test_the_key_can_be_switched_off(page: Page, address: str) -> None:
    """Can I switch the single key off, as who speaks to the computer must, while Ctrl+K still works?"""
    page.goto(f"{address}search/")
    page.get_by_label("Open the search with the / key").uncheck()
    page.goto(address + ENTRY)
    page.keyboard.press("/")
    page.wait_for_timeout(200)
    expect(page.locator("dialog")).to_have_count(0)
    page.keyboard.press("Control+k")
    expect(page.locator(".fs-finder input")).to_be_focused()


def test_number_of_results_is_said(page: Page) -> None:
    """Is the number of results read out, and that there are none?"""
    field = opened(page, "Orrick")
    said = page.locator(".fs-finder [role=status]")
    expect(said).to_have_text(re.compile(r"\d+ pages"))
    field.fill("zzzq")
    expect(said).to_have_text("No page was found for “zzzq”.")
    expect(page.locator(".fs-finder")).to_contain_text("All names, by kind")


def test_a_result_says_what_it_is(page: Page) -> None:
    """Does a result say its kind, its present status in words with an icon, a date, and the sentence?"""
    opened(page, "restrained and enjoined")
    first = page.locator(".fs-finder [role=option]").first
    expect(first.locator(".fs-found__kind")).to_have_text("Ruling")
    expect(first.locator(".fs-status")).to_have_text("In effect, under appeal")
    expect(first.locator(".fs-status svg path")).to_have_count(1)
    expect(first.locator(".fs-found__date")).to_contain_text("Dec 5, 2025")
    expect(first.locator(".fs-found__text mark")).to_have_text("RESTRAINED AND ENJOINED")
    first.click()
    page.wait_for_url(f"**/{ENTRY}#order-words")
    expect(page.locator(".fs-finder")).to_be_hidden()


def test_a_page_in_another_language(page: Page, address: str) -> None:
    """Does the search of a Spanish page speak Spanish, and say in which language its results are?"""
    page.goto(f"{address}es/")
    opened(page, "Orrick")
    first = page.locator(".fs-finder [role=option]").first
    expect(first.locator(".fs-found__kind")).to_have_text("Persona")
    expect(first.locator(".fs-found__text")).to_have_attribute("lang", "en")


def test_a_facet_narrows(page: Page) -> None:
    """Can I narrow the results, by keyboard too, and does the link to all of them keep my choice?"""
    opened(page, "injunction")
    button = page.locator('.fs-finder [data-key="kind-rulings"]')
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_focused()
    kinds = page.locator(".fs-finder .fs-found__kind")
    assert set(kinds.all_inner_texts()) == {"Ruling"}
    assert f"{kinds.count()}" == button.locator(".fs-narrow__count").inner_text()
    target = page.locator("#fs-found-all").get_attribute("href") or ""
    assert parse_qs(urlsplit(target).query) == {"q": ["injunction"], "kind": ["rulings"]}


def test_data_and_queries_are_text(page: Page) -> None:
    """Can what somebody types become markup?"""
    field = opened(page)
    for typed in ('<img src=x onerror="document.title=1">', "<textarea>zzzq</textarea>"):
        field.fill(typed)
        expect(page.locator(".fs-finder [role=status]")).not_to_be_empty()
    expect(page.locator(".fs-finder")).to_contain_text("No page was found for “<textarea>zzzq</textarea>”.")
    assert page.locator(".fs-finder :is(img, textarea)").count() == 0


def test_what_is_typed_at_once_is_not_lost(page: Page) -> None:
    """If I type before the search has loaded: is every letter there, and are there results?"""
    page.keyboard.press("/")
    page.keyboard.type("Talwani")
    expect(page.locator(".fs-finder input")).to_have_value("Talwani")
    expect(page.locator(".fs-finder .fs-found__title").first).to_have_text("Indira Talwani")


def test_a_late_suggestion(page: Page) -> None:
    """If I empty the field while names still load: do they come up after all?"""
    held: list[Route] = []
    is_held = True
    page.route("**/*.gz", lambda route: held.append(route) if is_held else route.continue_())
    field = opened(page)
    page.locator(".fs-finder__keys").wait_for()
    with page.expect_request("**/*.gz"):
        field.fill("Orrick")
    field.fill("")
    page.wait_for_timeout(300)
    is_held = False
    assert held
    for route in held:
        route.continue_()
    page.wait_for_timeout(300)
    assert page.locator(".fs-finder [role=option]").count() == 0
    expect(page.locator(".fs-finder__keys")).to_be_visible()


@pytest.mark.parametrize("missing", ["**/search/names.en.json", "**/search-finder.js"])
def test_a_file_that_does_not_load(chromium: Browser, address: str, missing: str) -> None:
    """If the search does not load once: am I told, with a link to all names, and does it work later?"""
    context = chromium.new_context()
    page = context.new_page()
    page.route(missing, lambda route: route.abort())
    page.goto(address + ENTRY)
    page.keyboard.press("/")
    expect(page.locator(".fs-finder")).to_contain_text("The search could not be loaded.")
    expect(page.locator(".fs-finder").get_by_role("link", name="All names, by kind")).to_be_visible()
    page.unroute(missing)
    if missing.endswith(".js"):
        page.keyboard.press("Escape")
        expect(page.locator(".fs-finder")).to_be_hidden()
        page.keyboard.press("/")
    page.keyboard.type("Talwani")
    expect(page.locator(".fs-finder .fs-found__title").first).to_have_text("Indira Talwani")
    expect(page.locator(".fs-finder")).not_to_contain_text("could not be loaded")
    context.close()


def test_opened_again_at_once(page: Page) -> None:
    """If I close the search and press the key at once, before the page is painted: does it open again?"""
    opened(page, "Orrick")
    page.evaluate("""() => {
        document.querySelector(".fs-finder").close();
        document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: "/", bubbles: true, cancelable: true}));
    }""")
    expect(page.locator(".fs-finder")).to_be_visible()


def test_nothing_moves(page: Page) -> None:
    """Does the page behind jump when the window opens and closes?"""
    boxes = """['h1', '.md-header', 'article'].map(
        each => JSON.stringify(document.querySelector(each).getBoundingClientRect()))"""
    before = page.evaluate(boxes)
    opened(page, "Orrick")
    assert page.evaluate(boxes) == before
    page.keyboard.press("Escape")
    assert page.evaluate(boxes) == before


def test_on_a_phone(chromium: Browser, address: str) -> None:
    """On a phone: does the search fill the screen, with targets for a finger, and nothing that scrolls sideways?"""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(address + ENTRY)
    opener = page.locator(".fs-search")
    box = opener.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 40
    opener.tap()
    page.locator(".fs-finder input").fill("injunction")
    page.locator("#fs-found-all").wait_for()
    sheet = page.locator(".fs-finder").bounding_box()
    assert sheet == {"x": 0, "y": 0, "width": 390, "height": 844}
    for target in (".fs-finder input", ".fs-finder__close", ".fs-narrow__value", ".fs-finder [role=option]"):
        place = page.locator(target).first.bounding_box()
        assert place is not None
        assert place["height"] >= 43, target
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator(".fs-finder__close").tap()
    expect(page.locator(".fs-finder")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("words", ["", "injunction", "zzzq", "houston"])
def test_no_barrier(chromium: Browser, address: str, scheme: str, words: str) -> None:
    """Is there a violation of WCAG in the open window, empty, with results, and without?"""
    context = chromium.new_context(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}about/")
    page.keyboard.press("/")
    page.locator(".fs-finder__below p").first.wait_for()
    if words:
        page.keyboard.type(words)
        expect(page.locator(".fs-finder [role=status]")).not_to_be_empty()
    found = Axe().run(page, context=".fs-finder", options={"runOnly": {"type": "tag", "values": TAGS}}).response
    context.close()
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
