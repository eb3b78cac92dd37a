"""What a document of a kind of one's own may say: of a member, of a record, or of neither."""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from typing import NoReturn, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from advocate.errors import Problem, RecordNotFound, WrongUsage
from advocate.kinds.address.address_forms import forms_of_address
from advocate.kinds.dated_texts import as_of
from advocate.kinds.letter import unknown_offices
from advocate.kinds.letter_reader import reader_of
from advocate.kinds.own_records import (
    history_with,
    knowledge_of,
    latest_year,
    letter_line_on,
    local_knowledge,
    next_visit,
    programme_years,
    quotations_with_consent,
    seat_names,
    signatory_on,
)
from advocate.kinds.shared_fields import shared_fields, title_warning
from advocate.models.campaign import Ask
from advocate.models.constituency import ConstituencyStatistic
from advocate.models.document_context import DocumentContext
from advocate.models.engagement import Engagement, Visit
from advocate.models.evidence import Evidence, Quotation
from advocate.models.field_types import Prose, ProseType, Record, fields_of
from advocate.models.forms_of_address import FormsOfAddress
from advocate.models.kinds import Kind, Need
from advocate.models.member import MemberProfile, Standing
from advocate.models.programme import Programme, ProgrammeYear
from advocate.models.record_collections import collection, records_in
from advocate.models.selection import Selection
from advocate.models.settings import LetterSettings, Signatory
from advocate.models.workspace import LocalKnowledge, Workspace

R = TypeVar("R", bound=Record)


def find_own_kind(workspace: Workspace, name: str) -> Kind:
    """Return the kind of that name, one for `advocate write`.

    Raises:
        RecordNotFound: there is none, or another command writes it.
    """
    kind = workspace.kind(name)
    if kind and kind.command != "write":
        message = f"{name} is written by another command."
        raise RecordNotFound(message, hint=f"Use: advocate {kind.command}")
    known = [each.name for each in workspace.own_kinds]
    return kind or _refuse(f'There is no kind of documents called "{name}".', name, known)


def find_subject(workspace: Workspace, kind: Kind, about: str | None) -> Record | None:
    """Return the record that a document is about.

    Raises:
        WrongUsage: it is not named, or nothing is to be named.
        RecordNotFound: there is none of that id, or it is not for all readers.
    """
    if (kind.about is None) is not (about is None):
        about_what = f"about one of the {kind.about}" if kind.about else "not about one record"
        hint = "Leave out --about." if about else "Name it: --about ID"
        raise WrongUsage(f"{kind.name} is {about_what}.", hint=hint)
    if kind.about is None or about is None:
        return None
    by_id = {str(getattr(each, "id", "")): each for each in records_in(workspace, kind.about)}
    message = f'There is no "{about}" among the {kind.about}.'
    found = by_id.get(about) or _refuse(message, about, by_id)
    cleared = found.consent.scope if isinstance(found, Quotation) else None
    cleared = found.audience if isinstance(found, Evidence) else cleared
    if cleared and not cleared.covers(kind.audience):
        hint = f"It is for {cleared} use."
        raise RecordNotFound(f"{kind.name} may not be about {about}.", hint=hint)
    return found


def selection_for(kind: Kind, chosen: Selection, subject: Record | None) -> Selection:
    """Return for whom documents are made: the members chosen, else the one of the record.

    Raises:
        WrongUsage: nobody is chosen for a kind that is made for members, or somebody for another.
    """
    member_id = getattr(subject, "member", None)
    if kind.is_about_member and chosen.is_empty and member_id:
        return Selection(members=(str(member_id),))
    if kind.is_about_member is chosen.is_empty:
        readers = "members" if chosen.is_empty else "nobody in particular"
        hint = 'Choose whom, for example --mp "Jess Phillips".'
        raise WrongUsage(f"{kind.name} is for {readers}.", hint=hint if chosen.is_empty else None)
    return chosen


class MemberFacts(Struct, frozen=True, kw_only=True):
    """What a document on or for a member may say of that member."""

    profile: MemberProfile
    address: FormsOfAddress
    statistics: tuple[ConstituencyStatistic, ...]
    is_peer: bool
    programme_years: tuple[ProgrammeYear, ...]
    programme_year: ProgrammeYear | None
    history: tuple[Engagement, ...]
    """Newest first."""
    engagement: Engagement | None
    visit: Visit | None
    local: LocalKnowledge | None
    letter_line: Prose | None


