"""Turns YAML text into a tree of nodes with positions and into plain data, from one parse."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import yaml

from generator.loading.characters import clean, merge_conflict, unseen_character
from generator.loading.yaml_data import MAX_DEPTH, Builder, Data
from generator.loading.yaml_errors import TOO_DEEP, explain
from generator.loading.yaml_plain import OddError, may_be_plain, plain_data
from generator.problems import Problem
from generator.rewriting.mending_yaml import offered


@dataclass(frozen=True)
class Composed:
    """One YAML document: the text as it was parsed (see `clean`), its tree of nodes, and the data."""

    text: str
    root: yaml.Node
    data: Data


_MOST_SIGNS = 1_000  # of lists and fields: composing takes some of the stack for each level
_TAGS: dict[type[yaml.Node], str] = {
    yaml.ScalarNode: yaml.resolver.BaseResolver.DEFAULT_SCALAR_TAG,
    yaml.SequenceNode: yaml.resolver.BaseResolver.DEFAULT_SEQUENCE_TAG,
    yaml.MappingNode: yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG,
}


class _PlainText:
    """Makes a PyYAML loader leave every scalar a text, and stop at absurd nesting.

    Both of its composers, the one in C and the one in Python, call the two methods around each node. The one
    in C has no limit of its own and takes the whole process down when it runs out of stack.
    """

    _depth = 0

    def descend_resolver(self, parent: yaml.Node | None, index: Any) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH and parent is not None:
            raise yaml.MarkedYAMLError(problem=TOO_DEEP, problem_mark=parent.start_mark)

    def ascend_resolver(self) -> None:
        self._depth -= 1

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        """The tag of a node: that of its form. The resolver of PyYAML comes to the same, and takes its time."""
        return _TAGS[kind]


class _PythonLoader(_PlainText, yaml.SafeLoader):
    """The slow loader, which is always there."""


if yaml.__with_libyaml__:

    class _FastLoader(_PlainText, yaml.CSafeLoader):
        """The loader on libyaml, ten times faster."""

    class _QuickLoader(yaml.cyaml.CParser):  # type: ignore[misc, name-defined]
        """The same for texts that cannot be nested deep: what it must call at each node is nothing that takes time.

        Any function in C that takes so many arguments does; its nodes have tags that nobody reads.
        """

        descend_resolver = staticmethod(slice)  # of a parent and an index
        ascend_resolver: Any = staticmethod(dict)
        resolve = staticmethod(slice)  # of a kind, a value and whether it is implicit


def compose(text: str, file: str) -> tuple[Composed | None, list[Problem]]:
    """Parse `text`, the content of `file` (named in the problems), into data and nodes.

    Out come the document and no problems, or None and everything that is wrong. A syntax error ends the parse
    and comes alone; all other problems are reported at once. Never raises, whatever `text` holds.
    """
    text = clean(text)
    if problem := unfit(text, file):
        return None, [problem]
    if composed := _quickly(text):
        return composed, []
    try:
        root = nodes_of(text)
    # The loader in Python raises the last two for an escape such as "\UFFFFFFFF".
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        return None, [offered(explain(error, text, file), text)]
    if root is None or (isinstance(root, yaml.ScalarNode) and not root.value and not root.style):
        tip = "Fill in the entry, or delete the file."
        return None, [Problem(file, 0, 0, "empty-file", "The file holds no data.", tip)]
    builder = Builder(text, file)
    data = builder.build(root)
    if builder.problems:
        return None, sorted(builder.problems)
    return Composed(text, root, data), []


def unfit(text: str, file: str) -> Problem | None:
    """What keeps a text from being looked at as YAML at all: a sign that nobody sees, or a merge that Git left open."""
    if problem := unseen_character(text, file):
        return offered(problem, text)
    return merge_conflict(text, file)


def _quickly(text: str) -> Composed | None:
    """The document, where nothing in it needs a second look; None where that is not sure."""
    # Each list or group of fields needs one of these signs, so that none is nested deeper than they are many.
    if not yaml.__with_libyaml__ or not may_be_plain(text) or sum(map(text.count, "-:?[{")) > _MOST_SIGNS:
        return None
    with suppress(OddError, yaml.YAMLError, ValueError, OverflowError):
        loader: Any = _QuickLoader(text)
        try:
            root = loader.get_single_node()
            return Composed(text, root, plain_data(root, text)) if isinstance(root, yaml.CollectionNode) else None
        finally:
            loader.dispose()
    return None


def nodes_of(text: str) -> yaml.Node | None:
    """The tree of nodes of a text; None if it holds nothing. Raises what PyYAML raises if it is no YAML."""
    loader: Any = _FastLoader(text) if yaml.__with_libyaml__ else _PythonLoader(text)
    try:
        root: yaml.Node | None = loader.get_single_node()
        return root
    finally:
        loader.dispose()
