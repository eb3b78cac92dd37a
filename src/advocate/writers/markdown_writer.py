"""A rendered document → a Markdown file: front matter, then the text without style comments.

A chart's comment becomes a picture; what the pictures are made of stands at the end of the file.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from itertools import repeat

from advocate.errors import Problem
from advocate.models.brand import Look, Palette
from advocate.models.document import CHART_HINT, CHART_KINDS, HeldPicture, RenderedDocument
from advocate.models.picture_size import measure

_COMMENT = re.compile(r"(?P<quote>[ \t>]*)<!--[ \t]*[a-z][a-z0-9-]*[ \t]*-->[ \t]*")
_CHART = re.compile(rf"<!--[ \t]*{CHART_HINT}(?:{'|'.join(CHART_KINDS)})[ \t]*-->")
_FENCE = re.compile(r"[ \t>]*(?P<mark>`{3,}|~{3,})")
_ITEM = re.compile(r" {0,3}(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)")
_CODE_INDENT = re.compile(r"(?: {4}| {0,3}\t)")
_SIGNS_OF_CODE = ("```", "~~~", "    ", "\t")
"""One of them is in every text that holds code."""
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


class MarkdownWriter:
    """Writes Markdown files; they open in any editor, with line feeds on every system."""

    notes: tuple[Problem, ...] = ()
    """Nothing of the look is left out here."""

    def __init__(self, look: Look | None = None) -> None:
        """Take the colours of charts from `look`."""
        self._palette = look.palette if look else Palette()

    def to_bytes(self, document: RenderedDocument) -> bytes:
        """Return `document` as UTF-8."""
        markdown, drawn = document.markdown, ""
        if _CHART.search(markdown):
            # Late: few documents have any.
            from advocate.writers.charts.markdown_charts import Pictures

            pictures = Pictures(document.blocks, self._palette)
            markdown = "\n".join(_with_charts(markdown, pictures.next_image))
            drawn = pictures.definitions
        body = "\n".join(_without_blank_runs(_without_comments(markdown)))
        draft = "**DRAFT**\n\n" if document.info.is_draft else ""
        text = f"{_front_matter(document)}\n{draft}{body.strip(chr(10))}\n{drawn}"
        text = _with_pictures(text, document.pictures)
        return text.encode("utf-8", errors="replace")


def _with_charts(markdown: str, next_image: Callable[[], str]) -> Iterator[str]:
    """Yield the lines with a picture in place of each chart's comment."""
    for line, is_code in _lines(markdown):
        chart = None if is_code else _CHART.search(line)
        is_alone = chart is not None and _COMMENT.fullmatch(line) is not None
        if chart and is_alone and (image := next_image()):
            before = line[: chart.start()]
            yield f"{before}{image}"
            yield before.rstrip()
        else:
            yield line


def _with_pictures(text: str, pictures: Sequence[HeldPicture]) -> str:
    """Name the pictures that the document holds in the text, and put them at the very end."""
    for picture in pictures:
        label = picture.path.replace(":", "-")
        kind, *_ = measure(picture.data) or ("jpeg",)
        text = text.replace(f"]({picture.path})", f"][{label}]")
        text += f"\n[{label}]: data:image/{kind};base64,{b64encode(picture.data).decode()}\n"
    return text


def _front_matter(document: RenderedDocument) -> str:
    info = document.info
    fields = {
        "title": info.title,
        "author": info.author,
        "date": info.date.isoformat(),
        "lang": info.language,
        "subject": info.subject,
        "status": info.standing,
        "document": document.trail.token if document.trail else None,
    }
    lines = [f"{name}: {_quoted(text)}" for name, text in fields.items() if text is not None]
    return "\n".join(["---", *lines, "---", ""])


def _quoted(text: str) -> str:
    """Return `text` as a double-quoted YAML scalar, which can hold anything."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", escaped) + '"'


Line = tuple[str, bool]
"""A line, and whether it is code."""


def _without_comments(markdown: str) -> Iterator[Line]:
    """Yield the lines with comments made blank, so that what they parted stays apart."""
    for line, is_code in _lines(markdown):
        comment = None if is_code or "<!--" not in line else _COMMENT.fullmatch(line)
        yield (comment["quote"].rstrip() if comment else line), is_code


def _lines(markdown: str) -> Iterator[Line]:
    fence = ""
    in_list = False
    lines = markdown.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not any(sign in markdown for sign in _SIGNS_OF_CODE):
        yield from zip(lines, repeat(False))
        return
    for line in lines:
        mark = _FENCE.match(line)
        if fence:
            yield line, True
            if mark and mark["mark"].startswith(fence) and not line[mark.end() :].strip():
                fence = ""
        elif mark:
            fence = mark["mark"]
            yield line, True
        else:
            if _ITEM.match(line):
                in_list = True
            elif line[:1].strip():
                in_list = False
            yield line, not in_list and _CODE_INDENT.match(line) is not None


def _without_blank_runs(lines: Iterator[Line]) -> Iterator[str]:
    previous = ""
    for line, is_code in lines:
        bare = line.strip(" \t>")
        if is_code or bare or line.strip() != previous.strip():
            yield line
            previous = line if not bare and not is_code else "x"
