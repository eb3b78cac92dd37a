"""The zip container of a Word file, always with the same bytes for the same parts.

Why not `zipfile`: it cannot take parts that are deflated already, and most parts of a document are
the same in all of them.
"""

import struct
import zlib
from collections.abc import Iterable

from msgspec import Struct

_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_CENTRAL_HEADER = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")

_VERSION = 20
_UTF8_NAMES = 0x800
_DEFLATED = 8
_MIDNIGHT = 0
_FIRST_OF_JANUARY_1980 = (1 << 5) | 1
_SAME_FOR_ALL = (_VERSION, _UTF8_NAMES, _DEFLATED, _MIDNIGHT, _FIRST_OF_JANUARY_1980)


class Part(Struct, frozen=True):
    """A file of the package, deflated."""

    name: str
    """Path inside the package, without a leading `/`."""
    deflated: bytes
    size: int
    """Bytes before deflating."""
    checksum: int

    @classmethod
    def of(cls, name: str, data: bytes | str) -> "Part":
        """Deflate `data`; text is written as UTF-8."""
        raw = data.encode() if isinstance(data, str) else data
        packer = zlib.compressobj(level=6, wbits=-zlib.MAX_WBITS)
        return cls(name, packer.compress(raw) + packer.flush(), len(raw), zlib.crc32(raw))

    def content(self) -> bytes:
        """Return what the file holds."""
        return zlib.decompress(self.deflated, wbits=-zlib.MAX_WBITS)


def zip_parts(parts: Iterable[Part]) -> bytes:
    """Return the zip file holding `parts`, sorted by name and dated 1 January 1980."""
    archive = bytearray()
    directory = bytearray()
    ordered = sorted(parts, key=lambda part: part.name)
    for part in ordered:
        name = part.name.encode()
        sizes = (part.checksum, len(part.deflated), part.size, len(name), 0)
        directory += _CENTRAL_HEADER.pack(
            b"PK\x01\x02", _VERSION, *_SAME_FOR_ALL, *sizes, 0, 0, 0, 0, len(archive)
        )
        directory += name
        archive += _LOCAL_HEADER.pack(b"PK\x03\x04", *_SAME_FOR_ALL, *sizes)
        archive += name
        archive += part.deflated
    start = len(archive)
    archive += directory
    archive += _END.pack(b"PK\x05\x06", 0, 0, len(ordered), len(ordered), len(directory), start, 0)
    return bytes(archive)
