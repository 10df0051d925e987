"""Ends a connection that goes on for too long: a byte now and then keeps every time limit of a socket from passing."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from generator.publishing.reading import UnreadableError


@contextmanager
def cut_off_after(seconds: float, connection: socket.socket) -> Iterator[None]:
    """Shut the connection down when the time is over, and raise UnreadableError then, whatever came of it."""
    over = threading.Event()

    def cut() -> None:
        over.set()
        with suppress(OSError):  # closed meanwhile
            connection.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, ValueError, http.client.HTTPException):
        if not over.is_set():
            raise
    finally:
        timer.cancel()
    if over.is_set():
        raise UnreadableError(f"The host takes more than {seconds:.0f} s for it.")
