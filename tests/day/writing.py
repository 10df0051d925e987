"""What an editor writes by hand: facts and their words, and files in other forms. Empty words: not possible now."""

from __future__ import annotations

import re
from random import Random
from typing import Any

from tests.day.by_hand import Paper, as_yaml, written
from tests.day.walking import Day


def file_of(key: str) -> str:
    """Where a record lies."""
    return f"content/{key}.yml"


def some_entry(day: Day, chance: Random, with_facts: int = 0, drafts: bool = False) -> str:
    """The key of an entry whose file is whole; nothing where there is none."""
    found = [
        key
        for key, entry in sorted(day.model.entries(drafts).items())
        if file_of(key) not in day.model.damaged and len(entry.get("facts", ())) >= with_facts
    ]
    return chance.choice(found) if found else ""


def sentence(day: Day, chance: Random) -> str:
    """A statement that stands nowhere else; some name another entry."""
    name, other = day.invented(), chance.choice(sorted(day.model.entries()))
    kinds = (
        f"The office named the north rail after {name}.",
        f"The register names {name} as the painter of the deck.",
        f"“{name}” stands on the pillar: the mason's own mark, it’s said.",
        f"The clerk {name} wrote of [[{other}]] in the ledger.",
        f"The clerk {name} kept the ledger of [[{other}|another page]] & its annex.",
    )
    return chance.choice(kinds)


def some_evidence(day: Day, chance: Random) -> dict[str, Any]:
    """A piece of evidence: of a source that is not held, or words of a text that is."""
    held = [name for name, each in sorted(day.model.sources().items()) if "text" in each and "digest" in each]
    name = chance.choice([*held, ""])
    if name:
        first = chance.randint(1, 3)
        paragraph = chance.choice(sorted(day.model.sources()[name]["digest"]))
        return {"source": name, "paragraph": paragraph, "words": f"{first}-{first + chance.randint(0, 3)}"}
    others = [name for name, each in sorted(day.model.sources().items()) if "text" not in each]
    others = [name for name in others if day.model.sources()[name]["tier"] != "aggregator"]  # the law needs more
    return {"source": chance.choice(others), "at": f"sheet {chance.randint(1, 9)}"}


def some_fact(day: Day, chance: Random, name: str) -> dict[str, Any]:
    """A whole fact."""
    fact: dict[str, Any] = {"id": name, "says": sentence(day, chance), "assertion": "reported"}
    if chance.random() < 0.4:
        people = [key for key in sorted(day.model.entries()) if key.split("/")[0] in ("bodies", "engineers")]
        fact |= {"assertion": chance.choice(("announced", "opinion", "alleged")), "by": chance.choice(people)}
    return fact | {"on": chance.choice(("2024", "~2025-03", "2026-11-02")), "evidence": [some_evidence(day, chance)]}


def names_in(words: str) -> set[str]:
    """The invented names in some words, each of which stands in one statement only."""
    return set(re.findall(r"[A-Z][a-z]+rin\b", words))


def add_fact(day: Day, chance: Random) -> str:
    """Write a new fact at the end of an entry."""
    key = some_entry(day, chance, drafts=True)
    fact = some_fact(day, chance, day.invented().lower())
    paper = Paper(day.root / file_of(key))
    text = as_yaml(fact, 4).splitlines(keepends=True)
    text[1] = written("says", fact["says"], 4, chance)
    paper.add_to_list("facts", f"  - {''.join(text).lstrip()}")
    paper.save()
    day.model.files[file_of(key)].setdefault("facts", []).append(fact)
    return f"add fact {key}#{fact['id']}"


def edit_words(day: Day, chance: Random) -> str:
    """Write a fact in other words."""
    key = some_entry(day, chance, with_facts=1)
    fact = chance.choice(day.model.files[file_of(key)]["facts"])
    fact["says"] = sentence(day, chance)
    write_in_fact(day, key, fact["id"], written("says", fact["says"], 4, chance))
    return f"edit {key}#{fact['id']}: {fact['says']}"


def write_in_fact(day: Day, key: str, name: str, text: str) -> None:
    """Give a key of a fact another value."""
    paper = Paper(day.root / file_of(key))
    place = paper.item(name, start=paper.key("facts")[0])
    paper.replace_key(text.split(":")[0].strip(), text, 4, place)
    paper.save()


def change_speaker(day: Day, chance: Random) -> str:
    """Say that somebody else says so."""
    key = some_entry(day, chance, with_facts=1)
    entry = day.model.files[file_of(key)]
    spoken = [each for each in entry["facts"] if isinstance(each.get("by"), str)]
    people = [each for each in sorted(day.model.entries()) if each.split("/")[0] in ("bodies", "engineers")]
    if not spoken:
        return ""
    fact = chance.choice(spoken)
    fact["by"] = chance.choice(people)
    write_in_fact(day, key, fact["id"], f"    by: {fact['by']}\n")
    return f"{key}#{fact['id']} is said by {fact['by']}"


def overtake(day: Day, chance: Random) -> str:
    """Later events overtake a fact."""
    key = some_entry(day, chance, with_facts=1)
    fact = chance.choice(day.model.files[file_of(key)]["facts"])
    if fact.get("assertion") == "predicted":
        return ""
    fact["overtaken"] = {"on": day.model.today.isoformat(), "how": sentence(day, chance)}
    on, how = f"      on: {fact['overtaken']['on']}\n", written("how", fact["overtaken"]["how"], 6, chance)
    write_in_fact(day, key, fact["id"], f"    overtaken:\n{on}{how}")
    return f"overtaken: {key}#{fact['id']}"


def edit_name(day: Day, chance: Random) -> str:
    """Give an entry another name, or another summary."""
    key = some_entry(day, chance)
    what = chance.choice(("name", "summary"))
    kind = key.split("/")[0].rstrip("s").replace("bodie", "body").replace("-", " ")
    words = (
        f"{day.invented()} {kind}"
        if what == "name"
        else f"An invented {kind} that the clerk {day.invented()} wrote of."
    )
    day.model.files[file_of(key)][what] = words
    paper = Paper(day.root / file_of(key))
    paper.replace_key(what, written(what, words, 0, chance))
    paper.save()
    return f"{what} of {key}: {words}"


def edit_page(day: Day, chance: Random) -> str:
    """Add a sentence to a page that somebody wrote."""
    page = day.root / "docs/about.md"
    if "docs/about.md" in day.model.damaged:
        return ""
    words = f"\n{sentence(day, chance)}\n"
    with page.open("a", encoding="utf-8") as file:
        file.write(words)
    day.model.pages["docs/about.md"] += words
    return f"add to docs/about.md:{words.strip()}"
