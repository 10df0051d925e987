"""What a running preview keeps between two edits, so that an edit makes again only what it can have changed."""
