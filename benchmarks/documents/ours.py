"""The program itself: Jinja, Markdown, blocks, and both writers, as a batch calls them.

`Ours` goes without the rules, which the rivals have nothing like, and without the record of sources
in the file, which is no part of what a reader sees. `OursChecked` has both, as every run has.
"""

from benchmarks.documents.data import ON, TEMPLATES, Sample
from benchmarks.documents.rival import Made

from advocate.building.build_order import BuildOrder
from advocate.building.document_builder import BuildPlan, DocumentBuilder
from advocate.building.document_tasks import with_names
from advocate.building.rule_context_builder import build_rule_context
from advocate.rendering.renderer import Renderer
from advocate.writers.registry import writer_for


class Ours:
    """One renderer and one writer of each format for all documents."""

    def __init__(self, sample: Sample) -> None:
        """Prepare what a run prepares once."""
        workspace = sample.workspace
        self.renderer = Renderer(
            [TEMPLATES],
            workspace.evidence,
            small_number=workspace.small_number,
            sector=workspace.sector,
        )
        self._contexts = sample.contexts
        self._docx = writer_for("docx", sample.look)
        self._markdown = writer_for("md", sample.look)

    def make(self, number: int) -> Made:
        """Return both files of the brief `number`."""
        context = self._contexts[number]
        document = self.renderer.render(context.template, context.names(), context.info)
        return self._docx.to_bytes(document), self._markdown.to_bytes(document)


class OursChecked:
    """The same with every rule on a document, and the record of its facts."""

    def __init__(self, sample: Sample) -> None:
        """Prepare what a run prepares once."""
        rule_context = build_rule_context(
            sample.workspace, sample.parliament, on=ON, is_building=True
        )
        plan = BuildPlan(
            workspace=sample.workspace,
            order=BuildOrder(folder=sample.workspace.folder, on=ON),
            formats=("docx", "md"),
        )
        self._builder = DocumentBuilder(plan, rule_context)
        self._contexts = sample.contexts
        self._names = [name for _, name in with_names(sample.contexts, ON)]

    def make(self, number: int) -> Made:
        """Return both files of the brief `number`.

        Raises:
            SystemExit: a rule stops it.
        """
        made = self._builder.build_from(self._contexts[number], self._names[number])
        if not made.files or made.use is None:
            raise SystemExit(f"{made.stem} was not made: {made.found or made.failures}")
        word, markdown = made.files.values()
        return word, markdown
