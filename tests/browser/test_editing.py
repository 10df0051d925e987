"""Links into the repository, in a real browser: quiet, reachable, and asked of no host until somebody follows one."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import Result
from playwright.sync_api import Browser, expect

from tests.browser.conftest import PREFIX, StaticHost
from tests.conftest import copy_site

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, factsheet: Callable[..., Result]) -> Iterator[str]:
    """The small site with a repository, served. Ends with a slash."""
    root = copy_site(tmp_path_factory.mktemp("repository") / "bridges")
    settings = root / "site_config" / "site.yml"
    text = settings.read_text(encoding="utf-8")
    assert 'repository: ""' in text
    settings.write_text(text.replace('repository: ""', "repository: https://github.com/o/r"), encoding="utf-8")
    site = Path(root.parent / "site")
    handler = functools.partial(StaticHost, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    url = f"http://127.0.0.1:{server.server_address[1]}{PREFIX}"
    result = factsheet(root, "build", "--site-dir", str(site), FACTSHEET_ADDRESS=url)
    assert result.exit_code == 0, result.output
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield url
    server.shutdown()


def test_one_statement(chromium: Browser, published: str) -> None:
    """Does the link wait until it is wanted, and does a report hold the permalink and the words of the statement?"""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    others: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: others.append(request.url) if not request.url.startswith(published) else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{published}bridges/old-mill-bridge/")
    fact = page.locator("#closure")
    edit = page.get_by_role("link", name="Edit this fact: closure", exact=True)
    expect(edit).to_have_css("opacity", "0")
    fact.hover()
    expect(edit).to_have_css("opacity", "1")
    assert "noreferrer" in (edit.get_attribute("rel") or "")
    page.mouse.move(0, 0)
    edit.focus()
    expect(edit).to_have_css("opacity", "1")

    fact.locator(".fs-permalink").click()
    query = parse_qs(urlsplit(fact.locator(".fs-report").get_attribute("href") or "").query)
    said = " ".join(fact.locator(".fs-says").inner_text().removesuffix("#").split())
    assert query["page"] == [f"{published}bridges/old-mill-bridge/#closure"]
    assert query["statement"] == [said]
    page.emulate_media(media="print")
    assert page.locator(".fs-edit:visible, .fs-edits:visible").count() == 0
    context.close()
    assert (others, errors) == ([], [])


def test_on_a_phone(chromium: Browser, published: str) -> None:
    """Where nothing hovers: is each link there, and does it make no page wider than the screen?"""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{published}bridges/old-mill-bridge/")
    expect(page.get_by_role("link", name="Edit this fact: closure", exact=True)).to_have_css("opacity", "1")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()
