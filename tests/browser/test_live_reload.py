"""Does a page in a preview follow an edit by itself, in a real browser?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.test_preview import Served

pytestmark = pytest.mark.browser


@pytest.fixture
def served(bridges: Path) -> Iterator[Served]:
    """A preview that is stopped at the end, whatever happens."""
    preview = Served(bridges)
    yield preview
    preview.stop()


def test_an_edit_shows_by_itself(chromium: Browser, served: Served) -> None:
    """Does an open page reload after an edit, without an error: is no policy in the way of the preview's own script?"""
    served.start()
    page = chromium.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if "Content Security" in message.text else None)
    page.goto(f"http://127.0.0.1:{served.port}/about/")
    about = served.root / "docs" / "about.md"
    about.write_text(about.read_text(encoding="utf-8") + "\nA sentence that was added.\n", encoding="utf-8")
    page.get_by_text("A sentence that was added.").wait_for(timeout=60_000)
    page.close()
    assert errors == []
