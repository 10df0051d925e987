"""“Cite this page”, at the end of a page: page and original as lines of text, and files for reference managers."""

from __future__ import annotations

import html
import json

from generator.checks.keeping import kept
from generator.citing.files import FORMATS, entry_works, is_cited, source_works
from generator.citing.legal import legal
from generator.citing.plain import plain
from generator.citing.this_site import document_page
from generator.citing.work import Work
from generator.languages.words import message
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.source import Source
from generator.pages.editing import Editing
from generator.pages.escape import Markdown

# What the script says; its own words are the English ones, so a page in English carries none of them.
_SCRIPT = {
    "copied": message("Copied"),
    "press": message("Selected. Press Ctrl+C to copy."),
    "failed": message("This could not be fetched."),
    "fact": message("Cite this fact"),
    "paragraph": message("Cite this paragraph"),
    "link": message("Copy link"),
    "citation": message("Copy citation"),
    "close": message("Close"),
}


class ShowingCitations(Editing):
    """How a page and what it is about are cited. One block of HTML, folded away until somebody asks for it."""

    def cite(self, what: Entry | Source) -> Markdown:
        """The citations of the page of an entry or a source."""
        if isinstance(what, Source):
            return self._block(source_works(self.catalog, what), facts=False)
        return self._block(entry_works(self.catalog, what), facts=any(True for _ in what.anchors()))

    def cite_document(self) -> Markdown:
        """The citation of a hand-written page, if it is one of those that are cited."""
        document = self.catalog.documents.get(self.page)
        if document is None or not is_cited(document):
            return Markdown("")
        return self._block([document_page(self.catalog, document)], facts=False)

    def _block(self, works: list[Work], facts: bool) -> Markdown:
        page, *originals = works
        rows = [self._row(self.words.say("This page"), "cite-page", plain(page, self.words), page)]
        for work in originals:
            line = plain(work, self.words)
            rows.append(self._row(self.words.say("The original"), "cite-original", line))
            if work.law and line != legal(work):
                rows.append(self._row(self.words.say("The original, as courts cite"), "cite-law", legal(work)))
        address = f' data-address="{html.escape(page.address)}"' if page.address else ""
        has_facts = " data-facts" if facts else ""
        return Markdown(
            f'<details class="fs-cite" id="cite" data-script="cite"{address}{has_facts}'
            f"{_script_words(self.catalog)}>\n<summary>{_text(self.words.say('Cite this page'))}</summary>\n"
            f"<dl>\n{''.join(rows)}</dl>\n{self._files(page, facts)}{self._no_address(page)}</details>\n"
        )

    def _row(self, label: str, name: str, line: str, page: Work | None = None) -> str:
        # Without an address of the site, the script puts the reader's own in the place of the path.
        path = f" <span data-here>{html.escape(page.path)}</span>" if page and not page.address else ""
        return (
            f'<dt>{_text(label)}</dt>\n<dd><span id="{name}">{_text(line)}{path}</span> '
            f'<button type="button" class="fs-copy" data-script="copy" data-copy-target="#{name}">'
            f"{_text(self.words.say('Copy'))}</button></dd>\n"
        )

    def _files(self, page: Work, facts: bool) -> str:
        lines = [_filled(self.words.say("For reference managers: {files}"), _links(page, "cite"))]
        if facts:
            said = self.words.say("Each fact of this page: {files}. For one alone, use the # behind its sentence.")
            lines.append(_filled(said, _links(page, "facts")))
        return "".join(f"<p>{line}</p>\n" for line in lines)

    def _no_address(self, page: Work) -> str:
        if page.address:
            return ""
        said = self.words.say(
            "This copy of the site does not say where it is published: the line ends with the address at which you "
            "read it, or with the path alone."
        )
        return f"<p>{_text(said)}</p>\n"


@kept
def _script_words(catalog: Catalog) -> str:
    said = {name: catalog.words.say(text) for name, text in _SCRIPT.items()}
    other = {name: text for name, text in said.items() if text != _SCRIPT[name]}
    return f' data-words="{html.escape(json.dumps(other, ensure_ascii=False))}"' if other else ""


def _links(page: Work, name: str) -> str:
    """The files beside the page, whatever its depth; saved under the name of the page."""
    saved = page.key.rpartition(":")[2] + ("-facts" if name == "facts" else "")
    links = (
        f'<a href="{name}.{ending}" download="{saved}.{ending}">{title}</a>' for ending, (title, _) in FORMATS.items()
    )
    return " · ".join(links)


def _filled(said: str, links: str) -> str:
    return _text(said).replace("{files}", links)


def _text(text: str) -> str:
    return html.escape(text, quote=False)
