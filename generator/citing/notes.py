"""What a record says in words because no field of its format holds it."""

from __future__ import annotations

from generator.citing.days import in_words
from generator.citing.work import Work
from generator.languages.words import Words
from generator.model.dates import Qualifier


def note(work: Work, words: Words) -> str:
    """The fact on the page, the day that a page speaks for, a date that is no plain day, a path without an address."""
    said = []
    if work.part:
        said.append(words.say("Fact “{fact}” on this page.", fact=work.part))
    if work.container and work.read:
        said.append(words.say("As of {date}.", date=in_words(work.read, words)))
    if work.issued and work.issued.qualifier is not Qualifier.NONE:
        said.append(words.say("Date: {date}.", date=in_words(work.issued, words)))
    if work.path and not work.address:
        said.append(words.say("Page of the site: {path}", path=work.path))
    return " ".join((*said, work.note)).strip()
