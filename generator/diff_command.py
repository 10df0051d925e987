"""`factsheet diff`: what a change means in facts, not in lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from generator.comparing.reporting import as_markdown, as_text, literal, printable, summary
from generator.diffing import Difference, Side, difference
from generator.loading.history_git import GitError
from generator.reporters import render_text

_MOST = 40  # pages and sentences that text and Markdown name; JSON has all


@click.command("diff")
@click.argument("revision", default="HEAD", metavar="[REV]")
@click.argument("other", required=False, metavar="[REV2]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="text for people, markdown for a pull request, json for programs.",
)
@click.option("--pages/--no-pages", default=True, help="Whether to compare the pages as well, which takes longest.")
@click.pass_obj
def diff(root: Path, revision: str, other: str | None, form: str, pages: bool) -> None:
    """Say what changed in facts from REV (by default the last commit) to the working tree, or to REV2.

    Words before and after, values with their days, statuses, evidence, and what reads differently elsewhere. Another
    way of writing the same is no change. It ends with 1 if a side cannot be published as it is.
    """
    try:
        found = difference(root, revision, other, pages=pages)
    except GitError as error:
        raise click.UsageError(str(error)) from error
    if form == "json":
        click.echo(json.dumps(_data(found), indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(_text(found) if form == "text" else _markdown(found)))
    click.get_current_context().exit(0 if found.before.loads and found.after.loads else 1)


def _text(found: Difference) -> Iterator[str]:
    yield f"From {printable(found.before.name)} to {printable(found.after.name)}"
    yield ""
    for side in _broken(found):
        yield f"{_reason(side)} It is compared as far as it can be read."
        yield render_text(side.errors, color=False)
        yield ""
    yield summary(found.changes)
    if found.facts:
        yield from ("", *as_text(found.facts))
    if found.besides:
        yield from ("", "Besides:", *as_text(found.besides))
    if found.sentences:
        yield from ("", "Sentences that read differently without being edited:")
        for each in found.sentences[:_MOST]:
            yield from (
                f"  {each.where}",
                f"      was  {printable(each.before)}",
                f"      now  {printable(each.after)}",
            )
        yield from _rest(len(found.sentences))
    for title, uris in _pages(found):
        yield from ("", f"{title}: {len(uris)}", *(f"  {printable(uri)}" for uri in uris[:_MOST]), *_rest(len(uris)))


def _markdown(found: Difference) -> Iterator[str]:
    yield f"### {literal(summary(found.changes))}"
    yield from ("", f"From {literal(found.before.name)} to {literal(found.after.name)}.")
    for side in _broken(found):
        yield from ("", f"**{literal(_reason(side))}** It is compared as far as it can be read.", "")
        for problem in side.errors:
            yield f"- {literal(f'{problem.file}:{problem.line} {problem.message}')}"
    if found.facts:
        yield from ("", *as_markdown(found.facts))
    if found.besides:
        yield from _folded("Besides", len(found.besides), list(as_markdown(found.besides)))
    if found.sentences:
        lines = []
        for each in found.sentences[:_MOST]:
            lines.append(f"- {literal(each.where)}")
            lines += [f"    - *was:* {literal(each.before)}", f"    - *now:* {literal(each.after)}"]
        lines += _rest(len(found.sentences))
        yield from _folded("Sentences that read differently without being edited", len(found.sentences), lines)
    for title, uris in _pages(found):
        yield from _folded(title, len(uris), [*(f"- {literal(uri)}" for uri in uris[:_MOST]), *_rest(len(uris))])


def _folded(title: str, count: int, lines: list[str]) -> Iterator[str]:
    yield from ("", f"<details><summary>{title}: {count}</summary>", "", *lines, "", "</details>")


def _data(found: Difference) -> dict[str, object]:
    pages = found.pages
    return {
        "before": _side(found.before),
        "after": _side(found.after),
        "facts": [change.as_data() for change in found.facts],
        "besides": [change.as_data() for change in found.besides],
        "sentences": [{"where": each.where, "before": each.before, "after": each.after} for each in found.sentences],
        "pages": {"added": pages.added, "changed": pages.changed, "removed": pages.removed} if pages else None,
    }


def _side(side: Side) -> dict[str, object]:
    problems = [{"file": each.file, "line": each.line, "message": each.message} for each in side.errors]
    return {"name": side.name, "loads": side.loads, "problems": problems}


def _broken(found: Difference) -> list[Side]:
    return [side for side in (found.before, found.after) if not side.loads]


def _reason(side: Side) -> str:
    return f"{side.name[:1].upper()}{side.name[1:]} cannot be published as it is."


def _pages(found: Difference) -> list[tuple[str, tuple[str, ...]]]:
    if found.pages is None:
        return []
    titled = (("Pages changed", found.pages.changed), ("Pages added", found.pages.added))
    return [(title, uris) for title, uris in (*titled, ("Pages removed", found.pages.removed)) if uris]


def _rest(count: int) -> list[str]:
    return [f"  and {count - _MOST} more; `--format json` lists all"] if count > _MOST else []
