"""The Markdown of a brief through plain Jinja: the program's templates, filters and citations.

Nothing is escaped, checked, noted or kept apart, and Jinja runs without its sandbox. Every rival
writes its Markdown file this way, and the floor its Word file as well.
"""

import re
from typing import Any

import jinja2
from benchmarks.documents.data import TEMPLATES, Sample

from advocate.models.document_context import DocumentContext
from advocate.rendering.environment import make_environment
from advocate.rendering.figure_footnotes import Citations
from advocate.rendering.markdown_text import KNOWN_END, KNOWN_START
from advocate.rendering.missing_values import MissingValues
from advocate.rendering.shared_marks import with_shared_marks

_COMMENT = re.compile(r"^<!-- [a-z-]+ -->\n", re.M)
_BLANK_LINES = re.compile(r"\n{3,}")
_MARKS = re.compile(f"[{KNOWN_START}{KNOWN_END}]")
_OFFERED = (
    "fact",
    "cite",
    "checked",
    "gap",
    "trend",
    "figure",
    "measure",
    "source",
    "source_line",
    "median",
    "prose",
    "statement",
    "not_yet_cited",
)
"""Methods of `Citations` that templates call."""


class PlainJinja:
    """Renders the Markdown of contexts; templates are compiled once."""

    def __init__(self, sample: Sample) -> None:
        """Take over filters and globals from the program's own environment, and nothing else."""
        ours = make_environment([TEMPLATES], MissingValues(), sector=sample.workspace.sector)
        plain = jinja2.Environment(
            loader=jinja2.FileSystemLoader(TEMPLATES),
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=False,  # noqa: S701 - Markdown, not HTML
            auto_reload=False,
        )
        plain.filters.update(ours.filters)
        plain.globals.update(ours.globals)
        self._environment = plain
        self._evidence = {item.id: item for item in sample.workspace.evidence}
        self._small_number = sample.workspace.small_number

    @property
    def filters(self) -> dict[str, Any]:
        """The program's own filters, besides Jinja's."""
        return self._environment.filters

    @property
    def globals(self) -> dict[str, Any]:
        """What every template may call."""
        return self._environment.globals

    def citations(self, context: DocumentContext) -> Citations:
        """Return the notes of a new document."""
        return Citations(
            self._evidence,
            small_number=self._small_number,
            on=context.info.date,
            is_short=context.info.kind.lists_sources,
        )

    def scope(self, context: DocumentContext, citations: Citations) -> dict[str, Any]:
        """Return every name that the template of a document may use."""
        return {
            **context.names(),
            **{name: getattr(citations, name) for name in _OFFERED},
            "info": context.info,
            "citations": citations,
            "small_number": self._small_number,
        }

    def render(self, context: DocumentContext) -> str:
        """Return the Markdown of one brief, notes at its end, style comments still in."""
        citations = self.citations(context)
        template = self._environment.get_template(context.template)
        text = template.render(self.scope(context, citations))
        words = with_shared_marks(_MARKS.sub("", text))
        return f"{words}\n\n{citations.notes_markdown()}\n"


def markdown_file(context: DocumentContext, markdown: str) -> bytes:
    """Return the Markdown file: what it says of itself, then the text without style comments."""
    info = context.info
    front = (
        f'---\ntitle: "{info.title}"\nauthor: "{info.author}"\ndate: "{info.date.isoformat()}"\n'
        f'lang: "{info.language}"\nsubject: "{info.subject}"\nstatus: "{info.status}"\n---\n\n'
    )
    text = _BLANK_LINES.sub("\n\n", _COMMENT.sub("", markdown)).strip("\n")
    return f"{front}{text}\n".encode()
