"""docx-mailmerge2 as its documentation shows it: open the template, `merge`, `write`.

It has merge fields and rows of tables that repeat, and nothing else that varies. So the template
has a place for each section that a brief may have, in their order, and a second one for older
programmes. Paragraphs that are more than one, or may be none, are rows of a table with one column,
so that each is a paragraph of its own, with bold words at its beginning and italics at its end.
What it cannot do, it is let off: a section that a brief lacks leaves an empty heading, notes stand
at the end, addresses behind words are left out, and the properties of the file are the template's.
"""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from benchmarks.documents.sections import OPENING, PLACES, Place, Section, sections_of
from benchmarks.documents.values import Part, Run, Values, words_of
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
from mailmerge import MailMerge, MailMergeOptions

Row = dict[str, str]
Fields = dict[str, str | list[Row]]
_MOST_PROGRAMME_YEARS = 2


class WithMailmerge:
    """Fills in `mailmerge.docx` in `folder`, which it makes there."""

    def __init__(self, folder: Path) -> None:
        """Build the template."""
        self._template = folder / "mailmerge.docx"
        self._options = MailMergeOptions(remove_empty_tables=True)
        build_template(self._template)

    def to_docx(self, fields: Fields) -> bytes:
        """Return the Word file of one brief; `fields` are from `fields_of`."""
        written = BytesIO()
        with MailMerge(self._template, options=self._options) as document:
            document.merge(**fields)
            document.write(written)
        return written.getvalue()


def fields_of(values: Values) -> Fields:
    """Return the values of the template's fields and rows for one brief."""
    notes = ("".join(run["text"] for run in runs) for runs in values["notes"])
    fields: Fields = {
        "status": values["status"],
        "date": values["date"],
        "footer": values["footer"],
        "note": [{"note": f"[{at}] {text}"} for at, text in enumerate(notes, start=1)],
    }
    opening, *others = sections_of(values["parts"])
    fields |= {_name(part["kind"]): words_of(part) for part in opening.before}
    fields |= _rest(opening, "opening")
    by_place: dict[str, list[Section]] = {}
    for section in others:
        by_place.setdefault(section.place.name, []).append(section)
    for place, name in _slots():
        found = by_place.get(place.name, [])
        fields |= _filled(found.pop(0) if found else Section(place, None), name)
    if any(by_place.values()):
        raise ValueError("a brief has more sections of a kind than the benchmark's template")
    return fields


def _slots() -> list[tuple[Place, str]]:
    """Return the places after the opening with the names of their fields."""
    slots = []
    for place in PLACES[1:]:
        many = _MOST_PROGRAMME_YEARS if place.name == "programmes" else 1
        slots += [(place, f"{place.name}{number or ''}") for number in range(many)]
    return slots


def _filled(section: Section, name: str) -> Fields:
    fields: Fields = {f"{name}_heading": words_of(section.heading) if section.heading else ""}
    before = section.before
    if section.place.then:
        fields[f"{name}_first"] = words_of(before[0]) if before else ""
        before = before[1:]
    if section.place.before:
        fields |= _rows(before, f"{name}_before")
    return fields | _rest(section, name)


def _rest(section: Section, name: str) -> Fields:
    """Return table and what follows it."""
    fields = _rows(section.after, f"{name}_after") if section.place.after else {}
    if not section.table:
        return {**fields, f"{name}_c0": []} if section.place.columns else fields
    made = section.table[0]
    fields |= {f"{name}_h{at}": text for at, text in enumerate(made["header"])}
    fields[f"{name}_c0"] = [
        {f"{name}_c{at}": text for at, text in enumerate(row)} for row in made["rows"]
    ]
    return fields


def _rows(parts: Sequence[Part], name: str) -> Fields:
    return {f"{name}_text": [_row(part["runs"], name) for part in parts]}


def _row(runs: Sequence[Run], name: str) -> Row:
    """Return bold words at the beginning, italics at the end, and what is between."""
    inner = list(runs)
    lead = inner.pop(0)["text"] if inner and inner[0]["bold"] else ""
    aside = inner.pop()["text"] if inner and inner[-1]["italic"] else ""
    text = "".join(run["text"] for run in inner)
    return {f"{name}_lead": lead, f"{name}_text": text, f"{name}_aside": aside}


def build_template(file: Path) -> None:
    """Write the Word template with its merge fields."""
    document = empty_document()
    around(document, "«status»", "«date»", "«footer»")
    for kind in OPENING:
        put(document.add_paragraph(style=STYLES[kind]), f"«{_name(kind)}»")
    _add_rest(document, PLACES[0], "opening")
    for place, name in _slots():
        _add_place(document, place, name)
    _add_rows(document, "footnote text", ("note",))
    document.add_paragraph(style="Advocate Spacer")
    save(document, file)


def _add_place(document: WordDocument, place: Place, name: str) -> None:
    if place.level:
        put(document.add_paragraph(style=STYLES[f"heading {place.level}"]), f"«{name}_heading»")
    if place.then:
        put(document.add_paragraph(style=STYLES[place.before]), f"«{name}_first»")
    if place.before:
        _add_texts(document, place.then or place.before, f"{name}_before")
    _add_rest(document, place, name)


def _add_rest(document: WordDocument, place: Place, name: str) -> None:
    if place.columns:
        made = table(document, place.table, place.columns)
        columns = range(place.columns)
        header = [f"«{name}_h{at}»" for at in columns]
        fill_row(made.rows[0], place.table, header, is_header=True)
        fill_row(made.add_row(), place.table, [f"«{name}_c{at}»" for at in columns])
    if place.after:
        _add_texts(document, place.after, f"{name}_after")


def _add_texts(document: WordDocument, kind: str, name: str) -> None:
    names = tuple(f"{name}_{part}" for part in ("lead", "text", "aside"))
    _add_rows(document, STYLES[kind], names)


def _add_rows(document: WordDocument, style: str, names: tuple[str, ...]) -> None:
    """Add a table of one column, whose one row repeats."""
    paragraph = document.add_table(rows=1, cols=1).rows[0].cells[0].paragraphs[0]
    paragraph.style = style
    for name in names:
        put(paragraph, f"«{name}»", bold=name.endswith("_lead"), italic=name.endswith("_aside"))


def _name(kind: str) -> str:
    return f"opening_{kind.replace(' ', '')}"
