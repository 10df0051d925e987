"""Evidence and sources, as Markdown for one page."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks.quotations import quoted_words, words_quoted
from generator.evidence.fragments import deep_link
from generator.evidence.texts import SourceText
from generator.languages.words import fill
from generator.model.entry import Entry
from generator.model.independence import rests_on_one_press_source
from generator.model.parts import Evidence
from generator.model.source import Source
from generator.model.walk import pieces_of
from generator.pages.annotating import Use, annotated, mark_id
from generator.pages.escape import Markdown, attribute, escape
from generator.pages.links import fact_uri, link, source_uri
from generator.pages.marks import evidence_mark, single_mark, tier_mark
from generator.pages.naming import Naming
from generator.prose.numbers import full_value
from generator.prose.render import plain

_FIRST_WORDS = 10


class ShowingEvidence(Naming):
    """What a page says of the evidence behind a statement."""

    def evidence_mark(self, evidence: Evidence) -> Markdown:
        """Checked word for word, or cited with the text not held."""
        return evidence_mark(self.catalog, evidence)

    def tier(self, source: Source) -> Markdown:
        """How close a source is to the fact."""
        return tier_mark(source, self.words)

    def single_mark(self, evidence: Iterable[Evidence]) -> Markdown:
        """That a statement rests on one press source; nothing if more carry it, or a record does."""
        return single_mark(self.words) if rests_on_one_press_source(self.catalog, evidence) else Markdown("")

    def kinds_of_source(self, evidence: Iterable[Evidence]) -> Markdown:
        """What kinds of sources stand behind a statement, such as “Court record, News article”."""
        terms = (self.catalog.vocabulary.term("source-types", source.data.type) for source in self.sources(evidence))
        return escape(", ".join(dict.fromkeys(term.label for term in terms)))

    def place(self, evidence: Evidence) -> Markdown:
        """The source and the place in it, linked to the source's page."""
        source = self.catalog.sources[evidence.source]
        text = self.catalog.published_text(source.id)
        paragraph = mark_id(evidence, text) if text else f"p{evidence.paragraph}"
        anchor = f"#{paragraph}" if evidence.paragraph else ""
        where: dict[str, object] = {"publisher": source.data.publisher, "at": evidence.at}
        where |= {"number": evidence.paragraph, "span": evidence.words}
        if evidence.words:
            label = self.words.say("{publisher}, paragraph {number} (words {span})")
        elif evidence.paragraph:
            label = self.words.say("{publisher}, paragraph {number}")
        else:
            label = "{publisher}, {at}" if evidence.at else "{publisher}"
        return link(Markdown(fill(label, where, escape)), source_uri(source.id) + anchor, self.page)

    def at_source(self, evidence: Evidence) -> Markdown:
        """Links to the quoted words at the source's own address, and in an archived copy where one is recorded."""
        if not (evidence.quote or evidence.page):
            return Markdown("")
        source = self.catalog.sources[evidence.source]
        addresses = (
            (self.words.say("at the source"), source.address),
            (self.words.say("in an archived copy"), source.data.archived),
        )
        links = (
            f' <a class="fs-at" href="{attribute(deep_link(address, evidence))}" rel="noreferrer">{label}</a>'
            for label, address in addresses
            if address
        )
        return Markdown("".join(links))

    def annotated(self, number: int, text: SourceText, uses: list[Use], listed: int | None = None) -> Markdown:
        """A paragraph of a text that may be published, its words marked that facts rest on; `listed` as there."""
        return annotated(number, text, uses, self.page, listed)

    def by_paragraph(self, uses: Iterable[Use]) -> dict[int | None, list[Use]]:
        """The uses of a source by the paragraph that their evidence names."""
        found: dict[int | None, list[Use]] = {}
        for use in uses:
            found.setdefault(use[2].paragraph, []).append(use)
        return found

    def sources(self, evidence: Iterable[Evidence]) -> list[Source]:
        """The sources of some evidence, each once, the closest to the fact first."""
        order = {"primary": 0, "secondary": 1, "aggregator": 2}
        names = dict.fromkeys(item.source for item in evidence)
        return sorted((self.catalog.sources[name] for name in names), key=lambda each: order[each.data.tier])

    def all_evidence(self, entry: Entry) -> list[Evidence]:
        """Every piece of evidence of an entry."""
        return list(pieces_of(entry))

    def quoted_share(self, source: Source, uses: Iterable[Use] | None = None) -> Markdown:
        """How many of a source's words this site prints, of how many. Who has its `uses` saves looking for them."""
        total = source.data.text.words if source.data.text else 0
        evidence = (piece for _, _, piece in uses or ())
        quoted = quoted_words(self.catalog).get(source.id, 0) if uses is None else words_quoted(evidence)
        said = (
            self.words.say(
                "{count} of {total} words ({share})", count=quoted, total=total, share=f"{quoted / total:.0%}"
            )
            if total
            else ""
        )
        return Markdown(said)

    def use(self, entry: Entry, anchor: str) -> Markdown:
        """An entry that rests on a source, with the first words of the fact or its value, linked to it."""
        words = self._first_words(entry, anchor)
        return link(f"{entry.name}: {words}" if words else entry.name, fact_uri(entry, anchor), self.page)

    def _first_words(self, entry: Entry, anchor: str) -> str:
        if value := entry.value(anchor):
            return full_value(value, entry.unit, self.words)
        fact = entry.fact(anchor)
        words = plain(fact.says, self.catalog).split() if fact else []
        return " ".join(words) if len(words) <= _FIRST_WORDS else f"{' '.join(words[:_FIRST_WORDS])} …"

    def fact_uri(self, entry: Entry, anchor: str) -> str:
        """The page of an entry, at a fact or value of it if `anchor` names one."""
        return fact_uri(entry, anchor)
