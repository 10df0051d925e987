"""Sources that copy each other: how many witnesses does a fact have?"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from generator.model.independence import independent, lacks_court_source, origin, rests_on_one_press_source
from generator.model.parts import Assertion, Evidence, Fact
from generator.model.site import Term
from generator.model.source import Source, SourceData, Tier

TERMS = {
    "article": Term.model_validate({"label": "Article", "role": "press"}),
    "order": Term.model_validate({"label": "Order", "role": "court"}),
    "survey": Term.model_validate({"label": "Survey"}),
}


def source(name: str, kind: str = "article", tier: Tier = Tier.SECONDARY, derived_from: str | None = None) -> Source:
    """A source of which only what matters here is filled in."""
    data = cast(Any, SourceData).model_construct(type=kind, tier=tier, derived_from=derived_from)
    return Source(name, cast(Any, None), data)


SOURCES = {
    each.id: each
    for each in (
        source("agency"),
        source("paper", derived_from="agency"),
        source("copy-of-paper", tier=Tier.AGGREGATOR, derived_from="paper"),
        source("other-paper"),
        source("order", kind="order", tier=Tier.PRIMARY),
        source("own-statement", tier=Tier.PRIMARY),
        source("survey", kind="survey"),
        source("hen", derived_from="egg"),
        source("egg", derived_from="hen"),
        source("orphan", derived_from="nowhere"),
    )
}
CATALOG = cast(
    Any, SimpleNamespace(sources=SOURCES, vocabulary=SimpleNamespace(term=lambda list_name, word: TERMS[word]))
)


def evidence(*names: str) -> list[Evidence]:
    """Evidence from some sources."""
    return [Evidence.model_construct(source=name) for name in names]


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("agency", "agency"),
        ("paper", "agency"),
        ("copy-of-paper", "agency"),
        ("hen", "egg"),
        ("egg", "egg"),
        ("orphan", "nowhere"),
    ],
)
def test_origin(name: str, first: str) -> None:
    """Does a copy of a copy lead to the text that came first, and a circle to one and the same end?"""
    assert origin(name, SOURCES) == first


def test_copies_count_once() -> None:
    """Are a wire story, its printing and a copy of that one witness, and another paper a second?"""
    assert independent(CATALOG, evidence("paper", "copy-of-paper", "agency")) == ["agency"]
    assert independent(CATALOG, evidence("copy-of-paper", "other-paper")) == ["agency", "other-paper"]


@pytest.mark.parametrize(
    ("names", "single"),
    [
        (["paper"], True),
        (["paper", "paper"], True),
        (["paper", "copy-of-paper"], True),
        (["paper", "other-paper"], False),
        (["order"], False),
        (["own-statement"], False),
        (["survey"], False),
        (["paper", "order"], False),
    ],
)
def test_one_press_source(names: list[str], single: bool) -> None:
    """Is a fact said to rest on one press source only if all its evidence goes back to one, and that is press?"""
    assert rests_on_one_press_source(CATALOG, evidence(*names)) == single


@pytest.mark.parametrize(
    ("assertion", "names", "lacks"),
    [
        ("held", ["paper", "other-paper"], True),
        ("held", ["paper", "order"], False),
        ("reported", ["paper"], False),
    ],
)
def test_court_source(assertion: str, names: list[str], lacks: bool) -> None:
    """Is what a court held listed for editors where no record of a court is cited?"""
    fact = cast(Any, Fact).model_construct(assertion=Assertion(assertion), evidence=tuple(evidence(*names)))
    assert lacks_court_source(CATALOG, fact) == lacks
