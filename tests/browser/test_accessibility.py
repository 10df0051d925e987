"""Can everybody use the site? Checked by axe-core against WCAG 2.0 to 2.2, levels A and AA, on every type of page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.test_reading import PAGES

pytestmark = pytest.mark.browser
# All that a dark page changes is color.
OF_COLOR = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
Scheme = Literal["light", "dark"]
VARIANTS = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it is now, a line for each element."""
    return _found(page, {"type": "tag", "values": TAGS})


def _found(page: Page, rules: dict[str, Any]) -> list[str]:
    # Without `resultTypes` axe describes each element that passed as well, which doubles its time.
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found: dict[str, Any] = Axe().run(page, options=options).response
    return [
        f"{violation['id']}: {node['target']} {node['html'][:120]} {node.get('failureSummary', '')[:300]}"
        for violation in found["violations"]
        for node in violation["nodes"][:3]
    ]


@pytest.fixture(params=VARIANTS, ids=lambda variant: f"{variant[0]}-{variant[1]}")
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """A page of one width in one color scheme; motion is reduced, so that nothing is caught half faded."""
    width, scheme = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@pytest.mark.timeout(900)
def test_no_page_type_has_a_barrier(chromium: Browser, address: str) -> None:
    """Is there a violation of WCAG on any type of page, wide or narrow, light or dark?"""
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    found = {}
    for path in PAGES:
        page.goto(f"{address}{path}")
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="light")
            lines = violations(page)
            page.emulate_media(color_scheme="dark")
            if lines := lines + _found(page, OF_COLOR):
                found[path, width] = lines
    context.close()
    assert found == {}


def test_open_menus_and_dialogs_have_no_barrier(page: Page, address: str) -> None:
    """Is there a violation while the menu, the search with results, or a definition is open?"""
    page.goto(f"{address}programs/chnv-parole/")
    found = {}
    if page.viewport_size and page.viewport_size["width"] < 500:
        page.locator("label[for=__drawer].md-header__button").click()
        page.wait_for_timeout(400)
        found["menu"] = violations(page)
        page.goto(f"{address}programs/chnv-parole/")
    term = page.locator("a.fs-term").first
    term.focus()
    found["definition"] = violations(page)
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("parole", delay=20)
    page.wait_for_timeout(1500)
    found["search"] = violations(page)
    assert {state: lines for state, lines in found.items() if lines} == {}
