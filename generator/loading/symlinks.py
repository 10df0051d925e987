"""Links of the file system: which of them are followed, and which could publish or delete what is elsewhere."""

from __future__ import annotations

from pathlib import Path

from generator.loading.file_names import relative_name, whole_file
from generator.problems import Problem


def link_problem(path: Path, root: Path, file: str) -> Problem | None:
    """Whether a path ends nowhere or leads out of the folder that it belongs to.

    A link could otherwise publish any file of the machine that builds the site.
    """
    parts = path.parent.relative_to(root).parts if path != root else ()
    home = root / parts[0] if parts else root
    try:
        target, real_home = path.resolve(strict=True), home.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: a link to itself, before Python 3.13
        if not path.is_symlink():
            return None
        return whole_file(file, "symlink-broken", "This link leads to nothing.", "Delete it, or link an existing file.")
    if target.is_relative_to(real_home) and real_home.is_relative_to(root.resolve()):
        return None
    place = f"{home.name}/" if parts else "the project's folder"
    return whole_file(file, "symlink-outside", f"This link leads out of {place}.", "Copy the file here instead.")


def links_of_products(root: Path) -> list[Problem]:
    """Links in the place of `build/` or of what lies in it: the software empties those folders, wherever they are.

    Nothing of them belongs into a repository, but a change from elsewhere could bring a link along.
    """
    folder = root / "build"
    inside = sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else ()
    message = "This is a link, and the software writes and deletes files here."
    return [
        whole_file(relative_name(path, root), "symlink-outside", message, "Delete the link; the folder is made anew.")
        for path in (folder, *inside)
        if path.is_symlink()
    ]
