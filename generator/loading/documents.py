"""Finds and reads the hand-written pages of `docs/`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from generator.loading.characters import merge_conflict, unseen_character
from generator.loading.file_names import relative_name
from generator.loading.files import read_text
from generator.loading.ids import check_id
from generator.loading.symlinks import link_problem
from generator.problems import Problem

# Far more than anyone reads, and what the engine turns into HTML in a second.
MAX_CHARACTERS = 100_000
# What the engine takes for a page.
_SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
# What the engine would publish as it is, and a browser would run.
_RUNS = (".html", ".htm", ".xhtml", ".xml", ".svg", ".js", ".mjs", ".css", ".wasm")


@dataclass(frozen=True)
class Document:
    """A hand-written Markdown page of `docs/`. `uri` is its path below `docs/`."""

    uri: str
    file: str
    text: str


def load_documents(root: Path) -> tuple[dict[str, Document], list[Problem]]:
    """The pages by `uri`, and what is wrong with their names or keeps them from being read.

    Hidden files are passed over, as the engine does.
    """
    docs = root / "docs"
    documents: dict[str, Document] = {}
    problems: set[Problem] = set()
    for path in sorted(docs.rglob("*")) if docs.is_dir() else ():
        inside = path.relative_to(docs)
        if any(part.startswith(".") for part in inside.parts):
            continue
        file = relative_name(path, root)
        # The engine follows links, and would publish whatever they lead to, pictures and whole folders as well.
        if path.is_symlink() and (problem := link_problem(path, root, file) or _link_to_folder(path, file)):
            problems.add(problem)
            continue
        if path.suffix.lower() in _RUNS and path.is_file():
            tip = "Write the page as Markdown, and put pictures in as PNG, JPEG or WebP."
            problems.add(
                Problem(file, 0, 0, "unexpected-file", "A file of this kind can run in the reader's browser.", tip)
            )
        if path.suffix.lower() not in _SUFFIXES:
            continue
        problems.update(_name_problems(file, len(inside.parts)))
        text, found = read_text(path, root, file)
        problems.update(found)
        if text is not None:
            if problem := unseen_character(text, file):
                problems.add(problem)
            if len(text) > MAX_CHARACTERS:
                message = f"The page is longer than {MAX_CHARACTERS:,} characters."
                problems.add(Problem(file, 0, 0, "too-large", message, "Divide it into several pages."))
                continue
            if problem := merge_conflict(text, file):
                problems.add(problem)
            documents[inside.as_posix()] = Document(inside.as_posix(), file, text)
    return documents, sorted(problems)


def other_files(root: Path) -> frozenset[str]:
    """The paths below `docs/` of what is no page, which the engine publishes as it is.

    Hidden files are passed over, and those that are refused in any case (`unexpected-file`).
    """
    docs = root / "docs"
    found = (path.relative_to(docs) for path in docs.rglob("*") if path.suffix.lower() not in (*_SUFFIXES, *_RUNS))
    shown = (path for path in found if not any(part.startswith(".") for part in path.parts))
    return frozenset(path.as_posix() for path in shown if (docs / path).is_file())


def _link_to_folder(path: Path, file: str) -> Problem | None:
    if not path.is_dir():
        return None
    message = "A link to a folder is not followed."
    return Problem(file, 0, 0, "symlink-folder", message, "Move the files here, or link them one by one.")


def _name_problems(file: str, depth: int) -> list[Problem]:
    """What is wrong with the names of a page and of its folders below `docs/`: they are its address."""
    parts = file.split("/")
    problems: list[Problem] = []
    for count in range(len(parts) - depth + 1, len(parts)):
        folder = "/".join(parts[:count])
        problem = check_id(f"{folder}.md")
        if problem:
            problems.append(
                replace(
                    problem,
                    file=folder,
                    message=problem.message.replace(f"{parts[count - 1]}.md", parts[count - 1]),
                    tip=problem.tip.replace(".md", ""),
                )
            )
    name = parts[-1]
    if not name.endswith(".md"):
        message = f'The name of a page ends with ".md", not with "{name[name.rfind(".") :]}".'
        problems.append(Problem(file, 0, 0, "file-suffix", message, "Rename it."))
    elif name != "index.md" and (problem := check_id(file)):
        problems.append(problem)
    return problems
