"""Reads the inline content of one block: text with styles, links, footnote marks, pictures."""

import re
from collections.abc import Mapping
from urllib.parse import quote, unquote

from advocate.models.document import Image, Inline, LineBreak, NoteReference, Text

_PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9;/?:@&=+$,\-_.!~*'()#]*")
_UNSAFE = re.compile(r"\s*(?:javascript|vbscript|file|data):", re.I)
"""Schemes that run something or lead into the reader's own machine: no link is made of them."""
_HOST = re.compile(r"\A(?P<before>(?:https?:)?//(?:[^/?#@]*@)?)(?P<name>[\w.-]+)(?=[/?#:]|\Z)")
STYLES = frozenset(("Strong", "Emphasis", "Link", "Image"))
"""What opens and closes inside a line, in the words of pulldown-cmark."""
_WORDS = frozenset(("Text", "Code", "InlineHtml"))
_NO_STYLES: tuple[bool, bool, bool, str | None] = (False, False, False, None)
_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


class Line:
    """What was read of one block since `take`, and the styles that are still open."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        """The labels of its note marks."""
        self._content: list[Inline] = []
        self._run: list[str] = []
        """Words that are not in the content yet, all in the same styles."""
        self._run_styles = self._styles = _NO_STYLES
        self._bold = self._italic = 0
        self._link: str | None = None
        self._is_link_empty = False
        self._pictures: list[str] = []
        """Addresses of the pictures whose alternative text is being read: one may hold another."""
        self._alternative: list[str] = []

    def take(self) -> tuple[Inline, ...]:
        """Return the content of the block, and begin the next one."""
        self._end_run()
        content = tuple(self._content)
        self._content.clear()
        self.notes.clear()
        return content

    def add(self, kind: str, text: str) -> None:
        """Add what an event of pulldown-cmark brings: words, most often."""
        if self._pictures:
            self._alternative.append(text if kind in _WORDS else " ")
        elif kind == "Code":
            self._turn(code=True)
            self._add_words(text)
            self._turn()
        elif kind == "FootnoteReference":
            self.notes.append(text)
            self._put(NoteReference(text))
        elif kind == "HardBreak":
            self._put(LineBreak())
        elif text:
            self._add_words(text)

    def open(self, style: str, target: Mapping[str, str]) -> None:
        """Begin one of `STYLES`; `target` says where a link or picture leads."""
        if style == "Image":
            self._pictures.append(unquote(target["dest_url"]))
        elif style == "Link" and not self._pictures:
            self._link, self._is_link_empty = _address_of(target), True
        self._turn(bold=style == "Strong", italic=style == "Emphasis")

    def close(self, style: str) -> None:
        """End it; a link without words shows its address."""
        if style == "Image":
            path = self._pictures.pop()
            if not self._pictures:
                self._put(Image(path=path, alt="".join(self._alternative)))
                self._alternative.clear()
                self._is_link_empty = False
        elif style == "Link" and not self._pictures:
            if self._link and self._is_link_empty:
                self._add_words(self._link)
            self._link = None
        self._turn(bold=-(style == "Strong"), italic=-(style == "Emphasis"))

    def _add_words(self, text: str) -> None:
        self._is_link_empty = False
        if self._styles is not self._run_styles and self._styles != self._run_styles:
            self._end_run()
            self._run_styles = self._styles
        self._run.append(text)

    def _put(self, item: Inline) -> None:
        self._end_run()
        self._content.append(item)

    def _turn(self, *, bold: int = 0, italic: int = 0, code: bool = False) -> None:
        self._bold += bold
        self._italic += italic
        self._styles = (self._bold > 0, self._italic > 0, code, self._link)

    def _end_run(self) -> None:
        if self._run:
            self._content.append(Text("".join(self._run), *self._run_styles))
            self._run.clear()


def _address_of(link: Mapping[str, str]) -> str | None:
    """Return the address as it stands in files; None where no link may lead there."""
    address = link["dest_url"]
    if link["link_type"] == "Email":
        address = f"mailto:{address}"
    if _UNSAFE.match(address):
        return None
    if address.startswith("#"):
        return unquote(address)
    if _PLAIN_ADDRESS.fullmatch(address):
        return address
    address = _LONE_PERCENT.sub("%25", _HOST.sub(_in_ascii, address))
    return quote(address, safe=";/?:@&=+$,-_.!~*'()#%")


def _in_ascii(host: re.Match[str]) -> str:
    """Return a host's name in the letters that every program knows."""
    parts = host["name"].split(".")
    labels = (p if p.isascii() else f"xn--{p.encode('punycode').decode()}" for p in parts)
    return host["before"] + ".".join(labels)
