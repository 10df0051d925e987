"""Translations: begun and renewed by `factsheet translate`, filled by hand; no Spanish word is ever lost."""

from __future__ import annotations

import re
from random import Random

from tests.day.model import SPANISH
from tests.day.records import english_texts, fingerprint, read_data
from tests.day.walking import Day
from tests.day.writing import file_of, some_entry


def translate(day: Day, chance: Random) -> str:
    """`factsheet translate`: begin a file, or bring one up to date; what was written stays."""
    begun = sorted(day.model.translations())
    key = some_entry(day, chance) if chance.random() < 0.4 or not begun else chance.choice(begun)
    file = f"{SPANISH}{key}.yml"
    if not day.attempted("translate", "es", key):
        return f"translate {key}: refused"
    before = {(each["at"], each["says"]) for each in day.model.files.get(file, {"texts": []})["texts"] if each["says"]}
    fresh = read_data(day.root / file)
    now = {(each["at"], each["says"]) for each in fresh["texts"] if each["says"]}
    assert {says for _, says in now} == {says for _, says in before}, f"Spanish words were lost: {before - now}"
    moved = {says: at for at, says in now}
    day.model.meant = {
        (name, next(moved[says] for at2, says in before if at2 == at) if name == file else at): text
        for (name, at), text in day.model.meant.items()
    }
    day.model.files[file] = fresh
    return f"translate {key}"


def write_spanish(day: Day, chance: Random) -> str:
    """Fill in Spanish words, with each token of the English."""
    open_places = [
        (key, text)
        for key, data in sorted(day.model.translations().items())
        for text in data["texts"]
        if not text["says"]
        and text["at"] in english_texts(day.model.files[file_of(key)])
        and f"{SPANISH}{key}.yml" not in day.model.damaged
    ]
    if not open_places:
        return ""
    key, text = chance.choice(open_places)
    english = english_texts(day.model.files[file_of(key)])[text["at"]]
    if re.search(r"\d", re.sub(r"\[\[.*?\]\]", "", english)):
        return ""
    if file_of(key) in day.model.damaged or text["of"] != fingerprint(english):
        return ""
    text["says"] = " ".join([f"Lo dijo {day.invented()}", *re.findall(r"\[\[[^]]*\]\]", english)]) + "."
    text["says"] = day.invented() if text["at"] == "name" else text["says"]
    path = day.root / f"{SPANISH}{key}.yml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    start = next(index for index, line in enumerate(lines) if line.rstrip() == f"  - at: {text['at']}")
    place = next(index for index in range(start, len(lines)) if lines[index].rstrip() == '    says: ""')
    lines[place] = f'    says: "{text["says"]}"\n'
    path.write_text("".join(lines), "utf-8")
    day.model.meant[f"{SPANISH}{key}.yml", text["at"]] = english
    return f"Spanish for {key} {text['at']}: {text['says']}"


def renew(day: Day, chance: Random) -> str:
    """`factsheet translate --renew`: the Spanish words hold for the new English too."""
    found = [
        (key, at)
        for key in sorted(day.model.translations())
        if not {file_of(key), f"{SPANISH}{key}.yml"} & set(day.model.damaged)
        for at, standing in day.model.standings(key).items()
        if standing == "stale"
        and "[[" not in english_texts(day.model.files[file_of(key)])[at]
        and "[[" not in day.model.meant[f"{SPANISH}{key}.yml", at]
        and not re.search(r"\d", english_texts(day.model.files[file_of(key)])[at])
    ]
    if not found:
        return ""
    key, at = chance.choice(found)
    if not day.attempted("translate", "es", key, "--renew", at):
        return f"renew {key} {at}: refused"
    file = f"{SPANISH}{key}.yml"
    fresh = read_data(day.root / file)
    words = [{each["says"] for each in data["texts"] if each["says"]} for data in (day.model.files[file], fresh)]
    assert words[0] == words[1], f"Spanish words were lost: {words}"
    day.model.files[file] = fresh
    day.model.meant[file, at] = english_texts(day.model.files[file_of(key)])[at]
    return f"renew {key} {at}"
