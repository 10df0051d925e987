"""The command `factsheet links`: the only one that asks other hosts for anything."""

from __future__ import annotations

import importlib.metadata
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click

from generator import clock
from generator.commands import EPILOG, every_option, fail, format_option, report, say
from generator.examining import examine
from generator.linking.addresses import External, external_addresses
from generator.linking.answers import Answer, State
from generator.linking.asking import Asker
from generator.linking.checking import ask_all, no_network
from generator.linking.ignoring import FILE, read_ignored
from generator.linking.network import Network
from generator.linking.pacing import Clock, Pace
from generator.linking.remembering import recall, remember
from generator.linking.telling import problems_of
from generator.model.site import SiteConfig
from generator.problems import Problem, has_errors
from generator.progress import Progress

OFFLINE = "There is no network here, so no address could be checked."
_NAMES = {
    State.FINE: "in order",
    State.MOVED: "moved for good",
    State.DEAD: "dead",
    State.NO_HOST: "without a host",
    State.REFUSED: "refused to programs",
    State.FAILING: "failing",
    State.OFFLINE: "not reached",
    State.PRIVATE: "not of the public web",
}


@click.command("links", epilog=EPILOG)
@click.option("--list", "only_list", is_flag=True, help="Only list the addresses with their places; ask nobody.")
@click.option("--days", type=click.IntRange(0, 365), default=14, show_default=True, help="How long an answer is kept.")
@every_option(1, 2.0, "the same host")
@click.option("--require", is_flag=True, help="End with 1 if there is no network, instead of 0.")
@format_option("a run")
@click.pass_obj
def links(root: Path, only_list: bool, days: int, every: float, require: bool, form: str) -> None:
    """Ask other hosts whether the addresses in sources, entries, settings and pages still work.

    \b
    Only this command uses the network, and only when it is called: `check` and `build` never do.
    Each host is asked once in --every seconds, for the head of a page first, under a name that says who asks; what it
    answers is kept in build/links.json. Addresses to pass over stand in site_config/links.yml, each with a reason.
    """
    examined = examine(root)
    if examined.catalog is None:
        say(examined.problems)
        fail("No address was checked: mend these problems first.")
    addresses = external_addresses(examined.catalog)
    if only_list:
        for each in addresses:
            click.echo(f"{each.address}  {' '.join(_places(each))}")
        return
    today = clock.today()
    ignored, problems = read_ignored(root)
    problems += ignored.problems(addresses, today)
    wanted = [each for each in addresses if not ignored.covers(each.address, today)]
    known = recall(root, today, days)
    asked = _ask([each.address for each in wanted if each.address not in known], _asker(examined.catalog.site, every))
    if no_network(asked.values()):
        problems += _found(wanted, asked, State.PRIVATE)
        report(problems, form)
        click.echo(OFFLINE, err=True)
        sys.exit(1 if require or has_errors(problems) else 0)
    known |= {address: (today, answer) for address, answer in asked.items()}
    remember(root, known)
    answers = {each.address: known[each.address][1] for each in wanted}
    problems += _found(wanted, answers, *State)
    report(problems, form)
    if form == "text":
        click.echo(_summary(answers.values(), len(addresses) - len(wanted)))
    sys.exit(1 if has_errors(problems) else 0)


def _asker(site: SiteConfig, every: float) -> Asker:
    """Who we are to other hosts: the software, and whom to tell if it asks too much."""
    whom = site.address or site.publisher.contact
    agent = f"factsheet/{importlib.metadata.version('factsheet')} (link check{f'; +{whom}' if whom else ''})"
    time = Clock()
    return Asker(Network(), Pace(every, time), time, agent.encode("ascii", "ignore").decode("ascii"))


def _ask(addresses: list[str], asker: Asker) -> dict[str, Answer]:
    with Progress("Asking", len(addresses)) as progress:
        return ask_all(asker, addresses, progress.step)


def _found(wanted: Iterable[External], answers: Mapping[str, Answer], *told: State) -> Iterator[Problem]:
    """What is to be said of the addresses whose state is one of `told`."""
    for each in wanted:
        if each.address in answers and answers[each.address].state in told:
            yield from problems_of(each, answers[each.address])


def _summary(answers: Iterable[Answer], passed_over: int) -> str:
    counts = Counter(answer.state for answer in answers)
    parts = [f"{counts[state]} {name}" for state, name in _NAMES.items() if counts[state]]
    if passed_over:
        parts.append(f"{passed_over} passed over by {FILE}")
    return f"Addresses: {', '.join(parts) or 'none'}."


def _places(external: External) -> list[str]:
    return [f"{spot.file}:{spot.line}:{spot.column}" for spot in external.spots]
