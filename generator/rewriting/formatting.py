"""From the text of a YAML file to its canonical form; never to other data, and never without a comment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import yaml

from generator.loading.yaml_nodes import compose
from generator.problems import Level, Problem
from generator.rewriting.comments import attach_comments, find_comments
from generator.rewriting.emitting import Order, Path, emit

_NOT_WRITTEN = (yaml.AnchorToken, yaml.AliasToken, yaml.TagToken, yaml.DirectiveToken)


class FormatError(AssertionError):
    """The canonical form would hold other data or comments: a mistake of this software, so nothing is written."""


@dataclass(frozen=True)
class Formatted:
    """The text in its form; None with the reasons where the file cannot be read, or is left alone."""

    text: str | None
    problems: tuple[Problem, ...] = field(default=())


def as_written(path: Path, keys: Sequence[str]) -> Sequence[str]:
    """An order of keys for files that no model describes: none is moved."""
    return keys


def format_text(text: str, file: str, order: Order = as_written) -> Formatted:
    """The canonical form of the YAML in `text`.

    A file that uses anchors and aliases (`&name`, `*name`) is left alone with a warning, since a value that moved
    away from its name would be lost. Raises FormatError rather than give a text with other data or comments.
    """
    composed, problems = compose(text, file)
    if composed is None:
        return Formatted(None, tuple(problems))
    tokens = _tokens(composed.text)
    odd = next((token for token in tokens if isinstance(token, _NOT_WRITTEN)), None)
    if odd is not None:
        return Formatted(None, (_left_alone(odd, file),))
    formed = emit(composed.root, attach_comments(composed.text, composed.root, tokens), order)
    again, _ = compose(formed, file)
    if again is None or again.data != composed.data:
        raise FormatError(f"{file}: the formatted file would hold other data")
    if _comments(formed, _tokens(formed)) != _comments(composed.text, tokens):
        raise FormatError(f"{file}: the formatted file would not hold the same comments")
    return Formatted(formed)


def _tokens(text: str) -> list[yaml.Token]:
    return list(yaml.scan(text, Loader=yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader))


def _comments(text: str, tokens: list[yaml.Token]) -> Counter[str]:
    return Counter(comment for _, comment in find_comments(text, tokens))


def _left_alone(token: yaml.Token, file: str) -> Problem:
    message = "The file uses YAML's names for values (& and *), so it is not brought into form."
    tip = "Write out what each * stands for; then it can be."
    place = (token.start_mark.line + 1, token.start_mark.column + 1)
    return Problem(file, *place, "not-formatted", message, tip, Level.WARNING)
