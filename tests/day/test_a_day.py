"""A day in the life of a project: does anything that editors do, or break, lose a fact or put one where it is not?

`make day` lets a thousand things happen, on another day each time; a plain run is a sample. `FACTSHEET_DAY`
is how many, and `FACTSHEET_DAY_SEED`, which each failure names, has the same day again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

import pytest

from tests.conftest import copy_site
from tests.day import (
    breaking,
    building,
    commanding,
    committing,
    keeping,
    renaming,
    speaking,
    withdrawing,
    writing,
)
from tests.day.walking import Day, walk

COUNT = int(os.environ.get("FACTSHEET_DAY", "60"))
SEED = os.environ.get("FACTSHEET_DAY_SEED", "a quiet day")
EVERY, SERVED = 25, 60

Action = Callable[[Day, Random], str]
ACTIONS: Mapping[Action, int] = {
    writing.add_fact: 8,
    writing.edit_words: 8,
    writing.change_speaker: 3,
    writing.overtake: 2,
    keeping.change_status: 4,
    keeping.change_value: 4,
    keeping.correct: 3,
    withdrawing.withdraw_fact: 6,
    withdrawing.move_into_other: 2,
    keeping.draft: 3,
    writing.edit_page: 1,
    keeping.add_source: 2,
    keeping.other_form: 4,
    writing.edit_name: 3,
    withdrawing.forget: 2,
    commanding.new: 3,
    commanding.new_refused: 1,
    renaming.rename_entry: 4,
    renaming.rename_fact: 5,
    renaming.rename_source: 2,
    renaming.rename_refused: 1,
    commanding.form: 3,
    commanding.verify: 4,
    speaking.translate: 3,
    speaking.write_spanish: 8,
    speaking.renew: 3,
    commanding.add_text: 2,
    committing.commit: 6,
    commanding.wait: 2,
    commanding.ask: 3,
    breaking.break_file: 9,
    breaking.mend: 7,
    breaking.fix: 4,
}


def act(day: Day) -> None:
    """One action; every so often a build."""
    chance = day.chance()
    if day.number % EVERY == 0:
        day.tell(building.build(day, chance))
        return
    if day.number % SERVED == 0:
        day.tell(building.serve(day, chance))
        return
    while True:
        action = chance.choices(list(ACTIONS), list(ACTIONS.values()))[0]
        told = action(day, chance)
        if told:
            day.tell(told)
            return


@pytest.mark.timeout(300 + 5 * COUNT)
def test_a_day(tmp_path: Path) -> None:
    """After each of many random actions: is every fact where it should be, and is all that is wrong refused?"""
    root = copy_site(tmp_path / "bridges")
    settings = root / "site_config" / "site.yml"
    text = settings.read_text("utf-8").replace('address: ""', "address: https://bridges.example.org/")
    settings.write_text(f"{text}translations:\n  es: {{name: Español, publish: listed}}\n", "utf-8")
    (root / ".gitignore").write_text("/build/\n/site/\n.site-*\n/content/articles/\n", "utf-8")
    day = Day(root, SEED)
    day.git("init", "--quiet")
    day.git("add", "--all")
    day.git("commit", "--quiet", "--message", "Start")
    try:
        walk(day, COUNT, act)
    finally:
        if day.preview:
            day.preview.stop()
