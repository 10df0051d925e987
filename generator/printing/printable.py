"""What is handed to the maker of a PDF: one document with its style sheet, and the files that it needs; pure."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

# Addresses within a printed document. The host cannot exist (RFC 2606), so a file that is missing is never looked for
# anywhere else.
HOST = "https://site.invalid/"


@dataclass(frozen=True)
class Printable:
    """A page for paper. `name` is its path without ending, such as `sheets/x`; `files` go by path below the site."""

    name: str
    title: str
    html: str
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """Of everything that the PDF is made from: if it is the same, the PDF would be."""
        whole = hashlib.sha256(self.html.encode())
        for path in sorted(self.files):
            whole.update(path.encode() + b"\0" + hashlib.sha256(self.files[path]).digest())
        return whole.hexdigest()
