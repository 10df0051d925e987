"""What a page says of itself to search engines and to those with whom it is shared (Open Graph, https://ogp.me/)."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from babel.core import get_global
from mkdocs.structure.pages import Page

from generator.model.catalog import Catalog
from generator.sharing.cards import SHEETS, Card, card_path

# What has no end goes on to that of the page; so nothing is looked at twice.
_PARAGRAPH = re.compile(r"<p\b[^>]*+(?:>(.*?)(?:</p>|\Z)|\Z)", re.DOTALL)
_TAG = re.compile(r"<[^>]*+(?:>|\Z)")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s")
_SHORTEST = 40
_LONGEST = 240


@dataclass(frozen=True)
class Sharing:
    """The words and the picture of a page, as plain text. `image` is empty where the site has no address."""

    title: str
    description: str
    type: str
    locale: str
    address: str
    image: str
    image_text: str


def sharing(catalog: Catalog, made: Mapping[str, Card], page: Page, address: str) -> Sharing:
    """What to print on a page. `address` is the site's own; without it there is no image, which needs a whole address.

    `made` are the cards of the site by path.
    """
    translation, language = page.meta.get("translation"), str(page.meta.get("language") or "")
    uri = translation["of"] if translation else page.file.src_uri
    path = card_path(catalog, uri, language if translation else "")
    is_article = uri.removesuffix(".md") in catalog.entries or uri.startswith(SHEETS)
    return Sharing(
        title=html.unescape(str(page.meta.get("title") or page.title or catalog.site.name)),
        description=html.unescape(str(page.meta.get("description") or catalog.site.description)),
        type="article" if is_article else "website",
        locale=locale(language or catalog.site.language),
        address=page.canonical_url or "" if address else "",
        image=f"{address.rstrip('/')}/{path}" if address else "",
        image_text=made[path].described,
    )


@cache
def locale(language: str) -> str:
    """The language with the country that Open Graph wants: `en` is `en_US`, by the list of likely countries of CLDR."""
    code, _, territory = language.replace("-", "_").partition("_")
    likely = get_global("likely_subtags").get(code, code).rpartition("_")[2]
    return f"{code}_{territory or likely}" if territory or likely != code else code


def described(content: str) -> str:
    """A description for a page that has none of its own: the first sentences of its first real paragraph, if any."""
    for found in _PARAGRAPH.findall(content):
        text = " ".join(html.unescape(_TAG.sub("", found)).split())
        if len(text) >= _SHORTEST:
            return _beginning(text)
    return ""


def _beginning(text: str) -> str:
    """As many whole sentences as fit; of a longer sentence, its first words."""
    kept = ""
    for sentence in _SENTENCE_END.split(text):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > _LONGEST:
            break
        kept = longer
    return kept or text[:_LONGEST].rpartition(" ")[0] + " …"
