"""Smaller pictures: is every point of a card exactly the color that it was?"""

from __future__ import annotations

import struct
import zlib

from hypothesis import given
from hypothesis import strategies as st

from generator.sharing.indexed import indexed

Points = list[list[bytes]]
COLORS = [bytes(color) for color in ((0, 0, 0, 255), (252, 251, 248, 255), (252, 251, 247, 255), (9, 200, 3, 128))]


def chunk(name: bytes, data: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))


def predicted(method: int, left: int, up: int, corner: int) -> int:
    """What a filter expects at a place, in the words of the standard."""
    if method == 4:
        estimate = left + up - corner
        return min((abs(estimate - left), 0, left), (abs(estimate - up), 1, up), (abs(estimate - corner), 2, corner))[2]
    return (0, left, up, (left + up) // 2)[method]


def png(points: Points, methods: list[int]) -> bytes:
    """A PNG with four bytes a point, each row filtered by the method that is given for it."""
    width, data, above = len(points[0]), b"", bytes(4 * len(points[0]))
    for row, method in zip(points, methods, strict=True):
        line = b"".join(row)
        before = [(line[i - 4] if i > 3 else 0, above[i], above[i - 4] if i > 3 else 0) for i in range(len(line))]
        filtered = ((line[i] - predicted(method, *before[i])) % 256 for i in range(len(line)))
        data += bytes([method, *filtered])
        above = line
    header = struct.pack(">LLBBBBB", width, len(points), 8, 6, 0, 0, 0)
    half = len(zlib.compress(data)) // 2
    parts = (zlib.compress(data)[:half], zlib.compress(data)[half:])
    picture = b"".join(chunk(b"IDAT", part) for part in parts)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + picture + chunk(b"IEND", b"")


def read(picture: bytes) -> Points:
    """The points of a PNG with a table of colors and no filters."""
    place, chunks = 8, {}
    while place < len(picture):
        length, name = struct.unpack_from(">L4s", picture, place)
        chunks[name] = picture[place + 8 : place + 8 + length]
        (check,) = struct.unpack_from(">L", picture, place + 8 + length)
        assert check == zlib.crc32(name + chunks[name])
        place += 12 + length
    width, height, depth, color_type = struct.unpack_from(">LLBB", chunks[b"IHDR"])
    assert (depth, color_type) == (8, 3)
    table = [chunks[b"PLTE"][3 * i : 3 * i + 3] + chunks[b"tRNS"][i : i + 1] for i in range(len(chunks[b"tRNS"]))]
    data = zlib.decompress(chunks[b"IDAT"])
    rows = [data[row * (width + 1) : (row + 1) * (width + 1)] for row in range(height)]
    assert all(row[0] == 0 for row in rows)
    return [[table[index] for index in row[1:]] for row in rows]


@st.composite
def pictures(draw: st.DrawFn) -> tuple[Points, list[int]]:
    """A picture with runs of one color, as cards have them, and a filter for each row."""
    width, height = draw(st.integers(1, 24)), draw(st.integers(1, 8))
    color = st.sampled_from(COLORS)
    rows: Points = []
    for _ in range(height):
        row: list[bytes] = []
        while len(row) < width:
            row += [draw(color)] * draw(st.integers(1, 9))
        again = draw(st.booleans())
        rows.append(rows[-1] if rows and again else row[:width])
    return rows, draw(st.lists(st.integers(0, 4), min_size=height, max_size=height))


@given(picture=pictures())
def test_every_point_keeps_its_color(picture: tuple[Points, list[int]]) -> None:
    """Whatever filters the renderer chose: is the picture the same?"""
    points, methods = picture
    assert read(indexed(png(points, methods))) == points


def test_many_colors_stay_as_they_are() -> None:
    """Is a picture with more colors than a table holds left alone, rather than spoiled?"""
    points = [[bytes((row, column, 0, 255)) for column in range(20)] for row in range(20)]
    before = png(points, [2] * 20)
    assert indexed(before) == before
