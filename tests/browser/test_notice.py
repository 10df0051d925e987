"""Does every page say what the site is not, and lead to help: at its head, at its foot, and on paper?"""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_the_notice_leads_to_help(chromium: Browser, address: str) -> None:
    """Does the link at the head of a page lead to where help can be found? (test_every_page: it is on each page.)"""
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{address}sheets/federal-money/")
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
