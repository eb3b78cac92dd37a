"""No finding from an OOXML validator, whatever a document holds."""

# ruff: noqa: E501 - a line of Markdown is best left whole
import struct
import zlib
from datetime import date
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from advocate.models.brand import Look
from advocate.models.document import DocumentInfo, RenderedDocument
from advocate.models.kinds import BRIEF, LETTER, Kind
from advocate.rendering.block_reader import parse_blocks
from advocate.rendering.markdown_text import escape_markdown
from advocate.writers.docx.word_writer import DocxWriter
from tests.features.conftest import REPOSITORY, Run

DAY = "2026-11-20"
NOTES = " ".join(f"Figure {n}[^{n}]." for n in range(1, 41)) + " Again[^3], and[^1][^2].\n\n"
NOTES += "\n".join(
    f"[^{n}]: Source {n}, [read](https://example.org/?a={n}&b=2)." for n in range(1, 41)
)
NOTES += "\n\n[^41]: Nobody refers to this.\n"
LISTS = (
    "- one\n  - two\n    1. three\n       - four\n\n         Text inside.\n\n"
    "  > quoted\n\n7. seven\n8. eight\n\ntext\n\n1. one\n2. two\n\n"
    + "\n".join(f"{'  ' * depth}- level {depth}" for depth in range(12))
)
WIDE = "| " + " | ".join(f"Column {n}" for n in range(12)) + " |\n|" + "---|" * 11 + "---:|\n"
WIDE += "".join("| " + " | ".join("1,234" for _ in range(12)) + " |\n" for _ in range(40))
TABLES = (
    "<!-- glance -->\n| Ask | Her |\n|---|---|\n| a | b |\n\n<!-- facts -->\n| Fact | Of |\n|---|---|\n"
    "| 46% | pupils |\n\n| One |\n|---|\n| a<br>b |\n\n| A | B |\n|:-:|--:|\n| | |\n"
)
STYLES = "\n\n".join(
    f"<!-- {name} -->\nText **bold** *slanted* `code` of {name}."
    for name in ("address", "callout", "closing", "dateline", "kicker", "lead", "letterhead", "note",
                 "salutation", "signature", "sources", "status", "subject", "subtitle", "warning")
)  # fmt: skip
QUOTES = (
    "<!-- voice -->\n> “So it is.”\n>\n> — Elaine\n\n> Plain.\n>\n> - list\n>\n> | A |\n> |---|\n> | b |\n\n"
    "---\n\n<!-- page-break -->\n\n## On a new page\n\n<!-- ask -->\n## 1. Ask\n\n### Three\n\n#### Four\n"
)
SIGNS = escape_markdown(
    "שלום עולם مرحبا \u202eabc\u202c 👩‍🏫🏴󠁧󠁢󠁷󠁬󠁳󠁿 e\u0301 \x00\x07\x1b\ufffe\uffff\ud800 \ue000 \u200b\xad\xa0 & < > \" ' ]]> {{ }}"
)
CONTENTS = {
    "nothing": "",
    "a title": "# Title",
    "notes": NOTES,
    "lists": LISTS,
    "a wide and long table": WIDE,
    "tables one after another, at the end": TABLES,
    "tables in notes": "Text[^1].\n\n[^1]: Note.\n\n    | A | B |\n    |---|---|\n    | c | d |\n",
    "every style": STYLES,
    "quotations, breaks and headings": QUOTES,
    "links": "# T\n\n[a](https://example.org/ü?x=1&y=\"2\") <https://example.org> [b](#t) [c](mailto:a@b.org) "
    "[d](relative/path%20x) **[e](https://example.org)**",
    "code": "```\nif a < b:\n\tpass  # é\n\n```\n\n    indented\n",
    "long words": "w" * 5000 + "\n\n| " + "x" * 800 + " | b |\n|---|---|\n| " + "y" * 800 + " | c |\n",
    "signs": f"# {SIGNS}\n\n{SIGNS}[^1]\n\n| {SIGNS} |\n|---|\n| {SIGNS} |\n\n[^1]: {SIGNS}\n",
    "pictures": "![A dot](dot.png)\n\n| ![One & \"two\"](dot.png) |\n|---|\n| a |\n\nx[^1]\n\n[^1]: ![In a note](dot.png)",
}  # fmt: skip


def findings(path: Path) -> list[str]:
    """Return what a validator finds; a new one each time, since one mixes up the files it has seen."""
    return [str(error) for error in OpenXmlValidator().validate(path).errors]


def picture() -> bytes:
    """Return a PNG of one black pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("kind", [BRIEF, LETTER])
@pytest.mark.parametrize("markdown", CONTENTS.values(), ids=CONTENTS)
def test_whatever_a_template_holds(markdown: str, kind: Kind, tmp_path: Path) -> None:
    (tmp_path / "dot.png").write_bytes(picture())
    blocks, notes = parse_blocks(markdown)
    info = DocumentInfo(
        kind=kind, title=SIGNS, author="A & B", subject="<S>", date=date(2024, 11, 18),
        keywords=("one; two", SIGNS), status="Internal",
    )  # fmt: skip
    document = RenderedDocument(info=info, markdown=markdown, blocks=blocks, notes=notes)
    look = Look(reference=REPOSITORY / "templates" / "reference.docx", folder=tmp_path)
    target = tmp_path / "document.docx"

    target.write_bytes(DocxWriter(look).to_bytes(document))

    assert not findings(target)


@pytest.mark.parametrize(
    "arguments",
    [
        ("brief", "--mp", "Jess Phillips,Ian Murray", "--on", DAY),
        ("brief", "--mp", "Jess Phillips", "--on", DAY, "--clean"),
        ("letters", "--mp", "Helen Hayes,Jess Asato", "--on", DAY),
        ("manifesto", "2024", "--on", DAY),
        ("manifesto", "2019", "--on", "2019-11-15"),
    ],
    ids=lambda arguments: " ".join(arguments[:3]),
)
def test_every_kind_of_document(run_sample: Run, arguments: tuple[str, ...]) -> None:
    outcome = run_sample(*arguments, "--format", "docx")

    files = list(outcome.folder.glob("briefs/*.docx"))
    assert outcome.exit_code == 0
    assert files
    assert [found for file in files for found in findings(file)] == []


def test_the_reference_document() -> None:
    assert not findings(REPOSITORY / "templates" / "reference.docx")


def test_a_fault_would_be_found(tmp_path: Path) -> None:
    """A validator that finds nothing in anything proves nothing."""
    from tests.features.test_accessibility import edited, swapped

    whole = (REPOSITORY / "templates" / "reference.docx").read_bytes()
    broken = tmp_path / "broken.docx"
    broken.write_bytes(edited(whole, "word/document.xml", swapped("<w:p>", "<w:p><w:nonsense/>")))

    assert findings(broken)
