"""Pages as clean Markdown, written from the records: what people and their assistants read and quote."""
