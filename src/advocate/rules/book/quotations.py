"""Rules on quotations: whose words, from when, with whose leave, and word for word."""

import re
from collections.abc import Iterator
from itertools import accumulate

from advocate.errors import Severity
from advocate.models.engagement import Engagement
from advocate.models.evidence import Quotation
from advocate.models.prose import sentences
from advocate.models.workspace import Workspace
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule import Finding, Findings, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import DOCUMENT, QUOTATION, WORKSPACE
from advocate.rules.language.pattern import Pattern
from advocate.rules.language.people_names import either
from advocate.rules.language.repeated_quotations import QuotedSentences

_MONTHS_FRESH = 24
_CUT = re.compile(r"(?:(?<!\s)\s+)?(?:\[?(?:…|\.\.\.)\]?|\[[^\[\]]*\])\s*")
_OPENS = Pattern(r"(?:\A|[.!?:…])[\s\"'(]*\Z")
_ENDS = Pattern(r"[\s\"')]*(?:\Z|[.!?…])")
"""Where a sentence of the original begins or ends: a cut there needs no mark."""
_REPORTED = Pattern(r"[“\"]|\b(?:said|told|wrote|says)\b")
_RUNS_ON = Pattern(r"(?:^(?:> )?|(?<=[:,] ))“[^“”]+(?:\n>?\n(?:> )?“[^“”]+){1,40}”", re.MULTILINE)


@rule("Q01", Severity.ERROR, QUOTATION)
def has_leave_on_record(quotation: Quotation, _context: RuleContext) -> Findings:
    """Find quotations whose consent can be found by neither date nor reference."""
    consent = quotation.consent
    if consent.given_on is None and consent.reference is None:
        yield Finding(f"{quotation.id}: the consent has no date and no reference.", field="consent")


@rule("Q02", Severity.ERROR, WORKSPACE)
def said_by_one(workspace: Workspace, context: RuleContext) -> Findings:
    """Find sentences that two speakers share but for names, or a word in eight."""
    earlier = QuotedSentences(_places(workspace, context))
    for quotation in workspace.quotations:
        told: set[str] = set()
        for _, sentence in sentences(quotation.text):
            for first in earlier.same_as(sentence):
                if first.speaker != quotation.speaker and first.id not in told:
                    told.add(first.id)
                    who = f"{quotation.id} ({quotation.speaker})"
                    yield _said_twice(who, first, sentence, quotation, "text")
        earlier.add(quotation)
    for entry in workspace.engagements:
        if entry.member_name and _REPORTED.search(entry.summary):
            yield from _said_by_another(entry, entry.member_name, earlier)


def _said_by_another(entry: Engagement, name: str, earlier: QuotedSentences) -> Findings:
    """Yield the quotation that a summary reports as said by somebody else."""
    for _, sentence in sentences(entry.summary):
        for first in earlier.same_as(sentence):
            if name not in first.speaker and first.speaker.split()[-1] not in entry.summary:
                yield _said_twice(f"{entry.id} ({name})", first, sentence, entry, "summary")
                return


def _said_twice(
    who: str, first: Quotation, sentence: str, subject: Quotation | Engagement, field: str
) -> Finding:
    of_first = f"{first.id} ({first.speaker}): “{_shortened(sentence)}”."
    return Finding(f"{who} has the words of {of_first}", field=field, subject=subject)


def _places(workspace: Workspace, context: RuleContext) -> Iterator[str]:
    yield from context.seats
    for quotation in workspace.quotations:
        yield quotation.place or ""
    for place in workspace.constituencies:
        yield from (place.constituency, *place.aliases)


@rule("Q03", Severity.ERROR, QUOTATION)
def word_for_word(quotation: Quotation, _context: RuleContext) -> Findings:
    """Find unpaired marks, and words that the original does not have."""
    if not are_paired(quotation.text):
        yield Finding(f"{quotation.id}: a quotation mark has no partner.", field="text")
    if quotation.original and not _is_cut_from(quotation.text, quotation.original):
        message = f"{quotation.id}: the words differ from the original, and no cut is marked."
        yield Finding(message, field="text")


