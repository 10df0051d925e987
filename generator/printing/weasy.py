"""WeasyPrint: a printable document as a PDF, without any network. The only module that needs the extra `pdf`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint import HTML  # type: ignore[import-untyped]
from weasyprint.urls import (  # type: ignore[import-untyped]
    FatalURLFetchingError,
    URLFetcher,
    URLFetcherResponse,
)

from generator.printing.printable import HOST, Printable

# Fonts come with a package, so that every machine makes the same file.
FONTS = "fonts/"
_FONT = re.compile(rb'font-family="[^"]*"')
_SECONDS_OF_DAY = 86_400
_CLOCK = "SOURCE_DATE_EPOCH"
_OPTIONS = {"pdf_variant": "pdf/ua-1", "custom_metadata": True}


class RefusedError(Exception):
    """A document asks for something that is not part of it; the message says what."""


class SiteFetcher(URLFetcher):  # type: ignore[misc]
    """Gives the files of one document, and the fonts. Every other address stops the whole PDF."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=["data"])
        self._files = files
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """A file of the document, or data within the address itself; raises FatalURLFetchingError for all else."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        path = unquote(urlsplit(url).path).removeprefix("/")
        if not url.startswith(HOST):
            raise self._refusal(f"{url} is not part of the site")
        if path.startswith(FONTS) and "/" not in path.removeprefix(FONTS):
            return URLFetcherResponse(url, _font(path.removeprefix(FONTS)), {"Content-Type": "font/otf"})
        if path not in self._files:
            raise self._refusal(f"{path} is not a file of the site")
        if path.endswith(".svg"):
            return URLFetcherResponse(url, _on_white(self._files[path]), {"Content-Type": "image/svg+xml"})
        return URLFetcherResponse(url, self._files[path])

    def _refusal(self, reason: str) -> FatalURLFetchingError:
        # Kept besides, because the drawing of pictures catches everything.
        self.refused.append(reason)
        return FatalURLFetchingError(reason)


def render_pdf(printable: Printable, day: int) -> tuple[bytes, int]:
    """The document as a tagged PDF (PDF/UA-1), and the number of its pages.

    `day` counts from 1970 and is the day that the file bears: its bytes depend on no clock. Raises RefusedError if the
    document asks for anything that is not part of it.
    """
    fetcher = SiteFetcher(printable.files)
    with _at_day(day):
        try:
            page = HTML(string=printable.html, base_url=f"{HOST}{printable.name}/", url_fetcher=fetcher)
            document = page.render(**_OPTIONS)
            made = document.write_pdf(pdf_identifier=printable.digest.encode()[:32], **_OPTIONS)
        except FatalURLFetchingError as refused:  # no Exception, so that nothing else catches it
            raise RefusedError(str(refused)) from None
    if fetcher.refused:
        raise RefusedError(fetcher.refused[0])
    assert isinstance(made, bytes)
    return made, len(document.pages)


@contextmanager
def _at_day(day: int) -> Iterator[None]:
    """Give the library that makes subsets of fonts, which writes the time into them, a day of its own."""
    before = os.environ.get(_CLOCK)
    os.environ[_CLOCK] = str(day * _SECONDS_OF_DAY)
    try:
        yield
    finally:
        os.environ.pop(_CLOCK)
        if before is not None:
            os.environ[_CLOCK] = before


def _on_white(drawing: bytes) -> bytes:
    """A drawing of the site with the font of the document, and without the tint of the screen behind it."""
    text = _FONT.sub(b'font-family="Sheet"', drawing, count=1)
    return text.replace(b'<rect class="p-paper" width="100%" height="100%"/>', b"", 1)


def _font(name: str) -> bytes:
    folder = Path(str(resources.files("font_source_serif_pro"))) / "files"
    found = folder / name
    if not found.is_file():
        raise FatalURLFetchingError(f"there is no font {name}")
    return found.read_bytes()
