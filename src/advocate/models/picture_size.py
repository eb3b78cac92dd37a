"""What kind of picture some bytes are, how large, and whether they are whole: PNG and JPEG."""

import struct
import zlib
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


def is_whole(data: bytes) -> bool:
    """Say whether a PNG or JPEG ends as it should, and its sums are right where it has any."""
    if data.startswith(_PNG):
        return _is_whole_png(data)
    return data.rfind(b"\xff\xd9") > data.rfind(b"\xff\xda")  # the end behind all pixels


def _is_whole_png(data: bytes) -> bool:
    position, has_pixels = len(_PNG), False
    while position + 12 <= len(data):
        length = int.from_bytes(data[position : position + 4], "big")
        end = position + 12 + length
        kind, total = data[position + 4 : position + 8], data[end - 4 : end]
        if end > len(data) or zlib.crc32(data[position + 4 : end - 4]).to_bytes(4, "big") != total:
            return False
        has_pixels = has_pixels or kind == b"IDAT"
        if kind == b"IEND":
            return has_pixels
        position = end
    return False


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield (marker, where its length stands) up to the first that is malformed."""
    position = 2
    while position + 4 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        yield marker, position + 2
        position += 2 + int.from_bytes(data[position + 2 : position + 4], "big")
