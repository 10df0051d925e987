"""What a template sees while it is watched: a page and a context that note what is read of them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from jinja2.runtime import Context
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

_LACKING = object()
_SIMPLE = (str, bool, type(None))


class StandIn:
    """In the place of a page: it is in no menu, and notes what it is asked for, so that others can be asked the same.

    The parent and the ancestors need no note, as all pages of a group have the same.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.parent, self.ancestors = page.parent, page.ancestors
        self.meta = _Meta(page.meta)
        self.said: dict[str, object] = {}
        self.toc = _Contents(self)
        self.targets: set[str] = set()
        self.asked_for_more = False
        self._folder = page.url.rstrip("/").split("/")[:-1]

    def link(self, path: str, base: str) -> str:
        """The address of a path from here. Which of the folder's names it leads to is kept in `targets`."""
        *folder, name = posixpath.normpath(f"/{path}")[1:].split("/")[: len(self._folder) + 1]
        if folder == self._folder:
            self.targets.add(name)
        return normalize_url(path, page=self.page, base=base)

    def is_like(self, page: Page) -> bool:
        """Would this page have said the same?"""
        meta = page.meta
        return (
            bool(meta) == bool(self.meta)
            and all(meta.get(name, _LACKING) == value for name, value in self.meta.said.items())
            and all(getattr(page, name) == value for name, value in self.said.items())
            and self.toc.is_like(page)
        )

    def __getattr__(self, name: str) -> Any:
        value = getattr(self.page, name, _LACKING)
        if value is _LACKING:
            self.asked_for_more = True
            raise AttributeError(name)
        if not isinstance(value, _SIMPLE):
            self.asked_for_more = True
        self.said[name] = value
        return value


class Heading:
    """In the place of the first heading of a page: its address is noted. All else of it is too much."""

    def __init__(self, page: StandIn, heading: Any) -> None:
        self._page = page
        self._heading = heading

    def __getattr__(self, name: str) -> Any:
        self._page.asked_for_more |= name != "url"
        return getattr(self._heading, name)


class _Contents:
    """In the place of the headings of a page: whether there is one, and the address of the first, is noted."""

    def __init__(self, page: StandIn) -> None:
        self._page = page
        self._looked_at = False

    def __iter__(self) -> Iterator[Heading]:
        self._looked_at = True
        for number, heading in enumerate(self._page.page.toc):
            self._page.asked_for_more |= number > 0
            yield Heading(self._page, heading)

    def is_like(self, page: Page) -> bool:
        """Does this page begin in the same way, if that matters?"""
        return not self._looked_at or _first_address(page) == _first_address(self._page.page)

    def __getattr__(self, name: str) -> Any:
        self._page.asked_for_more = True
        return getattr(self._page.page.toc, name)


def _first_address(page: Page) -> str | None:
    return next((heading.url for heading in page.toc), None)


class _Meta:
    """The front matter of a page that is stood in for."""

    def __init__(self, meta: Any) -> None:
        self._meta = meta
        self.said: dict[str, object] = {}

    def get(self, name: str, default: object = None) -> object:
        """As the front matter does."""
        found = self.said[name] = self._meta.get(name, _LACKING)
        return default if found is _LACKING else found

    def __getitem__(self, name: str) -> object:
        found = self.get(name, _LACKING)
        if found is _LACKING:
            raise KeyError(name)
        return found

    def __bool__(self) -> bool:
        return bool(self._meta)

    def __getattr__(self, name: str) -> object:
        if hasattr({}, name):
            raise NotImplementedError(name)  # whoever asks for all of it is not watched any further
        raise AttributeError(name)


@contextmanager
def watching(outer: Context) -> Iterator[dict[str, object]]:
    """While it lasts, templates note what they read of this context: name -> value, in the order of reading.

    What a template or one that it includes made itself, or got in place of a value of this context, is not noted.
    """
    read: dict[str, object] = {}

    class Watched(Context):
        def resolve_or_missing(self, key: str) -> Any:
            value = super().resolve_or_missing(key)
            if outer.resolve_or_missing(key) is value:
                read[key] = value
            return value

    environment, usual = outer.environment, outer.environment.context_class
    environment.context_class = Watched
    try:
        yield read
    finally:
        environment.context_class = usual
