"""A real browser and the real site, served as a static host would, under a part of an address."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Error, Page, sync_playwright

from generator.cli import main

ROOT = Path(__file__).parent.parent.parent
PREFIX = "/repo/"
# The first is the same engine without windows: it needs a third of the time, and is what Playwright itself takes.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


class StaticHost(http.server.SimpleHTTPRequestHandler):
    """Serves a folder under PREFIX, with 404.html for what is not there, like hosts of static pages do."""

    def translate_path(self, path: str) -> str:
        """Where a request's file is; outside the prefix there is nothing."""
        inside = path.startswith(PREFIX)
        return super().translate_path("/" + path[len(PREFIX) :]) if inside else str(Path(self.directory) / "nowhere")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for what is not there."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, driven by Playwright. Where it is missing, tests skip, unless REQUIRE_BROWSER is set."""
    executable = next((found for name in NAMES if (found := shutil.which(name))), None)
    required = bool(os.environ.get("REQUIRE_BROWSER"))
    if executable is None:
        if required:
            pytest.fail(f"REQUIRE_BROWSER is set, but there is no Chromium. Install it: apt-get install {NAMES[0]}")
        pytest.skip("no Chromium on this machine")
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=executable, args=options)
        except Error as error:
            if required:
                raise
            pytest.skip(f"Chromium does not start: {error}")
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real site, built for an address with a part after the host, and served there. Ends with a slash."""
    site = tmp_path_factory.mktemp("published") / "site"
    handler = functools.partial(StaticHost, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    url = f"http://127.0.0.1:{server.server_address[1]}{PREFIX}"
    environ = {"FACTSHEET_ADDRESS": url, "FACTSHEET_TODAY": "2026-11-22"}
    result = CliRunner().invoke(main, ["-C", str(ROOT), "build", "--site-dir", str(site)], env=environ)
    assert result.exit_code == 0, result.output
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield url
    server.shutdown()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh page of normal width, on which no error may be logged."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert errors == []
