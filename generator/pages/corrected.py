"""Which corrections concern a page: those of the statements that it shows, by tokens, references and blocks."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter

from generator.model.catalog import Catalog
from generator.model.correction import Correction
from generator.model.entry import Entry
from generator.model.references import Reference
from generator.model.walk import prose_of, prose_of_source, references_of
from generator.pages.events import Event, entry_timeline, so_far, timeline, tracked
from generator.pages.links import TIMELINE
from generator.pages.near_corrected import near_corrected, resolve
from generator.pages.positions import sides_on
from generator.pages.sorts import Sort, page_at
from generator.pictures.numbers import panels
from generator.previewing.noting import NOTED
from generator.prose.tokens import Block, Token, find_tokens

_DEEPEST = 5  # a sentence that shows a sentence, as deep as `generator.prose.render` goes


def corrections_on(catalog: Catalog, page: str) -> list[tuple[Correction, Reference]]:
    """The corrections that the page carries a note of, the newest first, each with where its statement is now.

    A correction of a fact or value concerns the pages that show it; one of an entry as a whole, all that show or
    refer to anything of the entry.
    """
    if not catalog.noted or (NOTED.facets is None and _is_far(catalog, page.removesuffix(".md"))):
        return []
    wanted = catalog.noted.keys()
    shown = set(_shown_on(_Search(catalog, wanted), page))
    entries = wanted & {each.entry for each in shown}
    found = sorted((pair for key in entries for pair in catalog.noted[key]), key=itemgetter(0))
    resolved = ((correction, now) for _, correction in found if (now := resolve(catalog, correction.fact)))
    return [(correction, now) for correction, now in resolved if not now.anchor or now in shown]


def _is_far(catalog: Catalog, key: str) -> bool:
    """Whether this is an entry that shows nothing of any that was corrected. A preview has to see what pages read."""
    return key in catalog.entries and key not in near_corrected(catalog)


def shown_on(catalog: Catalog, page: str) -> Iterator[Reference]:
    """Everything of entries that a page shows or refers to."""
    return _shown_on(_Search(catalog, _Any()), page)


class _Any:
    """The keys of all entries."""

    def __contains__(self, key: object) -> bool:
        return True


@dataclass(frozen=True)
class _Search:
    """A catalog, and the keys of the entries that are looked for: what shows no others need not be worked out."""

    catalog: Catalog
    wanted: Container[str]

    def may_be(self, reference: Reference) -> bool:
        """Whether a reference can lead to one of them."""
        return reference.entry in self.wanted or reference.entry in self.catalog.moved


def _shown_on(search: _Search, page: str) -> Iterator[Reference]:
    catalog = search.catalog
    found = page_at(page, catalog)
    if found is None or found.is_later:
        return
    match found.sort:
        case Sort.ENTRY:
            yield from _of_entry_page(search, catalog.entries[found.id])
        case Sort.DOCUMENT:
            for token in find_tokens(catalog.documents[page].text):
                yield from _of_token(search, token)
        case Sort.SOURCE:
            for located in prose_of_source(catalog.sources[found.id]):
                yield from _of_text(search, located.item)
        case Sort.KIND:
            yield from _of_table(search, found.id)
        case Sort.MATRIX:
            yield from _of_matrix(search, found.id)
        case Sort.MADE if page == TIMELINE:
            yield from _of_events(search, so_far(catalog, tracked(catalog)))


def _of_entry_page(search: _Search, entry: Entry) -> Iterator[Reference]:
    if entry.key in search.wanted:
        yield entry.reference
        yield from (Reference(entry.kind.id, entry.id, anchor) for anchor in entry.anchors())
    for located in prose_of(entry):
        yield from _of_text(search, located.item)
    for reference in references_of(entry):
        if search.may_be(reference.item) and (named := resolve(search.catalog, reference.item)):
            yield named
    if search.catalog.caused.get(entry.key):  # its own events are told by its own fields
        others = (event for event in entry_timeline(search.catalog, entry) if event.entry.key != entry.key)
        yield from _of_events(search, others)
    yield from _of_numbers(search, entry)
    yield from _attributed(search, entry)


def _of_numbers(search: _Search, entry: Entry) -> Iterator[Reference]:
    """The values that stand beside an entry, or in its block of numbers."""
    if not any(key in search.wanted for key in search.catalog.backlinks.get(entry.key, ())):
        return  # figures refer to what they are shown with
    for panel in panels(search.catalog, entry):
        yield Reference(panel.figure.kind.id, panel.figure.id, panel.value.id)


def _attributed(search: _Search, entry: Entry) -> Iterator[Reference]:
    """Facts of other pages that name this entry as their speaker, which its template may list."""
    catalog = search.catalog
    for key in catalog.backlinks.get(entry.key, ()):
        for fact in catalog.entries[key].facts if key in search.wanted else ():
            if isinstance(fact.by, Reference) and resolve(catalog, fact.by) == entry.reference:
                other = catalog.entries[key]
                yield Reference(other.kind.id, other.id, fact.id)


def _of_text(search: _Search, text: str, depth: int = 0) -> Iterator[Reference]:
    if "[" not in text:
        return
    for token in find_tokens(text):
        yield from _of_token(search, token, depth)


def _of_token(search: _Search, token: Token, depth: int = 0) -> Iterator[Reference]:
    if token.reference:
        yield from _of_reference(search, token.reference, sentence=not token.label, depth=depth)
    elif token.block:
        yield from _of_block(search, token.block, token.argument)


def _of_reference(search: _Search, reference: Reference, *, sentence: bool, depth: int = 0) -> Iterator[Reference]:
    """A statement that is shown; a figure alone shows its preferred value. With `sentence`, what its words show."""
    if not (sentence and reference.anchor) and not search.may_be(reference):
        return
    here = resolve(search.catalog, reference)
    if here is None:
        return
    entry = search.catalog.entries[here.entry]
    if here.entry in search.wanted:
        preferred = search.catalog.preferred(entry)
        yield Reference(here.kind, here.id, preferred.id) if preferred and not here.anchor else here
    fact = entry.fact(here.anchor) if here.anchor else None
    if fact and sentence and depth < _DEEPEST:
        yield from _of_text(search, fact.says, depth + 1)


def _of_block(search: _Search, block: Block, argument: str) -> Iterator[Reference]:
    catalog = search.catalog
    entry = catalog.entries.get(argument)
    match block:
        case Block.TABLE:
            yield from _of_table(search, argument)
        case Block.MATRIX:
            yield from _of_matrix(search, argument)
        case Block.FIGURE | Block.STATUS if entry:
            yield from _of_reference(search, entry.reference, sentence=False)
            yield from _of_text(search, entry.data.summary if block is Block.STATUS else "")
        case Block.CHART if entry:
            yield from (Reference(entry.kind.id, entry.id, value.id) for value in entry.values)
        case Block.NUMBERS if entry:
            yield from _of_numbers(search, entry)
        case Block.TIMELINE:
            events = entry_timeline(catalog, entry) if entry else timeline(catalog, tracked(catalog, argument))
            yield from _of_events(search, events)
        case Block.POSITIONS:
            for position in (each for side in sides_on(catalog, argument) for each in side.entries):
                yield position.reference
                yield from _of_text(search, position.data.summary)


def _of_table(search: _Search, kind: str) -> Iterator[Reference]:
    for entry in search.catalog.of_kind(kind):
        yield from _of_reference(search, entry.reference, sentence=False)


def _of_matrix(search: _Search, kind: str) -> Iterator[Reference]:
    """The entries of a kind, and those of their facts that a cell may lead to."""
    for entry in search.catalog.of_kind(kind):
        yield entry.reference
        yield from (Reference(kind, entry.id, fact.id) for fact in entry.facts)


def _of_events(search: _Search, events: Iterable[Event]) -> Iterator[Reference]:
    for event in events:
        if event.entry.key in search.wanted:
            yield Reference(event.entry.kind.id, event.entry.id, event.anchor)
        if "[" in event.text:
            yield from _of_text(search, event.text)
