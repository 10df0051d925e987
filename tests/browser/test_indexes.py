"""Tables in a real browser: sorted, narrowed, shared, in pages, by keyboard, on a phone, without a script."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.pages import events, links, stretches
from tests.browser.test_accessibility import violations
from tests.browser.test_every_page import UNNOTICED, WATCHING
from tests.conftest import copy_site, run

pytestmark = pytest.mark.browser

RULINGS = "rulings/"
FIRST = ".fs-table tbody tr:visible td:first-child"
TOLD = ".fs-filter__told"


@pytest.fixture(scope="module")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The small site with an index of three pages, each longer than a page of the script, and a timeline of several."""
    root = copy_site(tmp_path_factory.mktemp("long") / "bridges")
    model = (root / "content" / "engineers" / "bo-lind.yml").read_text(encoding="utf-8")
    for number in range(140):
        text = model.replace("name: Bo Lind", f"name: Engineer {number}")
        (root / "content" / "engineers" / f"engineer-{number}.yml").write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        for module in (links, stretches):
            patch.setattr(module, "ROWS", 60)
        patch.setattr(events, "EVENTS", 3)
        assert run(root, "build").exit_code == 0
    yield from served(root / "site")


@pytest.fixture(scope="module")
def bridges_address(built_bridges: Path) -> Iterator[str]:
    """The small site on another topic."""
    yield from served(built_bridges / "site")


