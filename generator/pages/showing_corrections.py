"""Corrections and reviews, as Markdown for one page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from generator.model.correction import Correction
from generator.model.entry import Entry
from generator.model.references import Reference
from generator.model.reviews import review_of
from generator.pages.corrected import corrections_on
from generator.pages.escape import Markdown, escape
from generator.pages.links import CORRECTIONS, REVIEW, entry_uri, link, reference_uri
from generator.pages.marks import overdue_mark
from generator.pages.naming import Naming
from generator.pages.near_corrected import resolve

_PENCIL = ":material-pencil-outline:"


class ShowingCorrections(Naming):
    """What a page says of corrections, and of when its entry was and is to be checked."""

    def corrections_note(self, known: Iterable[tuple[Correction, Reference]] | None = None) -> Markdown:
        """The notes on corrections that concern this page: its own in full, others in short; nothing without any.

        Who has them (`corrections_on`) saves looking for them.
        """
        found = corrections_on(self.catalog, self.page) if known is None else known
        own_first = sorted(found, key=lambda pair: not self._is_own(pair[1]))
        return Markdown("\n\n".join(self._note(correction, now) for correction, now in own_first))

    def corrected(self, correction: Correction) -> Markdown:
        """What a correction concerns: the entry's name, linked to the fact, and which fact of it."""
        now = resolve(self.catalog, correction.fact)
        return self._named(now) if now else escape(str(correction.fact))

    def review_due(self, entry: Entry) -> dt.date:
        """The day by which the entry is to be checked again."""
        return review_of(entry).due

    def is_overdue(self, entry: Entry) -> bool:
        """Whether the entry was to be checked again before the site was built."""
        return review_of(entry).is_overdue(self.catalog.today)

    def review_mark(self, entry: Entry) -> Markdown:
        """By when the entry is to be checked again; a mark where that day had passed when the site was built."""
        review = review_of(entry)
        if review.is_overdue(self.catalog.today):
            return overdue_mark(self.words.say("review was due on {date}", date=self.date(review.due)))
        return Markdown(self.words.say("review due by {date}", date=self.date(review.due)))

    def overdue(self, entries: list[Entry]) -> Markdown:
        """How many of the entries were overdue when the site was built, linked to the list; nothing for none."""
        late = sum(review_of(entry).is_overdue(self.catalog.today) for entry in entries)
        if not late:
            return Markdown("")
        words = self.words.say_count(
            "the review of one entry was overdue", "the reviews of {count} entries were overdue", late
        )
        return overdue_mark(link(words, REVIEW, self.page))

    def _note(self, correction: Correction, now: Reference) -> str:
        say = self.words.say
        label = say("Corrected on {date}", date=self.date(correction.date))
        day = link(label, f"{CORRECTIONS}#d{correction.date}", self.page)
        is_now = self.prose(correction.now)
        if self._is_own(now):
            fact = f" [{say('The statement')}](#{now.anchor})" if now.anchor else ""
            lines = [
                f"{_PENCIL} **{day}.**{fact}",
                say("*It was:* {text}", text=self.prose(correction.was)),
                say("*It is:* {text}", text=is_now),
                say("*Why:* {text}", text=self.prose(correction.why)),
            ]
            body = "  \n".join(" ".join(line.split()) for line in lines)
        else:
            said = say(
                "**{corrected}:** {statement}. Now: {text}", corrected=day, statement=self._named(now), text=is_now
            )
            body = " ".join(f"{_PENCIL} {said}".split())
        return f'<div class="fs-correction" markdown>\n\n{body}\n\n</div>'

    def _is_own(self, now: Reference) -> bool:
        return entry_uri(now.kind, now.id) == self.page

    def _named(self, now: Reference) -> Markdown:
        entry = self.catalog.entries[now.entry]
        part = f" ({now.anchor.replace('-', ' ')})" if now.anchor else ""
        return link(f"{entry.name}{part}", reference_uri(now), self.page)
