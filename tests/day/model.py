"""What should be: the content as plain values, held beside the files, and what follows from it by the method.

Nothing of the software is used here: files are read by PyYAML's simplest loader, and every rule is written once more.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.day.records import (
    Data,
    anchors,
    changed,
    english_texts,
    evidence_of,
    fingerprint,
    first_day,
    is_draft,
    read_files,
    read_lock,
    read_pages,
    read_texts,
    texts_in,
)

KINDS = ("bridges", "inspections", "load-rules", "measurements", "statements", "engineers", "bodies")
SPANISH = "content/translations/es/"


@dataclass
class Damage:
    """A file that somebody broke: how, what it was, and what it is since then (None if it is gone)."""

    how: str
    before: bytes
    now: bytes | None


@dataclass
class Model:
    """The content as it should be, by paths; `files` are records and settings, `known` is what ids.lock holds.

    `meant` gives the English text for which each text of a translation was written, by file and place. `withdrawn`
    are names that no page may hold, because the facts that told of them were taken back; `attested` are
    quotations, `remarks` comments by file.
    """

    files: dict[str, Data]
    pages: dict[str, str]
    known: set[str]
    today: dt.date
    texts: dict[str, bytes] = field(default_factory=dict)
    damaged: dict[str, Damage] = field(default_factory=dict)
    meant: dict[tuple[str, str], str] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)
    attested: set[str] = field(default_factory=set)
    remarks: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Path, today: dt.date) -> Model:
        """The content as it stands in a project, which is in order."""
        model = cls(read_files(root), read_pages(root), read_lock(root), today, read_texts(root))
        model.verified()
        return model

    def verified(self) -> None:
        """All evidence was checked against the texts: each quotation is attested, and each address known."""
        self.known |= self.addresses()
        self.attested = {each["quote"] for data in self.files.values() for each in evidence_of(data) if "quote" in each}

    def entries(self, drafts: bool = False) -> dict[str, Data]:
        """All entries that are no stubs, by key."""
        found = {name[8:-4]: data for name, data in self.files.items() if name.split("/")[1] in KINDS}
        return {key: data for key, data in found.items() if "moved_to" not in data and (drafts or not is_draft(data))}

    def stubs(self) -> dict[str, str]:
        """The stubs of renamed entries, with what each names."""
        found = {name[8:-4]: data for name, data in self.files.items() if name.split("/")[1] in KINDS}
        return {key: data["moved_to"] for key, data in found.items() if "moved_to" in data}

    def sources(self) -> dict[str, Data]:
        """All sources, by id."""
        return {name[16:-4]: data for name, data in self.files.items() if name.startswith("content/sources/")}

    def corrections(self) -> list[Data]:
        """All corrections, in the order of the file."""
        return list(self.files["content/corrections.yml"]["corrections"])

    def translations(self) -> dict[str, Data]:
        """All translations into Spanish, by what they translate."""
        return {name[len(SPANISH) : -4]: data for name, data in self.files.items() if name.startswith(SPANISH)}

    def followed(self, key: str) -> str:
        """Where an entry lives now."""
        stubs = self.stubs()
        while key in stubs:
            key = stubs[key]
        return key

    def addresses(self) -> set[str]:
        """Every address that the content gives."""
        found = {f"sources/{name}" for name in self.sources()} | set(self.stubs())
        for key, entry in self.entries().items():
            found |= {key} | {f"{key}#{name}" for name in (*anchors(entry), *entry.get("former_ids", {}))}
        return found

    def standings(self, key: str) -> dict[str, str]:
        """How each text of a translation stands, by its place: `holds`, `stale` (its English changed), or `gone`."""
        entry = self.entries(drafts=True)[key]
        english = english_texts(entry)
        held = {fingerprint(text) for text in texts_in(entry)}
        found = {}
        for text in self.translations()[key]["texts"]:
            if not text["says"]:
                fact = text["at"].split("/")[1] if text["at"].startswith("facts/") else ""
                if fact and fact not in anchors(entry) and text["of"] not in held:
                    found[text["at"]] = "gone"
            else:
                holds = self.meant[SPANISH + key + ".yml", text["at"]] in english.values()
                found[text["at"]] = "holds" if holds else "stale" if text["at"] in english else "gone"
        return found

    def present(self, text: str) -> str:
        """A text with every former name of an entry or fact replaced by the present one."""
        for old in self.stubs():
            text = re.sub(rf"(?<![\w-]){re.escape(old)}(?![\w-])", self.followed(old), text)
        for key, entry in self.entries(drafts=True).items():
            for old, now in entry.get("former_ids", {}).items():
                text = re.sub(rf"(?<![\w-]){re.escape(key)}#{re.escape(old)}(?![\w-])", f"{key}#{now}", text)
        return text

    def status(self, entry: Data) -> str:
        """The word of the status that holds today; nothing for kinds without one."""
        begun = [each for each in entry.get("status", ()) if first_day(each["from"]) <= self.today.isoformat()]
        newest = max((first_day(each["from"]) for each in begun), default="")
        return [each for each in begun if first_day(each["from"]) == newest][-1]["is"] if begun else ""

    def everywhere(self, change: Callable[[str], str]) -> None:
        """Change every text of the content that is no quotation: what a renaming does."""
        self.files = {name: changed(data, change) for name, data in self.files.items()}
        self.pages = {name: change(text) for name, text in self.pages.items()}
        self.meant = {place: change(text) for place, text in self.meant.items()}