def served(site: Path) -> Iterator[str]:
    """A folder at an address of its own."""
    handler = functools.partial(QuietHost, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


class QuietHost(http.server.SimpleHTTPRequestHandler):
    """A host that says nothing."""

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


def names(page: Page) -> list[str]:
    """The first cells of the rows that are shown."""
    return page.locator(FIRST).all_inner_texts()


def column(page: Page, label: str) -> list[str]:
    """What the rows that are shown say in a column."""
    cells = page.locator(f".fs-table tbody tr:visible td[data-label='{label}']")
    return [text.strip() for text in cells.all_inner_texts()]


def choose(page: Page, facet: str, *choices: str) -> None:
    """Unfold a facet and tick some of its words, as a reader would, and fold it again."""
    page.locator(f"details[data-label='{facet}'] summary").click()
    for choice in choices:
        page.locator(f"details[data-label='{facet}'] label", has_text=choice).first.click()
    page.evaluate("new Promise(done => setTimeout(done))")  # the table answers in a task of its own, after the click
    page.keyboard.press("Escape")


def test_every_head_sorts_both_ways(page: Page, address: str) -> None:
    """Does a click on each head sort by it, another one the other way, and does the head say so?"""
    page.goto(address + RULINGS)
    listed = names(page)
    for head in page.locator(".fs-table th").all():
        seen = []
        for _ in range(2):
            head.get_by_role("button").click()
            seen.append((head.get_attribute("aria-sort"), names(page)))
        assert {way for way, _ in seen} == {"ascending", "descending"}
        assert all(sorted(order) == sorted(listed) for _, order in seen), "no row is lost"
        assert page.locator("th[aria-sort]").count() == 1
    page.locator(".fs-table th").first.get_by_role("button").click()
    ascending = names(page)
    assert ascending == sorted(ascending, key=str.casefold)
    page.locator(".fs-table th").first.get_by_role("button").click()
    assert names(page) == ascending[::-1]


def test_dates_and_numbers_sort_by_value(page: Page, address: str) -> None:
    """Do days sort in time and numbers by size, and not by their letters, with what has none at the end?"""
    page.goto(f"{address}{RULINGS}?sort=decided")
    years = [int(day[-4:]) for day in column(page, "Decided")]
    assert years == sorted(years)
    assert years[0] < 2000
    page.goto(address + "figures/?sort=-value")
    values = page.locator(".fs-table td[data-label=Value]").evaluate_all("cells => cells.map(cell => cell.dataset.v)")
    filled = [float(value) for value in values if value]
    assert filled == sorted(filled, reverse=True)
    assert values == [value for value in values if value] + [value for value in values if not value]


def test_filters_combine(page: Page, address: str) -> None:
    """Do two words of one filter widen, two filters and words narrow, and is what is left counted?"""
    page.goto(address + RULINGS)
    all_rows = len(names(page))
    choose(page, "Status", "In effect")
    one = len(names(page))
    assert set(column(page, "Status")) == {"In effect"}
    choose(page, "Status", "In effect, under appeal")
    two = len(names(page))
    assert set(column(page, "Status")) == {"In effect", "In effect, under appeal"}
    assert one < two < all_rows
    choose(page, "Topics", "Federal money")
    three = len(names(page))
    assert 0 < three < two
    page.get_by_role("searchbox", name="Find in the table").fill("  SAN francisco ")
    expect(page.locator(FIRST)).to_have_count(2)
    assert all("San Francisco" in name for name in names(page))
    expect(page.locator(TOLD)).to_have_text(f"2 of {all_rows} entries")


def test_counts_beside_choices_hold_what_they_promise(page: Page, address: str) -> None:
    """Does each choice leave as many rows as the number beside it says, with another filter chosen?"""
    page.goto(f"{address}{RULINGS}?tags=funding")
    facet = page.locator("details[data-label=Court]")
    facet.locator("summary").click()
    labels = facet.locator("label")
    promised = [int(number) for number in labels.locator("small").all_inner_texts()]
    assert 0 in promised
    for index, number in enumerate(promised):
        labels.nth(index).click()
        expect(page.locator(FIRST)).to_have_count(number)
        labels.nth(index).click()


def test_places_and_years(page: Page, address: str) -> None:
    """Can rulings be narrowed to a place that they are linked with, and to years from one to another?"""
    page.goto(address + RULINGS)
    choose(page, "Places", "Boston")
    assert 0 < page.locator(FIRST).count() < 16
    page.get_by_role("button", name="Clear all").click()
    page.locator("details[data-label=Decided] summary").click()
    page.get_by_role("combobox", name="From").select_option("2017")
    page.get_by_role("combobox", name="Until").select_option("2020")
    years = {day[-4:] for day in column(page, "Decided")}
    assert years == {"2017", "2018", "2020"}
    assert "decided-from=2017&decided-until=2020" in page.url


def test_the_address_shares_what_is_seen(page: Page, chromium: Browser, address: str) -> None:
    """Does somebody else who opens the address see the same rows, in the same order, with the same choices?"""
    page.goto(address + RULINGS)
    choose(page, "Status", "In effect", "Decided")
    page.locator(".fs-table th", has_text="Court").get_by_role("button").click()
    page.get_by_role("searchbox", name="Find in the table").fill("court")
    page.wait_for_url("**q=court**")
    seen, url = names(page), page.url
    assert len(seen) > 2
    other = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    other.goto(url)
    assert names(other) == seen
    assert other.locator("th[aria-sort]").inner_text() == "Court"
    assert other.locator(".fs-filter input:checked").count() == page.locator(".fs-filter input:checked").count()
    assert other.locator(".fs-filter__chosen button").all_inner_texts() == [
        "Words: court",
        "Status: In effect",
        "Status: Decided",
    ]
    other.context.close()


def test_an_address_keeps_what_is_not_ours(page: Page, address: str) -> None:
    """Do other parameters and the anchor stay, and does an address with words that are gone show something?"""
    page.goto(f"{address}{RULINGS}?from=letter&sort=gone&status=nowhere#top")
    assert page.locator(FIRST).count() == 16
    choose(page, "Status", "In effect")
    assert page.url.endswith("?from=letter&status=in-effect#top")


def test_back_from_an_entry(page: Page, address: str) -> None:
    """After reading an entry of a narrowed table: does going back show the same rows and choices?"""
    page.goto(address + RULINGS)
    choose(page, "Status", "In effect")
    seen = names(page)
    page.locator(f"{FIRST} a").first.click()
    page.wait_for_url("**/rulings/*/")
    page.go_back()
    expect(page.locator(FIRST)).to_have_count(len(seen))
    assert names(page) == seen
    assert page.locator(".fs-filter input:checked").count() == 1


def test_choices_are_taken_out_one_by_one(page: Page, address: str) -> None:
    """Can each choice be taken out and all be cleared, with the focus on something that is there?"""
    page.goto(f"{address}{RULINGS}?status=in-effect&status=superseded&tags=funding")
    page.get_by_role("button", name="Take out the filter “Status: In effect”").click()
    expect(page.locator(".fs-filter__chosen button")).to_have_count(2)
    assert page.evaluate("document.activeElement.matches('.fs-filter__chosen button')")
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator(TOLD)).to_have_text("16 entries")
    assert page.locator(FIRST).count() == 16
    assert page.evaluate("document.activeElement.matches('.fs-filter *')")
    assert "?" not in page.url


