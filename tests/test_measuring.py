"""Is what a command costs its own, whatever runs the benchmark?"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.benchmarks.measuring import Cost, cost_of

if not sys.platform.startswith("linux"):
    pytest.skip("Benchmarks read the memory of processes as Linux tells it.", allow_module_level=True)

MB = 1_000_000


def run(code: str, folder: Path) -> Cost:
    """What some code costs."""
    return cost_of([sys.executable, "-c", code], folder)


def test_memory_of_a_small_command(tmp_path: Path) -> None:
    """Does a command that takes little have little, where who measures it holds much?"""
    held = b"x" * (300 * MB)
    assert run("pass", tmp_path).memory < 100 * MB
    assert len(held) == 300 * MB


def test_memory_of_a_command(tmp_path: Path) -> None:
    """Is the peak of a command seen that is over in a moment?"""
    assert 200 * MB < run(f"len(b'x' * {200 * MB})", tmp_path).memory < 300 * MB


SHARED = f"""
import os, time
held = b"x" * {100 * MB}
children = []
for _ in range(2):
    child = os.fork()
    if not child:
        own = b"y" * {50 * MB}
        time.sleep(1.5)
        os._exit(0)
    children.append(child)
for child in children:
    os.waitpid(child, 0)
"""


def test_memory_of_several_processes(tmp_path: Path) -> None:
    """Do processes count together, and what they share only once?"""
    assert 195 * MB < run(SHARED, tmp_path).memory < 260 * MB


def test_all_else(tmp_path: Path) -> None:
    """Do I get time, exit code and what was said, of children as well?"""
    busy = "import time\nwhile time.process_time() < 0.3: pass"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}]); print('ä'); sys.exit(3)"
    cost = run(code, tmp_path)
    assert (cost.code, cost.said) == (3, "ä\n")
    assert cost.cpu >= 0.3
    assert cost.wall >= 0.3
    assert list(tmp_path.iterdir()) == []
