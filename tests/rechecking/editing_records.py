"""Edits of any sort that editors make of records, their evidence, texts and locks: some right, most with a mistake."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from yaml import YAMLError

from generator.examining import examine
from generator.verifying import verify, write_locks
from tests.benchmarks.editing import read, save

Data = dict[str, Any]
_OF_NO_KIND = ("sources", "articles", "texts")


def entries(root: Path) -> list[Path]:
    """The files of all entries."""
    return sorted(path for path in root.glob("content/*/*.yml") if path.parent.name not in _OF_NO_KIND)


def sources(root: Path) -> list[Path]:
    """The files of all sources."""
    return sorted(root.glob("content/sources/*.yml"))


class Editor:
    """An editor of a project who does one thing after the other, as chance has it."""

    def __init__(self, root: Path, made: Path, chance: random.Random, environ: Mapping[str, str]) -> None:
        self._root, self._made, self._chance, self._environ = root, made, chance, environ

    def edit(self) -> str:
        """Do anything; gives its name. What cannot be done with a broken file is left."""
        act = self._chance.choice(ACTS)
        with suppress(YAMLError, KeyError, IndexError, ValueError, TypeError, AttributeError, OSError):
            act(self)
        return act.__name__

    def _some(self, paths: list[Path]) -> Path:
        return self._chance.choice(paths)

    def _entry(self) -> tuple[Path, Data]:
        path = self._some(entries(self._root))
        return path, read(path)

    def _source(self) -> tuple[Path, Data]:
        path = self._some(sources(self._root))
        return path, read(path)

    def _key(self) -> str:
        path = self._some(entries(self._root))
        return f"{path.parent.name}/{path.stem}"

    def _evidence(self, data: Data) -> Data:
        items = [item for part in ("facts", "status", "values") for item in data.get(part, [])]
        found = [each for item in items for each in item["evidence"]]
        return self._chance.choice([*found, *data.get("evidence", [])])

    def add_fact(self) -> None:
        """A fact of another entry, with its evidence."""
        path, data = self._entry()
        fact = self._chance.choice(self._entry()[1]["facts"])
        data["facts"].append({**fact, "id": f"{fact['id']}-{self._chance.choice('abc')}"})
        save(path, data)

    def remove_fact(self) -> None:
        """A fact is taken out."""
        path, data = self._entry()
        del data["facts"][self._chance.randrange(len(data["facts"]))]
        save(path, data)

    def say(self) -> None:
        """A sentence with a mistake, a name or the sentence of another entry in it."""
        path, data = self._entry()
        other, there = self._entry()
        key = f"{other.parent.name}/{other.stem}"
        anchor = self._chance.choice(["", f"#{self._chance.choice(there['facts'])['id']}", "#none"])
        words = ["It was 7 m.", "It is currently so.", "<b>It</b>", f"[[{key}{anchor}]]", f"[[{key}{anchor}|so]]"]
        said = self._chance.choice(words)
        if self._chance.random() < 0.5:
            data["summary"] = f"{said} {data['summary']}"
        else:
            fact = self._chance.choice(data["facts"])
            fact["says"] = f"{said} {fact['says']}"
        save(path, data)

    def rename_fact(self) -> None:
        """A fact with another id; the one before may be remembered."""
        path, data = self._entry()
        fact = self._chance.choice(data["facts"])
        if self._chance.random() < 0.5:
            data.setdefault("former_ids", {})[fact["id"]] = f"{fact['id']}-x"
        fact["id"] += "-x"
        save(path, data)

    def change_evidence(self) -> None:
        """Other words, another paragraph or another source for what is said."""
        path, data = self._entry()
        found = self._evidence(data)
        match self._chance.randrange(5):
            case 0:
                found["paragraph"] = str(self._chance.randint(1, 9))
            case 1:
                found["quote"] = f"{found['quote']} again"
            case 2:
                found["words"] = f"1-{self._chance.randint(2, 9)}"
            case 3:
                found["source"] = self._source()[0].stem
            case 4:
                found |= self._evidence(self._entry()[1])
        save(path, data)

    def retitle(self) -> None:
        """Another name, topic, or date."""
        path, data = self._entry()
        match self._chance.randrange(4):
            case 0:
                data["name"] += " by the long and winding river"
            case 1:
                data["tags"] = self._entry()[1]["tags"]
            case 2:
                data["see_also"] = [self._key()]
            case 3:
                data["checked_on"] = "2031-01-01"
        save(path, data)

    def change_field(self) -> None:
        """A field, a status or a value as another entry of the kind has it."""
        path, data = self._entry()
        other = read(self._some(sorted(path.parent.glob("*.yml"))))
        for key in other.keys() - {"facts", "name"}:
            if self._chance.random() < 0.4:
                data[key] = other[key]
        save(path, data)

    def new_entry(self) -> None:
        """A copy of an entry, at a new address or at one that was deleted."""
        path, data = self._entry()
        names = [each.stem for each in entries(self._made)]
        save(path.with_name(f"{self._chance.choice(['another', 'matrix', *names])}.yml"), data)

    def delete_entry(self) -> None:
        """An entry is deleted."""
        self._some(entries(self._root)).unlink()

    def new_source(self) -> None:
        """A copy of a source, with its text or without."""
        path, data = self._source()
        name = self._chance.choice(["another-source", *(each.stem for each in sources(self._made))])
        save(path.with_name(f"{name}.yml"), data)
        for text in self._root.glob(f"content/*/{path.stem}.txt"):
            if self._chance.random() < 0.7:
                shutil.copy(text, text.with_name(f"{name}.txt"))

    def change_source(self) -> None:
        """What a source is, or which of its paragraphs are used."""
        path, data = self._source()
        match self._chance.randrange(7):
            case 0:
                data["title"] += " again"
            case 1:
                data["tier"] = self._chance.choice(["primary", "aggregator"])
            case 2:
                data["skipped"] = {**data.get("skipped", {}), **data.pop("digest")}
            case 3:
                data["digest"].popitem()
            case 4:
                data["rights"] = {"republish": "true", "licence": "CC BY 4.0"}
            case 5:
                data["text"]["words"] = self._chance.choice(["10", "100"])
            case 6:
                data["derived_from"] = self._source()[0].stem
        if self._chance.random() < 0.2:
            data["note"] = f"It told of [[{self._key()}]]."
        save(path, data)

    def delete_source(self) -> None:
        """A source is deleted; its text stays."""
        self._some(sources(self._root)).unlink()

    def change_text(self) -> None:
        """A text is another, or gone."""
        path = self._some(sorted(self._root.glob("content/*/*.txt")))
        if self._chance.random() < 0.3:
            path.unlink()
        else:
            path.write_text(path.read_text(encoding="utf-8").replace("the", "a", 1), encoding="utf-8")

    def renew_locks(self) -> None:
        """The locks as they should be."""
        catalog = examine(self._root, self._environ).catalog
        if catalog:
            write_locks(self._root, verify(catalog))

    def lose_a_line(self) -> None:
        """A line of a lock is gone, or there twice."""
        path = self._some(sorted(self._root.glob("content/*.lock")))
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        number = self._chance.randrange(2, len(lines))
        lines[number : number + 1] = self._chance.choice([[], [lines[number]] * 2, ["<<<<<<< mine\n"]])
        path.write_text("".join(lines), encoding="utf-8")

    def restore(self) -> None:
        """A few files are as they were at first."""
        for path in self._chance.sample(sorted(self._made.glob("content/*/*.*")), 3):
            shutil.copy(path, self._root / path.relative_to(self._made))

    def write_page(self) -> None:
        """A hand-written page leads to an entry."""
        page = self._some(sorted(self._root.glob("docs/*.md")))
        page.write_text(f"{page.read_text(encoding='utf-8')}\nSee [[{self._key()}]].\n", encoding="utf-8")


ACTS: list[Callable[[Editor], None]] = [
    *(Editor.add_fact, Editor.remove_fact, Editor.say, Editor.rename_fact, Editor.change_evidence, Editor.retitle),
    *(Editor.add_fact, Editor.remove_fact, Editor.say, Editor.change_evidence, Editor.retitle, Editor.change_field),
    *(Editor.new_entry, Editor.delete_entry, Editor.new_source, Editor.change_source, Editor.delete_source),
    *(Editor.change_text, Editor.renew_locks, Editor.lose_a_line, Editor.restore, Editor.write_page),
]
