"""An address that was once published leads somewhere for ever: `content/ids.lock` remembers them all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from itertools import count

from generator.checks.keeping import kept
from generator.checks.rule import Rule
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.model.references import Reference
from generator.model.source import renamed_sources
from generator.problems import Level, Problem

FILE = "content/ids.lock"
HEADER = """\
# Every address that was ever published: an entry, a fact or value (#), a source. None of them may die.
# Written by `factsheet verify`, which only ever adds. After a merge conflict, keep the lines of both sides.
"""
_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*(?:#[a-z0-9]+(?:-[a-z0-9]+)*)?")
_ADDRESS = re.compile(r"[a-z0-9-]+/[a-z0-9-]+(?:#[a-z0-9-]+)?")


def check(catalog: Catalog) -> Iterator[Problem]:
    """Compare the addresses that the lock remembers with those that exist."""
    sure, unsure = _known(catalog)
    yield from compare(catalog, sure, sure.union(_alive(unsure, catalog)))


def compare(catalog: Catalog, sure: Set[str], known: Set[str]) -> Iterator[Problem]:
    """The same where it is known which addresses are alive beyond doubt, and all that there are."""
    remembered, _ = parse_ids(catalog.ids_lock, sure)
    for address, line in [each for each in remembered.items() if each[0] not in sure]:
        entry, mark, _ = address.partition("#")
        if address in catalog.drafts:
            message = f"“{address}” was published and is a draft again, so its page would be gone."
            tip = "Take out `draft: true`: what was published stays, and what is wrong in it is corrected."
            yield problem_at(catalog.drafts[address], ("draft",), RULE.name, message, tip)
            continue
        entry_is_named = bool(mark) and entry in remembered and not _lives(entry, catalog)
        if not entry_is_named and not _lives(address, catalog):
            yield Problem(
                FILE, line, 1, RULE.name, f"“{address}” was published and is gone.", _way_back(address, catalog)
            )
    new = sorted(known - remembered.keys())
    if new:
        which = "1 new address is" if len(new) == 1 else f"{len(new)} new addresses are"
        message = f"{which} not in {FILE} yet: {', '.join(new[:3])}{', ...' if len(new) > 3 else ''}."
        tip = "Run `factsheet verify` and commit the file."
        yield Problem(FILE, 0, 0, "lock-outdated", message, tip, Level.WARNING, fixable=True)


def addresses(catalog: Catalog) -> list[str]:
    """All addresses that the catalog gives and that lead somewhere, in canonical order."""
    sure, unsure = _known(catalog)
    return sorted({*sure, *_alive(unsure, catalog)})


def _alive(unsure: Iterable[str], catalog: Catalog) -> Iterator[str]:
    return (address for address in unsure if _ADDRESS.fullmatch(address) and _lives(address, catalog))


@kept
def _known(catalog: Catalog) -> tuple[frozenset[str], frozenset[str]]:
    """Addresses that are alive beyond doubt, as nearly all are, and those of which that is to be seen.

    Of the first, no id was changed, and none has vanished.
    """
    found, unsure = [f"sources/{name}" for name in catalog.sources], set(catalog.moved)
    for key, entry in catalog.entries.items():
        found.append(key)
        found += [f"{key}#{fact.id}" for fact in entry.facts]
        found += [f"{key}#{value.id}" for value in entry.values]
        unsure.update(f"{key}#{anchor}" for anchor in entry.data.former_ids)
        if key in catalog.moved:
            unsure.update(f"{key}#{anchor}" for anchor in entry.anchors())
    odd = catalog.gone | catalog.drafts.keys()
    is_plain = _PLAIN.fullmatch
    unsure.update([each for each in found if not is_plain(each)])
    if odd:
        unsure.update([each for each in found if each.partition("#")[0] in odd])
    return frozenset(found) - unsure, frozenset(unsure)


def strange_lines(catalog: Catalog) -> list[tuple[int, str]]:
    """Each line of the lock that is none, with its number."""
    return parse_ids(catalog.ids_lock, _known(catalog)[0])[1]


def read_ids(text: str) -> dict[str, int]:
    """The remembered addresses, each with its line."""
    return parse_ids(text)[0]


def parse_ids(text: str, sure: Set[str] = frozenset()) -> tuple[dict[str, int], list[tuple[int, str]]]:
    """Read the lock: the remembered addresses with their lines, and each line that is none, with its number.

    Of those in `sure` it is known that they are addresses.
    """
    lines = text.splitlines()
    remembered = dict(zip(lines, count(1)))
    others = remembered.keys() - sure
    if all(not line.strip() or line.startswith("#") for line in others):  # as it nearly always is
        for line in others:
            del remembered[line]
        return remembered, []
    remembered = {}
    strange: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        if line in sure:
            remembered[line] = number
            continue
        if not line.strip() or line.startswith("#"):
            continue
        if _ADDRESS.fullmatch(line.strip()):
            remembered[line.strip()] = number
        else:
            strange.append((number, line))
    return remembered, strange


def format_ids(known: Iterable[str]) -> str:
    """The canonical text of the lock."""
    return HEADER + "".join(f"{address}\n" for address in sorted(set(known)))


def _lives(address: str, catalog: Catalog) -> bool:
    if address.partition("#")[0] in catalog.gone:
        return False
    kind, _, rest = address.partition("/")
    if kind == "sources":
        return rest in catalog.sources or rest in renamed_sources(catalog.sources) or address in catalog.broken
    try:
        return catalog.knows(Reference.parse(address))
    except ValueError:
        return False


def _way_back(address: str, catalog: Catalog) -> str:
    entry, mark, anchor = address.partition("#")
    name = f"/{entry.partition('/')[2]}"
    alike = [] if mark else [key for key in {*catalog.entries, *catalog.broken} if key.endswith(name)]
    if strayed := sorted(set(alike) - set(read_ids(catalog.ids_lock) if alike else ())):
        return f"A file of that name lies in content/{strayed[0]}.yml: move it back to content/{entry}.yml."
    if mark:
        return (
            f"Put `id: {anchor}` back in content/{entry}.yml; then `factsheet rename {entry}#{anchor} NEW-ID` can "
            f"change it. If another fact took its place, name that one: `former_ids: {{{anchor}: NEW-ID}}`."
        )
    if entry.startswith("sources/"):
        return f"Put content/{entry}.yml back."
    return f"Put content/{entry}.yml back; if it was renamed, leave a stub there with `moved_to: KIND/NEW-ID`."


RULE = Rule("ids-never-die", "An address that was once published leads somewhere for ever.", check)
