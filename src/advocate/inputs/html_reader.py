"""An HTML file that we wrote, read back: its paragraphs, and the token that travels in it.

Any HTML gives some text, since people may have edited the file.
"""

import re
from html.parser import HTMLParser

_TOKEN = re.compile("[0-9a-f]{16}")
_INLINE = frozenset(
    {"a", "abbr", "b", "code", "em", "i", "ins", "mark", "s", "small", "span", "strong", "sub"}
    | {"sup", "time", "u", "wbr", "img", "br"}
)
"""Elements inside a paragraph; every other one begins or ends one."""
_NOT_READ = frozenset({"del", "footer", "header", "script", "style", "template", "title"})
"""Elements whose text is no part of the document's."""
_MARKS = frozenset({"doc-backlink", "doc-noteref"})
_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "wbr"})


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
        if tag not in _INLINE:
            self.end_paragraph()
        elif tag == "br":
            self._pieces.append(" ")
        is_unread = self._unread or tag in _NOT_READ or given.get("role") in _MARKS
        if is_unread and tag not in _VOID:
            self._unread.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Heed what ends; an end without a beginning is passed over."""
        if tag in self._unread:
            while self._unread.pop() != tag:
                pass
        elif tag not in _INLINE:
            self.end_paragraph()

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._pieces.append(data)

    def end_paragraph(self) -> None:
        """Begin a new line, if the one so far says anything."""
        line = " ".join("".join(self._pieces).split())
        self._pieces.clear()
        if line:
            self.lines.append(line)
