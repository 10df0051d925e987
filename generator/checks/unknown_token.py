"""Tokens in prose are well formed and lead to something; sentences do not quote each other in a circle."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from generator.checks.heaps import BETWEEN, holding
from generator.checks.passages import Passage, Place, pages_by_hand, passages_where
from generator.checks.rule import MOST_NAMED, Rule
from generator.checks.suggestions import did_you_mean, nearest
from generator.checks.unknown_reference import missing, moved_to
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.references import Reference
from generator.model.refusing import message_and_tip
from generator.problems import Level, Problem
from generator.prose.tokens import Block, Token, find_tokens
from generator.rewriting.offers import fixed_by

CIRCLE = "this sentence shows itself in the end."
_ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
# A token as nearly all are written.
_PLAIN = re.compile(rf"\[\[({_ID}/{_ID})(?:\|\w[^\[\]\n{BETWEEN}]*)?\]\]")
_BRACKET = re.compile(r"\[")


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every token of every passage."""
    yield from _of(passages_where(catalog, lambda texts: _with_mistakes(texts, catalog)), catalog)


def check_documents(catalog: Catalog) -> Iterator[Problem]:
    """Look at those of the documents alone: what a block there may name depends on all entries."""
    yield from _of(pages_by_hand(catalog), catalog)


def _of(found: Iterable[Passage], catalog: Catalog) -> Iterator[Problem]:
    for passage in found:
        if "[" in passage.text:
            yield from islice(_look(passage, catalog), MOST_NAMED)


def _with_mistakes(texts: Iterable[str], catalog: Catalog) -> Iterator[str]:
    """The texts in which not each token names an entry that is there, and nothing in it, as nearly all do."""
    entries, moved = catalog.entries, catalog.moved

    def known(token: re.Match[str]) -> str:
        return "" if token[1] in entries and token[1] not in moved else token[0]

    found = holding(texts, _BRACKET, prepared=lambda joined: _PLAIN.sub(known, joined))
    yield from (text for text in found if not _leads_to_entries(text, catalog))


def _leads_to_entries(text: str, catalog: Catalog) -> bool:
    """The same of one text, however its tokens are written."""
    return all(
        token.reference
        and not token.mistake
        and not token.reference.anchor
        and token.reference.entry in catalog.entries
        and token.reference.entry not in catalog.moved
        for token in find_tokens(text)
    )


def _look(passage: Passage, catalog: Catalog) -> Iterator[Problem]:
    for token in find_tokens(passage.text):
        found = _mistake(token, passage, catalog)
        if found:
            problem = passage.problem(RULE.name, token.start, token.end, *found)
            meant = _meant(token, catalog)
            yield fixed_by(problem, passage.replacing(token.start, token.text, meant)) if meant else problem
        elif token.reference and token.reference.entry in catalog.moved:
            yield _renamed(token, token.reference, passage, catalog)


def _meant(token: Token, catalog: Catalog) -> str:
    """What a malformed token can only mean: one with single brackets, or the id of just one entry without its kind."""
    if token.mistake and token.reference:
        return f"[{token.text}]" if catalog.knows(token.reference) else ""
    if not token.mistake or token.block or not token.text.endswith("]]"):
        return ""
    target, bar, label = token.text.strip("[]").partition("|")
    keys = [key for key in catalog.entries if key.partition("/")[2] == target.strip()]
    return f"[[{keys[0]}{bar}{label}]]" if len(keys) == 1 else ""


def _renamed(token: Token, reference: Reference, passage: Passage, catalog: Catalog) -> Problem:
    now = moved_to(reference, catalog)
    message, old = f"“{reference.entry}” has moved to {now.entry}.", str(reference)
    problem = passage.problem(RULE.name, token.start, token.end, message, f"Write {now}.", Level.WARNING)
    return fixed_by(problem, passage.replacing(token.start + token.text.index(old), old, str(now)))


def _mistake(token: Token, passage: Passage, catalog: Catalog) -> tuple[str, str] | None:
    if token.mistake and token.reference and token.reference.kind not in catalog.kinds:
        return None  # words in brackets that only look like a token
    if token.mistake:
        message, tip = message_and_tip(token.mistake)
        return message, tip if token.block else _likely(token, catalog) or tip
    if token.block:
        if passage.place is not Place.DOCUMENT:
            return (
                f"{token.text}: a block stands in docs/, not in a field.",
                "Refer to an entry: [[kind/id]].",
            )
        return _block_mistake(token, catalog)
    if token.reference and not catalog.knows(token.reference):
        return missing(token.reference, catalog), did_you_mean(str(token.reference), catalog)
    if token.reference and token.reference.anchor and _circle(token.reference, catalog, ()):
        return f"{token.text}: {CIRCLE}", "Refer to the entry, without #fact."
    return None


