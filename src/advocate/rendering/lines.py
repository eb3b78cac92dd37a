"""One line of Markdown → inline content: text in its styles, links, note marks, pictures.

Documents of one kind share most of their lines, so a line that reads the same wherever it stands is
read once: one without brackets, or with no others than those of note marks and plain links.
"""

import re
from collections.abc import Iterator, MutableMapping
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from advocate.models.document import Image, Inline, LineBreak, NoteReference, Text

Env = MutableMapping[str, Any]
"""What markdown-it knows of the document: link definitions, and footnotes by label and in order."""

_NOTE = re.compile(r"\[\^([^\s\[\]]+)\](?!\()")
_LINK = re.compile(r"\[(?!\^)[^\[\]]*\]\(")
_UNSURE = re.compile(r"[\[`<\\]")
"""Left over beside marks and links, these may change what a bracket means."""
_MOST_KEPT = 1024


def read_line(content: str, reader: MarkdownIt, env: Env) -> tuple[Inline, ...]:
    """Return what `content` says, and note in `env` the footnotes it refers to."""
    if "[" not in content:
        return _as_anywhere(content, reader, 0)
    line = _with_notes(content, reader, env)
    if line is None:
        children: list[Token] = []
        reader.inline.parse(content, reader, env, children)
        line = _inline(children)
    return line


@lru_cache(maxsize=_MOST_KEPT)
def _as_anywhere(content: str, reader: MarkdownIt, notes: int) -> tuple[Inline, ...]:
    """Read a line that needs nothing of its document but notes with the labels 0, 1 and so on."""
    refs = {f":{number}": -1 for number in range(notes)}
    children: list[Token] = []
    env: Env = {"footnotes": {"refs": refs, "list": {}}}
    reader.inline.parse(content, reader, env, children)
    return _inline(children)


def _with_notes(content: str, reader: MarkdownIt, env: Env) -> tuple[Inline, ...] | None:
    """Return a line with note marks and plain links; None where more may be meant."""
    footnotes = env.setdefault("footnotes", {})
    refs: dict[str, int] = footnotes.setdefault("refs", {})
    order: dict[int, dict[str, Any]] = footnotes.setdefault("list", {})
    labels = [found[1] for found in _NOTE.finditer(content)]
    rest = _LINK.sub("", _NOTE.sub("", content))
    is_plain = not env.get("references") and not _UNSURE.search(rest)
    if not is_plain or not all(f":{label}" in refs for label in labels):
        return None
    numbers = iter(range(len(labels)))
    form = _NOTE.sub(lambda _: f"[^{next(numbers)}]", content)
    line = _as_anywhere(form, reader, len(labels))
    if sum(isinstance(item, NoteReference) for item in line) < len(labels):
        return None  # one of them stands in an address, or in what a picture shows
    return tuple(_named(line, labels, refs, order))


def _named(
    line: tuple[Inline, ...],
    labels: list[str],
    refs: dict[str, int],
    order: dict[int, dict[str, Any]],
) -> Iterator[Inline]:
    """Yield a line with its own labels; a note met for the first time takes the next place."""
    for item in line:
        if not isinstance(item, NoteReference):
            yield item
            continue
        label = labels[int(item.label)]
        if refs[f":{label}"] < 0:
            refs[f":{label}"] = len(order)
            order[len(order)] = {"label": label, "count": 0}
        order[refs[f":{label}"]]["count"] += 1
        yield NoteReference(label)


def _inline(tokens: list[Token]) -> tuple[Inline, ...]:
    line = _Line()
    for token in tokens:
        line.add(token)
    return tuple(line.content)


class _Line:
    """The inline content of one block, and the styles open at its end."""

    def __init__(self) -> None:
        self.content: list[Inline] = []
        self._bold = 0
        self._italic = 0
        self._link: str | None = None
        self._is_link_empty = False

    def add(self, token: Token) -> None:
        kind = token.type
        if kind == "image" or token.content:
            self._is_link_empty = False
        if kind in {"text", "text_special", "code_inline"}:
            self._add_text(token.content, code=kind == "code_inline")
        elif kind == "softbreak":
            self._add_text(" ")
        elif kind == "hardbreak":
            self.content.append(LineBreak())
        elif kind == "footnote_ref":
            self.content.append(NoteReference(label=token.meta["label"]))
        elif kind == "image":
            alt = "".join(_plain(child) for child in token.children or [])
            self.content.append(Image(path=unquote(str(token.attrGet("src") or "")), alt=alt))
        else:
            self._turn(token)

    def _turn(self, token: Token) -> None:
        """Open or close a style; `nesting` is 1 or -1."""
        if token.tag == "strong":
            self._bold += token.nesting
        elif token.tag == "em":
            self._italic += token.nesting
        elif token.tag == "a":
            self._turn_link(token)

    def _add_text(self, text: str, *, code: bool = False) -> None:
        if not text:
            return
        run = Text(
            text=text,
            bold=self._bold > 0,
            italic=self._italic > 0,
            code=code,
            link=self._link,
        )
        last = self.content[-1] if self.content else None
        if isinstance(last, Text) and _same_style(last, run):
            run = Text(last.text + text, run.bold, run.italic, run.code, run.link)
            self.content.pop()
        self.content.append(run)

    def _turn_link(self, token: Token) -> None:
        if token.nesting > 0:
            address = str(token.attrGet("href") or "")
            self._link = unquote(address) if address.startswith("#") else address
            self._is_link_empty = True
            return
        if self._link and self._is_link_empty:
            self._add_text(self._link)
        self._link = None


def _plain(token: Token) -> str:
    """Return what a reader of `token` would hear; an image's alternative text has no styles."""
    if token.type == "softbreak":
        return " "
    return "".join(map(_plain, token.children)) if token.children else token.content


def _same_style(one: Text, other: Text) -> bool:
    return (one.bold, one.italic, one.code, one.link) == (
        other.bold,
        other.italic,
        other.code,
        other.link,
    )
