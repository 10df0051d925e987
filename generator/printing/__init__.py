"""Pages on paper: numbers that lead from a printed mark to its source, and one-pagers as PDF."""
