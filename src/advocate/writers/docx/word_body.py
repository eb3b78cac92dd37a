"""The block tree → the paragraphs and tables of one part, as XML.

Direct formatting is used only for what no style can know: list numbers, page breaks, gaps.
"""

from collections.abc import Callable, Sequence
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from advocate.models.document import (
    Block,
    CodeBlock,
    Figure,
    Heading,
    HorizontalRule,
    ListBlock,
    PageBreak,
    Paragraph,
    Quote,
    Table,
    plain_text,
)
from advocate.writers.block_roles import is_contents, split_attribution
from advocate.writers.docx.block_styles import BlockStyles
from advocate.writers.docx.numbered_lists import Lists
from advocate.writers.docx.table_of_contents import contents_paragraphs
from advocate.writers.docx.word_runs import BREAK, InlineWriter
from advocate.writers.docx.word_tables import TableWriter
from advocate.writers.xml_escaping import w_text, xml_attribute

_AFTER_TABLE = 170
_AFTER_RULE = 240
_RULE = (
    '<w:pBdr><w:top w:val="single" w:sz="6" w:space="10" w:color="CBD6D8"'
    ' w:themeColor="accent1" w:themeTint="40"/></w:pBdr>'
)
"""A thematic break: a line above the paragraph that follows. An empty paragraph of its own would be
read out as "blank". What follows as a table or a box is set apart already."""
_AT_THE_RIGHT = (
    '<w:framePr w:w="808" w:hSpace="227" w:wrap="around" w:vAnchor="text" w:hAnchor="margin"'
    ' w:xAlign="right" w:y="1"/>'
)
"""A portrait, three wide by four high: what follows runs beside it. LibreOffice heeds no style."""
_NUMBERED = "numbered"
_AFTER_LIST = 130
_INSIDE_BOX = 80
_SOURCES, _SHORT_SOURCES = "sources", 10
"""Sources end most documents; so many must not part, lest two or three lines fill the last page.
The paragraph before their heading goes along with them, so that no page holds them alone."""
_STEP = 340
"""Indent of what belongs to a list item, a level; as in the reference."""


class _Place(Struct, frozen=True):
    """Where blocks stand: the style of plain paragraphs there, and how many lists are around."""

    plain: str
    level: int = 0
    frame: str | None = None
    """Style of the box around, if any."""
    is_last: bool = True
    """Whether no more items of the surrounding lists follow."""


