"""Evidence: what counts as the same words, whether a quotation stands in its source, and the lock."""
