"""A change in one sentence: does it read like one, name who says a claim, and keep quiet about what was withdrawn?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.comparing.change import Act, Change, Claim, Part
from generator.examining import examine
from generator.outputs.site_data import SiteData
from generator.outputs.telling_changes import page_of, sentence
from tests.conftest import BRIDGES, TODAY

_CATALOG = examine(BRIDGES, {}, TODAY).catalog
assert _CATALOG is not None
DATA = SiteData(_CATALOG)
HARBOR, MILL, LIMIT = "bridges/harbor-bridge", "bridges/old-mill-bridge", "measurements/old-mill-load-limit"
LONG = "A text that is too long to stand on one line beside another"


def change(
    act: Act, part: Part, of: str = HARBOR, anchor: str = "", name: str = "", before: str = "", after: str = ""
) -> Change:
    """A change of the small site."""
    return Change(act, part, of, "Title", anchor, name, before, after)


def claimed(act: Act, **sides: Any) -> Change:
    """A change of what a fact claims."""
    return replace(change(act, Part.FACT, anchor="bears-the-detour", name="" if act is Act.ADDED else "says"), **sides)


OFFICE, ADA = Claim("predicted", "Bridge Office"), Claim("alleged", "Ada Rowan")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (Change(Act.ADDED, Part.ENTRY, HARBOR, "H", count=3), "Published with 3 facts and values."),
        (Change(Act.ADDED, Part.ENTRY, HARBOR, "H", count=1), "Published with 1 fact or value."),
        (change(Act.ADDED, Part.ENTRY, after="H"), "Published."),
        (change(Act.WITHDRAWN, Part.ENTRY, before="H"), "Withdrawn."),
        (change(Act.RENAMED, Part.ENTRY, before="bridges/a"), "Moved here from the address bridges/a."),
        (change(Act.CHANGED, Part.FIELD, name="crosses", before="a", after="b"), "Crosses changed: a → b."),
        (
            change(Act.CHANGED, Part.TEXT, name="summary", before=LONG, after=f"{LONG}!"),
            f"Summary changed. It was: {LONG}. It is: {LONG}!",
        ),
        (change(Act.ADDED, Part.STATUS, after="Closed, from 2027"), "Status added: Closed, from 2027."),
        (change(Act.ADDED, Part.FACT, anchor="lorries", after="They came."), "Fact added: They came."),
        (
            claimed(Act.ADDED, after="It bears them.", claim_after=OFFICE),
            "Fact added: It bears them. (Predicted: Bridge Office.)",
        ),
        (
            claimed(Act.CHANGED, before="It bears.", after="It broke.", claim_before=OFFICE, claim_after=ADA),
            "Fact changed (bears the detour): It bears. (Predicted: Bridge Office.) → It broke. (Alleged: Ada Rowan.)",
        ),
        (
            claimed(Act.CHANGED, before="It bears.", after="It broke.", claim_before=OFFICE),
            "Fact changed (bears the detour): It bears. (Predicted: Bridge Office.) → It broke.",
        ),
        (
            claimed(Act.CHANGED, before="It bears.", after="It broke.", claim_after=Claim("opinion", "")),
            "Fact changed (bears the detour): It bears. → It broke. (Opinion.)",
        ),
        (
            claimed(Act.CHANGED, before=f"{LONG}.", after="It broke.", claim_before=OFFICE, claim_after=ADA),
            f"Fact changed (bears the detour). It was: {LONG}. (Predicted: Bridge Office.) "
            "It is: It broke. (Alleged: Ada Rowan.)",
        ),
        (
            change(
                Act.CHANGED, Part.FACT, anchor="bears-the-detour", name="assertion", before="reported", after="held"
            ),
            "How it is asserted changed (bears the detour): Reported → Held by the court.",
        ),
        (
            change(Act.CHANGED, Part.VALUE, LIMIT, "courier-2021", "rank", before="preferred", after="superseded"),
            "Rank of the value changed (courier 2021): shown first → no longer live.",
        ),
        (change(Act.ADDED, Part.FACT, anchor="gone-for-good", after="It fell."), "Fact added."),
        (
            change(Act.WITHDRAWN, Part.FACT, anchor="gone-for-good", before="It fell."),
            "Fact withdrawn (gone for good).",
        ),
        (change(Act.CHANGED, Part.FACT, "bridges/none", "x", "says", before="a", after="b"), "Fact changed (x)."),
        (change(Act.ADDED, Part.SOURCE, "sources/none", after="Words"), "Source added."),
        (change(Act.ADDED, Part.CORRECTION, after="a → b"), "Correction added: see the page on corrections."),
    ],
)
def test_each_change_is_a_sentence(told: Change, expected: str) -> None:
    """Does the sentence say what happened, and no more than may be said today?"""
    assert sentence(told, DATA) == expected


def test_the_page_is_that_of_today() -> None:
    """Does a change lead to where the fact stands now, through renames, and nowhere if it is gone?"""
    assert page_of(change(Act.CHANGED, Part.VALUE, LIMIT, "article-2021"), DATA) == f"{LIMIT}.md#courier-2021"
    assert page_of(change(Act.CHANGED, Part.TEXT, "bridges/mill-street-bridge"), DATA) == f"{MILL}.md"
    assert page_of(change(Act.ADDED, Part.FACT, anchor="gone-for-good"), DATA) == f"{HARBOR}.md"
    assert page_of(change(Act.ADDED, Part.SOURCE, "sources/lenvaria-digest"), DATA) == "sources/lenvaria-digest.md"
    assert page_of(change(Act.WITHDRAWN, Part.ENTRY, "bridges/none"), DATA) == ""


@given(st.sampled_from(Act), st.sampled_from(Part), st.text(), st.text(), st.sampled_from(["", "lorries", "gone"]))
def test_withdrawn_words_never_come_back(act: Act, part: Part, before: str, after: str, anchor: str) -> None:
    """Whatever was withdrawn, is a word of it in no sentence?"""
    secret = "QQsecretQQ"
    named = Claim("alleged", secret)
    gone = change(act, part, "bridges/none", anchor, before=secret + before, after=secret + after)
    told = sentence(replace(gone, claim_before=named, claim_after=named), DATA)
    address = act is Act.RENAMED and part in (Part.ENTRY, Part.SOURCE)  # which is told, and holds no words
    assert address or secret not in told
    told = sentence(change(Act.WITHDRAWN, part, HARBOR, anchor, before=secret + before), DATA)
    assert secret not in told
