"""pyromark's events → the XML of a Word document, with the fewest steps between.

Style ids are fixed, tables have no widths, nothing is looked at twice. Footnotes are real ones.
"""

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
_HINTS = {
    "kicker": "AdvocateKicker",
    "subtitle": "Subtitle",
    "warning": "AdvocateWarning",
    "callout": "AdvocateCallout",
    "note": "AdvocateNote",
    "sources": "AdvocateSources",
    "voice": "AdvocateVoice",
}
_TABLES = {"glance": "AdvocateGlance", "facts": "AdvocateFacts"}
_HEADINGS = {"H1": "Title", "H2": "Heading1", "H3": "Heading2"}
_MARK = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
_NOTE_NUMBER = f'{_MARK}<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
_BREAK = "<w:r><w:br/></w:r>"
_SPACE = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'


class Walk:
    """One walk over the events of a document."""

    def __init__(self) -> None:
        """Begin with nothing written."""
        self.body: list[str] = []
        self.notes: list[str] = []
        self.links: list[str] = []
        """Addresses of the part being written, in order; their numbers are their relations."""
        self.note_links: list[str] = []
        self._numbers: dict[str, int] = {}
        self._out = self.body
        self._to = self.links
        self._style = ""
        self._list = ""
        self._prefix = ""
        self._properties = ""
        self._cell_style = ""
        self._is_open = False
        """Whether a paragraph is; items of lists that stand close have none of their own."""

    def over(self, events: Iterable[Any]) -> None:
        """Write all events: each is a word, or what happens and to what."""
        for event in events:
            if isinstance(event, str):
                self._out.append(_BREAK if event == "HardBreak" else _SPACE)
                continue
            ((what, of),) = event.items()
            if what in {"Start", "End"}:
                name, details = (of, None) if isinstance(of, str) else next(iter(of.items()))
                if act := _ACTS.get((what, name)):
                    act(self, details)
            elif act := _ACTS.get((what, "")):
                act(self, of)

    def text(self, text: str) -> None:
        """Write a run."""
        self._ensure_paragraph()
        self._out.append(_run(text, self._properties))

    def comment(self, html: str) -> None:
        """Remember the style of the next block."""
        self._style = html.strip()[5:-4]

    def heading(self, details: Any) -> None:
        """Open a heading."""
        self._open(_HEADINGS[details["level"]])

    def paragraph(self, _details: Any) -> None:
        """Open a paragraph, in the style of the list or box that it is in."""
        self._open(_HINTS.get(self._style) or self._list or "BodyText")
        if not self._list:
            self._style = ""

    def close_block(self, _details: Any) -> None:
        """Close a paragraph or heading, if one is open."""
        if self._is_open:
            self._out.append("</w:p>")
            self._is_open = False

    def list_open(self, first: Any) -> None:
        """Take the list's style for its items."""
        self.close_block(None)
        self._list = "ListBullet" if first is None else "ListNumber"

    def list_close(self, _details: Any) -> None:
        """Go back to plain paragraphs."""
        self._list = self._style = ""

    def quote(self, _details: Any) -> None:
        """Take the box's style for its paragraphs."""
        self._list = _HINTS.get(self._style, "Quote")

    def table(self, _details: Any) -> None:
        """Open a table."""
        style = _TABLES.get(self._style, "AdvocateTable")
        self._style = ""
        self._out.append(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="5000" w:type="pct"/>'
            "</w:tblPr>"
        )

    def table_close(self, _details: Any) -> None:
        """Close a table; a paragraph has to part it from the next."""
        self._out.append('</w:tbl><w:p><w:pPr><w:pStyle w:val="AdvocateSpacer"/></w:pPr></w:p>')

    def header_row(self, _details: Any) -> None:
        """Open the row of headings."""
        self._cell_style = "AdvocateTableHeading"
        self._out.append("<w:tr>")

    def row(self, _details: Any) -> None:
        """Open a row."""
        self._cell_style = "AdvocateTableText"
        self._out.append("<w:tr>")

    def row_close(self, _details: Any) -> None:
        """Close a row."""
        self._out.append("</w:tr>")

    def cell(self, _details: Any) -> None:
        """Open a cell."""
        self._is_open = True
        self._out.append(
            f'<w:tc><w:tcPr/><w:p><w:pPr><w:pStyle w:val="{self._cell_style}"/></w:pPr>'
        )

    def cell_close(self, _details: Any) -> None:
        """Close a cell."""
        self._is_open = False
        self._out.append("</w:p></w:tc>")

    def note_open(self, label: str) -> None:
        """Open a footnote; from the first on, all is written to the notes."""
        self._out, self._to = self.notes, self.note_links
        self._out.append(f'<w:footnote w:id="{self._numbers[label]}">')
        self._prefix, self._list = _NOTE_NUMBER, "FootnoteText"

    def note_close(self, _details: Any) -> None:
        """Close a footnote."""
        self._out.append("</w:footnote>")

    def bold(self, _details: Any) -> None:
        """Begin to write in bold."""
        self._properties += "<w:b/>"

    def bold_close(self, _details: Any) -> None:
        """Write in bold no more."""
        self._properties = self._properties.replace("<w:b/>", "")

    def italic(self, _details: Any) -> None:
        """Begin to write in italics."""
        self._properties += "<w:i/>"

    def italic_close(self, _details: Any) -> None:
        """Write in italics no more."""
        self._properties = self._properties.replace("<w:i/>", "")

    def link(self, details: Any) -> None:
        """Open a link."""
        self._ensure_paragraph()
        self._to.append(details["dest_url"])
        self._out.append(f'<w:hyperlink r:id="l{len(self._to)}">')

    def link_close(self, _details: Any) -> None:
        """Close a link."""
        self._out.append("</w:hyperlink>")

    def mark(self, label: str) -> None:
        """Write the mark of a footnote."""
        number = self._numbers.get(label)
        if number:
            self._out.append(f"{_MARK}<w:t>{number}</w:t></w:r>")
            return
        number = self._numbers[label] = len(self._numbers) + 1
        self._out.append(f'{_MARK}<w:footnoteReference w:id="{number}"/></w:r>')

    def _ensure_paragraph(self) -> None:
        if not self._is_open:
            self.paragraph(None)

    def _open(self, style: str) -> None:
        self._is_open = True
        self._out.append(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{self._prefix}')
        self._prefix = ""


def _run(text: str, properties: str) -> str:
    styled = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{styled}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


_ACTS: dict[tuple[str, str], Callable[[Walk, Any], None]] = {
    ("Text", ""): Walk.text,
    ("Html", ""): Walk.comment,
    ("FootnoteReference", ""): Walk.mark,
    ("Start", "Heading"): Walk.heading,
    ("End", "Heading"): Walk.close_block,
    ("Start", "Paragraph"): Walk.paragraph,
    ("End", "Paragraph"): Walk.close_block,
    ("End", "Item"): Walk.close_block,
    ("Start", "List"): Walk.list_open,
    ("End", "List"): Walk.list_close,
    ("Start", "BlockQuote"): Walk.quote,
    ("End", "BlockQuote"): Walk.list_close,
    ("Start", "Table"): Walk.table,
    ("End", "Table"): Walk.table_close,
    ("Start", "TableHead"): Walk.header_row,
    ("End", "TableHead"): Walk.row_close,
    ("Start", "TableRow"): Walk.row,
    ("End", "TableRow"): Walk.row_close,
    ("Start", "TableCell"): Walk.cell,
    ("End", "TableCell"): Walk.cell_close,
    ("Start", "FootnoteDefinition"): Walk.note_open,
    ("End", "FootnoteDefinition"): Walk.note_close,
    ("Start", "Strong"): Walk.bold,
    ("End", "Strong"): Walk.bold_close,
    ("Start", "Emphasis"): Walk.italic,
    ("End", "Emphasis"): Walk.italic_close,
    ("Start", "Link"): Walk.link,
    ("End", "Link"): Walk.link_close,
}
