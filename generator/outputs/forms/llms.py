"""`/llms.txt` (https://llmstxt.org/): where assistants find what the site says, and how they are to quote it.

There is no `llms-full.txt`: all twins together have some megabytes, which no reader of that file could hold; each
twin is whole, and the files with everything are linked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.citing.days import in_words
from generator.citing.this_site import title_of
from generator.languages.words import message
from generator.outputs.output import Download, File, Group, Output
from generator.outputs.registry import outputs
from generator.outputs.site_data import beside
from generator.pages.links import (
    CHANGES,
    CORRECTIONS,
    COVERAGE,
    DATA_PAGE,
    EDITORS,
    FIELDS,
    REVIEW,
    TIMELINE,
    UNKNOWNS,
    is_sheet,
)
from generator.plaintext.commonmark import heading, item, link, literal
from generator.plaintext.documents import description_of
from generator.plaintext.twin import Twin, joined, section

PATH = "llms.txt"
_FILES = 2  # of each form; the page on data has all
_LISTS = {
    TIMELINE: (message("Timeline"), message("Dated events, with the source of each.")),
    UNKNOWNS: (message("What we do not know"), message("Open questions, and what rests on one press source.")),
    CORRECTIONS: (message("Corrections"), message("What this site said wrongly, and what it says instead.")),
    CHANGES: (message("What changed here"), message("Changes of the facts by day.")),
}
_OPTIONAL = {
    COVERAGE: message("Coverage of the sources"),
    REVIEW: message("Due for review"),
    EDITORS: message("For editors: what is thin"),
    FIELDS: message("Field reference"),
}


class Llms(Output):
    """One file at the root of the site."""

    name = "llms"
    title = message("Guide for assistants (llms.txt)")
    media_type = "text/plain"
    path = PATH
    about = message("Where an assistant finds what the site says, and how to quote it.")
    group = Group.DESCRIPTIONS
    gives_way = frozenset((PATH,))

    def of_site(self) -> Iterator[File]:
        """The file."""
        twin = Twin(self.data, "index.md")
        site, say = self.data.catalog.site, twin.words.say
        blocks = [
            heading(site.name, 1),
            f"> {literal(site.description)}",
            *self._how(twin),
            *section(say("Sheets"), ["\n".join(self._documents(twin, sheets=True))]),
            *section(say("All facts"), ["\n".join(self._kinds(twin))]),
            *section(say("Lists"), ["\n".join(self._page(twin, uri, *said) for uri, said in _LISTS.items())]),
            *section(say("Data"), ["\n".join(self._data(twin))]),
            # This heading is part of the format: what stands below it may be left out.
            *section("Optional", ["\n".join(self._optional(twin))]),
        ]
        yield PATH, joined(blocks)

    def downloads(self) -> Iterator[Download]:
        """The file itself."""
        yield Download(PATH, self.title)

    def _how(self, twin: Twin) -> Iterable[str]:
        say = twin.words.say
        license_ = self.data.catalog.site.licenses.content
        yield literal(
            say(
                "This site speaks for {date}. Each page has a twin in Markdown: its address without the last slash, "
                "and .md.",
                date=in_words(self.data.catalog.today, twin.words),
            )
        )
        yield literal(say("How to quote a statement of this site:"))
        rules = (
            say("Name the present status with the day since when it holds, and the day for which the page speaks."),
            say("Say who says so. What is alleged, announced, predicted or an opinion is never told as a plain fact."),
            say("Give the date of the fact, and “about” or “up to” where they stand beside a date or a number."),
            say("Link to the permalink of the fact. Quote the words of a source as words of that source."),
            say("Say what is not known. A question that is listed as open has no answer here."),
        )
        named = link(license_.name, license_.address)
        quoted = literal(say("Quotations belong to their publishers."))
        yield "\n".join(
            [*(item(literal(rule)) for rule in rules), item(f"{twin.said(say('License'), named)}. {quoted}")]
        )
        if notice := self.data.plain(self.data.catalog.site.notice):
            yield literal(notice)

    def _page(self, twin: Twin, uri: str, title: str, about: str = "") -> str:
        named = link(twin.words.say(title), twin.file(beside(uri, "md")))
        return item(f"{named}: {literal(twin.words.say(about))}" if about else named)

    def _documents(self, twin: Twin, *, sheets: bool) -> Iterator[str]:
        for uri, document in sorted(self.data.catalog.documents.items()):
            if is_sheet(uri) == sheets:
                yield self._page(twin, uri, title_of(document), description_of(document))

    def _kinds(self, twin: Twin) -> Iterator[str]:
        for kind in (self.data.catalog.kinds[name] for name in self.data.catalog.site.kinds):
            yield self._page(twin, f"{kind.id}/index.md", kind.title, kind.declared.purpose)

    def _data(self, twin: Twin) -> Iterator[str]:
        yield self._page(twin, DATA_PAGE, "Data", "What there is for programs, in which form, and how to cite it.")
        for output in outputs():
            files = list(output(self.data).downloads()) if output.name != self.name else []
            for each in files[:_FILES]:
                form, title = twin.words.say(output.title), twin.words.say(each.title)
                label = form if title == form else twin.words.say("{start}: {said}", start=form, said=title)
                yield item(f"{link(label, twin.file(each.path))}: {literal(twin.words.say(output.about))}")

    def _optional(self, twin: Twin) -> Iterator[str]:
        yield self._page(twin, "sources/index.md", "Sources")
        yield from (self._page(twin, uri, title) for uri, title in _OPTIONAL.items())
        yield from self._documents(twin, sheets=False)


OUTPUT = Llms
