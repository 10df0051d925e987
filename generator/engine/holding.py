"""The site that is served while the very first build of a preview has mistakes."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

_HOLDING = (
    "---\ntitle: Preview\n---\n# The site cannot be shown yet\n\nMend the mistakes listed here, and it will appear.\n"
)


def holding_files(files: Files, config: MkDocsConfig) -> Files:
    """What is served while the very first build has mistakes: one page, and the theme's own files."""
    kept = [file for file in files if not file.is_documentation_page()]
    return Files([*kept, File.generated(config, "index.md", content=_HOLDING)])
