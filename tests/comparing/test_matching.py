"""Items of lists without ids: is what changed told from what went and what came?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.comparing.matching import paired

_LISTS = st.lists(st.lists(st.sampled_from("abcde"), min_size=1, max_size=4).map(" ".join), max_size=5)


def test_a_changed_sentence_meets_its_old_self() -> None:
    """Is a sentence with one other word a change, and an unrelated one a new sentence?"""
    before = ["The register gives no day.", "It counts lorries only."]
    after = ["Nobody looked at the roof.", "The register gives no year."]
    assert paired(before, after, str) == [
        ("The register gives no day.", "The register gives no year."),
        ("It counts lorries only.", None),
        (None, "Nobody looked at the roof."),
    ]


def test_another_order_is_no_change() -> None:
    """May a list be put into another order, and say the same?"""
    assert paired(["a b", "c", "c"], ["c", "a b", "c"], str) == []


@given(_LISTS, _LISTS)
def test_nothing_is_lost_or_doubled(before: list[str], after: list[str]) -> None:
    """Do the pairs hold exactly what the lists do not share?"""
    pairs = paired(before, after, str)
    gone, come = [one for one, _ in pairs if one], [other for _, other in pairs if other]
    kept = sorted(before)
    for item in gone:
        kept.remove(item)
    assert sorted(kept + come) == sorted(after)


@given(_LISTS, _LISTS)
def test_both_directions_agree(before: list[str], after: list[str]) -> None:
    """Does the way back find the same pairs?"""
    there = sorted((one or "", other or "") for one, other in paired(before, after, str))
    back = sorted((other or "", one or "") for one, other in paired(after, before, str))
    assert there == back
