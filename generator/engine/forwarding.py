"""The address of a renamed entry leads on to the new one, for readers, browsers without scripts, and search engines."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from generator.model.catalog import Catalog


def forward(catalog: Catalog, page: Page) -> str:
    """The relative address to which the page of a renamed entry leads, or nothing for any other page.

    For search engines, the page says that its content is at the new address (`rel="canonical"`).
    """
    stub = catalog.moved.get(page.file.src_uri.removesuffix(".md"))
    target = catalog.entry(stub.to) if stub else None
    if target is None:
        return ""
    if page.canonical_url:
        page.canonical_url = page.canonical_url.removesuffix(page.url) + f"{target.key}/"
    return get_relative_url(f"{target.key}/", page.url)


def unlisted(files: Files) -> Iterator[str]:
    """The addresses of the pages that ask search engines to pass them over; they do not belong into the sitemap."""
    for file in files.documentation_pages():
        if file.page and "noindex" in str(file.page.meta.get("robots", "")):
            yield from (address for address in (file.page.canonical_url, file.page.abs_url) if address)
