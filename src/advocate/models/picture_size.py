"""What kind of picture some bytes are, and how large, from their beginning: PNG and JPEG."""

import struct
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def measure(data: bytes) -> tuple[str, int, int] | None:
    """Return ("png" or "jpeg", width, height) in pixels; None for anything else."""
    if data.startswith(_PNG) and len(data) >= 24:
        width, height = struct.unpack_from(">II", data, 16)
        return "png", width, height
    if data.startswith(_JPEG):
        for marker, start in _jpeg_segments(data):
            if marker in _JPEG_FRAMES and start + 7 <= len(data):
                height, width = struct.unpack_from(">HH", data, start + 3)
                return "jpeg", width, height
    return None


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield (marker, where its length stands) up to the first that is malformed."""
    position = 2
    while position + 4 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        yield marker, position + 2
        position += 2 + int.from_bytes(data[position + 2 : position + 4], "big")
