"""References between entries: `kind/id`, with `#anchor` for one fact or value of the entry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_GRAMMAR = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)/([a-z0-9]+(?:-[a-z0-9]+)*)(?:#([a-z0-9]+(?:-[a-z0-9]+)*))?")
_AROUND = re.compile(r"^[\[\s\"'“”]*(?:\.?/)?(?:content/)?|(?:\.ya?ml|\.md|/)?[\]\s\"'“”]*$")


@dataclass(frozen=True, order=True, slots=True)
class Reference:
    """Names an entry (`programs/x`), or a fact or value in it (`programs/x#start`)."""

    kind: str
    id: str
    anchor: str = ""

    @classmethod
    def parse(cls, text: str) -> Reference:
        """Read `kind/id` or `kind/id#anchor`. Raises ValueError with a message for editors."""
        return _parsed(text)

    @property
    def entry(self) -> str:
        """The key of the entry in the catalog: `kind/id`, without anchor."""
        return f"{self.kind}/{self.id}"

    def __str__(self) -> str:
        return f"{self.entry}#{self.anchor}" if self.anchor else self.entry


@lru_cache(maxsize=1 << 15)
def _parsed(text: str) -> Reference:
    """The same few entries are named again and again, by the rules that read prose as well."""
    match = _GRAMMAR.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"“{text}” is not a reference. {_advice(text)}")
    return Reference(match[1], match[2], match[3] or "")


def _advice(text: str) -> str:
    """What was most likely meant by a text that is no reference."""
    inner = _AROUND.sub("", text.strip())
    inner = inner.replace("/#", "#")  # as in the address of a page
    likely = re.sub(r"[\s_]+", "-", inner).casefold()
    if _GRAMMAR.fullmatch(likely):
        return f"Write {likely}."
    if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", inner):
        return f"Write its kind before it, as in KIND/{inner}."
    return "Write kind/id, such as people/jane-doe."
