"""The roles of parts of a document: style hints, labels in a table, speakers of quotations.

All writers use these functions, so that the formats agree.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from advocate.models.document import (
    Block,
    Figure,
    Inline,
    LineBreak,
    ListBlock,
    Paragraph,
    Quote,
    RenderedDocument,
    Table,
    Text,
    every_block,
    plain_text,
)

Sort = tuple[str | bool | None, ...]
ColumnsBySort = dict[Sort, list[list[str]]]

PARAGRAPH_LOOKS = (
    "address", "callout", "caption", "closing", "dateline", "kicker", "lead", "letterhead",
    "note", "numbered", "portrait", "salutation", "signature", "sources", "status", "subject",
    "subtitle", "voice", "warning",
)  # fmt: skip
"""Style hints of paragraphs. Word's style is called the same: “Advocate Kicker” for `kicker`."""
LABELLED = frozenset({"facts", "glance"})
"""Style hints of tables that set a label against a value."""
TABLE_LOOKS = LABELLED | {"strip"}
"""Style hints of tables; a strip has short columns, each under a label or a large figure."""
_FIGURE = re.compile(r"[+\-−–£€$<>≈~]*\d\S*(?: (?:in|of|to|out of) \d+| ?(?:%|m|bn|k|million))?")
"""What the first column of a `facts` table may show large."""
_LONGEST_FIGURE = 14
_LONGEST_LABEL = 80
_DASHES = ("—", "–", "― ", "-- ")
"""What an attribution starts with."""


def is_figure(text: str) -> bool:
    """Say if a cell of a `facts` table is a figure to be shown large."""
    return len(text) <= _LONGEST_FIGURE and _FIGURE.fullmatch(text) is not None


def is_large(table: Table, column: int) -> bool:
    """Say if the head of that column is a figure as printed, which a strip shows large."""
    from advocate.models.printed_figure import read_figure  # late: few documents have any

    head = plain_text(table.header[column]).lower()
    return table.style == "strip" and read_figure(head) is not None


def sort_of(table: Table) -> Sort:
    """Return what tables that share their widths have in common: a look, or look and header."""
    if table.style in LABELLED and len(table.header) == 2:
        return table.style, any(is_figure(plain_text(row[0])) for row in table.rows)
    return table.style, *map(plain_text, table.header)


def columns_by_sort(document: RenderedDocument) -> ColumnsBySort:
    """Return the texts of each column of all tables of a sort, for every sort in `document`."""
    found: ColumnsBySort = {}
    in_notes = (block for note in document.notes for block in note.blocks)
    for block in every_block((*document.blocks, *in_notes)):
        table = block.table if isinstance(block, Figure) else block
        if isinstance(table, Table):
            columns = found.setdefault(sort_of(table), [[] for _ in table.header])
            for row in (table.header, *table.rows):
                for texts, cell in zip(columns, row, strict=True):
                    texts.append(plain_text(cell))
    return found


def has_labels(table: Table) -> bool:
    """Say if the first cell of each row is a label for the other cells."""
    if table.style in LABELLED:
        return True
    longest = max((len(plain_text(row[0])) for row in table.rows), default=0)
    return len(table.header) > 1 and longest <= _LONGEST_LABEL


def is_contents(block: object) -> bool:
    """Say if `block` is the list that stands for the contents."""
    return isinstance(block, ListBlock) and (block.style or "").partition("-")[0] == "contents"


def by_link(content: Sequence[Inline]) -> Iterator[tuple[str | None, list[Inline]]]:
    """Yield the items of each link with its address, and items without a link with None."""
    for address, group in groupby(content, key=lambda item: getattr(item, "link", None)):
        yield address, list(group)


def split_attribution(quote: Quote) -> tuple[Sequence[Block], tuple[Inline, ...] | None]:
    """Take the attribution off a voice: a last paragraph of its own, or a last line with a dash."""
    blocks = quote.blocks
    last = blocks[-1] if blocks and quote.style == "voice" else None
    if not isinstance(last, Paragraph):
        return blocks, None
    if len(blocks) > 1:
        return blocks[:-1], last.content
    for place, (item, after) in enumerate(pairwise(last.content)):
        has_dash = isinstance(after, Text) and after.text.startswith(_DASHES)
        if has_dash and isinstance(item, LineBreak):
            return [Paragraph(last.content[:place], last.style)], last.content[place + 1 :]
    return blocks, None
