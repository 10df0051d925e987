"""Which rules an exception may cover, and why the others may not."""

from __future__ import annotations

from collections.abc import Mapping

# What tells editors how to write better. None of it makes a statement wrong, or harms anybody.
MAY_BE_EXCEPTED = frozenset(
    {
        "balance",
        "deep-link",
        "key-facts",
        "loose-number",
        "readability",
        "relative-time",
        "translation-stale",
        "unused-paragraph",
    }
)

_PROOF = "it keeps what we say tied to the words that prove it"
_TRUE = "it keeps us from publishing what is not so"
_RIGHTS = "it keeps us from publishing what belongs to others"
_SAFETY = "it keeps the browsers of readers safe"
_ADDRESSES = "it keeps published addresses alive"
_PAGES = "pages cannot be made where it is broken"

WHY_NOT: Mapping[str, str] = {
    "address-taken": _ADDRESSES,
    "anchors": _ADDRESSES,
    "box-evidence": _PROOF,
    "comment": _SAFETY,
    "correction": _TRUE,
    "dates": _TRUE,
    "dead-link": _PAGES,
    "derived-from": _PROOF,
    "draft-reference": _TRUE,
    "evidence": _PROOF,
    "file-taken": _ADDRESSES,
    "filters": _PAGES,
    "front-matter": _SAFETY,
    "heavy-markup": _PAGES,
    "ids-never-die": _ADDRESSES,
    "language-words": _PAGES,
    "legal-aggregator": _PROOF,
    "lock-format": _PROOF,
    "lock-outdated": _PROOF,
    "matrix": _PAGES,
    "moved": _ADDRESSES,
    "one-paragraph": _PAGES,
    "one-preferred": _TRUE,
    "overtaken": _TRUE,
    "pictures": _PAGES,
    "quotations": _RIGHTS,
    "raw-html": _SAFETY,
    "republish": _RIGHTS,
    "schema-org": _TRUE,
    "settings": _PAGES,
    "source-text": _PROOF,
    "translation-numbers": _TRUE,
    "translation-tokens": _TRUE,
    "translation-unknown": _PAGES,
    "unknown-reference": _PAGES,
    "unknown-source": _PROOF,
    "unknown-token": _PAGES,
    "unknown-word": _PAGES,
    "unsafe-link": _SAFETY,
    "value-in-quote": _PROOF,
    "weighing": _TRUE,
}
UNREADABLE = "a file that breaks it cannot be read"
# A text must be at hand to see whether they are broken: elsewhere, nobody knows whether an exception still applies.
NEEDS_TEXTS = frozenset({"deep-link"})
