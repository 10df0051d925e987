"""Changes to the files of editors: precise edits by place, the canonical form, new files, renames."""
