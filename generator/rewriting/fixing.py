"""`check --fix`: writes the remedies that problems offer, round by round, and takes back what does not help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.checks import exceptions, ids_never_die, lock_format, lock_outdated
from generator.checks.registry import RULES
from generator.examining import Examination
from generator.loading.characters import clean, line_and_column
from generator.loading.files import MAX_BYTES
from generator.loading.yaml_nodes import compose
from generator.problems import Problem, has_errors
from generator.rewriting.edits import Edit, OverlapError, apply
from generator.verifying import verify
from generator.writing import write_if_changed

MOST_ROUNDS = 20

_OF_FORM = frozenset({"bad-value", "missing-key", "unknown-key", "wrong-type"})
_OF_CATALOG = frozenset(rule.name for rule in RULES) | {exceptions.NAME, exceptions.UNUSED}


@dataclass(frozen=True, order=True)
class Mended:
    """One mended problem: where it was, its rule, and what stood there and stands there now."""

    file: str
    line: int
    column: int
    rule: str
    was: str
    now: str


@dataclass(frozen=True)
class Mending:
    """What was mended, in the order of rounds, and how the project stands after it."""

    done: tuple[Mended, ...]
    left: Examination


def mend(root: Path, examine: Callable[[], Examination]) -> Mending:
    """Mend what is mechanical in the project in `root`; `examine` looks at it as it is on the disk.

    A remedy stays only if its problem is gone and nothing new is wrong: problems that show up because a file can now be
    read are no new ones. What is taken back is not tried again, so this ends, and a second run changes nothing.
    """
    now = examine()
    done: list[Mended] = []
    refused: set[tuple[str, tuple[Edit, ...]]] = set()
    for _ in range(MOST_ROUNDS):
        offers = [each for each in _offers(now) if (each.rule, each.edits) not in refused]
        if not offers:
            break
        for group in _groups(offers):
            texts = _texts(root, group)
            after = _try(root, group, texts, now, examine)
            if after is None:
                refused.update((each.rule, each.edits) for each in group if len(group) == 1)
                continue
            done += [_mended(each, texts) for each in group]
            now = after
            break
    return Mending(tuple(done), now)


def _offers(examined: Examination) -> list[Problem]:
    """The problems with a remedy. The lock comes last, when nothing else is wrong: then it is `verify`'s to renew."""
    offers = [problem for problem in examined.problems if problem.edits]
    catalog = examined.catalog
    if offers or catalog is None or has_errors(examined.problems):
        return offers
    outdated = [problem for problem in examined.problems if problem.rule == lock_outdated.RULE.name]
    if not outdated:
        return []
    renewed, quotes, ids = verify(catalog), lock_format.FILE, ids_never_die.FILE
    locks = {quotes: (catalog.quotes_lock, renewed.quotes_lock), ids: (catalog.ids_lock, renewed.ids_lock)}
    edits = {file: (Edit(file, 0, len(old), new),) for file, (old, new) in locks.items() if old}
    named = ((each, edits.get(each.file if each.file in locks else quotes)) for each in outdated)
    return [replace(each, edits=found) for each, found in named if found]


def _groups(offers: Sequence[Problem]) -> Iterable[tuple[Problem, ...]]:
    """All remedies that do not overlap at once, which is quick; where that fails, each alone."""
    together: list[Problem] = []
    taken: dict[str, list[Edit]] = {}
    for problem in offers:
        if all(_fits(edit, taken.get(edit.file, ())) for edit in problem.edits):
            together.append(problem)
            for edit in problem.edits:
                taken.setdefault(edit.file, []).append(edit)
    yield tuple(together)
    if len(offers) > 1:
        yield from ((problem,) for problem in offers)


def _fits(edit: Edit, others: Iterable[Edit]) -> bool:
    return all(edit == other or edit.end < other.start or other.end < edit.start for other in others)


