"""docxtpl with words made outside: its Word template only lays them out, section by section.

Its own documentation leaves it to Jinja in Word to choose words; this is quicker, since docxtpl
reads, cleans and compiles its template anew for each document, and is shown beside the other for
that reason. Bold, italics, note marks and links in running text are `RichText`, made anew for each
document, since a link belongs to its file; cells of tables are plain text. Notes stand in a list
at the end.
"""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from benchmarks.documents.sections import OPENING, PLACES, Place, Section, sections_of
from benchmarks.documents.values import Part, Run, Values
from benchmarks.documents.word_template import (
    STYLES,
    around,
    empty_document,
    fill_row,
    put,
    save,
    table,
)
from docx.document import Document as WordDocument
from docxtpl import DocxTemplate, RichText


class WithDocxtplTexts:
    """Fills in `docxtpl-texts.docx` in `folder`, which it makes there."""

    def __init__(self, folder: Path) -> None:
        """Build the template."""
        self._template = folder / "docxtpl-texts.docx"
        build_template(self._template)

    def to_docx(self, values: Values) -> bytes:
        """Return the Word file of one brief."""
        document = DocxTemplate(self._template)
        document.render(_context(document, values), autoescape=True)
        written = BytesIO()
        document.save(written)
        return written.getvalue()


def _context(document: Any, values: Values) -> dict[str, Any]:
    """Return what the template gets: a list of sections for each place, and the rest."""
    opening, *others = sections_of(values["parts"])
    context: dict[str, Any] = {place.name: [] for place in PLACES}
    for section in others:
        context[section.place.name].append(_section(document, section))
    named = {_name(part["kind"]): _rich(document, part["runs"]) for part in opening.before}
    glance = {"table": opening.table, "after": _texts(document, opening.after)}
    notes = [_rich(document, runs) for runs in values["notes"]]
    return {**values, **context, **named, "notes": notes, "opening": glance}


def _section(document: Any, section: Section) -> dict[str, Any]:
    cut = 1 if section.place.then else len(section.before)
    return {
        "heading": "".join(run["text"] for run in section.heading["runs"])
        if section.heading
        else "",
        "before": _texts(document, section.before[:cut]),
        "then": _texts(document, section.before[cut:]),
        "table": section.table,
        "after": _texts(document, section.after),
    }


def _texts(document: Any, parts: Sequence[Part]) -> list[Any]:
    return [_rich(document, part["runs"]) for part in parts]


def _rich(document: Any, runs: Sequence[Run]) -> Any:
    text = RichText()
    for run in runs:
        text.add(
            run["text"],
            bold=run["bold"],
            italic=run["italic"],
            superscript=run["is_mark"],
            url_id=document.build_url_id(run["link"]) if run["link"] else None,
            style="Hyperlink" if run["link"] else None,
        )
    return text


def build_template(file: Path) -> None:
    """Write the Word template with its Jinja tags."""
    document = empty_document()
    around(document, "{{ status }}", "{{ date }}", "{{ footer }}")
    for name in ("title", "author", "subject"):
        setattr(document.core_properties, name, f"{{{{ {name} }}}}")
    for kind in OPENING:
        put(document.add_paragraph(style=STYLES[kind]), f"{{{{r {_name(kind)} }}}}")
    for place in PLACES:
        _add_place(document, place)
    _add_texts(document, "notes", "footnote text", "[{{ loop.index }}] ")
    save(document, file)


def _add_place(document: WordDocument, place: Place) -> None:
    is_first = place is PLACES[0]
    if not is_first:
        document.add_paragraph(f"{{%p for section in {place.name} %}}")
        if place.level:
            style = STYLES[f"heading {place.level}"]
            document.add_paragraph("{{ section.heading }}", style=style)
        if place.before:
            _add_texts(document, "section.before", STYLES[place.before])
        if place.then:
            _add_texts(document, "section.then", STYLES[place.then])
    owner = place.name if is_first else "section"
    if place.columns:
        _add_table(document, owner, place)
    if place.after:
        _add_texts(document, f"{owner}.after", STYLES[place.after])
    if not is_first:
        document.add_paragraph("{%p endfor %}")


def _add_texts(document: WordDocument, items: str, style: str, mark: str = "") -> None:
    document.add_paragraph(f"{{%p for text in {items} %}}")
    paragraph = document.add_paragraph(mark, style=style)
    put(paragraph, "{{r text }}")
    document.add_paragraph("{%p endfor %}")


def _add_table(document: WordDocument, owner: str, place: Place) -> None:
    document.add_paragraph(f"{{%p for table in {owner}.table %}}")
    made = table(document, place.table, place.columns)
    columns = range(place.columns)
    header = [f"{{{{ table.header[{at}] }}}}" for at in columns]
    fill_row(made.rows[0], place.table, header, is_header=True)
    made.add_row().cells[0].text = "{%tr for row in table.rows %}"
    fill_row(made.add_row(), place.table, [f"{{{{ row[{at}] }}}}" for at in columns])
    made.add_row().cells[0].text = "{%tr endfor %}"
    document.add_paragraph("{%p endfor %}")


def _name(kind: str) -> str:
    return f"opening_{kind.replace(' ', '')}"
