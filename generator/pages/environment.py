"""The Jinja2 environment: the site's templates over the default ones; every value is escaped for Markdown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import BuiltinMethodType, FunctionType, MethodType
from typing import Any
from urllib.parse import urlsplit

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.languages.words import fill
from generator.pages.escape import Markdown, attribute, escape, front_matter
from generator.pages.marks import inference_mark

_FORMATTING = ("format", "format_map")
DEFAULTS = Path(__file__).parent.parent / "templates"


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, which asks once for each type and name whether a template may read that; the answer never differs.

    Source: `is_safe_attribute` of Jinja 3.1 looks at the type of the object and at the name, never at the value, and
    `is_safe_callable` and `Context.call` at attributes of the function alone. A page asks some thousand times.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._answers: dict[tuple[type, str], bool] = {}
        self._plain: dict[Callable[..., Any], bool] = {}
        # What templates say with: of its context, each asks for the view alone, which no loop changes.
        self._words: frozenset[object] = frozenset((_say, _say_count, _front_matter, _inference_mark))

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

    def _is_plain(self, method: MethodType) -> bool:
        """Whether a method may be called, and wants nothing of the template but its arguments."""
        function = method.__func__
        answer = self._plain.get(function)
        if answer is None:
            wants = getattr(method, "jinja_pass_arg", None) is not None
            answer = self._plain[function] = self.is_safe_callable(method) and not wants
        return answer


def make_environment(site_templates: Path | None = None) -> ImmutableSandboxedEnvironment:
    """Templates from `site_templates` first, then the default ones.

    Jinja's autoescape is for HTML and wrong for Markdown, so values are escaped as they are printed. What is
    Markdown already (type `Markdown`) passes. The sandbox keeps templates to the values that they are given.
    """
    folders = [FileSystemLoader(folder) for folder in (site_templates, DEFAULTS) if folder and folder.is_dir()]
    environment = _Sandbox(
        loader=ChoiceLoader(folders),
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
        auto_reload=False,  # each build has an environment of its own
    )
    environment.globals["_"] = _say
    environment.globals["_n"] = _say_count
    environment.globals["inference_mark"] = _inference_mark
    environment.globals["front_matter"] = _front_matter
    environment.filters["attribute"] = attribute
    environment.filters["as_is"] = Markdown
    environment.filters["host"] = lambda address: urlsplit(address).netloc.removeprefix("www.")
    environment.filters["one_line"] = lambda text: type(text)(" ".join(text.split()))
    environment.filters["indented"] = lambda text: type(text)(text.replace("\n", "\n    "))
    return environment


@pass_context
def _say(context: Context, message: str, /, **values: object) -> Markdown:
    """`_("As of {date}", date=...)`: the words of the interface in the language of the page; values are escaped."""
    return Markdown(fill(context["view"].words.say(message), values, escape))


@pass_context
def _say_count(context: Context, one: str, other: str, count: int, /, **values: object) -> Markdown:
    """`_n("{count} entry", "{count} entries", n)`: the words for one or for several."""
    return _say(context, one if count == 1 else other, count=count, **values)


@pass_context
def _front_matter(context: Context, fields: dict[str, object]) -> Markdown:
    """`front_matter({"title": ...})`: the front matter of a page, with what its view adds."""
    return front_matter({**fields, **context["view"].front})


@pass_context
def _inference_mark(context: Context) -> Markdown:
    """`inference_mark()`: that a statement is our own inference."""
    return inference_mark(context["view"].words)
