"""How wide words are in a font, read from the font's own tables: enough to break lines on a card.

Source of the layout of the tables (head, hhea, hmtx, cmap with format 4): the OpenType specification,
https://learn.microsoft.com/typography/opentype/spec/.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_UNICODE = ((3, 1), (0, 3), (0, 4))  # platform and encoding of tables for the characters in common use


@dataclass(frozen=True)
class Metrics:
    """The widths of characters, in ems."""

    widths: Mapping[int, float]
    other: float

    def width(self, text: str, size: float) -> float:
        """How wide a line of text is at a size. It may be less: pairs that are set closer are not considered."""
        return size * sum(self.widths.get(ord(sign), self.other) for sign in text)

    def lines(self, text: str, size: float, room: float) -> list[str]:
        """The words in as few lines as fit into the room. A word that is wider than the room has a line of its own."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, size) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines


@cache
def metrics(font: Path) -> Metrics:
    """The metrics of a TrueType font. Raises ValueError if it has no table of characters that we can read."""
    data = font.read_bytes()
    tables = _tables(data)
    (units,) = struct.unpack_from(">H", data, tables["head"] + 18)
    (count,) = struct.unpack_from(">H", data, tables["hhea"] + 34)
    advances = [struct.unpack_from(">H", data, tables["hmtx"] + 4 * index)[0] for index in range(count)]
    widths = {
        code: advances[min(glyph, count - 1)] / units for code, glyph in _characters(data, tables["cmap"]).items()
    }
    return Metrics(widths, advances[0] / units)


def _tables(data: bytes) -> dict[str, int]:
    """Where each table begins, by its name."""
    (count,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4sLLL", data, 12 + 16 * index) for index in range(count))
    return {name.decode("ascii").strip(): offset for name, _, offset, _ in entries}


def _characters(data: bytes, table: int) -> dict[int, int]:
    """The glyph of each character."""
    (count,) = struct.unpack_from(">H", data, table + 2)
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", data, table + 4 + 8 * index)
        if (platform, encoding) in _UNICODE and struct.unpack_from(">H", data, table + offset)[0] == 4:
            return _segments(data, table + offset)
    raise ValueError("The font has no table of characters in format 4.")


def _segments(data: bytes, start: int) -> dict[int, int]:
    (double,) = struct.unpack_from(">H", data, start + 6)
    count = double // 2

    def column(number: int, sign: str = "H") -> tuple[int, ...]:
        skipped = 14 + number * double + (2 if number else 0)  # two bytes are kept free behind the first column
        return struct.unpack_from(f">{count}{sign}", data, start + skipped)

    ends, starts, deltas, ranges = column(0), column(1), column(2, "h"), column(3)
    ranges_at = start + 16 + 3 * double
    glyphs: dict[int, int] = {}
    for index in range(count):
        for code in range(starts[index], min(ends[index], 0xFFFE) + 1):
            glyph = code
            if ranges[index]:
                place = ranges_at + 2 * index + ranges[index] + 2 * (code - starts[index])
                (glyph,) = struct.unpack_from(">H", data, place)
            if glyph or not ranges[index]:
                glyphs[code] = (glyph + deltas[index]) & 0xFFFF
    return glyphs
