"""Files made in parts by several processes: does the last get all that was gathered for it, and is a loss told?"""

from __future__ import annotations

import resource
from collections.abc import Iterator

import pytest

from generator.forking import Aside
from generator.outputs.in_parts import Handover
from generator.outputs.output import File, Output


def test_another_process_reads_it() -> None:
    """Is there, in order, what a process that has ended laid down for the outputs that are asked for?"""
    handover = Handover()

    def lay_down() -> None:
        handover.put([("a", 1), ("c", 2)])
        handover.put([("b", "x" * 100_000), ("a", 3)])

    aside = Aside(lay_down)
    aside.begin()
    aside.result()
    assert list(handover.each({"a", "b"})) == [("a", 1), ("b", "x" * 100_000), ("a", 3)]
    assert list(handover.each({"c"})) == [("c", 2)]


def test_no_room() -> None:
    """Is it told where only a part of what was gathered finds room on the disk?"""
    handover = Handover()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(OSError, match="File too large"):
            handover.put([("a", "x" * 5000)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_what_is_gathered_can_be_handed_over() -> None:
    """Is an output refused that would miss what it gathered in other processes, on a large site alone?"""
    with pytest.raises(TypeError, match="Forgetful has at_end"):

        class Forgetful(Output):
            def at_end(self) -> Iterator[File]:
                yield "data/all.txt", "what it gathered"
