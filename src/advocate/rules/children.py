"""Rules on children as persons: what may be told of one, and under which name."""

import re
from collections.abc import Iterator
from functools import cache

from advocate.errors import Severity
from advocate.models.engagement import Visit
from advocate.models.evidence import Quotation
from advocate.models.field_types import WORDS
from advocate.models.workspace import Workspace
from advocate.rules.child_names import (
    Others,
    is_child,
    is_full_name,
    status_in,
    status_of_named_children,
    surnames_of_children,
)
from advocate.rules.child_wording import only_ones
from advocate.rules.desk import Desk
from advocate.rules.located import found_in
from advocate.rules.prose import Passage, texts_of_record
from advocate.rules.rule import Finding, Scope, Words, rule
from advocate.rules.sheet import Sheet

_NAMED = Words(
    "A pupil is named by first name or pseudonym, and never so that a stranger finds the child.",
    remedy="Leave the surname out, or say “a pupil”.",
    why="Child-protection charities ask that a child's full name never stand beside a picture or a "
    "story. A trait that only one child of a year and school has points as surely as a surname.",
)
_STATUS = Words(
    "No special need, free school meals or like status is tied to a named child.",
    remedy="Take out the name or the status.",
    why="Health, disability, origin and belief are special categories under the UK GDPR, and free "
    "meals or care tell of a family's means; the child did not choose to tell. Pupil premium "
    "counts among them, since it stands for both. Said of groups, it is no breach.",
)


@rule("C05", Severity.ERROR, Scope.QUOTATION).in_words(_NAMED)
def quoted_by_surname(quotation: Quotation, _desk: Desk) -> Iterator[Finding]:
    """Find quotations whose speaker is a pupil with a surname."""
    if is_child(quotation.role) and is_full_name(quotation.speaker):
        yield Finding(f"{quotation.id} gives the full name of a pupil.", field="speaker")


@rule("C05", Severity.ERROR, Scope.VISIT).in_words(_NAMED)
def met_by_surname(visit: Visit, desk: Desk) -> Iterator[Finding]:
    """Find visits that list a pupil by surname, or speak of one so."""
    for person in visit.people:
        if is_child(person.role) and is_full_name(person.name):
            yield Finding(f"{visit.id} lists a pupil by full name.", field="people")
    is_other = _is_other(desk)
    for text in _prose_of(visit):
        for start in surnames_of_children(text.text, is_other):
            said = f"{visit.id} gives the full name of a pupil under {text.path[1]}."
            yield found_in(text, start, said)


@rule("C05", Severity.ERROR, Scope.WORKSPACE).in_words(_NAMED)
def named_in_prose(_workspace: Workspace, desk: Desk) -> Iterator[Finding]:
    """Find full names of pupils, and children who are the only ones, in YAML and templates."""
    is_other = _is_other(desk)
    for passage in _passages(desk):
        for start, what in _identifying(passage.text, is_other):
            yield found_in(passage, start, f"A text {what}.")


@rule("C05", Severity.ERROR, Scope.DOCUMENT).in_words(_NAMED)
def named_in_document(sheet: Sheet, desk: Desk) -> Iterator[Finding]:
    """Find full names of pupils in what was typed for a document."""
    found = desk.of_each(_identifying_in, sheet.document.typed_text)
    for what in dict.fromkeys(what for _, what in found):
        yield Finding(f"{sheet.stem} {what}.")


def _identifying(text: str, is_other: Others) -> Iterator[tuple[int, str]]:
    for start in surnames_of_children(text, is_other):
        yield start, "gives the full name of a pupil"
    for start, phrase in only_ones(text):
        yield start, f"points at one child (“{phrase}”)"


def _identifying_in(part: str, desk: Desk) -> Iterator[tuple[int, str]]:
    return _identifying(part, _is_other(desk))


def _passages(desk: Desk) -> Iterator[Passage]:
    """Yield every text but the visits', which have rules of their own; notes and quotations too."""
    quoted = (text for text in desk.each_text if text.kind == WORDS)
    ours = (*desk.passages, *desk.unprinted, *quoted)
    yield from (text for text in ours if not isinstance(text.record, Visit))


def _is_other(desk: Desk) -> Others:
    """Return what tells the names of adults, schools and places from those of children."""

    @cache
    def known() -> str:
        return "\n".join((*_others(desk), *desk.seats))

    def is_other(name: str, is_open: bool) -> bool:
        if re.search(rf"\b{re.escape(name)}\b", known()):
            return True
        return is_open and desk.is_politician(name)

    return is_other


def _others(desk: Desk) -> tuple[str, ...]:
    """Names that the workspace gives to schools, places and people who are no pupils."""
    workspace = desk.workspace
    found: list[str | None] = [*desk.people]
    found += [name for p in workspace.programmes for name in (p.school, p.place)]
    for visit in workspace.visits:
        found.append(visit.venue)
        found += [person.name for person in visit.people if not is_child(person.role)]
    found += [q.speaker for q in workspace.quotations if not is_child(q.role)]
    found += [signatory.name for signatory in workspace.settings.signatories]
    return tuple(name for name in found if name)


def _prose_of(visit: Visit) -> Iterator[Passage]:
    return (text for text in texts_of_record(visit) if text.prose)


@rule("C08", Severity.ERROR, Scope.QUOTATION).in_words(_STATUS)
def status_of_speaker(quotation: Quotation, _desk: Desk) -> Iterator[Finding]:
    """Find quotations of a named pupil that tell a special status."""
    said = status_in(f"{quotation.role}. {quotation.text}")
    is_named = not is_child(quotation.speaker)
    if is_child(quotation.role) and is_named and said:
        yield Finding(f"{quotation.id} ties “{said}” to a named pupil.", field="text")


@rule("C08", Severity.ERROR, Scope.VISIT).in_words(_STATUS)
def status_of_person_met(visit: Visit, desk: Desk) -> Iterator[Finding]:
    """Find pupils on a visit's list whose note tells a special status."""
    for person in visit.people:
        said = status_in(f"{person.role}. {person.note or ''}")
        if is_child(person.role) and said:
            yield Finding(f"{visit.id} ties “{said}” to a pupil on its list.", field="people")
    is_other = _is_other(desk)
    for text in _prose_of(visit):
        for status in status_of_named_children(text.text, is_other):
            yield found_in(text, 0, f"{visit.id} ties “{status}” to a named child.")


@rule("C08", Severity.ERROR, Scope.WORKSPACE).in_words(_STATUS)
def status_in_prose(_workspace: Workspace, desk: Desk) -> Iterator[Finding]:
    """Find a special status tied to a named child in YAML and templates."""
    is_other = _is_other(desk)
    for passage in _passages(desk):
        for status in status_of_named_children(passage.text, is_other):
            yield found_in(passage, 0, f"A text ties “{status}” to a named child.")


@rule("C08", Severity.ERROR, Scope.DOCUMENT).in_words(_STATUS)
def status_in_document(sheet: Sheet, desk: Desk) -> Iterator[Finding]:
    """Find a special status tied to a named child in what was typed for a document."""
    for status in desk.of_each(_status_in, sheet.document.typed_text):
        yield Finding(f"{sheet.stem} ties “{status}” to a named child.")


def _status_in(part: str, desk: Desk) -> Iterator[str]:
    return status_of_named_children(part, _is_other(desk))
