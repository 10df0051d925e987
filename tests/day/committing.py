"""Commits, and what `diff` and `history` tell of them."""

from __future__ import annotations

import copy
import json
import re
from random import Random
from typing import Any

from tests.day.model import KINDS
from tests.day.showing import shown
from tests.day.walking import Day


def commit(day: Day, chance: Random) -> str:
    """Commit what is there, broken or not. Before that `diff`, and after it `history`, tell what was rewritten."""
    then, now = (_statements(model.files) for model in (day.committed, day.model))
    rewritten = sorted(
        address
        for address in then.keys() & now.keys()
        if day.model.present(then[address]) != day.model.present(now[address])
    )
    whole = not day.model.damaged and not day.committed.damaged
    if whole:
        told = json.loads(day.reads("diff", "--no-pages", "--format", "json").output)["facts"]
        said = [
            each for each in told if each["act"] == "changed" and each["part"] == "fact" and each.get("name") == "says"
        ]
        found = sorted(f"{each['of']}#{each['anchor']}" for each in said)
        assert [each for each in found if each in then] == rewritten, (
            f"diff tells of {found}, rewritten were {rewritten}"
        )
    day.git("add", "--all")
    day.git("commit", "--quiet", "--allow-empty", "--message", f"After action {day.number}")
    day.committed = copy.deepcopy(day.model)
    if whole and rewritten:
        address = chance.choice(rewritten)
        newest = json.loads(day.reads("history", address, "--format", "json").output)[0]
        assert newest["subject"] == f"After action {day.number}", f"history does not tell that {address} was rewritten"
        after = [each["after"] for each in newest["changes"] if each.get("name") == "says"]
        assert any(re.fullmatch(shown(now[address], day.model), each) for each in after), f"{address}: {after}"
    return f"commit: {len(rewritten)} facts rewritten"


def _statements(files: dict[str, Any]) -> dict[str, str]:
    """The words of every fact, by address."""
    return {
        f"{name[8:-4]}#{fact['id']}": fact["says"]
        for name, data in files.items()
        if name.split("/")[1] in KINDS
        for fact in data.get("facts", ())
    }
