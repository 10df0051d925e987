"""Builds and previews: the last good site while something is broken, and else every fact where the model has it."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from random import Random

from tests.day.breaking import mend
from tests.day.looking import look
from tests.day.previewing import Preview
from tests.day.walking import Day


def build(day: Day, chance: Random) -> str:
    """`factsheet build`: refused until all is mended; and `factsheet verify-site` of what comes out."""
    site = day.root / "site"
    before = digest(site)
    result = day.reads("build")
    if day.model.damaged:
        assert result.exit_code == 1, f"built, while something is broken: {list(day.model.damaged)}"
        assert digest(site) == before, "the build was refused, and the site is not the last good one"
        day.tell(f"build: refused, because of {', '.join(day.model.damaged)}")
        while day.model.damaged:
            day.tell(mend(day, chance))
        result = day.reads("build")
    assert result.exit_code == 0, "nothing is broken, and the build was refused"
    left = [path.name for path in day.root.iterdir() if path.name.startswith(".site")]
    assert not left, f"the build left {left} behind"
    told = day.last
    for problem in json.loads(day.reads("verify-site", str(site), "--format", "json").output)["problems"]:
        quotation = re.search("“(.*)”", problem["message"])
        unseen = quotation and quotation[1] not in day.model.attested
        assert problem["rule"] == "published-quote" and unseen, f"the site is not what was built: {problem}"
    day.last = told
    look(site, day.model)
    return f"build: {len(before)} files before, {len(digest(site))} now"


def digest(folder: Path) -> dict[str, str]:
    """Every file of a folder, with its hash."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def serve(day: Day, chance: Random) -> str:
    """A preview that runs since morning, after the changes: it shows what a fresh one shows, or what is wrong."""
    today = day.model.today.isoformat()
    if day.preview and day.preview.today != today:
        day.preview.stop()
        day.preview = None
    if day.preview is None:
        day.preview = Preview(day.root, today)
    before = _shown(day.preview.site)
    home = day.preview.change()
    now = _shown(day.preview.site)
    if day.model.damaged:
        for name in day.model.damaged:
            assert name in home, f"the preview says nothing of {name}, which is broken"
        assert now == before, f"the preview is not that of before: {_differ(before, now)}"
        return "serve: a notice over the last good pages"
    assert 'id="fs-problems"' not in home, "nothing is broken, and the preview shows a notice"
    fresh = Preview(day.root, today)
    clean = _shown(fresh.site)
    fresh.stop()
    assert now == clean, f"the preview is not what a fresh one shows: {_differ(now, clean)}"
    return f"serve: {len(_differ(before, now))} files are new"


def _shown(site: Path) -> dict[str, str]:
    """All but the search, which follows in the background."""
    return {name: value for name, value in digest(site).items() if not name.startswith(("pagefind/", "search/"))}


def _differ(one: dict[str, str], other: dict[str, str]) -> list[str]:
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))
