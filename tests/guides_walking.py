"""Does what the guides say: runs their commands, makes their edits, compares what is printed with what they show."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import yaml
from click.testing import Result

from generator.cli import main
from generator.kinds.ties import schema_of
from tests.guides_reading import Block, Use, fits, replaced, write_new
from tests.schema_judging import as_read, validator

# What a guide says and no test here runs, with the reason.
NOT_RUN = {
    "make site": "sets up a virtual environment; tests/test_init.py runs it from a wheel, the workflow in this project",
    "make serve": "runs until it is stopped; tests/test_preview.py tries the preview",
    "git push": "needs a repository elsewhere",
    "git config --global": "changes the settings of whoever runs the tests",
    "source": "changes the terminal in which it is typed",
    "factsheet pdf": "needs libraries of the system; tests/test_pdf.py runs it where they are",
}
# What a command prints when it fails.
FAILURE = re.compile(r"^Error: |  error  ", re.MULTILINE)
# The set-up of `make check` is what `make site` does; then it is this command.
SAME_AS = {"make check": ["factsheet", "check"]}


@dataclass
class Walk:
    """Somebody who does what a guide says, step by step."""

    here: Path
    command: Callable[..., Result]
    git: Callable[..., str]
    schemas: Mapping[str, str]
    printed: str = ""
    code: int = 0
    found: Block | None = None

    def do(self, block: Block, following: Block | None) -> None:
        """One block. What it shows as failing may fail, and must."""
        if block.use is Use.RUN:
            failing = following and following.use is Use.SEEN and FAILURE.search(following.body)
            for words in block.commands:
                assert self.code == 0, f"`{words[0]}` comes after a command that failed:\n{self.printed}"
                self.run(words)
            assert bool(self.code) == bool(failing), self.printed
            self.code = 0
        elif block.use is Use.SEEN:
            assert fits(block.body, self.printed), f"printed was:\n{self.printed}"
        elif block.use is Use.EXAMPLE:
            refuse_wrong_example(self.here, block, self.schemas)
        else:
            self.write(block)

    def run(self, words: list[str]) -> None:
        """One command, if it is one of those that are run."""
        words = SAME_AS.get(" ".join(words), words)
        if any(words[: len(name.split())] == name.split() for name in NOT_RUN):
            refuse_unknown_options(words)
        elif words[0] == "factsheet":
            result = self.command(self.here, *words[1:])
            self.printed, self.code = result.output, result.exit_code
        elif words[0] == "git":
            self.printed = self.git(self.here, *words[1:])
        elif words[0] == "cd":
            self.here = (self.here / words[1]).resolve(strict=True)
        elif words[0] == "rm":
            (self.here / words[1]).unlink()
        else:
            raise ValueError(f"no test knows how to run: {' '.join(words)}")

    def write(self, block: Block) -> None:
        """One edit."""
        path = self.here / block.path
        if block.use is Use.NEW:
            write_new(path, block.body)
        elif block.use is Use.ADD:
            path.write_text(path.read_text(encoding="utf-8") + block.body, encoding="utf-8")
        elif block.use is Use.FIND:
            assert self.found is None, f"line {self.found.line if self.found else 0}: nothing is put in its place"
            replaced(path.read_text(encoding="utf-8"), block.body, "")
            self.found = block
        else:
            assert self.found is not None, "it follows a block “Find in …”"
            path, old = self.here / self.found.path, self.found.body
            path.write_text(replaced(path.read_text(encoding="utf-8"), old, block.body), encoding="utf-8")
            self.found = None


def refuse_unknown_options(words: list[str]) -> None:
    """Whether a command that is not run is one that exists, with these options."""
    if words[0] != "factsheet":
        return
    command: click.Command = main
    rest = words[1:]
    while isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
        found = command.get_command(click.Context(command), rest[0])  # which is read only now
        assert found, f"There is no command {' '.join(words)}"
        command, rest = found, rest[1:]
    command.make_parser(click.Context(command)).parse_args(list(rest))


def data(text: str) -> Any:
    """What YAML holds, as an editor's tool reads it."""
    node = yaml.compose(text)
    assert node is not None, "it is empty"
    return as_read(node)


def with_example(root: Path, block: Block) -> Any:
    """The data of the file that an example is about, with the example in it."""
    path = root / block.path
    whole = data(path.read_text(encoding="utf-8")) if path.exists() else {}
    example = data(block.body)
    *parents, key = block.key.split(".")
    place = whole
    for parent in parents:
        place = place[parent][-1]
    if not key:
        whole.update(example)
    elif isinstance(example, list):
        place[key] = [*place.get(key, []), *example]
    else:
        place[key] = example[key] if set(example) == {key} else example
    return whole


def refuse_wrong_example(root: Path, block: Block, schemas: Mapping[str, str]) -> None:
    """Whether an example has the form of its file, by the schema that editors use."""
    schema = schemas[f"{schema_of(block.path)}.json"]
    wrong = [error.message for error in validator(schema).iter_errors(with_example(root, block))]
    assert wrong == [], wrong
