"""A document between template and file: its kind, its metadata, and the tree of blocks in it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct, field

from advocate.models.comparison import Comparison
from advocate.models.evidence import Evidence
from advocate.models.field_types import ComposedText, Key, Name, Prose
from advocate.models.kinds import Kind


class FactKind(StrEnum):
    """What a document prints from records; the value stands in `--json` and in files."""

    CLAIM = "claim"
    STATISTIC = "statistic"
    QUOTATION = "quotation"
    MEMBER = "member"


class DocumentInfo(Struct, frozen=True, kw_only=True):
    """What a file says about itself; all of it fit to publish."""

    kind: Kind
    title: Prose
    author: Name
    """The organisation."""
    subject: Prose
    date: date
    keywords: tuple[Key, ...] = ()
    status: ComposedText | None = None
    """Printed in the footer, for example "Internal: not for publication"."""
    language: Key = "en-GB"
    is_draft: bool = False
    """Marked as a draft on every page, and in what the file says about itself."""

    @property
    def standing(self) -> ComposedText | None:
        """What a reader must know before passing it on: draft, status, both or neither."""
        return " · ".join(filter(None, ("Draft" if self.is_draft else None, self.status))) or None


class HeldPicture(Struct, frozen=True, kw_only=True):
    """A picture that came with the facts of a document, not from the workspace."""

    path: str
    """What a template calls it; no file's name."""
    data: bytes
    """PNG or JPEG."""


# --- inline content -------------------------------------------------------------------------


class Text(Struct, frozen=True):
    """A run of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str | None = None
    """Target address when the run is part of a link."""


class LineBreak(Struct, frozen=True):
    """A new line inside a paragraph."""


class NoteReference(Struct, frozen=True):
    """A mark that points to a footnote."""

    label: str


class Image(Struct, frozen=True):
    """A picture; alternative text is required, a caption is the paragraph's business."""

    path: str
    alt: str


Inline = Text | LineBreak | NoteReference | Image


def plain_text(content: Iterable[Inline]) -> str:
    """Return the words of `content` without notes and pictures."""
    return "".join(item.text if isinstance(item, Text) else " " for item in content).strip()


# --- blocks ---------------------------------------------------------------------------------
# `style` is the name given by a `<!-- name -->` comment on the line before the block, or None.


class Heading(Struct, frozen=True):
    """A heading; level 1 is the document's title."""

    level: int
    content: tuple[Inline, ...]
    style: str | None = None


class Paragraph(Struct, frozen=True):
    """Running text."""

    content: tuple[Inline, ...]
    style: str | None = None


class ListBlock(Struct, frozen=True):
    """A bulleted or numbered list; each item is a sequence of blocks, lists among them."""

    ordered: bool
    items: tuple[tuple["Block", ...], ...]
    start: int = 1
    style: str | None = None


class Table(Struct, frozen=True):
    """A table with one header row; every row has as many cells as the header."""

    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    align: tuple[str | None, ...] = ()
    """"left", "right", "center" or None, a column each."""
    style: str | None = None


CHART_HINT = "chart-"
"""What the comment before the table of a chart begins with: `<!-- chart-bar -->`."""
CHART_KINDS = ("bar", "gap", "grouped", "line")


class Figure(Struct, frozen=True):
    """A chart, and the table of what it shows; a table under a chart comment in Markdown."""

    kind: str
    """"bar", "gap" (two bars, and in the last row what lies between), "grouped" or "line"."""
    title: tuple[Inline, ...]
    table: Table
    """First column: categories; each other column: one series, its cells printed figures."""
    style: str | None = None


class Quote(Struct, frozen=True):
    """A block quotation."""

    blocks: tuple["Block", ...]
    style: str | None = None


class CodeBlock(Struct, frozen=True):
    """Preformatted text."""

    text: str
    style: str | None = None


class PageBreak(Struct, frozen=True):
    """A new page; written `<!-- page-break -->`."""


class HorizontalRule(Struct, frozen=True):
    """A thematic break."""


Block = (
    Heading
    | Paragraph
    | ListBlock
    | Table
    | Figure
    | Quote
    | CodeBlock
    | PageBreak
    | HorizontalRule
)


def every_block(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks in the order of the text, those inside lists and quotations too."""
    for block in blocks:
        yield block
        if isinstance(block, Quote):
            yield from every_block(block.blocks)
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from every_block(item)


def inline_contents(block: Block) -> Iterator[tuple[Inline, ...]]:
    """Yield the words of one block: of a heading or paragraph, of a title, of each table cell."""
    if isinstance(block, Heading | Paragraph):
        yield block.content
    elif isinstance(block, Figure):
        yield block.title
        yield from inline_contents(block.table)
    elif isinstance(block, Table):
        for row in (block.header, *block.rows):
            yield from row


class Note(Struct, frozen=True):
    """A footnote's text."""

    label: str
    blocks: tuple[Block, ...]


class PrintedFact(Struct, frozen=True, kw_only=True):
    """One fact in one document: what was printed, and where it comes from.

    All but `id` is fit to publish.
    """

    kind: FactKind
    id: str
    """In the register; of a statistic, its identifier; of a member's detail, "4370.party"."""
    text: str | None
    """As printed; None for a claim that was cited in words."""
    source: str
    dated: date | None = None
    """Day of publication, or of reading."""
    period: str | None = None


PROVENANCE_NAMESPACE = "urn:advocate:provenance:1"
"""Of the part of a Word file that says where its facts come from."""


class Trail(Struct, frozen=True, kw_only=True):
    """What one document printed from records; `token` tells it from every other document."""

    token: str
    """Sixteen hexadecimal digits made of its text: it says nothing by itself."""
    facts: tuple[PrintedFact, ...]


class Comment(Struct, frozen=True, kw_only=True):
    """A comment in the margin of a Word file, for those who sign the document off."""

    paragraphs: tuple[str, ...]
    note: str | None = None
    """Label of the note at whose first mark it stands; None for one on the title."""


def every_inline(blocks: Iterable[Block], notes: Iterable[Note]) -> Iterator[Inline]:
    """Yield the words, links and pictures of a text and its notes."""
    for block in every_block((*blocks, *(block for note in notes for block in note.blocks))):
        for words in inline_contents(block):
            yield from words


class RenderedDocument(Struct, frozen=True, kw_only=True):
    """A finished document: its Markdown, and the same as blocks."""

    info: DocumentInfo
    markdown: str
    """Body and footnotes, without front matter; style comments still in."""
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    """In order of first reference."""
    claims: tuple[Evidence, ...] = ()
    """Claims printed or cited, in order of first use."""
    compared: tuple[Comparison, ...] = ()
    """What its prose and its template set side by side."""
    printed: tuple[PrintedFact, ...] = ()
    """Claims and statistics as they were printed."""
    typed_text: str = ""
    """What stands in the template or in prose, without anything taken from a record."""
    cited: Mapping[str, str] = field(default_factory=dict)
    """By id of a claim, the label of its note."""
    comments: tuple[Comment, ...] = ()
    """Only for sign-off, and only where they were asked for."""
    trail: Trail | None = None
    """Set where the file is to carry its token and, in Word, what it printed from where."""
    pictures: tuple[HeldPicture, ...] = ()
    """Those that an `Image` may name by their path."""
