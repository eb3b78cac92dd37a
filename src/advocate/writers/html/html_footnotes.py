"""HTML's footnotes: a list at the end, with links from every mark and back to it."""

from collections.abc import Callable, Sequence

from advocate.models.document import Block, Note
from advocate.writers.html.html_escaping import html_text

TITLE_ID = "notes:title"
"""No heading has an id with a colon: see `models/heading_anchors.py`."""
_BACK = "↩︎"
"""An arrow, told not to be drawn as an emoji."""


class Footnotes:
    """The notes of one document, numbered in the order in which the text first refers to them."""

    def __init__(self, notes: Sequence[Note]) -> None:
        self._notes = {note.label: note for note in notes}
        self._numbers: dict[str, int] = {}
        self._times: dict[str, int] = {}

    def mark(self, label: str) -> str:
        """Return the mark for `label` in the text; each has an id of its own."""
        if label not in self._notes:
            return self.plain_mark(label)
        number = self._numbers.setdefault(label, len(self._numbers) + 1)
        time = self._times[label] = self._times.get(label, 0) + 1
        return (
            f'<sup><a id="{_mark_id(number, time)}" href="#note:{number}" role="doc-noteref"'
            f' aria-label="Note {number}">{number}</a></sup>'
        )

    def plain_mark(self, label: str) -> str:
        """Return a mark without a link, for inside other footnotes: no link leads back there."""
        return f"<sup>{html_text(str(self._numbers.get(label, label)))}</sup>"

    def to_html(self, write: Callable[[Sequence[Block], str], str]) -> str:
        """Return the section of notes, nothing without any.

        `write(blocks, suffix)` writes the text of one note, with `suffix` at the end of it.
        """
        items = ""
        for label, number in self._numbers.items():
            back = "".join(_back_link(number, time + 1) for time in range(self._times[label]))
            items += f'<li id="note:{number}">{write(self._notes[label].blocks, back)}</li>\n'
        if not items:
            return ""
        return (
            f'<section class="notes" role="doc-endnotes" aria-labelledby="{TITLE_ID}">\n'
            f'<h2 id="{TITLE_ID}">Notes</h2>\n<ol>\n{items}</ol>\n</section>\n'
        )


def _back_link(number: int, time: int) -> str:
    place, which = (f", place {time}", f"<sup>{time}</sup>") if time > 1 else ("", "")
    return (
        f' <a href="#{_mark_id(number, time)}" role="doc-backlink" aria-label="Back to '
        f'note {number} in the text{place}">{_BACK}{which}</a>'
    )


def _mark_id(number: int, time: int) -> str:
    return f"note:{number}:mark" + (f":{time}" if time > 1 else "")
