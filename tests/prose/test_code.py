"""Tests of what counts as code: never more than the engine shows as code, and enough to write guides."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from mkdocs.config import load_config

from generator.checks.masking import blank_all
from generator.prose.code import CODE, code_spans

CONFIG = Path(__file__).parent.parent.parent / "mkdocs.yml"
PIECES = ["`", "``", "```", "~~~", "\\", "\n", "\n\n", "\n    ", "\n- ", "\n> ", "\n# ", "| ", " a ", "<img src=x>"]
PIECES += [
    "<div>",
    "</div>",
    "\n<div markdown>\n",
    "\n</div>\n",
    "<!--",
    "-->",
    "[a]",
    "(b)",
    "\n```\n",
    "\n~~~\n",
    " {",
]


@pytest.fixture(scope="module")
def converter() -> markdown.Markdown:
    """Python-Markdown with the extensions of this project."""
    config = load_config(str(CONFIG), plugins=[])
    return markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


@given(text=st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example("`\n<img src=x>\n`")
@example("<div>\n`<img src=x>`\n</div>")
@example("a ` b\nc ` <img src=x> `")
@example("# a `\nb ` c ` <img src=x> `")
@example("\\``a` <img src=x> `")
@example("\\\\`a` <img src=x> `")
@example("  ```\n```\n<img src=x>\n```")
@example("\n    `\n~~~\n<img src=x>\n~~~\n")
def test_code_never_runs(converter: markdown.Markdown, text: str) -> None:
    """Is a tag that is taken for code never a tag on the page?"""
    assume("<img" not in blank_all(text, (CODE,)))
    converter.reset()
    shown = converter.convert(text)
    comments_hide = "<!--" in text  # what a comment hides is judged by the rule `comment`
    assert "<img" not in shown or comments_hide, shown


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Write `a` or ``b ` c``.", ["`a`", "``b ` c``"]),
        ("~~~yaml\na: `\n~~~\n\n`b`", ["~~~yaml\na: `\n~~~", "`b`"]),
        ('<div class="x" markdown>\n\n`a`\n\n</div>', ["`a`"]),
        ("`<b>`", ["`<b>`"]),
        ("`a\nb`", []),
        ("<p>\n`a`\n</p>", []),
        ("A ` here.\n\n`b`", ["`b`"]),
    ],
)
def test_what_is_code(text: str, code: list[str]) -> None:
    """Is code found on one line and in fences, and nowhere in a page with a block of HTML?"""
    assert [text[start:end] for start, end in code_spans(text)] == code
