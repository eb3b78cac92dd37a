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
    pieces, end = [], 0
    for start, said in sentences(markdown):
        if said.count("[^") > 1 and "`" not in said:
            pieces += [markdown[end:start], "|".join(map(_sparing, said.split("|")))]
            end = start + len(said)
    return "".join((*pieces, markdown[end:]))


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