class BodyWriter:
    """Writes blocks in order; one instance writes one part."""

    def __init__(
        self,
        styles: BlockStyles,
        inline: InlineWriter,
        lists: Lists,
        tables: TableWriter,
        *,
        plain: str,
    ) -> None:
        """Take the writers of what blocks hold, and the style of a plain paragraph."""
        self._styles = styles
        self._inline = inline
        self._lists = lists
        self._tables = tables
        self._plain = plain
        self._bookmarks = inline.bookmarks
        self._spaced = {styles.hints[name] for name in ("callout", "status", "voice", "warning")}
        self._ranges: list[str] = []
        """Ends of bookmarks that reach to the end of the text."""
        self._new_page = False
        self._after_table = False
        self._after_rule = False

    def to_xml(
        self,
        blocks: Sequence[Block],
        prefix: str = "",
        *,
        on_title: Callable[[str], str] | None = None,
    ) -> str:
        """Return `blocks`, always ending in a paragraph; `prefix` opens the first paragraph.

        `on_title` is called with the runs of the title and returns them with a comment.
        """
        self._written: list[str] = []
        self._on_title = on_title
        self._prefix = prefix
        self._write(blocks, _Place(self._plain))
        if self._after_table or self._prefix or not self._written:
            # Word ends every text with a paragraph of its own, and adds one after a table.
            self._add(self._styles["Advocate Spacer"] if not prefix else self._plain, "")
        return "".join((*self._written, *self._ranges))

    def _write(self, blocks: Sequence[Block], place: _Place) -> None:
        for block, following, after in zip_longest(blocks, blocks[1:], blocks[2:]):
            if isinstance(block, Paragraph):
                is_last = isinstance(after, ListBlock) and after.style == _SOURCES
                self._write_paragraph(block, place, after if is_last else following)
            elif isinstance(block, Heading):
                self._write_heading(block, following)
            elif isinstance(block, ListBlock):
                self._write_list(block, place, following)
            elif isinstance(block, Table):
                self._write_table(block)
            elif isinstance(block, Quote):
                self._write_quote(block, place)
            elif isinstance(block, PageBreak):
                self._new_page = bool(self._written)
            else:
                self._write_other(block)

    def _write_other(self, block: Figure | CodeBlock | HorizontalRule) -> None:
        if isinstance(block, Figure):
            self._write_figure(block)
        elif isinstance(block, HorizontalRule):
            self._after_rule = bool(self._written)
        else:
            lines = (f"<w:r>{w_text(line)}</w:r>" for line in block.text.split("\n"))
            self._add(self._styles["Advocate Code"], BREAK.join(lines))

    def _write_heading(self, heading: Heading, following: Block | None) -> None:
        level = min(heading.level, len(self._styles.headings))
        runs = self._bookmarks.around(heading, self._inline.runs(heading.content))
        if level == 1 and self._on_title:
            runs = self._on_title(runs)
        if level > 1 and is_contents(following):
            self._add(self._styles["TOC Heading"], runs)
        elif heading.style == "ask":
            outline = f'<w:outlineLvl w:val="{max(level - 2, 0)}"/>'
            self._add(self._styles["Advocate Ask Heading"], runs, layout=outline)
        else:
            self._add(self._styles.headings[level - 1], runs)

    def _write_paragraph(
        self, paragraph: Paragraph, place: _Place, following: Block | None
    ) -> None:
        style = self._styles.hints.get(paragraph.style or "", place.plain)
        introduces = isinstance(following, ListBlock | Table | Figure | Quote) and (
            following.style == _SOURCES or plain_text(paragraph.content).endswith(":")
        )
        bold = "Advocate Letterhead Name" if paragraph.style == "letterhead" else None
        self._add(
            style,
            self._inline.runs(paragraph.content, bold_style=self._styles[bold] if bold else None),
            keep_next=introduces,
            numbering=_AT_THE_RIGHT if paragraph.style == "portrait" else "",
            layout=_spacing(self._room_above(style)),
        )

    def _room_above(self, style: str) -> int | None:
        if style in self._spaced:
            return None
        return _AFTER_RULE if self._after_rule else _AFTER_TABLE if self._after_table else None

    # --- lists ---

    def _write_list(self, block: ListBlock, place: _Place, following: Block | None = None) -> None:
        if is_contents(block):
            self._write_contents(block)
            return
        if block.style == _NUMBERED and not place.frame:
            self._write_numbered(block, place, following)
            return
        number, usual = self._lists.bulleted(place.level), self._styles.bulleted
        if block.ordered:
            number, usual = self._lists.numbered(place.level, block.start), self._styles.numbered
        style = self._styles.hints.get(block.style or "", place.frame or usual)
        is_whole = block.style == _SOURCES and len(block.items) <= _SHORT_SOURCES
        for item in block.items:
            is_last = place.is_last and item is block.items[-1]
            first, rest = (item[0], item[1:]) if item else (Paragraph(()), ())
            if isinstance(first, Paragraph):
                ends = is_last and not rest and not place.frame
                room = _spacing(self._room_above(style), _AFTER_LIST if ends else None)
                runs = self._inline.runs(first.content)
                stays = is_whole and item is not block.items[-1]
                self._add(style, runs, keep_next=stays, numbering=number, layout=room)
            else:
                rest = item
            inside = _Place(self._styles["List Continue"], place.level + 1, place.frame, is_last)
            self._write_inside_item(rest, inside)

    def _write_contents(self, block: ListBlock) -> None:
        name, start, end = self._bookmarks.range_from_here()
        self._written += contents_paragraphs(block, self._styles, self._inline.runs, name)
        self._written.append(start)
        self._ranges.append(end)
        self._new_page = self._after_table = False

    def _write_numbered(self, block: ListBlock, place: _Place, following: Block | None) -> None:
        """Write items that their style numbers, continuously through the whole document."""
        numbered = _Place(self._styles.hints[_NUMBERED])
        inside = _Place(self._styles["List Continue"], place.level + 2)
        for item in block.items:
            first, rest = item[:1], item[1:]
            if first and isinstance(first[0], Paragraph):
                after = rest[0] if rest else following if item is block.items[-1] else None
                self._write_paragraph(first[0], numbered, after)
            else:
                self._write(first, numbered)
            self._write_inside_item(rest, inside)

    def _write_inside_item(self, blocks: Sequence[Block], place: _Place) -> None:
        for number, block in enumerate(blocks, start=1):
            is_last = place.is_last and number == len(blocks)
            if isinstance(block, Paragraph):
                layout = _spacing(None, _AFTER_LIST if is_last else None)
                layout += f'<w:ind w:left="{_STEP * place.level}"/>'
                self._add(place.plain, self._inline.runs(block.content), layout=layout)
            else:
                self._write((block,), replace(place, is_last=is_last))

    # --- tables ---

    def _write_figure(self, figure: Figure) -> None:
        """Write title, chart and table, if it needs one: the first rows stay with the chart."""
        from advocate.models.chart import caption_of  # late: few documents have any

        title, table = caption_of(figure)
        if title:
            self._add(self._styles.hints["caption"], self._inline.runs(title), keep_next=True)
        if run := self._inline.chart(figure):
            self._add(self._styles["Advocate Chart"], run, keep_next=bool(table))
        if table:
            self._write_table(table)

    def _write_table(self, table: Table) -> None:
        if self._after_table:
            # Word makes one table of two that touch.
            self._add(self._styles["Advocate Spacer"], "")
        self._written.append(self._tables.to_xml(table, page_break=self._new_page))
        self._new_page = self._after_rule = False
        self._after_table = True

    # --- quotations and boxes ---

    def _write_quote(self, quote: Quote, place: _Place) -> None:
        style = self._styles.hints.get(quote.style or "", self._styles["Quote"])
        blocks, attribution = split_attribution(quote)
        for number, block in enumerate(blocks):
            if isinstance(block, Paragraph):
                own = self._styles.hints.get(block.style or "", style)
                # The paragraphs of one box stand close together.
                after = _INSIDE_BOX if number < len(blocks) - 1 else None
                layout = _spacing(0 if number else None, after) if own == style else ""
                self._add(own, self._inline.runs(block.content), layout=layout)
            else:
                self._write((block,), _Place(style, place.level, style))
        if attribution:
            self._add(self._styles["Advocate Attribution"], self._inline.runs(attribution))

    def _add(
        self,
        style: str,
        runs: str,
        *,
        keep_next: bool = False,
        numbering: str = "",
        layout: str = "",
    ) -> None:
        """Add a paragraph; `layout` is spacing, indent and outline level, in that order."""
        keep = "<w:keepNext/>" if keep_next else ""
        page = "<w:pageBreakBefore/>" if self._new_page else ""
        rule = _RULE if self._after_rule and style not in self._spaced else ""
        self._written.append(
            f'<w:p><w:pPr><w:pStyle w:val="{xml_attribute(style)}"/>{keep}{page}{numbering}{rule}'
            f"{layout}</w:pPr>{self._prefix}{runs}</w:p>"
        )
        self._new_page = self._after_table = self._after_rule = False
        self._prefix = ""


def _spacing(before: int | None, after: int | None = None) -> str:
    """Return the spacing; None means that the style decides."""
    above = "" if before is None else f' w:before="{before}"'
    below = "" if after is None else f' w:after="{after}"'
    return f"<w:spacing{above}{below}/>" if above or below else ""
