"""Builds every document of a run, then writes all files or none.

Finished files wait in a spool. Of a document only that stays in memory which the report and the
rules on the whole run need.
"""

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from hashlib import sha256

from msgspec.structs import replace

from advocate.building.build_order import BuildOrder
from advocate.building.build_report import BuildReport, as_written, with_missing
from advocate.building.document_builder import BuildPlan, BuiltDocument, DocumentBuilder, Task
from advocate.building.document_tasks import with_names
from advocate.building.rule_context_builder import build_rule_context
from advocate.errors import (
    OutputError,
    Problem,
    RecordNotFound,
    RenderingFailed,
    RulesBroken,
    Severity,
)
from advocate.kinds.index import IndexRow
from advocate.models.document import PrintedFact
from advocate.models.document_context import LetterRecipient
from advocate.models.field_types import RecordText
from advocate.models.progress import OnStep
from advocate.models.sources import Parliament
from advocate.models.workspace import Workspace
from advocate.rules.engine.rule import counted
from advocate.rules.engine.runner import check_run
from advocate.writers.finished_files import Spool
from advocate.writers.output_folder import NewFile, OutputFolder
from advocate.writers.registry import converter_for, written_for

MakeIndex = Callable[[Sequence[IndexRow]], Task]
"""Makes the index of a batch of letters, once they are made."""
_MANY = 120
"""Documents from which on it pays to start a second process, and to free memory."""
_MOST_UNASKED = 4
"""Processes that are started unasked, at most."""
_MOST_A_CORE = 2
"""Processes that are started for each core, however many are asked for."""


def processes_for(count: int, wanted: int | None) -> int:
    """Return how many processes make so many documents; each of them takes memory."""
    mine = getattr(os, "sched_getaffinity", None)
    cores = len(mine(0)) if mine else os.cpu_count() or 1
    unasked = min(cores, _MOST_UNASKED) if count >= _MANY else 1
    return min(wanted or unasked, count, max(cores * _MOST_A_CORE, _MOST_UNASKED))


