"""The texts of a brief as plain data, read from its Markdown.

For rivals whose Word templates cannot choose words, or need not: the words come from the same
Markdown as ours, and are found in it with the program's own parser.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TypedDict

from advocate.models.document import (
    Block,
    DocumentInfo,
    Heading,
    Inline,
    LineBreak,
    ListBlock,
    NoteReference,
    PageBreak,
    Paragraph,
    Quote,
    Table,
    Text,
)
from advocate.rendering.block_reader import parse_blocks


class Run(TypedDict):
    """Words in one style."""

    text: str
    bold: bool
    italic: bool
    link: str
    """The address behind the words, or nothing."""
    is_mark: bool
    """Whether it is the mark of a note: its number in square brackets."""


class Part(TypedDict):
    """One paragraph, or one table."""

    kind: str
    """Its style: "heading 1", "body", "bullet", "callout" …, or "glance", "table" …"""
    runs: list[Run]
    header: list[str]
    """Of a table; a paragraph has none."""
    rows: list[list[str]]


class Values(TypedDict):
    """Everything one brief says, in order."""

    title: str
    author: str
    subject: str
    status: str
    date: str
    footer: str
    """Who, what and status, at the foot of each page."""
    parts: list[Part]
    notes: list[list[Run]]


_MONTHS = "January February March April May June July August September October November December"


def values_of(info: DocumentInfo, markdown: str) -> Values:
    """Return the texts of a document from its Markdown.

    Raises:
        TypeError: it has a block that no template of the benchmark has a place for.
    """
    blocks, notes = parse_blocks(markdown)
    return Values(
        title=info.title,
        author=info.author,
        subject=info.subject,
        status=info.status or "",
        date=f"{info.date.day} {_MONTHS.split()[info.date.month - 1]} {info.date.year}",
        footer=" · ".join(text for text in (info.author, info.title, info.status) if text),
        parts=list(_parts([block for block in blocks if not isinstance(block, PageBreak)])),
        notes=[part["runs"] for note in notes for part in _parts(note.blocks)],
    )


def words_of(part: Part) -> str:
    """Return the text of a paragraph without its styles."""
    return "".join(run["text"] for run in part["runs"])


def _parts(blocks: Sequence[Block]) -> Iterator[Part]:
    for block in blocks:
        if isinstance(block, Heading):
            yield _paragraph(f"heading {block.level}", block.content)
        elif isinstance(block, Paragraph):
            yield _paragraph(block.style or "body", block.content)
        elif isinstance(block, ListBlock):
            kind = "number" if block.ordered else block.style or "bullet"
            for item in block.items:
                yield from (_as_kind(part, kind) for part in _parts(item))
        elif isinstance(block, Quote):
            *said, by = chain.from_iterable(_parts((inner,)) for inner in block.blocks)
            yield from (_as_kind(part, "voice") for part in said)
            yield _as_kind(by, "attribution")
        elif isinstance(block, Table):
            yield _table(block)
        else:
            raise TypeError(f"the benchmark's templates have no place for {type(block).__name__}")


def _as_kind(part: Part, kind: str) -> Part:
    return Part(kind=kind, runs=part["runs"], header=part["header"], rows=part["rows"])


def _paragraph(kind: str, content: Sequence[Inline]) -> Part:
    return Part(kind=kind, runs=[_run(item) for item in content], header=[], rows=[])


def _table(table: Table) -> Part:
    return Part(
        kind=table.style or "table",
        runs=[],
        header=[_words(cell) for cell in table.header],
        rows=[[_words(cell) for cell in row] for row in table.rows],
    )


def _run(item: Inline) -> Run:
    if isinstance(item, Text):
        return Run(
            text=item.text,
            bold=item.bold,
            italic=item.italic,
            link=item.link or "",
            is_mark=False,
        )
    is_mark = isinstance(item, NoteReference)
    return Run(text=_words((item,)), bold=False, italic=False, link="", is_mark=is_mark)


def _words(content: Sequence[Inline]) -> str:
    return "".join(map(_word, content))


def _word(item: Inline) -> str:
    if isinstance(item, Text):
        return item.text
    if isinstance(item, NoteReference):
        return f"[{item.label}]"
    return "\n" if isinstance(item, LineBreak) else ""
