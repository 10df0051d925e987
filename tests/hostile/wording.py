"""Settings in which everything that readers see and that may be any words is an attack as well."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from tests.hostile.corpus import in_yaml

ATTACK = "\"'><img src=x onerror=globalThis.ran=true>[z](javascript:globalThis.ran=true) {{x}}"
# Found by putting an attack into each value of the settings of the small site: all others are refused there.
_OF_FIELDS, _OF_LISTS = frozenset({"help", "example", "bad_example"}), frozenset({"label", "help"})


def attack_in_words(root: Path) -> None:
    """Let each explanation and example of a field, and each name of a word of the lists, end with an attack."""
    for path in (root / "site_config/kinds").glob("*.yml"):
        data = _read(path)
        path.write_text(in_yaml(data | {"fields": _attacked(data["fields"], _OF_FIELDS)}), encoding="utf-8")
    path = root / "site_config/vocabulary.yml"
    data = _read(path)
    lists = {name: each if name == "topics" else _attacked(each, _OF_LISTS) for name, each in data["lists"].items()}
    path.write_text(in_yaml(data | {"lists": lists}), encoding="utf-8")


def _read(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # nothing but texts
    return data


def _attacked(data: Any, keys: frozenset[str]) -> Any:
    if isinstance(data, list):
        return [_attacked(each, keys) for each in data]
    if not isinstance(data, dict):
        return data
    return {
        key: f"{each} {ATTACK}" if key in keys and isinstance(each, str) else _attacked(each, keys)
        for key, each in data.items()
    }
