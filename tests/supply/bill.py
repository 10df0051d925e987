"""Writes the bill of materials of the software in CycloneDX: python -m tests.supply.bill > build/sbom.cdx.json

It is made from the locks alone, so it names every package for every system, with the digests that pip demands, and the
same locks give the same bytes. Each package has the digests of all its files, as a reference to its distribution. The
parts that browsers load come from requirements/frontend.json.
"""

from __future__ import annotations

import json
import sys
import tomllib
import uuid
from typing import Any

from tests.supply.frontend import FILE as FRONT_END
from tests.supply.licenses import FILE as LICENSES
from tests.supply.licenses import UNKNOWN, licenses
from tests.supply.lock import ROOT, Locked, locked

_NAMESPACE = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")  # of addresses, RFC 9562


def bill() -> dict[str, Any]:
    """The whole bill as data."""
    packages = locked()
    found = licenses(packages, LICENSES.read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    own = {
        "type": "application",
        "bom-ref": project["name"],
        "name": project["name"],
        "version": project["version"],
        "description": project["description"],
        "licenses": [{"license": {"id": project["license"]}}],
    }
    parts = json.loads(FRONT_END.read_text(encoding="utf-8"))["parts"]
    components = [*(_package(each, found[each.name]) for each in packages), *map(_part, parts)]
    needed = sorted(each["bom-ref"] for each in components if each.get("scope") != "excluded")
    told = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": own},
        "components": components,
        "dependencies": [{"ref": project["name"], "dependsOn": needed}],
    }
    name = json.dumps(told, sort_keys=True)
    return {**told, "serialNumber": f"urn:uuid:{uuid.uuid5(_NAMESPACE, name)}"}


def _package(package: Locked, license_: str) -> dict[str, Any]:
    """A package. What only tests need is `excluded`: the standard's word for what is not part of the product."""
    told: dict[str, Any] = {
        "type": "library",
        "bom-ref": package.purl,
        "name": package.name,
        "version": package.version,
        "purl": package.purl,
        "scope": "required" if package.purpose == "site" else "excluded",
        "externalReferences": [
            {
                "type": "distribution",
                "url": package.purl,
                "hashes": [{"alg": "SHA-256", "content": digest} for digest in package.hashes],
            }
        ],
    }
    if license_ != UNKNOWN:
        told["licenses"] = [{"expression": license_}]
    if package.marker:
        told["properties"] = [{"name": "factsheet:marker", "value": package.marker}]
    return told


def _part(part: dict[str, Any]) -> dict[str, Any]:
    """A part that browsers load, with the digest of each of its files."""
    name = f"frontend/{part['name']}@{part['version']}"
    files = [
        {
            "type": "file",
            "bom-ref": f"{name}#{path}",
            "name": path,
            "hashes": [{"alg": "SHA-256", "content": digest}],
        }
        for path, digest in part["files"].items()
    ]
    return {
        "type": "library",
        "bom-ref": name,
        "name": part["name"],
        "version": part["version"],
        "licenses": [{"expression": part["license"]}],
        "components": files,
    }


if __name__ == "__main__":
    json.dump(bill(), sys.stdout, indent=1, ensure_ascii=False)
    sys.stdout.write("\n")
