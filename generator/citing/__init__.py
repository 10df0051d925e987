"""How to cite what this site shows: its pages and facts, and the originals behind them."""
