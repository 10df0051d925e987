"""The full text of a source with the words marked that facts rest on, each mark linked to its facts and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.evidence.places import Place, composed, place_of, word_numbers
from generator.evidence.texts import SourceText
from generator.model.entry import Entry
from generator.model.parts import Evidence
from generator.pages.escape import Markdown, escape
from generator.pages.links import fact_uri, relative

# An entry that rests on the source, the anchor of its fact or value, and the evidence.
Use = tuple[Entry, str, Evidence]


@dataclass(frozen=True)
class Mark:
    """Words of a paragraph that something rests on. `numbers` are those of the uses in the list below it."""

    id: str
    place: Place
    numbers: tuple[int, ...]


def mark_id(evidence: Evidence, text: SourceText) -> str:
    """The anchor of the words that some evidence shows: paragraph, first and last word, such as `p3-4-19`."""
    paragraph = text.paragraph(evidence.paragraph or 0)
    place = place_of(evidence, paragraph) if paragraph else None
    if paragraph is None or place is None:
        return f"p{evidence.paragraph}"
    first, last = word_numbers(place, paragraph)
    return f"p{evidence.paragraph}-{first}-{last}"


def marks(number: int, text: SourceText, uses: Iterable[Use]) -> list[Mark]:
    """The marks of a paragraph in their order. Uses of the same words share one; a longer one comes first."""
    paragraph = text.paragraph(number) or ""
    found: dict[str, tuple[Place, list[int]]] = {}
    for count, (_, _, evidence) in enumerate(uses, 1):
        place = place_of(evidence, paragraph)
        if place is None:
            continue
        name = mark_id(evidence, text)
        known, numbers = found.setdefault(name, (place, []))
        numbers.append(count)
        found[name] = Place(min(place.start, known.start), max(place.end, known.end)), numbers
    made = (Mark(name, place, tuple(numbers)) for name, (place, numbers) in found.items())
    return sorted(made, key=lambda mark: (mark.place.start, -mark.place.end))


def annotated(number: int, text: SourceText, uses: list[Use], page: str, listed: int | None = None) -> Markdown:
    """A paragraph as Markdown on one line, with its marks; behind each stand the numbers of its uses, linked.

    With `listed`, those of so many uses alone, because no more stand in the list; words are marked for all.
    Marks that overlap without one holding the other cannot be nested in HTML, so the later part of one is marked anew.
    """
    whole = composed(text.paragraph(number) or "")
    made = [replace(mark, numbers=_upto(listed, mark.numbers)) for mark in marks(number, text, uses)]
    edges = sorted({0, len(whole), *(edge for mark in made for edge in (mark.place.start, mark.place.end))})
    parts: list[str] = []
    opened: list[Mark] = []
    for start, end in zip(edges, [*edges[1:], len(whole)], strict=True):
        ending = [mark for mark in opened if mark.place.end == start]
        parts += _close(opened, ending, uses, page)
        for mark in (mark for mark in made if mark.place.start == start):
            opened.append(mark)
            parts.append(f'<mark class="fs-words" id="{mark.id}">')
        parts.append(_literal(whole[start:end]))
    return Markdown("".join(parts))


def _close(opened: list[Mark], ending: list[Mark], uses: list[Use], page: str) -> Iterator[str]:
    """End some marks: those opened within them are closed too, and opened again behind."""
    if not ending:
        return
    first = min(opened.index(mark) for mark in ending)
    inner, opened[first:] = opened[first:], [mark for mark in opened[first:] if mark not in ending]
    for mark in reversed(inner):
        yield "</mark>"
        if mark in ending:
            yield from (_reference(number, uses[number - 1], page) for number in mark.numbers)
    yield from ('<mark class="fs-words">' for _ in opened[first:])


def _upto(listed: int | None, numbers: tuple[int, ...]) -> tuple[int, ...]:
    return numbers if listed is None else tuple(number for number in numbers if number <= listed)


def _reference(number: int, use: Use, page: str) -> str:
    entry, anchor, _ = use
    return f"[{number}]({relative(fact_uri(entry, anchor), page)}){{ .fs-ref }}"


def _literal(text: str) -> str:
    """A piece of text as Markdown, with the white space at its edges, which `escape` would drop."""
    if not text.strip():
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{escape(text)}{' ' * text[-1].isspace()}"
