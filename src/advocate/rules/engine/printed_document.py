"""A document as rules see it: what was printed, from which records, for whom."""

import re
from functools import cached_property

from msgspec import Struct

from advocate.models.comparison import Comparison, comparators_among
from advocate.models.document import RenderedDocument
from advocate.models.document_context import DocumentContext
from advocate.models.engagement import Engagement
from advocate.models.evidence import Quotation
from advocate.models.kinds import Kind
from advocate.models.programme import Programme
from advocate.rules.language.passages import Sentence, one_line, sentences_of_document

_COMMENTS = re.compile(r"<!--.*?-->|(<!--.*)")
_NOTE_MARKS = re.compile(r"\[\^\d+\](?!:)")
_ESCAPES = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_DAY = re.compile(r"\A\d{4}-\d\d-\d\d-")
_NOTES = re.compile(r"^\[\^1\]: ", re.MULTILINE)


class PrintedDocument(Struct, frozen=True, eq=False, dict=True):
    """One finished document of a run, not yet on disk."""

    context: DocumentContext
    rendered: RenderedDocument
    stem: str
    """File name without ending."""
    known_quotations: tuple[Quotation, ...] = ()
    """All that the workspace has."""

    @property
    def kind(self) -> Kind:
        """The kind of document."""
        return self.context.info.kind

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Quotations whose words stand in the document."""
        text = one_line(self.text.replace("\n> ", " "))
        return tuple(q for q in self.known_quotations if one_line(q.text) in text)

    @property
    def about(self) -> str:
        """What a waiver calls the document: its file name without date and ending."""
        return _DAY.sub("", self.stem)

    @property
    def waiver_names(self) -> frozenset[str]:
        """What a waiver may call it: its file name, or the name that this was made from."""
        return frozenset((self.about, self.context.stem))

    @property
    def programmes(self) -> tuple[Programme, ...]:
        """Our programmes that it may speak of, whatever their year."""
        of_years = [p for year in self.context.programme_years for p in year.programmes]
        return tuple(filter(None, (*of_years, self.context.programme)))

    @property
    def engagements(self) -> tuple[Engagement, ...]:
        """Our contacts with the member, or with the committee, that it may speak of."""
        of_one = (self.context.committee_history, self.context.engagement)
        return tuple(filter(None, (*self.context.history, *of_one)))

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Pairs of claims that its words, its chart or the register compare."""
        chart = self.context.manifesto.chart if self.context.manifesto else None
        drawn = [pair for pair, _ in chart.comparisons()] if chart else []
        return (*self.rendered.compared, *drawn, *comparators_among(self.rendered.claims))

    @cached_property
    def text(self) -> str:
        """The Markdown as read: without style comments, note marks and escapes; no notes."""
        return _ESCAPES.sub("", _NOTE_MARKS.sub("", self._body))

    @property
    def letter_body(self) -> str:
        """What stands between a letter's salutation and its close."""
        return self.text.partition("\nDear ")[2].partition("\nYours ")[0].partition("\n")[2]

    @cached_property
    def _body(self) -> str:
        body = _NOTES.split(self.rendered.markdown, maxsplit=1)[0]
        return _COMMENTS.sub(r"\1", body)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences as read, table cells too, each with the claims whose figures it shows."""
        claims = {claim.id: claim for claim in self.rendered.claims}
        facts = (fact for fact in self.rendered.printed if fact.id in claims)
        shown = [(fact.text, claims[fact.id]) for fact in facts if fact.text]
        return tuple(sentences_of_document(_ESCAPES.sub("", self._body), shown))
