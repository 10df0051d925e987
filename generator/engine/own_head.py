"""The lines in the head of a page that are its own: what it is called, where it is, in which other forms it is there.

All else in the head is the same for many pages and stands in templates, which have a place for these lines each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from jinja2.filters import do_striptags
from markupsafe import escape
from mkdocs.structure.pages import Page

Url = Callable[[str], str]


def described(page: Page, config: Any, before: str, behind: str) -> str:
    """What search engines are told of a page; `before` and `behind` are the ways to its neighbors.

    Made after the block `site_meta` of the theme's base.html.
    """
    return "\n".join(_described(page, config, before, behind))


def _described(page: Page, config: Any, before: str, behind: str) -> Iterator[str]:
    if description := page.meta.get("description") or config.site_description:
        yield f'<meta name="description" content="{description}">'
    if author := page.meta.get("author") or config.site_author:
        yield f'<meta name="author" content="{author}">'
    if page.canonical_url:
        yield f'<link rel="canonical" href="{page.canonical_url}">'
    if page.previous_page:
        yield f'<link rel="prev" href="{before}">'
    if page.next_page:
        yield f'<link rel="next" href="{behind}">'


def title(page: Page, config: Any) -> str:
    """The title of a page. Made after the block `htmltitle` of the theme's base.html."""
    name = page.meta.get("title")
    if not name and page.title and not page.is_homepage:
        name = do_striptags(page.title)
    return f"<title>{name} - {config.site_name}</title>" if name else f"<title>{config.site_name}</title>"


def linked(page: Page, context: Any, say: Callable[[str], str], shared: str | None = None) -> str:
    """What else programs are told of a page: where it is shared (or `shared`), its translations and other forms."""
    return "\n".join(_linked(page, context, say, shared))


def _linked(page: Page, context: Any, say: Callable[[str], str], shared: str | None) -> Iterator[str]:
    if robots := page.meta.get("robots"):
        yield f'<meta name="robots" content="{escape(robots)}">'
    if forward := context.get("forward"):
        yield f'<noscript><meta http-equiv="refresh" content="0; url={escape(forward)}"></noscript>'
    for each in context.get("alternates", ()):
        yield f'<link rel="alternate" hreflang="{each["language"]}" href="{escape(each["address"])}">'
    if shared is not None:
        yield shared
    elif sharing := context.get("sharing"):
        yield from _shared(sharing, context["config"].site_name)
    # The other forms of the page, so that programs and readers of feeds find them by themselves. The theme's script
    # takes `rel=alternate` for a translation and asks for a sitemap beside it; a space keeps it from that.
    for each in context.get("twins", ()):
        kind, address = escape(each["media_type"]), escape(each["url"])
        yield f'<link rel="alternate " type="{kind}" title="{say(each["title"])}" href="{address}">'


def loaded(context: Any, url: Url) -> str:
    """The scripts of a page that are loaded with its head.

    Those that narrow a list are fetched first; modules all at once. Painting waits for none of them: what they take
    away is out of sight until they ran (early.js).
    """
    early = [module(script.name, url) for script in context["page_scripts"] if script.early]
    modules = (
        f'<link rel="modulepreload" href="{url(f"assets/scripts/{name}.js")}">' for name in context["page_modules"]
    )
    return "\n".join((*early, *modules))


def _shared(sharing: Any, site: str) -> Iterator[str]:
    """What a page says of itself where it is shared (https://ogp.me/)."""
    yield f'<meta property="og:title" content="{escape(sharing.title)}">'
    yield f'<meta property="og:description" content="{escape(sharing.description)}">'
    yield f'<meta property="og:type" content="{sharing.type}">'
    yield f'<meta property="og:site_name" content="{escape(site)}">'
    yield f'<meta property="og:locale" content="{escape(sharing.locale)}">'
    if sharing.address:
        yield f'<meta property="og:url" content="{escape(sharing.address)}">'
    if sharing.image:
        yield f'<meta property="og:image" content="{escape(sharing.image)}">'
        yield '<meta property="og:image:type" content="image/png">'
        yield '<meta property="og:image:width" content="1200">'
        yield '<meta property="og:image:height" content="630">'
        yield f'<meta property="og:image:alt" content="{escape(sharing.image_text)}">'
    yield f'<meta name="twitter:card" content="{"summary_large_image" if sharing.image else "summary"}">'


def module(name: str, url: Url) -> str:
    """The element that loads a script of ours."""
    return f'<script type="module" src="{url(f"assets/scripts/{name}.js")}"></script>'
