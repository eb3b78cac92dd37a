"""Anchors: the names by which links reach the headings of a document, the same in every format."""

import re
from collections.abc import Iterator, Mapping, Sequence

from advocate.models.document import Block, Heading, Inline, Text, every_block

_DROPPED = re.compile(r"[^\w\- ]")


def anchors_of(blocks: Sequence[Block]) -> Mapping[int, str]:
    """Return the anchor of each heading, by the `id` of the heading object, in document order.

    An anchor is made as GitHub makes it: small letters, hyphens for spaces, no punctuation, and a
    number behind it where an earlier heading has the same text. Note marks are no part of it.
    """
    anchors: dict[int, str] = {}
    taken: dict[str, int] = {}
    for heading in headings_in(blocks):
        plain = slug(heading_text(heading.content))
        anchor = plain
        while anchor in taken:
            taken[plain] += 1
            anchor = f"{plain}-{taken[plain]}"
        taken[anchor] = 0
        anchors[id(heading)] = anchor
    return anchors


def headings_in(blocks: Sequence[Block]) -> Iterator[Heading]:
    """Return every heading, those inside lists and quotations too."""
    return (block for block in every_block(blocks) if isinstance(block, Heading))


def heading_text(content: Sequence[Inline]) -> str:
    """Return the words of a heading, without note marks and pictures."""
    return "".join(item.text for item in content if isinstance(item, Text)).strip()


def slug(text: str) -> str:
    """Return the anchor of the first heading that says `text`."""
    return _DROPPED.sub("", text.strip().lower()).replace(" ", "-") or "section"
