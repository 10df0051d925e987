"""`python -m generator` is the same as `factsheet`."""

from generator.cli import main

if __name__ == "__main__":
    main(prog_name="factsheet")
