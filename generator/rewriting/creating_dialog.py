"""Asks for a new entry on a terminal: one question a field, again until the answer is good or the field left open."""

from __future__ import annotations

from collections.abc import Iterator

import click

from generator.model.catalog import Catalog
from generator.problems import Problem
from generator.rewriting.creating import Draft
from generator.rewriting.creating_questions import Question
from generator.rewriting.creating_values import value_at
from generator.sourcing import RefusedError

_MANY = 15


def ask_all(draft: Draft, catalog: Catalog, *, ask_id: bool) -> None:
    """Ask for everything that has no answer yet. Ends early only with click.Abort, and then nothing is written."""
    click.echo("Enter alone leaves a field to be found later. Ctrl-C ends without writing anything.")
    while missing := draft.unanswered():
        question = missing[0]
        _ask(draft, catalog, question)
        if question.path[-1] == "source":
            for more in _places(catalog, question, value_at(draft.data, question.path)):
                _ask(draft, catalog, more)
        if question.path == ("name",) and ask_id:
            _ask_id(draft)


def told(problem: Problem) -> str:
    """A problem in one line, without a place."""
    return f"{problem.message} {problem.tip}".strip()


def _ask(draft: Draft, catalog: Catalog, question: Question) -> None:
    click.echo(f"\n{question.name}: {question.help}")
    if question.example:
        wrong = f"  (not: {question.bad_example})" if question.bad_example else ""
        click.echo(f"  such as: {question.example}{wrong}")
    for line in _choices(catalog, question):
        click.echo(f"  {line}")
    while True:
        text = click.prompt(str(question.path[-1]), default="", show_default=False)
        try:
            problems = draft.answer(question, text)
        except RefusedError as refusal:
            click.echo(f"  {refusal}", err=True)
            continue
        for problem in problems:
            click.echo(f"  {told(problem)}", err=True)
        if not any(problem.level == "error" for problem in problems):
            return


def _ask_id(draft: Draft) -> None:
    click.echo("\nid: The address of the page and the name of the file; it never changes.")
    while True:
        try:
            draft.name_it(click.prompt("id", default=draft.id))
            return
        except RefusedError as refusal:
            click.echo(f"  {refusal}", err=True)


def _choices(catalog: Catalog, question: Question) -> Iterator[str]:
    """What may be answered, where that is known."""
    choices = list(question.words)
    if question.refers is not None:
        known = (entry for entry in catalog.entries.values() if question.refers in ("", entry.kind.id))
        choices = sorted((entry.key, entry.name) for entry in known)
    width = max((len(word) for word, _ in choices[:_MANY]), default=0)
    yield from (f"{word:{width}}  {meaning}".rstrip() for word, meaning in choices[:_MANY])
    if len(choices) > _MANY:
        yield f"... and {len(choices) - _MANY} more; a name that is nearly right is put right."


def _places(catalog: Catalog, question: Question, source: object) -> Iterator[Question]:
    """Where in a source the words stand: asked of each that was named."""
    found = catalog.sources.get(str(source))
    here = question.path[:-1]
    if found is None:
        return
    if found.is_held:
        yield Question((*here, "paragraph"), "The paragraph of the text, counted from 1.", "3")
        yield Question((*here, "quote"), "The exact words, as few as prove it.")
    else:
        yield Question((*here, "at"), "Where in the source: a page or section; Enter if it is short.")
