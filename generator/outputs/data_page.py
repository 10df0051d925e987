"""What the page on data tells people: the forms of the data as the registry has them, the line to cite, examples."""

from __future__ import annotations

import html
import posixpath
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from generator.citing.plain import plain
from generator.citing.this_site import site_page
from generator.drafting import without_drafts
from generator.languages.words import message
from generator.model.catalog import Catalog
from generator.model.site import License
from generator.outputs.examples import LOCAL, Example, example_entry, examples
from generator.outputs.output import Download, Group, Output
from generator.outputs.registry import outputs
from generator.outputs.site_data import FORMAT, SiteData
from generator.pages.addresses import served
from generator.pages.escape import Markdown, escape
from generator.pages.links import DATA_PAGE, entry_uri

HEADINGS = {
    Group.PAGES: (
        message("Beside each page"),
        message("A page has these forms beside it. The line at its end leads to them."),
    ),
    Group.WHOLE: (message("Everything at once"), message("These files hold all that the site says.")),
    Group.NEWS: (message("What is new"), message("These files tell what changed, and what comes.")),
    Group.CITATIONS: (message("Citations"), message("These files are for programs that keep references.")),
    Group.DESCRIPTIONS: (message("What describes the data"), message("These files say what the others mean.")),
}


@dataclass(frozen=True)
class Form:
    """One form of the data. `example` is its file beside the page that serves as the example; empty if it has none."""

    output: type[Output]
    example: str
    downloads: tuple[Download, ...]


@dataclass(frozen=True)
class Section:
    """The forms of one group, under its heading."""

    group: Group
    heading: str
    about: str
    forms: tuple[Form, ...]


@dataclass(frozen=True)
class DataPage:
    """What the template of the page asks. Words are messages, which the template says in the language of the page."""

    data: SiteData

    @property
    def format(self) -> str:
        """The version of the promise."""
        return FORMAT

    @cached_property
    def sections(self) -> list[Section]:
        """All outputs that the site has, by group."""
        entry = example_entry(self.data.catalog)
        uri = entry_uri(entry.kind.id, entry.id) if entry else ""
        found = []
        made = (each for each in outputs() if each.is_made(self.data))
        for group, members in groupby(made, key=lambda each: each.group):
            forms = tuple(
                Form(each, each.beside(uri, self.data) if uri else "", tuple(each(self.data).downloads()))
                for each in members
            )
            found.append(Section(group, *HEADINGS[group], forms))
        return found

    @property
    def news(self) -> list[Form]:
        """The forms that tell what is new."""
        return [form for section in self.sections if section.group is Group.NEWS for form in section.forms]

    @property
    def citation(self) -> str:
        """All data as a line of text for a list of references."""
        catalog = self.data.catalog
        title = catalog.words.say("Data, format {format}", format=FORMAT)
        work = site_page(catalog, DATA_PAGE, title, catalog.today)
        return plain(work, catalog.words) + ("" if work.address else f" {work.path}")

    @property
    def examples(self) -> list[Example]:
        """What somebody may do with the data, as commands and programs for this very site."""
        return examples(self.data, frozenset(each.name for each in outputs()))

    @property
    def local_address(self) -> str:
        """The address that examples name where the site does not say where it is published; else nothing."""
        return "" if self.data.catalog.site.address else LOCAL

    def link(self, label: str, path: str) -> Markdown:
        """A link to a file. It is HTML, because the engine knows no files that are made after the pages."""
        # Not `from_there`, which takes Markdown for the page that is made of it.
        address = html.escape(posixpath.relpath(path, served(DATA_PAGE)))
        return Markdown(f'<a href="{address}">{html.escape(label, quote=False)}</a>')

    def license(self, license: License) -> Markdown:
        """The name of a license, with a link to what it says."""
        return Markdown(f"[{escape(license.name)}](<{license.address}>)")


def data_page(catalog: Catalog) -> DataPage:
    """The page on data. Drafts are in no output, so the page speaks of none, in a preview either."""
    return DataPage(SiteData(without_drafts(catalog)))
