"""From answers to problems: at each place of an address, what came of it and what to do."""

from __future__ import annotations

from collections.abc import Iterator

from generator.linking.addresses import External
from generator.linking.answers import Answer, State
from generator.linking.asking import leads_home
from generator.linking.ignoring import FILE
from generator.problems import Level, Problem

SLOW = 10.0  # seconds

_LEAVE_OUT = f"If it works in a browser, name it in {FILE} with the reason."


def problems_of(external: External, answer: Answer) -> Iterator[Problem]:
    """What is to be said of an address; at each of its places the same."""
    said = _said(external, answer)
    if said is None:
        return
    rule, message, tip, level = said
    for spot in external.spots:
        yield Problem(spot.file, spot.line, spot.column, rule, message, tip, level)


def _said(external: External, answer: Answer) -> tuple[str, str, str, Level] | None:
    address = external.address
    message = f"{address} {answer.why}."
    if answer.state in (State.DEAD, State.NO_HOST):
        return "link-dead", message, _where_else(external), Level.ERROR
    if answer.state is State.PRIVATE:
        return "link-private", message, "Write an address that every reader can open, or take it out.", Level.ERROR
    if answer.state is State.MOVED:
        return "link-moved", *_moved(external, answer.moved_to), Level.WARNING
    if answer.state is State.REFUSED:
        tip = f"Open it in a browser. {_LEAVE_OUT}"
        return "link-not-checked", f"{address} could not be checked: the host {answer.why}.", tip, Level.WARNING
    if answer.state in (State.FAILING, State.OFFLINE):
        tip = f"Run the command again on another day. {_LEAVE_OUT}"
        return "link-failing", message, tip, Level.WARNING
    if answer.seconds > SLOW:
        message = f"{address} answers, but only after {answer.seconds:.0f} seconds."
        return "link-slow", message, _where_else(external), Level.WARNING
    return None


def _moved(external: External, moved_to: str) -> tuple[str, str]:
    if leads_home(external.address, moved_to):
        message = f"{external.address} now leads to the front page {moved_to}, so the page itself may be gone."
        return message, _where_else(external)
    message = f"{external.address} has moved for good to {moved_to}."
    return message, f"Look whether it is the same page, and write the new address: {moved_to}"


def _where_else(external: External) -> str:
    if external.archived:
        return f"Its record names an archived copy: {external.archived}. Cite that one, or find the page's new address."
    return "Find its new address, or an archived copy for the field `archived`."
