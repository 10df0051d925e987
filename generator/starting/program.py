"""Which program a new site is made by: a Git address, or a wheel that comes along with the site."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from email.parser import Parser
from pathlib import Path
from urllib.parse import urlsplit

DISTRIBUTION = "factsheet"
VENDOR = "vendor"
HELP = (
    "Say which program the site is to be made by, either as a Git address or as a file:\n"
    "  --generator git+https://HOST/PATH@COMMIT\n"
    "  --generator path/to/factsheet-VERSION-py3-none-any.whl"
)
# What `packaging` and pip read as one word of a requirement.
_GIT = re.compile(r"git\+(?:https|ssh|file)://[^\s;\"'\\]+")
_COMMIT = re.compile(r"@[^/@]+$")


@dataclass(frozen=True)
class Program:
    """The line of requirements.txt, and the wheel to copy, if it is one. `pinned` if it always means the same."""

    requirement: str
    wheel: Path | None = None
    pinned: bool = True


def parse_program(text: str) -> Program:
    """Read `--generator`. Raises ValueError, with a message for its user, for anything that pip could not install."""
    text = text.strip()
    if text.startswith("git+"):
        return _git(text)
    if text.endswith(".whl"):
        return _wheel(Path(text).expanduser())
    raise ValueError(f"“{text}” is neither a Git address nor a wheel.\n{HELP}")


def _git(text: str) -> Program:
    if not _GIT.fullmatch(text):
        raise ValueError(f"“{text}” is no Git address that pip can read. Write it as git+https://HOST/PATH@COMMIT.")
    parts = urlsplit(text)
    if parts.password or (parts.scheme == "git+https" and parts.username):
        raise ValueError("This address holds a password or token, which would be kept in the site. Take it out.")
    return Program(text, pinned=bool(_COMMIT.search(parts.path)))


def _wheel(path: Path) -> Program:
    if not path.is_file():
        raise ValueError(f"There is no file {path}. Name a wheel that exists; `pip wheel --no-deps .` makes one.")
    try:
        name = _name_of(path)
    except (OSError, zipfile.BadZipFile, KeyError) as error:
        raise ValueError(f"{path} is no wheel. Make it anew: pip wheel --no-deps .") from error
    if name != DISTRIBUTION:
        raise ValueError(f"{path} holds “{name}”, not {DISTRIBUTION}. Name a wheel of this software.")
    return Program(f"./{VENDOR}/{path.name}", wheel=path.resolve())


def _name_of(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        metadata = next((name for name in archive.namelist() if name.endswith(".dist-info/METADATA")), "")
        return str(Parser().parsestr(archive.read(metadata).decode("utf-8"), headersonly=True)["Name"])
