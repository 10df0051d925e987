"""What files hold: is a large one whole, and is it never in memory as a whole?"""

from __future__ import annotations

import hashlib
import tracemalloc
from pathlib import Path

from generator.contents import OnDisk, as_bytes
from generator.engine.beside import written

_LARGE = bytes(range(256)) * 4 * 20_000  # 20 MB


def test_the_same_bytes_whatever_form_they_have(tmp_path: Path) -> None:
    """Is a text taken as UTF-8, and what lies on the disk read, more than once and when its file is gone?"""
    (tmp_path / "x").write_bytes(b"\xc3\xa7")
    laid = OnDisk.copied(tmp_path / "x")
    (tmp_path / "x").unlink()
    assert [as_bytes(each) for each in ("ç", b"\xc3\xa7", laid, laid)] == [b"\xc3\xa7"] * 4


def test_a_large_file_is_not_held_in_memory(tmp_path: Path) -> None:
    """Is it in its place, with its digest noted, though it was read in pieces?"""
    (tmp_path / "large").write_bytes(_LARGE)
    content = OnDisk.copied(tmp_path / "large")
    tracemalloc.start()
    done = written(iter([("data/large.sqlite", content)]), tmp_path, frozenset())
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    place = tmp_path / "data/large.sqlite"
    assert place.read_bytes() == _LARGE
    assert done.digests["data/large.sqlite"] == (
        len(_LARGE),
        hashlib.sha256(_LARGE).hexdigest(),
        place.stat().st_mtime_ns,
    )
    assert most < len(_LARGE) / 4


def test_a_large_file_that_is_kept_back_is_sent_whole(tmp_path: Path) -> None:
    """Can it go to another process, where nothing knows of the file without a name?"""
    (tmp_path / "large").write_bytes(b"1")
    done = written(iter([("taken", OnDisk.copied(tmp_path / "large"))]), tmp_path, frozenset({"taken"}))
    assert done.later == [("taken", b"1")]
