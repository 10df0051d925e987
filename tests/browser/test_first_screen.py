"""The first screen of a page of each kind answers: what it is, whether it holds, as of when, why, and who says so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

RULING = "rulings/san-francisco-v-trump-first-injunction/"
# A page of each kind that has a status or stands for one, with the words of it.
PAGES = {
    RULING: "In effect, under appeal",
    "rulings/doe-v-noem-district-court-stay/": "Set aside on review",
    "policies/eo-14159/": "Blocked in part by courts",
    "programs/chnv-parole/": "Ended",
    "cities/san-diego/": "No single status",
    "figures/chnv-parolees/": "Sources give different values",
    "positions/local-officials-must-comply/": "A view, not a finding",
}
WIDE, PHONE = (1280, 900), (390, 844)
# What the box of each kind must say, whichever entry it is of.
BOXES = {
    RULING: ["Court", "Judge", "Decided", "Stage", "Scope", "Docket"],
    "policies/eo-14159/": ["Type", "Level of government", "Issued by", "Signed or adopted"],
    "programs/chnv-parole/": ["For whom", "Run by", "Began", "Ended"],
    "cities/boston/": ["Level", "Its own measures", "Plaintiff in the funding case since", "Named on official lists"],
    "figures/chnv-parolees/": ["What kind of number", "First given by", "Concerns"],
    "positions/local-officials-must-comply/": ["Side", "Held by", "Stated"],
}


@pytest.fixture(params=[WIDE, PHONE], ids=["wide", "phone"])
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """A page on a desk, and one on a phone."""
    width, height = request.param
    context = chromium.new_context(viewport={"width": width, "height": height})
    yield context.new_page()
    context.close()


def is_wide(page: Page) -> bool:
    """Whether the page is on a desk."""
    return page.viewport_size == {"width": WIDE[0], "height": WIDE[1]}


def in_sight(page: Page, found: Locator, *, whole: bool = True) -> bool:
    """Whether an element is on the first screen, all of it or at least where it begins."""
    box = found.bounding_box()
    height = page.viewport_size["height"] if page.viewport_size else 0
    return box is not None and box["y"] >= 0 and box["y"] + (box["height"] if whole else 0) <= height


@pytest.mark.parametrize("path", PAGES)
def test_the_first_screen_answers(page: Page, address: str, path: str) -> None:
    """Without scrolling: are there the status, the dates, the answer, and key facts with who says so?"""
    page.goto(address + path)
    status = page.locator(".fs-lead .fs-state .fs-status").first
    assert PAGES[path] in status.inner_text()
    assert in_sight(page, status)
    dates = page.locator(".fs-lead .fs-checked")
    assert "Page as of Nov 22, 2026 · checked" in dates.inner_text()
    assert in_sight(page, dates)
    assert in_sight(page, page.locator(".fs-summary"))
    facts = page.locator(".fs-key li")
    assert facts.count() >= 3
    wanted = 3 if is_wide(page) else 1
    assert [number for number in range(wanted) if not in_sight(page, facts.nth(number))] == []
    if is_wide(page):
        assert in_sight(page, page.locator(".fs-box"), whole=False)


def test_every_entry_answers(chromium: Browser, address: str) -> None:
    """On a phone, for every entry of these kinds: are status, dates and answer in sight, and does a key fact begin?"""
    context = chromium.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}, java_script_enabled=False)
    page = context.new_page()
    missing = []
    for kind in ("rulings", "policies", "programs", "cities", "figures", "positions"):
        page.goto(f"{address}{kind}/")
        links = page.locator("main table td:first-child a, main table th a").evaluate_all("all => all.map(a => a.href)")
        for link in dict.fromkeys(link.partition("#")[0] for link in links):
            page.goto(link)
            whole = page.evaluate(
                "parts => parts.map(part => document.querySelector(part)?.getBoundingClientRect().bottom ?? Infinity)",
                [".fs-lead .fs-status, .fs-lead .fs-figure", ".fs-checked", ".fs-summary"],
            )
            begins = page.evaluate("document.querySelector('.fs-key li')?.getBoundingClientRect().top ?? Infinity")
            missing += [(link, whole, begins)] if max(*whole, begins) > PHONE[1] else []
    context.close()
    assert missing == []


def test_the_status_is_no_color_alone(page: Page, address: str) -> None:
    """Has every status an icon and words?"""
    for path in PAGES:
        page.goto(address + path)
        for status in page.locator(".fs-lead .fs-status").all():
            assert status.locator("svg").count() == 1, path
            assert len(status.inner_text().strip()) > 3, path


@pytest.mark.parametrize("path", PAGES)
def test_each_key_fact_leads_to_its_whole(page: Page, address: str, path: str) -> None:
    """Does each key fact name who says so and how it was checked, and lead to a place on the page that is there?"""
    page.goto(address + path)
    for fact in page.locator(".fs-key li").all():
        link = fact.locator("a")
        target = link.get_attribute("href") or ""
        assert link.count() == 1
        assert target.startswith("#")
        assert page.locator(f"[id='{target[1:]}']").count() == 1, target
        by = fact.locator(".fs-key__by")
        assert by.count() or link.inner_text() == "more", fact.inner_text()
        assert not by.count() or by.locator(".fs-mark").count() >= 1 or "Our inference" in by.inner_text()
    assert (
        "checked word for word" in page.locator(".fs-rests").inner_text()
        or "cited" in page.locator(".fs-rests").inner_text()
    )


@pytest.mark.parametrize("path", BOXES)
def test_the_box_of_each_kind(page: Page, address: str, path: str) -> None:
    """Has the box of each kind its terms, each with a description, and no description without a term?"""
    page.goto(address + path)
    box = page.locator(".fs-box dl")
    terms = [" ".join(term.split()) for term in box.locator("dt").all_inner_texts()]
    assert [term for term in BOXES[path] if term not in terms] == []
    pairs = box.evaluate("dl => [...dl.children].map(child => child.tagName).join(' ')")
    assert "DT DT" not in pairs
    assert pairs.startswith("DT DD")
    assert all(text.strip() for text in box.locator("dd").all_inner_texts())
