"""What is written beside the engine: does it stand in the site, and do pages find it?"""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from generator.engine.beside import _MOST_WAITING, KnownFiles, written


def test_written_as_it_is_made(tmp_path: Path) -> None:
    """Is each file in its place before many more are made, so that they need no memory, with its digest noted?"""

    def files() -> object:
        yield "a/one.csv", "ç\n"
        yield "a/large.json", b"1" * _MOST_WAITING
        assert (tmp_path / "a/one.csv").read_text(encoding="utf-8") == "ç\n"
        assert (tmp_path / "a/large.json").stat().st_size == _MOST_WAITING
        yield "a/two.png", b"\x00"

    done = written(iter(files()), tmp_path, frozenset())  # type: ignore[call-overload]
    one = done.digests["a/one.csv"]
    assert (one.size, one.sha256) == (3, hashlib.sha256("ç\n".encode()).hexdigest())
    assert one.time == (tmp_path / "a/one.csv").stat().st_mtime_ns
    assert done.digests["a/large.json"].time == (tmp_path / "a/large.json").stat().st_mtime_ns
    assert (tmp_path / "a/two.png").read_bytes() == b"\x00"
    assert list(done.digests) == ["a/one.csv", "a/large.json", "a/two.png"]
    assert done.later == []


def test_sent_to_another_process(tmp_path: Path) -> None:
    """Does what was noted reach another process as it is?"""
    done = written(iter([("a.txt", "a"), ("_redirects", b"b")]), tmp_path, frozenset({"_redirects"}))
    sent = pickle.loads(pickle.dumps(done))
    assert sent == done
    assert sent.digests["a.txt"].size == 1


def test_where_the_engine_writes_too(tmp_path: Path) -> None:
    """Is a file kept back where the engine has one of the same address, and may write it at any moment?"""
    done = written(iter([("_redirects", "/a /b\n"), ("b.txt", "b")]), tmp_path, frozenset({"_redirects"}))
    assert done.later == [("_redirects", "/a /b\n")]
    assert [path.name for path in tmp_path.iterdir()] == ["b.txt"]


def test_links_find_them(tmp_path: Path) -> None:
    """Can a page link to a file that the engine has not got, while the engine copies nothing for it?"""
    config = MkDocsConfig()
    config.load_dict({"site_dir": str(tmp_path), "use_directory_urls": True})
    page = File("a.md", str(tmp_path), str(tmp_path), True)
    files = KnownFiles([page], frozenset({"pictures/x.svg"}), config)
    picture = files.get_file_from_path("pictures/x.svg")
    assert picture is not None
    assert picture.url_relative_to(page) == "../pictures/x.svg"
    assert files.get_file_from_path("pictures/x.svg") is picture
    assert files.get_file_from_path("pictures/y.svg") is None
    assert files.get_file_from_path("a.md") is page
    assert list(files) == [page]
