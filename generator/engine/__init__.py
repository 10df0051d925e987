"""The seam with MkDocs and Material: settings, menu, live preview, and publishing in one step."""
