"""WeasyPrint, where its libraries are; and nobody to talk to."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable

import pytest

from generator.printing.printable import Printable

Render = Callable[[Printable, int], tuple[bytes, int]]


@pytest.fixture(scope="session")
def weasy() -> Render:
    """The maker of PDFs. Where Pango is missing, tests skip, unless REQUIRE_BROWSER is set."""
    try:
        from generator.printing.weasy import render_pdf
    except (ImportError, OSError) as error:
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail(f"REQUIRE_BROWSER is set, but WeasyPrint does not start: {error}")
        pytest.skip(f"WeasyPrint does not start: {error}")
    return render_pdf


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any attempt to open a connection fails the test."""

    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError("something tried to open a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
