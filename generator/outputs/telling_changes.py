"""What changed as one plain-text sentence, for feeds and files; `generator.pages.showing_history` has that of pages."""

from __future__ import annotations

from generator.comparing import today
from generator.comparing.change import Act, Change, Claim, Part
from generator.comparing.telling import attribution, headline, readable
from generator.languages.words import message
from generator.model.entry import Entry
from generator.model.references import Reference
from generator.model.source import Source
from generator.outputs.site_data import SiteData
from generator.pages.links import reference_uri, source_uri

_SHORT = 44  # of a text that fits beside another one, as on pages
_ENDS = (".", "?", "!", "”", "…", ".)")
_BOTH = message("{before} → {after}")


def sentence(change: Change, data: SiteData) -> str:
    """What changed, in the words of the chronicle, each side of a claim with who said it then. It ends like a sentence.

    What was withdrawn is not said again, on the day of its withdrawal as little as on earlier ones: the sentence says
    only what happened to it.
    """
    is_whole = change.part is Part.ENTRY or (change.part is Part.SOURCE and change.act is Act.RENAMED)
    text = _of_entry(change, data) if is_whole else _of_part(change, data)
    return _ended(text)


def page_of(change: Change, data: SiteData) -> str:
    """The page with what changed, at the fact or value if it is still there; nothing for what has no page any more.

    What went into another entry or source is where that is.
    """
    thing = thing_of(change, data) or today.home_of(change, data.catalog)
    if isinstance(thing, Entry):
        return reference_uri(Reference(thing.kind.id, thing.id, today.anchor_of(change, thing)))
    return source_uri(thing.id) if thing else ""


def thing_of(change: Change, data: SiteData) -> Entry | Source | None:
    """The entry or source that changed, at whatever address it lives now; None if there is none any more."""
    return today.thing_of(change, data.catalog)


def speaker(claim: Claim | None, data: SiteData) -> str:
    """Who said a claim, as its record had it then; nothing for what is no claim or names its speaker itself."""
    return attribution(claim, data.catalog.words) if claim else ""


def _of_entry(change: Change, data: SiteData) -> str:
    say = data.catalog.words.say
    if change.act is Act.RENAMED:
        return say("Moved here from the address {address}", address=change.before)
    if change.act is Act.WITHDRAWN:
        return say("Withdrawn")
    if not change.count:
        return say("Published")
    return data.catalog.words.say_count(
        "Published with {count} fact or value", "Published with {count} facts and values", change.count
    )


def _of_part(change: Change, data: SiteData) -> str:
    say = data.catalog.words.say
    name = headline(change, data.catalog.words, today.label_of(change, data.catalog))
    speaks_for_itself = change.act is Act.ADDED and change.part in (Part.FACT, Part.VALUE) and not change.name
    where = "" if not change.anchor or speaks_for_itself else change.anchor.replace("-", " ")
    start = say("{name} ({where})", name=name, where=where) if where else name
    if change.part is Part.CORRECTION:
        return say("{start}: {said}", start=start, said=say("see the page on corrections"))
    return _told(change, start, data) if today.may_be_told(change, data.catalog) else start


def _told(change: Change, start: str, data: SiteData) -> str:
    """The words before and after."""
    say = data.catalog.words.say
    before = _said(change.before, change.claim_before, change, data)
    after = _said(change.after, change.claim_after, change, data)
    if change.act is Act.ADDED or not before:
        return say("{start}: {said}", start=start, said=after) if after else start
    if len(change.before) <= _SHORT and len(change.after) <= _SHORT:
        return say("{start}: {said}", start=start, said=say(_BOTH, before=before, after=after))
    return say("{start}. It was: {before} It is: {after}", start=start, before=_ended(before), after=after)


def _said(text: str, claim: Claim | None, change: Change, data: SiteData) -> str:
    """One side in words, with who said it."""
    said = readable(text, change, data.catalog.words)
    who = speaker(claim, data) if said else ""
    return data.catalog.words.say("{said} ({speaker}.)", said=said, speaker=who) if who else said


def _ended(text: str) -> str:
    return text if text.endswith(_ENDS) else f"{text}."
