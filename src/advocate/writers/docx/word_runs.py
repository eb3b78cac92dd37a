"""Inline content → Word runs: text with styles, links, line breaks, footnote marks, pictures."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from advocate.models.document import Figure, Image, Inline, LineBreak, NoteReference, Text
from advocate.writers.block_roles import by_link
from advocate.writers.docx.block_styles import BlockStyles
from advocate.writers.docx.bookmarks import Bookmarks
from advocate.writers.docx.relationships import Relationships
from advocate.writers.link_addresses import may_word_lead_to
from advocate.writers.xml_escaping import w_text, xml_attribute, xml_text

BREAK = "<w:r><w:br/></w:r>"
RAISED = '<w:vertAlign w:val="superscript"/>'


class InlineWriter:
    """Writes the inline content of one part."""

    def __init__(
        self,
        styles: BlockStyles,
        relations: Relationships,
        *,
        mark: Callable[[str], str],
        picture: Callable[[Image], str],
        chart: Callable[[Figure], str],
        bookmarks: Bookmarks,
    ) -> None:
        """Take the part's relations and bookmarks, and what writes notes' marks and drawings.

        `chart` returns the run of a chart; nothing where there is none, and the table must do.
        """
        self.bookmarks = bookmarks
        self.chart = chart
        self._link_style = _run_style(styles["Hyperlink"])
        self._code_style = _run_style(styles["Advocate Code Text"])
        self._note_style = _run_style(styles["footnote reference"])
        self._relations = relations
        self._mark = mark
        self._picture = picture

    def runs(self, content: Sequence[Inline], *, bold_style: str | None = None) -> str:
        """Return the runs of `content`; bold text takes the style `bold_style` if given."""
        bold = _run_style(bold_style) if bold_style else None
        if len(content) == 1 and isinstance(first := content[0], Text) and not first.link:
            return self._text(first, bold)  # as most cells are
        written: list[str] = []
        for address, items in by_link(content):
            if address is None:
                written.extend(self._without_link(items, bold))
            elif not address.startswith("#") and not may_word_lead_to(address):
                words = (replace(item, link=None) for item in items if isinstance(item, Text))
                written.extend(self._text(item, bold) for item in words)
            else:
                inside = "".join(self._text(item, bold) for item in items if isinstance(item, Text))
                written.append(self._linked(address, inside))
        return "".join(written)

    def _without_link(self, content: Sequence[Inline], bold: str | None) -> list[str]:
        written: list[str] = []
        for number, item in enumerate(content):
            if isinstance(item, Text):
                written.append(self._text(item, bold))
            elif isinstance(item, LineBreak):
                written.append(BREAK)
            elif isinstance(item, Image):
                written.append(self._picture(item))
            else:
                if number and isinstance(content[number - 1], NoteReference):
                    look = _properties(self._note_style + RAISED)
                    written.append(f"<w:r>{look}{w_text(',')}</w:r>")
                written.append(self._mark(item.label))
        return written

    def _linked(self, address: str, inside: str) -> str:
        if address.startswith("#"):
            name = xml_attribute(self.bookmarks.name(address[1:]))
            return f'<w:hyperlink w:anchor="{name}" w:history="1">{inside}</w:hyperlink>'
        return f'<w:hyperlink r:id="{self._relations.to_address(address)}">{inside}</w:hyperlink>'

    def _text(self, text: Text, bold: str | None) -> str:
        if not (text.bold or text.italic or text.code or text.link):
            return f"<w:r>{w_text(text.text)}</w:r>"
        style = self._link_style if text.link else self._code_style if text.code else ""
        if text.bold and bold and not style:
            style = bold
        weight = "<w:b/><w:bCs/>" if text.bold and style != bold else ""
        slope = "<w:i/><w:iCs/>" if text.italic else ""
        return f"<w:r>{_properties(style + weight + slope)}{w_text(text.text)}</w:r>"


def field_marks(code: str, look: str = "") -> tuple[str, str]:
    """Return what opens a field with that code, up to its result, and what closes it.

    `look` is the properties of its runs.
    """
    begin, separate, end = (
        f'<w:r>{look}<w:fldChar w:fldCharType="{kind}"/></w:r>'
        for kind in ("begin", "separate", "end")
    )
    said = f'<w:instrText xml:space="preserve"> {xml_text(code)} </w:instrText>'
    return f"{begin}<w:r>{look}{said}</w:r>{separate}", end


def _run_style(identity: str) -> str:
    return f'<w:rStyle w:val="{xml_attribute(identity)}"/>'


def _properties(inside: str) -> str:
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""
