"""Generated pages among the files of the engine. Their text lies on the disk, and is read when the page is."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel


class GeneratedPage(File):
    """A page whose text is that of `texts` by its path, until it is given another one."""

    texts: Mapping[str, str] = {}

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
    file.texts = texts
    return file
