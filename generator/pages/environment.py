"""The Jinja2 environment: the site's templates over the default ones; every value is escaped for Markdown."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.languages.words import fill
from generator.pages.compiled_templates import CompiledTemplates
from generator.pages.escape import Markdown, attribute, escape, front_matter
from generator.pages.marks import inference_mark
from generator.pages.sandbox import Sandbox

DEFAULTS = Path(__file__).parent.parent / "templates"


def make_environment(site_templates: Path | None = None) -> ImmutableSandboxedEnvironment:
    """Templates from `site_templates` first, then the default ones.

    Jinja's autoescape is for HTML and wrong for Markdown, so values are escaped as they are printed. What is
    Markdown already (type `Markdown`) passes. The sandbox keeps templates to the values that they are given.
    """
    folders = [FileSystemLoader(folder) for folder in (site_templates, DEFAULTS) if folder and folder.is_dir()]
    environment = Sandbox(
        {"_": _say, "_n": _say_count, "front_matter": _front_matter, "inference_mark": _inference_mark},
        Markdown,
        loader=ChoiceLoader(folders),
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
        bytecode_cache=CompiledTemplates([DEFAULTS]),
        auto_reload=False,  # each build has an environment of its own
        optimized=False,  # no template works with constants, so looking for such takes time alone
    )
    environment.filters["attribute"] = attribute
    environment.filters["as_is"] = Markdown
    environment.filters["host"] = lambda address: urlsplit(address).netloc.removeprefix("www.")
    environment.filters["one_line"] = lambda text: type(text)(" ".join(text.split()))
    environment.filters["indented"] = lambda text: type(text)(text.replace("\n", "\n    "))
    return environment


def _view(context: Context) -> Any:
    """The view of a page, which each template that is included has among its names."""
    return context.parent["view"] if "view" not in context.vars else context.vars["view"]


@pass_context
def _say(context: Context, message: str, /, **values: object) -> Markdown:
    """`_("As of {date}", date=...)`: the words of the interface in the language of the page; values are escaped."""
    said = _view(context).words.say(message)
    return Markdown(fill(said, values, escape)) if values else _as_markdown(said)


_as_markdown = lru_cache(maxsize=1024)(Markdown)  # what the interface says is the same on all pages


@pass_context
def _say_count(context: Context, one: str, other: str, count: int, /, **values: object) -> Markdown:
    """`_n("{count} entry", "{count} entries", n)`: the words for one or for several."""
    return _say(context, one if count == 1 else other, count=count, **values)


@pass_context
def _front_matter(context: Context, fields: dict[str, object]) -> Markdown:
    """`front_matter({"title": ...})`: the front matter of a page, with what its view adds."""
    return front_matter({**fields, **_view(context).front})


@pass_context
def _inference_mark(context: Context) -> Markdown:
    """`inference_mark()`: that a statement is our own inference."""
    return inference_mark(_view(context).words)
