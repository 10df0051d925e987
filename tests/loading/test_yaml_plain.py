"""The short way to the data of a file: is it the data that the careful way gives, and taken only where all is right?"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.loading.yaml_data import MAX_DEPTH, MAX_FIELDS, MAX_TEXT, Builder
from generator.loading.yaml_nodes import nodes_of
from generator.loading.yaml_plain import OddError, plain_data

PIECES = st.sampled_from(
    (
        *("a", "b: ", "key:\n", "\n", "\n  ", "- ", '"', "'", "#", " #x", "# y", "[", "]", "{", "}", ", ", "&n ", "*n"),
        *("!t ", "<<: ", "|\n", ">-\n", "? ", '"\\u200b"', '"\\0"', "é", "~", '""', "''", "\t"),
    )
)


@given(st.lists(PIECES, max_size=30).map("".join))
@example("a: b\nc: [d, {e: f}]\n")
@example("a: b\na: c\n")
@example('a: "x" #y\nb: x #y\n')
@example("a: &n b\nc: *n\n")
@example('"": a\n')
@example("? [a]\n: b\n")
def test_the_same_or_nothing(text: str) -> None:
    """Whatever stands in a file, does the short way give what the careful one gives without a problem, or give up?"""
    with suppress(yaml.YAMLError, ValueError, OverflowError):
        root = nodes_of(text)
        if root is not None:
            with suppress(OddError):
                data = plain_data(root, text)
                builder = Builder(text, "x.yml")
                assert builder.build(root) == data
                assert not builder.problems


@pytest.mark.parametrize(
    "text",
    [
        "a: &name b\n",
        "a: !tag b\n",
        "a: b\na: c\n",
        "<<: b\n",
        "'': b\n",
        "[a]: b\n",
        "a: b #c\n",
        'a: "\\0"\n',
        'a: "\\u202e"\n',
        f"a: {'x' * (MAX_TEXT + 1)}\n",
        "".join(f"{number}: a\n" for number in range(MAX_FIELDS + 1)),
        "".join(f"{' ' * number}a:\n" for number in range(MAX_DEPTH - 1)),
    ],
)
def test_gives_up(text: str) -> None:
    """Is everything that has a problem left to those who can say which?"""
    root = nodes_of(text)
    assert root is not None
    with pytest.raises(OddError):
        plain_data(root, text)


def test_taken_for_what_editors_write(bridges_root: Path) -> None:
    """Is it the way that the files of a site take, whose comments and quotes are as they should be?"""
    files = sorted(bridges_root.glob("content/*/*.yml"))
    odd = 0
    for file in files:
        text = file.read_text(encoding="utf-8")
        root = nodes_of(text)
        assert root is not None
        try:
            plain_data(root, text)
        except OddError:
            odd += 1
    assert len(files) > 20
    assert odd < len(files) / 10
