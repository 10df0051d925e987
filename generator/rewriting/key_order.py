"""The order of keys in each kind of file: that of the models, with what the content has settled otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import BaseModel

from generator.kinds.declaration import Kind
from generator.kinds.models import entry_model
from generator.loading.model_keys import keys_at, model_at
from generator.model.correction import CorrectionsData
from generator.model.exception import ExceptionsData
from generator.model.parts import Fact
from generator.model.source import SourceData
from generator.rewriting.emitting import Order, Path

# What comes before the kind's own fields, and what comes after them.
_OPENING = ("draft", "name", "aliases", "summary", "tags", "definition", "unit")
_CLOSING = ("evidence", "status", "weighing", "values", "facts", "disagreements", "caveats", "unknowns")
# A key, and the one that it stands right before, where the model's fields are in another order.
_MOVED: Mapping[type[BaseModel], tuple[tuple[str, str], ...]] = {
    Fact: (("key", "says"), ("shows", "says"), ("inferred_from", "evidence")),
    SourceData: (("draft", "title"), ("language", "read_as"), ("derived_from", "published")),
}
_FILES: Mapping[str, type[BaseModel]] = {
    "content/corrections.yml": CorrectionsData,
    "content/exceptions.yml": ExceptionsData,
}


def order_for(file: str, kinds: Mapping[str, Kind]) -> Order | None:
    """The order of keys in a file of a site with these kinds; None where keys stay as they are.

    They do in settings and declarations of kinds: comments and neighbors are arranged there on purpose.
    """
    folder = file.rpartition("/")[0]
    kind = kinds.get(folder.removeprefix("content/")) if folder.startswith("content/") else None
    if kind is not None:
        return _by_model(entry_model(kind), _entry_keys(kind))
    model = SourceData if folder == "content/sources" else _FILES.get(file)
    return _by_model(model) if model else None


def _by_model(model: type[BaseModel], top: Sequence[str] = ()) -> Order:
    """Known keys in the model's order, then the others as they are. Free mappings stay as they are."""
    known: dict[type[BaseModel], Mapping[str, int]] = {}

    def order(path: Path, keys: Sequence[str]) -> Sequence[str]:
        here = model_at(model, path)
        if here is None:
            return keys
        if here not in known:
            listed = top if not path and top else _keys(here)
            known[here] = {key: number for number, key in enumerate(listed)}
        ranks = known[here]
        return sorted(keys, key=lambda key: ranks.get(key, len(ranks)))

    return order


def _keys(model: type[BaseModel]) -> list[str]:
    keys = list(keys_at(model, ()))
    for key, before in _MOVED.get(model, ()):
        keys.remove(key)
        keys.insert(keys.index(before), key)
    return keys


def _entry_keys(kind: Kind) -> list[str]:
    """Who it is, what the kind says of it, what is known and not known, and when it was checked."""
    return list(dict.fromkeys([*_OPENING, *(name for name, _ in kind.fields()), *_CLOSING, *_keys(entry_model(kind))]))
