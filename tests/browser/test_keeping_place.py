"""A preview in a real browser: does a page that reloads stay where it was, and do its notices work?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.waiting import wait_until
from tests.test_preview import Served

pytestmark = pytest.mark.browser
TOP = "(id) => document.getElementById(id).getBoundingClientRect().top"


@pytest.fixture
def served(bridges: Path) -> Iterator[Served]:
    """A preview that is stopped at the end, whatever happens."""
    preview = Served(bridges)
    yield preview
    preview.stop()


@pytest.fixture
def narrow(chromium: Browser) -> Iterator[Page]:
    """A small window, so that every page has to be scrolled; it may read and write the clipboard."""
    context = chromium.new_context(viewport={"width": 700, "height": 400})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def test_a_reload_keeps_the_place(narrow: Page, served: Served) -> None:
    """After an edit that makes what is above longer: is the same fact at the same height, details open, focus kept?"""
    path = served.root / "content" / "bridges" / "old-mill-bridge.yml"
    served.start()
    narrow.goto(f"http://127.0.0.1:{served.port}/bridges/old-mill-bridge/")
    narrow.locator("#cite > summary").click()
    assert narrow.locator("#cite").get_attribute("open") is not None
    narrow.evaluate("() => document.querySelector('#detour .fs-permalink').focus()")
    narrow.evaluate("() => document.getElementById('detour').scrollIntoView()")
    before, scrolled = narrow.evaluate(TOP, "detour"), narrow.evaluate("scrollY")
    narrow.evaluate("() => { globalThis.old = true }")

    text = path.read_text(encoding="utf-8")
    fact = (
        "  - id: added\n    says: " + "A sentence that was added. " * 40 + "\n    assertion: reported\n"
        "    evidence:\n      - {source: bridge-office-register, at: page 2}\n"
    )
    path.write_text(text.replace("facts:\n", f"facts:\n{fact}", 1), encoding="utf-8")
    wait_until(narrow, "() => !globalThis.old && document.getElementById('added')", timeout=60_000)
    narrow.wait_for_load_state("load")
    narrow.wait_for_timeout(300)

    assert narrow.evaluate("scrollY") > scrolled + 100, "what is above did grow"
    assert abs(narrow.evaluate(TOP, "detour") - before) < 3
    assert narrow.locator("#cite").get_attribute("open") is not None
    assert narrow.evaluate("document.activeElement.closest('.fs-fact').id") == "detour"


def test_the_notice_opens_files_and_copies_places(narrow: Page, served: Served) -> None:
    """After a mistake: does the notice link to the very line, and does its button copy the place?"""
    path = served.root / "content" / "bridges" / "old-mill-bridge.yml"
    served.start()
    narrow.goto(f"http://127.0.0.1:{served.port}/about/")
    text = path.read_text(encoding="utf-8")
    line = next(number for number, row in enumerate(text.splitlines(), 1) if row.startswith("name:"))
    path.write_text(text.replace("name:", "nmae:", 1), encoding="utf-8")
    link = narrow.locator(f'#fs-problems a[href$="/old-mill-bridge.yml:{line}:1"]').first
    link.wait_for(timeout=60_000)
    assert link.get_attribute("href") == f"vscode://file{path}:{line}:1".replace(" ", "%20")
    button = narrow.get_by_role("button", name=f"Copy content/bridges/old-mill-bridge.yml:{line}:1").first
    button.click()
    narrow.get_by_text("Copied").wait_for()
    copied = narrow.evaluate("navigator.clipboard.readText()")
    assert copied == f"content/bridges/old-mill-bridge.yml:{line}:1"


def test_a_draft_is_counted(narrow: Page, served: Served) -> None:
    """Does an entry that becomes a draft show as one in the preview: in the bar, on its page and in lists?"""
    path = served.root / "content" / "bridges" / "mill-crossing.yml"
    example = (served.root / "content" / "bridges" / "river-gate-bridge.yml").read_text(encoding="utf-8")
    name = next(row for row in example.splitlines() if row.startswith("name:"))
    path.write_text("draft: true\n" + example.replace(name, "name: Mill Crossing"), encoding="utf-8")
    served.start()
    assert served.drafts() == ["/bridges/mill-crossing/"]
    narrow.goto(f"http://127.0.0.1:{served.port}/bridges/")
    assert narrow.get_by_text("Draft: not published").count() == 1
    narrow.locator("#fs-drafts summary").click()
    narrow.locator("#fs-drafts").get_by_role("link", name="Mill Crossing").click()
    narrow.locator(".fs-draft-banner").wait_for()
