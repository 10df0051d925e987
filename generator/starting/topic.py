"""What a new site is about, as somebody typed it, and how it is written where signs have a meaning."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from generator.loading.characters import FORBIDDEN

LONGEST = 80
# A title is printed in HTML and in attributes as it is (see `Label`), so these are written as their likenesses.
_LIKENESS = str.maketrans({"<": "‹", ">": "›", "{": "(", "}": ")"})


@dataclass(frozen=True)
class Topic:
    """The topic on one line."""

    text: str

    @classmethod
    def parse(cls, typed: str) -> Topic:
        """Read what somebody typed. Raises ValueError, with a message for them, if it cannot be a name."""
        text = " ".join(typed.split())
        if not re.search(r"\w", text):
            raise ValueError("The topic has no words. Write a few, such as: --topic 'Ferries of the harbor'.")
        if len(text) > LONGEST:
            raise ValueError(
                f"The topic is {len(text)} signs long. A name has at most {LONGEST}; say more on the pages."
            )
        if odd := next((char for char in text if _is_hidden(char)), None):
            raise ValueError(f"The topic holds the hidden character U+{ord(odd):04X}. Type it again without.")
        return cls(text)

    @property
    def label(self) -> str:
        """The topic as a title: quotation marks are curled, and braces and angles become like signs."""
        halves = self.text.split('"')
        quoted = halves[0] + "".join(("“" if index % 2 else "”") + half for index, half in enumerate(halves[1:], 1))
        return quoted.translate(_LIKENESS)


def _is_hidden(char: str) -> bool:
    """Whether a sign cannot be seen, but for the two that join letters and pictures."""
    return FORBIDDEN.match(char) is not None or (unicodedata.category(char) == "Cf" and char not in "\u200c\u200d")