def _likely(token: Token, catalog: Catalog) -> str:
    """What a malformed token was most likely meant to be: an id without its kind, or a block misspelled."""
    words = token.text.strip("[]").split()
    same_id = [key for key in catalog.entries if words and key.partition("/")[2] == words[0].partition("|")[0]]
    if same_id:
        return f"Did you mean [[{same_id[0]}]]?"
    block = nearest(words[0], list(Block)) if 1 <= len(words) <= 2 and "/" not in words[0] else None
    return f"Did you mean [[{' '.join([block, *words[1:]])}]]?" if block else ""


def _suits(block: Block, entry: Entry) -> bool:
    """Whether a block surely shows something of an entry: then no list of all that it can show is needed."""
    of_figures = block in (Block.CHART, Block.FIGURE) and entry.kind.declared.values
    return bool(of_figures or block is Block.TIMELINE or (block is Block.STATUS and entry.status))


def _block_mistake(token: Token, catalog: Catalog) -> tuple[str, str] | None:
    entry = catalog.entries.get(token.argument)
    if entry and token.block and _suits(token.block, entry):
        return None
    from generator.pictures.drawable import drawable
    from generator.pictures.numbers import panels

    match token.block:
        case Block.TABLE:
            return _one_of(token, "kind", list(catalog.kinds), catalog)
        case Block.MATRIX:
            kinds = [name for name, kind in catalog.kinds.items() if kind.declared.matrix]
            return _one_of(token, "kind with a matrix", kinds, catalog)
        case Block.PICTURE:
            return _one_of(token, "entry with a status, topic or kind with a map", list(drawable(catalog)), catalog)
        case Block.NUMBERS:
            keys = [key for key, entry in catalog.entries.items() if panels(catalog, entry)]
            return _one_of(token, "entry with figures beside it", keys, catalog)
        case Block.POSITIONS:
            return _one_of(token, "topic", list(catalog.vocabulary.lists["topics"]), catalog)
        case Block.CHART | Block.FIGURE:
            keys = [key for key, entry in catalog.entries.items() if entry.kind.declared.values]
            return _one_of(token, "figure", keys, catalog)
        case Block.STATUS:
            keys = [key for key, entry in catalog.entries.items() if entry.status]
            return _one_of(token, "entry with a status", keys, catalog)
        case Block.TIMELINE:
            topics = list(catalog.vocabulary.lists["topics"])
            known = [*catalog.entries, *topics]
            return _one_of(token, "entry or topic", known, catalog) if token.argument else None
        case Block.EVENTS | Block.CHANGES:
            if token.argument and not (token.argument.isascii() and token.argument.isdecimal()):
                return (
                    f"{token.text}: “{token.argument}” is not a number.",
                    f"Write how many, such as [[{token.block} 5]].",
                )
    return None


def _one_of(token: Token, what: str, known: list[str], catalog: Catalog) -> tuple[str, str] | None:
    if token.argument in known or {token.argument, f"kinds/{token.argument}"} & (catalog.broken | catalog.gone):
        return None
    if not token.argument:
        return f"{token.text} names no {what}.", f"Name one, such as [[{token.block} {next(iter(known), '...')}]]."
    near = nearest(token.argument, known)
    if not known:
        return f"{token.text}: this site has no {what}.", "Take the block out."
    tip = f"Did you mean [[{token.block} {near}]]?" if near else f"Name one: {', '.join(known[:8])}."
    return f"{token.text}: there is no {what} “{token.argument}”.", tip


def _circle(reference: Reference, catalog: Catalog, seen: tuple[str, ...]) -> bool:
    entry = catalog.entry(reference)
    fact = entry.fact(reference.anchor) if entry and reference.anchor else None
    if entry is None or fact is None:
        return False
    here = f"{entry.key}#{fact.id}"
    if here in seen:
        return True
    inner = (token.reference for token in find_tokens(fact.says) if token.reference and not token.label)
    return any(_circle(each, catalog, (*seen, here)) for each in inner if each.anchor)


RULE = Rule("unknown-token", "Tokens in double brackets are well formed and lead to something.", check)
