"""The manifest of a site, as the last act of its build."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from mkdocs.exceptions import PluginError

from generator.publishing.manifest import Digest, ManifestError, write_manifest


def list_files(site: Path, known: Mapping[str, Digest] = MappingProxyType({})) -> None:
    """Write `manifest.json`; `known` is what was noted of files when they were written.

    Raises PluginError, which stops a build, if the site has a file of this name.
    """
    try:
        write_manifest(site, known)
    except ManifestError as error:
        raise PluginError(str(error)) from error
