"""Rules on children as persons: what may be told of one, and under which name."""

from collections.abc import Iterator

from advocate.errors import Severity
from advocate.models.engagement import Visit
from advocate.models.evidence import Quotation
from advocate.rules.engine.rule import Finding, Findings, RuleText, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import ANY_PROSE, QUOTATION, VISIT
from advocate.rules.engine.text_rules import Breach, on_prose
from advocate.rules.language.child_names import (
    is_child,
    is_full_name,
    status_in,
    status_of_named_children,
    surnames_of_children,
)
from advocate.rules.language.child_wording import only_ones
from advocate.rules.language.passages import Passage, texts_of_record

_NAMED = RuleText(
    "A pupil is named by first name or pseudonym, and never so that a stranger finds the child.",
    remedy="Leave the surname out, or say “a pupil”.",
    why="Child-protection charities ask that a child's full name never stand beside a picture or a "
    "story. A trait that only one child of a year and school has points as surely as a surname.",
)
_STATUS = RuleText(
    "No special need, free school meals or like status is tied to a named child.",
    remedy="Take out the name or the status.",
    why="Health, disability, origin and belief are special categories under the UK GDPR, and free "
    "meals or care tell of a family's means; the child did not choose to tell. Pupil premium "
    "counts among them, since it stands for both. Said of groups, it is no breach.",
)


@rule("C05", Severity.ERROR, QUOTATION).with_text(_NAMED)
def quoted_by_surname(quotation: Quotation, _context: RuleContext) -> Findings:
    """Find quotations whose speaker is a pupil with a surname."""
    if is_child(quotation.role) and is_full_name(quotation.speaker):
        yield Finding(f"{quotation.id} gives the full name of a pupil.", field="speaker")


@rule("C05", Severity.ERROR, VISIT).with_text(_NAMED)
def met_by_surname(visit: Visit, context: RuleContext) -> Findings:
    """Find visits that list a pupil by surname, or speak of one so."""
    for person in visit.people:
        if is_child(person.role) and is_full_name(person.name):
            yield Finding(f"{visit.id} lists a pupil by full name.", field="people")
    for text in _prose_of(visit):
        for start in surnames_of_children(text.text, context.is_not_a_pupil):
            status = f"{visit.id} gives the full name of a pupil under {text.path[1]}."
            yield Finding(status, passage=text, start=start)


@on_prose("C05", Severity.ERROR, scope=ANY_PROSE, typed_only=True).with_text(_NAMED)
def identifying(text: str, context: RuleContext) -> Iterator[Breach]:
    """Find full names of pupils, and children who are the only ones."""
    for start in surnames_of_children(text, context.is_not_a_pupil):
        yield start, "gives the full name of a pupil"
    for start, phrase in only_ones(text):
        yield start, f"points at one child (“{phrase}”)"


def _prose_of(visit: Visit) -> Iterator[Passage]:
    return (text for text in texts_of_record(visit) if text.prose)


@rule("C08", Severity.ERROR, QUOTATION).with_text(_STATUS)
def status_of_speaker(quotation: Quotation, _context: RuleContext) -> Findings:
    """Find quotations of a named pupil that tell a special status."""
    status = status_in(f"{quotation.role}. {quotation.text}")
    is_named = not is_child(quotation.speaker)
    if is_child(quotation.role) and is_named and status:
        yield Finding(f"{quotation.id} ties “{status}” to a named pupil.", field="text")


@rule("C08", Severity.ERROR, VISIT).with_text(_STATUS)
def status_of_person_met(visit: Visit, context: RuleContext) -> Findings:
    """Find pupils on a visit's list whose note tells a special status."""
    for person in visit.people:
        status = status_in(f"{person.role}. {person.note or ''}")
        if is_child(person.role) and status:
            yield Finding(f"{visit.id} ties “{status}” to a pupil on its list.", field="people")
    for text in _prose_of(visit):
        for status in status_of_named_children(text.text, context.is_not_a_pupil):
            yield Finding(f"{visit.id} ties “{status}” to a named child.", passage=text)


@on_prose("C08", Severity.ERROR, scope=ANY_PROSE, typed_only=True).with_text(_STATUS)
def status_told(text: str, context: RuleContext) -> Iterator[Breach]:
    """Find a special status tied to a named child."""
    for status in status_of_named_children(text, context.is_not_a_pupil):
        yield 0, f"ties “{status}” to a named child"
