"""Asks for many addresses: the hosts a few at a time, each host's addresses one after the other."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from generator.linking.answers import Answer, State
from generator.linking.asking import Asker

HOSTS_AT_ONCE = 4
_NOT_REACHED = (State.OFFLINE, State.NO_HOST)


def ask_all(
    asker: Asker, addresses: Iterable[str], done: Callable[[str], None] = lambda address: None
) -> dict[str, Answer]:
    """The answer for each address. `done` is told of each one, from several threads."""
    by_host = itertools.groupby(sorted(addresses, key=_host), key=_host)
    groups = [list(group) for _, group in by_host]

    def ask_host(group: list[str]) -> list[tuple[str, Answer]]:
        answers = []
        for address in group:
            answers.append((address, asker.ask(address)))
            done(address)
        return answers

    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        return dict(sorted(itertools.chain.from_iterable(pool.map(ask_host, groups))))


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def no_network(answers: Iterable[Answer]) -> bool:
    """Whether not one host was found: then it is our network that is missing, and nothing was learned."""
    asked = [answer for answer in answers if answer.state is not State.PRIVATE]
    return bool(asked) and all(answer.state in _NOT_REACHED for answer in asked)
