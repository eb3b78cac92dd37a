"""The accessibility check ends with findings, never with a traceback, whatever a file holds."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.features.test_accessibility import edited

from advocate.accessibility.audit import audit
from advocate.models.brand import Look
from advocate.models.document import DocumentInfo, RenderedDocument
from advocate.models.kinds import BRIEF
from advocate.rendering.block_reader import parse_blocks
from advocate.writers.docx.word_writer import DocxWriter

REFERENCE = Path(__file__).parents[2] / "templates" / "reference.docx"
WRITER = DocxWriter(Look(reference=REFERENCE, folder=REFERENCE.parent))
quick = settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)


def written(markdown: str) -> bytes:
    blocks, notes = parse_blocks(markdown)
    info = DocumentInfo(kind=BRIEF, title="T", author="A", subject="S", date=date(2024, 11, 18))
    return WRITER.to_bytes(
        RenderedDocument(info=info, markdown=markdown, blocks=blocks, notes=notes)
    )


SPECIMEN = written("# T\n\n| **A** | b |\n|---|---|\n| c[^1] | [d](#e) |\n\n- f\n\n[^1]: g\n")
VALUE = re.compile(r' ((?!xmlns|version|encoding|standalone)[\w:]+)="[^"]*"')


@quick
@given(st.text(max_size=80))
@example("![](x)")
def test_whatever_is_typed(markdown: str) -> None:
    if "![" not in markdown:
        assert audit(written(markdown)).findings is not None


@quick
@given(
    st.sampled_from(["word/document.xml", "word/styles.xml", "word/theme/theme1.xml"]),
    st.sampled_from(["", "x", "-1", "9.5", "ZZZZZZ", "pct", "100000000000", "auto", "BodyText"]),
    st.integers(0, 9),
)  # fmt: skip
def test_whatever_value_a_property_has(part: str, value: str, which: int) -> None:
    seen = iter(range(10**6))

    def spoilt(text: str) -> str:
        return VALUE.sub(lambda m: f' {m[1]}="{value}"' if next(seen) % 10 == which else m[0], text)

    assert audit(edited(SPECIMEN, part, spoilt)).findings is not None


def test_a_file_of_another_program() -> None:
    document = docx.Document()
    document.add_heading("Part", level=3)
    document.add_table(2, 2)
    saved = BytesIO()
    document.save(saved)

    checks = {finding.check for finding in audit(saved.getvalue()).findings}

    assert checks >= {"title", "author", "language", "headings", "tables"}


def test_a_file_without_anything_but_its_text() -> None:
    with ZipFile(BytesIO(SPECIMEN)) as archive:
        needed = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
        parts = {name: archive.read(name) for name in needed}
    bare = BytesIO()
    with ZipFile(bare, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)

    assert {finding.check for finding in audit(bare.getvalue()).findings} >= {"title", "language"}
