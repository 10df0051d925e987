"""The manifest of a site, as the last act of its build."""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import PluginError

from generator.publishing.manifest import ManifestError, write_manifest


def list_files(site: Path) -> None:
    """Write `manifest.json`. Raises PluginError, which stops a build, if the site has a file of this name."""
    try:
        write_manifest(site)
    except ManifestError as error:
        raise PluginError(str(error)) from error
