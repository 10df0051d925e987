"""The link of a quotation leads to its own words: the first place that a browser finds, in the source's characters.

Links are made from the record alone (`generator.evidence.fragments`); this rule compares them with the text at hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.checks.cited import Cited, cited, held, path_of, quoted
from generator.checks.rule import Rule
from generator.evidence.folds import fold
from generator.evidence.fragments import MOST_WORDS, Page, fragment_of, is_pdf
from generator.evidence.places import composed, folded_with_places, place_of
from generator.evidence.texts import SourceText
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.parts import Evidence
from generator.model.source import Source
from generator.model.walk import Path
from generator.problems import Level, Problem
from generator.rewriting.offers import fixed_by, new_value

_MOST_WORDS_BESIDE = 6


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every page number, and at every quotation whose text is at hand."""
    for row in [row for row in cited(catalog) if row[7]]:
        yield from _page(catalog, row)
    found: defaultdict[str, list[tuple[Entry, int, Evidence, int]]] = defaultdict(list)
    for entry, number, each, (name, _), place in held(catalog):
        if each.quote and name in catalog.texts:
            found[name].append((entry, number, each, place))
    for name in {row[3] for row in quoted(catalog)} - found.keys():
        if name in catalog.texts and name in catalog.sources:  # whose record does not say that we hold it
            found[name] = [(entry, number, each, -1) for entry, number, each, of, *_ in quoted(catalog) if of == name]
    for name, quotations in found.items():  # one text after the other, so that one page at a time is kept
        source, text = catalog.sources[name], catalog.texts[name]
        page = _as_on_the_page(source, text)
        for entry, number, each, place in quotations:
            if place < 0 or not _is_first(each.quote or "", each.paragraph or 0, place, page):
                yield from _compare(entry, path_of(entry, number), each, source, text, page)


def _page(catalog: Catalog, row: Cited) -> Iterator[Problem]:
    """Look at evidence with the page of a PDF."""
    entry, number, _, name, *_ = row
    source = catalog.sources.get(name)
    if source and not (source.address and is_pdf(source.address)):
        message = "`page` opens a PDF at that page, and the address of this source is no PDF."
        tip = "Write `at:` with the page instead."
        yield problem_at(entry.record, (*path_of(entry, number), "page"), RULE.name, message, tip, key=True)


def _compare(
    entry: Entry, path: Path, evidence: Evidence, source: Source, text: SourceText, page: Page
) -> Iterator[Problem]:
    paragraph = text.paragraph(evidence.paragraph or 0)
    place = place_of(evidence, paragraph) if paragraph else None
    if paragraph is None or place is None or evidence.quote is None:
        return  # the rule `evidence` speaks of it
    own = composed(paragraph)[place.start : place.end]
    if own != evidence.quote and _drawn(own) != _drawn(evidence.quote):
        message = f"The source writes it with other signs: {own}"
        tip = "Copy its quotation marks and dashes, so that every browser finds the words at the source."
        problem = problem_at(entry.record, (*path, "quote"), RULE.name, message, tip, level=Level.WARNING)
        yield fixed_by(problem, new_value(entry.record, (*path, "quote"), own))
    where = evidence.paragraph or 0, folded_with_places(paragraph)[1].index(place.start)
    found = _found(evidence, page)
    if found != where and source.address:
        shown = "in the title" if found and found[0] < 1 else f"in paragraph {found[0]}" if found else "nowhere"
        message = f"A link to “{evidence.quote}” would arrive at other words: a browser finds it first {shown}."
        yield problem_at(
            entry.record,
            (*path, "quote"),
            RULE.name,
            message,
            _advice(evidence, own, where, paragraph, page),
            level=Level.WARNING,
        )


def _is_first(quote: str, number: int, place: int, page: Page) -> bool:
    """Whether a quotation that stands plainly in its paragraph does so nowhere before: then all is well with it."""
    return quote.count(" ") < MOST_WORDS and page.begins_with(quote, number + 1, place)  # the title is the first


def _drawn(words: str) -> str:
    """The words with their own signs, but without what no reader sees."""
    visible = (char for char in composed(words) if char.isspace() or fold(char))
    return " ".join("".join(visible).split())


def _as_on_the_page(source: Source, text: SourceText) -> Page:
    """The title, which stands above the text on the source's page, and the paragraphs."""
    title = fold(source.data.title)
    return Page(("" if title in text.folded else title, *text.folded))


def _found(evidence: Evidence, page: Page) -> tuple[int, int] | None:
    """Where a browser finds the words: paragraph (0 is the title), and place in its folded form."""
    fragment = fragment_of(evidence)
    found = page.landing(fragment) if fragment else None
    return (found[0] - 1, found[1]) if found else None


def _advice(evidence: Evidence, own: str, where: tuple[int, int], paragraph: str, page: Page) -> str:
    """The fewest words beside the quotation that lead the link to it."""
    whole = composed(paragraph)
    start = folded_with_places(paragraph)[1][where[1]]
    before, after = whole[:start].split(), whole[start + len(own) :].split()
    for count in range(1, _MOST_WORDS_BESIDE + 1):
        for key, words in (("prefix", before[-count:]), ("suffix", after[:count])):
            beside = " ".join(words)
            if words and _found(evidence.model_copy(update={key: beside}), page) == where:
                return f"Add `{key}: {beside}`."
    return "Add `prefix:` or `suffix:` with the words right beside it."


RULE = Rule("deep-link", "The link of a quotation leads to its own words.", check)
