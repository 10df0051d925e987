"""The link of a quotation leads to its own words: the first place that a browser finds, in the source's characters.

Links are made from the record alone (`generator.evidence.fragments`); this rule compares them with the text at hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.checks.cited import cited, path_of
from generator.checks.rule import Rule
from generator.evidence.folds import fold
from generator.evidence.fragments import MOST_WORDS, Page, fragment_of, is_pdf
from generator.evidence.places import composed, folded_with_places, only_place, place_of
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
    quoted: defaultdict[str, list[tuple[Entry, int, Evidence]]] = defaultdict(list)
    for entry, number, each, name, _, quote, _, page_of_pdf in cited(catalog):
        cited_pages = catalog.sources.get(name) if page_of_pdf else None
        if cited_pages and not (cited_pages.address and is_pdf(cited_pages.address)):
            message = "`page` opens a PDF at that page, and the address of this source is no PDF."
            tip = "Write `at:` with the page instead."
            yield problem_at(entry.record, (*path_of(entry, number), "page"), RULE.name, message, tip, key=True)
        if quote and name in catalog.texts and name in catalog.sources:
            quoted[name].append((entry, number, each))
    for name, found in quoted.items():  # one text after the other, so that one page at a time is kept
        source, text = catalog.sources[name], catalog.texts[name]
        page = _as_on_the_page(source, text)
        for entry, number, each in found:
            if not _is_plain(each, text, page):
                yield from _compare(entry, path_of(entry, number), each, source, text, page)


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


def _is_plain(evidence: Evidence, text: SourceText, page: Page) -> bool:
    """Whether a quotation stands once in its paragraph, sign for sign, and nowhere before: then all is well with it."""
    quote, number = evidence.quote or "", evidence.paragraph or 0
    paragraph = text.paragraph(number)
    if not paragraph or not paragraph.isascii() or text.folded[number - 1] != paragraph or fold(quote) != quote:
        return False
    if evidence.prefix or evidence.suffix or quote.count(" ") >= MOST_WORDS:
        return False
    place = only_place(quote, paragraph)
    return place >= 0 and page.begins_with(quote, number + 1, place)  # its title is its first paragraph


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
