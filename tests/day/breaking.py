"""How files get broken and mended: by hand, and by `check --fix`, which must bring back what was meant or nothing."""

from __future__ import annotations

from random import Random

from tests.day.model import SPANISH, Damage
from tests.day.records import changed, is_draft, read_data
from tests.day.walking import Day, difference
from tests.day.ways import OF_CORRECTIONS, OF_OTHERS, OF_PAGES, OF_RECORDS, OF_SETTINGS, changed_line, merge_marks

LOCKS = ("content/ids.lock", "content/quotes.lock")


def break_file(day: Day, chance: Random) -> str:
    """Break one file more; two at most are broken at once."""
    damaged = day.model.damaged
    name = _victim(day, chance)
    # While the settings cannot be read, nothing else is judged.
    alone = name.startswith("site_config/")
    if len(damaged) >= 2 or (alone and damaged) or any(each.startswith("site_config/") for each in damaged):
        return ""
    path, before = day.root / name, (day.root / name).read_bytes()
    known = name[8:-4] in day.model.known
    how = chance.choice(["garbage"] * (not name.endswith(".lock")) + ["gone"] * known + ["some way"] * 12)
    if how == "gone":
        path.unlink()
        damaged[name] = Damage(how, before, None)
        return f"break {name}: it is gone"
    how, now = ("garbage", _garbage(before, chance)) if how == "garbage" else _broken(name, before, chance)
    if now is None or now == before:
        return ""
    path.write_bytes(now)
    damaged[name] = Damage(how, before, now)
    return f"break {name}: {how}"


def _victim(day: Day, chance: Random) -> str:
    """A file that is whole. What is wrong in a draft is a warning, so no draft."""
    records = {name for name, data in day.model.files.items() if not is_draft(data) and name.startswith("content")}
    rest = {*LOCKS, *day.model.pages, *(name for name in day.model.files if name.startswith("site_config"))}
    return chance.choice(sorted((records if chance.random() < 0.75 else rest) - set(day.model.damaged)))


def _garbage(text: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(text))
    return text[:at] + bytes((0xFF, 0x00, 0xFE, chance.randrange(128, 192))) + text[at:]


def _broken(name: str, before: bytes, chance: Random) -> tuple[str, bytes | None]:
    ways = OF_RECORDS
    if name.endswith(".md"):
        ways = OF_PAGES
    elif name.startswith("site_config/"):
        ways = OF_SETTINGS
    elif name in LOCKS:
        ways = {"merge marks": merge_marks}
    elif name.startswith(SPANISH):
        ways = OF_OTHERS
    elif name.endswith("corrections.yml"):
        ways = OF_CORRECTIONS
    elif before.startswith(b"moved_to"):
        ways = {"stub to nothing": changed_line("moved_to: ", "$", "-no-such")}
    how = chance.choice(sorted(ways))
    now = ways[how](before.decode("utf-8"), chance)
    return how, now.encode() if now is not None else None


def mend(day: Day, chance: Random) -> str:
    """Mend a broken file as an editor does who remembers what it was."""
    if not day.model.damaged:
        return ""
    name = chance.choice(sorted(day.model.damaged))
    damage = day.model.damaged.pop(name)
    (day.root / name).write_bytes(damage.before)
    return f"mend {name} ({damage.how})"


def fix(day: Day, chance: Random) -> str:
    """`check --fix`: what has one remedy is what it was, former names become present ones; nothing else is touched."""
    before = day.contents()
    result = day.run("check", "--fix")
    changed = [name for name in day.changed_since(before) if not name.endswith(".lock")]
    for name in changed:
        _fixed(day, name)
    assert (result.exit_code == 0) == (not day.model.damaged), f"still broken: {list(day.model.damaged)}"
    return f"check --fix: {', '.join(changed) or 'nothing'}"


def _fixed(day: Day, name: str) -> None:
    """A file that was changed says what it said before it was broken."""
    held = day.model.pages if name in day.model.pages else day.model.files
    path, meant = day.root / name, held[name]
    said = path.read_text("utf-8") if name in day.model.pages else read_data(path)
    if said != meant and changed(said, day.model.present) != changed(meant, day.model.present):
        raise AssertionError(f"{name} was mended, and says something else now: {difference(said, meant)}")
    held[name] = said
    day.model.damaged.pop(name, None)
