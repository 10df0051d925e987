"""The sandbox in which templates run: as tight as the library's, and asked once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from functools import cache, partial
from operator import attrgetter
from types import BuiltinMethodType, FunctionType, MethodType
from typing import Any

from jinja2 import Template
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.pages.contexts import Names, within
from generator.pages.template_code import DirectCode

_Vars = Mapping[str, Any] | None


class Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, which asks once what a template may do with a function, or with a type and a name.

    Source: `is_safe_callable` and `Context.call` of Jinja 3.1 look at attributes of the function alone, and
    `is_safe_attribute` at the type of the object and at the name, so the answer never differs. `words` are what
    templates say with, by name: of its context, each asks for the view alone, which no loop changes. `passes` is the
    type of text that is printed as it is.
    """

    code_generator_class = DirectCode
    context_class = Names
    within = staticmethod(within)

    def __init__(self, words: Mapping[str, Callable[..., Any]], passes: type[str], **settings: Any) -> None:
        super().__init__(**settings)
        self.words, self.passes = words, passes
        self.globals.update(words)
        self._said_with: frozenset[object] = frozenset(words.values())
        self._plain: set[Callable[..., Any]] = set()
        self._answers: dict[tuple[type, str], bool] = {}
        self._loaded: dict[str, Template] = {}
        # One for each name that stands in a template.
        self.reader = cache(self._reader)
        self.caller = cache(self._caller)

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
        """Whether a template may read the attribute, which filters ask for each thing of a list."""
        asked = (type(obj), attr)
        answer = self._answers.get(asked)
        if answer is None:
            answer = self._answers[asked] = super().is_safe_attribute(obj, attr, value)
        return answer

    def _reader(self, name: str) -> Callable[[Any], Any]:
        """Reads an attribute that anybody may read; what is none, or a way to format texts, is left to the library."""
        read, otherwise = attrgetter(name), self.getattr

        def reading(thing: Any) -> Any:
            try:
                value = read(thing)
            except AttributeError:
                return otherwise(thing, name)
            return otherwise(thing, name) if type(value) is BuiltinMethodType else value

        return reading

    def _caller(self, name: str) -> Callable[[Context, _Vars, _Vars, Any], Callable[..., Any]]:
        """Reads a method that anybody may read, for a call behind it: at once if all may call it."""
        read, plain, careful = attrgetter(name), self._plain, self._careful

        def calling(context: Context, loop_vars: _Vars, block_vars: _Vars, thing: Any) -> Callable[..., Any]:
            try:
                method = read(thing)
                if type(method) is MethodType and method.__func__ in plain:
                    return method
            except AttributeError:
                pass
            return careful(context, loop_vars, block_vars, self.getattr(thing, name))

        return calling

    def _careful(self, context: Context, loop_vars: _Vars, block_vars: _Vars, called: Any) -> Callable[..., Any]:
        """What calls something as the library does, with all that it may want of the template."""
        if type(called) is MethodType and self._is_plain(called):
            self._plain.add(called.__func__)
        return partial(self.call, context, called, _loop_vars=loop_vars, _block_vars=block_vars)

    def _is_plain(self, method: MethodType) -> bool:
        """Whether a method may be called, and wants nothing of the template but its arguments."""
        return self.is_safe_callable(method) and getattr(method, "jinja_pass_arg", None) is None

    def word(self, context: Context, loop_vars: _Vars, block_vars: _Vars, function: Any) -> Callable[..., Any]:
        """What is called, with its context first, under the name of a word: that word, if it is not another thing."""
        if type(function) is FunctionType and function in self._said_with:
            return function
        careful = self._careful(context, loop_vars, block_vars, function)
        return lambda _, *args, **kwargs: careful(*args, **kwargs)
