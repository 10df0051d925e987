"""`factsheet rename`: everything that names what is renamed follows, whatever is broken elsewhere."""

from __future__ import annotations

import re
from random import Random
from typing import Any

from tests.day.breaking import LOCKS
from tests.day.model import SPANISH
from tests.day.records import anchors, fingerprint, texts_in
from tests.day.walking import Day
from tests.day.writing import file_of, some_entry


def rename_entry(day: Day, chance: Random) -> str:
    """`factsheet rename` of an entry; sometimes back to a name that it had."""
    key = some_entry(day, chance)
    back = [
        old
        for old, leads in sorted(day.model.stubs().items())
        if leads == key and old.split("/")[0] == key.split("/")[0]
    ]
    to = chance.choice(back) if back and chance.random() < 0.3 else f"{key.split('/')[0]}/{day.invented().lower()}"
    if not _renamed(day, key, to, rf"(?<![\w-]){re.escape(key)}(?![\w-])", to):
        return f"rename {key} {to}: refused"
    files = day.model.files
    for old, fresh in ((file_of(key), file_of(to)), (f"{SPANISH}{key}.yml", f"{SPANISH}{to}.yml")):
        if old in files:
            files[fresh] = files.pop(old)
            day.model.remarks[fresh] = day.model.remarks.pop(old, [])
            day.model.meant = {
                (fresh if name == old else name, at): text for (name, at), text in day.model.meant.items()
            }
    files[file_of(key)] = {"moved_to": to}
    return f"rename {key} {to}"


def rename_fact(day: Day, chance: Random) -> str:
    """`factsheet rename` of a fact or value; sometimes back to an id that it had."""
    key = some_entry(day, chance)
    entry = day.model.files[file_of(key)]
    if not anchors(entry):
        return ""
    old = chance.choice(anchors(entry))
    back = [name for name, leads in entry.get("former_ids", {}).items() if leads == old]
    to = chance.choice(back) if back and chance.random() < 0.3 else day.invented().lower()
    if not _renamed(day, f"{key}#{old}", to, rf"(?<![\w-]){re.escape(key)}#{re.escape(old)}(?![\w-])", f"{key}#{to}"):
        return f"rename {key}#{old} {to}: refused"
    entry = day.model.files[file_of(key)]
    for each in (*entry.get("facts", ()), *entry.get("values", ())):
        each["id"] = to if each["id"] == old else each["id"]
    former = {
        (old if name == to else name): (to if leads == old else leads)
        for name, leads in entry.get("former_ids", {}).items()
    }
    entry["former_ids"] = {**former, old: to}
    translation = day.model.files.get(f"{SPANISH}{key}.yml")
    for text in translation["texts"] if translation else ():
        text["at"] = re.sub(rf"^((?:facts|values)/){re.escape(old)}(?=/|$)", rf"\g<1>{to}", text["at"])
    _move_meant(day, f"{SPANISH}{key}.yml", f"facts/{old}", f"facts/{to}")
    return f"rename {key}#{old} {to}"


def _move_meant(day: Day, file: str, old: str, to: str) -> None:
    if (file, old) in day.model.meant:
        day.model.meant[file, to] = day.model.meant.pop((file, old))


def rename_source(day: Day, chance: Random) -> str:
    """`factsheet rename` of a source, with its text."""
    found = [name for name in sorted(day.model.sources()) if file_of(f"sources/{name}") not in day.model.damaged]
    old, to = chance.choice(found), day.invented().lower()
    named = rf"(?<![\w-])((?:sources|articles|texts)/|(?:source|derived_from)[\"']?: +[\"']?){re.escape(old)}(?![\w-])"
    if not _renamed(day, f"sources/{old}", f"sources/{to}", named, rf"\g<1>{to}"):
        return f"rename sources/{old} {to}: refused"
    for data in day.model.files.values():
        _give_source(data, old, to)
    source = day.model.files.pop(file_of(f"sources/{old}"))
    source["former_ids"] = [old, *source.get("former_ids", [])]
    day.model.files[file_of(f"sources/{to}")] = source
    day.model.texts = {name.replace(f"/{old}.txt", f"/{to}.txt"): text for name, text in day.model.texts.items()}
    return f"rename sources/{old} {to}"


def _give_source(data: Any, old: str, to: str) -> None:
    if isinstance(data, dict):
        for key, value in data.items():
            if key in ("source", "derived_from") and value == old:
                data[key] = to
            _give_source(value, old, to)
    elif isinstance(data, list):
        for value in data:
            _give_source(value, old, to)


def _renamed(day: Day, old: str, new: str, pattern: str, to: str) -> bool:
    """Rename, and change every text that names it, by what the guide promises."""
    translated = {name for key in day.model.translations() for name in (file_of(key), f"{SPANISH}{key}.yml")}
    if translated & set(day.model.damaged) or not day.attempted("rename", old, new):
        return False
    fingerprints = {
        file: _fingerprints(day, key) for key in day.model.translations() for file in (f"{SPANISH}{key}.yml",)
    }
    day.model.everywhere(lambda text: re.sub(pattern, to, text))
    for name, known in fingerprints.items():
        for text in day.model.files[name]["texts"]:
            if text["of"] in known:
                text["of"] = fingerprint(re.sub(pattern, to, known[text["of"]]))
    for name, damage in day.model.damaged.items():
        if name in LOCKS:
            continue
        before, now = (re.sub(pattern.encode(), to.encode(), each or b"") for each in (damage.before, damage.now))
        damage.before, damage.now = before, day.now(name)
        readable = damage.how not in ("garbage", "gone")  # what is no text is passed over
        assert damage.now == now or not readable, (
            f"{name} is broken ({damage.how}), and the renaming did not do there what it does"
        )
    return True


def _fingerprints(day: Day, key: str) -> dict[str, str]:
    """All texts of an entry, by their fingerprints."""
    return {fingerprint(text): text for text in texts_in(day.model.files[file_of(key)])}


def rename_refused(day: Day, chance: Random) -> str:
    """`factsheet rename` to a name that is taken, or of what is not there."""
    one, other = (some_entry(day, chance) for _ in range(2))
    if one == other:
        return ""
    kind = one.split("/")[0]
    day.refused(
        "rename", *chance.choice(((one, other), (f"{kind}/no-such-entry", f"{kind}/x"), (one, f"{kind}/Not an id")))
    )
    return f"rename {one} {other}: refused"
