"""A citation as a line of text, for a reader's own list: this site's pages and facts, sources, cases and laws."""

from __future__ import annotations

import datetime as dt
import re

from generator.citing.days import in_words
from generator.citing.kept import Kept
from generator.citing.legal import legal
from generator.citing.work import Work
from generator.languages.words import Words
from generator.model.dates import PartialDate

_STRAIGHT = re.compile(r'"([^"]*)"')
_sites: Kept[tuple[str, str, PartialDate | None, dt.date | None]] = Kept()
_ENDS = (".", "!", "?", "…")


def plain(work: Work, words: Words) -> str:
    """The work as one line, the whole address last. Cases and laws are cited as law is."""
    if work.law and not work.publisher:
        return legal(work)
    carried = _of_this_site(work, words) if work.container else _elsewhere(work, words)
    return " ".join(part for part in (_named(work, words), carried, work.address) if part)


def _named(work: Work, words: Words) -> str:
    """Author and title; of a fact its sentence first, because that is what is cited."""
    if work.part:
        title = words.say("{title}, fact “{fact}”.", title=work.title, fact=work.part)
    else:
        title = _quoted(_ended(work.title))
    says = _quoted(work.says) if work.says else ""
    author = _ended(work.author) if work.author else ""
    return " ".join(part for part in (says, author, title) if part)


def _of_this_site(work: Work, words: Words) -> str:
    """What is said of a page of the site behind its title. It is the same for many, and is kept."""
    known, page = _sites.of(words), (work.container, work.publisher, work.issued, work.read)
    if (said := known.get(page)) is None:
        said = known[page] = _site(work, words)
    return said


def _site(work: Work, words: Words) -> str:
    """The site, who publishes it, when the facts of the page were checked, and for which day it speaks."""
    names = " ".join(_ended(name) for name in dict.fromkeys((work.container, work.publisher)) if name)
    as_of = in_words(work.read, words) if work.read else ""
    checked = in_words(work.issued, words) if work.issued else as_of
    if checked == as_of:
        return f"{names} {words.say('As of {date}.', date=as_of)}"
    return f"{names} {words.say('Checked on {checked}; as of {date}.', checked=checked, date=as_of)}"


def _elsewhere(work: Work, words: Words) -> str:
    """Who published a source, when, and when we read it where it has an address."""
    issued = in_words(work.issued, words) if work.issued else words.say("date not known")
    reporter = work.law.reporter if work.law else ""
    published = _ended(", ".join(part for part in (work.publisher, reporter, issued) if part))
    if not (work.read and work.address):
        return published
    return f"{published} {words.say('Read on {date}:', date=in_words(work.read, words))}"


def _quoted(text: str) -> str:
    """The text between quotation marks, its own ones made single."""
    inner = _STRAIGHT.sub(r"‘\1’", text) if '"' in text else text
    inner = inner.replace("“", "‘").replace("”", "’")
    return f"“{inner}”"


def _ended(text: str) -> str:
    return text if text.rstrip('”’"').endswith(_ENDS) else f"{text}."
