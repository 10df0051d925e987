"""Pictures drawn at build time: functions of the catalog alone, each with its words, table and files."""