class OwnContext(DocumentContext, frozen=True, kw_only=True):
    """What a document of somebody's own kind may say."""

    kind: Kind
    letter: LetterSettings
    signatory: Signatory | None
    quotations: tuple[Quotation, ...]
    action: Prose | None
    ask: Ask | None
    about: Record | None
    """The record that it is about, as its readers may see it."""
    of_member: MemberFacts | None
    """None where it is for nobody in particular; a template names each field of it."""

    def names(self) -> dict[str, object]:
        """Return what the template may name: nothing that no document of its kind has.

        The record that it is about has the name of its collection too, for example `visit`.
        """
        names = super().names()
        del names["of_member"]
        if not (self.kind.asks or self.ask):
            del names["ask"]
        if not self.about:
            del names["about"]
        if facts := self.of_member:
            names |= {name: getattr(facts, name) for name in facts.__struct_fields__}
        if self.kind.about and self.about:
            names[collection(self.kind.about).one] = self.about
        return names

    @property
    def lacking(self) -> tuple[Problem, ...]:
        """What its kind needs and the workspace does not have; a letter needs a signatory."""
        names, needs = self.names(), (*self.kind.needs, *[Need.SIGNATORY] * self.kind.letter)
        missing = (need for need in needs if not names.get(need))
        return tuple(Problem(message=f"{self.info.title}: there is no {need}.") for need in missing)


def build_own(
    workspace: Workspace,
    kind: Kind,
    subject: Record | None,
    profile: MemberProfile | None,
    statistics: tuple[ConstituencyStatistic, ...],
    *,
    on: date,
) -> OwnContext:
    """Return the context of one document, on or for a member where there is a `profile`."""
    workspace = as_of(workspace, on)
    letter = workspace.settings.letter
    facts = _facts_of(workspace, kind, profile, statistics, on) if profile else None
    about = _for_readers(kind, subject) if subject else None
    ask = workspace.ask(letter.manifesto, letter.ask) if kind.asks else None
    ask = about if isinstance(about, Ask) else ask
    signatory = signatory_on(workspace.settings, on, letter.signatory)
    action, problems = _action(workspace, profile, ask) if profile else (None, ())
    member = facts.address.plain_name if facts else ""
    latest, ahead = (facts.engagement, facts.visit) if facts else (None, None)
    return OwnContext(
        **shared_fields(
            workspace,
            kind,
            on=on,
            title=": ".join(filter(None, (kind.title, member))),
            subject=kind.title,
            keywords=(kind.name, member, profile.constituency_name if profile else None),
        ),
        stem=kind.file_name_for(member=member, about=str(getattr(subject, "id", ""))),
        problems=problems,
        kind=kind,
        letter=letter,
        signatory=about if isinstance(about, Signatory) else signatory,
        quotations=quotations_with_consent(workspace.quotations, on=on, readers=kind.audience),
        action=action,
        ask=ask,
        about=about,
        of_member=facts,
        profile=profile,
        address=facts.address if facts else None,
        programme=about if isinstance(about, Programme) else None,
        programme_years=facts.programme_years if facts else (),
        history=facts.history if facts else (),
        engagement=about if isinstance(about, Engagement) else latest,
        visit=about if isinstance(about, Visit) else ahead,
    )


def _action(
    workspace: Workspace, profile: MemberProfile, ask: Ask | None
) -> tuple[str | None, tuple[Problem, ...]]:
    """Return what the member is asked to do, and what to tell of that those who build."""
    problems = title_warning(profile)
    if ask is None or ask.actions is None:
        return None, problems
    knowledge = knowledge_of(workspace, profile.member.id)
    action = reader_of(workspace, ask, profile).action
    return action, (*problems, *unknown_offices(profile, knowledge))


def _facts_of(
    workspace: Workspace,
    kind: Kind,
    profile: MemberProfile,
    statistics: tuple[ConstituencyStatistic, ...],
    on: date,
) -> MemberFacts:
    names, knowledge = seat_names(workspace, profile), knowledge_of(workspace, profile.member.id)
    years = programme_years(workspace, names, on=on)
    past = history_with(workspace, profile.member.id, on=on)
    history = tuple(_for_readers(kind, entry) for entry in past)
    visit = next_visit(workspace, profile.member.id, on=on)
    return MemberFacts(
        profile=profile,
        address=forms_of_address(profile, knowledge),
        statistics=statistics,
        is_peer=profile.standing is Standing.PEER,
        programme_years=years,
        programme_year=latest_year(years, on),
        history=history,
        engagement=next(iter(history), None),
        visit=_for_readers(kind, visit) if visit else None,
        local=local_knowledge(workspace, names),
        letter_line=letter_line_on(knowledge, on),
    )


def _for_readers(kind: Kind, record: R) -> R:
    """Return a record without what is for colleagues, where others read documents of that kind."""
    if kind.is_internal:
        return record
    model: type[Record] = type(record)
    prose = {each.name: each.text for each in fields_of(model) if isinstance(each.text, ProseType)}
    notes = {name: None for name, text in prose.items() if text.is_note or text.is_aside}
    return replace(record, **notes) if any(getattr(record, name) for name in notes) else record


def _refuse(message: str, name: str, known: Iterable[str]) -> NoReturn:
    near = get_close_matches(name, known := sorted(known), n=3)
    guess = f"Did you mean {' or '.join(near)}? " if near else ""
    raise RecordNotFound(message, hint=f"{guess}Known: {', '.join(known) or 'none'}.")
