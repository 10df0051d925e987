"""Every English text of an entry that a reader sees, with its place in words and its path in the record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.kinds.field_types import Base
from generator.model.entry import Entry
from generator.model.speakers import Unnamed
from generator.model.translation import fingerprint
from generator.model.walk import Path, prose_of
from generator.prose.tokens import find_tokens


@dataclass(frozen=True)
class EnglishText:
    """A text to be translated. `at` says where it stands, for people; `path` leads to it in the data of its entry.

    A `quiet` one is a name or a short detail: where it is not translated, no note beside it says so.
    """

    at: str
    says: str
    path: Path = ()
    quiet: bool = False

    @property
    def of(self) -> str:
        """The fingerprint by which a translation of it is found."""
        return fingerprint(self.says)


def texts_of(entry: Entry) -> Iterator[EnglishText]:
    """The texts of an entry in the order of the page; those that are only tokens or numbers need no translation."""
    return (text for text in _all_texts(entry) if has_words(text.says))


_ADDRESS = re.compile(r"\]\((?:(?!\]\()[^)\s])*+\)|<https?://[^<>]*>|`[^`\n]*`")
_LETTER = re.compile(r"[^\W\d_]")


def has_words(text: str) -> bool:
    """Whether anything is left to translate once tokens, addresses and code are taken out; labels are words."""
    parts, end = [], 0
    for token in find_tokens(text):
        parts += [text[end : token.start], token.label]
        end = token.end
    parts.append(text[end:])
    return bool(_LETTER.search(_ADDRESS.sub("", " ".join(parts))))


def _all_texts(entry: Entry) -> Iterator[EnglishText]:
    yield EnglishText("name", entry.name, ("name",), quiet=True)
    for number, alias in enumerate(entry.data.aliases, 1):
        yield EnglishText(f"aliases/{number}", alias, ("aliases", number - 1), quiet=True)
    yield from _unit(entry)
    yield from _short_fields(entry)
    for located in prose_of(entry):
        yield EnglishText(_place(entry, located.path), located.item, located.path)
    for index, value in enumerate(entry.values):
        if value.phrase:
            yield EnglishText(f"values/{value.id}/phrase", value.phrase, ("values", index, "phrase"), quiet=True)
    for index, fact in enumerate(entry.facts):
        if isinstance(fact.by, Unnamed):
            path: Path = ("facts", index, "by", "described")
            yield EnglishText(f"facts/{fact.id}/by", fact.by.described, path, quiet=True)


def _unit(entry: Entry) -> Iterator[EnglishText]:
    if entry.unit and entry.unit.one and entry.unit.other:
        yield EnglishText("unit/one", entry.unit.one, ("unit", "one"), quiet=True)
        yield EnglishText("unit/other", entry.unit.other, ("unit", "other"), quiet=True)


def _short_fields(entry: Entry) -> Iterator[EnglishText]:
    """The kind's own fields of plain text, such as a number of a case."""
    for name, declared in entry.kind.fields():
        value = entry.fields.get(name)
        if declared.type.base is not Base.TEXT or value is None:
            continue
        if isinstance(value, str):
            yield EnglishText(f"fields/{name}", value, (name,), quiet=True)
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                yield EnglishText(f"fields/{name}/{index + 1}", item, (name, index), quiet=True)


def _place(entry: Entry, path: Path) -> str:
    """The place of a prose text as people name it: facts and values by their ids, other items by their number."""
    match path:
        case ("facts", int(index), "says"):
            return f"facts/{entry.facts[index].id}"
        case ("facts", int(index), *rest):
            return f"facts/{entry.facts[index].id}/{rest[0]}"
        case ("values", int(index), *rest):
            return "/".join(("values", entry.values[index].id, *map(str, rest)))
        case ("status", int(index), "note"):
            return f"status/{index + 1}"
        case ("unknowns", int(index), "asks"):
            return f"unknowns/{index + 1}"
        case ("disagreements", int(index), "says", int(number), "claim"):
            return f"disagreements/{index + 1}/claim/{number + 1}"
        case ("disagreements", int(index), "about"):
            return f"disagreements/{index + 1}"
    own = path[0] in dict(entry.kind.fields())
    steps = [str(step + 1) if isinstance(step, int) else step for step in path]
    # The reason of an absence stands where its value would.
    return "/".join(("fields", steps[0], *(step for step in steps[1:] if step.isdigit())) if own else steps)
