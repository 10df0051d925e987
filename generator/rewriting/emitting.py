"""Writes a tree of YAML nodes in the one canonical form, with its comments."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import yaml

from generator.rewriting.comments import Comments
from generator.rewriting.scalars import WIDTH, one_line, write_key, write_value

Path = tuple[str | int, ...]
Order = Callable[[Path, Sequence[str]], Sequence[str]]

_STEP = 2


def emit(root: yaml.Node, comments: Comments, order: Order) -> str:
    """The text of the document. `order` puts the keys of the mapping at a path in their order."""
    if isinstance(root, yaml.ScalarNode):
        first, below = write_value(root.value, root.style, 0, _STEP)
        lines = [first, *below]
    else:
        lines = _Emitter(comments, order).block(root, 0, ())
    return "\n".join([*comments.head, *lines]) + "\n"


class _Emitter:
    def __init__(self, comments: Comments, order: Order) -> None:
        self._comments = comments
        self._order = order

    def block(self, node: yaml.Node, indent: int, path: Path) -> list[str]:
        """The lines of a list or mapping, the first of them without a dash or key before it."""
        margin = " " * indent
        lines: list[str] = []
        if isinstance(node, yaml.MappingNode):
            for key, value in self._pairs(node, path):
                name = write_key(key.value, key.style)
                lines += self._noted(key, margin)
                lines += self._beside(key, margin, self._pair(name, value, indent, (*path, key.value)))
        else:
            for number, item in enumerate(node.value):
                lines += self._noted(item, margin)
                lines += self._item(item, indent, (*path, number))
        return [*lines, *(margin + comment for comment in self._comments.below.get(id(node), ()))]

    def _pairs(self, node: yaml.MappingNode, path: Path) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
        pairs = {key.value: (key, value) for key, value in node.value}
        return [pairs[name] for name in self._order(path, list(pairs))]

    def _pair(self, name: str, value: yaml.Node, indent: int, path: Path) -> list[str]:
        margin = " " * indent
        if isinstance(value, yaml.ScalarNode):
            first, below = write_value(value.value, value.style, indent + len(name) + 2, indent + _STEP)
            return [f"{margin}{name}: {first}".rstrip(), *below]
        if self._in_brackets(value, indent + len(name) + 2, path):
            return [f"{margin}{name}: {self._flow(value, path)}"]
        return [f"{margin}{name}:", *self.block(value, indent + _STEP, path)]

    def _item(self, item: yaml.Node, indent: int, path: Path) -> list[str]:
        margin = " " * indent
        if isinstance(item, yaml.ScalarNode):
            first, below = write_value(item.value, item.style, indent + 2, indent + _STEP) if item.value else ('""', [])
            return self._beside(item, margin, [f"{margin}- {first}", *below])
        if self._in_brackets(item, indent + 2, path):
            return self._beside(item, margin, [f"{margin}- {self._flow(item, path)}"])
        lines = self.block(item, indent + _STEP, path)
        start = next(index for index, line in enumerate(lines) if not line.lstrip().startswith("#"))
        above = [*self._comments.beside.get(id(item), ()), *(line.lstrip() for line in lines[:start])]
        dashed = f"{margin}- {lines[start].lstrip()}"
        return [*(margin + comment for comment in above), dashed, *lines[start + 1 :]]

    def _noted(self, unit: yaml.Node, margin: str) -> list[str]:
        return [margin + comment for comment in self._comments.above.get(id(unit), ())]

    def _beside(self, unit: yaml.Node, margin: str, lines: list[str]) -> list[str]:
        """The lines with the comment at the end of the first; where there are several, the others stand above."""
        notes = self._comments.beside.get(id(unit), [])
        if not notes:
            return lines
        return [*(margin + note for note in notes[:-1]), f"{lines[0]}  {notes[-1]}", *lines[1:]]

    def _in_brackets(self, node: yaml.Node, before: int, path: Path) -> bool:
        """Whether brackets stay: a row on one line is a choice; over several lines, they must fit on one."""
        if self._comments.within(node):
            return False
        if not node.value:
            return True
        if not (isinstance(node, yaml.CollectionNode) and node.flow_style):
            return False
        return node.start_mark.line == node.end_mark.line or before + len(self._flow(node, path)) <= WIDTH

    def _flow(self, node: yaml.Node, path: Path) -> str:
        if isinstance(node, yaml.ScalarNode):
            return one_line(node.value, node.style, in_brackets=True)
        if isinstance(node, yaml.SequenceNode):
            return f"[{', '.join(self._flow(item, (*path, number)) for number, item in enumerate(node.value))}]"
        assert isinstance(node, yaml.MappingNode)
        pairs = (
            f"{write_key(key.value, key.style)}: {self._flow(value, (*path, key.value))}"
            for key, value in self._pairs(node, path)
        )
        return f"{{{', '.join(pairs)}}}"
