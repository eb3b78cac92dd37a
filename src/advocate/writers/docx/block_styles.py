"""The Word style of each block: by its type, its style hint and the kind of document."""

from msgspec import Struct

from advocate.models.kinds import Kind
from advocate.writers.block_roles import PARAGRAPH_LOOKS
from advocate.writers.docx.reference_document import Reference

HINTS = {look: f"Advocate {look.capitalize()}" for look in PARAGRAPH_LOOKS} | {
    "subtitle": "Subtitle"
}
"""Paragraph style by hint; a hint not listed here changes nothing."""

HEADINGS = ("Title", "heading 1", "heading 2", "heading 3", "heading 4", "heading 4")
"""By level from 1: the document's title is Word's Title, so that sections start at Heading 1."""

_FIXED = (
    "Advocate Ask Heading", "Advocate Attribution", "Advocate Chart", "Advocate Code",
    "Advocate Code Text", "Advocate Facts", "Advocate Figure", "Advocate Figure Text",
    "Advocate Glance", "Advocate Glance Heading", "Advocate Glance Label", "Advocate Glance Text",
    "Advocate Letterhead Name", "Advocate Spacer", "Advocate Strip", "Advocate Table",
    "Advocate Table Heading", "Advocate Table Label", "Advocate Table Text", "Hyperlink",
    "List Continue", "Quote", "TOC Heading", "footer", "footnote reference", "footnote text",
    "header", "toc 1", "toc 2",
)  # fmt: skip

_TEXT = ("Body Text", "Advocate Letter Text")
_ITEMS = ("List Bullet", "List Number", "Advocate Letter Item")


def style_names() -> tuple[str, ...]:
    """Return the names of all styles that documents use."""
    return (*_FIXED, *HINTS.values(), *HEADINGS, *_TEXT, *_ITEMS)


class BlockStyles(Struct, frozen=True):
    """Style ids for one kind of document."""

    ids: dict[str, str]
    """By style name."""
    hints: dict[str, str]
    headings: tuple[str, ...]
    body: str
    bulleted: str
    numbered: str
    header_fills: dict[str, str]
    """The shading of header rows as XML, by id of the table's style."""

    def __getitem__(self, name: str) -> str:
        return self.ids[name]


def block_styles_for(kind: Kind, reference: Reference) -> BlockStyles:
    """Look up every style that documents of `kind` may use."""
    is_letter = kind.letter
    return BlockStyles(
        ids={name: reference.style(name) for name in (*_FIXED, *HINTS.values())},
        hints={hint: reference.style(name) for hint, name in HINTS.items()},
        headings=tuple(reference.style(name) for name in HEADINGS),
        body=reference.style("Advocate Letter Text" if is_letter else "Body Text"),
        bulleted=reference.style("Advocate Letter Item" if is_letter else "List Bullet"),
        numbered=reference.style("Advocate Letter Item" if is_letter else "List Number"),
        header_fills=reference.header_fills,
    )