def test_nothing_matches(page: Page, address: str) -> None:
    """Where no row is left, is that said, with what to do?"""
    page.goto(f"{address}{RULINGS}?q=nothing+like+this")
    expect(page.locator(TOLD)).to_have_text("0 of 16 entries Nothing matches. Take out a filter, or clear them all.")
    assert page.locator(FIRST).count() == 0


def test_by_keyboard_alone(page: Page, address: str) -> None:
    """With the keyboard alone: can one find, unfold, tick, fold and sort, and is the result announced politely?"""
    page.goto(address + RULINGS)
    page.get_by_role("searchbox", name="Find in the table").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.localName") == "summary"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    told = page.locator(TOLD)
    expect(told).to_contain_text("of 16 entries")
    assert told.get_attribute("role") == "status"
    page.keyboard.press("Escape")
    assert page.locator("details.fs-facet[open]").count() == 0
    assert page.evaluate("document.activeElement.localName") == "summary"
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
    assert page.locator("details.fs-facet[open]").count() == 0, "a menu folds when the keyboard leaves it"
    page.locator(".fs-table th").nth(1).get_by_role("button").focus()
    page.keyboard.press("Enter")
    assert page.locator("th[aria-sort=ascending]").inner_text() == "Court"
    expect(page.locator(".fs-filter__said")).to_have_text("Sorted: Court, from A to Z")


def test_a_menu_folds(page: Page, address: str) -> None:
    """Does one menu fold when another unfolds, or when somebody clicks elsewhere, and does none leave the screen?"""
    page.goto(address + RULINGS)
    summaries = page.locator("details.fs-facet summary")
    for index in range(summaries.count()):
        summaries.nth(index).click()
        assert page.locator("details.fs-facet[open]").count() == 1
        box = page.locator("details.fs-facet[open] fieldset").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 1280
    page.locator("h1").click()
    assert page.locator("details.fs-facet[open]").count() == 0


def test_without_javascript(chromium: Browser, address: str) -> None:
    """Without JavaScript: are all rows there, complete and plain, and nothing that could not work?"""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    for path, count in ((RULINGS, 16), ("sources/", 100)):
        page.goto(address + path)
        assert page.locator(".fs-table tbody tr:visible").count() >= count
        assert not page.locator(".fs-filter").is_visible()
        assert page.locator(".fs-table button").count() == 0
    context.close()


@pytest.mark.parametrize("path", ["rulings/", "sources/", "sources/?page=2", "rulings/?status=in-effect&sort=court"])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_jumps(chromium: Browser, address: str, path: str, width: int) -> None:
    """While the page loads: does anything move, in a plain and in a shared view, on a phone and on a desk?"""
    context = chromium.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    page.add_init_script(WATCHING)
    page.goto(address + path, wait_until="networkidle")
    moved = page.evaluate("shifts")
    context.close()
    assert sum(value for value, _ in moved) < UNNOTICED, moved


def test_cards_on_a_phone(chromium: Browser, address: str) -> None:
    """On a phone: is a row a card with labels, can it be sorted and narrowed, and is everything big enough?"""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(address + RULINGS)
    cell = page.locator(".fs-table td[data-label=Court]").first
    assert "Court" in cell.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert cell.evaluate("cell => getComputedStyle(cell).display") == "block"
    assert not page.locator(".fs-filter__more").is_visible()
    opener = page.get_by_role("button", name="Filter and sort")
    opener.tap()
    assert opener.get_attribute("aria-expanded") == "true"
    page.get_by_label("Sort by").select_option(label="Court, from Z to A")
    courts = column(page, "Court")
    assert courts == sorted(courts, reverse=True)
    page.locator("details[data-label=Status] summary").tap()
    page.locator("details[data-label=Status] label", has_text="Overtaken").tap()
    expect(page.locator(".fs-table tbody tr:visible")).to_have_count(2)
    controls = page.locator(".fs-filter :is(summary, select, input[type=search], .fs-filter__open, label):visible")
    for control in controls.all():
        box = control.bounding_box()
        assert box is not None
        assert box["height"] >= 44, control.evaluate("each => each.outerHTML")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    context.close()


