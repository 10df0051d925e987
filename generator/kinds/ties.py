"""Ties files to their schemas: which schema judges which file, for the settings of an editor and for one file alone.

The schemas hold the ids of this very site, so they are made anew with every check and every build, in `build/`, and are
no part of the repository. The settings of the workspace tie them to every file by its place, which needs no word in the
files; an editor that knows only what stands in a file reads the modeline.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import PurePosixPath

FOLDER = "build/schemas"
MODELINE = "# yaml-language-server: $schema="

# What is no entry: a pattern of its place -> its schema.
_PLACES: dict[str, str] = {
    "content/sources/*.yml": "source",
    "content/translations/**/*.yml": "translation",
    "content/corrections.yml": "corrections",
    "content/exceptions.yml": "exceptions",
    "site_config/site.yml": "site",
    "site_config/vocabulary.yml": "vocabulary",
    "site_config/kinds/*.yml": "kind",
    "site_config/languages/*.yml": "language",
    "site_config/maps/*.yml": "map",
}


def schema_of(file: str) -> str | None:
    """The name of the schema of a file, named from the project's folder on; of an entry, its kind."""
    place = PurePosixPath(file)
    if place.parts[:2] == ("content", "translations"):
        return "translation"
    for pattern, name in _PLACES.items():
        if place.match(pattern):
            return name
    return place.parts[1] if len(place.parts) == 3 and place.parts[0] == "content" else None


def modeline(schema: str, depth: int) -> str:
    """The first line of a file that ties it to its schema, without a line feed.

    `schema` is the id of the kind, or a name of `FIXED` in `schemas.py`, such as source; `depth` counts the folders
    from the project's down to the file: 2 for `content/KIND/x.yml`.
    """
    return f"{MODELINE}{'../' * depth}{FOLDER}/{schema}.json"


def workspace_settings(kinds: Iterable[str]) -> str:
    """`.vscode/settings.json`: each file tied to its schema, and the extension for YAML kept to this work alone."""
    places = _PLACES | {f"content/{kind}/*.yml": kind for kind in kinds}
    settings = {
        "yaml.schemas": {f"./{FOLDER}/{name}.json": [pattern] for pattern, name in places.items()},
        "yaml.validate": True,
        "yaml.hover": True,
        "yaml.completion": True,
        "yaml.yamlVersion": "1.2",
        # No list of schemas is fetched from elsewhere, and nothing is reported to anybody.
        "yaml.schemaStore.enable": False,
        "redhat.telemetry.enabled": False,
        # The one form of a file is that of `factsheet fmt`.
        "yaml.format.enable": False,
        "[yaml]": {"editor.tabSize": 2, "editor.insertSpaces": True, "editor.detectIndentation": False},
    }
    return json.dumps(settings, indent=2) + "\n"


def workspace_extensions() -> str:
    """`.vscode/extensions.json`: the extension that reads the schemas is recommended."""
    return json.dumps({"recommendations": ["redhat.vscode-yaml"]}, indent=2) + "\n"
