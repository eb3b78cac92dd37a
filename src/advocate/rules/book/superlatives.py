"""Rules on "the widest", "a record" and the like: true as of a day, until the next figure."""

import re
from collections.abc import Iterator
from functools import lru_cache

from advocate.errors import Severity
from advocate.models.dates import plainly
from advocate.models.evidence import Evidence
from advocate.models.periods import is_later
from advocate.models.prose import CALL, ids_in, sentences
from advocate.rules.book.figure_age import comparable_claims
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule import Finding, Findings, finding_at, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import CITED_CLAIM, DOCUMENT, PASSAGE
from advocate.rules.language.passages import Passage, Sentence, letters_only, one_line, quoted
from advocate.rules.language.pattern_file import PatternFile

_BOOK = PatternFile(__file__)
_QUOTED = re.compile(r"“[^“”]{20,}”")


@lru_cache(maxsize=512)
def _superlative(text: str, *, has_figure: bool) -> str | None:
    """Return the words that set this figure or year above all others; None if there are none."""
    found = _BOOK["superlative"].search(text) or (
        _BOOK["beside_a_figure"].search(text) if has_figure else None
    )
    return found[0].strip() if found else None


@rule("N09", Severity.WARNING, CITED_CLAIM)
def superlative_claim(claim: Evidence, context: RuleContext) -> Findings:
    """Find claims worded as a superlative that has no date, or no longer holds."""
    if superlative := _superlative(claim.statement, has_figure=True):
        for message in _doubts(claim, superlative, context):
            yield Finding(message, field="statement")


@rule("N09", Severity.WARNING, PASSAGE)
def superlative_in_prose(passage: Passage, context: RuleContext) -> Findings:
    """Find sentences of the YAML that speak of a record without a claim to bear it out."""
    text = passage.text
    if passage.prose and passage.prose.may_state_figures:
        return  # a claim has to say as of when by itself
    if not (_BOOK["superlative"].may_match(text) or _BOOK["beside_a_figure"].may_match(text)):
        return
    for start, sentence in sentences(text):
        ids = [name for call in CALL.finditer(sentence) for name in ids_in(call)]
        cited = [context.claims[name] for name in ids if name in context.claims]
        own = one_line(_QUOTED.sub("…", CALL.sub("…", sentence)))
        superlative = _superlative(own, has_figure=bool(cited))
        if superlative is None:
            continue
        dated = [claim for claim in cited if claim.as_of]
        if not dated:
            yield Finding(f"“{superlative}” rests on no claim that says as of when.", start=start)
        for claim in dated:
            for doubt in _doubts(claim, superlative, context):
                yield Finding(doubt, start=start)


@rule("N09", Severity.WARNING, DOCUMENT)
def superlative_outlived(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find superlatives of a document whose claim has a successor on the document's date."""
    if not any(claim.as_of for claim in document.rendered.claims):
        return
    for sentence, superlative in _in_document(document):
        for claim in (claim for claim in sentence.claims if claim.as_of):
            yield from map(Finding, _doubts(claim, superlative, context))


@rule("N09", Severity.WARNING, DOCUMENT)
def superlatives_in_document(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find superlatives in a document's own words that no dated claim supports."""
    for sentence, superlative in _in_document(document):
        if not any(claim.as_of for claim in sentence.claims):
            message = f"Nothing says as of when “{superlative}” held: {quoted(sentence.text)}"
            yield finding_at(sentence, context, message)


def _in_document(document: PrintedDocument) -> Iterator[tuple[Sentence, str]]:
    """Yield the sentences of our own that hold a superlative, with its words."""
    lines = document.text.splitlines()
    others = letters_only(" ".join(line for line in lines if line.startswith(">")))
    for sentence in document.sentences:
        own = _QUOTED.sub("…", sentence.text)
        superlative = _superlative(own, has_figure=bool(sentence.claims))
        if superlative and letters_only(sentence.text) not in others:
            yield sentence, superlative


def _doubts(claim: Evidence, superlative: str, context: RuleContext) -> Iterator[str]:
    if claim.as_of is None:
        yield f"“{superlative}” in {claim.id} does not say as of when."
        return
    newer = (other for other in comparable_claims(claim, context) if is_later(other, claim))
    if later := next(newer, None):
        true_of = f"{claim.id} ({claim.period}) as of {plainly(claim.as_of)}"
        since = f"{later.id} ({later.period}) has come since"
        yield f"“{superlative}” was true of {true_of}; {since}."
