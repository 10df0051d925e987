"""The menu at the left, which the theme writes anew for each page: here once for all pages on which it is the same.

It is the same on all pages of one folder that have the same parent and are not in the menu themselves, such as the
entries of a kind: links in it are relative, and what is marked as open is the parent.
"""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, pass_context
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem

from generator.engine.looking import FRAME

Key = tuple[object, ...]


class KeptMenus:
    """The menus of one build that were written already. `partials/nav.html` of our frame asks for them."""

    def __init__(self) -> None:
        self._kept: dict[Key, str] = {}
        self._inside: dict[int, tuple[frozenset[int], tuple[str, ...]]] = {}

    def add_to(self, environment: Environment, config: MkDocsConfig) -> None:
        """Give the templates `kept_menu` and `keep_menu`, and the theme's own files under `theme/`."""
        assert environment.loader is not None
        behind = config.theme.dirs[config.theme.dirs.index(str(FRAME)) + 1 :]
        theme = PrefixLoader({"theme": FileSystemLoader(behind)})
        environment.loader = ChoiceLoader([environment.loader, theme])
        environment.globals.update({"kept_menu": self._get, "keep_menu": self._keep})

    @pass_context
    def _get(self, context: Context) -> str:
        return self._kept.get(self._key(context), "")

    @pass_context
    def _keep(self, context: Context, menu: str) -> str:
        if key := self._key(context):
            self._kept[key] = menu
        return menu

    def _key(self, context: Context) -> Key:
        """What the menu of a page depends on; nothing if it is like that of no other page."""
        page, menu = context.get("page"), context["nav"]
        if not page or not page.parent:
            return ()
        if id(menu) not in self._inside:
            items = list(_all(menu.items))
            addresses = (getattr(item, "url", None) or "" for item in items)
            self._inside[id(menu)] = frozenset(map(id, items)), tuple(addresses)
        inside, urls = self._inside[id(menu)]
        address = page.url.rstrip("/")
        if id(page) in inside or any(url.startswith(address) for url in urls):
            return ()
        folder, _, name = address.rpartition("/")
        return id(menu), id(context["config"]), id(page.parent), folder, "." in name


def _all(items: Iterable[StructureItem]) -> Iterable[StructureItem]:
    for item in items:
        yield item
        yield from _all(getattr(item, "children", None) or ())
