"""docxtpl as its documentation shows it: open the template, `render`, `save`, for each document.

It starts from the same data as we do, and its Word template is ours of Markdown laid out in Word:
the same words, conditions, loops and filters, as `{%p … %}`, `{%tr … %}` and `{{ … }}`. What it
cannot do, it is let off: notes stand in a list at the end, for their number varies, and docxtpl
can only fill in footnotes that the template has; emphasis and links inside values are plain text.
`with_docxtpl_kept.py` keeps what is compiled; `with_docxtpl_texts.py` has words made outside.
"""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import jinja2
from benchmarks.documents.data import ON, TEMPLATES
from benchmarks.documents.plain_jinja import PlainJinja
from benchmarks.documents.template_lines import Line, read_template, styled
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
from docxtpl import DocxTemplate

from advocate.models.document_context import DocumentContext
from advocate.rendering.figure_footnotes import Citations

_NOT_FOR_WORD = re.compile(r"[\ue000\ue001]|\*+|\[(?!\^)([^\]]*)\]\([^)]*\)")
"""The program's own marks, and Markdown's signs in values."""
_DATE = f"{ON.day} {ON:%B} {ON.year}"


class WithDocxtpl:
    """Fills in `docxtpl.docx` in `folder`, which it makes there."""

    def __init__(
        self, jinja: PlainJinja, folder: Path, kind: type[jinja2.Environment] = jinja2.Environment
    ) -> None:
        """Build the template; filters are those of `jinja`, in an environment of that kind."""
        self._jinja = jinja
        self.template = folder / "docxtpl.docx"
        build_template(self.template)
        self.environment = kind(autoescape=True, finalize=_finalize)
        self.environment.filters.update(jinja.filters)
        self.environment.globals.update(jinja.globals)

    def scope(self, context: DocumentContext) -> dict[str, Any]:
        """Return every name that the template of a brief uses."""
        citations = self._jinja.citations(context)
        return self._jinja.scope(context, citations) | {"list_notes": lambda: _notes(citations)}

    def to_docx(self, context: DocumentContext) -> bytes:
        """Return the Word file of one brief."""
        document = DocxTemplate(self.template)
        document.render(self.scope(context), jinja_env=self.environment)
        written = BytesIO()
        document.save(written)
        return written.getvalue()


def _finalize(value: Any) -> Any:
    return _NOT_FOR_WORD.sub(r"\1", value) if isinstance(value, str) else value


def _notes(citations: Citations) -> list[str]:
    """Return the notes in order, each with its number."""
    lines = citations.notes_markdown().split("\n\n")
    return [line.replace("[^", "[", 1).replace("]:", "]", 1) for line in lines if line]


def build_template(file: Path) -> None:
    """Write the Word template with its Jinja tags."""
    document = empty_document()
    who = "{{ info.author }} · {{ info.title }} · {{ info.status }}"
    around(document, "{{ info.status }}", _DATE, who)
    for name in ("title", "author", "subject"):
        setattr(document.core_properties, name, f"{{{{ info.{name} }}}}")
    made: Any = None
    kind = ""
    for line in read_template(TEMPLATES, "brief.md.j2"):
        if line.what == "header":
            kind = line.kind
            made = table(document, kind, len(line.cells))
            fill_row(made.rows[0], kind, list(line.cells), is_header=True)
        elif line.what == "end":
            made = None
        elif made is not None:
            _add_row(made, kind, line)
        else:
            _add_paragraph(document, line)
    document.add_paragraph("{%p for note in list_notes() %}")
    document.add_paragraph("{{ note }}", style="footnote text")
    document.add_paragraph("{%p endfor %}")
    save(document, file)


def _add_row(made: Any, kind: str, line: Line) -> None:
    row = made.add_row()
    if line.what == "row":
        cells = ["".join(text for text, _ in styled(cell)) for cell in line.cells]
        fill_row(row, kind, cells)
    else:
        row.cells[0].text = f"{{%tr {line.text} %}}"


def _add_paragraph(document: WordDocument, line: Line) -> None:
    if line.what == "statement":
        document.add_paragraph(f"{{%p {line.text} %}}")
        return
    paragraph = document.add_paragraph(style=STYLES.get(line.kind, STYLES["body"]))
    run = ""
    last = ""
    for text, style in styled(line.text):
        if style != last and run:
            put(paragraph, run, bold=last == "bold", italic=last == "italic")
            run = ""
        run, last = run + text, style
    put(paragraph, run, bold=last == "bold", italic=last == "italic")
