"""A file of an editor once it is read: its data, and where in the file each piece of it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from generator.loading.characters import clean, line_and_column
from generator.loading.scalar_offsets import offset_in_file
from generator.loading.yaml_lines import read_lines
from generator.loading.yaml_nodes import compose, nodes_of, unfit
from generator.problems import Problem
from generator.spooling import Spool


@dataclass(frozen=True, order=True)
class Position:
    """A place in a file; line and column count from 1, columns in characters."""

    line: int
    column: int


@dataclass(frozen=True)
class Record:
    """The content of one YAML file.

    `file` is relative to the project's folder, with forward slashes; `text` has plain line feeds and no byte
    order mark; `data` is made of dict, list and str only. The positions come from `root`, the tree of nodes, which
    is made again from the text where a position is asked for: it is many times larger than the data, and few files
    have problems.
    """

    file: str
    text: str = field(repr=False)
    data: Any
    # Where the items of lists begin, by the key of the list: what pages ask for. All else comes from `root`.
    lines: Mapping[str, tuple[int, ...]] = field(default_factory=dict, repr=False, compare=False)

    def forget_data(self) -> None:
        """Let go of `data` until they are asked for: then they are read from the text again."""
        vars(self).pop("data", None)

    def lay_down_text(self, spool: Spool) -> None:
        """Let go of `text` until it is asked for: then it is read from the spool each time."""
        text = vars(self).pop("text")
        object.__setattr__(self, "_laid_down", (spool, spool.put(text)))

    def __getattr__(self, name: str) -> Any:
        if name == "text" and (laid_down := vars(self).get("_laid_down")):
            spool, place = laid_down
            return spool.read(place)
        if name != "data":
            raise AttributeError(name)
        composed, _ = compose(self.text, self.file)
        data = vars(self)[name] = composed.data if composed else None
        return data

    @cached_property
    def root(self) -> yaml.Node:
        """The tree of nodes of the text; a text without any has an empty one."""
        root = nodes_of(self.text) or nodes_of("''")
        assert root is not None
        return root

    def position(self, path: Sequence[str | int], *, key: bool = False) -> Position:
        """Where the value at `path` starts, as in `position(["facts", 0, "says"])`.

        A path that leads too far gives the place of the deepest part that exists, so that the problem of a
        missing field points at what it is missing from. With `key`, it is the place of the field's name and
        not of its value. A value written as an alias (`*name`) is found where it is spelled out.
        """
        key_node, node, _ = self._walk(path)
        mark = (key_node if key and key_node is not None else node).start_mark
        return Position(mark.line + 1, mark.column + 1)

    def line(self, path: Sequence[str | int]) -> int:
        """The line of `position(path)`, at hand for an item of a list such as `("facts", 0)`."""
        match path:
            case (str(key), int(number)) if 0 <= number < len(self.lines.get(key, ())):
                return self.lines[key][number]
        return self.position(path).line

    def locate(self, path: Sequence[str | int], value_offset: int, length: int = 1) -> Position:
        """Where a part of the text at `path` stands in the file: `length` characters from `value_offset` on.

        Right for every way of writing a text in YAML, over any number of lines. White space at the start of
        the part is skipped. If there is no text at `path`, this is `position(path)`.
        """
        _, node, complete = self._walk(path)
        if not complete or not isinstance(node, yaml.ScalarNode):
            return self.position(path)
        return Position(*line_and_column(self.text, offset_in_file(self.text, node, value_offset, length)))

    def node(self, path: Sequence[str | int], *, key: bool = False) -> yaml.Node | None:
        """The node of the value at `path`, or of its key; None if the path leads too far."""
        key_node, node, complete = self._walk(path)
        return (key_node if key else node) if complete else None

    def index(self, path: Sequence[str | int], value_offset: int, length: int) -> int | None:
        """Where a part of the text at `path` starts, as an index into `text`; None if there is no text."""
        node = self.node(path)
        return offset_in_file(self.text, node, value_offset, length) if isinstance(node, yaml.ScalarNode) else None

    def _walk(self, path: Sequence[str | int]) -> tuple[yaml.Node | None, yaml.Node, bool]:
        """The deepest existing pair of key and value on `path`, and whether that is all of the path.

        Items of a list have no key, and neither has the root.
        """
        key_node: yaml.Node | None = None
        node = self.root
        for step in path:
            pair = _child(node, step)
            if pair is None:
                return key_node, node, False
            key_node, node = pair
        return key_node, node, True


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode) and isinstance(step, str):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
        return None, node.value[step]
    return None


def parse_record(text: str, file: str) -> tuple[Record | None, list[Problem]]:
    """Read `text`, the content of `file`: a record and no problems, or None and everything that is wrong."""
    text = clean(text)
    if not unfit(text, file) and (found := read_lines(text)):
        return Record(file, text, *found), []
    composed, problems = compose(text, file)
    if composed is None:
        return None, problems
    return Record(file, composed.text, composed.data, _lines(composed.root)), []


def _lines(root: yaml.Node) -> dict[str, tuple[int, ...]]:
    """Where the items of the lists of a file begin, if they hold fields: facts, values and the like."""
    pairs = root.value if isinstance(root, yaml.MappingNode) else ()
    return {
        str(key.value): tuple([item.start_mark.line + 1 for item in node.value])
        for key, node in pairs
        if isinstance(node, yaml.SequenceNode) and node.value and isinstance(node.value[0], yaml.MappingNode)
    }
