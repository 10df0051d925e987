"""The last step of every page and of the site: the policy, quiet links, shared icons, and nothing that nobody needs."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.utils import get_relative_url

from generator.engine.forwarding import unlisted
from generator.engine.hosting import add_headers
from generator.engine.icons import SPRITE, sprite
from generator.engine.lightening import drop_unused, without_comments
from generator.engine.looking import STYLE_SHEET
from generator.engine.polishing import Polish
from generator.engine.pruning import known, pruned, shortened
from generator.engine.securing import secured
from generator.writing import write_if_changed

log = logging.getLogger("mkdocs.plugins.factsheet")
_LISTED = re.compile(r"(?<!\s)\s*+<url>\s*+<loc>([^<]*+)</loc>.*?(?:</url>|\Z)", re.DOTALL)


class Finishing:
    """Finishes the pages of one build, and gathers on the way which icons they show and which names styles need."""

    def __init__(self, config: MkDocsConfig, *, preview: bool) -> None:
        self._config = config
        self._preview = preview
        self.polish = Polish()
        self._unlisted: frozenset[str] = frozenset()

    def files(self, files: Files) -> None:
        """Add what hosts read, and take out what no page loads."""
        add_headers(files, self._config)
        drop_unused(files, self._config)

    def populated(self, files: Files) -> None:
        """Look at the pages once all of them are read: which are not to be listed?"""
        self._unlisted = frozenset(unlisted(files))

    def page(self, page: str, name: str, url: str, parts: Iterable[str] = ()) -> str:
        """The page at `url` as it is published; `name` is for messages, `parts` stand on other pages as well."""
        return self._finished(*self.polish.page(page, _root(url), parts), name)

    def put_together(self, around: Sequence[str], parts: Sequence[str], name: str, url: str) -> str:
        """The same of a page which consists of such parts and of what stands around them."""
        return self._finished(*self.polish.put_together(around, parts, _root(url)), name)

    def template(self, output: str, name: str) -> str:
        """What the theme made that is no page of ours: the one for addresses that are not there, and the sitemap.

        The former is shown at any depth, so it names everything from the root of the host on.
        """
        if name.endswith(".html"):
            return self._finished(*self.polish.page(output, urlsplit(self._config.site_url or "/").path), name)
        return without_places(output, self._unlisted) if name == "sitemap.xml" else output

    def done(self) -> None:
        """Write the file of the icons that the pages show, and leave out of the style sheets what no page can use."""
        site = Path(self._config.site_dir)
        write_if_changed(site / SPRITE, sprite(self.polish.drawings))
        if self._preview:
            return
        own = site / STYLE_SHEET
        write_if_changed(own, shortened(own.read_text(encoding="utf-8")))
        for path in (site / "assets" / "scripts").glob("*.js"):
            write_if_changed(path, without_comments(path.read_text(encoding="utf-8")))
        names = known(self.polish.names, (path.read_text(encoding="utf-8") for path in (site / "assets").rglob("*.js")))
        for path in (site / "assets" / "stylesheets").glob("*.css"):
            write_if_changed(path, pruned(path.read_text(encoding="utf-8"), names, own.read_text(encoding="utf-8")))

    def show_icons(self, names: Iterable[str]) -> None:
        """Write the file of these icons, which pages show."""
        drawings = self.polish.drawings
        write_if_changed(Path(self._config.site_dir) / SPRITE, sprite({name: drawings[name] for name in names}))

    def _finished(self, text: str, refused: Iterable[str], name: str) -> str:
        """Inline code is a warning of the engine, which stops a build.

        A preview has no policy: its reloading and its list of mistakes are inline, and are no part of the site.
        """
        for what in refused:
            log.warning("The policy of the site refuses what stands in %s: %s. Put it into a file.", name, what)
        return text if self._preview else secured(text)


def _root(url: str) -> str:
    """The way from the page at an address to the root of the site."""
    return get_relative_url(".", url).rstrip("/") + "/"


def without_places(sitemap: str, unwanted: Iterable[str]) -> str:
    """A sitemap without these addresses."""
    left_out = frozenset(unwanted)
    return _LISTED.sub(lambda found: "" if found[1] in left_out else found[0], sitemap)
