"""From contexts to files: makes every document of a run, then writes them all or none.

What is made waits in a spool: of a document only what the report and the rules on the whole run
need is kept in memory.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from advocate.desks import desk_of
from advocate.errors import OutputError, Problem, RenderingFailed, RulesBroken, Severity
from advocate.models.document import DocumentContext, PrintedFact
from advocate.models.member import Provenance
from advocate.models.sources import Parliament
from advocate.models.workspace import Workspace
from advocate.press import PLAIN, Finish, Made, Press, PressPlan, jobs_for, most_jobs, with_stems
from advocate.rules.runner import check_run
from advocate.writers.files import NewFile, OutputFolder, Saved
from advocate.writers.registry import converter_for, written_for
from advocate.writers.spool import Spool

if TYPE_CHECKING:
    from advocate.accessibility.finding import Audit

OnStep = Callable[[str, int, int], None]
"""Told what is being done, how many are done, and how many there are."""
_NAMED = 5
"""Missing files that a message names."""


def silent(_what: str, _done: int, _all: int) -> None:
    """Hear of progress and say nothing."""


class WrittenFile(Struct, frozen=True, kw_only=True):
    """One file that now holds a document of this run, or would in a dry run."""

    path: Path
    kind: str
    format: str
    sha256: str
    is_new: bool
    """False where the file already held the same bytes."""
    member_id: int | None = None
    accessibility: "Audit | None" = None
    """None where it was not looked at: in text mode, and for formats other than docx."""


class BuildReport(Struct, frozen=True, kw_only=True):
    """What one run did. `provenance` is None where Parliament was not asked."""

    folder: Path
    written: tuple[WrittenFile, ...]
    skipped: tuple[Path, ...] = ()
    """Files edited by hand since they were written, which were left as they were."""
    problems: tuple[Problem, ...] = ()
    provenance: Provenance | None = None
    failure: OutputError | None = None
    """Why files are missing, though all could be made, and which."""


class Batch(Struct, frozen=True, kw_only=True):
    """Everything one run has made, ready to be saved."""

    files: tuple[NewFile, ...]
    spool: Spool
    on_step: OnStep


class Production:
    """One run's templates, formats and output folder."""

    def __init__(  # noqa: PLR0913 - each a choice of the order
        self,
        workspace: Workspace,
        on: date,
        formats: Sequence[str],
        out: Path | None,
        *,
        parliament: Parliament | None,
        finish: Finish = PLAIN,
        cache: Path | None = None,
    ) -> None:
        """Choose templates and formats.

        `parliament` is the source that the contexts were made from, if any was asked. Compiled
        templates are kept in `cache`.

        Raises:
            AdvocateError: there is no such format, or it cannot be made here.
        """
        self._workspace = workspace
        self._parliament = parliament
        self._on = on
        self._out = out or workspace.folder / "briefs"
        self._formats = tuple(dict.fromkeys(formats or workspace.settings.formats))
        made = ((name, converter_for(name)) for name in self._formats)
        self._converters = {name: converter for name, converter in made if converter}
        self._plan = PressPlan(
            workspace=workspace,
            on=on,
            formats=written_for(self._formats, self._converters),
            finish=finish,
            cache=cache,
        )
        self._desk = desk_of(workspace, parliament, on=on, is_building=True)
        self._press = Press(self._plan, self._desk)
        self._problems: dict[Problem, None] = {}
        self._notice: tuple[Problem, ...] = ()
        self._facts: dict[PrintedFact, PrintedFact] = {}

    def render(
        self,
        contexts: Iterable[DocumentContext],
        on_step: OnStep,
        *,
        count: int,
        jobs: int | None = None,
    ) -> Batch:
        """Make every file of the run, and put none on disk.

        `count` is the number of contexts. `jobs` is the number of processes; without it there are
        several where that saves time.

        Raises:
            RenderingFailed: with the problems of all documents.
            RulesBroken: with every breach in any of them that the rule book calls an error.
            OutputError: with the first document that no file can be made of.
        """
        if self._plan.finish.comments:
            contexts = self._read_ahead(contexts)
        spool = Spool()
        try:
            made: list[Made | None] = [None] * count
            files: list[tuple[NewFile, ...]] = [()] * count
            for done, (number, document) in enumerate(
                self._made(contexts, most_jobs(jobs or jobs_for(count), count))
            ):
                on_step("Writing documents", done, count)
                files[number] = self._put_down(document, spool)
                made[number] = replace(document, files=(), use=None)
            self._check([document for document in made if document is not None])
            waiting = self._converted(files, spool, on_step)
        except BaseException:
            spool.close()
            raise
        return Batch(files=waiting, spool=spool, on_step=on_step)

    def _read_ahead(self, contexts: Iterable[DocumentContext]) -> list[DocumentContext]:
        """Find ahead what the rules say of the whole run, for comments that are to repeat it."""
        from advocate.context.sign_off import comments_notice  # late, for start-up time

        kept = list(contexts)
        kinds = {context.info.kind for context in kept}
        self._notice = comments_notice(kinds, self._formats)
        digests = [self._press.digest(*named) for named in with_stems(kept, self._on)]
        of_run = tuple(check_run([digest for digest in digests if digest], self._desk))
        self._plan = replace(self._plan, of_run=of_run)
        self._press = Press(self._plan, self._desk)
        return kept

    def _made(self, contexts: Iterable[DocumentContext], jobs: int) -> Iterator[tuple[int, Made]]:
        """Yield each document with its place in the run, in an order that may differ from it."""
        tasks = (
            (number, context, stem)
            for number, (context, stem) in enumerate(with_stems(contexts, self._on))
        )
        if jobs <= 1:
            for number, context, stem in tasks:
                yield number, self._press.make(context, stem)
            return
        from advocate import crew  # late, for start-up time

        yield from crew.make(self._plan, tasks, jobs)

    def _put_down(self, made: Made, spool: Spool) -> tuple[NewFile, ...]:
        use = made.use and replace(
            made.use, facts=tuple(self._facts.setdefault(fact, fact) for fact in made.use.facts)
        )
        return tuple(
            NewFile(
                name=file.name,
                format=file.format,
                kind=made.kind,
                member_id=made.member_id,
                read=spool.add(file.content),
                sha256=sha256(file.content).hexdigest(),
                use=use,
            )
            for file in made.files
        )

    def _converted(
        self, written: Sequence[Sequence[NewFile]], spool: Spool, on_step: OnStep
    ) -> tuple[NewFile, ...]:
        """Return the files of all documents, those among them that are made from others."""
        documents = [{file.format: file for file in files} for files in written]
        for name, converter in self._converters.items():
            sources = [document[converter.source] for document in documents]
            made = converter.convert(
                [source.read for source in sources],
                self._on,
                partial(_tell, on_step, f"Making {name.upper()} files", len(documents)),
            )
            for document, source, content in zip(documents, sources, made, strict=True):
                document[name] = replace(
                    source,
                    name=source.name.removesuffix(f".{converter.source}") + converter.extension,
                    format=name,
                    read=spool.add(content),
                    sha256=sha256(content).hexdigest(),
                )
        return tuple(document[name] for document in documents for name in self._formats)

    def _check(self, made: Sequence[Made]) -> None:
        """Refuse a run in which anything is wrong; else note what its report is to say."""
        self._problems.update(dict.fromkeys(note for document in made for note in document.notes))
        failures = dict.fromkeys(problem for document in made for problem in document.failures)
        if failures:
            raise RenderingFailed(
                "The documents cannot be filled in.",
                hint="Put right the lines named above; nothing was written.",
                problems=tuple(failures),
            )
        found = [problem for document in made for problem in document.found]
        found += check_run([document.digest for document in made if document.digest], self._desk)
        errors = tuple(dict.fromkeys(p for p in found if p.severity is Severity.ERROR))
        if errors:
            raise _broken(errors)
        for document in made:
            if document.refusal:
                raise document.refusal
        self._problems.update(dict.fromkeys((*found, *self._notice)))

    def save(
        self, batch: Batch, *, force: bool, dry_run: bool, audited: bool = False
    ) -> BuildReport:
        """Put the files on disk and report; a dry run only says what would be.

        With `audited`, Word files are held against the accessibility checks. Where the folder or a
        file refuses, the report says so, and which files are missing.
        """
        folder, files, failure = OutputFolder(self._out, dry_run=dry_run), batch.files, None
        with closing(batch.spool):
            try:
                tell = partial(_tell, batch.on_step, "Saving files", len(files))
                folder.save_all(files, force=force, on_step=tell)
            except OutputError as error:
                missing = [file.name for file in files if file.name not in folder.saved]
                failure = _with_missing(error, missing, len(files))
            saved = [(f, folder.saved[f.name]) for f in files if f.name in folder.saved]
            written = [_as_written(*found, audited=audited) for found in saved]
        parliament = self._parliament
        notices = parliament.account.notices() if parliament else ()
        return BuildReport(
            folder=self._workspace.folder,
            written=tuple(written),
            skipped=tuple(self._out / f.name for f, found in saved if found.outcome == "kept"),
            problems=(*notices, *self._problems),
            provenance=parliament.account.provenance() if parliament else None,
            failure=failure,
        )


