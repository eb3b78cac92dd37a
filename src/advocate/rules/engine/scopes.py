"""What a rule looks at, one at a time: a claim, a visit, a text, a document, a whole workspace."""

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from msgspec import Struct

from advocate.models.campaign import Ask, Manifesto
from advocate.models.comparison import Comparison
from advocate.models.engagement import Engagement, Visit
from advocate.models.evidence import Evidence, Quotation
from advocate.models.programme import Programme
from advocate.models.settings import Signatory
from advocate.models.workspace import MemberKnowledge, Workspace
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.language.passages import Passage, Sentence

Subject = TypeVar("Subject", covariant=True)


class Scope(Struct, Generic[Subject], frozen=True):
    """What one run of a rule's test looks at, and where all of its kind are found."""

    name: str
    """As `advocate check --explain --json` gives it."""
    in_workspace: Callable[[RuleContext], Iterable[Subject]] = lambda _context: ()
    """Returns all that `advocate check` looks at."""
    in_document: Callable[[PrintedDocument], Iterable[Subject]] = lambda _document: ()
    """Returns what a document uses, which is looked at when the document is built."""


CLAIM = Scope[Evidence]("claim", lambda c: c.workspace.evidence, lambda d: d.rendered.claims)
CITED_CLAIM = Scope[Evidence]("cited claim", lambda c: c.cited_claims, lambda d: d.rendered.claims)
"""A claim that some text or document uses; the register may hold others for the record."""
COMPARISON = Scope[Comparison]("comparison", lambda c: c.comparisons, lambda d: d.comparisons)
"""Two claims set side by side, by a text, a template or the register."""
QUOTATION = Scope[Quotation]("quotation", lambda c: c.workspace.quotations, lambda d: d.quotations)
ASK = Scope[Ask]("ask", lambda c: c.asks, lambda d: d.context.asks_put)
PROGRAMME = Scope[Programme]("programme", lambda c: c.workspace.programmes, lambda d: d.programmes)
ENGAGEMENT = Scope[Engagement](
    "engagement", lambda c: c.workspace.engagements, lambda d: d.engagements
)
VISIT = Scope[Visit](
    "visit", lambda c: c.workspace.visits, lambda d: filter(None, (d.context.visit,))
)
SIGNATORY = Scope[Signatory](
    "signatory",
    lambda c: c.workspace.settings.signatories,
    lambda d: filter(None, (d.context.signatory,)),
)
DOCUMENT = Scope[PrintedDocument]("document", in_document=lambda d: (d,))
RUN = Scope[Any]("run")
"""All documents of one run together; see `run_rule`."""
WORKSPACE = Scope[Workspace]("workspace", lambda c: (c.workspace,))
MEMBER = Scope[MemberKnowledge]("workspace", lambda c: c.workspace.members)
MANIFESTO = Scope[Manifesto]("workspace", lambda c: c.workspace.manifestos)
PASSAGE = Scope[Passage]("workspace", lambda c: c.passages)
"""Prose of records and templates that documents may print."""
TEXT = Scope[Passage]("workspace", lambda c: (*c.passages, *c.name_texts))
"""The same, and the names that records give."""
ANY_PROSE = Scope[Passage]("workspace", lambda c: c.all_prose)
"""All prose, printed or not, and quotations; visits have rules of their own."""
SENTENCE = Scope[Sentence]("workspace", lambda c: c.sentences)
"""A sentence of such prose, with the claims that it cites."""
RECORDS: tuple[Scope[Any], ...] = (
    *(CLAIM, CITED_CLAIM, COMPARISON, QUOTATION, ASK, PROGRAMME, ENGAGEMENT, VISIT, SIGNATORY),
)
OF_WORKSPACE: tuple[Scope[Any], ...] = (
    *(WORKSPACE, MEMBER, MANIFESTO, PASSAGE, TEXT, ANY_PROSE, SENTENCE),
)
"""What only `advocate check` looks at; a text is named at every place where it stands."""
