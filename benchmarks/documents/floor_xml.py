"""markdown-it's tokens → the XML of a Word document, with the fewest steps between.

Style ids are fixed, tables have no widths, nothing is looked at twice. Footnotes are real ones.
"""

from collections.abc import Callable
from html import escape

from markdown_it.token import Token

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
_HEADINGS = {"h1": "Title", "h2": "Heading1", "h3": "Heading2"}
_MARK = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
_NOTE_NUMBER = f'{_MARK}<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
_BREAK = "<w:r><w:br/></w:r>"


class Walk:
    """One walk over the tokens of a document."""

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

    def over(self, tokens: list[Token]) -> None:
        """Write all tokens."""
        for token in tokens:
            act = _ACTS.get(token.type)
            if act:
                act(self, token)

    def html_block(self, token: Token) -> None:
        """Remember the style of the next block."""
        self._style = token.content.strip()[5:-4]

    def heading(self, token: Token) -> None:
        """Open a heading."""
        self._open(_HEADINGS[token.tag])

    def paragraph(self, _token: Token) -> None:
        """Open a paragraph, in the style of the list or box that it is in."""
        self._open(_HINTS.get(self._style) or self._list or "BodyText")
        if not self._list:
            self._style = ""

    def close_block(self, _token: Token) -> None:
        """Close a paragraph or heading."""
        self._out.append("</w:p>")

    def list_open(self, token: Token) -> None:
        """Take the list's style for its items."""
        self._list = "ListNumber" if token.tag == "ol" else "ListBullet"

    def list_close(self, _token: Token) -> None:
        """Go back to plain paragraphs."""
        self._list = self._style = ""

    def quote(self, _token: Token) -> None:
        """Take the box's style for its paragraphs."""
        self._list = _HINTS.get(self._style, "Quote")

    def table(self, _token: Token) -> None:
        """Open a table."""
        style = _TABLES.get(self._style, "AdvocateTable")
        self._style = ""
        self._out.append(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="5000" w:type="pct"/>'
            "</w:tblPr>"
        )

    def table_close(self, _token: Token) -> None:
        """Close a table; a paragraph has to part it from the next."""
        self._out.append('</w:tbl><w:p><w:pPr><w:pStyle w:val="AdvocateSpacer"/></w:pPr></w:p>')

    def row(self, _token: Token) -> None:
        """Open a row."""
        self._out.append("<w:tr>")

    def row_close(self, _token: Token) -> None:
        """Close a row."""
        self._out.append("</w:tr>")

    def cell(self, token: Token) -> None:
        """Open a cell."""
        style = "AdvocateTableHeading" if token.tag == "th" else "AdvocateTableText"
        self._out.append(f'<w:tc><w:tcPr/><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>')

    def cell_close(self, _token: Token) -> None:
        """Close a cell."""
        self._out.append("</w:p></w:tc>")

    def note_open(self, token: Token) -> None:
        """Open a footnote; from the first on, all is written to the notes."""
        self._out, self._to = self.notes, self.note_links
        self._out.append(f'<w:footnote w:id="{self._numbers[token.meta["label"]]}">')
        self._prefix, self._list = _NOTE_NUMBER, "FootnoteText"

    def note_close(self, _token: Token) -> None:
        """Close a footnote."""
        self._out.append("</w:footnote>")

    def inline(self, token: Token) -> None:  # noqa: C901, PLR0912 - one flat walk is the fastest
        """Write the runs of a paragraph."""
        write = self._out.append
        bold = italic = ""
        for child in token.children or ():
            kind = child.type
            if kind == "text":
                if child.content:
                    write(_run(child.content, bold + italic))
            elif kind == "strong_open":
                bold = "<w:b/>"
            elif kind == "strong_close":
                bold = ""
            elif kind == "em_open":
                italic = "<w:i/>"
            elif kind == "em_close":
                italic = ""
            elif kind == "footnote_ref":
                write(self._mark(child.meta["label"]))
            elif kind == "link_open":
                self._to.append(str(child.attrs["href"]))
                write(f'<w:hyperlink r:id="l{len(self._to)}">')
            elif kind == "link_close":
                write("</w:hyperlink>")
            else:
                write(_BREAK if kind == "hardbreak" else _run(" ", ""))

    def _open(self, style: str) -> None:
        self._out.append(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{self._prefix}')
        self._prefix = ""

    def _mark(self, label: str) -> str:
        number = self._numbers.get(label)
        if number:
            return f"{_MARK}<w:t>{number}</w:t></w:r>"
        number = self._numbers[label] = len(self._numbers) + 1
        return f'{_MARK}<w:footnoteReference w:id="{number}"/></w:r>'


def _run(text: str, properties: str) -> str:
    styled = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{styled}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


_ACTS: dict[str, Callable[[Walk, Token], None]] = {
    "inline": Walk.inline,
    "html_block": Walk.html_block,
    "heading_open": Walk.heading,
    "heading_close": Walk.close_block,
    "paragraph_open": Walk.paragraph,
    "paragraph_close": Walk.close_block,
    "bullet_list_open": Walk.list_open,
    "bullet_list_close": Walk.list_close,
    "ordered_list_open": Walk.list_open,
    "ordered_list_close": Walk.list_close,
    "blockquote_open": Walk.quote,
    "blockquote_close": Walk.list_close,
    "table_open": Walk.table,
    "table_close": Walk.table_close,
    "tr_open": Walk.row,
    "tr_close": Walk.row_close,
    "th_open": Walk.cell,
    "th_close": Walk.cell_close,
    "td_open": Walk.cell,
    "td_close": Walk.cell_close,
    "footnote_open": Walk.note_open,
    "footnote_close": Walk.note_close,
}
