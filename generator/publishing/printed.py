"""The quotations that the pages of a published site print, and whether somebody checked exactly these words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from html.parser import HTMLParser
from urllib.parse import urljoin

from generator.evidence.folds import fold
from generator.model.catalog import Catalog
from generator.model.walk import evidence_of

_CLASS = "fs-quote"
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NO_TAG = re.compile(r"<(?![^<>]*+>)")
_SOURCE = re.compile(r"(?:^|/)sources/([a-z0-9]+(?:-[a-z0-9]+)*)/")


class Attestation(StrEnum):
    """What the project at hand says of words that are printed."""

    ATTESTED = "attested by content/quotes.lock"
    CITED = "from sources whose text is not held"
    UNCHECKED = "not attested"
    UNKNOWN = "unknown"


@dataclass
class Printed:
    """A quotation on a page: its words, its source as the page names it ("" if it does not), and its place."""

    words: str
    source: str
    line: int
    column: int


@dataclass(frozen=True)
class Quotations:
    """The evidence of a project: for each source and folded words, how they stand."""

    attestations: dict[tuple[str, str], Attestation]
    by_words: dict[str, Attestation] = field(default_factory=dict)

    def attestation(self, printed: Printed) -> Attestation:
        """How printed words stand; where the page names no source, in whatever source they stand best."""
        words = fold(printed.words)
        found = self.attestations.get((printed.source, words)) if printed.source else self.by_words.get(words)
        return found or Attestation.UNKNOWN


def quotations(catalog: Catalog) -> Quotations:
    """All quotations of a project, each judged by the lock."""
    attestations: dict[tuple[str, str], Attestation] = {}
    by_words: dict[str, Attestation] = {}
    order = list(Attestation)
    for entry in catalog.entries.values():
        for located in evidence_of(entry):
            evidence, source = located.item, catalog.sources.get(located.item.source)
            if evidence.quote is None or source is None:
                continue
            if source.data.text is None:
                attestation = Attestation.CITED
            else:
                attested = catalog.lock.attests(evidence, source.data.text.sha256)
                attestation = Attestation.ATTESTED if attested else Attestation.UNCHECKED
            words = fold(evidence.quote)
            best = min(attestation, by_words.get(words, attestation), key=order.index)
            attestations[source.id, words] = min(
                attestation, attestations.get((source.id, words), attestation), key=order.index
            )
            by_words[words] = best
    return Quotations(attestations, by_words)


def printed_on(path: str, page: bytes) -> list[Printed]:
    """The quotations of a page, in their order. `path` is that of its file below the site."""
    reader = _Reader(path)
    reader.feed(_whole(page.decode("utf-8", "replace")))
    reader.close()
    return reader.found


def judged(
    found: list[Printed], known: Quotations, counts: Counter[Attestation]
) -> Iterator[tuple[Printed, Attestation]]:
    """Count how the quotations of a page stand, and give those that nobody checked."""
    for printed in found:
        attestation = known.attestation(printed)
        counts[attestation] += 1
        if attestation in (Attestation.UNCHECKED, Attestation.UNKNOWN):
            yield printed, attestation


def _whole(page: str) -> str:
    """A page without comments, and without tags that never end: at each, the parser would read all of the rest."""
    page = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), page)
    return _NO_TAG.sub("&lt;", page)


class _Reader(HTMLParser):
    """Collects `<q class="fs-quote">`, and the source to which the first link behind each leads."""

    def __init__(self, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self._path = path
        own = _SOURCE.search(f"/{path}")
        self._own = own[1] if own else ""
        self._open: Printed | None = None
        self._words: list[str] = []
        self._waiting: Printed | None = None
        self.found: list[Printed] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A quotation begins, or a link that may lead to its source."""
        values = dict(attrs)
        if tag == "q" and _CLASS in (values.get("class") or "").split():
            line, column = self.getpos()
            self._open, self._words = Printed("", self._own, line, column + 1), []
        elif tag == "li":
            self._waiting = None
        elif tag == "a" and self._waiting and not self._open:
            source = _SOURCE.search(urljoin(f"/{self._path}", values.get("href") or ""))
            if source and not self._waiting.source:
                self._waiting.source = source[1]
            self._waiting = None

    def handle_endtag(self, tag: str) -> None:
        """A quotation ends."""
        if tag == "q" and self._open:
            self._open.words = _without_marks("".join(self._words))
            self.found.append(self._open)
            self._open, self._waiting = None, self._open

    def handle_data(self, data: str) -> None:
        """Words of a quotation."""
        if self._open:
            self._words.append(data)


def _without_marks(text: str) -> str:
    """The words between the quotation marks that the page puts around them."""
    text = text.strip()
    return text[1:-1] if text.startswith("“") and text.endswith("”") else text
