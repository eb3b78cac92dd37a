"""The least that a zip file of a Word document costs: only parts that differ are deflated."""

import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_NEW_YEAR_1980 = 33


@dataclass(frozen=True, slots=True)
class Entry:
    """One part, ready to be put anywhere in an archive."""

    name: bytes
    local: bytes
    """Header, name and deflated data."""
    fields: tuple[int, ...]
    """What the header and the directory both say."""


def entry(name: str, text: str | bytes) -> Entry:
    """Deflate one part."""
    raw = text.encode() if isinstance(text, str) else text
    packer = zlib.compressobj(wbits=-15)
    data = packer.compress(raw) + packer.flush()
    path = name.encode()
    fields = (0x800, 8, 0, _NEW_YEAR_1980, zlib.crc32(raw), len(data), len(raw), len(path), 0)
    return Entry(path, _LOCAL.pack(b"PK\x03\x04", 20, *fields) + path + data, fields)


def archive(entries: list[Entry]) -> bytes:
    """Return the zip file."""
    directory = []
    at = size = 0
    for each in entries:
        directory.append(_CENTRAL.pack(b"PK\x01\x02", 20, 20, *each.fields, 0, 0, 0, 0, at))
        directory.append(each.name)
        at += len(each.local)
        size += _CENTRAL.size + len(each.name)
    end = _END.pack(b"PK\x05\x06", 0, 0, len(entries), len(entries), size, at, 0)
    return b"".join([*(each.local for each in entries), *directory, end])


def static_entries(reference: Path) -> list[Entry]:
    """Return the parts of the reference document that every document has unchanged."""
    names = ("word/styles.xml", "word/theme/theme1.xml", "word/fontTable.xml", "word/settings.xml")
    with ZipFile(reference) as source:
        return [entry(name, source.read(name)) for name in (*names, "word/numbering.xml")]
