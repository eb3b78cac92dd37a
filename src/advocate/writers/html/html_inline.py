"""Inline content → HTML: text with its styles, links, line breaks, note marks and pictures."""

from collections.abc import Callable, Sequence

from advocate.models.document import Image, Inline, LineBreak, NoteReference, Text
from advocate.writers.block_roles import by_link
from advocate.writers.html.heading_outline import Outline
from advocate.writers.html.html_escaping import html_attribute, html_text, is_safe_address


class InlineWriter:
    """Writes the inline content of one document, or of its notes."""

    def __init__(
        self,
        outline: Outline,
        *,
        mark: Callable[[str], str],
        picture: Callable[[Image], str],
    ) -> None:
        """Take the headings that links may lead to, and what writes a note's mark and a picture."""
        self._anchors = {place.id for place in outline.places.values()}
        self._mark = mark
        self._picture = picture

    def to_html(self, content: Sequence[Inline]) -> str:
        """Return `content`; a link that leads nowhere is plain text."""
        written: list[str] = []
        for address, items in by_link(content):
            inside = self._run(items)
            if address is not None and self._leads_somewhere(address):
                inside = f'<a href="{html_attribute(address)}">{inside}</a>'
            written.append(inside)
        return "".join(written)

    def _leads_somewhere(self, address: str) -> bool:
        if address.startswith("#"):
            return address[1:] in self._anchors
        return bool(address) and is_safe_address(address)

    def _run(self, content: list[Inline]) -> str:
        written: list[str] = []
        for number, item in enumerate(content):
            if isinstance(item, Text):
                written.append(_styled(item))
            elif isinstance(item, LineBreak):
                written.append("<br>\n")
            elif isinstance(item, Image):
                written.append(self._picture(item))
            else:
                follows_note = number and isinstance(content[number - 1], NoteReference)
                written.append(("<sup>,</sup>" if follows_note else "") + self._mark(item.label))
        return "".join(written)


def _styled(text: Text) -> str:
    written = html_text(text.text)
    for is_so, tag in ((text.code, "code"), (text.italic, "em"), (text.bold, "strong")):
        written = f"<{tag}>{written}</{tag}>" if is_so else written
    return written
