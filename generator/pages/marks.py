"""Small marks with icon and words: a status, how evidence was checked, how close a source is. Never color alone."""

from __future__ import annotations

from generator.model.catalog import Catalog
from generator.model.parts import Evidence
from generator.model.site import Term
from generator.model.source import Source, Tier
from generator.pages.escape import Markdown, escape

_TIERS = {
    Tier.PRIMARY: ("material-bank-outline", "primary record"),
    Tier.SECONDARY: ("material-newspaper-variant-outline", "reporting or analysis"),
    Tier.AGGREGATOR: ("material-content-copy", "copy or compilation"),
}


def status_mark(term: Term) -> Markdown:
    """A status in words, with its icon and tone."""
    return _mark(f"fs-status fs-status--{term.tone}", term.shortcode, term.label)


def evidence_mark(catalog: Catalog, evidence: Evidence) -> Markdown:
    """Whether the words were checked against the text that we hold; a passage is located, and no words are printed."""
    if catalog.sources[evidence.source].is_held and evidence.words:
        return _mark("fs-mark fs-mark--checked", ":material-map-marker-check-outline:", "passage located in the text")
    if catalog.sources[evidence.source].is_held:
        return _mark("fs-mark fs-mark--checked", ":material-check-decagram-outline:", "checked word for word")
    return _mark("fs-mark fs-mark--cited", ":material-file-question-outline:", "cited, text not held")


def inference_mark() -> Markdown:
    """That a statement is our own inference."""
    return _mark("fs-mark fs-mark--inference", ":material-lightbulb-outline:", "our inference")


def overdue_mark(words: str) -> Markdown:
    """That a review was due before the day of the build."""
    return _mark("fs-mark fs-mark--overdue", ":material-clock-alert-outline:", words)


def single_mark() -> Markdown:
    """That a statement rests on one press source, its copies counted with it."""
    return _mark("fs-mark fs-mark--single", ":material-numeric-1-circle-outline:", "rests on one press source")


def tier_mark(source: Source) -> Markdown:
    """How close a source is to the fact."""
    icon, label = _TIERS[source.data.tier]
    return _mark(f"fs-mark fs-mark--{source.data.tier}", f":{icon}:", label)


def _mark(classes: str, icon: str, label: str) -> Markdown:
    space = " " if icon else ""
    return Markdown(f'<span class="{classes}">{icon}{space}{escape(label)}</span>')
