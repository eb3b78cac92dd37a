"""Rules on the consent of children and their families, and on visits to schools."""

from advocate.errors import Severity
from advocate.models.engagement import Visit
from advocate.models.evidence import Quotation, Use
from advocate.rules.engine.document_choice import about_visits
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule import Finding, Findings, RuleText, empty_fields, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import DOCUMENT, QUOTATION, VISIT
from advocate.rules.language.child_names import is_child

_CONSENT = RuleText(
    "Words or pictures of a child need consent for this use, this reader and this day.",
    remedy="Complete consent (given_by a parent, guardian or school; given_on; expires; uses), or "
    "take the words out.",
    why="Schools ask a parent for each use, and consent can be taken back at any time, so it needs "
    "an end. Leave given for a newsletter is no leave for the press. Photographs on a visit are "
    "agreed as counts under “consent”, which only the internal brief prints: no list of names is "
    "kept here.",
)
_CAN_CONSENT = ("parent", "guardian", "carer", "mother", "father", "family", "school", "academy")


@rule("C06", Severity.ERROR, QUOTATION).with_text(_CONSENT)
def quoted_without_consent(quotation: Quotation, context: RuleContext) -> Findings:
    """Find words of pupils whose consent is incomplete, over, or not for quoting."""
    if not is_child(quotation.role):
        return
    consent = quotation.consent
    wanting = {
        "does not say that a parent, guardian or school gave it": not any(
            word in consent.given_by.casefold() for word in _CAN_CONSENT
        ),
        "has no date": consent.given_on is None,
        "has no end": consent.expires is None,
        "is not for quoting": Use.QUOTE not in consent.uses,
        "is not yet given": consent.given_on is not None and consent.given_on > context.on,
        "was withdrawn": consent.withdrawn is not None and consent.withdrawn <= context.on,
        "has run out": consent.expires is not None and consent.expires <= context.on,
    }
    for what in (what for what, is_so in wanting.items() if is_so):
        yield Finding(f"The consent to {quotation.id}, words of a pupil, {what}.", field="consent")


@rule("C06", Severity.ERROR, DOCUMENT).with_text(_CONSENT)
def quoted_too_widely(document: PrintedDocument, _context: RuleContext) -> Findings:
    """Find words of pupils in documents with more readers than the consent covers."""
    for quotation in document.quotations:
        if is_child(quotation.role) and not quotation.consent.scope.covers(document.kind.audience):
            scope = quotation.consent.scope.value
            yield Finding(
                f"{document.stem} prints {quotation.id}, words of a pupil, with consent for "
                f"{scope} readers only."
            )


@rule("C06", Severity.ERROR, VISIT, kinds=about_visits).says(
    _CONSENT.says,
    remedy="Say under consent how many families have agreed, or set photographs: false.",
    why=_CONSENT.why,
)
def photographed_without_consent(visit: Visit, context: RuleContext) -> Findings:
    """Find visits to come that plan photographs and say nothing of consent."""
    plans = any(step.photographs for step in visit.running_order)
    if plans and visit.date >= context.on and not visit.consent:
        yield Finding(f"{visit.id} plans photographs, and says nothing of consent.")


@rule("C07", Severity.ERROR, QUOTATION).says(
    "Where a child says no, or those who answer for a child do not agree, the answer is no.",
    remedy="Take the words out; the documents leave them out already.",
    why="Local safeguarding boards advise that parents who disagree count as a refusal and that a "
    "child's own no outweighs a parent's yes. Under consent, guardians is yes, no or divided, and "
    "child is yes or no; left out means that nobody asked.",
)
def used_against_a_no(quotation: Quotation, _context: RuleContext) -> Findings:
    """Find words that somebody refused to have used."""
    if quotation.consent.is_refused:
        yield Finding(f"The use of {quotation.id} was refused.", field="consent")


@rule("C09", Severity.ERROR, VISIT, kinds=about_visits).says(
    "The plan of a visit names who supervises, where visitors sign in, and the safeguarding lead.",
    remedy="Add supervised_by, sign_in and safeguarding_lead to the visit in data/visits.yaml.",
    why="School leaders' guidance on visitors is that they are supervised at all times and never "
    "alone with pupils, and that the school's designated lead knows of them. A visit already past "
    "has no plan left to make. A visit taken from a published account (it has a source) is not our "
    "own plan, so that what the account leaves out is only a warning.",
)
def unsafe_plan(visit: Visit, context: RuleContext) -> Findings:
    """Find visits to come whose plan leaves the safety of pupils open."""
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
