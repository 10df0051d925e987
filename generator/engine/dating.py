"""The day of the last change of each page, for the sitemap: from the history of its file, never the clock's."""

from __future__ import annotations

from mkdocs.structure.files import Files

from generator.model.catalog import Catalog
from generator.previewing.noting import noting

CHANGED_ON = "changed_on"


def date_pages(files: Files, catalog: Catalog) -> None:
    """Tell each page when its file changed, once all pages are read; empty where that is not known.

    The engine's own day of a page is that of the clock. It goes into the head of sitemap.xml.gz, so it becomes a day
    that the same content always gives. The sitemap of the frame prints `changed_on` alone.
    """
    with noting(None):  # a preview asks again for pages that come
        entries = {f"{key}.md": entry for key, entry in catalog.entries.items()}
    for file in files.documentation_pages():
        page = file.page
        if page is None:
            continue
        entry = entries.get(file.src_uri)
        changed = catalog.history.get(entry.record.file if entry else f"docs/{file.src_uri}")
        page.meta[CHANGED_ON] = changed.isoformat() if changed else ""
        page.update_date = (changed or catalog.today).isoformat()
