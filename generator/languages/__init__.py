"""Words that the software itself writes, and word lists of rules, for each language: one YAML file each."""
