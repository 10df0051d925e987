"""“Edit” beside each statement and “Edit this page · Report an error” at its end: plain links into the repository.

They are addresses alone: nothing is asked of any host until a reader follows one. Without a repository in
`site_config/site.yml` there are none.
"""

from __future__ import annotations

import html
from functools import cached_property

from generator.checks.keeping import kept
from generator.loading.record import Record
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.repository import fill_issue
from generator.model.source import Source
from generator.model.translation import Translation
from generator.model.walk import Path
from generator.pages.addresses import absolute, served
from generator.pages.escape import Markdown
from generator.pages.naming import Naming
from generator.translating.texts import EnglishText, texts_of


class Editing(Naming):
    """Where the statements of a page stand in the repository of its content."""

    @cached_property
    def _numbers(self) -> dict[str, dict[str, int]]:
        """The numbers of the facts and values of entries, by key and id: a page asks for each of them."""
        return {}

    @cached_property
    def _texts(self) -> dict[str, tuple[EnglishText, ...]]:
        """The texts of entries, by key, that were asked for before."""
        return {}

    @property
    def _leads_there(self) -> bool:
        """Whether the site says where its content is kept: no link is worked out for nothing."""
        return bool(self.catalog.site.repository.address)

    def edit_fact(self, entry: Entry, anchor: str) -> Markdown:
        """The link to the line of a fact or value, on a translated page to that of its translation."""
        if not self._leads_there:
            return Markdown("")
        if entry.key not in self._numbers:
            self._numbers[entry.key] = {each: number for number, each in enumerate(entry.anchors())}
        number = self._numbers[entry.key].get(anchor)
        if number is None:
            return Markdown("")
        many = len(entry.facts)  # whose ids come first
        group, place = ("facts", number) if number < many else ("values", number - many)
        return self._edit(entry, (group, place), self._edit_name(group, anchor.replace("-", " ")))

    def _edit_name(self, group: str, name: str) -> str:
        if group == "values":
            return self.words.say("Edit this value: {name}", name=name)
        return self.words.say("Edit this fact: {name}", name=name)

    def edit_event(self, entry: Entry, index: int) -> Markdown:
        """The link to the line of a change of status."""
        if not self._leads_there:
            return Markdown("")
        event = entry.status[index]
        label = self.catalog.vocabulary.term(entry.kind.declared.status or "", event.becomes).label
        name = f"{label}, {self.since(event.since)}"
        return self._edit(entry, ("status", index), self.words.say("Edit this change of status: {name}", name=name))

    def edit_page(self, what: Entry | Source) -> Markdown:
        """The line at the end of the page of an entry or a source."""
        if not self._leads_there:
            return Markdown("")
        name = what.name if isinstance(what, Entry) else what.data.title
        return self._edit_line(
            self._edited_file(what), str(name), facts=isinstance(what, Entry) and any(what.anchors())
        )

    def edit_document(self) -> Markdown:
        """The line at the end of a hand-written page."""
        document = self.catalog.documents.get(self.page)
        if document is None:
            return Markdown("")
        translation = self._shown_translation(document.file)
        return self._edit_line(
            translation.record.file if translation else document.file, served(self.page), facts=False
        )

    def _edit(self, entry: Entry, path: Path, name: str) -> Markdown:
        file, line = self._edit_place(entry, path)
        address = self.catalog.site.repository.line(file, line)
        if not address:
            return Markdown("")
        word = html.escape(self.words.say("Edit"))
        return Markdown(f' <a class="fs-edit" href="{_attribute(address)}" aria-label="{_attribute(name)}">{word}</a>')

    def _edit_place(self, entry: Entry, path: Path) -> tuple[str, int]:
        """The file and the line of a part of an entry: in its translation, where that holds a text of the part."""
        translation = self._shown_translation(entry.key)
        if translation and self.catalog.original:
            english = self.catalog.original.entries[entry.key]
            if entry.key not in self._texts:
                self._texts[entry.key] = tuple(texts_of(english))
            wanted = {text.of for text in self._texts[entry.key] if text.path[: len(path)] == path}
            for index, text in enumerate(translation.data.texts):
                if text.of in wanted:
                    return _where(translation.record, ("texts", index))
        return _where(entry.record, path)

    def _shown_translation(self, key: str) -> Translation | None:
        """The translation that the page shows; None on pages in the language of the site."""
        return self.catalog.translations.get(self.language, {}).get(key) if self.catalog.original else None

    def _edited_file(self, what: Entry | Source) -> str:
        translation = self._shown_translation(what.key) if isinstance(what, Entry) else None
        return (translation or what).record.file

    def _edit_line(self, file: str, name: str, *, facts: bool) -> Markdown:
        repository = self.catalog.site.repository
        links = []
        if address := repository.whole(file):
            links.append(_link(address, self.words.say("Edit this page")))
        script = ""
        if form := self._issue_form(name):
            report = self.words.say("Report an error")
            place = absolute(self.catalog, self.page) or served(self.page)
            links.append(_link(fill_issue(form, page=place, statement=name), report))
            # For a single statement, the script puts its permalink and its words into the same address.
            script = f' data-script="reporting" data-form="{_attribute(form)}"' if facts else ""
            script += f' data-address="{_attribute(place)}"' if facts and "://" in place else ""
        return Markdown(f'<p class="fs-edits"{script}>{" · ".join(links)}</p>\n') if links else Markdown("")

    def _issue_form(self, name: str) -> str:
        """The address of a new issue with places for {page} and {statement} alone."""
        form = self.catalog.site.repository.issue_form
        title = fill_issue("{text}", text=self.words.say("Error: {name}", name=name))
        return form.replace("{title}", title).replace("{body}", _questions(self.catalog))


@kept
def _questions(catalog: Catalog) -> str:
    """What a report has to say, for hosts without forms."""
    say = catalog.words.say
    questions = (
        say("Page: {page}", page="{page}"),
        say("Statement: {statement}", statement="{statement}"),
        say("What is wrong:"),
        say("Evidence, a source that can be checked (required):"),
        say("Please write nothing personal here, about yourself or others: everybody can read it."),
    )
    # The braces of the places survive: they are put in only when all else is percent-encoded.
    return "%0A%0A".join(fill_issue("{text}", text=text).replace("%7B", "{").replace("%7D", "}") for text in questions)


def _where(record: Record, path: Path) -> tuple[str, int]:
    return record.file, record.line(path)


def _link(address: str, label: str) -> str:
    return f'<a href="{_attribute(address)}">{html.escape(label)}</a>'


def _attribute(text: str) -> str:
    """For an attribute in Markdown: no sign of either is left that Markdown would take for its own."""
    return html.escape(text).replace("`", "&#96;").replace("[", "&#91;")
