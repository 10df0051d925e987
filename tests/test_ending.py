"""What signals do in a process that shall end as by hand, and in one that works for it."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading

import pytest

from generator.ending import end_as_by_hand

_SAYS = """
import signal
from generator.ending import end_as_by_hand, leave_ending_to_parent
signal.signal(signal.SIGHUP, signal.{before})
end_as_by_hand()
if {apart}:
    leave_ending_to_parent()
try:
    signal.raise_signal(signal.SIGHUP)
    print("goes on")
except KeyboardInterrupt:
    print("ends as by hand")
"""


@pytest.mark.parametrize(
    ("before", "apart", "then"),
    [("SIG_DFL", False, "ends as by hand"), ("SIG_IGN", False, "goes on"), ("SIG_DFL", True, "goes on")],
    ids=["in a terminal", "under nohup", "a process that works for it"],
)
def test_closed_with_its_window(before: str, apart: bool, then: str) -> None:
    """Does a process end tidily with its window; does `nohup` outlive it; does a helper leave that to its parent?"""
    code = _SAYS.format(before=before, apart=apart)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert (done.stdout.strip(), done.stderr) == (then, "")


def test_in_another_thread() -> None:
    """Is it left alone where Python lets nobody say what a signal does?"""
    before = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)]
    errors: list[BaseException] = []

    def ask() -> None:
        try:
            end_as_by_hand()
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert not errors
    assert before == [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)]
