"""Kinds of entries: declared in `site_config/kinds/`, turned here into models, schemas and tables."""
