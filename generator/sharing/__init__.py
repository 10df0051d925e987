"""What a page shows of itself where it is shared: its words, and a card image made at build time."""
