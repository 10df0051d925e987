"""The settings of a site in another language: what it calls itself, its kinds with their fields, its vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.kinds.declaration import Kind
from generator.languages.words import Words
from generator.model.catalog import Catalog
from generator.model.site import SiteConfig, Vocabulary
from generator.model.walk import Path
from generator.translating.replacing import replaced

_SITE_TEXTS = ("name", "short_name", "tagline", "description", "notice", "notice_short")
# What of the declaration of a kind readers see, wherever it stands in it.
_SHOWN = frozenset({"title", "singular", "purpose", "label", "says", "none"})
_SHOWN_IN_MATRIX = frozenset({"help"})


@dataclass(frozen=True)
class TranslatedKind(Kind):
    """A kind as another language calls it, and the fields that every kind has."""

    words: Words | None = None

    def label(self, name: str) -> str:
        """What readers see for a field."""
        label = super().label(name)
        return self.words.say(label) if self.words else label


def translated_kind(kind: Kind, words: Words) -> Kind:
    """The kind in another language."""
    texts = [(path, words.say(text)) for path, text in _shown(kind.declared, ())]
    return TranslatedKind(kind.id, kind.record, replaced(kind.declared, texts), words)


def translated_vocabulary(vocabulary: Vocabulary, words: Words) -> Vocabulary:
    """The vocabulary in another language."""
    texts = [(path, words.say(text)) for path, text in _vocabulary_texts(vocabulary)]
    translated: Vocabulary = replaced(vocabulary, texts)
    return translated


def translated_site(site: SiteConfig, language: str, words: Words) -> SiteConfig:
    """The site's settings in another language."""
    texts = ((name, getattr(site, name)) for name in _SITE_TEXTS)
    said = {name: words.say(" ".join(text.split())) for name, text in texts if text}
    return site.model_copy(update={**said, "language": language})


def messages_of(catalog: Catalog) -> Iterator[str]:
    """Every text of a site's settings that pages in another language show, and so a translator has to say."""
    site = catalog.site
    yield from (" ".join(text.split()) for name in _SITE_TEXTS if (text := getattr(site, name)))
    yield from _titles(site.nav)
    for kind in catalog.kinds.values():
        yield from (text for _, text in _shown(kind.declared, ()))
        yield from (kind.label(name) for name, field in kind.fields() if not field.label)
    yield from (text for _, text in _vocabulary_texts(catalog.vocabulary))


def _titles(menu: Any) -> Iterator[str]:
    for item in menu if isinstance(menu, (list, tuple)) else ():
        for title, inside in item.items() if isinstance(item, dict) else ():
            yield title
            yield from _titles(inside)


def _vocabulary_texts(vocabulary: Vocabulary) -> Iterator[tuple[Path, str]]:
    for name, terms in vocabulary.lists.items():
        for word, term in terms.items():
            yield ("lists", name, word, "label"), term.label
            if term.help and name == "topics":
                yield ("lists", name, word, "help"), term.help


def _shown(node: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """The texts in a declaration that readers see, with the paths to them."""
    if isinstance(node, BaseModel):
        for name in type(node).model_fields:
            yield from _shown(getattr(node, name), (*path, name))
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _shown(value, (*path, key))
    elif isinstance(node, tuple):
        for index, value in enumerate(node):
            yield from _shown(value, (*path, index))
    elif isinstance(node, str) and path and "schema_org" not in path:
        names = _SHOWN | (_SHOWN_IN_MATRIX if path[0] == "matrix" else frozenset())
        if path[-1] in names:
            yield path, node
