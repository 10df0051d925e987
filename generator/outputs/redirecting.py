"""What a host is told about addresses that changed, each way of telling as a function of the same list of moves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.model.catalog import Catalog
from generator.model.source import renamed_sources

FILE = "_redirects"


@dataclass(frozen=True)
class Move:
    """A page that was `old` and is `new` (`kind/id`, `sources/id`). `files` lie beside it: old path -> new path.

    `base` is the path at which the site begins on its host: empty, or `/part`.
    """

    old: str
    new: str
    files: Mapping[str, str]
    base: str = ""

    @property
    def pattern(self) -> str:
        """The page and all beside and below it, as a regular expression; what follows the name is its first group."""
        return rf"^{re.escape(f'{self.base}/{self.old}')}((?:/|\.).*)?$".replace(r"\-", "-")


def base_of(address: str) -> str:
    """The path at which a site begins on its host: `/part` for `https://host/part/`; empty for a whole host."""
    return urlsplit(address).path.rstrip("/")


def moved_pages(catalog: Catalog) -> dict[str, str]:
    """Every key that an entry or source had, with the one that it has now: a chain of renames leads to its end."""
    entries = ((old, catalog.entry(stub.to)) for old, stub in catalog.moved.items())
    sources = ((f"sources/{old}", f"sources/{source.id}") for old, source in renamed_sources(catalog.sources).items())
    return dict(sorted([*((old, entry.key) for old, entry in entries if entry), *sources]))


def redirects_file(moves: Iterable[Move]) -> str:
    """For Netlify, Cloudflare Pages and GitLab Pages, which read a file `_redirects` at the top of the site.

    Cloudflare wants rules without a star first, reads 2000 of these and 100 others, and knows no `301!`, which on
    Netlify would hide the stub pages; there, a file that exists comes before a rule, and our stubs lead on as well.
    """
    moves = list(moves)
    exact = [line for move in moves for line in _exact(move)]
    below = [f"{move.base}/{move.old}/* {move.base}/{move.new}/:splat 301" for move in moves]
    return "\n".join([*exact, *below]) + "\n"


def _exact(move: Move) -> Iterator[str]:
    for old in (move.old, f"{move.old}/"):
        yield f"{move.base}/{old} {move.base}/{move.new}/ 301"
    for old, new in move.files.items():
        yield f"{move.base}/{old} {move.base}/{new} 301"


def nginx(moves: Iterable[Move]) -> str:
    """For the block `server` of nginx, by `include`."""
    return "".join(f"rewrite {move.pattern} {move.base}/{move.new}$1 permanent;\n" for move in moves)


def apache(moves: Iterable[Move]) -> str:
    """For the configuration of Apache, by `Include`, or for a file .htaccess, with mod_alias."""
    return "".join(f'RedirectMatch 301 "{move.pattern}" "{move.base}/{move.new}$1"\n' for move in moves)


def caddy(moves: Iterable[Move]) -> str:
    """For the block of a site in a Caddyfile, by `import`."""
    return "".join(
        f"@moved{number} path_regexp moved{number} {move.pattern}\n"
        f"redir @moved{number} {move.base}/{move.new}{{re.moved{number}.1}} permanent\n"
        for number, move in enumerate(moves, 1)
    )


HOSTS: dict[str, Callable[[Iterable[Move]], str]] = {
    "nginx.conf": nginx,
    "apache.conf": apache,
    "Caddyfile": caddy,
}
