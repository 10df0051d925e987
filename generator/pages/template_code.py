"""The Python code that templates are compiled to: what the sandbox would allow whatever is asked, it asks no more.

Source: `is_safe_attribute` of Jinja 3.1 judges a name, and for few names the type of the object. So of nearly all names
it is known when a template is compiled that anybody may read them. What stands behind them is judged when it is called.
"""

from __future__ import annotations

from collections import deque
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.sandbox import (
    UNSAFE_ASYNC_GENERATOR_ATTRIBUTES,
    UNSAFE_COROUTINE_ATTRIBUTES,
    UNSAFE_FUNCTION_ATTRIBUTES,
    UNSAFE_GENERATOR_ATTRIBUTES,
    UNSAFE_METHOD_ATTRIBUTES,
    is_internal_attribute,
    modifies_known_mutable,
)

FORMATTING = frozenset({"format", "format_map"})
_REFUSED = FORMATTING.union(
    UNSAFE_FUNCTION_ATTRIBUTES,
    UNSAFE_METHOD_ATTRIBUTES,
    UNSAFE_GENERATOR_ATTRIBUTES,
    UNSAFE_COROUTINE_ATTRIBUTES,
    UNSAFE_ASYNC_GENERATOR_ATTRIBUTES,
)
_CHANGEABLE: tuple[object, ...] = (set(), {}, [], deque())  # one of each type of which some methods are refused


def is_always_safe(name: str) -> bool:
    """Whether the library's sandbox lets a template read an attribute of this name, whatever the object is.

    Of frames, code and tracebacks it lets read nothing, so no name of theirs is safe; and Python would take two names
    for one that are not of ASCII (`DirectCode._function`).
    """
    refused = (
        not name.isascii()
        or name.startswith(("_", "f_", "co_", "tb_"))
        or name in _REFUSED
        or is_internal_attribute(object, name)
    )
    return not refused and not any(modifies_known_mutable(each, name) for each in _CHANGEABLE)


class DirectCode(CodeGenerator):
    """Reads attributes with `Sandbox.reader`, calls methods with `Sandbox.caller` and words with `Sandbox.word`."""

    environment: Any  # a `Sandbox`

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """A template, and behind it the names that its code uses: lines before it are those of what is written."""
        self._made: dict[str, str] = {}
        super().visit_Template(node, frame)
        for name, source in self._made.items():
            self.writeline(f"{name} = {source}")
        self.writeline("Markdown, finalize, word = environment.passes, environment.finalize, environment.word")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """`thing.name`"""
        if not is_always_safe(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write(f"{self._function('reader', node.attr)}(")
        self.visit(node.node, frame)
        self.write(")")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """`name(...)` and `thing.name(...)`"""
        called = node.node
        if isinstance(called, nodes.Name) and called.name in self.environment.words and not forward_caller:
            self.write("word(context")
            self._around(frame)
            self.write(", ")
            self.visit(called, frame)
            self.write(")(context")
            self.signature(node, frame)
            self.write(")")
        elif isinstance(called, nodes.Getattr) and is_always_safe(called.attr) and not forward_caller and node.args:
            self.write(f"{self._function('caller', called.attr)}(context")
            self._around(frame)
            self.write(", ")
            self.visit(called.node, frame)
            self.write(")(")
            first, *others = node.args
            self.visit(first, frame)  # `signature` writes a comma before each
            self.signature(nodes.Call(called, others, node.kwargs, node.dyn_args, node.dyn_kwargs), frame)
            self.write(")")
        else:
            super().visit_Call(node, frame, forward_caller=forward_caller)

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802
        """`{% include "parts/fact.md.j2" %}`, which nearly always needs no more than the names around it."""
        named = isinstance(node.template, nodes.Const) and isinstance(node.template.value, str)
        if not named or not node.with_context or node.ignore_missing or frame.buffer is not None:
            super().visit_Include(node, frame)
            return
        self.writeline("template = environment.get_template(", node)
        self.visit(node.template, frame)
        self.write(f", {self.name!r})")
        local = self.dump_local_context(frame)
        self.writeline(f"yield from template.root_render_func(environment.within(context, template, {local}))")

    def _around(self, frame: Frame) -> None:
        """What a loop and a block have set."""
        self.write(", _loop_vars" if frame.loop_frame else ", None")
        self.write(", _block_vars" if frame.block_frame else ", None")

    def _function(self, made_by: str, attribute: str) -> str:
        """The name of a function of the sandbox, such as the one that reads `summary`."""
        name = f"{made_by}_of_{attribute}"
        self._made[name] = f"environment.{made_by}({attribute!r})"
        return name

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        """What stands before a value that is printed: what finalizes it gives text, of which no copy is made."""
        self.write("(said if type(said := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(") is Markdown else finalize(said))")
