"""Checks that pictures and charts have alternative text and stand in line with the text."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from advocate.accessibility.finding import Finding, finding
from advocate.accessibility.word_file import WordFile
from advocate.storage.word_package import W

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_VML_SHAPES = tuple(
    f"{{urn:schemas-microsoft-com:vml}}{name}" for name in ("shape", "rect", "image", "group")
)
_READ_IN_LINE = frozenset({"document", "footnotes", "endnotes"})
_FILE_NAME = re.compile(
    r"(?:image|picture|img|chart|graphic|diagram|logo|photo)?[\s_-]*\d*\Z"
    r"|[^.]+\.(?:png|jpe?g|gif|svg|bmp|tiff?|emf|wmf)\Z",
    re.IGNORECASE,
)
"""Alternative text without meaning: a file name, or a word and number from a program."""


def check_pictures(file: WordFile) -> Iterator[Finding]:
    """Find pictures and charts without alternative text, and those that float beside the text.

    A letterhead may let its logo float: headers and footers are not read in line.
    """
    for part, root in file.text_parts.items():
        for drawing in root.iter(f"{W}drawing"):
            described = next(drawing.iter(f"{_WP}docPr"), Element("none"))
            yield from _alternative(described, "descr", part)
            if drawing.find(f"{_WP}anchor") is not None and part in _READ_IN_LINE:
                yield finding("floating-pictures", described.get("descr", ""))
        for shape in _old_shapes(root):
            yield from _alternative(shape, "alt", part)


def _old_shapes(root: Element) -> Iterator[Element]:
    """Yield shapes of the older kind, without those that repeat a drawing for older programs."""
    repeated = {shape for fallback in root.iter(_FALLBACK) for shape in fallback.iter()}
    for picture in root.iter(f"{W}pict"):
        yield from (s for s in picture if s.tag in _VML_SHAPES and s not in repeated)


def _alternative(described: Element, attribute: str, part: str) -> Iterator[Finding]:
    words = described.get(attribute, "").strip()
    marks = described.iter(_DECORATIVE)
    is_decorative = any(mark.get("val") in {"1", "true"} for mark in marks)
    if is_decorative or (words and not _FILE_NAME.match(words)):
        return
    said = f"The alternative text “{words}” says nothing." if words else "It has none."
    yield finding("alternative-text", described.get("name", ""), part=part, said=said)
