"""Which corrections concern a page: those of the statements that it shows, by tokens, references and blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import itemgetter

from generator.model.catalog import Catalog
from generator.model.correction import Correction
from generator.model.entry import Entry
from generator.model.references import Reference
from generator.model.walk import prose_of, prose_of_source, references_of
from generator.pages.events import Event, entry_timeline, timeline, tracked
from generator.pages.links import TIMELINE
from generator.pages.positions import sides_on
from generator.pages.sorts import Sort, page_at
from generator.pictures.numbers import panels
from generator.prose.tokens import Block, Token, find_tokens

_DEEPEST = 5  # a sentence that shows a sentence, as deep as `generator.prose.render` goes


def corrections_on(catalog: Catalog, page: str) -> list[tuple[Correction, Reference]]:
    """The corrections that the page carries a note of, the newest first, each with where its statement is now.

    A correction of a fact or value concerns the pages that show it; one of an entry as a whole, all that show or
    refer to anything of the entry.
    """
    if not catalog.noted:
        return []
    shown = set(shown_on(catalog, page))
    entries = catalog.noted.keys() & {each.entry for each in shown}
    found = sorted((pair for key in entries for pair in catalog.noted[key]), key=itemgetter(0))
    resolved = ((correction, now) for _, correction in found if (now := resolve(catalog, correction.fact)))
    return [(correction, now) for correction, now in resolved if not now.anchor or now in shown]


def resolve(catalog: Catalog, reference: Reference) -> Reference | None:
    """Where a statement is now, through renamed entries and facts; None if it is nowhere."""
    entry = catalog.entry(reference)
    if entry is None:
        return None
    anchor = entry.data.former_ids.get(reference.anchor, reference.anchor)
    return Reference(entry.kind.id, entry.id, anchor)


def shown_on(catalog: Catalog, page: str) -> Iterator[Reference]:
    """Everything of entries that a page shows or refers to."""
    found = page_at(page, catalog)
    if found is None or found.is_later:
        return
    match found.sort:
        case Sort.ENTRY:
            yield from _of_entry_page(catalog, catalog.entries[found.id])
        case Sort.DOCUMENT:
            for token in find_tokens(catalog.documents[page].text):
                yield from _of_token(catalog, token)
        case Sort.SOURCE:
            for located in prose_of_source(catalog.sources[found.id]):
                yield from _of_text(catalog, located.item)
        case Sort.KIND:
            yield from _of_table(catalog, found.id)
        case Sort.MATRIX:
            yield from _of_matrix(catalog, found.id)
        case Sort.MADE if page == TIMELINE:
            yield from _of_events(catalog, timeline(catalog, tracked(catalog)))


def _of_entry_page(catalog: Catalog, entry: Entry) -> Iterator[Reference]:
    yield entry.reference
    yield from (Reference(entry.kind.id, entry.id, anchor) for anchor in entry.anchors())
    for located in prose_of(entry):
        yield from _of_text(catalog, located.item)
    for reference in references_of(entry):
        named = resolve(catalog, reference.item)
        if named:
            yield named
    yield from _of_events(catalog, entry_timeline(catalog, entry))
    yield from _of_numbers(catalog, entry)
    yield from _attributed(catalog, entry)


def _of_numbers(catalog: Catalog, entry: Entry) -> Iterator[Reference]:
    """The values that stand beside an entry, or in its block of numbers."""
    for panel in panels(catalog, entry):
        yield Reference(panel.figure.kind.id, panel.figure.id, panel.value.id)


def _attributed(catalog: Catalog, entry: Entry) -> Iterator[Reference]:
    """Facts of other pages that name this entry as their speaker, which its template may list."""
    for key in catalog.backlinks.get(entry.key, ()):
        for fact in catalog.entries[key].facts:
            if isinstance(fact.by, Reference) and resolve(catalog, fact.by) == entry.reference:
                other = catalog.entries[key]
                yield Reference(other.kind.id, other.id, fact.id)


def _of_text(catalog: Catalog, text: str, depth: int = 0) -> Iterator[Reference]:
    for token in find_tokens(text):
        yield from _of_token(catalog, token, depth)


def _of_token(catalog: Catalog, token: Token, depth: int = 0) -> Iterator[Reference]:
    if token.reference:
        yield from _of_reference(catalog, token.reference, sentence=not token.label, depth=depth)
    elif token.block:
        yield from _of_block(catalog, token.block, token.argument)


def _of_reference(catalog: Catalog, reference: Reference, *, sentence: bool, depth: int = 0) -> Iterator[Reference]:
    """A statement that is shown; a figure alone shows its preferred value. With `sentence`, what its words show."""
    here = resolve(catalog, reference)
    if here is None:
        return
    entry = catalog.entries[here.entry]
    preferred = catalog.preferred(entry)
    yield Reference(here.kind, here.id, preferred.id) if preferred and not here.anchor else here
    fact = entry.fact(here.anchor) if here.anchor else None
    if fact and sentence and depth < _DEEPEST:
        yield from _of_text(catalog, fact.says, depth + 1)


def _of_block(catalog: Catalog, block: Block, argument: str) -> Iterator[Reference]:
    entry = catalog.entries.get(argument)
    match block:
        case Block.TABLE:
            yield from _of_table(catalog, argument)
        case Block.MATRIX:
            yield from _of_matrix(catalog, argument)
        case Block.FIGURE | Block.STATUS if entry:
            yield from _of_reference(catalog, entry.reference, sentence=False)
            yield from _of_text(catalog, entry.data.summary if block is Block.STATUS else "")
        case Block.CHART if entry:
            yield from (Reference(entry.kind.id, entry.id, value.id) for value in entry.values)
        case Block.NUMBERS if entry:
            yield from _of_numbers(catalog, entry)
        case Block.TIMELINE:
            events = entry_timeline(catalog, entry) if entry else timeline(catalog, tracked(catalog, argument))
            yield from _of_events(catalog, events)
        case Block.POSITIONS:
            for position in (each for side in sides_on(catalog, argument) for each in side.entries):
                yield position.reference
                yield from _of_text(catalog, position.data.summary)


def _of_table(catalog: Catalog, kind: str) -> Iterator[Reference]:
    for entry in catalog.of_kind(kind):
        yield from _of_reference(catalog, entry.reference, sentence=False)


def _of_matrix(catalog: Catalog, kind: str) -> Iterator[Reference]:
    """The entries of a kind, and those of their facts that a cell may lead to."""
    for entry in catalog.of_kind(kind):
        yield entry.reference
        yield from (Reference(kind, entry.id, fact.id) for fact in entry.facts)


def _of_events(catalog: Catalog, events: Iterable[Event]) -> Iterator[Reference]:
    for event in events:
        yield Reference(event.entry.kind.id, event.entry.id, event.anchor)
        yield from _of_text(catalog, event.text)
