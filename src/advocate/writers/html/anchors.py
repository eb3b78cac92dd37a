"""Ids of headings: readable, unlike each other, the same in every build."""

import re
from collections.abc import Iterable

_LEFT_OUT = re.compile(r"[^\w\- ]")


def anchor(text: str) -> str:
    """Return the id of a heading as GitHub makes it: "Our asks, in brief" → "our-asks-in-brief"."""
    return _LEFT_OUT.sub("", text.strip().lower()).replace(" ", "-")


class Anchors:
    """The ids of one document, each given once."""

    def __init__(self, taken: Iterable[str]) -> None:
        """Take the ids that no heading may have."""
        self._taken = set(taken)

    def take(self, text: str) -> str:
        """Return an id for a heading that says `text`; a second of the same gets a number."""
        name = base = anchor(text) or "section"
        number = 0
        while name in self._taken:
            number += 1
            name = f"{base}-{number}"
        self._taken.add(name)
        return name
