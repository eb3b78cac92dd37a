"""Rules that protect those whom we help: what may be told of one, with whose consent, and visits.

Which group they are of, `people_are` says; children are protected whoever helps them.
"""

from collections.abc import Iterator

from advocate.errors import Severity
from advocate.models.engagement import Visit
from advocate.models.evidence import Quotation, Use
from advocate.rules.engine.document_choice import about_visits
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule import Finding, Findings, empty_fields, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import ANY_PROSE, DOCUMENT, QUOTATION, VISIT
from advocate.rules.engine.text_rules import Breach, on_prose
from advocate.rules.language.passages import Passage, texts_of_record


@rule("C05", Severity.ERROR, QUOTATION)
def quoted_by_surname(quotation: Quotation, context: RuleContext) -> Findings:
    """Find quotations whose speaker is somebody helped, with a surname."""
    names = context.group_of(quotation.role)
    if names is None or not names.is_full_name(quotation.speaker):
        return
    if names.group.naming != "with_leave" or quotation.consent.given_on is None:
        yield Finding(f"{quotation.id} gives the full name of a {names.one}.", field="speaker")


@rule("C05", Severity.ERROR, VISIT)
def met_by_surname(visit: Visit, context: RuleContext) -> Findings:
    """Find visits that list somebody helped by surname, or speak of one so."""
    for person in visit.people:
        names = context.group_of(person.role)
        if names and names.is_full_name(person.name):
            yield Finding(f"{visit.id} lists the full name of a {names.one}.", field="people")
    for names in context.people_names:
        for text in _prose_of(visit):
            for start in names.surnames(text.text, context.is_other_name):
                said = f"{visit.id} gives the full name of a {names.one} under {text.path[1]}."
                yield Finding(said, passage=text, start=start)


@on_prose("C05", Severity.ERROR, scope=ANY_PROSE, typed_only=True)
def identifying(text: str, context: RuleContext) -> Iterator[Breach]:
    """Find full names of those whom we help, and people who are the only ones."""
    for names in context.people_names:
        with_leave = context.named_with_leave if names.group.naming == "with_leave" else ()
        for start in names.surnames(text, context.is_other_name):
            if not any(text.startswith(name, text.find(name, start)) for name in with_leave):
                yield start, f"gives the full name of a {names.one}"
    for start, phrase in context.people_counts.only_ones(text):
        yield start, f"points at one person (“{phrase}”)"


def _prose_of(visit: Visit) -> Iterator[Passage]:
    return (text for text in texts_of_record(visit) if text.prose)


@rule("C08", Severity.ERROR, QUOTATION)
def status_of_speaker(quotation: Quotation, context: RuleContext) -> Findings:
    """Find quotations of somebody named whom we help that tell a special status."""
    names = context.group_of(quotation.role)
    if names is None or names.is_role(quotation.speaker):
        return
    if status := names.status_in(f"{quotation.role}. {quotation.text}"):
        yield Finding(f"{quotation.id} ties “{status}” to a named {names.one}.", field="text")


@rule("C08", Severity.ERROR, VISIT)
def status_of_person_met(visit: Visit, context: RuleContext) -> Findings:
    """Find people helped on a visit's list whose note tells a special status."""
    for person in visit.people:
        names = context.group_of(person.role)
        status = names.status_in(f"{person.role}. {person.note or ''}") if names else None
        if names and status:
            yield Finding(f"{visit.id} ties “{status}” to a named {names.one}.", field="people")
    for names in context.people_names:
        for text in _prose_of(visit):
            for status in names.statuses_of_named(text.text, context.is_other_name):
                yield Finding(f"{visit.id} ties “{status}” to a named {names.one}.", passage=text)


@on_prose("C08", Severity.ERROR, scope=ANY_PROSE, typed_only=True)
def status_told(text: str, context: RuleContext) -> Iterator[Breach]:
    """Find a special status tied to somebody named whom we help."""
    for names in context.people_names:
        for status in names.statuses_of_named(text, context.is_other_name):
            yield 0, f"ties “{status}” to a named {names.one}"


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
