"""From contexts to files: renders every document of a run, then writes them all or none."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from advocate.context.trail import build_trail
from advocate.desks import desk_of
from advocate.errors import OutputError, Problem, RenderingFailed, RulesBroken, Severity
from advocate.inputs.packaged import packaged_folder
from advocate.inputs.parliament.source import ParliamentSource
from advocate.models.brand import Look
from advocate.models.document import DocumentContext, Trail
from advocate.models.member import Provenance
from advocate.models.record import record
from advocate.models.workspace import Workspace
from advocate.rendering.render import Renderer
from advocate.rules.runner import check_run, check_sheet
from advocate.rules.sheet import Sheet
from advocate.writers.fact_ledger import DocumentUse
from advocate.writers.files import OutputFolder, Saved, slugify
from advocate.writers.registry import writer_for

OnStep = Callable[[str, int, int], None]
"""Told what is being done, how many are done, and how many there are."""
EDITED = "edited by hand since it was written"
"""Also said of a file that something else made: whose it is cannot be told."""


def silent(_what: str, _done: int, _all: int) -> None:
    """Hear of progress and say nothing."""


@record
class WrittenFile:
    """One file that now holds a document of this run, or would in a dry run."""

    path: Path
    kind: str
    format: str
    sha256: str
    is_new: bool
    """False where the file already held the same bytes."""
    member_id: int | None = None


@record
class SkippedFile:
    """One file that was left as it was."""

    path: Path
    reason: str


@record
class BuildReport:
    """What one run did. `provenance` is None where Parliament was not asked."""

    folder: Path
    written: tuple[WrittenFile, ...]
    skipped: tuple[SkippedFile, ...] = ()
    problems: tuple[Problem, ...] = ()
    provenance: Provenance | None = None


@record
class FinishedFile:
    """One document in one format, not yet on disk."""

    name: str
    content: bytes
    context: DocumentContext
    format: str
    trail: Trail
    """Noted beside the file, whether or not it travels inside."""


def file_stems(contexts: Sequence[DocumentContext], on: date) -> list[str]:
    """Return a file name without ending for each context: dated, safe, and each different."""
    stems: list[str] = []
    for context in contexts:
        stem = f"{on.isoformat()}-{slugify(context.stem)}"
        stems.append(f"{stem}-{context.member_id or len(stems)}" if stem in stems else stem)
    return stems


class Production:
    """One run's templates, formats and output folder."""

    def __init__(  # noqa: PLR0913 - each a choice of the order
        self,
        workspace: Workspace,
        on: date,
        formats: Sequence[str],
        out: Path | None,
        *,
        parliament: ParliamentSource | None,
        clean: bool = False,
        cache: Path | None = None,
    ) -> None:
        """Choose template folders and writers; the workspace's own win over the packaged ones.

        `parliament` is the source that the contexts were made from, if any was asked. `clean`
        files say nothing of where their facts come from but what stands in the text. Compiled
        templates are kept in `cache`.
        """
        self._workspace = workspace
        self._parliament = parliament
        self._clean = clean
        self._on = on
        self._out = out or workspace.folder / "briefs"
        folders = [workspace.folder / "templates", packaged_folder() / "templates"]
        reference = next(
            (f / "reference.docx" for f in folders if (f / "reference.docx").is_file()),
            folders[-1] / "reference.docx",
        )
        chosen = dict.fromkeys(formats or workspace.settings.formats)
        look = Look(reference=reference, folder=workspace.folder, brand=workspace.settings.brand)
        self._writers = [writer_for(name, look) for name in chosen]
        self._renderer = Renderer(
            folders,
            workspace.evidence,
            small_number=workspace.settings.thresholds.small_number,
            cache=cache,
        )
        self._desk = desk_of(workspace, parliament, on=on, is_building=True)
        self._problems: dict[Problem, None] = {}

    def render(self, contexts: Sequence[DocumentContext], on_step: OnStep) -> list[FinishedFile]:
        """Make every file of the run in memory.

        Raises:
            RenderingFailed: with the problems of all documents, before anything is on disk.
            RulesBroken: with every breach in any of them that the rule book calls an error.
        """
        sheets: list[Sheet] = []
        failures: dict[Problem, None] = {}
        for done, (context, stem) in enumerate(
            zip(contexts, file_stems(contexts, self._on), strict=True)
        ):
            on_step("Writing documents", done, len(contexts))
            self._problems.update(dict.fromkeys(context.problems))
            try:
                sheets.append(self._sheet_of(context, stem))
            except RenderingFailed as failure:
                failures.update(dict.fromkeys(failure.problems))
        if failures:
            raise RenderingFailed(
                "The documents cannot be filled in.",
                hint="Put right the lines named above; nothing was written.",
                problems=tuple(failures),
            )
        self._check(sheets)
        return [file for sheet in sheets for file in self._files_of(sheet)]

    def _sheet_of(self, context: DocumentContext, stem: str) -> Sheet:
        document = self._renderer.render(context.template, context.values, context.info)
        sheet = Sheet(context=context, document=document, stem=stem, claims=document.claims)
        return replace(sheet, quotations=sheet.quoted_from(self._workspace.quotations))

    def _check(self, sheets: Sequence[Sheet]) -> None:
        """Hold the documents against the rule book."""
        found = [problem for sheet in sheets for problem in check_sheet(sheet, self._desk)]
        found += check_run(sheets, self._desk)
        errors = tuple(dict.fromkeys(p for p in found if p.severity is Severity.ERROR))
        if errors:
            broken = len({problem.rule for problem in errors})
            count = "1 rule is" if broken == 1 else f"{broken} rules are"
            raise RulesBroken(
                f"{count} broken, so nothing was written.",
                hint="Put right what is named above, or see why: advocate check --explain "
                f"{errors[0].rule}",
                problems=errors,
            )
        self._problems.update(dict.fromkeys(found))

    def _files_of(self, sheet: Sheet) -> list[FinishedFile]:
        trail = build_trail(
            sheet.context, sheet.document, sheet.quotations, self._workspace, text=sheet.text
        )
        document = replace(sheet.document, trail=None if self._clean else trail)
        return [
            FinishedFile(
                name=f"{sheet.stem}{writer.extension}",
                content=writer.to_bytes(document),
                context=sheet.context,
                format=writer.format,
                trail=trail,
            )
            for writer in self._writers
        ]

    def save(
        self,
        files: Sequence[FinishedFile],
        *,
        force: bool,
        dry_run: bool,
    ) -> BuildReport:
        """Put the files on disk and report; a dry run only says what would be.

        Raises:
            OutputError: the folder or a file refuses; says which files are missing.
        """
        written: list[WrittenFile] = []
        skipped: list[SkippedFile] = []
        with OutputFolder(self._out, dry_run=dry_run) as folder:
            for done, file in enumerate(files):
                try:
                    saved = folder.save(file.name, file.content, force=force, use=_use_of(file))
                except OutputError as error:
                    raise _with_missing(error, files, done, self._out) from error
                if saved.outcome == "kept":
                    skipped.append(SkippedFile(path=self._out / file.name, reason=EDITED))
                written.append(_as_written(file, saved))
        parliament = self._parliament
        notices = parliament.notices() if parliament else ()
        return BuildReport(
            folder=self._workspace.folder,
            written=tuple(written),
            skipped=tuple(skipped),
            problems=(*notices, *self._problems),
            provenance=parliament.provenance() if parliament else None,
        )


def _use_of(file: FinishedFile) -> DocumentUse:
    """Return what the folder's own record keeps of a document."""
    context = file.context
    return DocumentUse.of(file.trail, context.info.kind.value, context.info.date, context.member_id)


def _as_written(file: FinishedFile, saved: Saved) -> WrittenFile:
    return WrittenFile(
        path=saved.path,
        kind=file.context.info.kind.value,
        format=file.format,
        sha256=sha256(file.content).hexdigest(),
        is_new=saved.outcome != "unchanged",
        member_id=file.context.member_id,
    )


def _with_missing(
    error: OutputError, files: Sequence[FinishedFile], done: int, out: Path
) -> OutputError:
    """Return the error with what is and is not on disk, where some files already are."""
    if not done:
        return error
    missing = ", ".join(file.name for file in files[done:])
    told = type(error)(
        f"{error.message} {done} of {len(files)} files are whole on disk; missing: {missing}.",
        hint=error.hint,
    )
    told.whole_files = tuple(out / file.name for file in files[:done])
    return told
