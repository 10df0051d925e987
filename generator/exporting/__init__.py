"""The site as a folder of plain Markdown, which any engine of the MkDocs family builds without this software."""
