"""What both Word templates have in common: our own styles and page, header, footer, tables.

They are built with python-docx from the reference document of the program, so that all rivals
write the same look.
"""

from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from benchmarks.documents.data import REFERENCE
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from docx.text.paragraph import Paragraph

STYLES = {
    "kicker": "Advocate Kicker",
    "subtitle": "Subtitle",
    "warning": "Advocate Warning",
    "callout": "Advocate Callout",
    "note": "Advocate Note",
    "body": "Body Text",
    "number": "List Number",
    "bullet": "List Bullet",
    "sources": "Advocate Sources",
    "voice": "Advocate Voice",
    "quote": "Quote",
    "attribution": "Advocate Attribution",
    "heading 1": "Title",
    "heading 2": "heading 1",
    "heading 3": "heading 2",
}
"""Paragraph style by kind of part."""
TABLE_STYLES = {"glance": "Advocate Glance", "facts": "Advocate Facts"}
CELL_STYLES = {
    "glance": ("Advocate Glance Heading", "Advocate Glance Label", "Advocate Glance Text"),
}
"""Of the header, of the first cell of a row, and of its others."""
_USUAL_CELLS = ("Advocate Table Heading", "Advocate Table Label", "Advocate Table Text")


def empty_document() -> WordDocument:
    """Return the reference document without its text."""
    document = Document(str(REFERENCE))
    body = document.element.body
    for element in list(body):
        if element.tag != qn("w:sectPr"):
            body.remove(element)
    section = document.sections[0]
    section.different_first_page_header_footer = True  # and no first header: nothing stands there
    return document


def save(document: WordDocument, file: Path) -> None:
    """Save a template with the namespace of relations declared at its root, as Word does.

    Why: docxtpl's links need it there, and python-docx declares it only where it uses it.
    """
    made = BytesIO()
    document.save(made)
    with ZipFile(made) as source, ZipFile(file, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                declared = f'<w:document xmlns:r="{nsmap["r"]}" '.encode()
                data = data.replace(b"<w:document ", declared, 1)
            target.writestr(name, data)


def around(document: WordDocument, status: str, date: str, footer: str) -> None:
    """Write the header of the second page on, and the footer of all pages; the three are tags."""
    section = document.sections[0]
    head = section.header.paragraphs[0]
    head.style = "header"
    put(head, status)
    head.add_run("\t")
    put(head, date)
    foot = section.footer.paragraphs[0]
    foot.style = "footer"
    put(foot, footer)
    foot.add_run("\tPage ")
    foot._p.append(_field(" PAGE "))
    foot.add_run(" of ")
    foot._p.append(_field(" NUMPAGES "))
    for paragraph in (head, foot):
        paragraph.paragraph_format.tab_stops.add_tab_stop(
            section.page_width, WD_TAB_ALIGNMENT.RIGHT
        )
    reference = section._sectPr.find(qn("w:footerReference"))
    first = deepcopy(reference)
    first.set(qn("w:type"), "first")
    reference.addnext(first)


def table(document: WordDocument, kind: str, columns: int) -> Any:
    """Add a table with a header row, which repeats, in the style of `kind`; return it."""
    made: Any = document.add_table(rows=1, cols=columns)
    made.style = TABLE_STYLES.get(kind, "Advocate Table")
    properties = made.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
    return made


def fill_row(row: Any, kind: str, tags: list[str], *, is_header: bool = False) -> None:
    """Write a tag into each cell of a row."""
    header, label, text = CELL_STYLES.get(kind, _USUAL_CELLS)
    for place, (cell, tag) in enumerate(zip(row.cells, tags, strict=True)):
        paragraph = cell.paragraphs[0]
        paragraph.style = header if is_header else text if place else label
        put(paragraph, tag)


def put(paragraph: Paragraph, tag: str, *, bold: bool = False, italic: bool = False) -> None:
    """Add a tag to a paragraph: text as it is, or a merge field where it is «name»."""
    is_field = tag.startswith("«")
    instruction = f" MERGEFIELD {tag.strip('«»')} "
    is_styled = bold or italic
    if is_field and not is_styled:
        paragraph._p.append(_field(instruction))
        return
    pieces = ["begin", instruction, "end"] if is_field else [tag]
    for piece in pieces:
        run = paragraph.add_run("" if is_field else piece)
        run.bold = bold or None
        run.italic = italic or None
        if is_field:  # in its long form, for docx-mailmerge2 drops the style of a short one
            run._r.append(_field_piece(piece))


def _field_piece(piece: str) -> Any:
    if piece in {"begin", "end"}:
        made = OxmlElement("w:fldChar")
        made.set(qn("w:fldCharType"), piece)
        return made
    made = OxmlElement("w:instrText")
    made.set(qn("xml:space"), "preserve")
    made.text = piece
    return made


def _field(instruction: str) -> Any:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    return field
