"""Whatever is typed comes out: text → Markdown → blocks → Word, read back."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from advocate.models.brand import Look
from advocate.models.document import DocumentInfo, RenderedDocument
from advocate.models.kinds import BRIEF
from advocate.rendering.block_reader import parse_blocks
from advocate.rendering.markdown_text import escape_markdown
from advocate.writers.docx.word_writer import DocxWriter

REFERENCE = Path(__file__).parents[2] / "templates" / "reference.docx"
LOOK = Look(reference=REFERENCE, folder=REFERENCE.parent)
UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\ud800-\udfff\ufffe\uffff]")

quick = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
marks = st.text(alphabet="ab1 \t\n*_`[]()!|<>&;#-+=~.:\\^/\"'%{}$@·“’é", max_size=24)
texts = st.one_of(marks, st.text(max_size=40))


def words(text: str) -> str:
    """Return what of `text` a reader can see; white space is not told apart."""
    return " ".join(UNPRINTABLE.sub("", text).split())


def written(markdown: str) -> Any:
    blocks, notes = parse_blocks(markdown)
    info = DocumentInfo(kind=BRIEF, title="T", author="A", subject="S", date=date(2024, 11, 18))
    document = RenderedDocument(info=info, markdown=markdown, blocks=blocks, notes=notes)
    return docx.Document(BytesIO(DocxWriter(LOOK).to_bytes(document)))


@quick
@given(texts)
@example("<!-- page-break -->")
@example("a*b_c_ [^1] &lt; \\")
def test_as_a_paragraph(text: str) -> None:
    paragraphs = written(escape_markdown(text)).paragraphs

    assert words(paragraphs[0].text) == words(text)
    assert len(paragraphs) == 1


@quick
@given(texts)
@example("C #")
def test_as_a_heading(text: str) -> None:
    (paragraph,) = written(f"## {escape_markdown(text)}\n").paragraphs

    assert (words(paragraph.text), paragraph.style.name) == (words(text), "Heading 1")


@quick
@given(texts, texts)
@example("a|b\\", "\\|")
@example("\ue000", "a\ue001b")
def test_as_cells(first: str, second: str) -> None:
    cells = f"| {escape_markdown(first)} | {escape_markdown(second)} |"
    (table,) = written(f"| H | I |\n|---|---|\n{cells}\n").tables

    assert [words(cell.text) for cell in table.rows[1].cells] == [words(first), words(second)]


@quick
@given(texts, texts)
def test_as_lines_between_others_in_a_list_a_quote_and_a_note(first: str, second: str) -> None:
    one, two = escape_markdown(first), escape_markdown(second)
    document = written(
        f"before\n{one}\nafter\n\n- x {one}\n- {two}\n\n> {two}\n\ny[^1]\n\n[^1]: z {one}\n"
    )

    text = words(" ".join(paragraph.text for paragraph in document.paragraphs))
    assert text == words(f"before {first} after x {first} {second} {second} y")


@quick
@given(st.text(max_size=60))
def test_any_markdown_at_all_gives_a_document(markdown: str) -> None:
    assert written(markdown) is not None
