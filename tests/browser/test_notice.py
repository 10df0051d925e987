"""Does every page say what the site is not, and lead to help: at its head, at its foot, and on paper?"""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import Browser

from tests.browser.test_reading import PAGES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [390, 1280])
def test_first_screen_leads_to_help(chromium: Browser, address: str, width: int) -> None:
    """Is “Not legal advice” on the first screen of every page type, as a link to where help can be found?"""
    page = chromium.new_page(viewport={"width": width, "height": 844})
    for path in PAGES:
        page.goto(address + path)
        link = page.locator(".fs-notice a")
        box = link.bounding_box()
        assert "legal" in link.inner_text(), path
        assert box is not None, path
        assert box["y"] + box["height"] < 844, path
        assert link.evaluate("(link) => link.href") == f"{address}about/#not-legal-advice", path
    page.locator(".fs-notice a").click()
    page.wait_for_url(f"{address}about/#not-legal-advice")
    heading = page.locator("#not-legal-advice")
    assert heading.inner_text() == "Not legal advice"
    assert "accredited" in page.locator("article").inner_text()
    page.close()


@pytest.mark.parametrize("path", ["rulings/san-francisco-v-trump-first-injunction/", "sheets/federal-money/", "about/"])
def test_paper_says_it_in_full(chromium: Browser, address: str, path: str) -> None:
    """On a printed page: does the notice stand there in full, with whom to ask?"""
    pypdf = pytest.importorskip("pypdf")
    page = chromium.new_page()
    page.goto(address + path)
    document = pypdf.PdfReader(io.BytesIO(page.pdf(format="Letter")))
    text = " ".join(" ".join(sheet.extract_text() for sheet in document.pages).split())
    assert "information, not legal advice" in text
    assert "accredited by the US Department of Justice" in text
    page.close()
