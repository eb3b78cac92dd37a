"""Documents on disk read back: their text as it stands now, and what travels inside them.

Reads the Word, Markdown and HTML files that we wrote, also after somebody edited them.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from msgspec import Struct

from advocate.errors import AdvocateError
from advocate.models.document import PROVENANCE_NAMESPACE, FactKind, PrintedFact
from advocate.models.formats import CONVERTED, FORMATS
from advocate.storage.word_package import UNREADABLE, WordPackage
from advocate.storage.workspace_files import read_below

ENDINGS = tuple(f".{name}" for name in FORMATS if name not in CONVERTED)
"""Of files that can be read back; one that nobody below reads is text."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P = f"{{{PROVENANCE_NAMESPACE}}}"
_TOKEN = re.compile(r"""document:\s*["']?([0-9a-f]{16})["']?\s*""")
_CHART = re.compile(r"[ \t>]*!\[.*\]\[chart-\d+\][ \t]*")
"""A picture of the table below it; only the table counts as text."""
_LINK = re.compile(r"!?\[([^\[\]^]*)\]\([^()\s]*\)")
_PICTURE = re.compile(r"\[[^\]]+\]: data:image/")
"""What a picture is made of."""
_UNREAD = re.compile(r"^[ \t]*(?:>[ \t]?)+|\[\^\d+\](?!:)|\\(?=[!-/:-@\[-`{-~])|\*+")
_MARK = re.compile(r"[\[\],\d]+")
"""What a run says that is raised and refers to a note."""
_STAND_FOR = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}


class ReadDocument(Struct, frozen=True, kw_only=True):
    """One file as it stands now."""

    path: Path
    lines: tuple[str, ...]
    """Of Markdown its lines from the first, else the paragraphs; without marks of style."""
    unit: str
    """What `lines` are: "line" or "paragraph"."""
    token: str | None = None
    """None where nothing in the file says which document it is."""
    facts: tuple[PrintedFact, ...] = ()
    """What travels in a Word file; without ids."""


def read_document(path: Path) -> ReadDocument:
    """Return the document at `path`.

    Raises:
        AdvocateError: there is none, it cannot be read, or it is of no such format.
    """
    if path.suffix.lower() not in ENDINGS:
        said = f"{path} has none of the endings {', '.join(ENDINGS)}."
        raise AdvocateError(said, hint="Name a file that advocate wrote in one of these formats.")
    try:
        content = read_below(None, path)
    except FileNotFoundError as error:
        raise AdvocateError(f"There is no file {path}.", hint="Check the path.") from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        hint = getattr(error, "hint", "Check the path.")
        raise AdvocateError(f"{path} cannot be read: {reason}.", hint=hint) from error
    return _READERS.get(path.suffix.lower(), _read_text)(path, content)


def _read_markdown(path: Path, content: bytes) -> ReadDocument:
    lines = content.decode("utf-8-sig", errors="replace").splitlines()
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)
    head = lines[:end] if lines and lines[0].rstrip() == "---" else []
    found = next((match[1] for line in head if (match := _TOKEN.fullmatch(line))), None)
    shown = ("" if _PICTURE.match(line) else line for line in lines[len(head) :])
    kept = ("" if _CHART.fullmatch(line) else _LINK.sub(r"\1", line) for line in shown)
    body = (_UNREAD.sub("", line) for line in kept)
    return ReadDocument(path=path, lines=(*("" for _ in head), *body), unit="line", token=found)


def _read_text(path: Path, content: bytes) -> ReadDocument:
    text = content.decode("utf-8-sig", errors="replace")
    return ReadDocument(path=path, lines=tuple(text.splitlines()), unit="line")


def _read_word(path: Path, content: bytes) -> ReadDocument:
    try:
        package = WordPackage(content)
        parts = (package.main, *package.all_related("footnotes"))
        stories = [_parsed(package.read(name)) for name in parts]
        items = [_parsed(package.read(name)) for name in package.all_related("customXml")]
        trail = next((item for item in items if item.tag == f"{_P}provenance"), None)
        return ReadDocument(
            path=path,
            lines=tuple(_text(p) for story in stories for p in story.iter(f"{_W}p")),
            unit="paragraph",
            token=trail.get("document") if trail is not None else None,
            facts=tuple(_facts(trail)) if trail is not None else (),
        )
    except UNREADABLE as error:
        said = f"{path} cannot be read as a Word document."
        raise AdvocateError(said, hint="Open it in Word and save it again.") from error


def _parsed(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(data)  # noqa: S314 - expat limits what entities may grow to


def _text(paragraph: ElementTree.Element) -> str:
    """Return the words, those of a chart too, without those struck out and marks of notes."""
    pieces: list[str] = []
    is_mark = is_raised = False
    for element in paragraph.iter():
        if element.tag == f"{_W}r":
            is_raised = element.find(f"{_W}rPr/{_W}vertAlign[@{_W}val='superscript']") is not None
        if element.tag == f"{_W}instrText":
            is_mark = "NOTEREF" in (element.text or "")
        elif element.tag == f"{_W}fldChar" and element.get(f"{_W}fldCharType") == "end":
            is_mark = False
        elif not is_mark:
            other = element.get("descr", _STAND_FOR.get(element.tag))
            said = (element.text or "") if element.tag == f"{_W}t" else other
            pieces.append("" if said is None or (is_raised and _MARK.fullmatch(said)) else said)
    return "".join(pieces)


def _read_html(path: Path, content: bytes) -> ReadDocument:
    from advocate.inputs.html_reader import read_html  # late: few runs read such a file

    lines, token = read_html(content.decode("utf-8-sig", errors="replace"))
    return ReadDocument(path=path, lines=lines, unit="paragraph", token=token)


_READERS: dict[str, Callable[[Path, bytes], ReadDocument]] = {
    ".docx": _read_word,
    ".html": _read_html,
    ".md": _read_markdown,
}


def _facts(trail: ElementTree.Element) -> Iterator[PrintedFact]:
    """Yield what a file says it printed; kinds that only a later version knows are left out."""
    kinds = {kind.value: kind for kind in FactKind}
    for entry in trail.iter(f"{_P}fact"):
        if kind := kinds.get(entry.get("kind", "")):
            text, source = entry.findtext(f"{_P}printed"), entry.findtext(f"{_P}source", "")
            day = date.fromisoformat(given) if (given := entry.get("date")) else None
            yield PrintedFact(kind=kind, id="", text=text, source=source, dated=day)
