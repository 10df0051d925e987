"""The headers for hosts: do the guide, the site and the policy say the same?"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator.engine.hosting import SNIPPETS, TYPE_SNIPPETS, headers, netlify
from generator.engine.securing import policy


@pytest.mark.parametrize("host", SNIPPETS)
def test_guide_has_the_piece_as_it_is_made(project_root: Path, host: str) -> None:
    """Can what stands in the guide be copied, and is it what the software would write today?"""
    guide = (project_root / "docs/guides/publish.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```\w+\n(.*?)```", guide, re.DOTALL)
    assert SNIPPETS[host]() in blocks


@pytest.mark.parametrize("host", TYPE_SNIPPETS)
def test_guide_has_the_types_as_they_are_made(project_root: Path, host: str) -> None:
    """Does the guide say for each server how it tells the types of the files that it may not know?"""
    guide = (project_root / "docs/guides/publish.md").read_text(encoding="utf-8")
    assert TYPE_SNIPPETS[host]() in re.findall(r"```\w+\n(.*?)```", guide, re.DOTALL)


def test_headers_can_be_quoted() -> None:
    """Can every host put a value between double quotes, on one line?"""
    for name, value in headers().items():
        assert not re.search(r"[\"\\\n$]", value), name


def test_every_host_gets_every_header() -> None:
    """Is no header forgotten for some host?"""
    for host, made in SNIPPETS.items():
        for name, value in headers().items():
            assert f"{name}" in made(), host
            assert value in made(), host
    assert policy(as_header=True) in netlify()


def test_site_brings_the_file_along(built_bridges: Path) -> None:
    """Do hosts that read `_headers` need no setting at all?"""
    assert (built_bridges / "site/_headers").read_text(encoding="utf-8") == netlify()
    assert (built_bridges / "site/.nojekyll").read_bytes() == b""
    assert (built_bridges / "site/bridges/old-mill-bridge.md").is_file()


def test_own_file_wins(bridges: Path, factsheet: Callable[..., Result]) -> None:
    """Can a site send headers of its own instead?"""
    (bridges / "docs/_headers").write_text("/*\n  X-Own: 1\n")
    assert factsheet(bridges, "build").exit_code == 0
    assert (bridges / "site/_headers").read_text() == "/*\n  X-Own: 1\n"
