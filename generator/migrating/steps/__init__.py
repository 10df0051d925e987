"""One module for each step from a format to the next, `from_N.py`, with its STEP; they are found by themselves."""
