"""Reads a built site as a reader would: its pages, the text of each article, and where links lead."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html
from lxml.html import HtmlElement

# What frames put into the article beside the text: links of each engine's own, our list of other forms of the page, the
# sources that only paper shows, and titles within drawings.
_FRAME = (
    "script",
    "style",
    "svg",
    "*[contains(@class, 'headerlink')]",
    "*[contains(@class, 'fs-twins')]",
    "*[contains(@class, 'fs-languages')]",
    "*[contains(@class, 'fs-refs')]",
    "*[contains(@class, 'md-content__button')]",
)


def pages(site: Path) -> dict[str, Path]:
    """The pages of a site by their address below it; the page for wrong addresses is none."""
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*.html")}
    return {name.removesuffix("index.html"): path for name, path in found.items() if _is_page(name)}


def _is_page(name: str) -> bool:
    """Whether a file is a page, and not a card to embed or a part of an engine."""
    return name == "index.html" or name.endswith("/index.html")


def text(path: Path) -> str:
    """The words of the article, with one space between them."""
    article = _article(path)
    for pattern in _FRAME:
        for element in article.xpath(f".//{pattern}"):
            element.drop_tree()
    return " ".join(" ".join(article.itertext()).split())


def dead_links(site: Path) -> list[str]:
    """Links and pictures within articles that lead to no file of the site or to no place of a page."""
    return [f"{name}: {link}" for name, path in pages(site).items() for link in _dead(site, name, path)]


def _dead(site: Path, name: str, path: Path) -> Iterator[str]:
    for link in links(path, name):
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        file = site / unquote(parts.path)
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file() or (parts.fragment and file.suffix == ".html" and not _has(file, parts.fragment)):
            yield link


def links(path: Path, name: str) -> list[str]:
    """Every address that the article of the page `name` names, in its order; those of the site from its root on."""
    article = _article(path)
    for pattern in _FRAME[3:]:
        for element in article.xpath(f".//{pattern}"):
            element.drop_tree()
    return [_from_root(str(link), name) for link in article.xpath(".//a/@href | .//img/@src")]


def _from_root(link: str, name: str) -> str:
    """`../b/#x` on the page `a/` is `b/#x`, as `#x` there is `a/#x`; addresses of other hosts stay."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return link
    place = posixpath.normpath(posixpath.join("/", name, parts.path)).lstrip("/")
    mark = f"#{parts.fragment}" if parts.fragment else ""
    return f"{place}{mark}"


def _has(file: Path, anchor: str) -> bool:
    return unquote(anchor).partition(":~:")[0] in {"", *_ids(file)}


@cache
def _ids(file: Path) -> frozenset[str]:
    return frozenset(map(str, html.fromstring(file.read_bytes()).xpath("//@id | //a/@name")))


def _article(path: Path) -> HtmlElement:
    found = html.fromstring(path.read_text(encoding="utf-8")).xpath("//article")
    assert len(found) == 1, f"{path} has {len(found)} articles"
    return found[0]


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
