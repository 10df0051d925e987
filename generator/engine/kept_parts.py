"""Parts of the frame that are the same on many pages, such as the menus: written once, then taken again.

Templates need not know of it; what a page says itself, they print as `own` (`own_parts.py`). While a part is written
for the first time, it is watched: what it reads of its context and of the page is noted. It comes out the same on each
page of the group on which all that is the same, since templates know nothing else. A part that asks a page for more
than single words is never kept.

A group is the pages of one folder that have the same parent, or none, and are not in the menu themselves, such as the
entries of a kind: links are relative to the folder, and what the menu marks as open is the parent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment, Template, TemplateNotFound, pass_context
from jinja2.runtime import Context
from jinja2.utils import missing
from mkdocs.structure import StructureItem
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

from generator.engine.kept_part import PLACES, KeptPart, Render, apart
from generator.engine.standing_in import StandIn, watching

_FRAME = "main.html"  # the whole is such a part too
# What is worth keeping: it is written on every page, and takes longer than looking whether it was written before.
_TEMPLATES = (
    _FRAME,
    "partials/nav.html",
    "partials/tabs.html",
    "partials/path.html",
    "partials/colophon.html",
    "partials/top.html",
    "partials/header-begin.html",
    "partials/header-end.html",
    "partials/tags.html",
    "partials/source-file.html",
    "partials/feedback.html",
    "partials/integrations/analytics.html",
    "partials/javascripts/base.html",
)
_BASE = "base.html"
_BLOCKS = frozenset({"styles", "fonts", "config", "scripts"})  # of that
_WORDS = "partials/language.html"
_VARIANTS = 8  # of one part in one group; with more, what it reads differs on each page

Group = tuple[object, ...]


class KeptParts:
    """The parts that one build keeps."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, Group], list[KeptPart]] = {}
        self._hopeless: set[tuple[str, Group]] = set()
        self._in_menu: dict[int, frozenset[int]] = {}
        self._words: dict[int, _Words] = {}
        self._page: Page | None = None
        self._group: Group = ()
        self._name = ""
        self._globals: Mapping[str, object] = {}
        self.used: list[str] = []

    def add_to(self, environment: Environment, theme: str) -> None:
        """Keep parts of what this environment writes; its loader must be its last. `theme` is the theme's folder."""
        for name in _TEMPLATES:
            if template := _template(environment, name):
                template.root_render_func = self._keeping(name, template.root_render_func)
        if base := _template(environment, _BASE):
            for name in base.blocks.keys() & _BLOCKS:
                base.blocks[name] = self._keeping(name, base.blocks[name])
        self._globals = environment.globals
        words = _template(environment, _WORDS)
        if words and (words.filename or "").startswith(theme):  # then it reads the language of the settings and no more
            self._keep_words(words)
        environment.filters["url"] = _url

    def turn_to(self, page: Page, context: Any) -> None:
        """The next page is to be written."""
        self._page, self._group = page, ()
        self.used = []
        menu = context["nav"]
        if id(menu) not in self._in_menu:
            self._in_menu[id(menu)] = frozenset(map(id, _all(menu.items)))
        if id(page) not in self._in_menu[id(menu)]:
            folder, _, self._name = page.url.rstrip("/").rpartition("/")
            # A preview may call the parent otherwise; whatever else of it changes, all is built.
            parent = (id(page.parent), getattr(page.parent, "title", ""), getattr(page.parent, "meta", {}).get("title"))
            self._group = (id(menu), id(context["config"]), *parent, folder, page.url[-1:])

    def frame(self, page: Page, context: Any) -> KeptPart | None:
        """The whole frame of the page that was turned to, where it was written before."""

        def resolve(name: str) -> object:
            return context[name] if name in context else self._globals.get(name, missing)

        parts = self._kept.get((_FRAME, self._group), ()) if self._group else ()
        found = next((part for part in parts if part.suits(resolve, page)), None)
        return found if found and self._name not in found.page.targets else None

    def _keeping(self, name: str, render: Render) -> Render:
        def kept(context: Context, *_: object, **__: object) -> Iterator[str]:
            key, page = (name, self._group), self._page
            if not self._group or page is None or key in self._hopeless or context.get("page") is not page:
                return render(context)
            part = self._taken(key, context, page) or self._watched(key, render, context, page)
            if part is None or self._name in part.page.targets:  # a link to itself, or below, is another on each page
                return render(context)
            self.used += part.bare
            return part.written(context["own"])

        return kept

    def _taken(self, key: tuple[str, Group], context: Context, page: Page) -> KeptPart | None:
        """The part as it was written before, where all that it read was the same."""
        resolve = context.resolve_or_missing
        return next((part for part in self._kept.get(key, ()) if part.suits(resolve, page)), None)

    def _watched(self, key: tuple[str, Group], render: Render, context: Context, page: Page) -> KeptPart | None:
        """The part, written for the first time; nothing if it may differ on each page of the group."""
        part = self._written(render, context, StandIn(page))
        variants = self._kept.setdefault(key, [])
        if part is None or len(variants) == _VARIANTS:
            self._hopeless.add(key)
            return None
        variants.append(part)
        return part

    def _written(self, render: Render, context: Context, page: StandIn) -> KeptPart | None:
        try:
            with watching(context) as read:
                text = "".join(render(context.derived({"page": page, "own": PLACES})))
        except Exception:  # of what the stand-ins lack; if it is a mistake in the template, the page itself shows it
            return None
        pieces, places = apart(text)
        if page.asked_for_more or "pages" in read or any("\x00" in piece for piece in pieces):
            return None
        return KeptPart(tuple(pieces), tuple(places), tuple(read), list(read.values()), page)

    def _keep_words(self, template: Template) -> None:
        """Let the theme's words be read once for each language. The theme reads them anew for each page."""
        make = template.make_module

        def kept(vars: Any = None, shared: bool = False, locals: Any = None) -> Any:
            if not self._group or not vars:
                return make(vars, shared, locals)
            config = id(vars["config"])
            if config not in self._words:
                self._words[config] = _Words(make(vars, shared, locals))
            return self._words[config]

        template.make_module = kept  # type: ignore[method-assign]


class _Words:
    """The words of the theme in one language, as templates ask for them: `lang.t("toc")`."""

    def __init__(self, module: Any) -> None:
        self.t = lru_cache(maxsize=None)(module.t)


@pass_context
def _url(context: Context, value: object) -> str:
    """The theme's filter, which may be asked for the links of a stand-in."""
    page = context["page"]
    if isinstance(page, StandIn):
        return page.link(str(value), context["base_url"])
    return normalize_url(str(value), page=page, base=context["base_url"])


def _template(environment: Environment, name: str) -> Template | None:
    try:
        return environment.get_template(name)
    except TemplateNotFound:
        return None


def _all(items: Iterable[StructureItem]) -> Iterator[StructureItem]:
    for item in items:
        yield item
        yield from _all(getattr(item, "children", None) or ())
