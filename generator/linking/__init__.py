"""Asks whether the addresses of other hosts that stand in the content still work; only when somebody says so."""
