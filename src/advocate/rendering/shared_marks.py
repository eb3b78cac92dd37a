"""One mark of a note a sentence: figures of one source that follow each other share theirs."""

import re
from itertools import groupby

from advocate.models.prose import sentences

_MARK = re.compile(r"(?<!\\)\[\^([^\]\s]{1,40})\](?!:)")
_PART = re.compile(r"[^\[\]`<|]*?(?=[,;:]\s|[.!?…]{0,3}[\"”’)*_]{0,4}\s?\Z)")
"""What follows a figure, up to the end of its part of the sentence."""


def with_shared_marks(markdown: str) -> str:
    """Return the Markdown in which figures of one source share their mark within a sentence.

    Of marks of one note without another in between, one is left: at the end of the part of the
    sentence with the last figure. So the order of the notes stays as it is.
    """
    return "\n\n".join(
        _with_shared_marks(paragraph) if paragraph.count("[^") > 1 else paragraph
        for paragraph in markdown.split("\n\n")
    )


def _with_shared_marks(paragraph: str) -> str:
    pieces, end = [], 0
    for start, said in sentences(paragraph):
        cells = said if "`" in said else "|".join(map(_sparing, said.split("|")))
        pieces += [paragraph[end:start], cells]
        end = start + len(said)
    return "".join((*pieces, paragraph[end:]))


def _sparing(said: str) -> str:
    """Return a sentence, or its part in one cell, with fewer marks."""
    kept = said
    for label, group in groupby(reversed([*_MARK.finditer(said)]), lambda mark: mark[1]):
        last, *others = group
        part = _PART.match(said, last.end()) if others else None
        end = part.end() if part else last.end()
        kept = f"{kept[: last.start()]}{said[last.end() : end]}[^{label}]{kept[end:]}"
        for mark in others:
            kept = kept[: mark.start()] + kept[mark.end() :]
    return kept
