"""A document as rules see it: what was printed, from which records, for whom."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from advocate.models.comparison import Comparison, comparators_among
from advocate.models.document import RenderedDocument
from advocate.models.document_context import DocumentContext
from advocate.models.engagement import Engagement
from advocate.models.evidence import Evidence, Quotation
from advocate.models.kinds import Kind
from advocate.models.member import MemberProfile
from advocate.rules.prose import Sentence, sentences_of_document

_COMMENTS = re.compile(r"<!--.*?-->|(<!--.*)")
_NOTE_MARKS = re.compile(r"\[\^\d+\](?!:)")
_ESCAPES = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_DAY = re.compile(r"\A\d{4}-\d\d-\d\d-")
_NOTES = re.compile(r"^\[\^1\]: ", re.MULTILINE)


@dataclass(frozen=True, eq=False, repr=False)
class Sheet:
    """One finished document of a run, not yet on disk."""

    context: DocumentContext
    document: RenderedDocument
    stem: str
    """File name without ending."""
    claims: tuple[Evidence, ...] = ()
    """Claims printed or cited, in order of first use."""
    quotations: tuple[Quotation, ...] = ()
    """Quotations whose words stand in the document."""

    @property
    def kind(self) -> Kind:
        """The kind of document."""
        return self.context.info.kind

    @property
    def about(self) -> str:
        """What a waiver calls the document: its file name without date and ending."""
        return _DAY.sub("", self.stem)

    @property
    def called(self) -> frozenset[str]:
        """What a waiver may call it: its file name, or that as it was before it became one."""
        return frozenset((self.about, self.context.stem))

    @property
    def profile(self) -> MemberProfile | None:
        """The member it is about or for, where there is one."""
        return self.context.profile

    @property
    def engagements(self) -> tuple[Engagement, ...]:
        """Our contacts with the member, or with the committee, that it may speak of."""
        given = self.context.committee_history
        return (*self.context.history, *((given,) if given else ()))

    @property
    def compared(self) -> tuple[Comparison, ...]:
        """What it sets side by side, in its words, its chart or by the register's comparators."""
        chart = self.context.manifesto.chart if self.context.manifesto else None
        drawn = [pair for pair, _ in chart.comparisons()] if chart else []
        return (*self.document.compared, *drawn, *comparators_among(self.claims))

    @cached_property
    def text(self) -> str:
        """The Markdown as read: without style comments, note marks and escapes; no notes."""
        return _ESCAPES.sub("", _NOTE_MARKS.sub("", self._body))

    @cached_property
    def _body(self) -> str:
        body = _NOTES.split(self.document.markdown, maxsplit=1)[0]
        return _COMMENTS.sub(r"\1", body)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences as read, table cells too, each with the claims whose figures it shows."""
        claims = {claim.id: claim for claim in self.claims}
        shown = [
            (fact.text, claims[fact.id])
            for fact in self.document.printed
            if fact.text and fact.id in claims
        ]
        return tuple(sentences_of_document(_ESCAPES.sub("", self._body), shown))


def with_quotations(sheet: Sheet, quotations: Iterable[Quotation]) -> Sheet:
    """Return the sheet with those of `quotations` whose words stand in it."""
    text = " ".join(sheet.text.replace("\n> ", " ").split())
    return replace(
        sheet, quotations=tuple(q for q in quotations if " ".join(q.text.split()) in text)
    )
