"""Readers of BibTeX and RIS for the tests, written from the descriptions of the formats and not from our writers."""

from __future__ import annotations

import re

_ACCENTS = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{sign}": sign for sign in "#$%&_"},
}
_VERBATIM = ("url", "urldate", "date", "year")


def read_bibtex(text: str) -> dict[str, dict[str, str]]:
    """Key -> fields, with the type of the entry under "". Braces are counted as BibTeX does, escaped ones as well."""
    entries: dict[str, dict[str, str]] = {}
    position = 0
    while (start := re.compile(r"@(\w+)\{([^\s,{}\"#%']+),\n").search(text, position)) is not None:
        assert text[position : start.start()].strip() == "", "something stands between two entries"
        fields, position = _fields(text, start.end())
        assert start[2] not in entries, "two entries have one key"
        entries[start[2]] = {"": start[1], **fields}
    assert text[position:].strip() == "", "something stands behind the last entry"
    return entries


def _fields(text: str, position: int) -> tuple[dict[str, str], int]:
    fields: dict[str, str] = {}
    while not text.startswith("}", position):
        name = re.compile(r"\s*(\w+) = ").match(text, position)
        assert name is not None, text[position : position + 40]
        if text[name.end()] == "{":
            end = _closing(text, name.end())
            value = text[name.end() + 1 : end]
            end += 1
        else:
            end = text.index(",", name.end())
            value = text[name.end() : end]
            assert re.fullmatch("[a-z]{3}", value), "only names of months stand without braces"
        assert text[end] == ","
        assert name[1] not in fields, "two fields have one name"
        fields[name[1]] = value if name[1] in _VERBATIM else _unescaped(value)
        position = re.compile(r"\s*").match(text, end + 1).end()  # type: ignore[union-attr]
    return fields, position + 1


def _closing(text: str, opening: int) -> int:
    depth = 0
    for position in range(opening, len(text)):
        depth += {"{": 1, "}": -1}.get(text[position], 0)
        if depth == 0:
            return position
    raise AssertionError("a brace is never closed")


def _unescaped(value: str) -> str:
    inner = value[1:-1] if value.startswith("{") and _closing(value, 0) == len(value) - 1 else value
    pattern = "|".join(re.escape(command) for command in sorted(_ACCENTS, key=len, reverse=True))
    assert not re.search(r"[#$%&_~^\\{}]", re.sub(pattern, "", inner)), f"a sign that TeX reads: {inner}"
    return re.sub(pattern, lambda command: _ACCENTS[command[0]], inner)


def read_ris(text: str) -> list[dict[str, list[str]]]:
    """The records of a file: tag -> values. Every line must be a tag, two spaces, a hyphen, a space and a value."""
    records: list[dict[str, list[str]]] = []
    current: dict[str, list[str]] | None = None
    assert "\n" not in text.replace("\r\n", ""), "a line does not end with CR LF"
    for line in text.split("\r\n"):
        if not line:
            assert current is None, "an empty line stands within a record"
            continue
        tag = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert tag is not None, line
        if tag[1] == "TY":
            assert current is None, "a record begins within another"
            current = {}
        assert current is not None, "a tag stands outside of a record"
        if tag[1] == "ER":
            records.append(current)
            current = None
        else:
            current.setdefault(tag[1], []).append(tag[2])
    assert current is None, "the last record never ends"
    return records
