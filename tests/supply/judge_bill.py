"""Holds a bill of materials against the schema of CycloneDX that comes with cyclonedx-python-lib. Run by `make sbom`.

It runs in an environment of its own (requirements/tools.lock), and asks no other host.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main(path: Path) -> int:
    """0 if the bill is as the standard demands it; else 1, with what is wrong."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(path.read_text(encoding="utf-8"))
    print(f"{path}: {wrong or 'a valid bill of materials, CycloneDX 1.6'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