@rule("Q03", Severity.ERROR, DOCUMENT)
def paired_in_print(document: PrintedDocument, _context: RuleContext) -> Findings:
    """Find paragraphs with an unpaired quotation mark."""
    for paragraph in _RUNS_ON.compiled.sub("", document.text).split("\n\n"):
        if paragraph.count("“") != paragraph.count("”"):
            told = f"a quotation mark has no partner in “{_shortened(paragraph)}”"
            yield Finding(f"{document.stem}: {told}.")


@rule("Q04", Severity.WARNING, DOCUMENT)
def dated(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find old quotations printed without their month."""
    text = document.text.replace("\N{NO-BREAK SPACE}", " ")
    for quotation in document.quotations:
        month = f"{quotation.said_on:%B %Y}"
        years = context.on.year - quotation.said_on.year
        is_old = years * 12 + context.on.month - quotation.said_on.month > _MONTHS_FRESH
        if is_old and month not in text:
            yield Finding(f"{document.stem} prints {quotation.id} without its month, {month}.")


@rule("Q05", Severity.WARNING, QUOTATION)
def has_an_origin(quotation: Quotation, context: RuleContext) -> Findings:
    """Find famous sayings without an address of their source."""
    words = quotation.text.casefold()
    if quotation.url is None and any(said in words for said in context.sector.word_list("sayings")):
        yield Finding(f"{quotation.id} is a famous saying without a source.", field="text")


@rule("Q05", Severity.WARNING, DOCUMENT)
def no_sayings(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find famous sayings that somebody typed."""
    for saying in dict.fromkeys(context.in_paragraphs(_sayings_in, document.rendered.typed_text)):
        yield Finding(f"{document.stem} has a famous saying without a source: “… {saying} …”.")


def _sayings_in(text: str, context: RuleContext) -> Iterator[str]:
    plain = " ".join(text.casefold().split())
    return (said for said in context.sector.word_list("sayings") if said in plain)


@rule("Q07", Severity.WARNING, QUOTATION)
def stays_unnamed(quotation: Quotation, context: RuleContext) -> Findings:
    """Find unnamed speakers with a place and a kind of site."""
    label = f"{quotation.speaker} {quotation.role}"
    words = context.sector.word_list
    unnamed = rf"(?:a |the )?[a-z ]*(?:{either(words('speakers'))})\b"
    is_unnamed = re.match(unnamed, quotation.speaker, re.IGNORECASE)
    types = rf"\b(?:{either(words('site_types'))})\b"
    if is_unnamed and quotation.place and re.search(types, label, re.IGNORECASE):
        who = f"{quotation.speaker}, {quotation.role}, {quotation.place}"
        yield Finding(f"{quotation.id}: “{who}” may point at one person.", field="role")


def are_paired(text: str) -> bool:
    """Say if every double quotation mark in `text` has its partner."""
    depths = accumulate((character == "“") - (character == "”") for character in text)
    is_even = text.count("“") == text.count("”") and text.count('"') % 2 == 0
    return is_even and min(depths, default=0) >= 0


def _is_cut_from(text: str, original: str) -> bool:
    """Say if `text` is `original` with nothing changed but the cuts it marks, at its ends too."""
    whole = " ".join(_plain(original).split())
    pieces = [" ".join(_plain(piece).split()).rstrip(".,;") for piece in _CUT.split(text)]
    last, place = len(pieces) - 1, 0
    for number, piece in enumerate(pieces):
        if not piece:
            continue
        spots = [
            spot.start()
            for spot in re.finditer(re.escape(piece), whole)
            if spot.start() >= place
            and (number > 0 or _OPENS.search(whole[: spot.start()]))
            and (number < last or piece.endswith(("!", "?")) or _ENDS.match(whole[spot.end() :]))
        ]
        if not spots:
            return False
        place = spots[0] + len(piece)
    return True


def _plain(text: str) -> str:
    return text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')


def _shortened(text: str) -> str:
    words = text.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")
