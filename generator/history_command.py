"""`factsheet history`: how an entry, a fact or a source came to be what it is, from Git."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import click

from generator.comparing.past import Edition, PastChange, past_of
from generator.comparing.reporting import as_markdown, as_text, literal, printable
from generator.comparing.state import State, state_of
from generator.languages.words import words_for
from generator.loading.history_git import GitError, is_shallow
from generator.loading.history_of_files import steps_of
from generator.loading.project import load_project

_REFERENCE = re.compile(r"([a-z0-9-]+/[a-z0-9-]+)(?:#([a-z0-9-]+))?")
_SHALLOW = "This clone holds only the latest commits; what came before is not listed. Run: git fetch --unshallow"


@click.command("history")
@click.argument("reference", metavar="REF")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="text for people, markdown for a pull request, json for programs.",
)
@click.pass_obj
def history(root: Path, reference: str, form: str) -> None:
    """Say how REF came to be what it is: each commit that changed it, the newest first, and what it changed.

    REF is an entry (kind/id), a fact or value of it (kind/id#fact), or a source (sources/id), also one that was
    withdrawn or renamed. Commits that only wrote the same in another way are left out.
    """
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise click.UsageError(f"“{reference}” is no address. Write it as kind/id, kind/id#fact or sources/id.")
    state = state_of(load_project(root))
    key, anchor = state.followed(match[1]), match[2] or ""
    files = files_of(state, key)
    try:
        steps = steps_of(root, files)
        shallow = is_shallow(root)
    except GitError as error:
        raise click.UsageError(str(error)) from error
    editions = [Edition(s.commit.id, s.commit.day, s.commit.author, s.commit.subject, s.before, s.after) for s in steps]
    settings = {file: data for file, data in state.records.items() if file not in files and _names(file, data)}
    ids = anchors_of(state, editions, key, anchor) if anchor else frozenset[str]()
    past = past_of(editions, settings, ids, words_for("en"))
    if not past:
        raise click.UsageError(_nothing(state, key, anchor, known=bool(editions)))
    if shallow:
        click.echo(_SHALLOW, err=True)
    writers = {"text": _text, "markdown": _markdown, "json": _json}
    click.echo("\n".join(writers[form](past)))


def _names(file: str, data: object) -> bool:
    """Whether a record of today gives names to what the past refers to. Figures do not: their values are of today."""
    is_foreign = file.startswith("content/translations/")
    return isinstance(data, dict) and "values" not in data and not is_foreign


def files_of(state: State, key: str) -> list[str]:
    """The file of an entry or source, and those of all the addresses that it had before."""
    return [f"content/{each}.yml" for each in (key, *sorted(old for old in state.moved if state.followed(old) == key))]


def anchors_of(state: State, editions: list[Edition], key: str, anchor: str) -> frozenset[str]:
    """The ids that a fact or value has or had, by `former_ids` of today and of the past."""
    records = [state.entries.get(key, {}), *(data for each in editions for data in each.after.values() if data)]
    former = [record.get("former_ids") for record in records if isinstance(record, dict)]
    pairs = {(str(old), str(new)) for each in former if isinstance(each, dict) for old, new in each.items()}
    found = {anchor}
    for _ in pairs:
        found |= {old for old, new in pairs if new in found} | {new for old, new in pairs if old in found}
    return frozenset(found)


def _nothing(state: State, key: str, anchor: str, *, known: bool) -> str:
    if known and anchor:
        items = [item for name in ("facts", "values") for item in state.entries.get(key, {}).get(name, ())]
        ids = ", ".join(str(item.get("id")) for item in items if isinstance(item, dict))
        return f"{key} never had a fact or value “{anchor}”." + (f" It has: {ids}." if ids else "")
    keys = [*state.entries, *(f"sources/{name}" for name in state.sources)]
    if key in keys:
        return f"{key} is not committed yet, so it has no past. Commit it first."
    near = difflib.get_close_matches(key, keys, 1)
    return f"There is no {key}, and there never was one." + (f" Did you mean {near[0]}?" if near else "")


def _text(past: list[PastChange]) -> Iterator[str]:
    for number, each in enumerate(past):
        edition = each.edition
        if number:
            yield ""
        yield f"{edition.day}  {printable(edition.author)}  {edition.id[:10]}  {printable(edition.subject)}"
        yield from as_text(each.changes)


def _markdown(past: list[PastChange]) -> Iterator[str]:
    for number, each in enumerate(past):
        edition = each.edition
        if number:
            yield ""
        yield f"#### {edition.day}: {literal(edition.subject)}"
        yield from ("", f"{literal(edition.author)}, {edition.id[:10]}", "", *as_markdown(each.changes))


def _json(past: list[PastChange]) -> Iterator[str]:
    yield json.dumps(
        [
            {
                "commit": each.edition.id,
                "day": each.edition.day.isoformat(),
                "author": each.edition.author,
                "subject": each.edition.subject,
                "changes": [change.as_data() for change in each.changes],
            }
            for each in past
        ],
        indent=2,
        ensure_ascii=False,
    )
