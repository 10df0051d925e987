"""The vocabulary that comes along is whole, and answers as schema.org does."""

from __future__ import annotations

import pytest

from generator.linked.vocabulary import vocabulary


def test_it_is_whole() -> None:
    """Is every type and property that another one names there itself?"""
    known = vocabulary()
    assert len(known.types) > 800
    assert len(known.properties) > 1300
    named = {parent for parents in known.types.values() for parent in parents}
    named |= {each for one in known.properties.values() for each in (*one.domains, *one.ranges)}
    named |= {each for types in known.members.values() for each in types}
    assert named - set(known.types) <= {"rdfs:Class", "Class", "Property"}


@pytest.mark.parametrize(
    ("name", "wanted", "answer"),
    [
        ("NewsArticle", "CreativeWork", True),
        ("Person", "Organization", False),
        ("Observation", "QuantitativeValue", True),
    ],
)
def test_kinds_of_types(name: str, wanted: str, answer: bool) -> None:
    """Does it know which types are kinds of others, over several steps and with several parents?"""
    assert vocabulary().is_a(name, wanted) is answer


@pytest.mark.parametrize(
    ("name", "wanted", "answer"),
    [
        ("Legislation", "legislationLegalForce", True),
        ("Person", "legislationLegalForce", False),
        ("Legislation", "sameAs", True),
        ("Legislation", "legalForce", False),
    ],
)
def test_properties_of_types(name: str, wanted: str, answer: bool) -> None:
    """Does it know which properties a type has, inherited ones included?"""
    assert vocabulary().has(name, wanted) is answer


def test_members() -> None:
    """Does it know the values of an enumeration, and that an address is a text?"""
    assert sorted(vocabulary().of_enumeration("legislationLegalForce")) == ["InForce", "NotInForce", "PartiallyInForce"]
    assert vocabulary().takes("legislationIdentifier", ("URL",))
    assert not vocabulary().takes("legislationDate", ("Text",))
