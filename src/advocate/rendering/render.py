"""Turns what a document may say into the document: Jinja to Markdown, Markdown to blocks."""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

import jinja2

from advocate.errors import Problem, RenderingFailed
from advocate.models.document import CHART_HINT, Block, DocumentInfo, Note, RenderedDocument
from advocate.models.evidence import Evidence
from advocate.rendering.blocks import parse_blocks
from advocate.rendering.citations import Citations, UnknownFact
from advocate.rendering.completing import completed
from advocate.rendering.environment import make_environment
from advocate.rendering.inner_links import dead_link_problems, dead_links
from advocate.rendering.markdown_text import typed_by_hand, without_marks
from advocate.rendering.undefined import MissingValues

_EXPRESSION_ERRORS = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What an expression in a template can raise by itself."""
_OF_CITATIONS = (
    *("cite", "fact", "figure", "gap", "measure", "median", "not_yet_cited", "prose", "source"),
    *("statement", "trend"),
)
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
    ) -> None:
        """Look for templates in `folders`, the first one first; keep them compiled in `cache`."""
        self._missing = MissingValues()
        self._environment = make_environment(folders, self._missing, cache)
        self._evidence = {item.id: item for item in evidence}
        self._small_number = small_number
        self._source_notes: dict[str, str] = {}

    def render(
        self, template: str, values: Mapping[str, object], info: DocumentInfo
    ) -> RenderedDocument:
        """Fill in `template` and return the document.

        Raises:
            RenderingFailed: with every missing value, unknown claim or template error found.
        """
        citations = Citations(
            self._evidence, small_number=self._small_number, source_notes=self._source_notes
        )
        scope = dict(
            values,
            info=info,
            citations=citations,
            small_number=self._small_number,
            **{name: getattr(citations, name) for name in _OF_CITATIONS},
        )
        self._missing.problems.clear()
        self._missing.template = template
        try:
            body = self._environment.get_template(template).render(scope)
        except UnknownFact as error:
            raise self._unknown_fact(error, template) from error
        except jinja2.TemplateError as error:
            raise _template_failed(error, template) from error
        except UnicodeDecodeError as error:
            raise _not_utf8(error, template) from error
        except _EXPRESSION_ERRORS as error:
            raise _expression_failed(error, template) from error
        if self._missing.problems:
            raise _failed(tuple(self._missing.problems), template)
        markdown = completed(_tidy(without_marks(body), citations.notes_markdown()))
        blocks, notes = parse_blocks(markdown)
        if _CHART.search(markdown):
            self._check_charts(blocks, notes, template)
        if dead := tuple(dead_links(markdown, blocks, notes)):
            raise _failed(dead_link_problems(dead, template, self._environment), template)
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

    def _check_charts(
        self, blocks: tuple[Block, ...], notes: tuple[Note, ...], template: str
    ) -> None:
        """Refuse a document with a chart that cannot be drawn as it stands."""
        from advocate.models.chart import chart_faults, figures_in  # late: few documents have any

        faults = list(chart_faults(blocks))
        for note in notes:
            if next(figures_in(note.blocks), None):
                faults.append(("A chart stands in a note.", "Put it into the text."))
        if not faults:
            return
        line = self._line_of_chart(template)
        file = f"templates/{template}"
        raise _failed(
            tuple(Problem(message=what, hint=hint, file=file, line=line) for what, hint in faults),
            template,
        )

    def _line_of_chart(self, template: str) -> int | None:
        """Return the line of the template's only chart; None where others may be meant."""
        loader = self._environment.loader
        source = loader.get_source(self._environment, template)[0] if loader else ""
        lines = [n for n, text in enumerate(source.splitlines(), 1) if _CHART.search(text)]
        return lines[0] if len(lines) == 1 else None

    def _unknown_fact(self, error: UnknownFact, template: str) -> RenderingFailed:
        name, line = _place_of(error, template)
        near = get_close_matches(str(error.fact_id), self._evidence, n=1)
        problem = Problem(
            message=f'There is no evidence with the id "{error.fact_id}".',
            hint=f'Did you mean "{near[0]}"?' if near else "Add it to data/evidence.yaml.",
            file=f"templates/{name}",
            line=line,
        )
        return _failed((problem, *self._missing.problems), template)


def _tidy(body: str, notes: str) -> str:
    text = _BLANK_LINES.sub("\n\n", _uncrowded(body)).strip()
    return f"{text}\n\n{notes}\n" if notes else f"{text}\n"


def _uncrowded(body: str) -> str:
    """Part a style comment or a heading from the line right above: Jinja ate the blank line.

    Why not one expression for both lines: it tries every line of a document, and few are crowded.
    """
    parts: list[str] = []
    start = 0
    for found in _BELOW.finditer(body):
        line = body[body.rfind("\n", 0, found.start()) + 1 : found.start()]
        parts.append(body[start : found.end()])
        start = found.end()
        if line.strip() and not line.startswith("<!--"):
            parts.append("\n")
    return "".join((*parts, body[start:]))


def _failed(problems: tuple[Problem, ...], template: str) -> RenderingFailed:
    return RenderingFailed(
        f"templates/{template} cannot be filled in.",
        hint="Put right the lines named above; nothing was written.",
        problems=problems,
    )


def _template_failed(error: jinja2.TemplateError, template: str) -> RenderingFailed:
    if isinstance(error, jinja2.TemplateNotFound):
        message = f'There is no template "{error.name}".'
        hint = "Check the name in include or extends, or put the file into templates/."
        problem = Problem(message=message, hint=hint, file=f"templates/{template}")
        return _failed((problem,), template)
    line: int | None
    if isinstance(error, jinja2.TemplateSyntaxError):
        name, line = error.name or template, error.lineno
        hint = "Correct the template on that line; every {% if %} needs its {% endif %}."
    else:
        name, line = _place_of(error, template)
        hint = "Correct the template on that line."
    message = f"The template stops here: {str(error.message).rstrip('.')}."
    problem = Problem(message=message, hint=hint, file=f"templates/{name}", line=line)
    return _failed((problem,), template)


def _not_utf8(error: UnicodeDecodeError, template: str) -> RenderingFailed:
    line = error.object.count(b"\n", 0, error.start) + 1
    problem = Problem(
        message=f"The template, or one that it includes, is not saved as UTF-8 (line {line}).",
        hint="Save it in your editor with the encoding UTF-8.",
        file=f"templates/{template}",
    )
    return _failed((problem,), template)


def _expression_failed(error: BaseException, template: str) -> RenderingFailed:
    name, line = _place_of(error, template)
    problem = Problem(
        message=f"An expression of the template fails: {str(error).rstrip('.')}.",
        hint="Correct the template on that line.",
        file=f"templates/{name}",
        line=line,
    )
    return _failed((problem,), template)


def _template_name(file: str, template: str) -> str:
    """Return the name below `templates/` of a template's file."""
    _, folder, name = Path(file).as_posix().rpartition("/templates/")
    return name if folder else template


def _place_of(error: BaseException, template: str) -> tuple[str, int | None]:
    """Return template name and line of the innermost template frame in the traceback."""
    name, line = template, None
    trace = error.__traceback__
    while trace is not None:
        scope = trace.tb_frame.f_globals
        if "__jinja_exception__" in scope:  # Jinja has put the template's own lines in place
            name, line = _template_name(scope["__file__"], template), trace.tb_lineno
        elif "__jinja_template__" in scope:
            found: jinja2.Template = scope["__jinja_template__"]
            name = found.name or name
            line = found.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return name, line
