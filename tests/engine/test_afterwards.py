"""What a preview makes after the pages: is each file written that is not there as it should be?"""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from generator.engine.afterwards import Afterwards


def test_a_file_comes_again(tmp_path: Path) -> None:
    """After an entry was deleted and put back as it was: are its files there again?"""
    written: Any = SimpleNamespace(paths=set())
    afterwards = Afterwards(tmp_path, tmp_path, written, lambda *_: None)
    site: Any = SimpleNamespace(config=SimpleNamespace(site_dir=str(tmp_path)))
    place = tmp_path / "bridges" / "x.json"
    for content in ("one", "two", "one"):
        afterwards.write("bridges/x.json", content)
        assert place.read_text(encoding="utf-8") == content
    time = place.stat().st_mtime_ns
    afterwards.write("bridges/x.json", "one")
    assert place.stat().st_mtime_ns == time
    afterwards.remove(site, "bridges/x.json")
    assert not place.parent.exists()
    afterwards.write("bridges/x.json", "one")
    assert place.is_file()
