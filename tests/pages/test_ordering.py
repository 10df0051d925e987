"""The ways to sort a table: is each said in words, and does the address stay empty for the table as it was made?"""

from __future__ import annotations

from generator.languages.words import words_for
from generator.pages.ordering import orders_of

COLUMNS = [("name", "Bridge", "text"), ("opened", "Opened", "date"), ("note", "Note", ""), ("length", "Long", "number")]


def test_each_column_sorts_both_ways() -> None:
    """Are there two ways for each column but prose, the one that readers want first coming first?"""
    orders = orders_of(words_for("en"), COLUMNS, None)
    assert [(order.value, order.label) for order in orders] == [
        ("", "As listed"),
        ("name", "Bridge, from A to Z"),
        ("-name", "Bridge, from Z to A"),
        ("-opened", "Opened, latest first"),
        ("opened", "Opened, earliest first"),
        ("-length", "Long, largest first"),
        ("length", "Long, smallest first"),
    ]


def test_the_order_of_the_table_needs_no_address() -> None:
    """Is the way in which the table is sorted already the one without a value?"""
    orders = orders_of(words_for("en"), COLUMNS, 1, descending=True)
    assert [order.label for order in orders if not order.value] == ["Opened, latest first"]
    assert next(order.column for order in orders if not order.value) == 1
