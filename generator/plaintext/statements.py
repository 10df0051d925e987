"""Facts, values, statuses and evidence as items of a list, each with its date, who says so, and permalink."""

from __future__ import annotations

from collections.abc import Iterable

from generator.languages.words import message
from generator.model.dates import PartialDate
from generator.model.parts import Assertion, Rank
from generator.outputs.parts_record import Data, Standing
from generator.pages.links import source_uri
from generator.pages.naming import Naming
from generator.plaintext.commonmark import item, link, literal, strong
from generator.plaintext.twin import Twin

STANDINGS = {
    Standing.CHECKED: message("checked word for word"),
    Standing.LOCATED: message("passage located in the text"),
    Standing.NOT_HELD: message("cited, text not held"),
}
RANKS = {
    Rank.PREFERRED: message("shown elsewhere on this site"),
    Rank.NORMAL: message("also given"),
    Rank.SUPERSEDED: message("no longer live"),
}

_PLACES = {
    "paragraph": message("paragraph {number}"),
    "words": message("words {number}"),
    "page": message("page {number}"),
}


def fact(twin: Twin, data: Data) -> str:
    """A fact: its sentence, how it is asserted and by whom, what overtook it, and what it rests on."""
    say = twin.words.say
    who = _who_says_so(twin, data)
    later, notes = data["overtaken"], []
    if later:
        notes.append(
            say("**Overtaken, {date}.** {how}", date=literal(later["on"]["text"]), how=literal(later["how"]))
            + (f" {say('See {entry}.', entry=twin.of(later['by']['id'], later['by']['name']))}" if later["by"] else "")
        )
    if data["inferred_from"]:
        notes.append(say("**We infer this from:** {premises}", premises=literal(data["inferred_from"])))
    if data["caveat"]:
        notes.append(say("**Note:** {note}", note=literal(data["caveat"])))
    return item(
        literal(data["says"]),
        item(", ".join(part for part in (who, literal(data["on"]["text"]) if data["on"] else "") if part)),
        *map(item, notes),
        *_rests_on(twin, data),
        item(twin.said(twin.words.say("Permalink"), twin.permalink(data["id"]))),
    )


def value(twin: Twin, data: Data) -> str:
    """A value of a figure, with its precision in words, the day for which it speaks, and what it rests on."""
    say = twin.words.say
    rank = literal(say(RANKS[Rank(data["rank"])]))
    return item(
        f"{strong(data['text'])}. {literal(say('As of {date}', date=data['as_of']['text']))} ({rank})",
        item(say("**Note:** {note}", note=literal(data["note"]))) if data["note"] else "",
        *_rests_on(twin, data),
        item(twin.said(twin.words.say("Permalink"), twin.permalink(data["id"]))),
    )


def status(twin: Twin, data: Data) -> str:
    """A status on one line: the word, since when, and what brought it about; what is to come is told as announced."""
    if not data["has_begun"]:
        day = literal(data["since"]["text"])
        return twin.words.say("{status} from {date} (announced)", status=strong(data["label"]), date=day)
    since = Naming(twin.data.catalog, twin.uri).since(PartialDate.parse(data["since"]["written"]))
    known = {"status": strong(data["label"]), "since": literal(since)}
    if data["caused_by"]:
        cause = twin.of(data["caused_by"]["id"], data["caused_by"]["name"])
        return twin.words.say("{status} since {since}; brought about by {cause}", cause=cause, **known)
    return twin.words.say("{status} since {since}", **known)


def change_of_status(twin: Twin, data: Data) -> str:
    """A status with its note and what it rests on."""
    note = item(literal(data["note"])) if data["note"] else ""
    return item(status(twin, data), note, *evidence(twin, data["evidence"]))


def evidence(twin: Twin, pieces: Iterable[Data]) -> list[str]:
    """Each piece of evidence: the source, the place in it, the words, and how far that was checked."""
    return [item(_piece(twin, piece)) for piece in pieces]


def _piece(twin: Twin, data: Data) -> str:
    say, name = twin.words.say, data["source"]
    where = [say(words, number=data[key]) for key, words in _PLACES.items() if data[key]]
    if data["at"]:
        where.append(data["at"])
    named = ", ".join([twin.once(("evidence", name), lambda: _named(twin, name)), *map(literal, where)])
    quoted = f": “{literal(data['quote'])}”" if data["quote"] else ""
    checked = literal(say(STANDINGS[Standing(data["standing"])]))
    there = f"; {link(say('at the source'), data['url'])}" if data["url"] else ""
    return f"{named}{quoted} ({checked}{there})"


def _named(twin: Twin, name: str) -> str:
    source = twin.data.catalog.sources[name].data
    title = twin.to(source.title, source_uri(name))
    return f"{literal(twin.words.say('Evidence'))}: {title}, {literal(source.publisher)}"


def _rests_on(twin: Twin, data: Data) -> Iterable[str]:
    yield from evidence(twin, data["evidence"])
    if data["one_press_source"]:
        yield item(literal(twin.words.say("rests on one press source").capitalize()))


def _who_says_so(twin: Twin, data: Data) -> str:
    """The line of the record, in which a speaker with a page is linked."""
    by = data["by"]
    if not (by and by["id"]):
        return literal(data["who_says_so"])
    how = literal(twin.words.assertions[Assertion(data["assertion"])])
    return twin.words.say("{how}: {who}", how=how, who=twin.of(by["id"], by["name"]))
