"""Escaped text, declarations and namespaces of XML.

Why not `xml.sax.saxutils`: it loads the whole of urllib, a third of the time one brief may take.
"""

import re
from functools import lru_cache

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"

STORY_NAMESPACES = f'xmlns:w="{WORD}" xmlns:r="{R}" xmlns:wp="{WP}" xmlns:a="{A}" xmlns:pic="{PIC}"'
"""For the parts that hold text: body, notes, header and footer."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Named one by one: to compile the long ranges of what is legal takes a hundred times longer."""


def xml_text(text: str) -> str:
    """Escape `text` for an element; characters that XML 1.0 cannot hold are dropped."""
    return _escaped(text if text.isprintable() else _ILLEGAL.sub("", text))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@lru_cache(maxsize=512)
def xml_attribute(text: str) -> str:
    """Escape `text` for a double-quoted attribute; white space becomes single spaces."""
    return xml_text(" ".join(text.split())).replace('"', "&quot;")


def w_text(text: str) -> str:
    """Return `text` as the content of a run; tabs become tab elements."""
    if text.isprintable():
        return f'<w:t xml:space="preserve">{_escaped(text)}</w:t>'
    line = text.replace("\n", " ").replace("\r", " ")
    return "<w:tab/>".join(
        f'<w:t xml:space="preserve">{xml_text(piece)}</w:t>' for piece in line.split("\t")
    )
