"""References between entries: `kind/id`, with `#anchor` for one fact or value of the entry."""

from __future__ import annotations

import re
from dataclasses import dataclass

_GRAMMAR = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)/([a-z0-9]+(?:-[a-z0-9]+)*)(?:#([a-z0-9]+(?:-[a-z0-9]+)*))?")


@dataclass(frozen=True, order=True)
class Reference:
    """Names an entry (`programs/x`), or a fact or value in it (`programs/x#start`)."""

    kind: str
    id: str
    anchor: str = ""

    @classmethod
    def parse(cls, text: str) -> Reference:
        """Read `kind/id` or `kind/id#anchor`. Raises ValueError with a message for editors."""
        match = _GRAMMAR.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"“{text}” is not a reference. Write kind/id, such as people/jane-doe.")
        return cls(match[1], match[2], match[3] or "")

    @property
    def entry(self) -> str:
        """The key of the entry in the catalog: `kind/id`, without anchor."""
        return f"{self.kind}/{self.id}"

    def __str__(self) -> str:
        return f"{self.entry}#{self.anchor}" if self.anchor else self.entry