def test_print_says_what_is_shown(page: Page, address: str) -> None:
    """On paper: are the rows that were found there, of all pages, with the filter in words and no control?"""
    page.goto(f"{address}sources/?text=not-held")
    assert page.locator(".fs-table tbody tr:visible").count() == 50
    page.emulate_media(media="print")
    found = int(page.locator(TOLD).inner_text().split()[0])
    assert page.locator(".fs-table tbody tr:visible").count() == found > 50
    assert page.locator(".fs-filter__chosen").inner_text() == "Text: not held"
    for control in (".fs-filter__bar", ".fs-filter__clear", ".fs-pager"):
        assert not page.locator(control).is_visible()


def test_sources_can_be_narrowed(page: Page, address: str) -> None:
    """Can sources be chosen by how close they are, type, publisher, year and whether the text is held?"""
    page.goto(address + "sources/")
    assert page.locator(".fs-facet > summary").all_inner_texts() == [
        "How close",
        "Type of source",
        "Text",
        "Published",
        "Publisher",
    ]
    choose(page, "Text", "held, checked word for word")
    assert set(column(page, "Text")) == {"held, checked word for word"}
    page.get_by_role("button", name="Clear all").click()
    choose(page, "How close", "primary record")
    choose(page, "Type of source", "Court record")
    assert set(column(page, "How close")) == {"primary record"}
    assert 0 < page.locator(FIRST).count() < 50


def test_pages_of_a_long_table(page: Page, address: str) -> None:
    """Is a long table shown in pages that the address keeps, with the way to all of it?"""
    page.goto(address + "sources/")
    count = int(page.locator(".fs-checked").inner_text().split()[0])
    first = names(page)
    assert len(first) == 50
    where = page.locator(".fs-pager p")
    expect(where).to_have_text(f"1 to 50 of {count}")
    page.get_by_role("button", name="Previous").click(force=True)
    expect(where).to_have_text(f"1 to 50 of {count}")
    page.get_by_role("button", name="Next").click()
    expect(where).to_have_text(f"51 to 100 of {count}")
    assert not set(first) & set(names(page))
    assert page.url.endswith("?page=2")
    page.get_by_role("searchbox", name="Find in the table").fill("v. trump")
    page.wait_for_url("**q=v.+trump")
    assert "page" not in page.url, "what is found begins on the first page"
    page.get_by_role("button", name="Clear all").click()
    page.get_by_role("button", name="Show all").click()
    assert page.locator(FIRST).count() == count


def test_the_table_waits_for_no_script(chromium: Browser, address: str) -> None:
    """While its script is on its way: has a long table the rows of its first page; and all, if it never comes?"""
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    held: list[Route] = []
    page.route("**/filterable-table.js", lambda route: held.append(route))
    page.goto(f"{address}sources/", wait_until="commit")
    while not page.evaluate("performance.getEntriesByName('first-contentful-paint').length"):
        page.wait_for_timeout(50)
    rows = page.locator(".fs-table tbody tr")
    expect(rows.nth(49)).to_be_visible()
    expect(rows.nth(50)).to_be_hidden()
    for each in held:
        each.abort()
    expect(rows.last).to_be_visible()
    assert rows.count() > 100
    page.close()


def test_an_index_of_several_pages(page: Page, long_site: str) -> None:
    """With more rows than one page of the site holds: are all found and sorted, and their links still right?"""
    page.goto(long_site + "engineers/")
    expect(page.locator(".fs-pager p")).to_have_text("1 to 50 of 142")
    page.goto(long_site + "engineers/?page=3")
    expect(page.locator(FIRST)).to_have_count(42)
    page.goto(long_site + "engineers/")
    page.get_by_role("searchbox", name="Find in the table").fill("engineer 99")
    expect(page.locator(FIRST)).to_have_count(1)
    expect(page.locator(TOLD)).to_have_text("1 of 142 entries")
    page.locator(f"{FIRST} a").click()
    expect(page.locator("h1")).to_have_text("Engineer 99")
    page.goto(long_site + "engineers/?sort=-name")
    expect(page.locator(FIRST).first).to_have_text("Engineer 139")


