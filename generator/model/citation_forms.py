"""Words of the settings that say how things are cited: types of the Citation Style Language, and forms of kinds."""

from __future__ import annotations

from collections.abc import Mapping

# https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types, those that a source can be here.
CSL_TYPES = (
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "book",
    "dataset",
    "document",
    "entry-encyclopedia",
    "legal_case",
    "legislation",
    "pamphlet",
    "post-weblog",
    "regulation",
    "report",
    "webpage",
)

# What a kind declares under `citation:`, with the fields that the form is written from. A kind without a form has
# no original of its own: its pages are cited, and the sources behind them.
CITATION_FORMS: Mapping[str, tuple[str, ...]] = {
    "case": ("case_name", "court", "docket", "decided"),
    "legislation": ("adopted", "official_citation"),
}
