"""Did you mean: the known words most like a wrong one, several where none is clearly the best."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

# Others are named as well whose likeness is within so much of the best one's.
_AS_GOOD = 0.05
_MOST = 3


def near_ones(word: str, known: Iterable[str], cutoff: float = 0.6) -> list[str]:
    """The known words most like this one, best first: all within a hair of the best, at most three; may be empty.

    Capitals, and what joins the parts of a word, make no difference: `Checked-On` is `checked_on`.
    """
    wanted = _bare(word)
    words = list(known)
    if same := [each for each in words if _bare(each) == wanted]:
        return same[:_MOST]
    likeness = difflib.SequenceMatcher(b=wanted)
    rated = []
    for each in words:
        likeness.set_seq1(_bare(each))
        if likeness.real_quick_ratio() >= cutoff and likeness.quick_ratio() >= cutoff:
            rated.append((likeness.ratio(), each))
    best = max((rating for rating, _ in rated), default=0.0)
    near = [(-rating, each) for rating, each in rated if rating >= max(cutoff, best - _AS_GOOD)]
    return [each for _, each in sorted(near)[:_MOST]]


def did_you_mean(words: list[str], mark: str = "") -> str:
    """The question for one word or several; each between `mark`s, such as backticks."""
    shown = [f"{mark}{each}{mark}" for each in words]
    return f"Did you mean {', '.join(shown[:-1])}{' or ' if len(shown) > 1 else ''}{shown[-1]}?"


def _bare(word: str) -> str:
    return re.sub(r"[-_\s]+", "-", word.strip()).casefold()
