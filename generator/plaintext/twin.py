"""One page as Markdown: where it stands, where its links lead, and what each page says at its head and foot."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from generator.citing.days import in_words
from generator.citing.plain import plain
from generator.citing.this_site import site_page
from generator.languages.words import Words
from generator.outputs.site_data import SiteData, beside
from generator.pages.addresses import served
from generator.plaintext.commonmark import autolink, heading, item, link, literal

HISTORY_DAYS = 3  # what else changed is on the page


@dataclass(frozen=True)
class Twin:
    """The Markdown beside the page `uri`. Links lead to pages, which are what is quoted."""

    data: SiteData
    uri: str

    @property
    def path(self) -> str:
        """Where it is: the path below the site."""
        return beside(self.uri, "md")

    @cached_property
    def words(self) -> Words:
        """The words of its language."""
        return self.data.catalog.words

    def address(self, uri: str) -> str:
        """The whole address of a page, or a fact on it; seen from here where the site has no address."""
        return self.data.base + served(uri) if self.data.base else self.file(served(uri))

    def file(self, path: str) -> str:
        """The same for a path as it is served, such as that of other Markdown."""
        if base := self.data.base:
            return base + path
        path, mark, anchor = path.partition("#")
        return _from(posixpath.dirname(self.path), path) + mark + anchor

    def to(self, label: object, uri: str) -> str:
        """A link to a page, or to a fact on it."""
        return link(label, self.address(uri))

    def of(self, key: str, label: object) -> str:
        """A link to an entry or a fact by its key: `kind/id#fact`."""
        page, mark, anchor = key.partition("#")
        return self.to(label, f"{page}.md{mark}{anchor}")

    def permalink(self, anchor: str = "") -> str:
        """The address to quote, readable as it is: of this page, or of a fact on it."""
        uri = f"{self.uri}#{anchor}" if anchor else self.uri
        if self.data.base:
            return autolink(self.data.address(uri))
        return self.to(served(uri) or self.data.catalog.site.name, uri)

    def once(self, key: tuple[str, str], make: Callable[[], str]) -> str:
        """Markdown that is the same on every page where links are whole, made once then. `key` names what it is."""
        if not self.data.base:
            return make()
        made = self.data.shared(_made)
        if key not in made:
            made[key] = make()
        return made[key]

    def said(self, label: str, value: str) -> str:
        """A label and what belongs to it, as one line; nothing without it."""
        return f"{literal(label)}: {value}" if value else ""

    def head(self, title: object, below: Iterable[str] = ()) -> list[str]:
        """The first blocks of a page: its title, what is said of it, and its permalink."""
        facts = [*below, self.said(self.words.say("Permalink"), self.permalink())]
        return [heading(title, 1), "\n".join(item(line) for line in facts if line)]

    def as_of(self) -> str:
        """The day for which the page speaks."""
        return literal(self.words.say("As of {date}", date=in_words(self.data.catalog.today, self.words)))

    def foot(self, title: str) -> list[str]:
        """The last block: how to cite the page, the license, and that each page has a file like this."""
        site = self.data.catalog.site
        work = site_page(self.data.catalog, self.uri, title, self.data.catalog.today)
        cited = plain(work, self.words) if work.address else f"{plain(work, self.words)} {work.path}"
        license_ = link(site.licenses.content.name, site.licenses.content.address)
        quoted = literal(self.words.say("Quotations belong to their publishers."))
        return [
            "---",
            "\n".join(
                (
                    item(self.said(self.words.say("Cite this page"), literal(cited))),
                    item(f"{self.said(self.words.say('License'), license_)}. {quoted}"),
                    item(f"{literal(self.words.say('How to quote, and all that there is'))}: {self._start()}"),
                )
            ),
        ]

    def _start(self) -> str:
        return self.to("llms.txt", "llms.txt")


def _made(data: SiteData) -> dict[tuple[str, str], str]:
    return {}


def joined(blocks: Iterable[str]) -> str:
    """The text of a file: its blocks, a blank line between them."""
    return "\n\n".join(block for block in blocks if block) + "\n"


def section(title: object, blocks: Iterable[str], level: int = 2) -> list[str]:
    """A heading and what stands below it; nothing if nothing does."""
    found = [block for block in blocks if block]
    return [heading(title, level), *found] if found else []


def _from(folder: str, path: str) -> str:
    """A path below the site as seen from a folder of it, as `posixpath.relpath` gives it, and six times as fast."""
    here = folder.split("/") if folder else []
    there = path.split("/")
    same = 0
    while same < len(here) and same < len(there) - 1 and here[same] == there[same]:
        same += 1
    found = "../" * (len(here) - same) + "/".join(there[same:])
    return found or "./"
