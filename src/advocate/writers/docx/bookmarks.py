"""Bookmarks on headings: the targets of links within the document and of its contents."""

import re
from collections.abc import Sequence

from advocate.models.document import Block, Heading
from advocate.models.heading_anchors import anchors_of
from advocate.writers.xml_escaping import xml_attribute

_NOT_IN_A_NAME = re.compile("[^A-Za-z0-9]+")
_LONGEST_NAME = 40
"""Word's limit."""
_FIRST = 100_001
"""Number of the first bookmark on a heading; footnote marks use the numbers from 1."""


class Bookmarks:
    """The bookmarks of one document, named after the anchors that Markdown links use."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        """Name the headings among `blocks`."""
        self._of_heading: dict[int, tuple[int, str]] = {}
        self._of_anchor: dict[str, str] = {}
        taken: set[str] = set()
        for number, (heading, anchor) in enumerate(anchors_of(blocks).items(), start=_FIRST):
            name = _name(anchor, taken)
            taken.add(name.lower())
            self._of_anchor[anchor] = name
            self._of_heading[heading] = (number, name)
        self._next = _FIRST + len(self._of_heading)

    def around(self, heading: Heading, runs: str) -> str:
        """Return `runs` inside the bookmark of `heading`; notes have none."""
        if id(heading) not in self._of_heading:
            return runs
        number, name = self._of_heading[id(heading)]
        return f"{_start(number, name)}{runs}{_end(number)}"

    def name(self, anchor: str) -> str:
        """Return the name of the bookmark that a link to `anchor` leads to."""
        return self._of_anchor.get(anchor, anchor)

    def range_from_here(self) -> tuple[str, str, str]:
        """Return name, start and end of a bookmark around the text that follows."""
        number = self._next
        self._next += 1
        name = f"_Contents{number - len(self._of_heading) - _FIRST + 1}"
        return name, _start(number, name), _end(number)


def _name(anchor: str, taken: set[str]) -> str:
    """Return a name for the bookmark of `anchor` that is not `taken`, in small letters."""
    whole = f"s_{_NOT_IN_A_NAME.sub('_', anchor)}"
    name = whole[:_LONGEST_NAME].rstrip("_")
    number = 1
    while name.lower() in taken:
        number += 1
        name = f"{whole[: _LONGEST_NAME - 1 - len(str(number))]}_{number}"
    return name


def _start(number: int, name: str) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{xml_attribute(name)}"/>'


def _end(number: int) -> str:
    return f'<w:bookmarkEnd w:id="{number}"/>'
