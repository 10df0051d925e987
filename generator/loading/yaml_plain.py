"""Builds the data of a text in which nothing needs a second look, as nearly all are; all else is left to `yaml_data`.

It says nothing of mistakes: where anything is odd it gives up, and `Builder` goes through the text with all its care.
"""

from __future__ import annotations

from sys import intern

import yaml

from generator.loading.characters import FORBIDDEN, HIDDEN
from generator.loading.yaml_data import HASH_WITHOUT_SPACE, MAX_DEPTH, MAX_FIELDS, MAX_TEXT, MAX_VALUES, Data


class OddError(Exception):
    """Something in the text needs a second look."""


def plain_data(root: yaml.Node, text: str) -> Data:
    """The data that `Builder` would give without a problem. Raises OddError where that is not sure."""
    if not may_be_plain(text):
        raise OddError
    return _value(root, text if "#" in text else "", 2)


def may_be_plain(text: str) -> bool:
    """Whether there can be neither names nor tags, nor too many values: there are at most two for each sign."""
    return "&" not in text and "!" not in text and 2 * len(text) <= MAX_VALUES - 2


def _value(node: yaml.Node, commented: str, depth: int) -> Data:
    """A value; `commented` is the text if it may hold comments."""
    if type(node) is yaml.ScalarNode:
        return _scalar(node, commented)
    if depth >= MAX_DEPTH:
        raise OddError
    depth += 1
    if type(node) is yaml.MappingNode:
        fields: dict[str, Data] = {}  # the names of keys, which are the same few, are kept once
        for key_node, value_node in node.value:
            key = _scalar(key_node, commented)
            if not key or key == "<<" or key in fields:
                raise OddError
            fields[intern(key)] = _value(value_node, commented, depth)
        if len(fields) > MAX_FIELDS:
            raise OddError
        return fields
    return [_value(item, commented, depth) for item in node.value]


def _scalar(node: yaml.Node, commented: str) -> str:
    if type(node) is not yaml.ScalarNode:
        raise OddError
    value: str = node.value
    if len(value) > MAX_TEXT:
        raise OddError
    if node.style == '"':
        if FORBIDDEN.search(value) or HIDDEN.search(value):
            raise OddError
    elif commented and not node.style and HASH_WITHOUT_SPACE.match(commented, node.end_mark.index):
        raise OddError
    return value
