"""Compiled templates are kept: is a page ever other than it would be without that?"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.filters import do_title

from generator import compiling
from generator.pages import compiled_templates
from generator.pages.compiled_templates import CompiledTemplates
from generator.pages.environment import DEFAULTS, make_environment

Ways = dict[str, object]


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of what is kept, empty."""
    monkeypatch.setattr(compiled_templates, "FOLDER", tmp_path / "kept")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    compiled_templates._versions.cache_clear()
    yield tmp_path / "kept"
    compiled_templates._versions.cache_clear()


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """Two templates of the software."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text("{% if a %}one {{ a|upper }}\n{% endif %}")
    (tmp_path / "templates" / "part.html").write_text("part")
    return tmp_path / "templates"


def environment(templates: Path, **ways: object) -> Environment:
    """As one run has it."""
    found = Environment(loader=FileSystemLoader(templates), bytecode_cache=CompiledTemplates([templates]))
    for name, value in ways.items():
        setattr(found, name, value)
    return found


def written(templates: Path, name: str = "page.html", **ways: object) -> str:
    """What a run of its own writes."""
    return environment(templates, **ways).get_template(name).render(a="x")


def compiled(monkeypatch: pytest.MonkeyPatch, run: Callable[[], object]) -> bool:
    """Whether anything is compiled."""
    seen: list[str] = []
    usual = Environment.compile

    def noting(self: Environment, source: str, *rest: str, **others: bool) -> object:
        seen.append(source)
        return usual(self, source, *rest, **others)  # type: ignore[call-overload]

    with monkeypatch.context() as patched:
        patched.setattr(Environment, "compile", noting)
        run()
    return bool(seen)


def test_kept(kept: Path, templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Does a second run compile nothing, and write the same?"""
    assert written(templates) == "one X\n"
    assert not compiled(monkeypatch, lambda: written(templates))
    assert written(templates) == "one X\n"
    assert [path.parent for path in kept.iterdir()] == [kept]


def test_all_of_the_software(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Does the set-up leave no template of a page to be compiled, even where Python was told to write no bytecode?"""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    compiling.compile_templates()
    names = [path.relative_to(DEFAULTS).as_posix() for path in DEFAULTS.rglob("*.j2")]

    def load() -> None:
        pages = make_environment()
        for name in names:
            pages.get_template(name)

    assert not compiled(monkeypatch, load)


def test_an_edit(kept: Path, templates: Path) -> None:
    """Does an edit show that leaves size and time of the file as they were?"""
    page = templates / "page.html"
    assert written(templates) == "one X\n"
    before = page.stat()
    page.write_text(page.read_text().replace("one", "two"))
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert written(templates) == "two X\n"


def test_another_version(kept: Path, templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is all compiled anew by a newer version of the library?"""
    written(templates)
    monkeypatch.setattr("jinja2.__version__", "99")
    compiled_templates._versions.cache_clear()
    assert compiled(monkeypatch, lambda: written(templates))


def test_another_compiler(kept: Path, templates: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is all compiled anew after a change in our own way to compile?"""
    written(templates)
    for name in compiled_templates._OURS:
        (tmp_path / name).write_text("Something else.")
    monkeypatch.setattr(compiled_templates, "__file__", str(tmp_path / "compiled_templates.py"))
    compiled_templates._versions.cache_clear()
    assert compiled(monkeypatch, lambda: written(templates))


@pytest.mark.parametrize(
    "ways",
    [
        {"trim_blocks": True},
        {"autoescape": True},
        {"block_start_string": "<%"},
        {"filters": {"upper": do_title}},
        {"finalize": len},
        {"words": {"a": None}},
        {"undefined": StrictUndefined},
    ],
    ids=lambda ways: next(iter(ways)),
)
def test_other_settings(ways: Ways, kept: Path, templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Has an environment with other settings code of its own?"""
    page = templates / "part.html"
    written(templates, page.name)
    assert compiled(monkeypatch, lambda: environment(templates, **ways).get_template(page.name))


def test_what_is_not_ours(kept: Path, templates: Path, tmp_path: Path) -> None:
    """Is nothing kept of a template of a site, nor by filters that a site brings along?"""
    site = Environment(loader=FileSystemLoader(templates), bytecode_cache=CompiledTemplates([tmp_path / "temp"]))
    site.get_template("page.html")
    for own in (str.title, lambda text: text):
        theirs = environment(templates)
        theirs.filters["upper"] = own
        theirs.get_template("page.html")
    assert not kept.exists()


def test_asked_while_written(kept: Path, templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is the code the same whatever a filter does that is only asked while a page is written, such as for links?"""
    (templates / "page.html").write_text("{{ 'x'|upper }}")
    first, second = (pass_context(lambda context, text, sign=sign: text + sign) for sign in "12")
    assert written(templates, filters={"upper": first}) == "x1"
    assert not compiled(monkeypatch, lambda: written(templates, filters={"upper": second}))
    assert written(templates, filters={"upper": second}) == "x2"


@pytest.mark.parametrize(
    "damage",
    [
        lambda kept: b"",
        lambda kept: kept[:10],
        lambda kept: kept[:32],
        lambda kept: kept[:-1],
        lambda kept: kept + b"\0",
        lambda kept: kept.replace(b"one", b"two"),
        lambda kept: b"\0" * len(kept),
    ],
)
def test_damaged(damage: Callable[[bytes], bytes], kept: Path, templates: Path) -> None:
    """Is a damaged file ignored, and written anew?"""
    written(templates)
    (file,) = kept.iterdir()
    right = file.read_bytes()
    assert b"one" in right
    file.write_bytes(damage(right))
    assert written(templates) == "one X\n"
    assert file.read_bytes() == right


def test_of_another_template(kept: Path, templates: Path) -> None:
    """Is what was kept of one template never taken for another?"""
    written(templates)
    (page,) = kept.iterdir()
    written(templates, "part.html")
    (part,) = (path for path in kept.iterdir() if path != page)
    page.write_bytes(part.read_bytes())
    assert written(templates) == "one X\n"


def test_no_place(kept: Path, templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is all as usual where nothing can be, or is to be, kept?"""
    kept.write_text("a file in the place of the folder")
    assert written(templates) == "one X\n"
    monkeypatch.setattr(compiled_templates, "FOLDER", None)
    assert written(templates) == "one X\n"
    monkeypatch.setattr(compiled_templates, "FOLDER", kept.with_name("other"))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert written(templates) == "one X\n"
    assert not kept.with_name("other").exists()
