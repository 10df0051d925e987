"""What the software is made of: is every part known, locked, licensed, and the one that was looked at?"""

from __future__ import annotations

import hashlib
import json
import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from tests.supply import licenses
from tests.supply.bill import bill
from tests.supply.frontend import FILE as FRONT_END
from tests.supply.frontend import parts
from tests.supply.lock import LOCKS, locked, read_lock

# May be used, changed and given on together with our license; those of the second line as long as they stay whole.
_FREE = {"MIT", "MIT-0", "MIT-CMU", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Apache-2.0", "Unlicense", "Zlib"}
_WEAK = {"MPL-2.0", "OFL-1.1", "PSF-2.0", "Python-2.0"}


def rows() -> dict[tuple[str, str], str]:
    """The list of licenses: package and version -> license."""
    found = re.findall(r"^\| (\S+) \| (\S+) \| (.+?) \| (?:site|tests) \|$", licenses.FILE.read_text("utf-8"), re.M)
    return {(name, version): license_ for name, version, license_ in found}


def test_every_package_is_listed() -> None:
    """Does the list of licenses name every locked package in its version, and no other? (make licenses)"""
    assert set(rows()) == {(each.name, each.version) for each in locked()}


def test_licenses_are_those_of_the_packages() -> None:
    """Does the list say what the installed packages say of themselves? (make licenses)"""
    listed, wrong, seen = rows(), {}, 0
    for package in locked():
        try:
            installed = distribution(package.name)
        except PackageNotFoundError:
            continue
        if installed.version == package.version:
            seen += 1
            told = licenses.license_of(installed)
            here = listed[package.name, package.version]
            if told not in (licenses.UNKNOWN, here):
                wrong[package.name] = (here, told)
    assert wrong == {}
    assert seen > 30, "too few of the locked packages are installed to say anything"


def test_no_license_is_unknown() -> None:
    """Is the license of each package known?"""
    assert [key for key, license_ in rows().items() if license_ == licenses.UNKNOWN] == []


def test_sites_are_built_with_free_parts() -> None:
    """May everything that a site is built with be used, changed and given on, without a claim on our own code?"""
    needed = {(each.name, each.version) for each in locked() if each.purpose == "site"}
    odd = {key: license_ for key, license_ in rows().items() if key in needed and not _allowed(license_)}
    assert odd == {}


def _allowed(license_: str) -> bool:
    """Whether one of the licenses to choose from is free, and all that hold together are."""
    choices = license_.replace("(", "").replace(")", "").split(" OR ")
    return any(all(part in _FREE | _WEAK for part in choice.split(" AND ")) for choice in choices)


@pytest.mark.parametrize("purpose", LOCKS)
def test_a_lock_without_digests(purpose: str) -> None:
    """Is a package without a digest in a lock found?"""
    text = LOCKS[purpose].read_text(encoding="utf-8")
    cut = re.sub(r"(==\S+) \\\n(?:    --hash\S+(?: \\)?\n)+", r"\1\n", text, count=1)
    with pytest.raises(ValueError, match="no digest"):
        list(read_lock(cut, purpose))


def test_the_bill_names_everything() -> None:
    """Does the bill of materials name each locked package with its digests and its license?"""
    components = {(each["name"], each["version"]): each for each in bill()["components"]}
    for package in locked():
        told = components[package.name, package.version]
        (reference,) = told["externalReferences"]
        assert told["purl"] == package.purl
        assert [each["content"] for each in reference["hashes"]] == list(package.hashes) != []
        assert told["licenses"] == [{"expression": rows()[package.name, package.version]}]


def test_the_bill_is_the_same_each_time() -> None:
    """Do the same locks give the same bill, serial number included, and does nothing in it name two things?"""
    told = bill()
    assert told == bill()
    names = [each["bom-ref"] for part in told["components"] for each in (part, *part.get("components", ()))]
    assert len(names) == len(set(names))
    assert set(told["dependencies"][0]["dependsOn"]) <= set(names)


def test_front_end_parts(built_bridges: Path) -> None:
    """Are the parts of others that browsers load those that were listed, byte for byte? (make vendored)"""
    listed = json.loads(FRONT_END.read_text(encoding="utf-8"))["parts"]
    found = parts(built_bridges / "site")
    assert [{**part, "files": {}} for part in found] == [{**part, "files": {}} for part in listed]
    for here, there in zip(found, listed, strict=True):
        # Another site may have more languages, each with a file of the search engine.
        assert here["files"].items() <= there["files"].items() and here["files"]


def test_scripts_are_as_they_were_shipped(built_bridges: Path) -> None:
    """Is each script of the theme published as its makers ship it, and nothing there that is not listed?"""
    listed = json.loads(FRONT_END.read_text(encoding="utf-8"))["parts"][0]["files"]
    site = built_bridges / "site"
    for path in [*(site / "assets" / "javascripts").rglob("*.js")]:
        assert hashlib.sha256(path.read_bytes()).hexdigest() == listed[path.relative_to(site).as_posix()]
