"""What saves time in a build: is every page what the engine makes without it?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator.engine import converting
from generator.engine.kept_menus import KeptMenus
from generator.markup.page import Converted


def test_same_site(
    bridges: Path, built_bridges: Path, factsheet: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each menu written anew, and each page converted by the library: is every page the same, byte for byte?"""
    asked: list[object] = []
    by_library: list[object] = []
    library = converting.Converting._by_engine

    def never(menus: KeptMenus, context: object) -> tuple[object, ...]:
        asked.append(context)
        return ()

    def watched(self: converting.Converting, *arguments: object) -> tuple[Converted, set[str]]:
        by_library.append(arguments)
        return library(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(KeptMenus, "_key", never)
    monkeypatch.setattr(converting, "KNOWN", set())
    monkeypatch.setattr(converting.Converting, "_by_engine", watched)
    assert factsheet(bridges, "build").exit_code == 0
    pages = [path.relative_to(bridges / "site") for path in (bridges / "site").rglob("*.html")]
    generated = list((bridges / "build" / "pages").rglob("*.md"))
    assert len(asked) > len(pages)
    assert len(by_library) > len(generated) > 0
    for page in pages:
        assert (built_bridges / "site" / page).read_bytes() == (bridges / "site" / page).read_bytes(), page
