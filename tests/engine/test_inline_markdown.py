"""Markdown within lines: does passing over patterns that cannot be there ever change a page?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.config import load_config

from generator.engine.inline_markdown import _SIGNS, InlineMarkdown

# Signs that mean something within a line, alone and in pairs that do.
_SIGNS_OF_MARKDOWN = [
    *("`", "``", "\\", "\\\\", "\\`", "*", "**", "_", "__", "[", "]", "(", ")", "![", "[^1]", "[a](b)", "![a](b)"),
    *("[a]", "[a][b]", "![a][b]", "<", ">", "<b>", "</b>", "<!-- -->", "<a://b>", "<a@b>", "&", "&amp;", "&#42;", "@"),
    *("://", "  \n", "\n", ":", ":smile:", ":material-check:", "{ .a }", '"', "'", "\n[a]: b\n", "\n[^1]: c\n"),
]
TEXT = st.lists(st.one_of(st.sampled_from(_SIGNS_OF_MARKDOWN), st.sampled_from(["a", "b c", " "])), max_size=12)


@pytest.fixture(scope="module")
def settings(project_root: Path) -> dict[str, Any]:
    """The extensions of every site, as the engine hands them to Markdown."""
    config = load_config(str(project_root / "mkdocs.yml"))
    return {"extensions": config.markdown_extensions, "extension_configs": config.mdx_configs}


def as_ours(settings: dict[str, Any]) -> Markdown:
    """Markdown with our processor."""
    return Markdown(**{**settings, "extensions": [*settings["extensions"], InlineMarkdown()]})


def test_same_html(settings: dict[str, Any]) -> None:
    """Is any text the same HTML as without our processor?"""
    theirs, ours = Markdown(**settings), as_ours(settings)

    @given(TEXT.map("".join))
    def same(text: str) -> None:
        assert ours.reset().convert(text) == theirs.reset().convert(text)

    same()


def test_patterns_are_known(settings: dict[str, Any]) -> None:
    """Does the table name the patterns of the version that is installed, so that it still saves work?"""
    md = as_ours(settings)
    unknown = [pattern for pattern in md.inlinePatterns if pattern.pattern not in _SIGNS]
    assert unknown == [md.inlinePatterns["html"]]
    assert len(list(md.inlinePatterns)) == 16
