"""A finished Word file taken apart: body, notes, headers and footers, links and properties.

Reads any Word file, also one with a charity's own letterhead and styles.
"""

import posixpath
from functools import cache, cached_property
from xml.etree.ElementTree import Element

from advocate.accessibility.story_text import Story, read_story
from advocate.accessibility.word_file_styles import parsed, read_styles
from advocate.storage.word_package import W, WordPackage

_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class WordFile:
    """The parts of one Word file that readers see or hear."""

    def __init__(self, data: bytes) -> None:
        """Take the file apart.

        Raises:
            UNREADABLE: `data` is no Word file.
        """
        self._package = package = WordPackage(data)
        self._parsed = cache(lambda part: parsed(package.read(part) if part else None))
        self.document = parsed(package.read(package.main))
        parts = (package.related(kind) for kind in ("styles", "theme"))
        self.styles = read_styles(*(package.read(part) if part else None for part in parts))

    def part(self, kind: str) -> Element:
        """Return the root of the part of that kind; an element with nothing in it without one."""
        return self._parsed(self._package.related(kind) or self._package.related(kind, to=""))

    @cached_property
    def body(self) -> Story:
        """The text itself."""
        return read_story(next(self.document.iterfind(f"{W}body"), Element("none")), self.styles)

    @cached_property
    def notes(self) -> list[Story]:
        """The footnotes and endnotes, without the separator lines."""
        return [
            read_story(note, self.styles)
            for kind in ("footnote", "endnote")
            for note in self.part(f"{kind}s").iterfind(f"{W}{kind}")
            if note.get(f"{W}type") in {None, "normal"}
        ]

    @cached_property
    def headers_and_footers(self) -> list[Story]:
        """Headers and footers."""
        return [
            read_story(root, self.styles)
            for root in self.text_parts.values()
            if root.tag in {f"{W}hdr", f"{W}ftr"}
        ]

    @cached_property
    def text_parts(self) -> dict[str, Element]:
        """The parts that hold text or pictures, by name without folder and ending."""
        names = self._text_names
        return {"document": self.document} | {name: self._parsed(names[name]) for name in names}

    @cached_property
    def _text_names(self) -> dict[str, str]:
        names = {
            kind: part
            for kind in ("footnotes", "endnotes")
            if (part := self._package.related(kind))
        }
        around = {part for kind in ("header", "footer") for part in self._package.all_related(kind)}
        return names | {posixpath.splitext(posixpath.basename(p))[0]: p for p in sorted(around)}

    @cached_property
    def charts(self) -> list[Element]:
        """The parts that draw charts."""
        return list(map(self._parsed, sorted(self._package.all_related("chart"))))

    def target(self, link: Element, part: str) -> str:
        """Return where a `w:hyperlink` leads."""
        inside = link.get(f"{W}anchor")
        entries = self._package.relations(self._text_names.get(part, self._package.main))
        targets = {entry.id: entry.target for entry in entries if entry.is_outside}
        outside = targets.get(link.get(_R_ID, ""), "")
        return outside + (f"#{inside}" if inside else "")
