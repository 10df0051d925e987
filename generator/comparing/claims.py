"""Who said what a fact only claims, as one state of its record has it: an old claim keeps its old speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.comparing.change import Change, Claim
from generator.comparing.items import Subject, mappings
from generator.comparing.state import Data, State
from generator.comparing.wording import Wording, as_written
from generator.model.references import Reference
from generator.prose.attributing import CLAIMS
from generator.prose.tokens import find_tokens

_DEEPEST = 5  # tokens in tokens, as in rendering


def with_claims(changes: Iterable[Change], subject: Subject, was: Data | None, now: Data | None) -> Iterator[Change]:
    """The changes of what a fact says, each side with its speaker where it is a claim."""
    for change in changes:
        before, after = _claim(was, subject.before), _claim(now, subject.after)
        yield replace(change, claim_before=before, claim_after=after)


def _claim(fact: Data | None, wording: Wording) -> Claim | None:
    """The claim of a fact; None for what is no claim, and for a sentence that names its speaker itself.

    The rule is that of `generator.prose.attributing`, for data that no model need take: a claim of which an old record
    does not say who makes it is one all the same, of a speaker without a name.
    """
    assertion = as_written(fact.get("assertion")) if fact else ""
    if fact is None or assertion not in CLAIMS:
        return None
    by = fact.get("by")
    name = _name(by, wording)
    key = "" if isinstance(by, Mapping) else as_written(by).partition("#")[0]
    if name and _names(as_written(fact.get("says")), name, key, wording.state):
        return None
    return Claim(assertion, name)


def _name(by: Any, wording: Wording) -> str:
    return as_written(by.get("unnamed")) if isinstance(by, Mapping) else wording.text(as_written(by).partition("#")[0])


def _names(says: str, name: str, key: str, state: State, depth: int = 0) -> bool:
    if name.casefold() in says.casefold():
        return True
    for reference in (token.reference for token in find_tokens(says) if token.reference):
        if key and state.followed(key) == state.followed(reference.entry):
            return True
        inner = _sentence(reference, state)
        if inner and depth < _DEEPEST and _names(inner, name, key, state, depth + 1):
            return True
    return False


def _sentence(reference: Reference, state: State) -> str:
    """The sentence of the fact that a token stands for; nothing where it stands for something else."""
    entry = state.entries.get(state.followed(reference.entry), {})
    former = entry.get("former_ids")
    anchor = former.get(reference.anchor, reference.anchor) if isinstance(former, Mapping) else reference.anchor
    found = (fact for fact in mappings(entry.get("facts")) if anchor and fact.get("id") == anchor)
    return as_written(next(found, {}).get("says"))
