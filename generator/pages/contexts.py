"""What the names in a template stand for: as the library has it, without what hardly any template asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from functools import cached_property
from typing import Any

from jinja2 import Environment, Template
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from jinja2.utils import missing

_Blocks = Mapping[str, Callable[[Context], Iterator[str]]]


class Names(Context):
    """The context of a template. A page has dozens of them, as each template that is included has one of its own.

    Made after `Context.__init__` of Jinja 3.1: what only imports and `autoescape` need is made when it is asked for.
    """

    def __init__(
        self,
        environment: Environment,
        parent: dict[str, Any],
        name: str | None,
        blocks: _Blocks,
        globals: MutableMapping[str, Any] | None = None,
    ) -> None:
        self.parent = parent
        self.vars = {}
        self.environment = environment
        self.exported_vars = set()
        self.name = name
        self.blocks = {each: [block] for each, block in blocks.items()} if blocks else {}
        self._globals = globals

    @cached_property
    def eval_ctx(self) -> EvalContext:  # type: ignore[override]
        """How values are escaped."""
        return EvalContext(self.environment, self.name)

    @cached_property
    def globals_keys(self) -> set[str]:  # type: ignore[override]
        """The names that all templates know."""
        return set() if self._globals is None else set(self._globals)


def within(context: Context, template: Template, local: Mapping[str, Any]) -> Names:
    """The names for a template that is included: those of the one that includes it, and what its loops have set."""
    names = {**context.parent, **context.vars} if context.vars else dict(context.parent)
    for name, value in local.items():
        if value is not missing:
            names[name] = value
    return Names(context.environment, names, template.name, template.blocks, template.globals)
