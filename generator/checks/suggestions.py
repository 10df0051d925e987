"""The nearest known word to a wrong one: "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable

from generator.loading.nearest import did_you_mean as question
from generator.loading.nearest import near_ones
from generator.model.catalog import Catalog

_CUTOFF = 0.55


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like this one, or None if none is near."""
    found = near_ones(word, known, _CUTOFF)
    return found[0] if found else None


def did_you_mean(reference: str, catalog: Catalog, kind: str = "") -> str:
    """A tip for a reference that leads nowhere: the nearest entry, or the nearest fact of the entry.

    With `kind`, only entries of that kind are looked at.
    """
    entry_key, mark, anchor = reference.partition("#")
    entry = catalog.entries.get(entry_key)
    if mark and entry:
        anchors = near_ones(anchor, entry.anchors(), _CUTOFF)
        return (
            question([f"{entry_key}#{each}" for each in anchors])
            if anchors
            else f"Its facts and values: {', '.join(entry.anchors())}."
        )
    wanted_kind, _, wanted_id = entry_key.partition("/")
    known = [key for key in catalog.entries if not kind or key.startswith(f"{kind}/")]
    same_id = [key for key in known if key.partition("/")[2] == wanted_id]
    near = same_id or _nearest_ids(wanted_kind, wanted_id, known)
    if not near and kind:
        return f"Write {kind}/ID, with the id of an entry of this kind."
    return question(near) if near else "Make the entry first, or take the reference out."


def _nearest_ids(kind: str, wanted: str, known: Iterable[str]) -> list[str]:
    """The keys with the ids most like the wanted one: of the same kind, or of any if there is no such kind."""
    keys = list(known)
    of_kind = {key.partition("/")[2]: key for key in keys if key.startswith(f"{kind}/")}
    ids = of_kind or {key.partition("/")[2]: key for key in keys}
    return [ids[each] for each in near_ones(wanted, ids, _CUTOFF)]
