"""Makes a PNG of few colors several times smaller: a table of its colors, and one byte for each point instead of four.

The renderer writes four bytes for each point; a card has some dozens of colors. Source of the format and its filters:
Portable Network Graphics, third edition, https://www.w3.org/TR/png-3/.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_STEP = 4  # bytes of a point: red, green, blue, alpha
_MOST_COLORS = 256


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
            points = memoryview(row).cast("I")
            for color in set(points) - palette.keys():
                palette[color] = len(palette)
            if len(palette) > _MOST_COLORS:
                return png
            line = b"\0" + bytes([palette[color] for color in points])
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
    above = bytes(length)
    for start in range(0, len(data), length + 1):
        line = data[start + 1 : start + 1 + length]
        match data[start]:
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

    Over a run of zeros, a row that agrees with the one above to the left of the run agrees with it in the run too.
    """
    row, up = bytearray(_STEP) + line, bytes(_STEP) + above
    place = _STEP
    while place < len(row):
        if row[place - _STEP : place] == up[place - _STEP : place] and not any(row[place : place + _STEP]):
            end = place + len(row) - place - len(row[place:].lstrip(b"\0"))
            end -= (end - place) % _STEP
            row[place:end] = up[place:end]
            place = end
            continue
        for here in range(place, place + _STEP):
            row[here] = (row[here] + _nearest(row[here - _STEP], up[here], up[here - _STEP])) & 0xFF
        place += _STEP
    return bytes(row[_STEP:])


def _nearest(left: int, above: int, corner: int) -> int:
    to_left, to_above, to_corner = abs(above - corner), abs(left - corner), abs(left + above - 2 * corner)
    if to_left <= to_above and to_left <= to_corner:
        return left
    return above if to_above <= to_corner else corner
