"""Waits for what a page comes to say of itself.

Playwright's own `wait_for_function` looks again from within the page, where the site's Content Security Policy forbids
to evaluate a string: it fails whenever its first look comes too early. Here, each look comes from outside.
"""

from __future__ import annotations

import time

from playwright.sync_api import Error, Page, TimeoutError

_PAUSE = 50.0  # milliseconds between two looks


def wait_until(page: Page, condition: str, timeout: float = 30_000) -> None:
    """Wait until an expression of JavaScript holds on a page, for as many milliseconds at most.

    Raises Playwright's TimeoutError if it never does.
    """
    end = time.monotonic() + timeout / 1000
    while not _holds(page, condition):
        if time.monotonic() > end:
            raise TimeoutError(f"This never came about on {page.url}: {condition}")
        page.wait_for_timeout(_PAUSE)


def _holds(page: Page, condition: str) -> bool:
    try:
        return bool(page.evaluate(condition))
    except Error as error:
        if "context was destroyed" in str(error):  # the page is just being loaded anew
            return False
        raise
