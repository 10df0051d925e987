"""Names and their words: the build and the browser must split them alike."""

from __future__ import annotations

NAMES = [
    ("Gustavo A. Gelpí Jr.", ["gustavo", "a", "gelpi", "jr"]),
    ("J.G.G. v. Trump", ["jgg", "v", "trump"]),
    ("8 U.S.C. 1373", ["8", "usc", "1373"]),
    ("E.O. 14159", ["eo", "14159"]),
    ("Sheriff's Office", ["sheriff", "s", "office"]),
    ("", []),
]
