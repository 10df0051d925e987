"""What saves time in a build: is every page what the engine makes without it?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from mkdocs.structure.pages import Page

from generator.engine import converting, short_way
from generator.engine.kept_parts import KeptParts
from generator.markup.page import Converted


def test_same_site(
    bridges: Path, built_bridges: Path, factsheet: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each page converted by the library, and put by the engine into a frame that is written anew: is it the same?

    And are parts kept at all?
    """
    used: list[int] = []
    kept: list[int] = []
    by_library: list[object] = []
    turn = KeptParts.turn_to
    library = converting.Converting._by_engine

    def to_none(parts: KeptParts, page: Page, context: Any) -> None:
        used.append(len(parts.used))
        turn(parts, page, context)
        kept.append(bool(parts._group))
        parts._group = ()

    def watched(self: converting.Converting, *arguments: object) -> Converted:
        by_library.append(arguments)
        return library(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(KeptParts, "turn_to", to_none)
    monkeypatch.setattr(short_way, "is_ours_alone", lambda config: False)
    monkeypatch.setattr(converting, "KNOWN", set())
    monkeypatch.setattr(converting.Converting, "_by_engine", watched)
    assert factsheet(bridges, "build").exit_code == 0
    pages = [path.relative_to(bridges / "site") for path in (bridges / "site").rglob("*.html")]
    generated = list((bridges / "build" / "pages").rglob("*.md"))
    assert sum(kept) > len(pages) / 3
    assert not any(used)
    assert len(by_library) > len(generated) > 0
    for page in pages:
        assert (built_bridges / "site" / page).read_bytes() == (bridges / "site" / page).read_bytes(), page
