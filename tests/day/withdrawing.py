"""How an editor takes things back: a fact that leaves its address to another, an entry that becomes a stub."""

from __future__ import annotations

from random import Random

from tests.day.by_hand import Paper
from tests.day.model import SPANISH
from tests.day.records import Data, all_drawn, anchors, named_in
from tests.day.walking import Day
from tests.day.writing import file_of, names_in, some_entry


def withdraw_fact(day: Day, chance: Random) -> str:
    """Take a fact out. One whose address is known leaves the address to another fact."""
    key = some_entry(day, chance, with_facts=2, drafts=True)
    if not key:
        return ""
    entry = day.model.files[file_of(key)]
    fact, heir = chance.sample(entry["facts"], 2)
    address, former = f"{key}#{fact['id']}", dict(entry.get("former_ids", {}))
    leads = [old for old, new in former.items() if new == fact["id"]]
    addresses = {f"{each}#{fact['id']}" for each in (key, *day.model.stubs()) if day.model.followed(each) == key}
    leads += [fact["id"]] if addresses & day.model.known else []
    after = {**entry, "facts": [each for each in entry["facts"] if each is not fact]}
    after |= {"former_ids": {**former, **dict.fromkeys(leads, heir["id"])}} if leads else {}
    files = {**day.model.files, file_of(key): after}
    if any(named_in(data, address) for data in (*files.values(), *day.model.pages.values())) or not all_drawn(files):
        return ""
    paper = Paper(day.root / file_of(key))
    start, end = paper.item(fact["id"], start=paper.key("facts")[0])
    del paper.lines[start:end]
    _write_former(paper, after)
    paper.save()
    day.model.files = files
    day.model.withdrawn |= set() if leads else names_in(fact["says"])
    return f"withdraw {address}" + (f", {', '.join(leads)} lead to {heir['id']}" if leads else ", which nobody knows")


def _write_former(paper: Paper, entry: Data) -> None:
    if "former_ids" in entry:
        lines = "".join(f"  {old}: {new}\n" for old, new in entry["former_ids"].items())
        paper.replace_key("former_ids", f"former_ids:\n{lines}")


def move_into_other(day: Day, chance: Random) -> str:
    """Withdraw an entry: its facts go into another one of its kind, and a stub stays."""
    old, new = (some_entry(day, chance) for _ in range(2))
    files, pages = day.model.files, "\n".join(day.model.pages.values())
    translation = f"{SPANISH}{old}.yml"
    alike = old.split("/")[0] == new.split("/")[0] and old.split("/")[0] not in ("measurements", "statements", "bodies")
    if old == new or not alike or named_in(pages, old) or translation in day.model.damaged:
        return ""
    gone, heir = files[file_of(old)], files[file_of(new)]
    facts, former = gone.get("facts", []), gone.get("former_ids", {})
    if {*anchors(gone), *former} & {*anchors(heir), *heir.get("former_ids", {})}:
        return ""
    after = heir | ({"facts": [*heir.get("facts", []), *facts]} if facts else {})
    after |= {"former_ids": {**heir.get("former_ids", {}), **former}} if former else {}
    fresh = {**files, file_of(old): {"moved_to": new}, file_of(new): after}
    if not all_drawn(fresh):
        return ""
    source, paper = Paper(day.root / file_of(old)), Paper(day.root / file_of(new))
    if facts:
        start, end = source.key("facts")
        paper.add_to_list("facts", "\n".join(source.lines[start + 1 : end]))
    _write_former(paper, after)
    paper.save()
    (day.root / file_of(old)).write_text(f"moved_to: {new}\n", "utf-8")
    (day.root / translation).unlink(missing_ok=True)
    day.model.files = {name: data for name, data in fresh.items() if name != translation}
    day.model.remarks.pop(file_of(old), None)
    return f"withdraw {old}: its facts go to {new}"


def forget(day: Day, chance: Random) -> str:
    """Take out an entry that nobody knows yet and nothing names."""
    key = some_entry(day, chance, drafts=True)
    rest = {name: data for name, data in day.model.files.items() if name != file_of(key)}
    if key in day.model.known or not all_drawn(rest):
        return ""
    if any(named_in(data, key) for data in (*rest.values(), *day.model.pages.values())):
        return ""
    (day.root / file_of(key)).unlink()
    day.model.withdrawn |= names_in(str(day.model.files[file_of(key)].get("facts", "")))
    day.model.files = rest
    day.model.remarks.pop(file_of(key), None)
    return f"delete {key}, which nobody knows"
