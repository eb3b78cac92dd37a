"""Rules on words: one test, held against every text of the workspace and every finished document.

Somebody else's words are left out: block quotations, and the titles that Parliament gave.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache, partial

from msgspec import Struct

from advocate.errors import Severity
from advocate.models.campaign import Manifesto
from advocate.models.engagement import Engagement, Visit
from advocate.models.member import MemberProfile
from advocate.models.prose import sentences
from advocate.rules.engine.document_choice import KindChoice, every_kind, public_kinds
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule import Finding, Findings, Rule, finding_at, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import DOCUMENT, PASSAGE, SENTENCE, TEXT, Scope
from advocate.rules.language.passages import Passage, Sentence, one_line, quoted
from advocate.rules.language.pattern_file import PatternFile

_LOOK = PatternFile(__file__)


class ReaderNeeded(Exception):
    """Raised where a test asks for the reader of a paragraph that several documents share."""


class DatedText(Struct, frozen=True):
    """One text, the day that it is about, and the member it is written for."""

    text: str
    on: date
    reader: MemberProfile | None = None
    is_for_anybody: bool = False
    """Whether documents for different readers may share it."""

    @property
    def profile(self) -> MemberProfile | None:
        """The member that a document is for; None for a text of the workspace.

        Raises:
            ReaderNeeded: it may be for anybody, and what is found hangs on whom it is for.
        """
        if self.is_for_anybody:
            raise ReaderNeeded
        return self.reader

    def is_past(self, start: int, end: int) -> bool:
        """Say if what stands from `start` to `end` is told as over: "then MP for", "until"."""
        before = self.text[max(0, start - 45) : start]
        after = self.text[end : end + 80]
        return bool(_LOOK["past_before"].search(before) or _LOOK["past_after"].match(after))

    def is_of_year_up_to(self, last: int, start: int) -> bool:
        """Say if the sentence names a year up to `last`, before its own, ahead of `start`."""
        begins = next((at for at, _ in reversed(sentences(self.text)) if at <= start), 0)
        begins = max(begins, self.text.rfind("|", 0, start) + 1)  # a cell is read by itself
        return any(
            int(found["year"]) <= min(last, self.on.year - 1) and not found["since"]
            for found in _LOOK["year"].compiled.finditer(self.text, begins, start)
        )


Breach = tuple[int, str] | tuple[int, str, Severity]
"""Where it stands in the text, and what is wrong; with a weight where it differs."""
TextTest = Callable[[DatedText, RuleContext], Iterator[Breach]]
ProseTest = Callable[[str, RuleContext], Iterator[Breach]]
"""Says what a text tells, as the end of a sentence about it."""
SentenceTest = Callable[[Sentence, RuleContext], str | None]
"""Says what is wrong with a sentence, if anything."""
RulePair = tuple[Rule, Rule]
"""One on the texts of the workspace, one on finished documents."""


def on_texts(
    identity: str, severity: Severity, *, kinds: KindChoice = every_kind, with_names: bool = False
) -> Callable[[TextTest], RulePair]:
    """Make two rules of one number on words: on the workspace, and on a document.

    Of documents only those of `kinds` are looked at; of the workspace's texts all that any document
    may print, and for a rule on public documents alone those of the manifestos; `with_names` takes
    in the names that records give.
    """

    def make(test: TextTest) -> RulePair:
        name, for_anybody = test.__name__, partial(_for_anybody, test)

        @rule(identity, severity, TEXT if with_names else PASSAGE, kinds=kinds, name=name)
        def in_workspace(passage: Passage, context: RuleContext) -> Findings:
            if kinds is not public_kinds or isinstance(passage.record, Manifesto):
                for breach in test(dated_text(passage, context), context):
                    yield Finding(breach[1], severity=_weight(breach), start=breach[0])

        @rule(identity, severity, DOCUMENT, kinds=kinds, name=name)
        def in_document(document: PrintedDocument, context: RuleContext) -> Findings:
            for part, known in context.in_paragraphs(for_anybody, document.text):
                dated = DatedText(_own_words(part), context.on, document.context.profile)
                for breach in known or test(dated, context):
                    yield Finding(f"{document.stem}: {breach[1]}", severity=_weight(breach))

        return in_workspace, in_document

    return make


def on_sentences(identity: str, severity: Severity) -> Callable[[SentenceTest], RulePair]:
    """Make two rules on sentences and the claims in them: of the texts, and of a document.

    What a test returns is told with the words of the sentence.
    """

    def make(test: SentenceTest) -> RulePair:
        @rule(identity, severity, SENTENCE, name=test.__name__)
        def in_workspace(sentence: Sentence, context: RuleContext) -> Findings:
            if fault := test(sentence, context):
                yield finding_at(sentence, context, f"{fault}: {quoted(sentence.text)}")

        @rule(identity, severity, DOCUMENT, name=test.__name__)
        def in_document(document: PrintedDocument, context: RuleContext) -> Findings:
            for sentence in document.sentences:
                yield from in_workspace.test(sentence, context)

        return in_workspace, in_document

    return make


def on_prose(
    identity: str,
    severity: Severity,
    *,
    scope: Scope[Passage] = PASSAGE,
    typed_only: bool = False,
    on_one_line: bool = False,
) -> Callable[[ProseTest], RulePair]:
    """Make two rules on prose: on the texts of `scope` ("A text …"), and on a document.

    Of a document all is looked at, or what was typed alone; its paragraphs as they are, or each
    `on_one_line`.
    """

    def make(test: ProseTest) -> RulePair:
        @rule(identity, severity, scope, name=test.__name__)
        def in_workspace(passage: Passage, context: RuleContext) -> Findings:
            for breach in test(passage.text, context):
                yield Finding(f"A text {breach[1]}.", severity=_weight(breach), start=breach[0])

        def in_paragraph(part: str, context: RuleContext) -> Iterator[Breach]:
            return test(one_line(part) if on_one_line else part, context)

        @rule(identity, severity, DOCUMENT, name=test.__name__)
        def in_document(document: PrintedDocument, context: RuleContext) -> Findings:
            text = document.rendered.typed_text if typed_only else document.text
            for breach in context.in_paragraphs(in_paragraph, text):
                yield Finding(f"{document.stem} {breach[1]}.", severity=_weight(breach))

        return in_workspace, in_document

    return make


def _for_anybody(
    test: TextTest, part: str, context: RuleContext
) -> Iterator[tuple[str, tuple[Breach, ...] | None]]:
    """Yield a paragraph with its breaches, if any; with None where they depend on the reader."""
    try:
        found = tuple(test(DatedText(_own_words(part), context.on, is_for_anybody=True), context))
    except ReaderNeeded:
        yield part, None
    else:
        if found:
            yield part, found


@lru_cache(maxsize=256)
def _own_words(text: str) -> str:
    """Return text with block quotations, link texts and quoted words blanked, as long as before."""
    for pattern in _LOOK.patterns["others_words"]:
        text = pattern.compiled.sub(lambda match: " " * len(match[0]), text)
    return text


def dated_text(passage: Passage, context: RuleContext) -> DatedText:
    """Return a passage's own words, and their day: that of its visit or engagement, if any."""
    record = passage.record
    day = record.date if isinstance(record, Visit | Engagement) else context.on
    return DatedText(_own_words(passage.text), day)


def _weight(breach: Breach) -> Severity | None:
    return breach[2] if len(breach) == 3 else None
