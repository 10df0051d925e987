"""`python -m generator.compiling` compiles all templates ahead, as `python -m compileall` does with modules.

It belongs to the set-up. Without it, the first command that may write beside the software keeps what it compiles.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError
from mkdocs.theme import Theme

from generator.engine.looking import FRAME
from generator.pages.compiled_templates import CompiledTemplates
from generator.pages.environment import DEFAULTS, make_environment

_THEME = "material"


def compile_templates() -> None:
    """Keep the code of the templates of pages and of the frame."""
    theme = Theme(name=_THEME)
    theme.dirs.insert(0, str(FRAME))
    frame, pages = theme.get_env(), make_environment()
    pages.bytecode_cache = CompiledTemplates([DEFAULTS], even_if_told_not_to=True)
    frame.bytecode_cache = CompiledTemplates(map(Path, theme.dirs), even_if_told_not_to=True)
    _load(pages, (".j2",))
    _load(frame, (".html", ".xml"))


def _load(environment: Environment, endings: tuple[str, ...]) -> None:
    for name in environment.list_templates(filter_func=lambda name: name.endswith(endings)):
        with suppress(TemplateSyntaxError):  # of a plugin of the theme, with filters that it alone brings along
            environment.get_template(name)


if __name__ == "__main__":
    compile_templates()
