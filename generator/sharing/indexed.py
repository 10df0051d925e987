"""Makes a PNG of few colors several times smaller: a table of its colors, and one byte for each point instead of four.

The renderer writes four bytes for each point; a card has some dozens of colors. Source of the format and its filters:
Portable Network Graphics, third edition, https://www.w3.org/TR/png-3/.
"""

from __future__ import annotations

import struct
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_STEP = 4  # bytes of a point: red, green, blue, alpha
_MOST_COLORS = 256
_MOST_POINTS = 50_000  # that are remembered


def indexed(png: bytes) -> bytes:
    """The same picture with a table of colors; as it was, if it has too many colors or another form than RGBA."""
    chunks = dict(_chunks(png))
    width, height, depth, color_type, _, _, interlaced = struct.unpack(">LLBBBBB", chunks[b"IHDR"])
    if (depth, color_type, interlaced) != (8, 6, 0):
        return png
    palette: dict[int, int] = {}
    lines: list[bytes] = []
    before, line = b"", b""
    for row in _rows(zlib.decompress(chunks[b"IDAT"]), width * _STEP):
        if row != before:
            colors_of_row = set(memoryview(row).cast("I"))
            for color in colors_of_row - palette.keys():
                palette[color] = len(palette)
            if len(palette) > _MOST_COLORS:
                return png
            line = b"\0" + _numbers(row, palette, colors_of_row)
        lines.append(line)
        before = row
    colors = [struct.pack("=I", color) for color in palette]
    return _SIGNATURE + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">LLBBBBB", width, height, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", b"".join(color[:3] for color in colors)),
            _chunk(b"tRNS", bytes(color[3] for color in colors)),
            _chunk(b"IDAT", zlib.compress(b"".join(lines), 9)),
            _chunk(b"IEND", b""),
        )
    )


def _numbers(row: bytes, palette: Mapping[int, int], colors: Iterable[int]) -> bytes:
    """The number of each point's color. Where one of its bytes tells the colors of a row apart, that byte is enough."""
    told = [(palette[color], color.to_bytes(_STEP, sys.byteorder)) for color in colors]
    for at in range(_STEP):
        if len({color[at] for _, color in told}) == len(told):
            table = bytearray(256)
            for number, color in told:
                table[color[at]] = number
            return row[at::_STEP].translate(table)
    return bytes([palette[color] for color in memoryview(row).cast("I")])


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks by name; the pieces of the picture itself are joined, and come last."""
    place, picture = len(_SIGNATURE), b""
    while place < len(png):
        length, name = struct.unpack_from(">L4s", png, place)
        data = png[place + 8 : place + 8 + length]
        place += 12 + length
        if name == b"IDAT":
            picture += data
        else:
            yield name, data
    yield b"IDAT", picture


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))


def _rows(data: bytes, length: int) -> Iterator[bytes]:
    """The rows of points, with the filter of each undone."""
    above = same = bytes(length)
    for start in range(0, len(data), length + 1):
        line = data[start + 1 : start + 1 + length]
        match data[start]:
            case 2 | 4 if line == same:  # the row above again
                pass
            case 1:
                above = _running_sum(line)
            case 2:
                above = _sum(line, above)
            case 3:
                above = _from_average(line, above)
            case 4:
                above = _from_nearest(line, above)
            case _:
                above = line
        yield above


def _sum(one: bytes, other: bytes) -> bytes:
    """Byte by byte, without carrying into the next: the whole row at once, as two long numbers."""
    low = int.from_bytes(b"\x7f" * len(one))
    first, second = int.from_bytes(one), int.from_bytes(other)
    high = (first ^ second) & (low + int.from_bytes(b"\x01" * len(one)))
    return (((first & low) + (second & low)) ^ high).to_bytes(len(one))


def _running_sum(line: bytes) -> bytes:
    """Each byte with all those of the points to its left: sums over 1, 2, 4, ... points."""
    reach = _STEP
    while reach < len(line):
        line = _sum(line, bytes(reach) + line[:-reach])
        reach *= 2
    return line


def _from_average(line: bytes, above: bytes) -> bytes:
    row = bytearray(_STEP) + line
    for place in range(len(line)):
        row[place + _STEP] = (line[place] + (row[place] + above[place]) // 2) & 0xFF
    return bytes(row[_STEP:])


def _from_nearest(line: bytes, above: bytes) -> bytes:
    """The filter Paeth: each byte with that of its neighbors left, above, or left above that fits best.

    Where it left nothing, and the point to the left is that of the row above, this point is that of the row above too.
    """
    points, row = memoryview(line).cast("I").tolist(), memoryview(above).cast("I").tolist()
    done = 0
    for place in [place for place, point in enumerate(points) if point]:
        if place < done:
            continue
        left = corner = row[place - 1] if place else 0
        for point in points[place:]:
            if not point and left == corner:
                break
            left, corner = _NEAREST[left, row[place], corner, point], row[place]
            row[place] = left
            place += 1
        done = place
    return array("I", row).tobytes()


class _Nearest(dict[tuple[int, int, int, int], int]):
    """A point by those to the left, above, and left above, and by what the filter left of it; nothing else matters.

    Each is worked out once, because letters repeat their edges, on other cards too.
    """

    def __missing__(self, key: tuple[int, int, int, int]) -> int:
        if len(self) >= _MOST_POINTS:
            self.clear()
        neighbors = zip(*(number.to_bytes(_STEP, sys.byteorder) for number in key), strict=True)
        found = bytes([(_nearest(left, up, corner) + point) & 0xFF for left, up, corner, point in neighbors])
        self[key] = int.from_bytes(found, sys.byteorder)
        return self[key]


def _nearest(left: int, above: int, corner: int) -> int:
    to_left, to_above, to_corner = abs(above - corner), abs(left - corner), abs(left + above - 2 * corner)
    if to_left <= to_above and to_left <= to_corner:
        return left
    return above if to_above <= to_corner else corner


_NEAREST = _Nearest()
