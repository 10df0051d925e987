"""The compiled code of templates, kept from run to run as Python keeps that of modules, in the same folder.

To compile them takes as long as all pages of a small site. Kept are those of the software and of the theme that it
stands on, never one of a site. What is kept begins with a digest of all that it was compiled from and of itself: where
that is not right, as after an update or where a file was damaged, the template is compiled as if nothing were there.
"""

from __future__ import annotations

import hashlib
import marshal
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from jinja2.utils import _PassArg

from generator.writing import write_if_changed

# Where the bytecode of this module lies; nowhere, if this Python keeps none.
FOLDER = Path(__spec__.cached).parent / "templates" if __spec__ and __spec__.cached else None
_SIZE = 32  # bytes of a digest
_OURS = ("template_code.py", "sandbox.py", "environment.py", "escape.py")  # by which our templates are compiled
# Settings of an environment that tell how a template is read and compiled.
_SETTINGS = (
    *("block_start_string", "block_end_string", "variable_start_string", "variable_end_string"),
    *("comment_start_string", "comment_end_string", "line_statement_prefix", "line_comment_prefix"),
    *("trim_blocks", "lstrip_blocks", "newline_sequence", "keep_trailing_newline", "optimized", "autoescape"),
    *("is_async", "sandboxed", "newstyle_gettext", "policies", "undefined"),
)
# Whose functions may be asked while a template is compiled: none that a site brings along.
_KNOWN = frozenset({"builtins", "_operator", "operator", "markupsafe", "jinja2", "generator"})


class CompiledTemplates(BytecodeCache):
    """Keeps the code of the templates that lie in these folders. Errors of the disk only mean that it is not kept."""

    def __init__(self, folders: Iterable[Path], *, even_if_told_not_to: bool = False) -> None:
        self._folders = tuple(f"{folder}/" for folder in folders)
        self._writes = even_if_told_not_to or not sys.dont_write_bytecode
        self._compiled_by = cache(_compiled_by)

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """The place of a template's code, with the code if it is kept."""
        bucket = Bucket(environment, "", "")
        compiled_by = self._compiled_by(*_told_by(environment))
        if FOLDER and filename and filename.startswith(self._folders) and compiled_by:
            own = hashlib.blake2b(f"{name}\0{filename}".encode(), digest_size=16).hexdigest()
            bucket.key = f"{own}.{sys.implementation.cache_tag}"
            bucket.checksum = "\0".join((compiled_by, name, filename, source))
            self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code that is kept, if it was made of just this."""
        assert FOLDER is not None
        with suppress(OSError, EOFError, ValueError, TypeError):
            kept = (FOLDER / bucket.key).read_bytes()
            if kept[:_SIZE] == _digest(bucket, kept[_SIZE:]):
                bucket.code = marshal.loads(kept[_SIZE:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code, where there is a place for it."""
        if bucket.key and FOLDER and self._writes and isinstance(bucket.code, CodeType):
            code = marshal.dumps(bucket.code)
            with suppress(OSError):
                write_if_changed(FOLDER / bucket.key, _digest(bucket, code) + code)


def _digest(bucket: Bucket, code: bytes) -> bytes:
    return hashlib.blake2b(bucket.checksum.encode("utf-8", "surrogatepass") + b"\0" + code, digest_size=_SIZE).digest()


@cache
def _versions() -> tuple[str, ...]:
    """What compiles templates: Python, the library, and our own part of it."""
    ours = [(Path(__file__).parent / name).read_text(encoding="utf-8") for name in _OURS]
    return f"{sys.version} {sys.flags.optimize}", jinja2.__version__, *ours


def _told_by(environment: Environment) -> tuple[str, tuple[object, ...], tuple[object, ...]]:
    """What an environment adds to the code of its templates: settings; names, and for each a function or class."""
    told = [f"{name}={getattr(environment, name, None)!r}" for name in _SETTINGS]
    own: dict[str, object] = {"finalize": environment.finalize, "generator": environment.code_generator_class}
    parts: list[dict[str, Any]] = [own, environment.extensions, environment.filters, environment.tests]
    names = tuple(name for part in parts for name in part)
    functions = tuple(function for part in parts for function in part.values())
    return "\n".join((*told, *getattr(environment, "words", ()))), names, functions


def _compiled_by(told: str, names: tuple[object, ...], functions: tuple[object, ...]) -> str:
    """The digest of all that compiles a template in an environment; empty if something of it is not known."""
    settings = _settings(told, names, functions)
    everything = "\0".join((*_versions(), settings)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(everything, digest_size=_SIZE).hexdigest() if settings else ""


def _settings(told: str, names: tuple[object, ...], functions: tuple[object, ...]) -> str:
    """The same as text; empty if there is a function of which nothing is known."""
    lines = [told]
    for name, function in zip(names, functions, strict=True):
        passed = _PassArg.from_obj(function) if callable(function) else None
        described = function if hasattr(function, "__qualname__") else type(function)
        module = getattr(described, "__module__", None) or ""
        if passed is _PassArg.context:
            lines.append(f"{name} {passed}")  # only asked while a page is written, so any function will do
        elif module.partition(".")[0] in _KNOWN:
            lines.append(f"{name} {passed} {module}.{described.__qualname__}")
        else:
            return ""
    return "\n".join(lines)
