"""Finds the comments of a YAML document and ties each to the key or item that it speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from generator.loading.characters import line_and_column

_COMMENT = re.compile(r"#[^\n]*")
_HEADER_OF_BLOCK = re.compile(r"[|>][^\n#]*")


@dataclass
class Comments:
    """Comments by what they are tied to, as `id` of a node: the key of a pair, an item, a list or mapping.

    `above` stand on lines above it, `beside` at the end of its line, `below` at the end of a list or mapping.
    `head` are the lines above everything, with `""` for a blank line: they stay at the top whatever moves.
    """

    head: list[str] = field(default_factory=list)
    above: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    beside: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    below: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    def within(self, node: yaml.Node) -> bool:
        """Whether any comment is tied to something in this list or mapping, or to its end."""
        return bool(self.below.get(id(node))) or any(
            self.above.get(id(unit)) or self.beside.get(id(unit)) or self.within(value)
            for unit, value in _children(node)
        )


@dataclass(frozen=True)
class _Unit:
    """A pair or an item: where it starts (an item: at its dash), and the list or mapping that it stands in."""

    start: int
    column: int
    node: yaml.Node
    home: _Home


@dataclass(frozen=True)
class _Home:
    """A list or mapping, and the unit whose value it is; the root has none."""

    node: yaml.CollectionNode
    column: int
    owner: _Unit | None


def find_comments(text: str, tokens: list[yaml.Token]) -> Iterator[tuple[int, str]]:
    """Where each comment starts, and the comment without white space at its end."""
    done = 0
    for token in tokens:
        if not isinstance(token, yaml.ScalarToken):
            continue
        start, end = token.start_mark.index, token.end_mark.index
        yield from _in_gap(text, done, start)
        header = _HEADER_OF_BLOCK.match(text, start, end) if token.style in ("|", ">") else None
        if header and (found := _COMMENT.match(text, header.end(), end)):
            yield found.start(), found[0].rstrip()
        done = max(done, end)
    yield from _in_gap(text, done, len(text))


def attach_comments(text: str, root: yaml.Node, tokens: list[yaml.Token]) -> Comments:
    """Each comment of a document that holds no anchors, tied to what it stands above, beside or below of."""
    dashes = (token.start_mark.index for token in tokens if isinstance(token, yaml.BlockEntryToken))
    units = list(_units(text, root, None, dashes))
    starts = [unit.start for unit in units]
    comments = Comments()
    last = 0
    for index, comment in find_comments(text, tokens):
        line = text.rfind("\n", 0, index) + 1
        after = bisect_left(starts, index)
        if after == 0:
            comments.head += ([""] if comments.head and _blank(text, last, index) else []) + [comment]
            last = index + len(comment)
        elif text[line:index].strip():
            comments.beside[id(_ended_before(units[after - 1], index).node)].append(comment)
        else:
            _on_own_line(comments, comment, index, units[after - 1], units[after] if after < len(units) else None, line)
    if comments.head and units and not _blank(text, last, units[0].start):
        _give_last_block(comments, units[0].node)
    elif comments.head:
        comments.head.append("")
    return comments


def _give_last_block(comments: Comments, first: yaml.Node) -> None:
    """What stands right above the first key speaks of the key, if a blank line sets it apart from the head."""
    if "" in comments.head:
        cut = len(comments.head) - comments.head[::-1].index("")
        comments.above[id(first)][:0] = comments.head[cut:]
        del comments.head[cut:]


def _in_gap(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for found in _COMMENT.finditer(text, start, max(start, end)):
        yield found.start(), found[0].rstrip()


def _blank(text: str, start: int, end: int) -> bool:
    return bool(re.search(r"\n[ \t]*\n", text[start:end]))


def _children(node: yaml.Node) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """The pairs (by their keys) or items of a list or mapping, with the value of each."""
    if isinstance(node, yaml.MappingNode):
        yield from node.value
    elif isinstance(node, yaml.SequenceNode):
        yield from ((item, item) for item in node.value)


def _units(text: str, node: yaml.Node, owner: _Unit | None, dashes: Iterator[int]) -> Iterator[_Unit]:
    """All pairs and items in the order of the text."""
    if not isinstance(node, yaml.CollectionNode):
        return
    home: _Home | None = None
    listed = isinstance(node, yaml.SequenceNode) and not node.flow_style
    for unit, value in _children(node):
        start = next(dashes) if listed else unit.start_mark.index
        column = line_and_column(text, start)[1]
        home = home or _Home(node, column, owner)
        here = _Unit(start, column, unit, home)
        yield here
        yield from _units(text, value, here, dashes)


def _ended_before(unit: _Unit, index: int) -> _Unit:
    """The unit, or the one that owns the brackets around it where these have closed before the comment."""
    wanted = unit
    while unit.home.owner:
        if unit.home.node.flow_style and unit.home.node.end_mark.index <= index:
            wanted = unit.home.owner
        unit = unit.home.owner
    return wanted


def _on_own_line(
    comments: Comments, comment: str, index: int, before: _Unit, following: _Unit | None, line: int
) -> None:
    """Tie a comment on a line of its own: its indent tells whether it ends what is above or opens what is below."""
    inside = _open_brackets(before, index)
    if inside and (following is None or following.start > inside.node.end_mark.index):
        comments.below[id(inside.node)].append(comment)
        return
    column = index - line + 1
    home = before.home
    while home.owner and (home.column > column or _closed(home, index)):
        home = home.owner.home
    first_inside = following is not None and following.home.owner is before
    if following and (inside or first_inside or column <= following.column or following.home.node is home.node):
        comments.above[id(following.node)].append(comment)
    else:
        comments.below[id(home.node)].append(comment)


def _open_brackets(unit: _Unit, index: int) -> _Home | None:
    """The innermost list or mapping in brackets around the place, if there is one."""
    home: _Home | None = unit.home
    while home:
        if home.node.flow_style and index < home.node.end_mark.index:
            return home
        home = home.owner.home if home.owner else None
    return None


def _closed(home: _Home, index: int) -> bool:
    return bool(home.node.flow_style) and home.node.end_mark.index <= index
