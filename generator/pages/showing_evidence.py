"""Evidence and sources, as Markdown for one page."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks.quotations import quoted_words
from generator.model.entry import Entry
from generator.model.parts import Evidence
from generator.model.source import Source
from generator.model.walk import evidence_of
from generator.pages.escape import Markdown
from generator.pages.links import entry_uri, link, source_uri
from generator.pages.marks import evidence_mark, tier_mark
from generator.pages.naming import Naming


class ShowingEvidence(Naming):
    """What a page says of the evidence behind a statement."""

    def evidence_mark(self, evidence: Evidence) -> Markdown:
        """Checked word for word, or cited with the text not held."""
        return evidence_mark(self.catalog, evidence)

    def tier(self, source: Source) -> Markdown:
        """How close a source is to the fact."""
        return tier_mark(source)

    def place(self, evidence: Evidence) -> Markdown:
        """The source and the place in it, linked to the source's page."""
        source = self.catalog.sources[evidence.source]
        anchor = f"#p{evidence.paragraph}" if evidence.paragraph else ""
        label = source.data.publisher
        where = f", paragraph {evidence.paragraph}" if evidence.paragraph else f", {evidence.at}" if evidence.at else ""
        if evidence.words:
            where += f" (words {evidence.words})"
        return link(f"{label}{where}", source_uri(source.id) + anchor, self.page)

    def sources(self, evidence: Iterable[Evidence]) -> list[Source]:
        """The sources of some evidence, each once, the closest to the fact first."""
        order = {"primary": 0, "secondary": 1, "aggregator": 2}
        names = dict.fromkeys(item.source for item in evidence)
        return sorted((self.catalog.sources[name] for name in names), key=lambda each: order[each.data.tier])

    def all_evidence(self, entry: Entry) -> list[Evidence]:
        """Every piece of evidence of an entry."""
        return [located.item for located in evidence_of(entry)]

    def quoted_share(self, source: Source) -> Markdown:
        """How many of a source's words this site prints, of how many."""
        total = source.data.text.words if source.data.text else 0
        quoted = quoted_words(self.catalog).get(source.id, 0)
        return Markdown(f"{quoted} of {total} words ({quoted / total:.0%})" if total else "")

    def use(self, entry: Entry, anchor: str) -> Markdown:
        """An entry that rests on a source, linked to the fact."""
        return link(
            f"{entry.name}" + (f" ({anchor.replace('-', ' ')})" if anchor else ""),
            self._at(entry, anchor),
            self.page,
        )

    @staticmethod
    def _at(entry: Entry, anchor: str) -> str:
        return entry_uri(entry.kind.id, entry.id) + (f"#{anchor}" if anchor else "")
