"""Rules on the consent of those whom we help, and on visits to them."""

from advocate.errors import Severity
from advocate.models.engagement import Visit
from advocate.models.evidence import Quotation, Use
from advocate.rules.engine.document_choice import about_visits
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule import Finding, Findings, empty_fields, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import DOCUMENT, QUOTATION, VISIT


@rule("C06", Severity.ERROR, QUOTATION)
def quoted_without_consent(quotation: Quotation, context: RuleContext) -> Findings:
    """Find words of people helped whose consent is incomplete, over, or not for quoting."""
    names = context.group_of(quotation.role)
    if names is None:
        return
    consent, group = quotation.consent, names.group
    is_from_them = not group.are_children and quotation.speaker in consent.given_by
    wanting = {
        f"does not say that {group.consent_from} gave it": not is_from_them
        and not any(word.casefold() in consent.given_by.casefold() for word in group.consent_by),
        "has no date": consent.given_on is None,
        "has no end": consent.expires is None,
        "is not for quoting": Use.QUOTE not in consent.uses,
        "is not yet given": consent.given_on is not None and consent.given_on > context.on,
        "was withdrawn": consent.withdrawn is not None and consent.withdrawn <= context.on,
        "has run out": consent.expires is not None and consent.expires <= context.on,
    }
    for what in (what for what, is_so in wanting.items() if is_so):
        message = f"The consent to {quotation.id}, words of somebody whom we help, {what}."
        yield Finding(message, field="consent")


@rule("C06", Severity.ERROR, DOCUMENT)
def quoted_too_widely(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find words of people helped in documents with more readers than the consent covers."""
    for quotation in document.quotations:
        readers = document.kind.audience
        if context.group_of(quotation.role) and not quotation.consent.scope.covers(readers):
            scope = quotation.consent.scope.value
            told = f"{document.stem} prints {quotation.id}, words of somebody whom we help"
            yield Finding(f"{told}, with consent for {scope} readers only.")


@rule("C06", Severity.ERROR, VISIT, kinds=about_visits)
def photographed_without_consent(visit: Visit, context: RuleContext) -> Findings:
    """Find visits to come that plan photographs and say nothing of consent."""
    plans = any(step.photographs for step in visit.running_order)
    if plans and visit.date >= context.on and not visit.consent:
        yield Finding(f"{visit.id} plans photographs, and says nothing of consent.")


@rule("C07", Severity.ERROR, QUOTATION)
def used_against_a_no(quotation: Quotation, _context: RuleContext) -> Findings:
    """Find words that somebody refused to have used."""
    if quotation.consent.is_refused:
        yield Finding(f"The use of {quotation.id} was refused.", field="consent")


@rule("C09", Severity.ERROR, VISIT, kinds=about_visits)
def unsafe_plan(visit: Visit, context: RuleContext) -> Findings:
    """Find visits to come whose plan leaves the safety of people open."""
    if visit.date < context.on:
        return
    missing = empty_fields(
        supervised_by=visit.supervised_by,
        sign_in=visit.sign_in,
        safeguarding_lead=visit.safeguarding_lead,
    )
    if missing:
        severity = Severity.WARNING if visit.source else Severity.ERROR
        yield Finding(f"The plan of {visit.id} lacks {', '.join(missing)}.", severity=severity)
