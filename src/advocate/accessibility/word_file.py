"""A finished Word file taken apart: body, notes, headers and footers, links and properties.

Reads any Word file, also one with a charity's own letterhead and styles.
"""

from functools import cached_property
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from advocate.accessibility.formatting import W
from advocate.accessibility.story_text import Story, read_story
from advocate.accessibility.word_file_styles import Styles, read_styles

_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class WordFile:
    """The parts of one Word file that readers see or hear."""

    def __init__(self, data: bytes) -> None:
        """Take the file apart.

        Raises:
            BadZipFile, KeyError, ParseError: `data` is no Word file.
        """
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            texts = {
                name: archive.read(name)
                for name in names
                if name.endswith((".xml", ".rels")) and not name.startswith("customXml/")
            }
        self._texts = texts
        self._trees: dict[str, Element] = {}
        self.document = _parsed(texts["word/document.xml"])
        theme = next((texts[name] for name in names if name.startswith("word/theme/")), None)
        self.styles: Styles = read_styles(texts.get("word/styles.xml"), theme)

    def part(self, name: str) -> Element | None:
        """Return the root of a part, or None where there is none."""
        if name in self._texts and name not in self._trees:
            self._trees[name] = _parsed(self._texts[name])
        return self._trees.get(name)

    @cached_property
    def body(self) -> Story:
        """The text itself."""
        body = self.document.find(f"{W}body")
        return read_story(Element("none") if body is None else body, "document", self.styles)

    @cached_property
    def notes(self) -> list[Story]:
        """The footnotes and endnotes, without the separator lines."""
        found = []
        for part, tag in (("footnotes", "footnote"), ("endnotes", "endnote")):
            root = self.part(f"word/{part}.xml")
            for note in root.iterfind(f"{W}{tag}") if root is not None else ():
                if note.get(f"{W}type") in {None, "normal"}:
                    found.append(read_story(note, part, self.styles))
        return found

    @cached_property
    def headers_and_footers(self) -> list[Story]:
        """Headers and footers."""
        parts = ((name, self.part(name)) for name in sorted(self._texts) if _is_around_text(name))
        return [
            read_story(root, name[5:-4], self.styles)
            for name, root in parts
            if root is not None and root.tag in {f"{W}hdr", f"{W}ftr"}
        ]

    @cached_property
    def text_parts(self) -> dict[str, Element]:
        """The parts that hold text or pictures, by name without folder and ending."""
        parts = {"document": self.document}
        for name in sorted(self._texts):
            is_notes = name in {"word/footnotes.xml", "word/endnotes.xml"}
            if (is_notes or _is_around_text(name)) and (root := self.part(name)) is not None:
                parts[name[5:-4]] = root
        return parts

    @cached_property
    def charts(self) -> list[Element]:
        """The parts that draw charts."""
        names = sorted(n for n in self._texts if n.startswith("word/charts/chart"))
        return [root for name in names if (root := self.part(name)) is not None]

    def links(self, part: str) -> dict[str, str]:
        """Return the targets of a part's relationships by id."""
        root = self.part(f"word/_rels/{part}.xml.rels")
        entries = root if root is not None else ()
        return {entry.get("Id", ""): entry.get("Target", "") for entry in entries}

    def target(self, link: Element, part: str) -> str:
        """Return where a `w:hyperlink` leads."""
        inside = link.get(f"{W}anchor")
        outside = self.links(part).get(link.get(_R_ID, ""), "")
        return outside + (f"#{inside}" if inside else "")


def _is_around_text(name: str) -> bool:
    return (
        name.startswith("word/") and name.count("/") == 1 and ("header" in name or "footer" in name)
    )


def _parsed(data: bytes) -> Element:
    return ElementTree.fromstring(data)  # noqa: S314 - own file
