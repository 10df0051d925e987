"""Card images: the same on every machine, small, and never taken from a store that is stale or broken."""

from __future__ import annotations

import errno
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import resvg_py

from generator.sharing import rendering
from generator.sharing.cards import Card
from generator.sharing.rendering import _kept_name, render_cards

CARD = Card(
    "A site", "Ruling", "In effect, under appeal", "It applied on the last day.", "As of June 1, 2026", "x", "live"
)
PALETTE = {"paper": "#fcfbf8", "ink": "#1d1b18", "ink-2": "#57534b", "rule": "#d9d4c8", "live": "#14572e"}
Render = Callable[..., bytes]


@pytest.fixture
def drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Render, list[str]]:
    """A function that renders a card with its store in a folder, and the list of drawings that were really rendered."""
    rendered: list[str] = []
    real = resvg_py.svg_to_bytes

    def counting(svg_string: str, **options: Any) -> bytes:
        rendered.append(svg_string)
        return bytes(real(svg_string=svg_string, **options))

    monkeypatch.setattr(resvg_py, "svg_to_bytes", counting)

    def render(card: Card = CARD, palette: dict[str, str] = PALETTE) -> bytes:
        (picture,) = render_cards({"a.png": card}, palette, lambda name: "", tmp_path / "cards").values()
        return picture

    return render, rendered


def test_size(drawn: tuple[Render, list[str]]) -> None:
    """Is a card a PNG of 1200 by 630 points, and small?"""
    picture = drawn[0]()
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack_from(">LL", picture, 16) == (1200, 630)
    assert 5_000 < len(picture) < 40_000


def test_words_are_drawn(drawn: tuple[Render, list[str]]) -> None:
    """Is the font found? Without it the words would be missing, and cards with other words would look the same."""
    render, _ = drawn
    assert render() != render(replace(CARD, heading="Paused by a higher court"))
    assert render() != render(replace(CARD, foot="As of June 2, 2026"))


def test_the_same_picture_again(drawn: tuple[Render, list[str]], tmp_path: Path) -> None:
    """Is a card that is kept not rendered again, and rendered to the very same bytes when the store is gone?"""
    render, rendered = drawn
    first = render()
    assert render() == first
    assert len(rendered) == 1
    for kept in (tmp_path / "cards").iterdir():
        kept.unlink()
    assert render() == first
    assert len(rendered) == 2


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-30], lambda data: b"", lambda data: data.replace(b"IDAT", b"IDAX")]
)
def test_a_broken_one_is_made_anew(
    drawn: tuple[Render, list[str]], tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    """Is a picture that was cut off or damaged in the store noticed?"""
    render, _ = drawn
    first = render()
    (kept,) = (tmp_path / "cards").iterdir()
    kept.write_bytes(damage(first))
    assert render() == first
    assert kept.read_bytes() == first


def test_nothing_stale(drawn: tuple[Render, list[str]], tmp_path: Path) -> None:
    """Does a changed word, color or version of the renderer make a new picture, and is the old one cleared away?"""
    render, rendered = drawn
    render()
    (before,) = (tmp_path / "cards").iterdir()
    render(CARD, {**PALETTE, "ink": "#000000"})
    (after,) = (tmp_path / "cards").iterdir()
    assert before != after
    assert len(rendered) == 2


def test_what_a_killed_build_left(drawn: tuple[Render, list[str]], tmp_path: Path) -> None:
    """Is a picture that was only half written when a build was killed cleared away by the next one?"""
    render, rendered = drawn
    first = render()
    kept = list((tmp_path / "cards").iterdir())
    (tmp_path / "cards" / ".x81k_0aq").write_bytes(first[:100])
    assert render() == first
    assert list((tmp_path / "cards").iterdir()) == kept
    assert len(rendered) == 1


def test_a_full_disk_leaves_nothing(
    drawn: tuple[Render, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If a picture cannot be kept: is nothing of it left?"""

    def full(*arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        drawn[0]()
    assert list((tmp_path / "cards").iterdir()) == []


def test_cleared_away_by_another(
    drawn: tuple[Render, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If a preview beside a build deletes what this one is about to keep or to read: is the picture still made?"""
    render, rendered = drawn
    real = Path.replace

    def too_late(self: Path, target: Path) -> Path:
        self.unlink()
        return real(self, target)

    monkeypatch.setattr(Path, "replace", too_late)
    first = render()
    assert list((tmp_path / "cards").iterdir()) == []
    monkeypatch.undo()
    (tmp_path / "cards" / _kept_name(rendered[0], first)).symlink_to("nowhere")
    assert render() == first


def test_another_renderer_renders_again(drawn: tuple[Render, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    """Is everything rendered again once the renderer or the font was updated?"""
    render, rendered = drawn
    render()
    monkeypatch.setattr(rendering, "version", lambda package: "99")
    render()
    assert len(rendered) == 2
