"""What a list can be narrowed by: are all choices there, counted right, and in an order that readers expect?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.narrowing import Choice, Choices, Facet, filters_over, named

OPEN, SHUT, GONE = Choice("open", "Open"), Choice("shut", "Shut"), Choice("-unknown", "Not known")
ROWS: list[Choices] = [{"status": (OPEN,)}, {"status": (SHUT, OPEN)}, {"status": (GONE,)}, {"status": ()}]


def test_options_are_counted_in_the_declared_order() -> None:
    """Do the words of a list stand in the order of the vocabulary, each with its number of rows?"""
    (status,) = filters_over([Facet("status", "Status", order=("shut", "open"))], ROWS)
    assert [(option.value, option.count) for option in status.options] == [("shut", 1), ("open", 2), ("-unknown", 1)]


def test_names_stand_in_the_order_of_the_alphabet() -> None:
    """Without an order of its own, is a list sorted by what readers see, and not by what stands in addresses?"""
    rows: list[Choices] = [{"by": (Choice("z", "Ada"),)}, {"by": (Choice("a", "lind"),)}, {"by": (Choice("m", "Bo"),)}]
    (by,) = filters_over([Facet("by", "By")], rows)
    assert [option.label for option in by.options] == ["Ada", "Bo", "lind"]


def test_years_stand_from_the_latest_on() -> None:
    """Is the latest year the first to choose, and 987 before the year 1000 in time?"""
    rows: list[Choices] = [{"year": (Choice(f"{year:04}", str(year)),)} for year in (987, 2024, 1000)]
    (year,) = filters_over([Facet("year", "Year", span=True)], rows)
    assert [option.label for option in year.options] == ["2024", "1000", "987"]


def test_what_narrows_nothing_is_left_out() -> None:
    """Is a filter offered under which all rows are alike, or none has anything?"""
    alike: list[Choices] = [{"status": (OPEN,), "by": ()}, {"status": (OPEN,), "by": ()}]
    assert filters_over([Facet("status", "Status"), Facet("by", "By")], alike) == []
    one_of_two: list[Choices] = [{"status": (OPEN,)}, {"status": ()}]
    assert len(filters_over([Facet("status", "Status")], one_of_two)) == 1


@given(st.text())
def test_a_word_made_from_a_label_ends_nothing(label: str) -> None:
    """Can a label end the attribute, or its word in it, or stand for what is missing?"""
    word = Choice.labelled(label).value
    assert word
    assert not set(word) & set(' \t\n":{}|&<>')
    assert word == "-" or not word.startswith("-")


def test_a_row_names_its_choices() -> None:
    """Does a row say all that it can be found by, in the words of addresses?"""
    row: Choices = {"status": (SHUT, OPEN), "year": (), "by": (Choice("ada", "Ada"),)}
    assert named(row) == "status:shut status:open by:ada"
