"""Rules on those whom we help as persons: what may be told of one, and under which name.

Which group they are of, `people_are` says; children are protected whoever helps them.
"""

from collections.abc import Iterator

from advocate.errors import Severity
from advocate.models.engagement import Visit
from advocate.models.evidence import Quotation
from advocate.models.sector import PeopleGroup
from advocate.rules.engine.rule import Finding, Findings, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import ANY_PROSE, QUOTATION, VISIT
from advocate.rules.engine.text_rules import Breach, on_prose
from advocate.rules.language.passages import Passage, texts_of_record


@rule("C05", Severity.ERROR, QUOTATION)
def quoted_by_surname(quotation: Quotation, context: RuleContext) -> Findings:
    """Find quotations whose speaker is somebody helped, with a surname."""
    names = context.group_of(quotation.role)
    if names is None or not names.is_full_name(quotation.speaker):
        return
    if names.group.naming != "with_leave" or quotation.consent.given_on is None:
        yield Finding(f"{quotation.id} gives {_the_name_of(names.group)}.", field="speaker")


@rule("C05", Severity.ERROR, VISIT)
def met_by_surname(visit: Visit, context: RuleContext) -> Findings:
    """Find visits that list somebody helped by surname, or speak of one so."""
    for person in visit.people:
        names = context.group_of(person.role)
        if names and names.is_full_name(person.name):
            yield Finding(f"{visit.id} lists {_the_name_of(names.group)}.", field="people")
    for names in context.people_names:
        for text in _prose_of(visit):
            for start in names.surnames(text.text, context.is_other_name):
                said = f"{visit.id} gives {_the_name_of(names.group)} under {text.path[1]}."
                yield Finding(said, passage=text, start=start)


@on_prose("C05", Severity.ERROR, scope=ANY_PROSE, typed_only=True)
def identifying(text: str, context: RuleContext) -> Iterator[Breach]:
    """Find full names of those whom we help, and people who are the only ones."""
    for names in context.people_names:
        with_leave = context.named_with_leave if names.group.naming == "with_leave" else ()
        for start in names.surnames(text, context.is_other_name):
            if not any(text.startswith(name, text.find(name, start)) for name in with_leave):
                yield start, f"gives {_the_name_of(names.group)}"
    for start, phrase in context.people_counts.only_ones(text):
        yield start, f"points at one person (“{phrase}”)"


def _the_name_of(group: PeopleGroup) -> str:
    """Return "the full name of a child", as a message has it."""
    one = "child" if group.are_children else "person whom we help"
    return f"the full name of a {one}"


def _prose_of(visit: Visit) -> Iterator[Passage]:
    return (text for text in texts_of_record(visit) if text.prose)


@rule("C08", Severity.ERROR, QUOTATION)
def status_of_speaker(quotation: Quotation, context: RuleContext) -> Findings:
    """Find quotations of somebody named whom we help that tell a special status."""
    names = context.group_of(quotation.role)
    if names is None or names.is_role(quotation.speaker):
        return
    if status := names.status_in(f"{quotation.role}. {quotation.text}"):
        yield Finding(f"{quotation.id} ties “{status}” to {_one(names.group)}.", field="text")


@rule("C08", Severity.ERROR, VISIT)
def status_of_person_met(visit: Visit, context: RuleContext) -> Findings:
    """Find people helped on a visit's list whose note tells a special status."""
    for person in visit.people:
        names = context.group_of(person.role)
        status = names.status_in(f"{person.role}. {person.note or ''}") if names else None
        if names and status:
            yield Finding(f"{visit.id} ties “{status}” to {_one(names.group)}.", field="people")
    for names in context.people_names:
        for text in _prose_of(visit):
            for status in names.statuses_of_named(text.text, context.is_other_name):
                yield Finding(f"{visit.id} ties “{status}” to {_one(names.group)}.", passage=text)


@on_prose("C08", Severity.ERROR, scope=ANY_PROSE, typed_only=True)
def status_told(text: str, context: RuleContext) -> Iterator[Breach]:
    """Find a special status tied to somebody named whom we help."""
    for names in context.people_names:
        for status in names.statuses_of_named(text, context.is_other_name):
            yield 0, f"ties “{status}” to {_one(names.group)}"


def _one(group: PeopleGroup) -> str:
    return f"a named {'child' if group.are_children else 'person whom we help'}"
