"""Word files as others read them: figures, marks, notes, tables and lists as in the Markdown.

python-docx and mammoth stand for programs that take the words out; docx-preview, which needs
Node.js, for pages in browsers. tests/browser_reader/ holds it: `npm ci` there, or in a copy that
ADVOCATE_BROWSER_READER names.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import docx
import mammoth
import pytest
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from advocate.models.document import Block, Figure, ListBlock, Table, every_block, plain_text
from advocate.rendering.block_reader import parse_blocks
from tests.features.conftest import REPOSITORY, Run
from tests.features.test_golden import CASES, HOSPICE
from tests.features.test_html import said_in_markdown, without_small_charts, words

BROWSER = Path(os.environ.get("ADVOCATE_BROWSER_READER") or REPOSITORY / "tests/browser_reader")
HAS_BROWSER = shutil.which("node") is not None and (BROWSER / "node_modules").is_dir()
_CONTENTS = re.compile(r"^## Contents\n\n(?: *- .*\n)+", re.MULTILINE)
"""To Word no list, but the contents, which it makes anew."""
_NOTES = re.compile(r"^\[\^1\]: ", re.MULTILINE)
Rows = list[list[list[str]]]


@dataclass
class Seen:
    """What a reader sees; None where it has no notion of it."""

    words: list[str]
    marks: list[str]
    tables: list[Rows]
    items: int | list[str] = 0
    notes: list[list[str]] | None = None


# --- what the Markdown says -----------------------------------------------------------------


def in_markdown(path: Path) -> Seen:
    """Return what stands in a Markdown file; of each list item its kind."""
    text = path.read_text("utf-8").split("---\n", 2)[2]
    body = _NOTES.split(text)[0]
    blocks, notes = parse_blocks(without_small_charts(text))
    tables = [
        each.table if isinstance(each, Figure) else each
        for each in every_block(blocks)
        if isinstance(each, Table | Figure)
    ]
    rows = [[each.header, *each.rows] if any(each.header) else each.rows for each in tables]
    ends = len(list(said_in_markdown(path))) - text[len(body) :].count("\n") - 1
    lines = list(said_in_markdown(path))[: ends if notes else None]
    return Seen(
        words=words("\n".join(lines)),
        marks=re.findall(r"\[\^(\d+)\]", without_small_charts(body)),
        tables=[[[words(plain_text(c)) for c in row] for row in table] for table in rows],
        items=list(_items(parse_blocks(_CONTENTS.sub("", text))[0])),
        notes=[words(_plain(note.blocks)) for note in notes],
    )


def _plain(blocks: Iterable[Block]) -> str:
    return " ".join(plain_text(getattr(each, "content", ())) for each in every_block(blocks))


def _items(blocks: Iterable[Block]) -> Iterator[str]:
    for block in every_block(blocks):
        if isinstance(block, ListBlock):
            yield from ["ol" if block.ordered else "ul"] * len(block.items)


# --- what the readers say -------------------------------------------------------------------


def in_python_docx(path: Path) -> Seen:
    """Return the words as they come, without a look at how they are set; only marks are known."""
    document = docx.Document(str(path))
    texts, tables = [], []
    for block in document.iter_inner_content():
        if isinstance(block, WordParagraph):
            texts.append(block.text)
        elif isinstance(block, WordTable):
            tables.append([[cell.text for cell in row.cells] for row in block.rows])
            texts += [cell for row in tables[-1] for cell in row]
    mark = re.compile(r"\[(\d+)\]")
    real = [e.get(qn("w:id")) for e in document.element.body.iter(qn("w:footnoteReference"))]
    text = "\n".join(texts)
    return Seen(
        words=words(mark.sub("", text)),
        marks=[*real, *mark.findall(text)],
        tables=[[[words(mark.sub("", c)) for c in row] for row in table] for table in tables],
    )


def in_mammoth(path: Path) -> Seen:
    """Return what stands on the page that mammoth makes; no list of it has more than one kind."""
    with path.open("rb") as file:
        made = mammoth.convert_to_html(file).value
    page = ElementTree.fromstring(f"<main>{made}</main>")
    notes = [item for item in page.iter("li") if item.get("id", "").startswith("footnote-")]
    kinds = [each.tag for each in page.iter() if each.tag in {"ol", "ul"} for _ in each]
    return _on_page(page, notes, kinds[: len(kinds) - len(notes)])


def page_in_browser(path: Path) -> Element:
    """Return the page that docx-preview makes."""
    line = ["node", str(BROWSER / "read.js"), str(path)]
    said = subprocess.run(line, capture_output=True, text=True, check=True).stdout
    page = ElementTree.fromstring(json.loads(said))
    for element in page.iter():
        element.tag = element.tag.partition("}")[2]
    return page


def in_browser(path: Path) -> Seen:
    """Return what stands on the pages that docx-preview makes; its notes are its only lists.

    It begins a page where a style does, and numbers the notes of each page from 1.
    """
    page = page_in_browser(path)
    text, before = Element("main"), 0
    for article in page.iter("article"):
        last, here = "", 0
        for mark in article.iter("sup"):
            said = "".join(mark.itertext())
            if said.isdecimal() and not last.endswith("["):  # else a mark that comes again
                mark[:] = []
                mark.text, here = str(before + int(said)), here + 1
            last = said
        before += here
        text.append(article)
    notes = [item for each in page.iter("ol") for item in each]
    return _on_page(text, notes, sum("docx-num-" in p.get("class", "") for p in text.iter("p")))


def _on_page(page: Element, notes: list[Element], items: int | list[str]) -> Seen:
    said = [words("".join(_said(note)).replace("↑", "")) for note in notes]
    body = words("".join(_said(page, but=notes)))
    marks = "".join("".join(mark.itertext()) + " " for mark in page.iter("sup"))
    return Seen(
        words=body,
        marks=re.findall(r"\d+", marks),
        tables=[
            [[words("".join(_said(cell))) for cell in row] for row in table.iter("tr")]
            for table in page.iter("table")
        ],
        items=items,
        notes=said,
    )


def _said(element: Element, but: Iterable[Element] = ()) -> Iterator[str]:
    if element.tag == "sup" or element in but:
        yield element.tail or ""
        return
    yield element.text or ""
    for child in element:
        yield from _said(child, but)
    yield " " if element.tag in {"p", "br", "td", "h1", "h2", "h3", "li"} else ""
    yield element.tail or ""


READERS: dict[str, Callable[[Path], Seen]] = {
    "python-docx": in_python_docx,
    "mammoth": in_mammoth,
    "browser": in_browser,
}


needs_browser = pytest.mark.skipif(not HAS_BROWSER, reason="tests/browser_reader has no modules")


@needs_browser
def test_in_a_browser_header_rows_have_a_ground_and_list_numbers_the_font_of_the_text(
    run_sample: Run,
) -> None:
    (file,) = run_sample(*CASES["brief-phillips"]).folder.glob("briefs/*.docx")

    page = page_in_browser(file)

    white = [
        cell.get("style", "")
        for cell in page.iter("td")
        if any(p.get("class") == "docx_advocateglanceheading" for p in cell)
    ]
    assert len(white) == 2
    assert all("background-color: rgb(29, 70, 80)" in style for style in white)
    styles = "".join(style.text or "" for style in page.iter("style"))
    numbers = re.findall(r"p\.docx-num-\d+-\d+:before \{([^}]*)\}", styles)
    assert len(numbers) > 20
    assert all("font-family: var(--docx-minorHAnsi-font)" in look for look in numbers)


@pytest.mark.parametrize(
    "name", ["python-docx", "mammoth", pytest.param("browser", marks=needs_browser)]
)
@pytest.mark.parametrize("case", [*CASES, *HOSPICE])
def test_every_reader_sees_what_the_markdown_says(
    case: str, name: str, request: pytest.FixtureRequest
) -> None:
    run: Run = request.getfixturevalue("run_hospice" if case in HOSPICE else "run_sample")
    outcome = run(*(CASES | HOSPICE)[case])

    files = sorted(outcome.folder.glob("briefs/*.docx"))
    assert files
    for file in files:
        seen, wanted = READERS[name](file), in_markdown(file.with_suffix(".md"))
        assert seen.words == wanted.words
        assert seen.tables == wanted.tables
        if name == "python-docx":  # it tells real marks from text
            assert sorted(seen.marks) == sorted(wanted.marks)
            continue
        assert seen.marks == wanted.marks
        assert seen.notes == wanted.notes
        kinds = wanted.items if isinstance(wanted.items, list) else []
        assert seen.items == (len(kinds) if isinstance(seen.items, int) else kinds)
