"""The menu that is written once for many pages: is it on each page what the theme would have written there?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator.engine.kept_menus import KeptMenus


def test_same_site(
    bridges: Path, built_bridges: Path, factsheet: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is every page the same, byte for byte, when each menu is written anew?"""
    asked: list[object] = []

    def never(menus: KeptMenus, context: object) -> tuple[object, ...]:
        asked.append(context)
        return ()

    monkeypatch.setattr(KeptMenus, "_key", never)
    assert factsheet(bridges, "build").exit_code == 0
    pages = [path.relative_to(bridges / "site") for path in (bridges / "site").rglob("*.html")]
    assert len(asked) > len(pages)
    for page in pages:
        assert (built_bridges / "site" / page).read_bytes() == (bridges / "site" / page).read_bytes(), page
