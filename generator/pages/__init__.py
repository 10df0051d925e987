"""From the catalog to the text of pages: pure functions, Markdown out."""
