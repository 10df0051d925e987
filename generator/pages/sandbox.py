"""The sandbox in which the templates of a site run: as tight as the library's, and asked once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from types import BuiltinMethodType, FunctionType, MethodType
from typing import Any

from jinja2 import Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

_FORMATTING = ("format", "format_map")


class MethodCalls(CodeGenerator):
    """Writes `thing.name(...)` as one call of the environment (`Sandbox.call_method`) and not as two."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """A call in a template."""
        method = node.node
        if forward_caller or not isinstance(method, nodes.Getattr):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        given = {"_loop_vars": frame.loop_frame, "_block_vars": frame.block_frame}
        self.write("environment.call_method(context, ")
        self.visit(method.node, frame)
        self.write(f", {method.attr!r}")
        self.signature(node, frame, {name: name for name, is_there in given.items() if is_there})
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        """What stands before a value that is printed: what finalizes it gives text, of which no copy is made."""
        self.write(finalize.src or "str(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(")")


class Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, which asks once for each type and name whether a template may read that; the answer never differs.

    Source: `is_safe_attribute` of Jinja 3.1 looks at the type of the object and at the name, never at the value, and
    `is_safe_callable` and `Context.call` at attributes of the function alone. A page asks some thousand times.
    """

    code_generator_class = MethodCalls

    def __init__(self, words: Iterable[Callable[..., Any]], **settings: Any) -> None:
        super().__init__(**settings)
        self._answers: dict[tuple[type, str], bool] = {}
        self._plain: dict[Callable[..., Any], bool] = {}
        self._methods: dict[tuple[type, str], Any] = {}
        self._loaded: dict[str, Template] = {}
        # What templates say with: of its context, each asks for the view alone, which no loop changes.
        self._words: frozenset[object] = frozenset(words)

    def get_template(
        self, name: str | Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """A template by its name, which no build loads twice; each inclusion asks."""
        if type(name) is not str or globals is not None:
            return super().get_template(name, parent, globals)
        found = self._loaded.get(name)
        if found is None:
            found = self._loaded[name] = super().get_template(name, parent)
        return found

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of a template: those of all, where it has none of its own."""
        return super().make_globals(d) if d else self.globals

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may read the attribute."""
        asked = (type(obj), attr)
        answer = self._answers.get(asked)
        if answer is None:
            answer = self._answers[asked] = super().is_safe_attribute(obj, attr, value)
        return answer

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The attribute of an object, as the sandbox gives it; `format`, which could reach further, is left to that."""
        try:
            value = getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)
        kind = type(value)
        if kind is BuiltinMethodType or (kind is MethodType and value.__name__ in _FORMATTING):
            return super().getattr(obj, attribute)
        answer = self._answers.get((type(obj), attribute))
        if answer or (answer is None and self.is_safe_attribute(obj, attribute, value)):
            return value
        return self.unsafe_undefined(obj, attribute)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """Call what a template names: words at once with its context, methods that ask for none at once as well."""
        if type(__obj) is FunctionType and __obj in __self._words:
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            return __obj(__context, *args, **kwargs)
        if type(__obj) is MethodType and __self._is_plain(__obj):
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            return __obj(*args, **kwargs)
        return super().call(__context, __obj, *args, **kwargs)

    def call_method(
        self,
        context: Context,
        thing: Any,
        name: str,
        /,
        *args: Any,
        _loop_vars: Mapping[str, Any] | None = None,
        _block_vars: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> Any:
        """Read a method and call it, in one step where it is one of the object's class that anybody may call."""
        asked = (type(thing), name)
        function = self._methods.get(asked, self)
        if function is self:
            function = self._methods[asked] = self._method(thing, name)
        if function is not None and name not in thing.__dict__:
            return function(thing, *args, **kwargs)
        method = self.getattr(thing, name)
        return self.call(context, method, *args, _loop_vars=_loop_vars, _block_vars=_block_vars, **kwargs)

    def _method(self, thing: Any, name: str) -> Callable[..., Any] | None:
        """The function behind a method, if its class leaves no doubt what it is and all may call it with any object."""
        kind = type(thing)
        found = _attribute_of(kind, name)
        usual = vars(object)["__getattribute__"] is _attribute_of(kind, "__getattribute__")
        if type(found) is not FunctionType or not usual or not kind.__dictoffset__ or found.__name__ in _FORMATTING:
            return None
        method = MethodType(found, thing)
        return found if self.is_safe_attribute(thing, name, method) and self._is_plain(method) else None

    def _is_plain(self, method: MethodType) -> bool:
        """Whether a method may be called, and wants nothing of the template but its arguments."""
        function = method.__func__
        answer = self._plain.get(function)
        if answer is None:
            wants = getattr(method, "jinja_pass_arg", None) is not None
            answer = self._plain[function] = self.is_safe_callable(method) and not wants
        return answer


def _attribute_of(kind: type, name: str) -> Any:
    """What a class has under a name, as it is written there."""
    return next((vars(each)[name] for each in kind.__mro__ if name in vars(each)), None)
