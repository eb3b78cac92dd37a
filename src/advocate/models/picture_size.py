"""What kind of picture some bytes are, how large it is shown, and why it cannot be: PNG and JPEG.

Phones save a photo as the camera was held, with a note on how to turn it (EXIF orientation, from 1
to 8). Browsers heed the note; Word does not.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from itertools import takewhile

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_COMMON_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
_END, _SCAN, _EXIF = 0xD9, 0xDA, 0xE1
_MARKER = re.compile(rb"\xff+([^\x00\xff])")
"""With fill bytes, of which there may be any number."""
_BEHIND_PIXELS = re.compile(rb"(?<!\xff)\xff+[^\x00\xd0-\xd7\xff]")
_MOST_PARTS = 100_000
_MOST_PIXELS = 100_000_000
_SAVE = "Open it in a picture program, and save it as"


def measure(data: bytes) -> tuple[str, int, int] | None:
    """Return ("png" or "jpeg", width, height), in pixels as shown; None for anything else."""
    size = None
    if data.startswith(_PNG) and len(data) >= 24:
        size = "png", *struct.unpack_from(">II", data, 16)
    elif frame := _frame(data):
        size = "jpeg", frame[3], frame[2]
    kind, width, height = size or ("", 0, 0)
    return size and ((kind, height, width) if orientation(data) > 4 else size)


def is_whole(data: bytes) -> bool:
    """Say whether a PNG or JPEG ends as it should, and its sums are right where it has any."""
    return _end(data) is not None


def why_unfit(data: bytes) -> tuple[str, str] | None:
    """Return why a picture cannot be shown everywhere, and what to do; None where it can."""
    size, frame = measure(data), _frame(data)
    wrong = None
    if size is None or 0 in size:
        wrong = "is neither PNG nor JPEG", "Save it as PNG or JPEG and change the path."
    elif not is_whole(data):
        fetch = "Open it in a picture program, and save or fetch it again."
        wrong = "is damaged: it breaks off, or more", fetch
    elif size[1] * size[2] > _MOST_PIXELS:
        wrong = f"has {size[1]} by {size[2]} pixels", "Make it smaller: 2,000 pixels are enough."
    elif frame and frame[4] == 4:
        wrong = "is in the colours of a printer (CMYK)", f"{_SAVE} an RGB picture."
    elif frame and (frame[0] not in _COMMON_FRAMES or frame[1] != 8):
        wrong = "is a rare kind of JPEG that Word does not show", f"{_SAVE} an ordinary JPEG."
    elif any(kind == b"acTL" for kind, _, _ in _png_chunks(data)):
        wrong = "moves, which no page can show", f"{_SAVE} a PNG of one moment."
    return wrong


def orientation(data: bytes) -> int:
    """Return how the picture is to be turned: 1 for not at all, 6 for clockwise by a quarter."""
    place = _turn_at(data)
    return data[place] if place else 1


def unturned(data: bytes) -> bytes:
    """Return a picture without the note on how to turn it; its pixels stay as they are."""
    place = _turn_at(data)
    if place is None:
        return data
    changed = bytearray(data)
    changed[place] = 1
    for kind, start, end in _png_chunks(data):
        if kind == b"eXIf":
            changed[end : end + 4] = zlib.crc32(changed[start - 4 : end]).to_bytes(4, "big")
    return bytes(changed)


def trimmed(data: bytes) -> bytes:
    """Return a whole picture without what stands behind its end."""
    return data[: _end(data)]


def _end(data: bytes) -> int | None:
    """Return where a picture ends; None where it is not whole."""
    if data.startswith(_PNG):
        kinds = set()
        for kind, start, end in _png_chunks(data):
            if zlib.crc32(data[start - 4 : end]).to_bytes(4, "big") != data[end : end + 4]:
                return None
            kinds.add(kind)
        return end + 4 if kinds >= {b"IDAT", b"IEND"} else None
    markers = [*_jpeg_segments(data)]
    return markers[-1][1] if markers and markers[-1][0] == _END else None


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield kind, beginning and end of the content of each chunk, up to the last that is whole."""
    position, kind = len(_PNG), b"" if data.startswith(_PNG) else b"IEND"
    for _ in range(_MOST_PARTS):
        start = position + 8
        end = start + int.from_bytes(data[position : position + 4], "big")
        if kind == b"IEND" or end + 4 > len(data):
            return
        kind = data[position + 4 : start]
        yield kind, start, end
        position = end + 4


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield (marker, where its length stands) up to the end, or the first that is malformed."""
    position = 2 if data.startswith(_JPEG) else len(data)
    for _ in range(_MOST_PARTS):
        found = _MARKER.match(data, position)
        if found is None:
            return
        marker, start = found[1][0], found.end()
        yield marker, start
        position = start + int.from_bytes(data[start : start + 2], "big")
        if marker == _END or position < start + 2:
            return
        if marker == _SCAN:
            found = _BEHIND_PIXELS.search(data, position)
            position = found.start() if found else len(data)


def _frame(data: bytes) -> tuple[int, int, int, int, int] | None:
    """Return marker, bits, height, width and number of colours of a JPEG."""
    for marker, start in _jpeg_segments(data):
        if marker in _FRAMES and start + 8 <= len(data):
            return marker, *struct.unpack_from(">BHHB", data, start + 2)
    return None


def _turn_at(data: bytes) -> int | None:
    """Return where the note on how to turn a picture stands, if it has one that says anything."""
    heads = [start for kind, start, _ in _png_chunks(data) if kind == b"eXIf"]
    for marker, start in takewhile(lambda part: part[0] != _SCAN, _jpeg_segments(data)):
        if marker == _EXIF and data[start + 2 : start + 8] == b"Exif\0\0":
            heads.append(start + 8)
    head = heads[0] if heads else len(data)
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(data[head : head + 4])
    with suppress(struct.error):  # it breaks off
        first = head + struct.unpack_from(f"{order}I", data, head + 4)[0] if order else len(data)
        (count,) = struct.unpack_from(f"{order or '<'}H", data, first)
        for entry in range(first + 2, first + 2 + 12 * count, 12):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", data, entry)
            if tag == 0x0112 and kind == 3:
                return entry + 8 + (order == ">") if 1 < value <= 8 else None
    return None
