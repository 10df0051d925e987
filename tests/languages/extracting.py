"""Finds the messages of the interface in templates and in Python, as a translator has to know them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import Environment, nodes

# How many of the first arguments of a call are messages.
_PYTHON_CALLS = {"say": 1, "say_count": 2, "message": 1}
_TEMPLATE_CALLS = {"_": 1, "_n": 2}


def messages_in(folders: Iterable[Path]) -> dict[str, str]:
    """Each message with the file that says it."""
    found: dict[str, str] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix == ".py":
                said = _of_python(path.read_text(encoding="utf-8"))
            elif path.suffix in (".j2", ".html"):
                said = _of_template(path.read_text(encoding="utf-8"))
            else:
                continue
            found.update({message: str(path) for message in said})
    return found


def _of_python(text: str) -> Iterator[str]:
    for call in (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        for argument in call.args[: _PYTHON_CALLS.get(name, 0)]:
            yield from _constants(argument)


def _constants(node: ast.expr) -> Iterator[str]:
    """The text of an argument, or both texts of `one if condition else other`."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _constants(node.body)
        yield from _constants(node.orelse)


def _of_template(text: str) -> Iterator[str]:
    for call in Environment().parse(text).find_all(nodes.Call):
        name = call.node.name if isinstance(call.node, nodes.Name) else ""
        for argument in call.args[: _TEMPLATE_CALLS.get(name, 0)]:
            if isinstance(argument, nodes.Const) and isinstance(argument.value, str):
                yield argument.value
