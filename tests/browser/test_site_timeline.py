"""The timeline of the whole site in a real browser: narrowed, shared by its address, on a phone, without a script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.test_every_page import UNNOTICED, WATCHING

pytestmark = pytest.mark.browser

TIMELINE = "timeline/"
EVENTS = "[data-found]:visible"
TOLD = ".fs-filter__told"


def found(page: Page) -> list[str]:
    """What the events that are shown at this moment can be found by."""
    words: list[str] = page.locator(EVENTS).evaluate_all("events => events.map(event => event.dataset.found)")
    return words


def expect_only(page: Page, *words: str) -> None:
    """Wait until each event that is shown can be found by one of the words: the page narrows after the click."""
    either = ", ".join(f"[data-found*='{word}']" for word in words)
    expect(page.locator(f"[data-found]:not({either}):visible")).to_have_count(0)


def choose(page: Page, facet: str, choice: str) -> None:
    """Unfold a facet, tick a word, fold it again."""
    page.locator(f"details[data-label='{facet}'] summary").click()
    page.locator(f"details[data-label='{facet}'] label", has_text=choice).first.click()
    page.keyboard.press("Escape")


def test_narrowed_by_topic_kind_and_year(page: Page, address: str) -> None:
    """Do topic, kind and years leave the events that have all of them, and is their number told?"""
    page.goto(address + TIMELINE)
    total = page.locator(EVENTS).count()
    assert total > 200
    choose(page, "Topic", "Federal money")
    expect_only(page, "topic:funding")
    choose(page, "Kind of entry", "Rulings")
    expect_only(page, "kind:rulings")
    assert all({"topic:funding", "kind:rulings"} <= set(each.split()) for each in found(page))
    page.locator("details[data-label=Year] summary").click()
    page.get_by_role("combobox", name="From").select_option("2018")
    page.get_by_role("combobox", name="Until").select_option("2020")
    expect_only(page, "year:2018", "year:2020")
    left = found(page)
    assert {each.split("year:")[1][:4] for each in left} == {"2018", "2020"}
    expect(page.locator(TOLD)).to_have_text(f"{len(left)} of {total} events")
    assert page.locator(TOLD).get_attribute("role") == "status"


def test_changes_of_status_only(page: Page, address: str) -> None:
    """With changes of status only: does each event that is left show the new status, and does the address keep it?"""
    page.goto(address + TIMELINE)
    changes = page.locator(f"{EVENTS}:has(> .fs-status)").count()
    page.get_by_label("Changes of status only").check()
    expect(page.locator(EVENTS)).to_have_count(changes)
    assert page.locator(f"{EVENTS}:has(> .fs-status)").count() == changes
    assert page.url.endswith("?only=status")


def test_days_and_years_without_events_are_hidden(page: Page, address: str) -> None:
    """Is no day, year or link to a year left without an event, and none hidden that has one?"""
    page.goto(f"{address}{TIMELINE}?topic=parole")
    assert page.locator(".fs-timeline > ul > li:visible").count() > 5
    empty = "days => days.filter(day => !day.querySelector('[data-found]:not([hidden])')).length"
    assert page.locator(".fs-timeline > ul > li:visible").evaluate_all(empty) == 0
    years = page.locator(".fs-year:visible").all_inner_texts()
    assert set(years) == {each.split("year:")[1][:4] for each in found(page)}
    assert page.locator(".md-sidebar--secondary a[href^='#y']:visible").all_inner_texts() == years
    page.get_by_role("button", name="Clear all").click()
    assert page.locator(".fs-year:visible").count() > len(years)


def test_the_address_shares_what_is_seen(page: Page, chromium: Browser, address: str) -> None:
    """Does somebody else who opens the address of a narrowed timeline see the same events? And after going back?"""
    page.goto(address + TIMELINE)
    choose(page, "Topic", "Legal principles")
    page.get_by_label("Changes of status only").check()
    page.wait_for_url("**only=status**")
    seen = found(page)
    assert seen
    other = chromium.new_context().new_page()
    other.goto(page.url)
    assert found(other) == seen
    other.context.close()
    page.goto(address + "about/")
    page.go_back()
    expect(page.locator(EVENTS)).to_have_count(len(seen))


def test_each_event_is_named_where_it_stands(page: Page, address: str) -> None:
    """In any narrowed view: does the first event of a day name its entry, so that nothing hangs in the air?"""
    for query in ("", "?only=status", "?topic=law", "?kind=programs", "?year-from=2025&topic=enforcement"):
        page.goto(address + TIMELINE + query)
        first = "days => days.filter(day => !day.querySelector('[data-found]:not([hidden])').querySelector('strong a'))"
        unnamed = page.locator(".fs-timeline > ul > li:visible").evaluate_all(f"days => ({first})(days).length")
        assert unnamed == 0, query


def test_approximate_days_have_a_mark_and_words(page: Page, address: str) -> None:
    """Is a day that is not known exactly told apart by its words and by the shape of its dot?"""
    page.goto(address + TIMELINE)
    border = "day => getComputedStyle(day, '::before').borderTopStyle"
    shapes: dict[str, set[bool]] = {}
    for day in page.locator(".fs-timeline > ul > li").all():
        words = day.locator("> strong").inner_text()
        vague = words.startswith(("about ", "by ")) or words.endswith("or later")
        shapes.setdefault(day.evaluate(border), set()).add(vague)
    assert shapes == {"dotted": {True}, "solid": {False}}


def test_the_year_stays_in_sight(chromium: Browser, address: str) -> None:
    """Far down on a phone: does the screen still say the year, and can each year be jumped to?"""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(address + TIMELINE)
    page.locator(".fs-years a[href='#y2018']").tap()
    heading = page.locator("#y2018")
    page.evaluate("document.querySelector('#y2018 + .fs-timeline').scrollIntoView({block: 'end'})")
    box = heading.bounding_box()
    assert box is not None
    assert 40 <= box["y"] < 120
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    context.close()


def test_a_phone_has_the_same_filters(chromium: Browser, address: str) -> None:
    """On a phone: are the filters behind one button, big enough for a finger, and do they narrow?"""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(address + TIMELINE)
    assert not page.locator(".fs-filter__more").is_visible()
    page.get_by_role("button", name="Filter", exact=True).tap()
    page.locator("details[data-label=Topic] summary").tap()
    for control in page.locator(".fs-filter :is(summary, label, .fs-filter__open):visible").all():
        box = control.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    page.locator("details[data-label=Topic] label").first.tap()
    expect(page.locator(TOLD)).to_contain_text("events")
    context.close()


def test_without_javascript(chromium: Browser, address: str) -> None:
    """Without JavaScript: is the list complete, with years to jump to, and nothing that could not work?"""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + TIMELINE)
    assert page.locator(EVENTS).count() == page.locator("[data-found]").count() > 200
    assert not page.locator(".fs-filter").is_visible()
    context.close()


@pytest.mark.parametrize("query", ["", "?topic=funding&only=status"])
def test_nothing_jumps(chromium: Browser, address: str, query: str) -> None:
    """While the page loads: does anything move, in a plain and in a shared view?"""
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.add_init_script(WATCHING)
    page.goto(address + TIMELINE + query, wait_until="networkidle")
    moved = page.evaluate("shifts")
    context.close()
    assert sum(value for value, _ in moved) < UNNOTICED, moved


@pytest.mark.parametrize(("query", "seen"), [("", "visible"), ("?topic=funding", "hidden")])
def test_the_list_waits_for_no_script(chromium: Browser, address: str, query: str, seen: str) -> None:
    """While the script of the list is on its way: is the whole list there, but none of it where a part is asked for?"""
    context = chromium.new_context()
    page = context.new_page()
    held: list[Route] = []
    page.route("**/filterable-list.js", lambda route: held.append(route))
    page.goto(address + TIMELINE + query, wait_until="commit")
    while not page.evaluate("performance.getEntriesByName('first-contentful-paint').length"):
        page.wait_for_timeout(50)
    row = page.locator("[data-found]").first
    expect(row).to_have_css("visibility", seen)
    assert held
    for each in held:
        each.continue_()
    page.wait_for_load_state()
    expect(row).to_have_css("visibility", "visible")
    assert (page.locator(EVENTS).count() < page.locator("[data-found]").count()) == bool(query)
    context.close()


def test_a_script_that_never_comes_takes_nothing_away(chromium: Browser, address: str) -> None:
    """Where the script cannot be loaded: does an address that asks for a part show the whole list after all?"""
    context = chromium.new_context()
    page = context.new_page()
    page.route("**/filterable-list.js", lambda route: route.abort())
    page.goto(address + TIMELINE + "?topic=funding")
    expect(page.locator("[data-found]").first).to_have_css("visibility", "visible")
    assert page.locator(EVENTS).count() == page.locator("[data-found]").count() > 200
    context.close()


def test_what_is_far_is_drawn_when_it_is_needed(page: Page, address: str) -> None:
    """Is the far end of the list left undrawn at first, and yet read out, copied, printed and jumped to?"""
    drawn = "(row) => row.firstElementChild.checkVisibility({contentVisibilityAuto: true})"
    page.goto(address + TIMELINE)
    row = page.locator("[data-found]:has(> :first-child)").last
    assert not row.evaluate(drawn)
    assert row.get_by_role("link").count() > 0
    taken = page.evaluate("getSelection().selectAllChildren(document.body) ?? getSelection().toString()")
    assert (row.text_content() or "").split(". ")[-1].strip() in taken
    page.emulate_media(media="print")
    assert row.evaluate(drawn)
    page.emulate_media(media="screen")
    year = page.locator(".fs-year").last
    page.goto(f"{address}{TIMELINE}#{year.get_attribute('id')}")
    expect(year).to_be_in_viewport()


def test_a_sign_says_where_it_leads(page: Page, address: str) -> None:
    """Does each sign behind a sentence have words for those who do not see it, and a tip once a pointer is there?"""
    page.goto(address + TIMELINE)
    signs = page.locator(".fs-timeline a", has_text=re.compile("^#$"))
    assert signs.count() == page.get_by_role("link", name="The fact on its page").count() > 50
    assert page.locator(".fs-timeline [title]").count() == 0  # each would be a tip that the theme builds while it loads
    signs.first.hover()
    expect(signs.first).to_have_attribute("title", "The fact on its page")
