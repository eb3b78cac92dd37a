"""Walks the blocks of a document for the rules on its form."""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from advocate.models.document import (
    Block,
    CodeBlock,
    Figure,
    Heading,
    Image,
    ListBlock,
    PageBreak,
    Paragraph,
    Quote,
    Table,
    inline_contents,
    plain_text,
)


def block_sequences(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """Return every sequence of blocks, those inside lists and quotes too."""
    yield blocks
    for block in blocks:
        if isinstance(block, Quote):
            yield from block_sequences(block.blocks)
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from block_sequences(item)


def structure_faults(blocks: Sequence[Block], *, needs_title: bool) -> Iterator[str]:
    """Say what a reader who cannot see the page would miss."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    titles = sum(heading.level == 1 for heading in headings)
    if titles > 1 or (needs_title and not titles):
        yield f"There are {titles or 'no'} headings of level 1; a document has one."
    for before, after in pairwise(headings):
        if after.level > before.level + 1:
            above = f"“{plain_text(before.content)}” of level {before.level}"
            yield f"“{plain_text(after.content)}” is of level {after.level}, below {above}."
    every = list(chain.from_iterable(block_sequences(blocks)))
    for block in every:
        table = block.table if isinstance(block, Figure) else block
        headers = [plain_text(cell) for cell in table.header] if isinstance(table, Table) else []
        if not all(headers):
            yield f"A table has a column without a header ({' | '.join(headers)})."
    for item in (item for block in every for words in inline_contents(block) for item in words):
        if isinstance(item, Image) and not item.alt.strip():
            yield f"The picture {item.path} has no alternative text."


def unfinished_parts(blocks: Sequence[Block]) -> Iterator[str]:
    """Return each heading with nothing below it, and each announcement that nothing follows."""
    for part in block_sequences(_with_numbered_opened(blocks)):
        shown = [block for block in part if not isinstance(block, PageBreak)]
        for block, following in zip(shown, [*shown[1:], None], strict=False):  # some are empty
            if isinstance(block, Heading) and _is_empty(block, following):
                yield f"Nothing stands below the heading “{plain_text(block.content)}”."
            elif isinstance(block, Paragraph) and _announces(block, following):
                yield f"Nothing follows “{plain_text(block.content)[-60:]}”."


def _with_numbered_opened(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with numbered paragraphs as what they are: each followed by the next."""
    opened: list[Block] = []
    for block in blocks:
        if isinstance(block, ListBlock) and block.style == "numbered":
            opened += chain.from_iterable(block.items)
        else:
            opened.append(block)
    return opened


def _is_empty(heading: Heading, following: Block | None) -> bool:
    if heading.level == 1 or following is None:
        return heading.level > 1
    return isinstance(following, Heading) and following.level <= heading.level


def _announces(paragraph: Paragraph, following: Block | None) -> bool:
    said = plain_text(following.content)[:1] if isinstance(following, Paragraph) else ""
    is_kept = isinstance(following, ListBlock | Table | Figure | Quote | CodeBlock)
    return plain_text(paragraph.content).endswith(":") and not (is_kept or said in {*"“‘\"'"})
