"""What changed as one plain-text sentence, for feeds and files; `generator.pages.showing_history` has that of pages."""

from __future__ import annotations

from generator.comparing.change import Act, Change, Part
from generator.comparing.telling import headline
from generator.languages.words import message
from generator.model.catalog import follow
from generator.model.entry import Entry
from generator.model.references import Reference
from generator.model.source import Source, renamed_sources
from generator.outputs.site_data import SiteData
from generator.pages.links import reference_uri, source_uri
from generator.prose.attributing import beside

_SHORT = 44  # of a text that fits beside another one, as on pages
_ENDS = (".", "?", "!", "”", "…", ".)")
_BOTH = message("{before} → {after}")


def sentence(change: Change, data: SiteData) -> str:
    """What changed, in the words of the chronicle, with who says a claim. It ends like a sentence.

    What was withdrawn is not said again, on the day of its withdrawal as little as on earlier ones: of a fact, value,
    entry or source that is there no more, the sentence says only what happened to it.
    """
    text = _of_entry(change, data) if change.part is Part.ENTRY else _of_part(change, data)
    return text if text.endswith(_ENDS) else f"{text}."


def page_of(change: Change, data: SiteData) -> str:
    """The page with what changed, at the fact or value if it is still there; nothing for what has no page any more."""
    thing = thing_of(change, data)
    if isinstance(thing, Entry):
        return reference_uri(Reference(thing.kind.id, thing.id, _anchor(change, thing)))
    return source_uri(thing.id) if thing else ""


def thing_of(change: Change, data: SiteData) -> Entry | Source | None:
    """The entry or source that changed, at whatever address it lives now; None if there is none any more."""
    catalog = data.catalog
    kind, _, name = change.of.partition("/")
    if kind == "sources":
        return catalog.sources.get(name) or renamed_sources(catalog.sources).get(name)
    return catalog.entries.get(follow(change.of, catalog.moved))


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
    name = headline(change, data.catalog.words, _label(change, data))
    speaks_for_itself = change.act is Act.ADDED and change.part in (Part.FACT, Part.VALUE) and not change.name
    where = "" if not change.anchor or speaks_for_itself else change.anchor.replace("-", " ")
    start = say("{name} ({where})", name=name, where=where) if where else name
    if change.part is Part.CORRECTION:
        return say("{start}: {said}", start=start, said=say("see the page on corrections"))
    if change.act is Act.WITHDRAWN or not still_stands(change, data):
        return start
    told = _told(change, start, data)
    speaker = speaker_of(change, data)
    return say("{said} ({speaker}.)", said=told, speaker=speaker) if speaker else told


def _told(change: Change, start: str, data: SiteData) -> str:
    """The words before and after."""
    say = data.catalog.words.say
    if change.act is Act.ADDED or not change.before:
        return say("{start}: {said}", start=start, said=change.after) if change.after else start
    if len(change.before) <= _SHORT and len(change.after) <= _SHORT:
        return say("{start}: {said}", start=start, said=say(_BOTH, before=change.before, after=change.after))
    before = _ended(change.before)
    return say("{start}. It was: {before} It is: {after}", start=start, before=before, after=change.after)


def _ended(text: str) -> str:
    return text if text.endswith(_ENDS) else f"{text}."


def speaker_of(change: Change, data: SiteData) -> str:
    """Who says the claim whose words are repeated, as the fact says today; nothing for what is no claim."""
    thing = thing_of(change, data)
    fact = thing.fact(change.anchor) if isinstance(thing, Entry) and change.anchor else None
    if fact is None or change.part is not Part.FACT or change.name not in ("", "says"):
        return ""
    said = (beside(words, fact.assertion, fact.by, data.catalog) for words in (change.after, change.before) if words)
    return next(filter(None, said), "")


def still_stands(change: Change, data: SiteData) -> bool:
    """Whether what changed is still on the site."""
    thing = thing_of(change, data)
    if change.anchor and isinstance(thing, Entry):
        return bool(_anchor(change, thing))
    return thing is not None


def _anchor(change: Change, entry: Entry) -> str:
    now = entry.data.former_ids.get(change.anchor, change.anchor)
    return now if now in set(entry.anchors()) else ""


def _label(change: Change, data: SiteData) -> str:
    """What readers call a field of a kind."""
    kind = data.catalog.kinds.get(change.of.partition("/")[0])
    is_own = kind is not None and change.part is Part.FIELD and change.name in kind.declared.fields
    return kind.label(change.name) if kind and is_own else ""
