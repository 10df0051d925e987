"""Generated pages among the files of the engine. Their text lies on the disk, and is read when the page is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

# What follows from the path of a file, as the engine has it.
_WORKED_OUT: Mapping[str, Callable[[File], str]] = {
    "name": File._get_stem,
    "dest_uri": File._get_dest_path,
    "url": File._get_url,
}


class GeneratedPage(File):
    """A page whose text is that of `texts` by its path, until it is given another one.

    What the engine works out of a file, or adds to it, has a place of its own here: a dict that grows behind its first
    attributes would take more than all else of a page.
    """

    __slots__ = ("dest_uri", "name", "page", "texts", "url")

    texts: Mapping[str, str]

    def __getattr__(self, name: str) -> Any:
        """What is asked for the first time."""
        if name == "page":
            return None  # as long as there is none
        if name not in _WORKED_OUT:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        found = _WORKED_OUT[name](self)
        setattr(self, name, found)
        return found

    @property
    def content_string(self) -> str:
        """The text of the page."""
        return str(self._content) if self._content else self.texts[self.src_uri]

    @content_string.setter
    def content_string(self, value: str) -> None:
        self._content = value


def generated_page(config: MkDocsConfig, uri: str, texts: Mapping[str, str]) -> File:
    """A page that is in no menu, with its text among these."""
    file = GeneratedPage.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    assert isinstance(file, GeneratedPage)
    file.src_uri, file.texts = uri, texts  # that of the texts: the engine makes one of its own for each
    return file
