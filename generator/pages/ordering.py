"""The ways in which a table can be sorted, in words that say what comes first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.languages.words import Words, message

# What comes first: by the order of a column, the way that readers want first and the other one.
_WAYS: dict[str, tuple[tuple[bool, str], ...]] = {
    "text": ((False, message("{column}, from A to Z")), (True, message("{column}, from Z to A"))),
    "date": ((True, message("{column}, latest first")), (False, message("{column}, earliest first"))),
    "number": ((True, message("{column}, largest first")), (False, message("{column}, smallest first"))),
}


@dataclass(frozen=True)
class Order:
    """One way to sort. `value` stands in the address, empty for the way in which the table is made.

    `column` is the place of the column, none where the order is that of no column.
    """

    value: str
    label: str
    column: int | None
    descending: bool


def orders_of(
    words: Words, columns: Sequence[tuple[str, str, str]], made: int | None, *, descending: bool = False
) -> list[Order]:
    """Every way to sort by a column; a column is a name, a label and its order, which is empty if it has none.

    `made` is the place of the column by which the table is sorted as it is made, if it is one.
    """
    found = [order for index, column in enumerate(columns) for order in _ways(words, index, column)]
    as_made = next((order for order in found if (order.column, order.descending) == (made, descending)), None)
    if as_made is None:
        return [Order("", words.say("As listed"), None, False), *found]
    return [Order("", order.label, order.column, order.descending) if order == as_made else order for order in found]


def _ways(words: Words, index: int, column: tuple[str, str, str]) -> Iterator[Order]:
    name, label, order = column
    for descending, text in _WAYS.get(order, ()):
        yield Order(f"-{name}" if descending else name, words.say(text, column=label), index, descending)
