"""An HTML file that we wrote, read back: its paragraphs, and the token that travels in it.

Any HTML gives some text: whoever edited the file need not have kept its form.
"""

import re
from html.parser import HTMLParser

_TOKEN = re.compile("[0-9a-f]{16}")
_ENDS_PARAGRAPH = frozenset(
    "address article aside blockquote caption dd details div dl dt figcaption figure footer h1 h2"
    " h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr"
    " ul".split()
)
_NOT_READ = frozenset({"del", "script", "style", "svg", "template", "title"})
"""Elements whose text is no part of the document's; a drawing says what its table says."""
_MARKS = frozenset({"doc-backlink", "doc-noteref"})
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})


def read_html(text: str) -> tuple[tuple[str, ...], str | None]:
    """Return the paragraphs of `text` without the marks of notes, and the token if there is one."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.end_paragraph()
    return tuple(reader.lines), reader.token


class _Reader(HTMLParser):
    """Collects text while tags come by; `_unread` are the open elements inside what is not read."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.token: str | None = None
        self._pieces: list[str] = []
        self._unread: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Heed what begins; the signature is that of the base class."""
        given = dict(attrs)
        if tag == "meta" and given.get("name") == "document":
            content = given.get("content") or ""
            self.token = content if _TOKEN.fullmatch(content) else None
        if tag in _ENDS_PARAGRAPH:
            self.end_paragraph()
        elif tag == "br":
            self._pieces.append(" ")
        is_unread = tag in _NOT_READ or given.get("role") in _MARKS
        if tag not in _VOID and (self._unread or is_unread):
            self._unread.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Heed what ends; an end without a beginning is passed over."""
        if tag in self._unread:
            while self._unread.pop() != tag:
                pass
        elif tag in _ENDS_PARAGRAPH:
            self.end_paragraph()

    def handle_data(self, data: str) -> None:
        """Keep text that belongs to the document."""
        if not self._unread:
            self._pieces.append(data)

    def end_paragraph(self) -> None:
        """Begin a new line, if the one so far says anything."""
        line = " ".join("".join(self._pieces).split())
        self._pieces.clear()
        if line:
            self.lines.append(line)