class BatchBuilder:
    """Builds the documents of one run and saves their files."""

    def __init__(
        self, workspace: Workspace, order: BuildOrder, parliament: Parliament | None
    ) -> None:
        """Choose templates and formats; `parliament` is the source that was asked, if any was.

        Raises:
            AdvocateError: there is no such format, or it cannot be made here.
        """
        self._workspace, self._parliament = workspace, parliament
        self._order, self._on = order, order.on
        self._formats = tuple(dict.fromkeys(order.formats or workspace.settings.formats))
        made = ((name, converter_for(name)) for name in self._formats)
        self._converters = {name: converter for name, converter in made if converter}
        written = written_for(self._formats, self._converters)
        self._plan = BuildPlan(workspace=workspace, order=order, formats=written)
        self._rule_context = build_rule_context(
            workspace, parliament, on=self._on, is_building=True
        )
        self._builder = DocumentBuilder(self._plan, self._rule_context)
        self._problems: dict[Problem, None] = dict.fromkeys(workspace.warnings)
        self._notice: tuple[Problem, ...] = ()
        self._facts: dict[PrintedFact, PrintedFact] = {}

    def build(
        self, tasks: Iterable[Task], on_step: OnStep, *, count: int, index: MakeIndex | None = None
    ) -> BuildReport:
        """Make every file of the run, the `index` of its letters last, and then save them all.

        `count` is the number of tasks, which are taken one by one.

        Raises:
            RecordNotFound: documents lack what their kind needs.
            AdvocateError: nothing can be chosen that a document may say; the first is told.
            RenderingFailed: with the problems of all documents.
            RulesBroken: with every breach in any of them that the rule book calls an error.
            OutputError: with the first document that no file can be made of.
        """
        if self._order.comments:
            tasks = self._read_ahead(list(tasks), index)
        with closing(Spool()) as spool:
            built: list[BuiltDocument | None] = [None] * (count + bool(index))
            files: list[tuple[NewFile, ...]] = [()] * len(built)
            for done, (number, document) in enumerate(self._built(tasks, count, index)):
                on_step("Writing documents", done, len(built))
                files[number] = self._spooled(document, spool)
                built[number] = replace(document, files={}, use=None, recipient=None)
            self._check([document for document in built if document is not None])
            whole = self._converted(files, spool, on_step)
            if count >= _MANY:  # saving takes memory of its own
                del built, files, self._builder, self._rule_context
                gc.collect()
            return self._save(whole, on_step)

    def _read_ahead(self, tasks: Sequence[Task], index: MakeIndex | None) -> Sequence[Task]:
        """Find ahead what the rules say of the whole run, for comments that are to repeat it."""
        from advocate.kinds.sign_off import comments_notice  # late, for start-up time

        named = with_names(tasks, self._on)
        contexts = [(task.build(self._workspace), name) for task, name in named]
        if index:
            rows = ((context.recipient, name) for context, name in contexts)
            task, name = self._index_task(index, rows)
            contexts.append((task.build(self._workspace), name))
        kinds = {context.info.kind for context, _ in contexts}
        self._notice = comments_notice(kinds, self._formats)
        digests = [self._builder.digest(*each) for each in contexts]
        of_run = tuple(check_run([digest for digest in digests if digest], self._rule_context))
        self._plan = replace(self._plan, of_run=of_run)
        self._builder = DocumentBuilder(self._plan, self._rule_context)
        return tasks

    def _built(
        self, tasks: Iterable[Task], count: int, index: MakeIndex | None
    ) -> Iterator[tuple[int, BuiltDocument]]:
        """Yield each document with its place in the run, in an order that may differ from it."""
        named = enumerate(with_names(tasks, self._on))
        numbered = ((number, task, name) for number, (task, name) in named)
        processes = processes_for(count, self._order.jobs)
        if processes > 1:
            from advocate.building.worker_pool import build_in_workers  # late, for start-up time

            built = build_in_workers(self._plan, numbered, processes)
        else:
            built = ((number, self._builder.build(task, name)) for number, task, name in numbered)
        rows: dict[int, tuple[LetterRecipient | None, str]] = {}
        for number, document in built:
            rows[number] = (document.recipient, document.stem)
            yield number, document
        if index:
            task, name = self._index_task(index, (rows[number] for number in sorted(rows)))
            yield count, self._builder.build(task, name)

    def _index_task(
        self, index: MakeIndex, letters: Iterable[tuple[LetterRecipient | None, str]]
    ) -> tuple[Task, str]:
        rows = [IndexRow(recipient=who, file=RecordText(name)) for who, name in letters if who]
        return next(with_names([index(rows)], self._on))

    def _spooled(self, document: BuiltDocument, spool: Spool) -> tuple[NewFile, ...]:
        if document.use is None:
            return ()
        facts = tuple(self._facts.setdefault(fact, fact) for fact in document.use.facts)
        use = replace(document.use, facts=facts)
        return tuple(
            NewFile(
                name=f"{document.stem}.{name}",
                format=name,
                kind=use.kind,
                member_id=use.member_id,
                read=spool.add(content),
                sha256=sha256(content).hexdigest(),
                use=use,
            )
            for name, content in document.files.items()
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
                partial(_show_step, on_step, f"Making {name.upper()} files", len(documents)),
            )
            for document, source, content in zip(documents, sources, made, strict=True):
                document[name] = replace(
                    source,
                    name=f"{source.name.removesuffix(f'.{converter.source}')}.{name}",
                    format=name,
                    read=spool.add(content),
                    sha256=sha256(content).hexdigest(),
                )
        return tuple(document[name] for document in documents for name in self._formats)

    def _check(self, built: Sequence[BuiltDocument]) -> None:
        """Refuse a run in which anything is wrong; else note what its report is to say."""
        for impossible in filter(None, (document.impossible for document in built)):
            raise impossible
        self._problems.update(dict.fromkeys(note for document in built for note in document.notes))
        if lacking := tuple(problem for document in built for problem in document.lacking):
            raise RecordNotFound(
                "Documents of this kind need more than there is, so nothing was written.",
                hint="Add what is named above to the workspace, or leave out whom it is missing "
                "for.",
                problems=lacking,
            )
        failures = dict.fromkeys(problem for document in built for problem in document.failures)
        if failures:
            raise RenderingFailed(
                "The documents cannot be filled in.",
                hint="Put right the lines named above; nothing was written.",
                problems=tuple(failures),
            )
        found = [problem for document in built for problem in document.found]
        digests = [document.digest for document in built if document.digest]
        found += check_run(digests, self._rule_context)
        errors = tuple(dict.fromkeys(p for p in found if p.severity is Severity.ERROR))
        if errors:
            broken = counted(len({problem.rule for problem in errors}), "rule is", "rules are")
            raise RulesBroken(
                f"{broken} broken, so nothing was written.",
                hint="Put right what is named above, or see why: advocate check --explain "
                f"{errors[0].rule}",
                problems=errors,
            )
        for refusal in filter(None, (document.refusal for document in built)):
            raise refusal
        self._problems.update(dict.fromkeys((*found, *self._notice)))

    def _save(self, files: Sequence[NewFile], on_step: OnStep) -> BuildReport:
        """Save the files and report; a dry run only reports what it would do.

        Where the folder or a file refuses, the report says so, and which files are missing.
        """
        order, out = self._order, self._order.out or self._workspace.folder / "briefs"
        folder, failure = OutputFolder(out, dry_run=order.dry_run), None
        try:
            tell = partial(_show_step, on_step, "Saving files", len(files))
            folder.save_all(files, force=order.force, on_step=tell)
        except OutputError as error:
            missing = [file.name for file in files if file.name not in folder.saved]
            failure = with_missing(error, missing, len(files))
        saved = [(f, folder.saved[f.name]) for f in files if f.name in folder.saved]
        parliament = self._parliament
        notices = parliament.account.notices() if parliament else ()
        return BuildReport(
            folder=self._workspace.folder,
            written=tuple(as_written(*found, audited=order.audited) for found in saved),
            skipped=tuple(out / file.name for file, found in saved if found.outcome == "kept"),
            problems=(*notices, *self._problems),
            provenance=parliament.account.provenance() if parliament else None,
            failure=failure,
        )


def _show_step(on_step: OnStep, what: str, count: int, done: int) -> None:
    on_step(what, done, count)
