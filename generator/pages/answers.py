"""The first sentence of a summary, which answers what an entry is and whether it holds, apart from the rest."""

from __future__ import annotations

from functools import lru_cache

from generator.languages.words import Reading, words_for
from generator.model.foreign import Foreign
from generator.prose.sentences import sentences
from generator.prose.tokens import find_tokens


def answer_and_rest(summary: str, language: str) -> tuple[str, str]:
    """A summary divided behind its first sentence; a token is never cut. The rest is empty if there is one only."""
    text = summary.strip()
    end = _end_of_first(str(text), language)
    if end is None:
        return text, ""
    rest = text[end:].strip()
    return (text.like(text[:end]), text.like(rest)) if isinstance(text, Foreign) else (text[:end], rest)


@lru_cache(maxsize=256)  # a page asks for the answer and for the rest
def _end_of_first(text: str, language: str) -> int | None:
    """Where the first sentence ends; None where it is none that can be told apart."""
    tokens = [(token.start, token.end) for token in find_tokens(text)]
    for _, end in sentences(text, _reading(language)):
        if not any(start < end < behind for start, behind in tokens):
            return end
    return None


def _reading(language: str) -> Reading:
    reading = words_for(language).reading or words_for("en").reading
    if reading is None:
        raise ValueError("The English file of words has no `reading`.")
    return reading
