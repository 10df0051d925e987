"""What each page says itself in its frame, as HTML. The templates of the frame have a place for each: `{{ own.text }}`.

Plain functions write it: a template would take ten times as long, and all else in the frame is the same for many pages.
What only few pages have, templates write as before, and so do those that a site has in their place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment
from jinja2.filters import do_striptags
from markupsafe import escape
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

from generator.engine.looking import FRAME
from generator.engine.own_head import Url, described, linked, loaded, module, title
from generator.engine.speaking import words_of
from generator.languages.words import message
from generator.model.catalog import Catalog

_MACHINES = message("This page for machines:")
_ALL_DATA = message("All data")
_DATA_PAGE = "data.md"
_WORDS = "partials/language.html"
_PARTIALS = ("actions", "header-topic", "languages", "neighbors", "sharing", "toc-item", "twins")
_FIELDS = {"header-topic": "topic"}  # where they are called otherwise here


class Own(NamedTuple):
    """What a page says itself, in the order of the frame."""

    described: str = ""
    title: str = ""
    linked: str = ""
    data: str = ""
    loaded: str = ""
    topic: str = ""
    contents: str = ""
    languages: str = ""
    actions: str = ""
    text: str = ""
    twins: str = ""
    neighbors: str = ""
    scripts: str = ""


class OwnParts:
    """Writes what the pages of one build say themselves."""

    def __init__(self, environment: Environment, catalog: Catalog | None) -> None:
        self._environment, self._catalog = environment, catalog
        self._theme_words: dict[int, Callable[[str], str]] = {}  # by settings, which stay as long as the build
        self._replaced = frozenset(_replaced(environment))
        environment.globals["own"] = Own()  # for what is no page

    def of(self, page: Page, context: Any) -> Own:
        """What a page says itself. `context` is what templates are told of it; all else that it needs is there."""
        config, base = context["config"], context["base_url"]
        say, words = words_of(page, self._catalog).say, self._words(config)
        before, behind = page.previous_page, page.next_page

        def url(path: str) -> str:
            return normalize_url(path, page, base)

        ways = url(before.url) if before else "", url(behind.url) if behind else ""
        text = page.content or ""
        replaced = {name: self._written(name, context) for name in self._replaced if name != "toc-item"}
        items = partial(self._items, context) if "toc-item" in self._replaced else _items
        found = Own(
            described=described(page, config, *ways),
            title=title(page, config),
            linked=linked(page, context, say, replaced.pop("sharing", None)),
            data=f'<script type="application/ld+json">{data}</script>' if (data := context.get("linked_data")) else "",
            loaded=loaded(context, url),
            topic=_name(page),
            contents=_contents(page.toc, (config.mdx_configs.get("toc") or {}).get("title") or words("toc"), items),
            languages=self._written("languages", context)
            if context.get("translation") or context.get("translations")
            else "",
            actions=self._written("actions", context) if page.edit_url else "",
            text=text if "<h1" in text else f"<h1>{page.title or config.site_name}</h1>\n{text}",
            twins=_twins(page, context, url, say),
            neighbors=_neighbors(page, *ways, words),
            scripts="\n".join(module(each.name, url) for each in context["page_scripts"] if not each.early),
        )
        return found._replace(**{_FIELDS.get(name, name): text for name, text in replaced.items()})

    def _words(self, config: Any) -> Callable[[str], str]:
        """The words of the theme."""
        if id(config) not in self._theme_words:
            module: Any = self._environment.get_template(_WORDS).make_module({"config": config})
            self._theme_words[id(config)] = lru_cache(maxsize=None)(module.t)  # of a few words
        return self._theme_words[id(config)]

    def _items(self, context: Any, items: Iterable[Any]) -> Iterator[str]:
        """The items of a table of contents, as a site wants them."""
        return (self._written("toc-item", {**context, "toc_item": each}) for each in items)

    def _written(self, name: str, context: Any) -> str:
        """A part that a template writes."""
        config = context["config"]
        frame = {"features": config.theme.get("features") or [], "lang": {"t": self._words(config)}}
        return self._environment.get_template(f"partials/{name}.html").render({**context, **frame})


def _name(page: Page) -> str:
    return str((page.meta and page.meta.get("title")) or page.title)


def _replaced(environment: Environment) -> Iterator[str]:
    """The partials of which a site has its own, in a folder that stands before ours."""
    folders = [*getattr(environment.loader, "searchpath", ())]
    before = folders[: folders.index(str(FRAME))] if str(FRAME) in folders else []
    return (name for name in _PARTIALS if any(Path(each, "partials", f"{name}.html").is_file() for each in before))


def _contents(contents: Any, name: str, written: Callable[[Iterable[Any]], Iterator[str]]) -> str:
    """The table of contents of a page. Made after the theme's toc.html."""
    first = next(iter(contents), None)
    items: Any = first.children if first and first.level == 1 else contents
    lines = [f'<nav class="md-nav md-nav--secondary" aria-label="{escape(name)}">']
    if items:
        lines += ('<label class="md-nav__title" for="__toc">', '<span class="md-nav__icon md-icon"></span>', name)
        lines += ("</label>", '<ul class="md-nav__list" data-md-component="toc" data-md-scrollfix>')
        lines += (*written(items), "</ul>")
    return "\n".join((*lines, "</nav>"))


def _items(items: Iterable[Any]) -> Iterator[str]:
    """Made after the theme's toc-item.html."""
    for each in items:
        yield f'<li class="md-nav__item">\n<a href="{each.url}" class="md-nav__link">\n<span class="md-ellipsis">'
        yield f"{each.title}\n</span>\n</a>"
        if each.children:
            yield f'<nav class="md-nav" aria-label="{escape(do_striptags(each.title))}">\n<ul class="md-nav__list">'
            yield from _items(each.children)
            yield "</ul>\n</nav>"
        yield "</li>"


def _twins(page: Page, context: Any, url: Url, say: Callable[[str], str]) -> str:
    """The other forms of the page, at its end: JSON for programs, Markdown for assistants, feeds for readers."""
    twins = context.get("twins")
    if not twins:
        return ""
    links = " · ".join(
        f'<a href="{escape(each["url"])}" type="{escape(each["media_type"])}">{say(each["title"])}</a>'
        for each in twins
    )
    if page.file.src_uri != _DATA_PAGE:
        translation = context.get("translation")
        language = f' hreflang="{translation["language"]}"' if translation else ""
        links += f'\n· <a href="{url("data/")}"{language}>{say(_ALL_DATA)}</a>'
    return f'<p class="fs-twins" data-search="off">\n{say(_MACHINES)}\n{links}\n</p>'


def _neighbors(page: Page, before: str, behind: str, words: Callable[[str], str]) -> str:
    """The pages before and behind this one, by the ways to them."""
    if not (before or behind) or "footer" in (page.meta.get("hide") or ()):
        return ""
    lines = [f'<nav class="fs-neighbors md-grid" aria-label="{words("footer")}">']
    sides = (page.previous_page, before, "prev", "footer.previous"), (page.next_page, behind, "next", "footer.next")
    for other, way, side, label in sides:
        if other:
            lines.append(f'<a href="{way}" class="fs-neighbor fs-neighbor--{side}" rel="{side}">')
            lines.append(f'<span class="fs-neighbor__label">{words(label)}</span>')
            lines.append(f'<span class="fs-neighbor__title">{_name(other)}</span>\n</a>')
    return "\n".join((*lines, "</nav>"))
