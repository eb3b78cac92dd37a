"""Renders documents: a context and a Jinja template to Markdown, Markdown to blocks."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import jinja2

from advocate.errors import Problem, RenderingFailed
from advocate.models.document import CHART_HINT, Block, DocumentInfo, Note, RenderedDocument
from advocate.models.evidence import Evidence
from advocate.models.sector import Sector
from advocate.rendering.block_reader import parse_blocks
from advocate.rendering.dead_links import dead_link_problems, dead_links, place_of
from advocate.rendering.environment import NO_SECTOR, make_environment
from advocate.rendering.figure_footnotes import Citations, UnknownFact
from advocate.rendering.late_content import with_late_content
from advocate.rendering.markdown_text import typed_by_hand, without_marks
from advocate.rendering.missing_values import MissingValues
from advocate.rendering.ordinary_typing import as_meant
from advocate.rendering.shared_marks import with_shared_marks
from advocate.rendering.template_failures import EXPRESSION_ERRORS, failed, stopping_problem
from advocate.rendering.template_limits import TemplateLimit
from advocate.storage.workspace_files import FileRefused

_OF_CITATIONS = (
    "checked", "cite", "fact", "figure", "gap", "measure", "median", "not_yet_cited", "prose",
    "source", "source_line", "statement", "trend",
)  # fmt: skip
"""What a template may call by its name alone."""
_BELOW = re.compile(r"\n(?<!\n\n)(?=<!-- |#{1,6} )")
"""The end of a line right above a style comment or a heading."""
_CHART = re.compile(rf"<!--[ \t]*{CHART_HINT}")
_BLANK_LINES = re.compile(r"\n\n\n+")


class Renderer:
    """Renders the documents of one run; templates are compiled once and kept."""

    def __init__(
        self,
        folders: Sequence[Path],
        evidence: Sequence[Evidence],
        *,
        small_number: int,
        cache: Path | None = None,
        sector: Sector = NO_SECTOR,
        workspace: Path | None = None,
    ) -> None:
        """Look for templates in `folders`, in this order; keep compiled ones in `cache`.

        Those of the `workspace` must not lead out of it.
        """
        self._missing = MissingValues()
        self._environment = make_environment(
            folders, self._missing, cache, sector=sector, workspace=workspace
        )
        self._evidence = {item.id: item for item in evidence}
        self._small_number = small_number
        self._source_notes: dict[bool, dict[str, str]] = {}
        self._stopped: dict[str, RenderingFailed] = {}

    def render(
        self, template: str, values: Mapping[str, object], info: DocumentInfo
    ) -> RenderedDocument:
        """Fill in `template` and return the document.

        Raises:
            RenderingFailed: with every missing value, unknown claim or template error found.
        """
        citations = Citations(
            self._evidence,
            small_number=self._small_number,
            on=info.date,
            source_notes=self._source_notes.setdefault(info.kind.lists_sources, {}),
            is_short=info.kind.lists_sources,
        )
        body = self._filled_in(template, dict(values, info=info), citations)
        text = with_shared_marks(as_meant(without_marks(body)))
        markdown = with_late_content(_tidy(text, citations.notes_markdown()))
        blocks, notes = parse_blocks(markdown)
        if _CHART.search(markdown):
            self._check_charts(blocks, notes, template)
        if dead := tuple(dead_links(markdown, blocks, notes)):
            raise failed(tuple(dead_link_problems(dead, template, self._environment)), template)
        return RenderedDocument(
            info=info,
            markdown=markdown,
            blocks=blocks,
            notes=notes,
            claims=tuple(citations.used),
            compared=tuple(citations.compared),
            printed=citations.printed,
            typed_text=typed_by_hand(body),
            cited=citations.labels,
        )

    def place_of(self, words: str, template: str) -> tuple[str, int | None]:
        """Return the file of a template with these words, or of one it includes, and their line."""
        return place_of(words, template, self._environment)

    def _filled_in(self, template: str, values: Mapping[str, object], citations: Citations) -> str:
        """Return the filled-in template, still with the marks around known text."""
        scope = dict(
            values,
            citations=citations,
            small_number=self._small_number,
            **{name: getattr(citations, name) for name in _OF_CITATIONS},
        )
        missing = self._missing
        missing.problems.clear()
        missing.template = template
        self._environment.limits.begin()
        if template in self._stopped:  # it would take as long again
            raise self._stopped[template]
        try:
            body = self._environment.get_template(template).render(scope)
        except (jinja2.TemplateError, FileRefused, *EXPRESSION_ERRORS) as error:
            others = missing.problems if isinstance(error, UnknownFact) else ()
            known = (*self._environment.filters, *self._environment.tests)
            problem = stopping_problem(error, template, self._evidence, known)
            failure = failed((problem, *others), template)
            if isinstance(error, TemplateLimit):
                self._stopped[template] = failure
            raise failure from error
        if missing.problems:
            raise failed(tuple(missing.problems), template)
        return body

    def _check_charts(
        self, blocks: tuple[Block, ...], notes: tuple[Note, ...], template: str
    ) -> None:
        from advocate.models.chart import chart_faults, figures_in  # late: few documents have any

        in_a_note = ("A chart stands in a note.", "Put it into the text.")
        faults = list(chart_faults(blocks))
        faults += [in_a_note for note in notes if any(figures_in(note.blocks))]
        if faults:
            file, line = f"templates/{template}", self._line_of_chart(template)
            problems = (Problem(message=m, hint=hint, file=file, line=line) for m, hint in faults)
            raise failed(tuple(problems), template)

    def _line_of_chart(self, template: str) -> int | None:
        """Return the line of the template's only chart; None where others may be meant."""
        loader = self._environment.loader
        source = loader.get_source(self._environment, template)[0] if loader else ""
        lines = [n for n, text in enumerate(source.splitlines(), 1) if _CHART.search(text)]
        return lines[0] if len(lines) == 1 else None


def _tidy(body: str, notes: str) -> str:
    text = _BLANK_LINES.sub("\n\n", _uncrowded(body)).strip()
    return f"{text}\n\n{notes}\n" if notes else f"{text}\n"


def _uncrowded(body: str) -> str:
    """Add a blank line above style comments and headings where Jinja removed it.

    Why not one expression for both lines: it would try every line, and few need it.
    """

    def parted(end: re.Match[str]) -> str:
        line = body[body.rfind("\n", 0, end.start()) + 1 : end.start()]
        return "\n\n" if line.strip() and not line.startswith("<!--") else "\n"

    return _BELOW.sub(parted, body)
