"""When an entry changed and what changed in it, as Markdown for one page."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace

from generator.comparing.change import Act, Change, Claim, Part
from generator.comparing.telling import attribution, headline, readable
from generator.comparing.today import anchor_of, home_of, label_of, may_be_told, thing_of
from generator.languages.words import message
from generator.model.entry import Entry
from generator.model.foreign import Foreign
from generator.model.references import Reference
from generator.model.source import Source
from generator.pages.change_groups import Group
from generator.pages.escape import Markdown, escape
from generator.pages.links import CORRECTIONS, entry_uri, link, reference_uri, source_uri
from generator.pages.naming import Naming

_SHORT = 44  # of a text that fits beside another one on a line
_BREAK = "<br>"
_BOTH = message("{before} → {after}")


class ShowingHistory(Naming):
    """What a page says of the past of entries, from the chronicle."""

    def history(self, entry: Entry) -> list[tuple[dt.date, list[Change]]]:
        """The days on which an entry changed, under any address that it had, the newest first."""
        chronicle = self.catalog.chronicle
        return chronicle.of((entry.key, *self.catalog.former.get(entry.key, ()))) if chronicle else []

    def changed_on(self, entry: Entry) -> dt.date | None:
        """The day on which a fact of the entry last changed; without a chronicle, that on which its file did."""
        if self.catalog.chronicle is None:
            return self.catalog.history.get(entry.record.file)
        days = self.history(entry)
        return days[0][0] if days else None

    def change(self, change: Change) -> Markdown:
        """One change in words: what it is, where, and what it was and is."""
        if change.part is Part.ENTRY or (change.part is Part.SOURCE and change.act is Act.RENAMED):
            return self._of_entry(change)
        name = Markdown(f"**{escape(headline(change, self.words, label_of(change, self.catalog)))}**")
        where = self._where(change)
        start = self.words.say("{name} ({where})", name=name, where=where) if where else name
        said = self._said(change)
        if said.startswith(_BREAK):
            return Markdown(f"{start}{said}")
        return Markdown(self.words.say("{start}: {said}", start=start, said=said) if said else start)

    def changed_thing(self, group: Group) -> Markdown:
        """The name of what changed, linked where it still has a page, or to what took it in."""
        thing = thing_of(group.changes[0], self.catalog)
        home = home_of(group.changes[0], self.catalog)
        if home and group.title:
            uri = source_uri(home.id) if isinstance(home, Source) else entry_uri(home.kind.id, home.id)
            return link(self._text(group.title), uri, self.page)
        if isinstance(thing, Source):
            return link(thing.data.title, source_uri(thing.id), self.page)
        return self._entry_link(thing) if thing else self._text(group.title or group.of)

    def changed_view(self, group: Group) -> Markdown:
        """What the kind of what changed says in the place of a status, such as that a view is no finding."""
        thing = thing_of(group.changes[0], self.catalog)
        instead = thing.kind.declared.in_place_of_status if isinstance(thing, Entry) else None
        return self.label(instead.label) if instead else Markdown("")

    def published(self, group: Group) -> list[tuple[str, list[Markdown], int]]:
        """What was published on a day: for each kind, and for sources, its title, the names, and how many facts."""
        found: dict[str, list[Markdown]] = {}
        facts: Counter[str] = Counter()
        for change in sorted(group.changes, key=lambda change: change.title.casefold()):
            kind = change.of.partition("/")[0]
            alone = Group(group.day, change.of, change.title, (change,))
            found.setdefault(kind, []).append(self.changed_thing(alone))
            facts[kind] += change.count
        order = [*self.catalog.site.kinds, *sorted(found.keys() - set(self.catalog.site.kinds))]
        return [(self._kind_title(kind), found[kind], facts[kind]) for kind in order if kind in found]

    def _kind_title(self, kind: str) -> str:
        declared = self.catalog.kinds.get(kind)
        return declared.title if declared else self.words.say("Sources") if kind == "sources" else kind

    def _entry_link(self, entry: Entry) -> Markdown:
        return link(entry.name, entry_uri(entry.kind.id, entry.id), self.page)

    def _of_entry(self, change: Change) -> Markdown:
        say = self.words.say
        if change.act is Act.RENAMED:
            return Markdown(say("**Moved here** from the address {address}", address=escape(change.before)))
        if change.act is Act.WITHDRAWN:
            return Markdown(say("**Withdrawn**"))
        if not change.count:
            return Markdown(say("**Published**"))
        return Markdown(
            self.words.say_count(
                "**Published** with {count} fact or value", "**Published** with {count} facts and values", change.count
            )
        )

    def _said(self, change: Change) -> Markdown:
        """The words before and after, each with who said it then. What was withdrawn is not said again."""
        if change.part is Part.CORRECTION:
            return link(self.words.say("see the page on corrections"), CORRECTIONS, self.page)
        if not may_be_told(change, self.catalog):
            return Markdown("")
        before = self._side(change.before, change.claim_before, change)
        after = self._side(change.after, change.claim_after, change)
        if change.act is Act.ADDED or not change.before:
            return after
        if len(change.before) <= _SHORT and len(change.after) <= _SHORT:
            return Markdown(self.words.say(_BOTH, before=before, after=after))
        was = self.words.say("*It was:* {text}", text=before)
        return Markdown(f"{_BREAK}{was}{_BREAK}{self.words.say('*It is:* {text}', text=after)}")

    def _where(self, change: Change) -> Markdown:
        """The fact or value that a change concerns, in words, linked if it is still there."""
        if not change.anchor:
            return Markdown("")
        words = change.anchor.replace("-", " ")
        entry = thing_of(change, self.catalog)
        anchor = anchor_of(change, entry) if isinstance(entry, Entry) else ""
        if not isinstance(entry, Entry) or not anchor:
            return escape(words)
        target = reference_uri(Reference(entry.kind.id, entry.id, anchor))
        return (
            Markdown(f"[{escape(words)}](#{anchor})")
            if target.startswith(f"{self.page}#")
            else link(words, target, self.page)
        )

    def _side(self, text: str, claim: Claim | None, change: Change) -> Markdown:
        """What it was or is. A claim never stands without who said it."""
        ours = readable(text, change, self.words)
        said = self._text(text) if ours == text else escape(ours)
        if claim is None or not text:
            return said
        who = attribution(replace(claim, speaker=self._text(claim.speaker)), self.words)
        return Markdown(self.words.say("{said} ({speaker}.)", said=said, speaker=who))

    def _text(self, text: str) -> Markdown:
        """Words of the content, which are in the language of the original."""
        original = self.catalog.original
        return escape(Foreign(text, original.site.language) if original and text else text)
