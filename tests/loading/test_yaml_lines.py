"""Reading a file row by row: is it what libyaml reads, with the same lines, and taken for the files that we write?"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.loading.record import parse_record
from generator.loading.yaml_data import MAX_DEPTH, MAX_FIELDS, MAX_TEXT, MAX_VALUES
from generator.loading.yaml_lines import read_lines
from generator.loading.yaml_nodes import compose, unfit

ROOT = Path(__file__).parent.parent.parent

MARGINS = st.sampled_from(("", "", "", " ", "  ", "  ", "   ", "    ", "      "))
STARTS = st.sampled_from(
    ("", "", "- ", "-  ", "- - ", "a: ", "b: ", "c:", "a:", "'on': ", "- a: ", "- b:", "-", "? ", "1: ")
)
RESTS = st.sampled_from(
    (
        *(
            "",
            "",
            "x",
            "x y",
            "it's",
            "“x”",
            "x: y",
            "x:",
            "x:y",
            "x #y",
            "x#y",
            "# x",
            "#",
            "-x",
            "- x",
            "<=2025",
            "x ",
            "\t",
        ),
        *(
            "'x'",
            "'it''s'",
            "'x: y'",
            "'x",
            "''",
            '"x"',
            '"x\\n"',
            '"x" y',
            "'x' # y",
            "[a]",
            "[a, b c]",
            "[a,b]",
            "[a, ]",
        ),
        *(
            "{a: b}",
            "{a: b, c: d e}",
            "{a: b, a: c}",
            "{a: b?}",
            "{a: b: c}",
            ">-",
            ">",
            "|",
            ">- # x",
            "&x y",
            "*x",
            "!t x",
            "~",
            "%x",
        ),
        *(
            "---",
            "...",
            "<<: x",
            "x  y",
            "x\u00a0y",
            "é: x",
            "[a #b]",
            "[it's, b]",
            "@x",
            "`x`",
            "{a: it's}",
            "[a-b/c, d?]",
        ),
    )
)
ROWS = st.lists(st.tuples(MARGINS, STARTS, RESTS).map("".join), max_size=9)
BASE = """\
# a note
name: A bridge
aliases: [Old bridge, it's]
summary: >-
  It is long, and
  goes on.

tags:
- one
- two
  three
'on': '2025-01-02'
place: {unknown: We did not see it.}
facts:
- id: first
  says: A text, no
  note: "so: it is"
  evidence:
    - source: s
      words: 1-16
- id: second
  says: A text that
    goes on.
digest:
  1: One.
  2: Two
""".splitlines()
# A row of the text that is taken out, or one more in its place or before it, or another end of it.
CHANGES = st.lists(
    st.tuples(
        st.integers(0, len(BASE) - 1),
        st.sampled_from(("out", "instead", "before", "end", "margin")),
        st.tuples(MARGINS, STARTS, RESTS),
    ),
    max_size=2,
)
TEXTS = st.text("ab:# -'\"[]{}éx\n.,>|", max_size=12)
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS | st.sampled_from("abc"), inner, max_size=3),
)


def agrees(text: str) -> bool:
    """Whether a text was read row by row; if so, it must be right, and as everything else reads it."""
    if unfit(text, "x.yml") or (found := read_lines(text)) is None:
        return False
    composed, problems = compose(text, "x.yml")
    assert not problems
    assert composed is not None
    assert found[0] == composed.data
    assert list(found[0]) == list(composed.data)
    assert found[1] == {
        key.value: tuple(item.start_mark.line + 1 for item in node.value)
        for key, node in composed.root.value
        if isinstance(node, yaml.SequenceNode) and node.value and isinstance(node.value[0], yaml.MappingNode)
    }
    return True


@given(ROWS, st.sampled_from(("\n", "")))
@example(["a: x", "  y", "", "  z"], "\n")
@example(["a:", "- b: x", "  c:", "  - y", "- b: z"], "\n")
@example(["a: >-", "    x", "  y"], "\n")
@example(["a: >-", "  x", "", "  y"], "")
@example(["a: >-", "  x", "", "  # y", "b: z"], "")
@example(["a: >-", "  x", "   # y", "b: z"], "")
@example(["a: x", "# y", "b: z"], "")
@example(["a: x", "  # y", "  z"], "")
@example(["a: b", "a: c"], "")
@example(["# a", "", "a:", "# b", "  b: c"], "\n")
@example(["- a: b"], "")
@example([" a: b", "c: d"], "")
def test_rows_are_the_same_or_left_alone(rows: list[str], end: str) -> None:
    """Whatever rows follow each other, does the short way give what libyaml gives without a problem, or give up?"""
    agrees("\n".join(rows) + end)


@given(CHANGES)
@example([])
def test_a_file_with_slips_is_the_same_or_left_alone(changes: list[tuple[int, str, tuple[str, str, str]]]) -> None:
    """Whatever slip is in a file, is it read as libyaml reads it, or left to what finds the slip?"""
    rows = list(BASE)
    for number, change, (margin, start, rest) in changes:
        row = rows[min(number, len(rows) - 1)]
        new = {
            "out": [],
            "instead": [f"{margin}{start}{rest}"],
            "before": [f"{margin}{start}{rest}", row],
            "end": [f"{row}{rest}"],
            "margin": [f"{margin}{row.lstrip()}"],
        }[change]
        rows[number : number + 1] = new
    assert agrees("\n".join(rows)) or changes


@given(st.dictionaries(TEXTS | st.sampled_from("abc"), VALUES, max_size=4), st.integers(8, 40), st.booleans())
def test_what_a_library_writes_is_the_same_or_left_alone(data: object, width: int, flow: bool) -> None:
    """Is a file as PyYAML writes it, with texts over several rows, read as PyYAML reads it?"""
    agrees(yaml.safe_dump(data, width=width, default_flow_style=None if flow else False, allow_unicode=True))


@pytest.mark.parametrize(
    "text",
    [
        f"a: {'x' * (MAX_TEXT + 1)}\n",
        "".join(f"{number}: a\n" for number in range(MAX_FIELDS + 1)),
        "".join(f"{' ' * number}a:\n" for number in range(MAX_DEPTH)) + f"{' ' * MAX_DEPTH}a: b\n",
        "a:\n" + "- b\n" * (MAX_VALUES // 5),
        f"a: {{{'k' * 1100}: x}}\n",
        f"a: [{'x' * (MAX_TEXT + 1)}]\n",
        f"a: {{b: {'x' * (MAX_TEXT + 1)}}}\n",
        f"a: {{{', '.join(f'k{number}: x' for number in range(MAX_FIELDS + 1))}}}\n",
        "a: b\n" * 2,
        "<<: b\n",
        "a:\n",
        "",
    ],
)
def test_what_would_be_refused_is_left_alone(text: str) -> None:
    """Is what the careful way refuses, or may refuse, left to it?"""
    assert read_lines(text) is None


def test_most_real_files_are_read_so() -> None:
    """Is the short way taken for nearly all files as our own formatter writes them, and right for each?"""
    files = [*(ROOT / "content").rglob("*.yml"), *(ROOT / "tests" / "sites" / "bridges" / "content").rglob("*.yml")]
    read = [agrees(path.read_text(encoding="utf-8")) for path in files]
    assert sum(read) > 0.8 * len(read)


def test_a_record_knows_its_places() -> None:
    """Has a record that was read row by row the lines of its items, and the place of each word?"""
    record, problems = parse_record("a: x\nfacts:\n- id: b\n  says: y z\n    w\n- id: c\n", "x.yml")
    assert record is not None and not problems
    assert record.lines == {"facts": (3, 6)}
    assert record.locate(("facts", 0, "says"), 4).line == 5
