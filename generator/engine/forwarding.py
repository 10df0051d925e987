"""The address of a renamed entry leads on to the new one, for readers, browsers without scripts, and search engines."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from generator.model.catalog import Catalog
from generator.model.source import renamed_sources


def forward(catalog: Catalog, page: Page) -> str:
    """The relative address to which the page of a renamed entry leads, or nothing for any other page.

    For search engines, the page says that its content is at the new address (`rel="canonical"`).
    """
    key = _target(catalog, page.file.src_uri.removesuffix(".md"))
    if not key:
        return ""
    if page.canonical_url:
        page.canonical_url = page.canonical_url.removesuffix(page.url) + f"{key}/"
    return get_relative_url(f"{key}/", page.url)


def _target(catalog: Catalog, key: str) -> str:
    """The key at which the entry or source lives that had this one; nothing for any other."""
    kind, _, name = key.partition("/")
    if kind == "sources":
        if name in catalog.sources:
            return ""
        source = renamed_sources(catalog.sources).get(name)
        return f"sources/{source.id}" if source else ""
    stub = catalog.moved.get(key)
    entry = catalog.entry(stub.to) if stub else None
    return entry.key if entry else ""


def unlisted(files: Files) -> Iterator[str]:
    """The addresses of the pages that ask search engines to pass them over; they do not belong into the sitemap."""
    for file in files.documentation_pages():
        if file.page and "noindex" in str(file.page.meta.get("robots", "")):
            yield from (address for address in (file.page.canonical_url, file.page.abs_url) if address)
