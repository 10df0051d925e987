"""Which hosts may be asked: only those of the public web. What is written in content must not reach anything else.

In a continuous integration, a pull request could otherwise make the machine ask hosts of its own network for it.
"""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import SplitResult, urlsplit

_LOCAL = re.compile(r"(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|home\.arpa)$")
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # IPv4 behind NAT64, RFC 6052
_WEB_PORTS = (80, 443)  # of the ports below 1024, which belong to other services


def split_address(address: str) -> SplitResult | None:
    """The parts of a web address that may be asked; None if it is none, names a local host or another port."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in ("http", "https") or parts.username is not None or not _serves_pages(port):
        return None
    return parts if host and _may_be_public(host) else None


def _serves_pages(port: int | None) -> bool:
    return port is None or port in _WEB_PORTS or port >= 1024


def _may_be_public(host: str) -> bool:
    """Whether a name could be one of the public web; numbers are judged as addresses."""
    if ":" in host or re.fullmatch(r"[\d.]+", host):
        try:
            return is_public(host)
        except ValueError:
            return False  # a short or odd way of writing an IPv4 address
    return "." in host and not _LOCAL.search(host.lower()) and not re.fullmatch(r"(?:0x)?[0-9a-f.]*", host.lower())


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet. Raises ValueError for what is no IP address.

    What hides an IPv4 address within an IPv6 one (mapped, 6to4, NAT64) is judged by it.
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        hidden = ip.ipv4_mapped or ip.sixtofour or (ip.teredo or (None, None))[1]
        if ip in _TRANSLATED:
            hidden = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if hidden is not None:
            return is_public(str(hidden))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved
