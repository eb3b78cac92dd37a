"""The rivals that fill in Word templates, each with its Markdown file. All start from contexts.

The Markdown file is made by plain Jinja from the program's own templates, as the floor makes it:
Word templates cannot write Markdown, so whoever uses them needs such a step besides. Where a Word
template cannot choose words, they are taken from that Markdown.
"""

from pathlib import Path

from benchmarks.documents.data import Sample
from benchmarks.documents.plain_jinja import PlainJinja, markdown_file
from benchmarks.documents.rival import Made
from benchmarks.documents.values import values_of
from benchmarks.documents.with_docxtpl import WithDocxtpl
from benchmarks.documents.with_docxtpl_kept import KeepingEnvironment, KeptTemplate
from benchmarks.documents.with_docxtpl_texts import WithDocxtplTexts
from benchmarks.documents.with_mailmerge import WithMailmerge, fields_of
from jinja2 import Environment


class DocxtplPeer:
    """docxtpl whose template chooses the words."""

    kind: type[Environment] = Environment

    def __init__(self, sample: Sample, folder: Path) -> None:
        """Build the Word template in `folder`."""
        self._contexts = sample.contexts
        self._jinja = PlainJinja(sample)
        self._word = WithDocxtpl(self._jinja, folder, self.kind)

    def make(self, number: int) -> Made:
        """Return both files of the brief `number`."""
        context = self._contexts[number]
        markdown = self._jinja.render(context)
        return self._word.to_docx(context), markdown_file(context, markdown)


class DocxtplCompiledPeer(DocxtplPeer):
    """The same, compiled once."""

    kind = KeepingEnvironment


class DocxtplPatchedPeer:
    """The same, opened, patched and compiled once."""

    def __init__(self, sample: Sample, folder: Path) -> None:
        """Build the Word template in `folder`."""
        self._contexts = sample.contexts
        self._jinja = PlainJinja(sample)
        self._word = WithDocxtpl(self._jinja, folder)
        self._template = KeptTemplate(self._word.template, self._word.environment)

    def make(self, number: int) -> Made:
        """Return both files of the brief `number`."""
        context = self._contexts[number]
        markdown = self._jinja.render(context)
        return self._template.fill_in(self._word.scope(context)), markdown_file(context, markdown)


class DocxtplTextsPeer:
    """docxtpl with words made outside."""

    def __init__(self, sample: Sample, folder: Path) -> None:
        """Build the Word template in `folder`."""
        self._contexts = sample.contexts
        self._jinja = PlainJinja(sample)
        self._word = WithDocxtplTexts(folder)

    def make(self, number: int) -> Made:
        """Return both files of the brief `number`."""
        context = self._contexts[number]
        markdown = self._jinja.render(context)
        values = values_of(context.info, markdown)
        return self._word.to_docx(values), markdown_file(context, markdown)


class MailmergePeer:
    """docx-mailmerge2, whose template cannot choose words."""

    def __init__(self, sample: Sample, folder: Path) -> None:
        """Build the Word template in `folder`."""
        self._contexts = sample.contexts
        self._jinja = PlainJinja(sample)
        self._word = WithMailmerge(folder)

    def make(self, number: int) -> Made:
        """Return both files of the brief `number`."""
        context = self._contexts[number]
        markdown = self._jinja.render(context)
        fields = fields_of(values_of(context.info, markdown))
        return self._word.to_docx(fields), markdown_file(context, markdown)
