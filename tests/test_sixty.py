"""The sixty most likely mistakes: each is named once, at its place, with the next act, in words that editors know.

`tests/broken/sixty.yml` lists them. What is said of each is compared word for word in `test_broken.py`; here its shape.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.test_broken import BROKEN, CASES, Case

SIXTY = BROKEN / "sixty.yml"
_HEADING = re.compile(
    r"^(?P<place>\S.*?)  (error|warning)  (?P<message>.+?)  \[(?P<rule>[a-z0-9-]+)\](?: \(fixable\))?$"
)
# What only programmers know: of the language, of its libraries, and of how YAML is parsed.
_FOREIGN = re.compile(
    r"python|pydantic|traceback|yaml(?! file)|mapping|scalar|\banchor|\balias\b|\bnode|\btoken is expected"
    r"|(?-i:\bNone\b|\bnull\b|Error\b|Exception\b)|\bdict|\bstr\b|\btuple|regex|schema(?!\.org)"
    r"|parser|parsing|block end",
    re.IGNORECASE,
)
# An act: what an editor can do at once.
_ACT = re.compile(
    r"^(Add|Begin|Close|Count|Copy|Did you mean|Did|Fill|Give|Indent|Inside|Is the file|Keep|Leave|Mend|Move|Name|Put|"
    r"Quote|Read|Refer|Rename|Replace|Save|Set|Show|Start|Split|Take|The nearest words|It stands in|There is no|Use|"
    r"Write|Just write|Say)\b"
)


def _listed() -> dict[str, str]:
    """What is wrong -> the name of its case."""
    groups = yaml.safe_load(SIXTY.read_text(encoding="utf-8"))
    return {each["mistake"]: each["case"] for group in groups.values() for each in group}


LISTED = _listed()
_CASES = {case.name: case for case in CASES}


def _said(case: Case) -> list[tuple[str, str, str]]:
    """Place, message and tip of each problem, as the golden file has them."""
    lines = case.golden.read_bytes().decode("utf-8", "replace").splitlines()
    headings = [(index, match) for index, line in enumerate(lines) if (match := _HEADING.match(line))]
    return [(match["place"], match["message"], lines[index + 1].strip()) for index, match in headings]


def test_there_are_sixty() -> None:
    """Has none of the sixty lost its case?"""
    assert len(LISTED) == 60
    assert len(set(LISTED.values())) == 60
    assert not [name for name in LISTED.values() if name not in _CASES or not _CASES[name].golden.is_file()]


@pytest.mark.parametrize("name", LISTED.values(), ids=LISTED)
def test_one_mistake_gives_one_message(name: str) -> None:
    """Is a mistake said once, and not again for all that follows from it?"""
    assert len(_said(_CASES[name])) == 1


@pytest.mark.parametrize("name", LISTED.values(), ids=LISTED)
def test_what_and_where(name: str) -> None:
    """Does the message say in a sentence what is wrong, at a line and a column if it is within the file?"""
    case = _CASES[name]
    for place, message, _ in _said(case):
        assert re.fullmatch(rf"{re.escape(case.place)}(:\d+:\d+)?", place)
        whole = name.startswith("files/") or "empty" in Path(name).stem
        assert ":" in place or whole, "a problem of the whole file, where a line could be named"
        assert re.fullmatch(r"\S.*[.?…]”?", message)
        assert len(message) <= 160


@pytest.mark.parametrize("name", LISTED.values(), ids=LISTED)
def test_the_next_act(name: str) -> None:
    """Does it say what to do next, beginning with that?"""
    for _, _, tip in _said(_CASES[name]):
        assert _ACT.match(tip), tip
        assert tip.endswith((".", "?", ")"))


@pytest.mark.parametrize("case", [case for case in CASES if case.golden.is_file()], ids=lambda case: case.name)
def test_words_that_editors_know(case: Case) -> None:
    """Is every message, of the sixty and of all others, free of words that only programmers know?"""
    for place, message, tip in _said(case):
        ours = re.sub(r"“[^”]*”|`[^`]*`|\S*\.(?:ya?ml|md|lock)\b", "", f"{message} {tip}")  # not what the editor wrote
        found = _FOREIGN.search(ours)
        assert found is None, f"{place} says “{found[0]}”: {message} {tip}"


# What the best suggestion is in each of these cases.
_MEANT = {
    "fields/key-in-capitals.yml": "`summary`",
    "fields/key-with-hyphen.yml": "`checked_on`",
    "fields/singular-key.yml": "`tags`",
    "fields/unknown-key.yml": "`aliases`",
    "fields/unknown-tag.yml": "traffic",
    "fields/word-in-capitals.yml": "traffic",
    "fields/unknown-status-word.yml": "open",
    "fields/unknown-assertion.yml": "reported",
    "evidence/unknown-source.yml": "gazette-2025-05-01",
    "references/unknown-entry.yml": "people/jane-doe",
    "references/unknown-fact.yml": "bridges/old-bridge#rust",
    "references/token-of-a-singular-kind.yml": "people/jane-doe",
    "docs/front-matter-misspelled.md": "`title`",
}


def _suggested() -> list[tuple[str, str]]:
    tips = [(name, tip) for name in _MEANT for _, _, tip in _said(_CASES[name])]
    return [(name, tip) for name, tip in tips if tip.startswith("Did you mean")]


@pytest.mark.parametrize(("name", "tip"), _suggested())
def test_the_best_suggestion_is_the_right_one(name: str, tip: str) -> None:
    """Is what the editor meant the first word that is suggested?"""
    assert re.match(rf"Did you mean {re.escape(_MEANT[name])}(,| or |\?)", tip)


def test_each_case_with_a_meaning_suggests() -> None:
    """Is something suggested in each of these cases?"""
    assert {name for name, _ in _suggested()} == set(_MEANT)
