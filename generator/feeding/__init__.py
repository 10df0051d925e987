"""News of the site for programs that people read with: feeds of what changed, and a calendar of what comes."""
