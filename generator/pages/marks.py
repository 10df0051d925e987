"""Small marks with icon and words: a status, how evidence was checked, how close a source is. Never color alone."""

from __future__ import annotations

from functools import lru_cache

from generator.languages.words import Words, message
from generator.model.catalog import Catalog
from generator.model.parts import Evidence
from generator.model.site import Term
from generator.model.source import Source, Tier
from generator.pages.escape import Markdown, escape

_TIERS = {
    Tier.PRIMARY: ("material-bank-outline", message("primary record")),
    Tier.SECONDARY: ("material-newspaper-variant-outline", message("reporting or analysis")),
    Tier.AGGREGATOR: ("material-content-copy", message("copy or compilation")),
}


def status_mark(term: Term) -> Markdown:
    """A status in words, with its icon and tone."""
    return _mark(f"fs-status fs-status--{term.tone}", term.shortcode, term.label)


def evidence_mark(catalog: Catalog, evidence: Evidence) -> Markdown:
    """Whether the words were checked against the text that we hold; a passage is located, and no words are printed.

    The mark names its source, so that print can number it (`generator.printing.references`).
    """
    name = evidence.source
    if catalog.sources[name].is_held and evidence.words:
        label = catalog.words.say("passage located in the text")
        return _mark("fs-mark fs-mark--checked", ":material-map-marker-check-outline:", label, name)
    if catalog.sources[name].is_held:
        label = catalog.words.say("checked word for word")
        return _mark("fs-mark fs-mark--checked", ":material-check-decagram-outline:", label, name)
    label = catalog.words.say("cited, text not held")
    return _mark("fs-mark fs-mark--cited", ":material-file-question-outline:", label, name)


def inference_mark(words: Words) -> Markdown:
    """That a statement is our own inference."""
    return _mark("fs-mark fs-mark--inference", ":material-lightbulb-outline:", words.say("our inference"))


def overdue_mark(words: str) -> Markdown:
    """That a review was due before the day of the build."""
    return _mark("fs-mark fs-mark--overdue", ":material-clock-alert-outline:", words)


def single_mark(words: Words) -> Markdown:
    """That a statement rests on one press source, its copies counted with it."""
    label = words.say("rests on one press source")
    return _mark("fs-mark fs-mark--single", ":material-numeric-1-circle-outline:", label)


def tier_words(source: Source, words: Words) -> str:
    """How close a source is to the fact, in words alone."""
    return words.say(_TIERS[source.data.tier][1])


def tier_mark(source: Source, words: Words) -> Markdown:
    """How close a source is to the fact."""
    icon, label = _TIERS[source.data.tier]
    return _mark(f"fs-mark fs-mark--{source.data.tier}", f":{icon}:", words.say(label))


def checked_mark(words: str) -> Markdown:
    """That something was checked word for word, in other words than for one piece of evidence."""
    return _mark("fs-mark fs-mark--checked", ":material-check-decagram-outline:", words)


def cited_mark(words: str) -> Markdown:
    """That something is cited and its text not held, in other words than for one piece of evidence."""
    return _mark("fs-mark fs-mark--cited", ":material-file-question-outline:", words)


def in_place_of_status_mark(icon: str, words: str) -> Markdown:
    """What stands in the place of a status: what an entry of its kind is; the icon is a shortcode."""
    return _mark("fs-status fs-status--neutral", icon, words)


def conflict_mark(words: str) -> Markdown:
    """That sources give different values."""
    return _mark("fs-status fs-status--limited", ":material-scale-balance:", words)


def _mark(classes: str, icon: str, label: str, source: str = "") -> Markdown:
    space = " " if icon else ""
    if type(label) is str and not source:
        return _alike(classes, f"{icon}{space}", label)
    named = f' data-source="{source}"' if source else ""
    return Markdown(f'<span class="{classes}"{named}>{icon}{space}{escape(label)}</span>')


@lru_cache(maxsize=1024)  # a status, a tier: a few words stand on all pages
def _alike(classes: str, icon: str, label: str) -> Markdown:
    return Markdown(f'<span class="{classes}">{icon}{escape(label)}</span>')