def test_an_index_of_several_pages_without_javascript(chromium: Browser, long_site: str) -> None:
    """Without JavaScript: does a plain way lead through all pages of a long index, each row on one of them?"""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(long_site + "engineers/")
    seen = names(page)
    assert len(seen) == 60
    assert page.locator(".fs-pager a").all_inner_texts() == ["Next"]
    for number in (2, 3):
        page.locator(".fs-pager a[rel=next]").click()
        assert f"Page {number} of 3" in page.locator(".fs-pager").inner_text()
        seen += names(page)
    assert page.locator(".fs-pager a").all_inner_texts() == ["Previous"]
    assert len(set(seen)) == len(seen) == 142
    assert page.locator(".md-path a").last.inner_text().strip() == "Engineers"
    context.close()


def test_a_timeline_of_several_pages(page: Page, chromium: Browser, long_site: str) -> None:
    """Is a long timeline narrowed as a whole, and does without JavaScript every year lead to its page?"""
    plain = chromium.new_context(java_script_enabled=False).new_page()
    plain.goto(long_site + "timeline/")
    years = plain.locator(".fs-years a").all_inner_texts()
    first = plain.locator(".fs-year").all_inner_texts()
    assert len(first) < len(years)
    plain.set_viewport_size({"width": 390, "height": 844})
    plain.get_by_role("link", name=years[-1], exact=True).first.click()
    assert plain.locator(f"#y{years[-1]}").is_visible()
    plain.context.close()
    page.goto(long_site + "timeline/")
    page.get_by_label("Changes of status only").check()
    expect(page.locator(".fs-year:visible").last).not_to_have_text(first[-1])
    changes = page.locator("[data-found]:visible").count()
    assert page.locator("[data-found]:visible:has(> .fs-status)").count() == changes
    assert page.locator(TOLD).inner_text().startswith(f"{changes} of ")
    page.locator("[data-found]:visible strong a").last.click()
    expect(page.locator("h1")).to_be_visible()


def test_another_topic(page: Page, bridges_address: str) -> None:
    """Does another topic have the same, from the same declarations: sort, filter, address?"""
    page.goto(bridges_address + "bridges/")
    choose(page, "Material", "Steel")
    assert 0 < page.locator(FIRST).count() < 3
    page.goto(bridges_address + "inspections/?sort=-done_on")
    days = column(page, "Done on")
    assert [day[-4:] for day in days] == sorted((day[-4:] for day in days), reverse=True)


def test_a_table_within_a_page_sorts(page: Page, bridges_address: str) -> None:
    """Does a table in a hand-written page sort as well, without changing the address of that page?"""
    page.goto(bridges_address + "sheets/old-mill-bridge/")
    before = names(page)
    page.locator(".fs-table th").first.get_by_role("button").click()
    assert names(page) == sorted(before)
    assert page.url == bridges_address + "sheets/old-mill-bridge/"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["rulings/?status=in-effect", "sources/?page=2", "timeline/?topic=funding"])
def test_open_filters_have_no_barrier(chromium: Browser, address: str, path: str, width: int) -> None:
    """With a menu unfolded and a filter chosen, in dark colors: does axe find a violation of WCAG?"""
    size = {"width": width, "height": 900}
    context = chromium.new_context(viewport=size, color_scheme="dark", reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address + path)
    if width < 500:
        page.locator(".fs-filter__open").click()
    page.locator("details.fs-facet summary").first.click()
    found = violations(page)
    context.close()
    assert found == []


def test_the_form_speaks_to_everybody(page: Page, address: str) -> None:
    """Has each control a name, each group of choices a legend, and a border where colors are forced?"""
    page.emulate_media(forced_colors="active")
    page.goto(address + RULINGS)
    form = page.get_by_role("form", name="Narrow the list")
    assert form.count() == 1
    page.locator("details[data-label=Status] summary").click()
    assert page.get_by_role("group", name="Status").get_by_role("checkbox").count() > 3
    for selector in ("details.fs-facet summary", ".fs-filter__find", "details[open] fieldset"):
        assert page.locator(selector).first.evaluate("each => getComputedStyle(each).borderTopWidth") != "0px"
