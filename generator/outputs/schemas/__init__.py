"""JSON Schemas (2020-12) of the published format, written as data with a description for every key."""
