"""Is the HTML of every page what the standard allows?"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

# The checker reads several hundred pages; a busy machine needs minutes for it.
pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]
LEFT = Path(__file__).parent / "theme_messages.yml"


@pytest.fixture(scope="module")
def messages(html_checker: list[str], real_site: Path) -> list[dict[str, Any]]:
    """What the Nu Html Checker says of all pages."""
    pages = [str(path) for path in sorted(real_site.rglob("*.html"))]
    assert len(pages) > 300
    command = [*html_checker, "--format", "json", "--stdout", "--exit-zero-always", *pages]
    checked = subprocess.run(command, capture_output=True, text=True, check=True, timeout=800)
    found: list[dict[str, Any]] = json.loads(checked.stdout)["messages"]
    told = [message for message in found if message["type"] == "error" or message.get("subType") == "warning"]
    # Files have no origin, so `'self'` of the policy fits none of them here; tests/browser/ proves it where it counts.
    return [message for message in told if "Content Security Policy" not in message["message"]]


def test_every_page_is_valid(messages: list[dict[str, Any]]) -> None:
    """Does a checker of the standard find a mistake that is not on the list of the theme's own?"""
    left = tuple(item["message"] for item in yaml.safe_load(LEFT.read_text(encoding="utf-8")))
    ours = {
        f"{message['message']} ({message['url'].rpartition('/site/')[2]}:{message.get('lastLine')}) "
        f"{' '.join(message.get('extract', '').split())[:160]}"
        for message in messages
        if not message["message"].startswith(left)
    }
    assert sorted(ours)[:20] == []


def test_the_list_of_the_theme_only_shrinks(messages: list[dict[str, Any]]) -> None:
    """Is every exception still needed?"""
    left = [item["message"] for item in yaml.safe_load(LEFT.read_text(encoding="utf-8"))]
    said = [message["message"] for message in messages]
    assert [line for line in left if not any(message.startswith(line) for message in said)] == []
