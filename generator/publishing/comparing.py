"""A published site against a manifest, and its printed quotations against the lock: problems in the usual form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.problems import Problem
from generator.publishing.manifest import NAME, Listed
from generator.publishing.printed import Attestation, Printed, Quotations, judged, printed_on
from generator.publishing.reading import AbsentError, Content, SilentError, Site, UnreadableError

RULES = ("published-missing", "published-changed", "published-unreadable", "published-unlisted", "published-quote")
_MORE = 1 << 16  # bytes beyond the size of a file that are read, so that a page that grew is still looked at
_PATIENCE = 3  # files for which nobody answers, before no more are asked for
_RENEW = "Publish the site again, and find out who changed it."


@dataclass
class Comparison:
    """What was found: the problems, how many files are right, which the host keeps, how quotations stand."""

    problems: list[Problem] = field(default_factory=list)
    right: int = 0
    kept: list[str] = field(default_factory=list)
    quotes: Counter[Attestation] = field(default_factory=Counter)


def compare(
    site: Site, manifest: Sequence[Listed], known: Quotations | None, step: Callable[[str], None] = lambda path: None
) -> Comparison:
    """Read each file that the manifest lists. Without quotations of a project, those of the pages are not judged."""
    done = Comparison()
    silent = 0
    for listed in manifest:
        step(listed.path)
        try:
            content = site.read(listed.path, listed.size + _MORE)
        except AbsentError:
            if site.keeps(listed.path):
                done.kept.append(listed.path)
            else:
                done.problems.append(_problem(listed.path, RULES[0], "This file is not there.", _RENEW))
            continue
        except UnreadableError as error:
            done.problems.append(_problem(listed.path, RULES[2], f"This file cannot be read. {error}", ""))
            silent += isinstance(error, SilentError)
            if silent == _PATIENCE:
                break
            continue
        if changed := _changed(listed, content):
            done.problems.append(_problem(listed.path, RULES[1], changed, _RENEW))
        else:
            done.right += 1
        if known and listed.path.endswith(".html"):
            done.problems += _quotes(listed.path, content.beginning, known, done.quotes)
    done.problems += _unlisted(site, manifest)
    return done


def _changed(listed: Listed, content: Content) -> str:
    if content.size != listed.size:
        size = f"more than {listed.size}" if content.size > listed.size else f"only {content.size} of {listed.size}"
        return f"This file is not the one of the manifest: it has {size} bytes."
    if content.sha256 != listed.sha256:
        return "This file is not the one of the manifest: it has the same size and another SHA-256."
    return ""


def _quotes(path: str, page: bytes, known: Quotations, counts: Counter[Attestation]) -> Iterator[Problem]:
    for printed, attestation in judged(printed_on(path, page), known, counts):
        yield _quote_problem(path, printed, attestation)


def _quote_problem(path: str, printed: Printed, attestation: Attestation) -> Problem:
    words = printed.words if len(printed.words) < 80 else f"{printed.words[:79]}…"
    if attestation is Attestation.UNCHECKED:
        message = f"content/quotes.lock does not attest this quotation: “{words}”"
        tip = "Run `factsheet verify` where the text of the source is at hand."
    else:
        of = f" of {printed.source}" if printed.source else ""
        message = f"No evidence{of} in the project at hand has these words: “{words}”"
        tip = "Compare with the commit from which this site was built; if it is that one, the page was changed."
    return Problem(path, printed.line, printed.column, RULES[4], message, tip)


def _unlisted(site: Site, manifest: Sequence[Listed]) -> Iterator[Problem]:
    found = site.paths()
    if found is not None:
        for path in sorted(set(found) - {each.path for each in manifest} - {NAME}):
            message = "The manifest does not list this file, so no build of this site made it."
            yield _problem(path, RULES[3], message, "Remove it, or find out who put it there.")


def _problem(path: str, rule: str, message: str, tip: str) -> Problem:
    return Problem(path, 0, 0, rule, message, tip)
