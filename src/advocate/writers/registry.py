"""Which writer makes which format. A writer is imported only when asked for."""

from typing import Protocol

from advocate.errors import AdvocateError
from advocate.models.brand import Look
from advocate.models.document import RenderedDocument

FORMATS = ("docx", "md", "html")


class Writer(Protocol):
    """What turns a rendered document into the bytes of a file."""

    @property
    def format(self) -> str:
        """The name people type."""

    @property
    def extension(self) -> str:
        """What the file name ends in, with the dot."""

    def to_bytes(self, document: RenderedDocument) -> bytes:
        """Return the file; the same document gives the same bytes."""


def writer_for(format: str, look: Look) -> Writer:
    """Return the writer for `format`.

    Raises:
        AdvocateError: no such format.
        OutputError: what `look` names cannot be used.
    """
    if format == "md":
        from advocate.writers.markdown import MarkdownWriter  # late, for start-up time

        return MarkdownWriter(look.palette)
    if format == "docx":
        from advocate.writers.docx.writer import DocxWriter  # late, for start-up time

        return DocxWriter(look)
    if format == "html":
        from advocate.writers.html.writer import HtmlWriter  # late, for start-up time

        return HtmlWriter(look)
    raise AdvocateError(
        f'There is no format called "{format}".', hint=f"Formats: {', '.join(FORMATS)}."
    )
