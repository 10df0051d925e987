"""Numbers on pages in another language."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.examining import examine
from generator.languages.words import words_for
from generator.model.catalog import Catalog
from generator.model.foreign import Foreign
from generator.model.parts import Unit, Value
from generator.model.quantities import Precision
from generator.pages.view import View
from generator.prose.numbers import full_value
from generator.translating.localizing import localized

PEOPLE = Unit(one="persona", other="personas")


@pytest.fixture(scope="module")
def local(bridges_root: Path) -> Catalog:
    """The small site as a page in Spanish sees it; nothing of it is translated."""
    catalog = examine(bridges_root).catalog
    assert catalog is not None
    return localized(catalog, "es")


def _value(**fields: Any) -> Value:
    """A value with these fields, and nothing that is not asked for."""
    return Value.model_construct(**{"value": None, "phrase": None, "precision": None, **fields})


@pytest.mark.parametrize(
    ("number", "precision", "unit", "said"),
    [
        (532000, Precision.ABOUT, PEOPLE, "aproximadamente 532,000 personas"),
        (1, Precision.EXACT, PEOPLE, "1 persona"),
        (30000, Precision.AT_MOST, PEOPLE, "hasta 30,000 personas"),
        (385000000, Precision.EXACT, Unit(currency="USD"), "$385 millones"),
        (1000000, Precision.AT_LEAST, Unit(currency="USD"), "al menos $1 millón"),
        (2500000000, Precision.ABOUT, Unit(currency="USD"), "aproximadamente $2.5 mil millones"),
    ],
)
def test_numbers_in_spanish(number: int, precision: Precision, unit: Unit, said: str) -> None:
    """Is a number written as readers of Spanish in the United States are used to?"""
    assert full_value(_value(value=Decimal(number), precision=precision), unit, words_for("es")) == said


def test_a_phrase_takes_its_partitive() -> None:
    """Does Spanish say “cientos de miles de personas”?"""
    assert full_value(_value(phrase="cientos de miles"), PEOPLE, words_for("es")) == "cientos de miles de personas"


def test_a_unit_in_english_makes_the_value_english(local: Catalog) -> None:
    """Is a value whose unit is not translated English throughout, and marked as such?"""
    view = View(local, "index.md")
    entry = local.entries["measurements/old-mill-vehicles"]
    said = view.value(entry.values[0], entry)
    assert said.startswith('<span lang="en">')
    assert "aproximadamente" not in said


def test_dates_in_spanish(local: Catalog) -> None:
    """Are days, months and dates that are not exact written in Spanish?"""
    view = View(local, "index.md")
    entry = local.entries["bridges/old-mill-bridge"]
    assert view.date(entry.status[2].since) == "5 de noviembre de 2023"
    assert view.date(entry.status[3].since) == "junio de 2024"
    assert isinstance(entry.name, Foreign)