def _tell(on_step: OnStep, what: str, count: int, done: int) -> None:
    on_step(what, done, count)


def _broken(errors: tuple[Problem, ...]) -> RulesBroken:
    broken = len({problem.rule for problem in errors})
    count = "1 rule is" if broken == 1 else f"{broken} rules are"
    return RulesBroken(
        f"{count} broken, so nothing was written.",
        hint="Put right what is named above, or see why: advocate check --explain "
        f"{errors[0].rule}",
        problems=errors,
    )


def _as_written(file: NewFile, saved: Saved, *, audited: bool) -> WrittenFile:
    found = None
    if audited and file.format == "docx":
        from advocate.accessibility.audit import audit  # late, for start-up time

        found = audit(file.read())
    return WrittenFile(
        path=saved.path,
        kind=file.kind,
        format=file.format,
        sha256=file.sha256,
        is_new=saved.outcome != "unchanged",
        member_id=file.member_id,
        accessibility=found,
    )


def _with_missing(error: OutputError, missing: Sequence[str], count: int) -> OutputError:
    """Return the error with what is and is not on disk."""
    whole = count - len(missing)
    told = f"{whole} of {count} files are whole on disk" if whole else "No file was written"
    if missing:
        more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
        told += f"; missing: {', '.join(missing[:_NAMED])}{more}"
    return type(error)(f"{error.message} {told}.", hint=error.hint)
