"""What an editor has a command do: the command changes the files, and the model is changed by the method."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

from tests.day.breaking import LOCKS
from tests.day.by_hand import Paper
from tests.day.records import parsed, read_data, read_texts
from tests.day.walking import Day
from tests.day.writing import file_of, some_entry


def new(day: Day, chance: Random) -> str:
    """`factsheet new`, with everything given."""
    if len(day.model.entries()) > 45:
        return ""
    name = day.invented()
    key = f"bridges/{name.lower()}"
    source = chance.choice([each for each, data in sorted(day.model.sources().items()) if "text" not in data])
    owners = [each for each in sorted(day.model.entries()) if each.startswith("bodies/")]
    today = day.model.today.isoformat()
    given = {
        "name": name,
        "summary": f"A bridge of stone that is called {name}; all invented.",
        "tags": "safety",
        "crosses": "The brook",
    }
    given |= {"opened": "1950", "material": "stone", "owner": chance.choice(owners), "evidence.0.source": source}
    given |= {"status.0.is": "open", "status.0.from": "1950", "status.0.evidence.0.source": source}
    arguments = [word for each in given.items() for word in ("--set", "=".join(each))]
    if not day.attempted("new", "bridges", *arguments):
        return f"new {key}: refused"
    evidence = [{"source": source}]
    entry: dict[str, Any] = {"name": name, "summary": given["summary"], "tags": ["safety"], "crosses": "The brook"}
    entry |= {"opened": "1950", "material": ["stone"], "owner": given["owner"], "evidence": evidence}
    entry |= {"status": [{"is": "open", "from": "1950", "evidence": evidence}], "checked_on": today}
    day.model.files[file_of(key)] = entry
    return f"new {key}"


def new_refused(day: Day, chance: Random) -> str:
    """`factsheet new` with a word that is in no list, or for a name that is taken."""
    if chance.random() < 0.5:
        day.refused(
            "new", "bodies", "--set", f"name={day.invented()}", "--set", "tags=nonsense", "--set", "summary=A body."
        )
    else:
        day.refused("new", "bodies", "bridge-office", "--set", "name=Taken")
    return "new: refused"


def form(day: Day, chance: Random) -> str:
    """`factsheet fmt`: the same data in the one form."""
    broken = day.run("fmt").exit_code != 0
    assert not broken or day.model.damaged, f"fmt failed: {day.last}"
    keep_broken(day)
    if not day.model.damaged:
        assert day.reads("fmt", "--check").exit_code == 0, f"what fmt wrote is not in form: {day.last}"
    return "fmt"


def keep_broken(day: Day) -> None:
    """A command may write a file that is broken in another form, as long as it says the same."""
    for name, damage in day.model.damaged.items():
        now = day.now(name)
        if now != damage.now:
            assert now and damage.now, f"{name} is gone, or there again"
            assert parsed(now) == parsed(damage.now), f"{name} is broken, and says something else now"
            damage.now = now


def verify(day: Day, chance: Random) -> str:
    """`factsheet verify`: from then on every address is known."""
    if not day.attempted("verify"):
        return "verify: refused"
    for lock in LOCKS:
        day.model.damaged.pop(lock, None)  # it writes them anew, and nothing that they held is lost
    day.model.verified()
    return "verify"


def add_text(day: Day, chance: Random) -> str:
    """`factsheet source add` for a text, with what it leaves open filled in, and a fact that rests on it."""
    name = day.invented()
    rest = "“as good as new”, and that the pillars stand in the river as they stood before"
    words = f"{name} on the bridges\nThe clerk {name} wrote that the deck of the bridge is whole and dry, {rest}.\n"
    (day.root / "build").mkdir(exist_ok=True)
    text = day.root / "build" / "text.txt"
    text.write_text(words, "utf-8")
    key = some_entry(day, chance)
    arguments = ["--title", f"Letter of {name}", "--publisher", "Oldford", "--type", "report", "--tier", "secondary"]
    arguments += ["--published", "2026-10-01", "--address", f"https://letters.example.org/{name.lower()}"]
    if not day.attempted("source", "add", str(text), "--id", name.lower(), *arguments):
        return f"source add {name.lower()}: refused"
    path = day.root / file_of(f"sources/{name.lower()}")
    with path.open("a", encoding="utf-8") as file:
        file.write("digest:\n  2: The clerk found nothing amiss.\nskipped:\n  1: The title.\n")
    source = read_data(path)
    assert source["title"] == f"Letter of {name}" and source["text"]["paragraphs"] == "2", source
    day.model.files[file_of(f"sources/{name.lower()}")] = source
    day.model.texts |= {
        each: held for each, held in read_texts(day.root).items() if each.endswith(f"/{name.lower()}.txt")
    }
    assert any(each.endswith(f"/{name.lower()}.txt") for each in day.model.texts), "the text was not kept"
    fact = {"id": name.lower(), "says": f"The clerk {name} found the deck whole.", "assertion": "reported"}
    evidence = f"      - {{source: {name.lower()}, paragraph: 2, quote: clerk {name} wrote that the deck}}\n"
    paper = Paper(day.root / file_of(key))
    said = "".join(f"    {each}: {words}\n" for each, words in fact.items()).lstrip()
    paper.add_to_list("facts", f"  - {said}    evidence:\n{evidence}")
    paper.save()
    found = [{"source": name.lower(), "paragraph": "2", "quote": f"clerk {name} wrote that the deck"}]
    day.model.files[file_of(key)].setdefault("facts", []).append({**fact, "evidence": found})
    return f"source add {name.lower()}, and a fact of {key} with its words"


def wait(day: Day, chance: Random) -> str:
    """Days pass."""
    day.model.today += dt.timedelta(days=chance.choice((1, 3, 30)))
    return "days pass"


def ask(day: Day, chance: Random) -> str:
    """A command that only looks, with what the model knows of its answer."""
    key, broken = some_entry(day, chance), bool(day.model.damaged)
    what = chance.choice(("history", "stale", "status", "verify", "dry run"))
    if what == "history":
        assert day.reads("history", key).exit_code == 0 or broken, f"{key} has no history"
    elif what == "verify":
        locked = day.reads("verify", "--check").exit_code == 0
        new = day.model.addresses() - day.model.known
        assert not (locked and (new or broken)), f"the locks are said to be right, without {sorted(new)}"
    elif what == "dry run":
        assert day.reads("rename", key, day.invented().lower(), "--dry-run").exit_code == 0 or broken
    elif what == "stale":
        assert day.reads("stale").exit_code == 0 or broken, "what is due is no mistake"
    else:
        assert day.reads("translate", "es", "--status").exit_code == (0 if day.model.translations() else 2) or broken
    return f"{what} {key}"
