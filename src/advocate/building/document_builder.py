"""Builds one document: from its facts to checked, finished bytes. It knows no other document.

What a builder is made from, what it is asked for and what it returns can be sent to another
process.
"""

import os
from collections.abc import Callable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from advocate.building.build_order import BuildOrder
from advocate.errors import AdvocateError, OutputError, Problem, RenderingFailed, Severity
from advocate.inputs.packaged_folder import packaged_folder
from advocate.kinds.printed_facts import build_trail
from advocate.models.document import Image, RenderedDocument, every_inline
from advocate.models.document_context import DocumentContext, LetterRecipient
from advocate.models.formats import NAMING_PICTURES
from advocate.models.palette import look_of
from advocate.models.workspace import Workspace
from advocate.rendering.renderer import Renderer
from advocate.rendering.template_failures import failed
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.runner import Digest, check_document, digest_of
from advocate.storage.workspace_files import FileRefused
from advocate.writers.fact_record import DocumentFacts
from advocate.writers.picture_files import read_picture
from advocate.writers.registry import writer_for


class BuildPlan(Struct, frozen=True, kw_only=True):
    """What all documents of a run are made with."""

    workspace: Workspace
    order: BuildOrder
    formats: tuple[str, ...] = ()
    """Those of writers; what is converted from their files is made later."""
    of_run: tuple[Problem, ...] = ()
    """What the rules on the whole run find, where comments are to say so."""


class Task(Struct, frozen=True, kw_only=True):
    """One document that is to be made."""

    build: Callable[[Workspace], DocumentContext]
    """Chooses what it may say; can be sent to another process."""
    stem: str
    """What its file is called, before it is dated and made safe."""
    member_id: int | None = None


class BuiltDocument(Struct, frozen=True, kw_only=True):
    """What became of one document; without `files` where anything is wrong with it."""

    stem: str
    """Name of its files without ending."""
    recipient: LetterRecipient | None = None
    """What the index of a batch says of it."""
    files: Mapping[str, bytes] = {}
    """What its files hold, by format; not yet on disk."""
    use: DocumentFacts | None = None
    """The facts in it, noted beside the files; there wherever there are files."""
    digest: Digest | None = None
    """What the rules on the whole run remember of it."""
    notes: tuple[Problem, ...] = ()
    """What its context says to those who build it."""
    found: tuple[Problem, ...] = ()
    """What the rules find in it."""
    lacking: tuple[Problem, ...] = ()
    """What it cannot do without and does not have."""
    failures: tuple[Problem, ...] = ()
    """Why it cannot be filled in."""
    impossible: AdvocateError | None = None
    """Why nothing can be chosen that it may say."""
    refusal: AdvocateError | None = None
    """Why a writer could not make a file of it."""


class DocumentBuilder:
    """Templates, rules and writers of one run."""

    def __init__(self, plan: BuildPlan, rule_context: RuleContext) -> None:
        """Choose template folders and writers; the workspace's own win over the packaged ones.

        Raises:
            AdvocateError: there is no such format, or the reference document cannot be used.
        """
        workspace = plan.workspace
        self._plan = plan
        self._rule_context = rule_context
        folders = [workspace.folder / "templates", packaged_folder() / "templates"]
        own, packaged = (folder / "reference.docx" for folder in folders)
        reference = own if os.path.lexists(own) else packaged
        look = look_of(workspace.settings.brand, reference, workspace.folder, packaged)
        self._writers = {name: writer_for(name, look) for name in plan.formats}
        self._pictures = set[Image]()
        """Those that can be shown."""
        self._renderer = Renderer(
            folders,
            workspace.evidence,
            small_number=workspace.small_number,
            sector=workspace.sector,
            cache=plan.order.cache,
            workspace=workspace.folder,
        )

    def build(self, task: Task, stem: str) -> BuiltDocument:
        """Return the document whose files are called `stem`, or what is wrong with it."""
        try:
            context = task.build(self._plan.workspace)
        except AdvocateError as reason:
            return BuiltDocument(stem=stem, impossible=reason)
        return self.build_from(context, stem)

    def build_from(self, context: DocumentContext, stem: str) -> BuiltDocument:
        """Return the document that may say what is in `context`, or what is wrong with it."""
        built = BuiltDocument(
            stem=stem, recipient=context.recipient, notes=context.problems, lacking=context.lacking
        )
        if built.lacking:
            return built
        try:
            printed = self._printed(context, stem)
        except RenderingFailed as failure:
            return replace(built, failures=failure.problems)
        found = tuple(check_document(printed, self._rule_context))
        built = replace(built, found=found, digest=digest_of(printed, self._rule_context))
        if any(problem.severity is Severity.ERROR for problem in found):
            return built
        try:
            if "![" in printed.rendered.markdown:
                self._check_pictures(printed.rendered, context.template)
            return self._with_files(built, printed)
        except RenderingFailed as failure:
            return replace(built, failures=failure.problems)
        except AdvocateError as refusal:
            return replace(built, refusal=refusal)

    def digest(self, context: DocumentContext, stem: str) -> Digest | None:
        """Return what the rules on the whole run remember of a document that can be filled in."""
        try:
            return digest_of(self._printed(context, stem), self._rule_context)
        except RenderingFailed:
            return None

    def _printed(self, context: DocumentContext, stem: str) -> PrintedDocument:
        info = replace(context.info, is_draft=self._plan.order.draft)
        document = self._renderer.render(context.template, context.names(), info)
        document = replace(document, pictures=context.pictures)
        return PrintedDocument(context, document, stem, self._plan.workspace.quotations)

    def _check_pictures(self, document: RenderedDocument, template: str) -> None:
        """Refuse pictures from outside, and those that no writer can show, with their lines.

        Raises:
            RenderingFailed: there are any.
        """
        problems, is_shown = [], any(name not in NAMING_PICTURES for name in self._writers)
        for image in every_inline(document.blocks, document.notes):
            if isinstance(image, Image) and image not in self._pictures:
                try:
                    read_picture(image, self._plan.workspace.folder, document.pictures)
                    self._pictures.add(image)
                except OutputError as error:
                    if not (is_shown or isinstance(error.__cause__, FileRefused)):
                        continue
                    file, line = self._renderer.place_of(image.path, template)
                    said, hint = error.message, error.hint
                    problems.append(Problem(message=said, hint=hint, file=file, line=line))
        if problems:
            raise failed(tuple(problems), template)

    def _with_files(self, built: BuiltDocument, printed: PrintedDocument) -> BuiltDocument:
        trail = build_trail(
            printed.context,
            printed.rendered,
            printed.quotations,
            self._plan.workspace,
            text=printed.text,
        )
        info = printed.context.info
        document = replace(printed.rendered, trail=None if self._plan.order.clean else trail)
        if self._plan.order.comments:
            document = self._with_comments(document, printed, built)
        files = {name: writer.to_bytes(document) for name, writer in self._writers.items()}
        return replace(
            built,
            use=DocumentFacts.of(trail, info.kind.name, info.date, printed.context.member_id),
            files=files,
            notes=(*built.notes, *(note for w in self._writers.values() for note in w.notes)),
        )

    def _with_comments(
        self, document: RenderedDocument, printed: PrintedDocument, built: BuiltDocument
    ) -> RenderedDocument:
        from advocate.kinds.sign_off import sign_off_comments  # late, for start-up time

        of_run = (problem for problem in self._plan.of_run if problem.about in printed.waiver_names)
        comments = sign_off_comments(
            printed.context,
            document,
            (*built.notes, *built.found, *of_run),
            quotations=len(printed.quotations),
        )
        return replace(document, comments=comments)
