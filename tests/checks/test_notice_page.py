"""The page that says more about the notice: is a slip in its name, or in the part of it, told before readers see it?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.examining import Examination

Edit = Callable[[Path, str, str], None]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("about.md", []),
        ("about.md#help", []),
        ("about.md#halp", ["The page docs/about.md has no heading with the id “halp”."]),
        ("abuot.md#help", ["There is no page docs/abuot.md."]),
    ],
)
def test_notice_page(
    bridges: Path, edit: Edit, examine_site: Callable[..., Examination], written: str, said: list[str]
) -> None:
    """Does a page with a part of it pass, and is each of the two looked up?"""
    edit(bridges / "site_config/site.yml", "notice_page: about.md", f"notice_page: {written}")
    about = bridges / "docs/about.md"
    about.write_text(about.read_text(encoding="utf-8") + "\n## Help { #help }\n\nAsk a friend.\n", encoding="utf-8")
    problems = [problem for problem in examine_site(bridges).problems if problem.rule == "settings"]
    assert [problem.message for problem in problems] == said
    assert all(problem.line and problem.tip for problem in problems)
