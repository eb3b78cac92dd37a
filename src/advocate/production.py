"""From contexts to files: renders every document of a run, then writes them all or none."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

from advocate.errors import OutputError, Problem, RenderingFailed, Severity
from advocate.inputs.packaged import packaged_folder
from advocate.inputs.parliament.source import ParliamentSource
from advocate.models.document import DocumentContext, DocumentKind, RenderedDocument
from advocate.models.member import Provenance
from advocate.models.record import record
from advocate.models.workspace import Workspace
from advocate.rendering.render import Renderer
from advocate.writers.files import OutputFolder, Saved, slugify
from advocate.writers.registry import writer_for

OnStep = Callable[[str, int, int], None]
"""Told what is being done, how many are done, and how many there are."""
_MARKS = re.compile(r"<!--.*?-->|\[\^\d+\]")
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


def file_stems(contexts: Sequence[DocumentContext], on: date) -> list[str]:
    """Return a file name without ending for each context: dated, safe, and each different."""
    stems: list[str] = []
    for context in contexts:
        stem = f"{on.isoformat()}-{slugify(context.stem)}"
        stems.append(f"{stem}-{context.member_id or len(stems)}" if stem in stems else stem)
    return stems


class Production:
    """One run's templates, formats and output folder."""

    def __init__(
        self, workspace: Workspace, on: date, formats: Sequence[str], out: Path | None
    ) -> None:
        """Choose template folders and writers; the workspace's own win over the packaged ones."""
        self._workspace = workspace
        self._on = on
        self._out = out or workspace.folder / "briefs"
        folders = [workspace.folder / "templates", packaged_folder() / "templates"]
        reference = next(
            (f / "reference.docx" for f in folders if (f / "reference.docx").is_file()),
            folders[-1] / "reference.docx",
        )
        chosen = dict.fromkeys(formats or workspace.settings.formats)
        self._writers = [writer_for(name, reference) for name in chosen]
        self._renderer = Renderer(
            folders, workspace.evidence, small_number=workspace.settings.thresholds.small_number
        )
        self._problems: dict[Problem, None] = {}

    def render(self, contexts: Sequence[DocumentContext], on_step: OnStep) -> list[FinishedFile]:
        """Make every file of the run in memory.

        Raises:
            RenderingFailed: with the problems of all documents, before anything is on disk.
        """
        finished: list[FinishedFile] = []
        failures: dict[Problem, None] = {}
        for done, (context, stem) in enumerate(
            zip(contexts, file_stems(contexts, self._on), strict=True)
        ):
            on_step("Writing documents", done, len(contexts))
            self._problems.update(dict.fromkeys(context.problems))
            try:
                finished += self._files_of(context, stem)
            except RenderingFailed as failure:
                failures.update(dict.fromkeys(failure.problems))
        if failures:
            raise RenderingFailed(
                "The documents cannot be filled in.",
                hint="Put right the lines named above; nothing was written.",
                problems=tuple(failures),
            )
        self._problems.update(self._renderer.warnings)
        return finished

    def _files_of(self, context: DocumentContext, stem: str) -> list[FinishedFile]:
        document = self._renderer.render(
            context.template, context.values, context.info, on=self._on
        )
        if context.info.kind is DocumentKind.LETTER:
            self._problems.update(dict.fromkeys(self._too_long(document, stem)))
        return [
            FinishedFile(
                name=f"{stem}{writer.extension}",
                content=writer.to_bytes(document),
                context=context,
                format=writer.format,
            )
            for writer in self._writers
        ]

    def _too_long(self, document: RenderedDocument, stem: str) -> Iterator[Problem]:
        """Warn of a letter whose words, salutation to close, are more than the house limit."""
        body = document.markdown.partition("\nDear ")[2].partition("\nYours ")[0]
        words = len(_MARKS.sub("", body).split())
        limit = self._workspace.settings.thresholds.letter_words
        if words > limit:
            yield Problem(
                severity=Severity.WARNING,
                rule="F05",
                message=f"{stem} has {words} words; a letter should have at most {limit}.",
                hint="Shorten the texts under letter in advocate.yaml, or the local context.",
            )

    def save(
        self,
        files: Sequence[FinishedFile],
        parliament: ParliamentSource | None,
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
                    saved = folder.save(file.name, file.content, force=force)
                except OutputError as error:
                    raise _with_missing(error, files, done, self._out) from error
                if saved.outcome == "kept":
                    skipped.append(SkippedFile(path=self._out / file.name, reason=EDITED))
                written.append(_as_written(file, saved))
        notices = parliament.notices() if parliament else ()
        return BuildReport(
            folder=self._workspace.folder,
            written=tuple(written),
            skipped=tuple(skipped),
            problems=(*notices, *self._problems),
            provenance=parliament.provenance() if parliament else None,
        )


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
