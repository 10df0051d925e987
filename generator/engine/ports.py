"""Whether a preview can be served at an address: told before its pages are made, and not after."""

from __future__ import annotations

import errno
import socket

from mkdocs.exceptions import PluginError

IN_USE = "This port is in use. Stop the other server, or choose a port: factsheet serve --address 127.0.0.1:8001"


def taken(host: str, port: str | int) -> bool:
    """Whether a server listens there. What else may be wrong with an address, the server will say."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server itself does
        try:
            probe.bind((host.strip("[]"), int(port)))
        except (OSError, OverflowError) as error:
            return isinstance(error, OSError) and error.errno == errno.EADDRINUSE
    return False


def refuse_taken(host: str, port: int) -> None:
    """Raise PluginError, with a message for editors, if a server listens there."""
    if taken(host, port):
        raise PluginError(IN_USE)
