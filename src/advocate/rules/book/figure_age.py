"""Rules on the age of figures that documents use: the newest, not too old, and settled."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from advocate.errors import Severity
from advocate.models.dates import plainly
from advocate.models.evidence import Evidence, Status, Unit, Verified
from advocate.models.field_types import YamlPath
from advocate.models.name_folding import name_key
from advocate.models.periods import is_later, is_same_period, is_yearly, known_by, period_end
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule import Finding, Findings, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import CITED_CLAIM, DOCUMENT
from advocate.rules.engine.text_rules import Breach, on_prose
from advocate.rules.language.pattern_file import PatternFile

YEARLY_MONTHS = 14
"""Age at which a figure published every year is old: by then the next one is out."""
STUDY_MONTHS = 36
"""Age at which a study, a survey or a single count is old."""
_BOOK = PatternFile(__file__)


def reference_day(claim: Evidence, context: RuleContext) -> date:
    """Return the day on which the age of a claim counts.

    That of the document being built; when a workspace is checked, today, but for a claim that only
    manifestos cite, the day of the last of them: what was published is not put right afterwards.
    """
    places = context.workspace.citations.get(claim.id, ())
    days = [
        manifesto.published
        for manifesto in context.workspace.manifestos
        if any(file == f"data/manifestos/{manifesto.election}.yaml" for file, _ in places)
    ]
    is_only_there = all(file.startswith("data/manifestos/") for file, _ in places)
    is_theirs = days and is_only_there and not context.is_building
    return min(max(days), context.on) if is_theirs else context.on


def comparable_claims(claim: Evidence, context: RuleContext) -> Iterator[Evidence]:
    """Yield the other claims of a series on the same people and place, public by the day."""
    day = reference_day(claim, context)
    group = (claim.population.casefold(), name_key(claim.geography))
    for other in context.series.get(claim.series or "", ()):
        is_same = (other.population.casefold(), name_key(other.geography)) == group
        is_hidden = not other.audience.covers((claim.audience,))
        if is_same and not is_hidden and other.id != claim.id and known_by(other) <= day:
            yield other


@rule("N03", Severity.WARNING, CITED_CLAIM)
def superseded(claim: Evidence, context: RuleContext) -> Findings:
    """Find claims that a later one of the same series and population replaces."""
    newer = _newer(claim, context)
    settled = [other for other in newer if other.status is not Status.PROVISIONAL]
    is_settled = bool(settled) or claim.status is Status.PROVISIONAL
    if not newer or _stand_together(claim, newer, context):
        return
    latest = max(settled or newer, key=lambda other: period_end(other.period) or date.min)
    period = latest.period + (", provisional" if latest.status is Status.PROVISIONAL else "")
    message = f"{claim.id} ({claim.period}) is followed by {latest.id} ({period})."
    yield Finding(message, severity=None if is_settled else Severity.NOTE)


def _newer(claim: Evidence, context: RuleContext) -> list[Evidence]:
    later = (other for other in comparable_claims(claim, context) if is_later(other, claim))
    return [c for c in later if c.verified not in (Verified.DISPUTED, Verified.UNVERIFIED)]


def _stand_together(claim: Evidence, newer: list[Evidence], context: RuleContext) -> bool:
    """Say if every record that cites a claim cites one of the newer ones too."""
    places = context.workspace.citations
    beside = {_record(*place) for other in newer for place in places.get(other.id, ())}
    own = {_record(*place) for place in places.get(claim.id, ())}
    return bool(own) and own <= beside


def _record(file: str, path: YamlPath) -> tuple[str, YamlPath]:
    """Return the record that holds a field, or an entry of a list of ids."""
    is_entry = len(path) > 1 and isinstance(path[-1], int)
    return file, path[:-2] if is_entry else path[:-1]


@rule("N04", Severity.WARNING, CITED_CLAIM)
def stale(claim: Evidence, context: RuleContext) -> Findings:
    """Find claims whose period ended too long before the day; of a document, see below."""
    if not context.is_building:
        yield from _stale(claim, context)


@rule("N04", Severity.WARNING, CITED_CLAIM)
def unread_period(claim: Evidence, _context: RuleContext) -> Findings:
    """Find claims whose period tells no end, so that nothing of time can be checked."""
    is_told = claim.illustrative or claim.unit is Unit.TEXT or claim.good_until
    if not is_told and period_end(claim.period) is None:
        message = f"The period of {claim.id}, “{claim.period}”, cannot be read as one that ends."
        yield Finding(message, field="period")


@rule("N04", Severity.WARNING, DOCUMENT)
def stale_in_document(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find the claims of a document that are too old for it; its name may waive them all."""
    for claim in document.rendered.claims:
        yield from _stale(claim, context)


def _stale(claim: Evidence, context: RuleContext) -> Findings:
    if (since := _outlived(claim, context)) is not None:
        message = f"{claim.id} is about {claim.period}, and could be used until {plainly(since)}."
        field = "good_until" if claim.good_until else "period"
        yield Finding(message, field=field, subject=claim)


def _outlived(claim: Evidence, context: RuleContext) -> date | None:
    """Return the last day on which a claim was fresh, where that is past."""
    if claim.illustrative or claim.unit is Unit.TEXT:
        return None
    last = claim.good_until
    if last is None:
        end = period_end(claim.period)
        if end is None or _stand_together(claim, _newer(claim, context), context):
            return None
        months = YEARLY_MONTHS if is_yearly(claim.period) else STUDY_MONTHS
        years, month = divmod(end.month - 1 + months, 12)
        last = date(end.year + years, month + 1, monthrange(end.year + years, month + 1)[1])
    return last if reference_day(claim, context) > last else None


@on_prose("N20", Severity.WARNING, typed_only=True)
def day_typed_by_hand(text: str, _context: RuleContext) -> Iterator[Breach]:
    """Find texts that say in their own words when something was last checked."""
    for found in _BOOK["checked"].finditer(text):
        yield found.start(), f"says by hand when it was checked (“{found[0]}”)"


@rule("N05", Severity.ERROR, CITED_CLAIM)
def provisional_replaced(claim: Evidence, context: RuleContext) -> Findings:
    """Find provisional claims whose revised or final edition was public by the day."""
    if claim.status is not Status.PROVISIONAL:
        return
    for other in comparable_claims(claim, context):
        settled = other.status in (Status.REVISED, Status.FINAL)
        if settled and is_same_period(other.period, claim.period):
            yield Finding(f"{claim.id} is provisional, and {other.id} is {other.status.value}.")
