"""The two locks follow a renaming: new addresses are remembered, old ones never leave, checked words stay checked."""

from __future__ import annotations

from generator.checks import ids_never_die
from generator.evidence.lock import digest, format_lock, parse_line, parse_lock
from generator.model.catalog import Catalog
from generator.model.walk import evidence_of
from generator.rewriting.renaming_names import Renaming


def ids_lock_after(text: str, renaming: Renaming) -> str:
    """`content/ids.lock` with the new address of everything that it remembers under the old one."""
    remembered, strange = ids_never_die.parse_ids(text)
    old, new = str(renaming.old), str(renaming.new)
    added = {new + each.removeprefix(old) for each in remembered if each == old or each.startswith(f"{old}#")}
    return text if strange or added <= set(remembered) else ids_never_die.format_ids({*remembered, *added})


def quotes_lock_after(catalog: Catalog, renaming: Renaming) -> str:
    """`content/quotes.lock` once a source has its new id, which is part of every hash; nothing new is attested."""
    text = catalog.quotes_lock
    if not renaming.is_source or parse_lock(text)[1]:
        return text
    now = _hashes(catalog, renaming)
    lines = [line for line in map(parse_line, text.splitlines()) if line]
    after = [now.get(line, line) for line in lines]
    return text if after == lines else format_lock(after)


def _hashes(catalog: Catalog, renaming: Renaming) -> dict[tuple[str, str], tuple[str, str]]:
    """For the line of each piece of evidence from the source, the line that stands for it from now on."""
    held = catalog.sources[renaming.old.id].data.text
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for entry in catalog.entries.values() if held else ():
        for located in evidence_of(entry):
            if held and located.item.source == renaming.old.id:
                after = located.item.model_copy(update={"source": renaming.new.id})
                line = (renaming.old.id, digest(located.item, held.sha256))
                found[line] = (renaming.new.id, digest(after, held.sha256))
    return found
