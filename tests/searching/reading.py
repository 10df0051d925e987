"""Reads the search of a built site as its scripts do."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any


def read_head(site: Path, language: str = "en") -> Any:
    """What scripts load first."""
    return json.loads((site / f"search/names.{language}.json").read_text(encoding="utf-8"))


def read_list(site: Path, name: str, language: str = "en") -> list[Any]:
    """All items of a list, from all of its pieces: `index`, `places`, `words` or `names`."""
    head = read_head(site, language)
    folder = site / head["folder"] / name
    return [
        item
        for number in range(len(head["starts"][name]))
        for item in json.loads(gzip.decompress((folder / f"{number}.gz").read_bytes()))
    ]


def read_texts(site: Path, language: str = "en") -> list[Any]:
    """What is known of each page, by its number; the address as its file has it."""
    head = read_head(site, language)
    found = []
    for number in range(len(head["facets"])):
        data = gzip.decompress((site / head["folder"] / f"texts/{number}.gz").read_bytes())
        found.append(json.loads(data[data.index(b"{") :]))
    return found
