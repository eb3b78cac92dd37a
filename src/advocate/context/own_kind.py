"""What a document of a kind of one's own may say: of a member, of a record, or of neither."""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from typing import NoReturn, TypeVar

from msgspec.structs import replace

from advocate.context.address import forms_of_address
from advocate.context.brief import title_warning
from advocate.context.document import context_of
from advocate.context.letter import action_of, latest_year, reader_role, unknown_offices
from advocate.context.selection import (
    history_with,
    knowledge_of,
    local_knowledge,
    next_visit,
    programme_years,
    seat_names,
    signatory_on,
    true_on,
    usable_quotations,
)
from advocate.errors import Problem, RecordNotFound, WrongUsage
from advocate.models.campaign import Ask
from advocate.models.collections import collection, records_in
from advocate.models.constituency import ConstituencyStatistic
from advocate.models.document import DocumentContext
from advocate.models.evidence import Evidence, Quotation
from advocate.models.field_types import ProseType, Record, fields_of
from advocate.models.kinds import Kind, Need
from advocate.models.member import MemberProfile, Standing
from advocate.models.selection import Selection
from advocate.models.workspace import Workspace

R = TypeVar("R", bound=Record)


def kind_to_write(workspace: Workspace, name: str) -> Kind:
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


def subject_of(workspace: Workspace, kind: Kind, about: str | None) -> Record | None:
    """Return the record that a document is about.

    Raises:
        WrongUsage: it is not named, or nothing is to be named.
        RecordNotFound: there is none of that id, or it is not for all readers.
    """
    if (kind.about is None) is not (about is None):
        said = f"about one of the {kind.about}" if kind.about else "not about one record"
        hint = "Leave out --about." if about else "Name it: --about ID"
        raise WrongUsage(f"{kind.name} is {said}.", hint=hint)
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


def whom_for(kind: Kind, chosen: Selection, subject: Record | None) -> Selection:
    """Return for whom documents are made: the members chosen, else the one of the record.

    Raises:
        WrongUsage: nobody is chosen for a kind that is made for members, or somebody for another.
    """
    member_id = getattr(subject, "member", None)
    if kind.is_about_member and chosen.is_empty and member_id:
        return Selection(members=(str(member_id),))
    if kind.is_about_member is chosen.is_empty:
        said = "members" if chosen.is_empty else "nobody in particular"
        hint = 'Choose whom, for example --mp "Jess Phillips".'
        raise WrongUsage(f"{kind.name} is for {said}.", hint=hint if chosen.is_empty else None)
    return chosen


def build_own(
    workspace: Workspace,
    kind: Kind,
    subject: Record | None,
    profile: MemberProfile | None,
    statistics: tuple[ConstituencyStatistic, ...],
    *,
    on: date,
) -> DocumentContext:
    """Return the context of one document, on or for a member where there is a `profile`."""
    letter = workspace.settings.letter
    knowledge = knowledge_of(workspace, profile.member.id) if profile else None
    address = forms_of_address(profile, knowledge, on=on) if profile else None
    values: dict[str, object] = {
        "kind": kind,
        "action": None,
        "letter": letter,
        "signatory": signatory_on(workspace.settings, on, letter.signatory),
        "quotations": usable_quotations(workspace.quotations, on=on, readers=kind.audience),
    }
    if kind.asks:
        values["ask"] = workspace.ask(letter.manifesto, letter.ask)
    if profile:
        values |= {"address": address, "statistics": statistics}
        values |= _of_member(workspace, kind, profile, on)
    if kind.about and subject:
        found = _for_readers(kind, subject)
        values |= {"about": found, collection(kind.about).one: found}
    ask, problems = values.get("ask"), title_warning(profile) if profile else ()
    if profile and isinstance(ask, Ask) and ask.actions:
        role = reader_role(profile, knowledge, None)
        values["action"] = action_of(ask.actions, role, profile)
        problems += unknown_offices(profile, knowledge, None)
    member = address.plain_name if address else ""
    about_id = str(getattr(subject, "id", ""))
    return context_of(
        workspace,
        kind,
        on=on,
        title=": ".join(filter(None, (kind.title, member))),
        subject=kind.title,
        stem=kind.stem.replace("{member}", member).replace("{about}", about_id),
        keywords=(kind.name, member, profile.constituency_name if profile else None),
        values=values,
        profile=profile,
        problems=problems,
    )


def refuse_lacking(contexts: Iterable[DocumentContext]) -> None:
    """Refuse documents without what their kind needs; a letter needs somebody who signs it.

    Raises:
        RecordNotFound: with what each of them lacks.
    """
    problems = tuple(
        Problem(message=f"{context.info.title}: there is no {need}.")
        for context in contexts
        for need in (*context.info.kind.needs, *[Need.SIGNATORY] * context.info.kind.letter)
        if not context.values.get(need)
    )
    if problems:
        raise RecordNotFound(
            "Documents of this kind need more than there is, so nothing was written.",
            hint="Add what is named above to the workspace, or leave out whom it is missing for.",
            problems=problems,
        )


def _of_member(
    workspace: Workspace, kind: Kind, profile: MemberProfile, on: date
) -> dict[str, object]:
    """Return what may be said of a member, newest first where there are several."""
    names = seat_names(workspace, profile)
    small_number = workspace.settings.thresholds.small_number
    years = programme_years(workspace.programmes, names, on=on, small_number=small_number)
    history = [
        _for_readers(kind, each) for each in history_with(workspace, profile.member.id, on=on)
    ]
    said = true_on(knowledge_of(workspace, profile.member.id), on)
    visit = next_visit(workspace, profile.member.id, on=on)
    return {
        "profile": profile,
        "is_peer": profile.standing is Standing.PEER,
        "programme_years": years,
        "programme_year": latest_year(workspace, names, on),
        "history": tuple(history),
        "engagement": next(iter(history), None),
        "visit": _for_readers(kind, visit) if visit else None,
        "local": local_knowledge(workspace, names),
        "letter_line": said.letter_line if said else None,
    }


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
    said = f"Did you mean {' or '.join(near)}? " if near else ""
    raise RecordNotFound(message, hint=f"{said}Known: {', '.join(known) or 'none'}.")
