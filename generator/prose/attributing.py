"""Who says a claim: whether its sentence names them, and the words to set beside it where it does not."""

from __future__ import annotations

from generator.model.catalog import Catalog, follow
from generator.model.parts import Assertion
from generator.model.references import Reference
from generator.model.speakers import Unnamed
from generator.prose.tokens import find_tokens

# What is only claimed, expected or thought is never told without who says so.
CLAIMS = frozenset({Assertion.ALLEGED, Assertion.PREDICTED, Assertion.OPINION})
_DEEPEST = 5  # tokens in tokens, as in rendering


def beside(says: str, assertion: Assertion | None, by: Reference | Unnamed | None, catalog: Catalog) -> str:
    """What stands beside a claim where its page is not at hand, such as `Alleged: Jane Doe`; plain text.

    Nothing for what is no claim, and for a sentence that names its speaker itself.
    """
    if assertion not in CLAIMS or by is None or names_speaker(says, by, catalog):
        return ""
    return f"{catalog.words.assertions[assertion]}: {_name(by, catalog)}"


def names_speaker(says: str, by: Reference | Unnamed, catalog: Catalog, depth: int = 0) -> bool:
    """Whether a sentence names the speaker: by a token, by the name, or in the words that describe them.

    A token for the sentence of another fact names whom that sentence names.
    """
    if _name(by, catalog).casefold() in " ".join(says.split()).casefold():
        return True
    for reference in (token.reference for token in find_tokens(says) if token.reference):
        if isinstance(by, Reference) and follow(by.entry, catalog.moved) == follow(reference.entry, catalog.moved):
            return True
        entry = catalog.entry(reference)
        fact = entry.fact(reference.anchor) if entry and reference.anchor else None
        if fact and depth < _DEEPEST and names_speaker(fact.says, by, catalog, depth + 1):
            return True
    return False


def _name(by: Reference | Unnamed, catalog: Catalog) -> str:
    if isinstance(by, Unnamed):
        return by.described
    entry = catalog.entry(by)
    return entry.name if entry else str(by)
