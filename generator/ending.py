"""How a preview ends that is not ended by hand: with its window, or by an editor's task or the system."""

from __future__ import annotations

import signal
import threading

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")  # Windows knows no SIGHUP
_NUMBERS = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]


def end_as_by_hand() -> None:
    """Let this process end as by Ctrl+C where it is told to end: what it made for itself is removed then.

    By default such a signal ends a process at once, and its folders stay. Where somebody else has a say in what a
    signal does, as `nohup` has, that holds.
    """
    if threading.current_thread() is not threading.main_thread():  # only there may this be said
        return
    for number in _NUMBERS:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def leave_ending_to_parent() -> None:
    """In a process that works for another one, which gets the same signals: let that one answer, and end this one."""
    for number in _NUMBERS:
        if signal.getsignal(number) is signal.default_int_handler:
            signal.signal(number, signal.SIG_IGN)
