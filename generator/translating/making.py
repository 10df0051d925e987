"""Makes the pages in other languages, from the same templates as all others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from jinja2 import Environment

from generator.kinds.declaration import Kind
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.foreign import Foreign
from generator.pages.escape import Markdown, front_matter
from generator.pages.jobs import Job
from generator.pages.links import INDEX
from generator.pages.view import View
from generator.prose.render import render
from generator.translating.comparing import Comparison
from generator.translating.entries import Marking
from generator.translating.localizing import localized
from generator.translating.pages import split_page
from generator.translating.publishing import TranslatedPage, built_languages, translated_pages
from generator.translating.relocating import relocate
from generator.translating.texts import EnglishText

TemplateFor = Callable[[Kind], str]


class TranslatedView(View):
    """The catalog in another language, as seen from a page. It is written as if it stood where the original does."""

    def __init__(self, catalog: Catalog, page: TranslatedPage) -> None:
        super().__init__(catalog, page.original)
        self.front = front_of(catalog, page)

    def cite(self, what: object) -> Markdown:
        """Nothing: what governs, and so what is cited, is the original."""
        return Markdown("")

    def cite_document(self) -> Markdown:
        """Nothing, as for entries."""
        return Markdown("")


@dataclass(frozen=True)
class _Maker:
    """Makes the pages of one language."""

    catalog: Catalog
    environment: Environment
    pages: Mapping[str, TranslatedPage]

    def entry(self, page: TranslatedPage, entry: Entry, template: str) -> str:
        return self._rendered(page, template, entry=entry, kind=entry.kind)

    def overview(self, page: TranslatedPage) -> str:
        documents = [each for each in self.pages.values() if each.original in self.catalog.documents]
        sheets = [self._titled(each) for each in documents if each.original != INDEX]
        kinds = [self.catalog.kinds[name] for name in self.catalog.site.kinds]
        entries = [(kind, [e for e in self.catalog.of_kind(kind.id) if f"{e.key}.md" in self.pages]) for kind in kinds]
        home = TranslatedView(self.catalog, page).document(self._document(page)[1]) if page.translation else ""
        shown = [(kind, found) for kind, found in entries if found]
        return self._rendered(page, "language.md.j2", sheets=sheets, kinds=shown, home=home)

    def document(self, page: TranslatedPage) -> str:
        """A hand-written page: its texts are replaced in the Markdown, which then is rendered like the original."""
        view = TranslatedView(self.catalog, page)
        fields, body = self._document(page)
        return self._placed(page, front_matter({**fields, **view.front}) + view.document(body))

    def _document(self, page: TranslatedPage) -> tuple[dict[str, object], str]:
        text = split_page(self.catalog.documents[page.original].text)
        original = self.catalog.original or self.catalog
        comparison = Comparison(tuple(text.texts), page.translation)
        marking = Marking(original.site.language, self.catalog.words)

        def said(each: EnglishText) -> str:
            found = marking.of(each, comparison)
            return render(found, self.catalog, page.original) if isinstance(found, Foreign) else found

        titles = {each.at: comparison.said(each) or each.says for each in text.texts}
        fields = {key: titles.get(key, value) for key, value in text.fields.items()}
        return fields, text.with_texts(said)

    def _titled(self, page: TranslatedPage) -> tuple[str, object, object]:
        fields, _ = self._document(page)
        return page.original, fields.get("title", page.original), fields.get("description", "")

    def _rendered(self, page: TranslatedPage, template: str, **context: object) -> str:
        view = TranslatedView(self.catalog, page)
        text = self.environment.get_template(template).render(
            view=view, site=self.catalog.site, catalog=self.catalog, **context
        )
        return self._placed(page, text + view.definitions())

    def _placed(self, page: TranslatedPage, text: str) -> str:
        original = self.catalog.original or self.catalog
        return relocate(text, page.original, page.uri, self.pages, original.site.language)


def translated_jobs(catalog: Catalog, environment: Environment, template_for: TemplateFor) -> Iterator[Job]:
    """Every page in another language. To be localized, all of each entry is read, so an edit of any makes all anew."""
    for language in built_languages(catalog):
        pages = translated_pages(catalog, language)
        maker = _Maker(localized(catalog, language), environment, pages)
        for original, page in pages.items():
            yield Job(page.uri, partial(_made, maker, original, page, template_for), {"": object()})


def _made(maker: _Maker, original: str, page: TranslatedPage, template_for: TemplateFor) -> str:
    entry = maker.catalog.entries.get(original.removesuffix(".md"))
    if original == INDEX:
        return maker.overview(page)
    return maker.entry(page, entry, template_for(entry.kind)) if entry else maker.document(page)


def front_of(catalog: Catalog, page: TranslatedPage) -> dict[str, object]:
    """What the front matter of a page in another language says besides: the language, the original, the review."""
    reviewed = page.translation.data.reviewed if page.translation else None
    by = {"by": reviewed.by, "on": reviewed.on.isoformat()} if reviewed else {}
    front: dict[str, object] = {"language": page.language, "translation": {"of": page.original, **by}}
    if not page.listed:
        front |= {"robots": "noindex", "search": {"exclude": True}}
    return front
