"""PDFs: what they hold, that they are the same each time, and that nothing is fetched from anywhere."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from pypdf import PdfReader

from generator.printing.printable import Printable

pytestmark = pytest.mark.usefixtures("no_network")
Render = Callable[[Printable, int], tuple[bytes, int]]
PAGE = '<!doctype html><html lang="en"><head><title>T</title></head><body>{}</body></html>'


@pytest.mark.parametrize(
    "asked",
    [
        '<img src="https://example.org/x.png" alt="x">',
        '<img src="http://127.0.0.1:9/x.png" alt="x">',
        '<img src="file:///etc/hostname" alt="x">',
        '<img src="/not-a-file.png" alt="x">',
        '<img src="/../../etc/hostname" alt="x">',
        '<style>@import url("https://example.org/x.css");</style>',
        '<link rel="stylesheet" href="//example.org/x.css">',
        '<p style="background: url(https://example.org/x.png)">x</p>',
        "<style>@font-face { font-family: x; src: url(/fonts/../secret.otf) } p { font-family: x }</style><p>x</p>",
    ],
)
def test_nothing_from_elsewhere(asked: str, weasy: Render) -> None:
    """Does a document that asks for anything but its own files stop with the address, and make no PDF?"""
    from generator.printing.weasy import RefusedError

    with pytest.raises(RefusedError, match=r"not part of the site|not a file of the site"):
        weasy(Printable("x", "T", PAGE.format(asked)), 0)


def test_a_drawing_cannot_ask_either(weasy: Render) -> None:
    """Does a drawing of the site that refers to another host stop the PDF as well?"""
    from generator.printing.weasy import RefusedError

    drawing = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9">'
        b'<image href="https://example.org/x.png" width="9" height="9"/></svg>'
    )
    with pytest.raises(RefusedError, match="not part of the site"):
        weasy(Printable("x", "T", PAGE.format('<img src="/x.svg" alt="x">'), {"x.svg": drawing}), 0)


def test_its_own_files_are_there(weasy: Render) -> None:
    """Is a file of the document drawn?"""
    drawing = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20" width="90" height="20" font-family="x">'
        b'<text x="0" y="15">drawn</text></svg>'
    )
    content, pages = weasy(Printable("x", "T", PAGE.format('<img src="/x.svg" alt="x">'), {"x.svg": drawing}), 0)
    assert pages == 1
    assert "drawn" in PdfReader(io.BytesIO(content)).pages[0].extract_text()


def test_the_same_content_gives_the_same_file(weasy: Render, monkeypatch: pytest.MonkeyPatch) -> None:
    """Are two PDFs of one document the same to the last byte, whatever the clock and its setting say?"""
    font = (
        "<style>@font-face { font-family: S; src: url(/fonts/SourceSerifPro-Regular.otf) } p { font-family: S }</style>"
    )
    page = Printable("x", "T", PAGE.format(f"{font}<p>Text</p>"))
    first, _ = weasy(page, 20_000)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    second, _ = weasy(page, 20_000)
    assert first == second
