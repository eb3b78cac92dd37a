"""A Word file taken apart: its parts, found by their relationships and never by their names.

Programs name parts as they like: the text is `word/document2.xml` where Word Online saved it.
"""

import posixpath
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from msgspec import Struct

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
_TYPES = "[Content_Types].xml"
LARGEST_BYTES = 200_000_000
"""Of all parts unpacked; a file that claims more is made to fill the memory."""
UNREADABLE = (
    BadZipFile, EOFError, LookupError, OverflowError, RuntimeError, ValueError, zlib.error,
    ElementTree.ParseError,
)  # fmt: skip
"""What reading a damaged or locked file raises."""


class Relationship(Struct, frozen=True):
    """One relationship of a part."""

    id: str
    kind: str
    """The last word of its type: "header", "image", "hyperlink"."""
    target: str
    """Name of a part, or an address outside the file."""
    is_outside: bool


class WordPackage:
    """The parts of one file."""

    def __init__(self, data: bytes) -> None:
        """Open `data`.

        Raises:
            UNREADABLE: it is damaged or locked, no zip file, or has no main part or list of types.
        """
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > LARGEST_BYTES:
                raise BadZipFile("too large unpacked")
            if any(entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for entry in entries):
                raise BadZipFile("packed in a way that Word does not")
            files = [entry for entry in entries if not entry.is_dir()]
            self._parts = {entry.filename.lstrip("/"): archive.read(entry) for entry in files}
        self._names = {name.casefold(): name for name in self._parts}
        self._types: dict[str, str] = {}
        """Content type by part name, or by file extension after a full stop."""
        for entry in read_xml(self._parts[_TYPES]):
            extension = f".{entry.get('Extension', '').lower()}"
            name = entry.get("PartName", "").lstrip("/") or extension
            self._types[name] = entry.get("ContentType", "")
        texts = (to.target for to in self.relations("") if to.kind == "officeDocument")
        self.main = next(texts, "")
        """Name of the part that holds the text."""
        self._parts[self.main]

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def read(self, name: str) -> bytes:
        """Return the content of the part `name`."""
        return self._parts[name]

    def type_of(self, name: str) -> str:
        """Return the content type of the part `name`; empty where the file gives none."""
        extension = posixpath.splitext(name)[1].lower()
        return self._types.get(name) or self._types.get(extension, "")

    def related(self, kind: str, *, to: str | None = None) -> str | None:
        """Return the first part of that kind that the main part, or the one named, leads to."""
        return next(self.all_related(kind, to=to), None)

    def all_related(self, kind: str, *, to: str | None = None) -> Iterator[str]:
        """Yield the parts of that kind that the main part, or the one named, leads to."""
        for link in self.relations(self.main if to is None else to):
            if link.kind == kind and not link.is_outside and link.target in self:
                yield link.target

    def root(self, kind: str) -> Element:
        """Return the root of the first part of that kind, or an element with nothing in it."""
        part = self.related(kind)
        return read_xml(self.read(part)) if part else Element("none")

    def relations(self, part: str) -> list[Relationship]:
        """Return the relationships of `part`; the package itself is the part ""."""
        folder = posixpath.dirname(part)
        listed = self._parts.get(relations_part(part))
        found: list[Relationship] = []
        for entry in read_xml(listed) if listed else ():
            target = entry.get("Target", "")
            is_outside = entry.get("TargetMode") == "External"
            if not is_outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                target = self._names.get(target.casefold(), target)
            kind = entry.get("Type", "").rpartition("/")[2]
            found.append(Relationship(entry.get("Id", ""), kind, target, is_outside))
        return found


def relations_part(part: str) -> str:
    """Return the name of the part with the relationships of `part`; the package is the part ""."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def read_xml(data: bytes | str) -> Element:
    """Return the root of a part.

    Raises:
        ElementTree.ParseError: it is not XML.
    """
    return ElementTree.fromstring(data)  # noqa: S314 - expat limits what entities may grow to


def value_of(parent: Element | None, path: str, otherwise: str = "") -> str:
    """Return the `w:val` of the element at `path` below `parent`; a file may lack either."""
    found = parent.find(f"{W}{path}") if parent is not None else None
    return found.get(VAL, otherwise) if found is not None else otherwise


def is_on(element: Element | None) -> bool:
    """Say if a property is there and not turned off."""
    return element is not None and element.get(VAL, "1") not in {"0", "false", "off"}
