"""Records as plain values: how they are read from files without the software, and what can be asked of one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

Data = Any
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_data(path: Path) -> Data:
    """A file as texts, lists and mappings; every value is the text that is typed."""
    return parsed(path.read_bytes())


def parsed(content: bytes) -> Data:
    """The content of a file as texts, lists and mappings."""
    return yaml.load(content.decode("utf-8-sig").replace("\r\n", "\n"), Loader=_LOADER)


def is_draft(data: Data) -> bool:
    """Whether a record is not to be published yet."""
    return bool(data.get("draft") == "true")


def anchors(entry: Data) -> list[str]:
    """The ids of the facts and values of an entry."""
    return [each["id"] for part in ("facts", "values") for each in entry.get(part, ())]


def fact_of(entry: Data, name: str) -> Data:
    """A fact of an entry, by its id."""
    return next(each for each in entry["facts"] if each["id"] == name)


def english_texts(entry: Data) -> dict[str, str]:
    """The texts of an entry that this test translates, by place."""
    facts = {f"facts/{each['id']}": each["says"] for each in entry.get("facts", ())}
    return {"name": entry["name"], "summary": entry["summary"], **facts}


def evidence_of(data: Data) -> Iterator[Data]:
    """Every piece of evidence in a record, wherever it stands."""
    if isinstance(data, dict):
        yield from data.get("evidence", ())
        for value in data.values():
            yield from evidence_of(value)
    elif isinstance(data, list):
        for value in data:
            yield from evidence_of(value)


def all_drawn(files: Mapping[str, Data]) -> bool:
    """Whether each paragraph that a source tells of has evidence that names it; drafts prove nothing."""
    published = [data for data in files.values() if not is_draft(data)]
    drawn = {(each["source"], each.get("paragraph")) for data in published for each in evidence_of(data)}
    sources = {name[16:-4]: data for name, data in files.items() if name.startswith("content/sources/")}
    return drawn >= {(name, number) for name, data in sources.items() for number in data.get("digest", ())}


def named_in(data: Data, address: str) -> bool:
    """Whether a record names an address, in a reference or a token."""
    return bool(re.search(rf"(?<![\w-]){re.escape(address)}(?![\w-])", str(data)))


def texts_in(data: Data) -> Iterator[str]:
    """Every text of a record."""
    if isinstance(data, str):
        yield data
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from texts_in(value)


def fingerprint(text: str) -> str:
    """How a translation names the English text that it stands for."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]


def read_files(root: Path) -> dict[str, Data]:
    """All YAML files of the content and of the settings."""
    return {path.relative_to(root).as_posix(): read_data(path) for path in yaml_files(root)}


def yaml_files(root: Path) -> list[Path]:
    """Where they lie."""
    return sorted(path for folder in ("content", "site_config") for path in (root / folder).rglob("*.yml"))


def read_pages(root: Path) -> dict[str, str]:
    """All pages that somebody wrote."""
    paths = sorted((root / "docs").rglob("*.md"))
    return {path.relative_to(root).as_posix(): path.read_bytes().decode("utf-8", "replace") for path in paths}


def read_texts(root: Path) -> dict[str, bytes]:
    """All texts of sources."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted((root / "content").rglob("*.txt"))}


def read_lock(root: Path) -> set[str]:
    """The addresses that ids.lock remembers."""
    lines = (root / "content" / "ids.lock").read_text("utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def first_day(text: str) -> str:
    """The first day that a date can mean, for comparing."""
    return (text.lstrip("~<>=") + "-01-01")[:10]


def changed(data: Data, change: Callable[[str], str]) -> Data:
    """A record with each of its texts changed; quotations stay."""
    if isinstance(data, dict):
        return {
            key: value if key in ("quote", "prefix", "suffix") else changed(value, change)
            for key, value in data.items()
        }
    if isinstance(data, list):
        return [changed(value, change) for value in data]
    return change(data)
