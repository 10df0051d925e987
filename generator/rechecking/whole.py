"""The rules that look at all records at once: what they find anew, told from the traces of most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from generator.checks import balance, ids_never_die, lock_format, lock_outdated, quotations, unused_paragraph
from generator.model.catalog import Catalog
from generator.model.walk import pieces_of
from generator.problems import Problem
from generator.rechecking.lazily import IDS, QUOTES
from generator.rechecking.memory import Memory
from generator.rechecking.reach import Change, Edits, key_of
from generator.rechecking.traces import Trace, Traces

SUMS = (quotations.RULE, unused_paragraph.RULE)  # what they say of a source hangs on all entries that cite it
Narrow = Callable[[Iterable[str]], Catalog]


class Found:
    """Problems that take the place of some that were remembered."""

    def __init__(self, memory: Memory) -> None:
        self._before = set(memory.problems)
        self._new: set[Problem] = set()

    def put(self, problems: Iterable[Problem], instead: Callable[[Problem], bool]) -> None:
        """Take up problems in the place of those remembered for which this holds."""
        self._before = {each for each in self._before if not instead(each)}
        self._new.update(problems)

    def all(self) -> tuple[Problem, ...]:
        """What there is now."""
        return tuple(sorted(self._before | self._new))


def ask_ids(found: Found, memory: Memory, traces: Traces, few: Catalog, edits: Edits, changed: list[Change]) -> None:
    """Compare the addresses that there are with those that the lock remembers."""
    edited = [(_addresses(each.key, each.old), _addresses(each.key, each.new)) for each in changed]
    if IDS in edits.locks or any(old != new for old, new in edited):
        known = sure = {address for _, new in edited for address in new}
        if IDS not in edits.locks and not any(each.file == IDS for each in memory.problems):
            few = replace(few, ids_lock=_of_edited(few, edited))  # all others are remembered, and alive
        else:
            known = _all_addresses(traces) | few.moved.keys()
            sure = known | {f"sources/{old}" for old, _ in memory.former}
        rules = (ids_never_die.RULE.name, lock_outdated.RULE.name)
        problems = ids_never_die.compare(few, sure, known)
        found.put(problems, lambda each: each.file == IDS and each.rule in rules)
    if edits.locks:
        found.put(lock_format.check(few), lambda each: each.rule == lock_format.RULE.name)


def _of_edited(catalog: Catalog, edited: Iterable[tuple[set[str], set[str]]]) -> str:
    """The lock with only the lines of edited records, and of entries of which one could be another that vanished.

    An entry that was renamed has lines under each of its keys.
    """
    addresses = {address for old, new in edited for address in old | new}
    parts = [address.partition("#") for address in addresses]
    addresses |= {f"{was}{mark}{anchor}" for key, mark, anchor in parts for was in catalog.former.get(key, ())}
    names = {address.partition("/")[2] for address in addresses}
    lines = (line if line.strip().partition("/")[2] in names else "" for line in catalog.ids_lock.splitlines())
    return "\n".join(lines)


def _addresses(key: str, trace: Trace | None) -> set[str]:
    return {key, *(f"{key}#{anchor}" for anchor in trace.anchors)} if trace else set()


def _all_addresses(traces: Traces) -> set[str]:
    found: set[str] = set()
    for file, anchors in traces.anchors():
        key = key_of(file)
        found.add(key)
        found.update([f"{key}#{anchor}" for anchor in anchors])
    return found


def ask_quotes(found: Found, files: set[str], traces: Traces, few: Catalog) -> None:
    """Compare the evidence that there is with the lines of the lock. `files` are judged anew for all else."""
    live = Counter(traces.attested())
    unknown = {each.file for each in found.all() if each.rule == "unknown-source"}
    sure = not any(_cites_unknown(key_of(file), few) for file in files | unknown if file in traces)
    problems = lock_outdated.compare(live, few.quotes_lock) if sure else ()
    found.put(problems, lambda each: each.file == QUOTES and each.rule == lock_outdated.RULE.name)


def _cites_unknown(key: str, few: Catalog) -> bool:
    entry = few.entries.get(key)
    return entry is not None and any(each.source not in few.sources for each in pieces_of(entry))


def ask_sums(found: Found, files: set[str], names: set[str], traces: Traces, narrow: Narrow, catalog: Catalog) -> None:
    """Ask what hangs on all entries that cite these sources. `files` are judged anew for all else."""
    sources = {name: catalog.sources[name] for name in names if name in catalog.sources}
    few = replace(narrow(files | traces.naming(f"sources/{name}" for name in sources)), sources=sources)
    own = {source.record.file for source in sources.values()} | {file for file in files if file in traces}
    rules = {rule.name for rule in SUMS}
    problems = [each for rule in SUMS for each in rule.check(few) if each.file in own]
    found.put(problems, lambda each: each.file in own and each.rule in rules)


def ask_balance(found: Found, memory: Memory, files: set[str], traces: Traces, narrow: Narrow) -> None:
    """Compare the sides on the topics of entries that speak for one, if some of these are judged anew."""
    kept = (each.get(file) for each in (memory.traces, traces) for file in files)
    topics = {topic for trace in kept if trace for topic in trace.topics}
    if not topics:
        return
    whole = narrow(()).vocabulary.lists["topics"]
    if any(each.rule == balance.RULE.name for each in found.all()):
        topics = set(whole)  # of which topic one speaks, only its words tell
    few = narrow(traces.on_topics(topics))
    problems = balance.compare(few, [topic for topic in whole if topic in topics])
    found.put(problems, lambda each: each.rule == balance.RULE.name)
