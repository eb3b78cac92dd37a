"""One document from its context to checked, finished bytes; the rest of its run is not known here.

What a press is made from, and what it makes, can be sent to another process.
"""

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from advocate.context.trail import build_trail
from advocate.errors import AdvocateError, Problem, RenderingFailed, Severity
from advocate.inputs.packaged import packaged_folder
from advocate.models.document import DocumentContext, RenderedDocument
from advocate.models.palette import look_of
from advocate.models.workspace import Workspace
from advocate.rendering.render import Renderer
from advocate.rules.desk import RuleContext
from advocate.rules.runner import Digest, check_document, digest_of
from advocate.rules.sheet import PrintedDocument
from advocate.writers.fact_ledger import DocumentUse
from advocate.writers.files import slugify
from advocate.writers.registry import writer_for

MANY = 120
"""Documents from which on a second process takes less time than it costs to start."""
_MOST_JOBS = 4
"""Processes that are started unasked, at most."""
_MOST_A_CORE = 2
"""Processes that are started for each core, whatever is asked for."""


class Finish(Struct, frozen=True, kw_only=True):
    """What the files of one run carry besides the text."""

    clean: bool = False
    """Nothing of where their facts come from but what stands in the text."""
    draft: bool = False
    """The word DRAFT on every page."""
    comments: bool = False
    """In Word files, comments for those who sign them off."""


PLAIN = Finish()


class PressPlan(Struct, frozen=True, kw_only=True):
    """What all documents of a run are made with."""

    workspace: Workspace
    on: date
    formats: tuple[str, ...]
    """Those of writers; what is converted from their files is made later."""
    finish: Finish = PLAIN
    cache: Path | None = None
    """Where compiled templates are kept between runs."""
    of_run: tuple[Problem, ...] = ()
    """What the rules on the whole run find, where comments are to say so."""


class FinishedFile(Struct, frozen=True, kw_only=True):
    """One document in one format, not yet on disk."""

    name: str
    format: str
    content: bytes


class Made(Struct, frozen=True, kw_only=True):
    """What became of one document; without `files` where anything is wrong with it."""

    stem: str
    kind: str
    member_id: int | None
    files: tuple[FinishedFile, ...] = ()
    use: DocumentUse | None = None
    """Noted beside the files, whether or not it travels inside."""
    digest: Digest | None = None
    """What the rules on the whole run remember of it."""
    notes: tuple[Problem, ...] = ()
    """What its context says to whoever builds it."""
    found: tuple[Problem, ...] = ()
    """What the rules find in it."""
    failures: tuple[Problem, ...] = ()
    """Why it cannot be filled in."""
    refusal: AdvocateError | None = None
    """Why a writer could not make a file of it."""


class Press:
    """Templates, rules and writers of one run."""

    def __init__(self, plan: PressPlan, rule_context: RuleContext) -> None:
        """Choose template folders and writers; the workspace's own win over the packaged ones.

        Raises:
            AdvocateError: there is no such format, or the reference document cannot be used.
        """
        workspace = plan.workspace
        self._plan = plan
        self._rule_context = rule_context
        folders = [workspace.folder / "templates", packaged_folder() / "templates"]
        reference = next(
            (f / "reference.docx" for f in folders if (f / "reference.docx").is_file()),
            folders[-1] / "reference.docx",
        )
        look = look_of(workspace.settings.brand, reference, workspace.folder)
        self._writers = [writer_for(name, look) for name in plan.formats]
        self._renderer = Renderer(
            folders,
            workspace.evidence,
            small_number=workspace.settings.thresholds.small_number,
            cache=plan.cache,
        )

    def make(self, context: DocumentContext, stem: str) -> Made:
        """Return the document with that file name, or what is wrong with it."""
        made = Made(
            stem=stem,
            kind=context.info.kind.name,
            member_id=context.member_id,
            notes=context.problems,
        )
        try:
            printed = self._printed(context, stem)
        except RenderingFailed as failure:
            return replace(made, failures=failure.problems)
        found = tuple(check_document(printed, self._rule_context))
        made = replace(made, found=found, digest=digest_of(printed, self._rule_context))
        if any(problem.severity is Severity.ERROR for problem in found):
            return made
        try:
            return self._with_files(made, printed)
        except AdvocateError as refusal:
            return replace(made, refusal=refusal)

    def digest(self, context: DocumentContext, stem: str) -> Digest | None:
        """Return what the rules on the whole run remember of a document that can be filled in."""
        try:
            return digest_of(self._printed(context, stem), self._rule_context)
        except RenderingFailed:
            return None

    def _printed(self, context: DocumentContext, stem: str) -> PrintedDocument:
        info = replace(context.info, is_draft=self._plan.finish.draft)
        document = self._renderer.render(context.template, context.values, info)
        document = replace(document, pictures=context.pictures)
        return PrintedDocument(context, document, stem, self._plan.workspace.quotations)

    def _with_files(self, made: Made, printed: PrintedDocument) -> Made:
        trail = build_trail(
            printed.context,
            printed.rendered,
            printed.quotations,
            self._plan.workspace,
            text=printed.text,
        )
        info = printed.context.info
        document = replace(printed.rendered, trail=None if self._plan.finish.clean else trail)
        if self._plan.finish.comments:
            document = self._with_comments(document, printed, made)
        return replace(
            made,
            use=DocumentUse.of(trail, made.kind, info.date, made.member_id),
            files=tuple(
                FinishedFile(
                    name=f"{printed.stem}{writer.extension}",
                    format=writer.format,
                    content=writer.to_bytes(document),
                )
                for writer in self._writers
            ),
        )

    def _with_comments(
        self, document: RenderedDocument, printed: PrintedDocument, made: Made
    ) -> RenderedDocument:
        from advocate.context.sign_off import sign_off_comments  # late, for start-up time

        of_run = (problem for problem in self._plan.of_run if problem.about in printed.waiver_names)
        comments = sign_off_comments(
            printed.context,
            document,
            (*made.notes, *made.found, *of_run),
            quotations=len(printed.quotations),
        )
        return replace(document, comments=comments)


def file_stems(contexts: Iterable[DocumentContext], on: date) -> list[str]:
    """Return a file name without ending for each context: dated, safe, and each different."""
    return [stem for _, stem in with_stems(contexts, on)]


def with_stems(
    contexts: Iterable[DocumentContext], on: date
) -> Iterator[tuple[DocumentContext, str]]:
    """Yield each context with its file name, as `file_stems` gives it."""
    taken: set[str] = set()
    for number, context in enumerate(contexts):
        stem = f"{on.isoformat()}-{slugify(context.stem)}"
        if stem in taken:
            stem = f"{stem}-{context.member_id or number}"
        taken.add(stem)
        yield context, stem


def jobs_for(count: int) -> int:
    """Return how many processes are worth starting for so many documents."""
    return min(_cores(), _MOST_JOBS) if count >= MANY else 1


def most_jobs(wanted: int, count: int) -> int:
    """Return how many of the processes that somebody wants are started: each takes memory."""
    return min(wanted, count, max(_cores() * _MOST_A_CORE, _MOST_JOBS))


def _cores() -> int:
    mine = getattr(os, "sched_getaffinity", None)
    return len(mine(0)) if mine else os.cpu_count() or 1
