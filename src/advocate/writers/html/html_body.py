"""The block tree → the elements of one document, or of one note."""

from collections.abc import Callable, Sequence
from typing import Any

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
)
from advocate.writers.block_roles import PARAGRAPH_LOOKS, is_contents, split_attribution
from advocate.writers.html.heading_outline import Outline
from advocate.writers.html.html_escaping import html_attribute, html_text
from advocate.writers.html.html_inline import InlineWriter
from advocate.writers.html.html_tables import TableWriter

HINTS = frozenset(PARAGRAPH_LOOKS)
"""Style hints that the style sheet knows; one not listed here changes nothing."""


class BodyWriter:
    """Writes blocks in order."""

    def __init__(
        self,
        inline: InlineWriter,
        tables: TableWriter,
        outline: Outline,
        *,
        chart: Callable[[Figure], str],
    ) -> None:
        """Take the writers of what blocks hold, and the levels and ids of the headings."""
        self._inline = inline
        self._tables = tables
        self._outline = outline
        self._chart = chart
        self._section = outline.title

    def to_html(self, blocks: Sequence[Block], suffix: str = "") -> str:
        """Return `blocks`; `suffix` stands at the end of the last paragraph."""
        self._suffix = ""
        if suffix and (not blocks or not isinstance(blocks[-1], Paragraph)):
            blocks = (*blocks, Paragraph(()))
        written = [self._write(block) for block in blocks[:-1]]
        self._suffix = suffix
        return "".join((*written, *(self._write(block) for block in blocks[-1:])))

    def _write(self, block: Block) -> str:
        return _WRITERS[type(block)](self, block)

    def _heading(self, heading: Heading) -> str:
        place = self._outline.places[id(heading)]
        self._section = place.text
        kind = ' class="ask"' if heading.style == "ask" else ""
        inside = self._inline.to_html(heading.content)
        return f'<h{place.level} id="{html_attribute(place.id)}"{kind}>{inside}</h{place.level}>\n'

    def _paragraph(self, paragraph: Paragraph) -> str:
        tag, inside = "p", self._inline.to_html(paragraph.content)
        if paragraph is self._outline.subject:
            tag = "h1"
        elif paragraph.style == "letterhead":
            tag = "address"
        return f"<{tag}{_kind(paragraph.style)}>{inside}{self._suffix}</{tag}>\n"

    def _list(self, block: ListBlock) -> str:
        tag = "ol" if block.ordered else "ul"
        start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
        items = "".join(f"<li>{self._item(item)}</li>\n" for item in block.items)
        written = f"<{tag}{start}{_kind(block.style)}>\n{items}</{tag}>\n"
        return f'<nav aria-label="Contents">\n{written}</nav>\n' if is_contents(block) else written

    def _item(self, blocks: Sequence[Block]) -> str:
        """Return an item; text alone needs no paragraph around it."""
        if blocks and isinstance(blocks[0], Paragraph) and not blocks[0].style:
            first, rest = self._inline.to_html(blocks[0].content), blocks[1:]
            has_more_text = any(isinstance(block, Paragraph) for block in rest)
            written = f"<p>{first}</p>\n" if has_more_text else first
            return written + "".join(map(self._write, rest))
        return "".join(map(self._write, blocks))

    def _quote(self, quote: Quote) -> str:
        blocks, attribution = split_attribution(quote)
        inside = "".join(map(self._write, blocks))
        if attribution is None:
            return f"<blockquote{_kind(quote.style)}>\n{inside}</blockquote>\n"
        said_by = self._inline.to_html(attribution)
        return (
            f'<figure class="voice">\n<blockquote>\n{inside}</blockquote>\n'
            f"<figcaption>{said_by}</figcaption>\n</figure>\n"
        )

    def _figure(self, figure: Figure) -> str:
        from advocate.models.chart import caption_of  # late: few documents have any

        words, shown = caption_of(figure)
        title = self._inline.to_html(words)
        caption = f"<figcaption>{title}</figcaption>\n" if title else ""
        table = self._table(shown) if shown else ""
        return f'<figure class="chart">\n{caption}{self._chart(figure)}\n{table}</figure>\n'

    def _table(self, table: Table) -> str:
        return self._tables.to_html(table, self._section)


_WRITERS: dict[type[Block], Callable[[BodyWriter, Any], str]] = {
    Paragraph: BodyWriter._paragraph,
    Heading: BodyWriter._heading,
    ListBlock: BodyWriter._list,
    Quote: BodyWriter._quote,
    Table: BodyWriter._table,
    Figure: BodyWriter._figure,
    CodeBlock: lambda _, code: f'<pre tabindex="0"><code>{html_text(code.text)}</code></pre>\n',
    PageBreak: lambda *_: '<div class="new-page"></div>\n',
    HorizontalRule: lambda *_: "<hr>\n",
}


def _kind(style: str | None) -> str:
    return f' class="{style}"' if style in HINTS else ""
