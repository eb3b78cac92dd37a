"""A finished Word file taken apart: body, notes, headers and footers, links and properties.

Reads any Word file, also one with a charity's own letterhead and styles.
"""

import re
from functools import cached_property
from io import BytesIO
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from advocate.accessibility.formatting import W
from advocate.accessibility.story_text import Story, read_story
from advocate.accessibility.word_file_styles import Styles, parsed, read_styles

_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STORY = re.compile(r"word/(?:footnotes|endnotes|[^/]*(?:header|footer)[^/]*)\.xml")
"""Parts beside the body that hold text or pictures."""


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
        self.document = parsed(texts["word/document.xml"])
        theme = next((texts[name] for name in names if name.startswith("word/theme/")), None)
        self.styles: Styles = read_styles(texts.get("word/styles.xml"), theme)

    def part(self, name: str) -> Element:
        """Return the root of a part; an element with nothing in it where there is none."""
        if name not in self._trees:
            self._trees[name] = parsed(self._texts.get(name))
        return self._trees[name]

    @cached_property
    def body(self) -> Story:
        """The text itself."""
        body = self.document.find(f"{W}body")
        return read_story(Element("none") if body is None else body, "document", self.styles)

    @cached_property
    def notes(self) -> list[Story]:
        """The footnotes and endnotes, without the separator lines."""
        return [
            read_story(note, f"{kind}s", self.styles)
            for kind in ("footnote", "endnote")
            for note in self.part(f"word/{kind}s.xml").iterfind(f"{W}{kind}")
            if note.get(f"{W}type") in {None, "normal"}
        ]

    @cached_property
    def headers_and_footers(self) -> list[Story]:
        """Headers and footers."""
        return [
            read_story(root, name, self.styles)
            for name, root in self.text_parts.items()
            if root.tag in {f"{W}hdr", f"{W}ftr"}
        ]

    @cached_property
    def text_parts(self) -> dict[str, Element]:
        """The parts that hold text or pictures, by name without folder and ending."""
        names = filter(_STORY.fullmatch, sorted(self._texts))
        return {"document": self.document} | {name[5:-4]: self.part(name) for name in names}

    @cached_property
    def charts(self) -> list[Element]:
        """The parts that draw charts."""
        names = (name for name in self._texts if name.startswith("word/charts/chart"))
        return list(map(self.part, sorted(names)))

    def target(self, link: Element, part: str) -> str:
        """Return where a `w:hyperlink` leads."""
        inside = link.get(f"{W}anchor")
        entries = self.part(f"word/_rels/{part}.xml.rels")
        targets = {entry.get("Id", ""): entry.get("Target", "") for entry in entries}
        outside = targets.get(link.get(_R_ID, ""), "")
        return outside + (f"#{inside}" if inside else "")
