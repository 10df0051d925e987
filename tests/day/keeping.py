"""How an editor keeps entries up to date by hand: status, figures, corrections, drafts, sources, other forms."""

from __future__ import annotations

from random import Random

from tests.day.by_hand import Paper, as_yaml
from tests.day.records import Data, is_draft
from tests.day.walking import Day
from tests.day.writing import edit_words, file_of, some_entry, some_evidence, some_fact

_ENDS = ("closed", "open", "limited")


def change_status(day: Day, chance: Random) -> str:
    """A status changes, today."""
    found = [
        key for key, each in sorted(day.model.entries().items()) if "status" in each and key.startswith("bridges/")
    ]
    found = [key for key in found if file_of(key) not in day.model.damaged]
    key = chance.choice(found)
    entry = day.model.files[file_of(key)]
    today = day.model.today.isoformat()
    word = chance.choice([each for each in _ENDS if each != entry["status"][-1]["is"]])
    if entry["status"][-1]["from"].lstrip("~<>=") > today:
        return ""
    event = {"is": word, "from": today, "evidence": [some_evidence(day, chance)]}
    paper = Paper(day.root / file_of(key))
    paper.put_in(paper.key("status")[1], f"  - {as_yaml(event, 4).lstrip()}")
    paper.save()
    entry["status"].append(event)
    return f"status of {key}: {word}"


def change_value(day: Day, chance: Random) -> str:
    """A figure gets a newer value, and the one that was shown first is superseded."""
    found = [key for key, each in sorted(day.model.entries().items()) if "values" in each]
    found = [key for key in found if file_of(key) not in day.model.damaged]
    if not found:
        return ""
    key = chance.choice(found)
    entry, paper = day.model.files[file_of(key)], Paper(day.root / file_of(key))
    if any(value["rank"] == "normal" for value in entry["values"]) != ("weighing" in entry):
        return ""
    for value in entry["values"]:
        if value["rank"] == "preferred":
            value["rank"] = "superseded"
            paper.replace_key("rank", "    rank: superseded", 4, paper.item(value["id"]))
    number = chance.randint(30, 999)
    fresh: Data = {
        "id": day.invented().lower(),
        "value": str(number),
        "precision": "exact",
        "as_of": "2026-11",
        "rank": "preferred",
    }
    fresh["evidence"] = [{"source": "bridge-office-register", "at": "sheet 2"}]
    fresh["evidence"][0]["source"] = chance.choice(
        [n for n, s in sorted(day.model.sources().items()) if "text" not in s]
    )
    text = as_yaml(fresh, 4).replace(f'"{number}"', str(number))
    paper.put_in(paper.key("values")[1], f"  - {text.lstrip()}")
    paper.save()
    entry["values"].append(fresh)
    return f"value of {key}: {number}"


def correct(day: Day, chance: Random) -> str:
    """A fact was wrong: it is mended, and the correction is told."""
    if "content/corrections.yml" in day.model.damaged:
        return ""
    told = edit_words(day, chance)
    address = told.split()[1].rstrip(":")
    key, _, name = address.partition("#")
    day_written = day.model.today.isoformat()
    was = f"The statement named {day.invented()}."
    fresh = {
        "date": day_written,
        "fact": address,
        "was": was,
        "now": f"It names {day.invented()}.",
        "why": "A slip of the pen.",
    }
    paper = Paper(day.root / "content/corrections.yml")
    paper.put_in(paper.key("corrections")[1], f"  - {as_yaml(fresh, 4).lstrip()}")
    paper.save()
    day.model.files["content/corrections.yml"]["corrections"].append(fresh)
    return f"correct {key}#{name}"


def draft(day: Day, chance: Random) -> str:
    """Begin an entry as a draft, or publish one."""
    drafts = [key for key, entry in sorted(day.model.entries(drafts=True).items()) if is_draft(entry)]
    drafts = [key for key in drafts if file_of(key) not in day.model.damaged]
    if drafts and chance.random() < 0.6:
        key = chance.choice(drafts)
        paper = Paper(day.root / file_of(key))
        start, end = paper.key("draft")
        del paper.lines[start:end]
        paper.save()
        del day.model.files[file_of(key)]["draft"]
        return f"publish {key}"
    if len(drafts) > 3:
        return ""
    name = day.invented()
    entry: Data = {"name": name, "summary": f"An engineer called {name}; an invented person.", "tags": ["safety"]}
    entry |= {"role": {"unknown": "Nobody says."}, "role_as_of": {"not_applicable": "No role is known."}}
    entry |= {"works_for": {"unknown": "Nobody says."}, "facts": [some_fact(day, chance, "first")]}
    entry |= {"checked_on": day.model.today.isoformat(), "draft": "true"}
    (day.root / file_of(f"engineers/{name.lower()}")).write_text(as_yaml(entry), "utf-8")
    day.model.files[file_of(f"engineers/{name.lower()}")] = entry
    return f"draft engineers/{name.lower()}"


def add_source(day: Day, chance: Random) -> str:
    """Write the record of a source whose text is not held."""
    name = day.invented()
    source: Data = {
        "title": f"Letters of {name}",
        "publisher": "The town of Oldford",
        "type": "register",
        "tier": "primary",
    }
    source |= {"published": "2025", "address": {"not_applicable": "It is kept on paper."}}
    source |= {"read_on": "2026-11-20", "checked_on": "2026-11-20"}
    (day.root / file_of(f"sources/{name.lower()}")).write_text(as_yaml(source), "utf-8")
    day.model.files[file_of(f"sources/{name.lower()}")] = source
    return f"add sources/{name.lower()}"


def other_form(day: Day, chance: Random) -> str:
    """Save a file as another editor would: other line ends, a byte order mark, a comment, facts in another order."""
    key = some_entry(day, chance, drafts=True)
    path, way = day.root / file_of(key), chance.choice(("line ends", "mark", "comment", "order"))
    text = path.read_bytes()
    if way == "line ends":
        other = text.replace(b"\r\n", b"\n") if b"\r\n" in text else text.replace(b"\n", b"\r\n")
        path.write_bytes(other)
    elif way == "mark":
        path.write_bytes(
            text.removeprefix(b"\xef\xbb\xbf") if text.startswith(b"\xef\xbb\xbf") else b"\xef\xbb\xbf" + text
        )
    elif way == "comment":
        paper = Paper(path)
        remark = f"# Ask {day.invented()}: is this whole?"
        paper.put_in(paper.key("checked_on")[0], remark)
        paper.save()
        day.model.remarks.setdefault(file_of(key), []).append(remark)
    else:
        facts = day.model.files[file_of(key)].get("facts", [])
        if len(facts) < 2:
            return ""
        paper = Paper(path)
        start, end = paper.item(facts[-1]["id"], start=paper.key("facts")[0])
        block = "\n".join(paper.lines[start:end])
        del paper.lines[start:end]
        paper.put_in(paper.item(facts[0]["id"], start=paper.key("facts")[0])[0], block)
        paper.save()
        facts.insert(0, facts.pop())
    return f"{way} of {key}"
