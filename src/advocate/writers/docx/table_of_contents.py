"""The table of contents as a Word field: filled in already, and Word can update it.

No page numbers: nothing here knows on which page Word puts a heading, a wrong number is
worse than none, and to have Word work them out at opening costs the reader a question.
"""

from collections.abc import Callable, Iterator

from advocate.models.document import Inline, ListBlock, Paragraph
from advocate.writers.docx.block_styles import BlockStyles
from advocate.writers.docx.word_runs import field_marks
from advocate.writers.xml_escaping import xml_attribute

_USUAL_DEPTH = 3
_STYLES = ("toc 1", "toc 2")
"""Deeper entries look like the last."""

Entry = tuple[int, tuple[Inline, ...]]
"""Level from 0, and the words."""


def contents_paragraphs(
    block: ListBlock, styles: BlockStyles, runs: Callable[[tuple[Inline, ...]], str], bookmark: str
) -> Iterator[str]:
    """Yield the paragraphs of the field; it lists the headings inside `bookmark`."""
    deepest = int((block.style or "").partition("-")[2] or _USUAL_DEPTH)
    begin, end = field_marks(f'TOC \\o "1-{deepest - 1}" \\u \\n \\h \\b {bookmark}')
    entries = list(_entries(block))
    for number, (level, content) in enumerate(entries, start=1):
        style = styles[_STYLES[min(level, len(_STYLES) - 1)]]
        yield (
            f'<w:p><w:pPr><w:pStyle w:val="{xml_attribute(style)}"/>'
            f"{'<w:keepNext/>' if number < len(entries) else ''}</w:pPr>"
            f"{begin if number == 1 else ''}{runs(content)}"
            f"{end if number == len(entries) else ''}</w:p>"
        )


def _entries(block: ListBlock, level: int = 0) -> Iterator[Entry]:
    for item in block.items:
        for part in item:
            if isinstance(part, Paragraph):
                yield level, part.content
            elif isinstance(part, ListBlock):
                yield from _entries(part, level + 1)
