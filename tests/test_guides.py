"""The guides do what they say: their commands are run, their edits are made, and what they show is what one sees."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import click
import pytest
from click.testing import Result

from generator.examining import Examination
from generator.kinds.schemas import entry_schemas
from tests.guides_reading import blocks, fits, inline_commands
from tests.guides_walking import Walk, refuse_unknown_options

ROOT = Path(__file__).parent.parent
GUIDES = ROOT / "docs" / "guides"
WALKED = (
    "index",
    "change-a-fact",
    "add-an-article",
    "add-an-entry",
    "write-a-sheet",
    "add-a-kind",
    "set-up-another-site",
)
# Other guides are pages to look things up; who tries their blocks.
ELSEWHERE = {
    "translate": "tests/translating",
    "print-and-pdf": "tests/test_pdf.py",
    "publish": "tests/engine/test_hosting.py",
}


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory, commit: Callable[..., str]) -> Path:
    """The real site under Git, without translations, which no guide here needs. Read only."""
    root = tmp_path_factory.mktemp("guides") / "main"
    left_out = shutil.ignore_patterns("translations", "articles")
    for folder in ("content", "docs", "site_config"):
        shutil.copytree(ROOT / folder, root / folder, ignore=left_out)
    for name in ("mkdocs.yml", ".gitignore"):
        shutil.copy(ROOT / name, root)
    commit(root, "Start", "2026-11-30")
    return root


@pytest.fixture(scope="module")
def schemas(start: Path, examine_site: Callable[..., Examination]) -> Mapping[str, str]:
    """The schemas of the real site, by file name; those of files that are no entries are the same on any site."""
    catalog = examine_site(start).catalog
    assert catalog is not None
    return entry_schemas(catalog)


@pytest.mark.parametrize("guide", WALKED)
def test_walk(
    guide: str,
    start: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    factsheet: Callable[..., Result],
    in_git: Callable[..., str],
    schemas: Mapping[str, str],
) -> None:
    """Can one do what the guide says, step by step, and see what it shows?"""
    root = shutil.copytree(start, tmp_path / "main")

    def command(here: Path, *words: str) -> Result:
        monkeypatch.chdir(here)
        return factsheet(here, *words)

    walk = Walk(root, command, in_git, schemas)
    steps = blocks((GUIDES / f"{guide}.md").read_text(encoding="utf-8"))
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        try:
            walk.do(step, following)
        except (AssertionError, ValueError, OSError) as error:
            pytest.fail(f"docs/guides/{guide}.md, line {step.line}: {error}")


@pytest.mark.parametrize(
    "block",
    ["```sh\nmake site\n", "```python\n```\n", "```\n```\n", '```yaml title="Somewhere"\n```\n', "```text\n```\n"],
)
def test_unknown_blocks(block: str) -> None:
    """Is a block refused that no test would try?"""
    with pytest.raises(ValueError, match=r"no test knows|not closed"):
        blocks(f"# Guide\n\n{block}")


def test_what_one_sees() -> None:
    """Is a difference noticed between what a guide shows and what is printed?"""
    assert fits("2 files, … words.\n…\nDone.\n", "2 files, 30 words.\n\nAnd more.\nDone.\n")
    assert fits("…\nDone.", "Done.\n")
    assert not fits("2 files, … words.\n", "3 files, 30 words.\n")
    assert not fits("2 files.\n", "2 files.\nAnd more.\n")


@pytest.mark.parametrize("words", ["factsheet chek", "factsheet source ad FILE", "factsheet check --fixx"])
def test_unknown_commands(words: str) -> None:
    """Is a command noticed that does not exist, or not with this option?"""
    with pytest.raises((AssertionError, click.UsageError)):
        refuse_unknown_options(words.split())


def test_every_guide_is_tried() -> None:
    """Does a test try every guide that is there?"""
    assert {path.stem for path in GUIDES.glob("*.md")} == {*WALKED, *ELSEWHERE}
    for place in ELSEWHERE.values():
        assert (ROOT / place).exists()


@pytest.mark.parametrize("guide", [*WALKED, *ELSEWHERE])
def test_commands_in_sentences(guide: str) -> None:
    """Do the commands exist, with their options, that a guide names in its sentences or only shows?"""
    text = (GUIDES / f"{guide}.md").read_text(encoding="utf-8")
    shown = [line.split("#")[0].split() for line in text.splitlines() if line.startswith("factsheet ")]
    for words in [*inline_commands(text), *(shown if guide in ELSEWHERE else [])]:
        try:
            refuse_unknown_options(words)
        except (AssertionError, click.UsageError) as error:
            pytest.fail(f"docs/guides/{guide}.md: {' '.join(words)}: {error}")
