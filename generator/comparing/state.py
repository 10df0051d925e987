"""A state of the content: the data of all records at one moment, whether or not they would pass today's checks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.loading.project import Project
from generator.loading.record import Record

Data = Mapping[str, Any]
_NO_KINDS = frozenset(("sources", "texts", "articles", "translations"))


@dataclass(frozen=True)
class State:
    """Data by file, as the loader reads them: dict, list and text only. `documents` holds texts of `docs/` by file.

    Old states may follow other declarations of kinds, so they are compared as data and not through today's models.
    `unreadable` names files that are there and are no YAML: nothing can be said of them.
    """

    records: Mapping[str, Any]
    documents: Mapping[str, str] = field(default_factory=dict)
    unreadable: frozenset[str] = frozenset()

    @cached_property
    def entries(self) -> dict[str, Data]:
        """The entries by `kind/id`, without stubs."""
        return {key: data for key, data in self._of_kinds.items() if "moved_to" not in data}

    @cached_property
    def moved(self) -> dict[str, str]:
        """Where renamed entries went: old `kind/id` -> new one."""
        stubs = ((key, data.get("moved_to")) for key, data in self._of_kinds.items())
        return {key: to.strip() for key, to in stubs if isinstance(to, str)}

    @cached_property
    def sources(self) -> dict[str, Data]:
        """The sources by id."""
        return {
            file.split("/")[2].removesuffix(".yml"): data
            for file, data in self.records.items()
            if file.startswith("content/sources/") and file.count("/") == 2 and isinstance(data, Mapping)
        }

    @cached_property
    def former_sources(self) -> dict[str, str]:
        """The sources that had another id once, by that id; one that is in use again leads to no other."""
        former = ((name, data.get("former_ids")) for name, data in self.sources.items())
        pairs = ((str(old), name) for name, ids in former if isinstance(ids, list) for old in ids)
        return {old: name for old, name in pairs if old not in self.sources}

    def followed(self, key: str) -> str:
        """Where an entry lives, through the stubs of its renames, or a source (`sources/id`), by its former ids."""
        kind, _, name = key.partition("/")
        if kind == "sources":
            return key if name in self.sources else f"sources/{self.former_sources.get(name, name)}"
        for _ in self.moved:
            if key not in self.moved:
                break
            key = self.moved[key]
        return key

    def setting(self, file: str) -> Data:
        """The data of a file of settings; nothing if it is not there."""
        data = self.records.get(file)
        return data if isinstance(data, Mapping) else {}

    def only(self, files: Iterable[str]) -> State:
        """The state with no other files than these."""
        return State({file: self.records[file] for file in sorted(files) if file in self.records})

    @cached_property
    def _of_kinds(self) -> dict[str, Data]:
        found = {}
        for file, data in self.records.items():
            folder, _, rest = file.partition("/")
            kind, _, name = rest.partition("/")
            is_entry = folder == "content" and name.endswith(".yml") and "/" not in name and kind not in _NO_KINDS
            if is_entry and isinstance(data, Mapping):
                found[f"{kind}/{name.removesuffix('.yml')}"] = data
        return found


def state_of(project: Project) -> State:
    """The state of a project that was read."""
    records: list[Record] = [*project.settings.values(), *project.kinds.values(), *project.sources.values()]
    records += [record for folder in project.entries.values() for record in folder.values()]
    records += [record for folder in project.translations.values() for record in folder.values()]
    records += [*project.outlines.values(), *project.languages.values()]
    if project.corrections:
        records.append(project.corrections)
    documents = {document.file: document.text for document in project.documents.values()}
    data = {record.file: record.data for record in records}
    unreadable = {problem.file for problem in project.problems if problem.file.endswith(".yml")} - data.keys()
    return State(data, documents, frozenset(unreadable))
