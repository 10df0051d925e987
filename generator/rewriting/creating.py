"""`factsheet new`: what is known of an entry so far, what is missing, and the file that comes of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path as FilePath
from typing import Any

from generator.kinds.declaration import Kind
from generator.kinds.models import entry_model
from generator.model.catalog import Catalog
from generator.model.walk import Path
from generator.problems import Problem
from generator.rewriting.creating_checking import problems_at
from generator.rewriting.creating_ids import propose_id, refusal
from generator.rewriting.creating_questions import Question, is_shown_with_evidence, questions
from generator.rewriting.creating_text import entry_text, first_line_of
from generator.rewriting.creating_values import OPEN, is_list_at, put, read_setting, read_value, value_at, with_kind
from generator.rewriting.formatting import as_written
from generator.rewriting.key_order import order_for
from generator.sourcing import RefusedError


class Draft:
    """An entry that is being made: the answers so far, and which questions are left open on purpose."""

    def __init__(self, root: FilePath, catalog: Catalog, kind: Kind, entry_id: str | None = None) -> None:
        self._root, self._catalog, self.kind = root, catalog, kind
        self._id = entry_id
        self.data: dict[str, Any] = {}
        self._open: set[Path] = set()
        self._order = order_for(f"content/{kind.id}/x.yml", {kind.id: kind}) or as_written
        self.questions = questions(kind, catalog, catalog.today.isoformat(), self._order)
        if entry_id is not None and (why := refusal(root, catalog, kind, entry_id)):
            raise RefusedError(why)

    @property
    def id(self) -> str:
        """The id that was given, or the one that the name proposes."""
        return self._id or propose_id(self._root, self._catalog, self.kind, str(self.data.get("name", "")))

    @property
    def file(self) -> str:
        """Where the entry will lie."""
        return f"content/{self.kind.id}/{self.id}.yml"

    def name_it(self, entry_id: str) -> None:
        """Give the entry another id than the proposed one. Raises RefusedError if it cannot be had."""
        if why := refusal(self._root, self._catalog, self.kind, entry_id):
            raise RefusedError(why)
        self._id = entry_id

    def set_all(self, settings: Iterable[str]) -> list[tuple[Path, Problem]]:
        """Take `field=value` for each setting; gives what is wrong with any of them, behind its path.

        Raises RefusedError for a setting that cannot be read at all.
        """
        paths = []
        for path, text in map(read_setting, settings):
            if text.strip() == OPEN:
                self._open.add(path)
            else:
                put(self.data, path, self._read(path, text))
                paths.append(path)
        return list(dict.fromkeys((path, problem) for path in paths for problem in self._problems(path, self.data)))

    def answer(self, question: Question, text: str) -> list[Problem]:
        """Take the answer to a question; one with an error is not kept. Raises RefusedError if it cannot be read."""
        if text.strip() in ("", OPEN):
            self._open.add(question.path)
            return []
        value = self._read(question.path, text)
        before = _copied(self.data)
        put(self.data, question.path, value)
        problems = self._problems(question.path, self.data)
        if any(problem.level == "error" for problem in problems):
            self.data = before
        return problems

    def unanswered(self) -> list[Question]:
        """The questions that need an answer, in order."""
        return [each for each in self.questions if not each.default and not self._is_open(each) and self._lacks(each)]

    def left(self) -> list[Question]:
        """The questions that were left open on purpose, and still have no answer."""
        return [each for each in self.questions if self._is_open(each) and self._lacks(each)]

    def text(self) -> str:
        """The file: the answers, what needs none, and a comment for each thing still to be found. The id is settled."""
        self._id = self.id
        for question in self.questions:
            begun = len(question.path) == 1 or value_at(self.data, question.path[:-1]) is not None
            if question.default and begun and self._lacks(question):
                put(self.data, question.path, question.default)
        first_line = first_line_of(self._root / "content" / self.kind.id)
        return entry_text(self.kind, self.file, self.data, self.left(), self._order, first_line)

    def _read(self, path: Path, text: str) -> Any:
        declared = self.kind.declared.fields.get(str(path[0])) if len(path) == 1 else None
        is_list = declared.type.is_list if declared else is_list_at(entry_model(self.kind), path)
        value = read_value(text, is_list=is_list)
        refers = declared.type.target if declared and declared.type.base == "reference" else None
        return with_kind(value, refers)

    def _problems(self, path: Path, data: dict[str, Any]) -> list[Problem]:
        alone = {str(path[0]): data[str(path[0])]}  # what is wrong elsewhere hides nothing here
        return problems_at(self.kind, self._catalog, self.id, alone, path)

    def _is_open(self, question: Question) -> bool:
        return any(question.path[: len(path)] == path for path in self._open)

    def _lacks(self, question: Question) -> bool:
        if question.path[-1] in ("value", "precision") and value_at(self.data, (*question.path[:-1], "phrase")):
            return False
        if question.path[0] == "evidence" and not is_shown_with_evidence(self.kind, self.data):
            return False
        return value_at(self.data, question.path) is None


def _copied(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _copied(each) for key, each in data.items()}
    return [_copied(each) for each in data] if isinstance(data, list) else data
