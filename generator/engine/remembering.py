"""What the engine remembers of addresses, kept within bounds.

It remembers the parts of each address that it has ever put into relation to another one, or shown: of a large site that
is more than the pages themselves take.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from mkdocs import utils

MOST = 2048  # addresses of each sort: those to which many pages link are among them nearly always


@contextmanager
def remembering_little() -> Iterator[None]:
    """Builds of the engine in here remember no more than these."""
    parts, shown = utils._norm_parts, utils._get_norm_url
    utils._norm_parts = lru_cache(MOST)(parts.__wrapped__)
    utils._get_norm_url = lru_cache(MOST)(shown.__wrapped__)
    try:
        yield
    finally:
        utils._norm_parts, utils._get_norm_url = parts, shown
