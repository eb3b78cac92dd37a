"""What a reader finds in a Word file, so that rivals are compared on equal content."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import chain
from xml.etree import ElementTree
from zipfile import ZipFile

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARK = re.compile(r"\[\^?\d+\]")
"""How rivals without footnotes write the mark of a note."""
_AROUND = re.compile(r"word/[^/]*(?:header|footer)[^/]*\.xml")
_NOTES = "word/footnotes.xml"
_LEAST_SHARE = 0.98


@dataclass(frozen=True)
class Content:
    """The words of a file in reading order, and how they are set out."""

    words: tuple[str, ...]
    """Body, then notes, then headers and footers; without the marks and numbers of notes."""
    headings: int
    paragraphs: int
    """Those that have words, in cells of tables and in notes too."""
    tables: int


def read_content(docx: bytes) -> Content:
    """Return what stands in a Word file."""
    with ZipFile(BytesIO(docx)) as archive:
        names = archive.namelist()
        body = ElementTree.fromstring(archive.read("word/document.xml"))  # noqa: S314 - own file
        around = [archive.read(name) for name in names if _AROUND.fullmatch(name)]
        notes = archive.read(_NOTES) if _NOTES in names else b""
    texts = [" ".join(_lines(body)), " ".join(_note_lines(notes))]
    texts += sorted(" ".join(_lines(ElementTree.fromstring(part))) for part in around)  # noqa: S314
    styles = [_heading_style(paragraph) for paragraph in body.iter(f"{_W}p")]
    return Content(
        words=tuple(_MARK.sub("", " ".join(texts)).split()),
        headings=sum(styles),
        paragraphs=sum(1 for line in chain(_lines(body), _note_lines(notes)) if line.strip()),
        tables=sum(1 for _ in body.iter(f"{_W}tbl")),
    )


def share_of_equal_words(ours: Content, theirs: Content) -> float:
    """Return how many of the words of the longer file are in both, from 0 to 1."""
    common = Counter(ours.words) & Counter(theirs.words)
    return common.total() / max(len(ours.words), len(theirs.words), 1)


def is_equal(share: float) -> bool:
    """Say if two files hold so nearly the same words that their makers may be compared."""
    return share >= _LEAST_SHARE


def _note_lines(part: bytes) -> Iterator[str]:
    if part:
        for note in ElementTree.fromstring(part):  # noqa: S314 - own file
            if int(note.get(f"{_W}id", "0")) > 0:
                yield from _lines(note)


def _lines(part: ElementTree.Element) -> Iterator[str]:
    """Yield the text of each paragraph."""
    for paragraph in part.iter(f"{_W}p"):
        yield "".join(_run_text(run) for run in paragraph.iter(f"{_W}r"))


def _run_text(run: ElementTree.Element) -> str:
    style = run.find(f"{_W}rPr/{_W}rStyle")
    if style is not None and style.get(f"{_W}val") == "FootnoteReference":
        return ""
    return "".join(
        (piece.text or "") if piece.tag == f"{_W}t" else " "
        for piece in run
        if piece.tag in {f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr"}
    )


def _heading_style(paragraph: ElementTree.Element) -> bool:
    """Say if a paragraph is a heading with words in it."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = "" if style is None else style.get(f"{_W}val", "")
    is_heading = name == "Title" or name.startswith("Heading")
    return is_heading and any(text.text for text in paragraph.iter(f"{_W}t"))
