"""Gives the frame's templates the words of the interface, in the language of the page that is being written."""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape
from mkdocs.structure.pages import Page

from generator.languages.words import Words, fill, words_for
from generator.model.catalog import Catalog

# The key of a page's front matter that says in which language it is written.
LANGUAGE = "language"


def add_words(environment: Environment, catalog: Catalog | None) -> None:
    """Add `_` and `_n`, as the templates of pages have them. Values are escaped for HTML unless they are HTML."""

    def words_here(context: Context) -> Words:
        return words_of(context.get("page"), catalog)

    environment.globals.update({"_": _sayer(words_here), "_n": _counter(words_here)})


def words_of(page: Page | None, catalog: Catalog | None) -> Words:
    """The words of the language in which a page is written; of the site's own for what is no page."""
    language = page.meta.get(LANGUAGE) if page and page.meta else None
    if catalog is None:
        return words_for("en")
    return catalog.languages.get(language, catalog.words) if language else catalog.words


def _sayer(words_of: Callable[[Context], Words]) -> Callable[..., Markup]:
    said: dict[
        tuple[int, str], Markup
    ] = {}  # of messages without values; the words of languages live as long as a build

    @pass_context
    def say(context: Context, message: str, /, **values: object) -> Markup:
        words = words_of(context)
        if values:
            return Markup(fill(words.say(message), values, escape))
        key = id(words), message
        if key not in said:
            said[key] = Markup(words.say(message))
        return said[key]

    return say


def _counter(words_of: Callable[[Context], Words]) -> Callable[..., Markup]:
    @pass_context
    def say(context: Context, one: str, other: str, count: int, /, **values: object) -> Markup:
        message = one if count == 1 else other
        return Markup(fill(words_of(context).say(message), {"count": count, **values}, escape))

    return say
