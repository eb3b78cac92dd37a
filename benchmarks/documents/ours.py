"""The program itself: Jinja, Markdown, blocks, and both writers, as a batch calls them.

Without the rules, which the rivals have nothing like, and without the record of sources in the
file, which is no part of what a reader sees. `whole_runs.py` times the program with both.
"""

from benchmarks.documents.data import TEMPLATES, Sample
from benchmarks.documents.rival import Made

from advocate.rendering.render import Renderer
from advocate.writers.registry import writer_for


class Ours:
    """One renderer and one writer of each format for all documents."""

    def __init__(self, sample: Sample) -> None:
        """Prepare what a run prepares once."""
        workspace = sample.workspace
        self.renderer = Renderer(
            [TEMPLATES],
            workspace.evidence,
            small_number=workspace.settings.thresholds.small_number,
        )
        self._contexts = sample.contexts
        self._docx = writer_for("docx", sample.look)
        self._markdown = writer_for("md", sample.look)

    def make(self, number: int) -> Made:
        """Return both files of the brief `number`."""
        context = self._contexts[number]
        document = self.renderer.render(context.template, context.values, context.info)
        return self._docx.to_bytes(document), self._markdown.to_bytes(document)
