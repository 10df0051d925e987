"""A check after an edit: what the last one found still holds for all that was not touched."""
