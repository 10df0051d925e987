"""Where a text names what is renamed: is exactly that replaced, in tokens, references, links and examples?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.loading.record import parse_record
from generator.model.references import Reference
from generator.prose.tokens import find_tokens
from generator.rewriting.edits import apply
from generator.rewriting.renaming_files import TextFile, expected, named_in
from generator.rewriting.renaming_names import Renaming
from generator.rewriting.renaming_text import Finder

ENTRY = Finder(Renaming(Reference("bridges", "old"), Reference("bridges", "new-one")))
FACT = Finder(Renaming(Reference("bridges", "old", "shut"), Reference("bridges", "old", "closed")))
SOURCE = Finder(Renaming(Reference("sources", "old"), Reference("sources", "new-one")))

ids = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3}){0,2}", fullmatch=True)
# Names that are nearly, or exactly, the one that is renamed.
near = st.sampled_from(["old", "old-mill", "the-old", "oldest", "old-1", "bold", "new"])
kinds = st.sampled_from(["bridges", "old-bridges", "bridges-2", "sources"])
references = st.builds(Reference, kinds, near | ids, st.sampled_from(["", "shut", "shut-2", "un-shut"]))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[[bridges/old]]", "[[bridges/new-one]]"),
        ("[[ bridges/old#shut | was shut ]]", "[[ bridges/new-one#shut | was shut ]]"),
        ("[[status bridges/old]]", "[[status bridges/new-one]]"),
        ("by: bridges/old  # the bridge", "by: bridges/new-one  # the bridge"),
        ("[bridges/old, bridges/older]", "[bridges/new-one, bridges/older]"),
        ("[it](../bridges/old.md#shut)", "[it](../bridges/new-one.md#shut)"),
        ("`content/bridges/old.yml` is at `/bridges/old/`", "`content/bridges/new-one.yml` is at `/bridges/new-one/`"),
        ("my-bridges/old bridges/old-2 bridges/old_2", "my-bridges/old bridges/old-2 bridges/old_2"),
        ("<https://example.org/bridges/old>, bridges/old", "<https://example.org/bridges/old>, bridges/new-one"),
    ],
)
def test_an_entry(before: str, after: str) -> None:
    """Is an entry renamed wherever it is named, and nothing else?"""
    assert ENTRY.renamed(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[[bridges/old#shut|it]]", "[[bridges/old#closed|it]]"),
        ("[x](../bridges/old.md#shut)", "[x](../bridges/old.md#closed)"),
        ("/bridges/old/#shut", "/bridges/old/#closed"),
        ("bridges/old#shut-2 bridges/older#shut #shut", "bridges/old#shut-2 bridges/older#shut #shut"),
    ],
)
def test_a_fact(before: str, after: str) -> None:
    """Is a fact renamed only behind the name of its entry?"""
    assert FACT.renamed(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- {source: old, paragraph: 1}", "- {source: new-one, paragraph: 1}"),
        ('- {"source": "old"}', '- {"source": "new-one"}'),
        ("derived_from: old", "derived_from: new-one"),
        ("[x](sources/old.md)", "[x](sources/new-one.md)"),
        ("content/articles/old.txt", "content/articles/new-one.txt"),
        ("source: older; an old source: oldest", "source: older; an old source: oldest"),
    ],
)
def test_a_source(before: str, after: str) -> None:
    """Is a source renamed where evidence, other sources and links name it, and not the word in a sentence?"""
    assert SOURCE.renamed(before) == after


def test_a_link_to_a_neighbor() -> None:
    """Is a link from a hand-written page in the folder of the kind found, though it does not name the kind?"""
    assert ENTRY.renamed("[x](old.md#a) [y](older.md)", "bridges/page.md") == "[x](new-one.md#a) [y](older.md)"
    assert ENTRY.renamed("[x](old.md)", "sheets/page.md") == "[x](old.md)"


@given(st.lists(st.tuples(references, st.sampled_from(["", "|a label", "|# people"])), max_size=6))
def test_tokens(wanted: list[tuple[Reference, str]]) -> None:
    """In any text, does each token lead where it led, but for those of the entry, and keep its label?"""
    text = " and ".join(f"[[{reference}{label}]]" for reference, label in wanted)
    before, after = list(find_tokens(text)), list(find_tokens(ENTRY.renamed(text)))
    assert [token.label for token in after] == [token.label for token in before]
    for was, now in zip(before, after, strict=True):
        assert was.reference and now.reference
        if was.reference.entry == "bridges/old":
            assert now.reference == Reference("bridges", "new-one", was.reference.anchor)
        else:
            assert now.reference == was.reference


@given(st.lists(references, min_size=1, max_size=5), st.sampled_from(["plain", "flow", "folded", "single", "double"]))
def test_records(wanted: list[Reference], style: str) -> None:
    """However a record is written, does each of its values become what it should?"""
    words = " or ".join(map(str, wanted))
    written = {
        "plain": f"about: {words}\n",
        "flow": f"about: {{note: {wanted[0]}, list: [{', '.join(map(str, wanted))}]}}\n",
        "folded": "about: >-\n  " + words.replace(" or ", "\n  or ") + "\n# bridges/old\n",
        "single": f"about: '{words}'\n",
        "double": f'about: "{words}"\n',
    }[style]
    record, _ = parse_record(written, "content/bridges/x.yml")
    assert record
    edits = named_in(TextFile("content/bridges/x.yml", written.encode(), written), ENTRY)
    after, _ = parse_record(apply(written, edits), "content/bridges/x.yml")
    assert after and after.data == expected(record.data, ENTRY)


def test_quotations_stay() -> None:
    """Are the words of others left alone, whatever they look like?"""
    text = "facts:\n  - says: bridges/old\n    evidence:\n      - {source: a, quote: see bridges/old}\n"
    edits = named_in(TextFile("content/bridges/x.yml", text.encode(), text), ENTRY)
    assert apply(text, edits) == text.replace("says: bridges/old", "says: bridges/new-one")


@given(st.lists(st.sampled_from(["a\n", "b\r\n", "\r\n", "c\r"]), max_size=6), st.booleans())
def test_line_ends(lines: list[str], marked: bool) -> None:
    """Do line ends and a byte order mark survive?"""
    raw = ("\ufeff" if marked else "") + "".join(lines)
    text = raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert TextFile("x.md", raw.encode(), text).with_text(text.replace("a", "aa")) == raw.replace("a", "aa").encode()