def _texts(root: Path, group: Iterable[Problem]) -> Mapping[str, str]:
    """The texts of the files to be changed, as positions count them."""
    files = {edit.file for problem in group for edit in problem.edits}
    return {file: clean((root / file).read_bytes().decode("utf-8")) for file in sorted(files)}


def _try(
    root: Path,
    group: Sequence[Problem],
    texts: Mapping[str, str],
    before: Examination,
    examine: Callable[[], Examination],
) -> Examination | None:
    """Write the remedies and look again; None, with every file as it was, where they did not help."""
    edits = [edit for problem in group for edit in problem.edits]
    try:
        changed = {file: apply(text, [edit for edit in edits if edit.file == file]) for file, text in texts.items()}
    except OverlapError:
        return None
    if any(not _may_be_written(file, text, texts[file]) for file, text in changed.items()):
        return None
    kept = {file: (root / file).read_bytes() for file in changed}
    try:
        for file, text in changed.items():
            write_if_changed((root / file).resolve(), text)
        after = examine()
    except BaseException:
        _put_back(root, kept)
        raise
    if _helped(group, before, after):
        return after
    _put_back(root, kept)
    return None


def _put_back(root: Path, kept: Mapping[str, bytes]) -> None:
    for file, data in kept.items():
        write_if_changed((root / file).resolve(), data.decode("utf-8"))


def _may_be_written(file: str, text: str, before: str) -> bool:
    """A file that could be read still can, and one that could not gets further."""
    if not file.endswith(".yml") or len(text.encode()) > MAX_BYTES:
        return not file.endswith(".yml")
    _, problems = compose(text, file)
    _, known = compose(before, file)
    return not problems or bool(known and min(problems) > min(known))


def _helped(group: Sequence[Problem], before: Examination, after: Examination) -> bool:
    """Whether each of these problems is gone, and none came that was not hidden before."""
    was, is_now = Counter(map(_name, before.problems)), Counter(map(_name, after.problems))
    mended = Counter(map(_name, group))
    if any(is_now[name] > was[name] - count for name, count in mended.items()):
        return False
    # How many spaces a tab stands for is a guess, so it must make the whole file right, but for what has a remedy.
    guessed = {problem.file for problem in group if problem.rule == "tab-indentation"}
    if any(each.file in guessed and has_errors([each]) and not each.fixable for each in after.problems):
        return False
    hidden = min(_stage(problem, before) for problem in group)
    places = {_place(problem) for problem in group}
    return all(
        problem.rule == lock_outdated.RULE.name
        or _stage(problem, after) > hidden
        or (_stage(problem, after) == hidden < _CATALOG and (problem.fixable or _place(problem) not in places))
        for problem in after.problems
        if is_now[_name(problem)] > was[_name(problem)]
    )


_READING, _FORM, _CATALOG = range(3)


def _stage(problem: Problem, examined: Examination) -> int:
    """How early a problem shows up: while a file is read, by the form of its data, or by comparing with others.

    What shows up early hides what would show up later.
    """
    broken = examined.catalog is None or problem.file.rpartition(".")[0].split("/", 1)[-1] in examined.catalog.broken
    if problem.rule in _OF_FORM or (broken and problem.rule == "unknown-word"):
        return _FORM
    return _CATALOG if problem.rule in _OF_CATALOG else _READING


def _place(problem: Problem) -> tuple[str, int]:
    return problem.file, problem.line


def _name(problem: Problem) -> tuple[str, str, str]:
    """A problem without its place, which moves when lines are added above it."""
    return problem.file, problem.rule, problem.message


def _mended(problem: Problem, texts: Mapping[str, str]) -> Mended:
    if problem.rule == lock_outdated.RULE.name:
        return Mended(problem.file, problem.line, problem.column, problem.rule, problem.message, "renewed")
    first = problem.edits[0]
    line, column = line_and_column(texts[first.file], first.start)
    return Mended(first.file, line, column, problem.rule, texts[first.file][first.start : first.end], first.text)
