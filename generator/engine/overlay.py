"""What a preview lays over a page: the problems with links to their files, and a bar that counts drafts."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.engine.editors import editor_link
from generator.problems import Problem, has_errors

_FOLDER = Path(__file__).parent
_OVERLAY = _FOLDER / "overlay.html"
_BAR = _FOLDER / "overlay_drafts.html"
SCRIPT = _FOLDER / "overlay.js"
SCRIPT_ADDRESS = "/factsheet-preview.js"


@dataclass(frozen=True)
class Shown:
    """What is to be shown over a page.

    `drafts` are the names of drafts by the address of their page. `editor` is the template of links to a file below
    `root`; without one, places are plain text.
    """

    problems: tuple[Problem, ...] = ()
    failure: str = ""
    has_site: bool = True
    drafts: Mapping[str, str] = field(default_factory=dict)
    root: Path = Path()
    editor: str = ""

    @property
    def has_problems(self) -> bool:
        """Whether something stops the site from being published."""
        return bool(self.failure) or has_errors(self.problems)


def with_overlay(page: bytes, shown: Shown) -> bytes:
    """A page of the preview with what belongs over it, and the script that keeps its place."""
    parts = [_bar(shown.drafts)] if shown.drafts else []
    parts += [_notice(shown)] if shown.has_problems else []
    parts.append(f'<script type="module" src="{SCRIPT_ADDRESS}"></script>\n')
    before, end, after = page.rpartition(b"</body>")
    over = "".join(parts).encode()
    return before + over + end + after if end else page + over


def _notice(shown: Shown) -> str:
    errors = [problem for problem in shown.problems if has_errors([problem])]
    items = [_item(problem, editor_link(shown.editor, shown.root, problem)) for problem in errors]
    if shown.failure:
        said = "The terminal in which the preview runs says more."
        items.append(_item(Problem("", 0, 0, "engine", shown.failure, said), ""))
    return (
        _OVERLAY.read_text(encoding="utf-8")
        .replace("<!--count-->", str(len(items)))
        .replace("<!--behind-->", "You see the last good pages." if shown.has_site else "There are no pages yet.")
        .replace("<!--items-->", "\n".join(items))
    )


def _item(problem: Problem, link: str) -> str:
    parts = (("strong", problem.message), ("span", problem.tip), ("small", problem.rule))
    said = " ".join(f"<{tag}>{html.escape(text)}</{tag}>" for tag, text in parts if text)
    if not problem.file:
        return f"<li>{said}</li>"
    place = html.escape(problem.place)
    code = f"<code>{place}</code>"
    opens = f'<a href="{html.escape(link)}" title="Open in the editor">{code}</a>' if link else code
    copy = f'<button type="button" data-fs-copy="{place}" aria-label="Copy {place}">Copy</button>'
    return f"<li><div>{opens} {copy}</div> {said}</li>"


def _bar(drafts: Mapping[str, str]) -> str:
    count = f"{len(drafts)} draft{'' if len(drafts) == 1 else 's'}"
    items = (f'<li><a href="{html.escape(path)}">{html.escape(name)}</a></li>' for path, name in drafts.items())
    return _BAR.read_text(encoding="utf-8").replace("<!--count-->", count).replace("<!--items-->", "\n".join(items))
