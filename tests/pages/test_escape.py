"""Tests of escaping: text from data shows literally, whatever it is, and makes no markup."""

from __future__ import annotations

import html
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st
from mkdocs.config import load_config

from generator.loading.characters import FORBIDDEN
from generator.pages.escape import Markdown, attribute, escape, front_matter

CONFIG = Path(__file__).parent.parent.parent / "mkdocs.yml"
# What means something to Markdown, to the extensions of this project, to HTML or to templates.
SIGNS = [
    *(
        "*a*",
        "_a_",
        "__a__",
        "`a`",
        "``",
        "~~~",
        "```",
        "# ",
        "##",
        "> ",
        "- ",
        "+ ",
        "1. ",
        "2) ",
        "---",
        "***",
        "===",
    ),
    *("[a](b)", "![a](b)", "[a]: b", "[[a/b]]", "[^1]", "[^1]: b", "[TOC]", "<b>", "</b>", "<!--", "-->", "&amp;"),
    *("&#42;", "{: #a }", "{ .a onclick=b }", "{{ a }}", "{% a %}", "|", "| - |", ":smile:", ":material-check:"),
    *("!!! note", "??? note", '=== "a"', "\\", "\\*", "$5", "^a^", "~a~", "==a==", "javascript:a", "https://a.example"),
    *(
        "<https://a.example>",
        "<a@b.example>",
        "*[a]: b",
        "--8<-- a",
        "/// a",
        ": a",
        "^^",
        "http://a_b_c",
        "A & B",
        "'",
    ),
]
TEXT = st.lists(
    st.one_of(st.sampled_from(SIGNS), st.text(max_size=8), st.just(" "), st.just("a")), min_size=1, max_size=8
).map("".join)
FORMS = [
    ("{}", {"p"}),
    ("Before {} after.", {"p"}),
    ("- {}\n- b", {"ul", "li"}),
    ("## {} {{ #here }}", {"h2"}),
    ("| {} | b |\n| --- | --- |\n| c | {} |", {"table", "thead", "tbody", "tr", "th", "td"}),
    ("[{}](b.md)", {"p", "a"}),
    ("**{}**", {"p", "strong"}),
]


class Reader(HTMLParser):
    """Collects the tags, the attributes and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.add(tag)
        self.attributes |= set(attrs)

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text += data


@pytest.fixture(scope="module")
def converter() -> markdown.Markdown:
    """Python-Markdown with the extensions of this project."""
    config = load_config(str(CONFIG), plugins=[])
    return markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


def shown(converter: markdown.Markdown, text: str) -> Reader:
    """What a browser makes of Markdown."""
    converter.reset()
    reader = Reader()
    reader.feed(converter.convert(text))
    reader.close()
    return reader


def usable(text: str) -> str:
    """The text as a file could hold it, on one line."""
    return " ".join(FORBIDDEN.sub("", text).split())


@pytest.mark.parametrize(("form", "tags"), FORMS)
@given(text=TEXT)
@example(text="$385 million ~ a=b ^c")
@example(text="=== a")
@example(text="a|b")
def test_text_shows_literally(converter: markdown.Markdown, form: str, tags: set[str], text: str) -> None:
    """Whatever a value says: does it appear as it is, and make no tag and no attribute?"""
    literal = usable(text)
    assume(literal)
    found = shown(converter, form.format(escape(literal), escape(literal)))
    assert found.tags - {"table"} <= tags
    assert found.attributes <= {("href", "b.md"), ("id", "here")}
    assert literal in " ".join(found.text.split())


@given(TEXT)
def test_attribute_ends_nowhere(text: str) -> None:
    """Does a value in an attribute stay within its quotation marks?"""
    reader = Reader()
    reader.feed(f'<a title="{attribute(usable(text))}">x</a>')
    assert reader.attributes == {("title", usable(text))}


def test_markdown_passes() -> None:
    """Is text that is Markdown already not escaped a second time?"""
    assert escape(Markdown("*a*")) == "*a*"
    assert escape(escape("*a*")) == "\\*a\\*"
    assert escape(None) == ""
    assert escape(12) == "12"


@given(
    st.dictionaries(
        st.sampled_from(["title", "description", "tags", "hide"]), st.one_of(TEXT, st.lists(TEXT)), max_size=4
    )
)
def test_front_matter_parses_back(fields: dict[str, object]) -> None:
    """Is front matter read as it was written, with nothing in it that a theme could print as a tag?"""
    clean: dict[str, object] = {
        key: [usable(each) for each in value] if isinstance(value, list) else usable(str(value))
        for key, value in fields.items()
    }
    text = front_matter(clean)
    start, block, rest = text.split("---\n", 2)
    assert (start, rest) == ("", "")
    found = yaml.safe_load(block) or {}
    assert "<" not in block
    assert {key: _each(html.unescape, value) for key, value in found.items()} == {
        key: _each(lambda text: text.replace("'", "’"), value) for key, value in clean.items()
    }


def _each(change: Callable[[str], str], value: object) -> object:
    """A text, or each text of a list, changed."""
    return [change(str(each)) for each in value] if isinstance(value, list) else change(str(value))
