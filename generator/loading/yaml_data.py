"""Builds plain data from a tree of YAML nodes and refuses what editors would only write by accident.

Every value stays the text that the editor wrote: `NO`, `012`, `12:30`, `null` and `2025-05-30` mean what they
look like, and the schema decides later what is a number or a date. What YAML can do beyond text, lists and
fields (tags, merge keys, values that refer to themselves) is refused, and so is what it would silently lose.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TypeAlias

import yaml

from generator.loading.characters import FORBIDDEN, HIDDEN
from generator.problems import Problem

Data: TypeAlias = "str | list[Data] | dict[str, Data]"

MAX_VALUES = 200_000
MAX_DEPTH = 50
MAX_FIELDS = 5_000
# The longest text of a field that anyone reads; the lines of a map are numbers, which no rule looks at.
MAX_TEXT = 10_000
_NUMBERS = re.compile(r"[-\d\s]*")

_TAG = re.compile(r"(?:&\S+\s+(?:#.*\n\s*)*)?!")
HASH_WITHOUT_SPACE = re.compile(r"[ \t]+(?P<hash>#)[^\s#]")


class _OverBudgetError(Exception):
    """Ends the construction of a document that is too large once its aliases are written out."""


class Builder:
    """Builds the data of one document and collects what is wrong with it in `problems`."""

    def __init__(self, text: str, file: str) -> None:
        self.problems: set[Problem] = set()
        self._text = text
        self._file = file
        self._values = 0
        self._open: set[int] = set()
        self._uses: Counter[int] = Counter()
        self._anchored: dict[int, yaml.Node] = {}

    def build(self, root: yaml.Node) -> Data:
        """The data of the document: texts, lists and dicts. Worthless unless `problems` is empty."""
        try:
            data = self._value(root)
        except _OverBudgetError:
            return ""
        for node in self._anchored.values():
            if self._uses[id(node)] == 1:
                message = 'A text without quotes that starts with "&" would lose its first word.'
                self._refuse(node, "text-lost", message, "Put the whole text in quotes.")
        return data

    def _value(self, node: yaml.Node) -> Data:
        """Aliases are written out here: the data can be far larger and deeper than the text."""
        self._values += 1
        if self._values > MAX_VALUES:
            message = f"The file holds more than {MAX_VALUES:,} values, counting what its names with * stand for."
            self._refuse(node, "too-large", message, "Write each value where it belongs, or split the file.")
            raise _OverBudgetError
        if isinstance(node, yaml.ScalarNode) and len(self._open) < MAX_DEPTH:
            sign = self._text[node.start_mark.index : node.start_mark.index + 1]
            if sign != "&" and sign != "!":
                return self._scalar(node)  # has neither a tag nor a name, so nothing of what follows concerns it
        if id(node) in self._open:
            message = "This value holds itself, through a name with & and *."
            self._refuse(node, "recursive-alias", message, "Write out what the name with * should stand for.")
            return ""
        if len(self._open) >= MAX_DEPTH:
            message = f"Lists and fields are nested more than {MAX_DEPTH} levels deep."
            self._refuse(node, "too-deep", message, "Make the structure flatter.")
            return ""
        self._uses[id(node)] += 1
        self._open.add(id(node))
        data = self._open_value(node)
        self._open.remove(id(node))
        return data

    def _open_value(self, node: yaml.Node) -> Data:
        self._check_tag(node)
        if isinstance(node, yaml.MappingNode):
            return self._fields(node)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item) for item in node.value]
        assert isinstance(node, yaml.ScalarNode)
        return self._scalar(node)

    def _scalar(self, node: yaml.ScalarNode) -> str:
        value = str(node.value)
        if self._text.startswith("&", node.start_mark.index):
            self._anchored[id(node)] = node
        if node.style == '"' and (found := FORBIDDEN.search(value)):
            message = f"An escape in this text stands for a control character (U+{ord(found[0]):04X})."
            self._refuse(node, "control-character", message, "Delete the escape: the backslash and its code.")
        if node.style == '"' and (found := HIDDEN.search(value)):
            message = f"An escape in this text stands for a sign that nobody sees (U+{ord(found[0]):04X})."
            self._refuse(node, "hidden-character", message, "Delete the escape: the backslash and its code.")
        if len(value) > MAX_TEXT and not _NUMBERS.fullmatch(value):
            message = f"This text has {len(value):,} characters; a field has at most {MAX_TEXT:,}."
            self._refuse(node, "too-long", message, "Divide it: one field is one statement.")
        if not node.style and (lost := HASH_WITHOUT_SPACE.match(self._text, node.end_mark.index)):
            message = 'Everything from this "#" on is taken for a comment, so it would be lost.'
            tip = 'Put the whole text in quotes; if it is a comment, write a space after the "#".'
            self._refuse_at(node.end_mark, "text-lost", message, tip, lost.start("hash") - lost.start())
        return value

    def _fields(self, node: yaml.MappingNode) -> dict[str, Data]:
        if len(node.value) > MAX_FIELDS:
            message = f"Here are {len(node.value):,} fields; there may be at most {MAX_FIELDS:,}."
            self._refuse(node, "too-large", message, "Divide the file.")
            raise _OverBudgetError
        fields: dict[str, Data] = {}
        first_lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node)
            value = self._value(value_node)
            if key is None:
                continue
            if key in fields:
                message = f'The field "{key}" is here a second time; the first is on line {first_lines[key]}.'
                self._refuse(key_node, "duplicate-key", message, "Keep one of the two, or merge them.")
                continue
            fields[key] = value
            first_lines[key] = int(key_node.start_mark.line) + 1
        return fields

    def _key(self, node: yaml.Node) -> str | None:
        if not isinstance(node, yaml.ScalarNode):
            message = "A field name must be text; here it is a list or a group of fields."
            self._refuse(node, "key-not-text", message, "Write a plain name, or put the name in quotes.")
            return None
        if node.value == "<<" and not node.style:
            message = 'The key "<<" has no meaning here.'
            self._refuse(node, "merge-key", message, "Write out the fields that it should bring in.")
            return None
        if not self._value(node):
            self._refuse(node, "key-not-text", "A field name is missing here.", "Write a name before the colon.")
            return None
        return str(node.value)

    def _check_tag(self, node: yaml.Node) -> None:
        """Look at the text of the file: the composer resolves some tags away (`!!str x` becomes `x`)."""
        if _TAG.match(self._text, node.start_mark.index):
            message = 'A text without quotes cannot start with "!".'
            tip = 'Just write the value; if the "!" belongs to the text, put the text in quotes.'
            self._refuse(node, "explicit-tag", message, tip)

    def _refuse(self, node: yaml.Node, rule: str, message: str, tip: str) -> None:
        self._refuse_at(node.start_mark, rule, message, tip)

    def _refuse_at(self, mark: yaml.Mark, rule: str, message: str, tip: str, offset: int = 0) -> None:
        place = (mark.line + 1, mark.column + 1 + offset)
        self.problems.add(Problem(self._file, *place, rule, message, tip))
