"""What a letter to one member may say: to one of a committee, a local MP, a minister or a peer."""

from datetime import date

from advocate.errors import Problem, RecordNotFound, Severity
from advocate.kinds.activity_hook import ActivityHook, activity_hook
from advocate.kinds.address.address_forms import Capacity, forms_of_address
from advocate.kinds.brief_sections import chosen_statistics, known_statistics
from advocate.kinds.dated_texts import as_of
from advocate.kinds.member_roles import Role, action_for, offices, role_of
from advocate.kinds.own_records import (
    knowledge_of,
    latest_year,
    letter_line_on,
    local_knowledge,
    programme_years,
    seat_names,
    signatory_on,
)
from advocate.kinds.shared_fields import peers_as_of, shared_fields, title_warning
from advocate.kinds.who_decides import decided_elsewhere
from advocate.models.activity import Activity
from advocate.models.campaign import Actions, Ask
from advocate.models.constituency import ConstituencyStatistic
from advocate.models.dates import is_within, plainly
from advocate.models.document_context import DocumentContext, LetterRecipient
from advocate.models.engagement import Engagement, EngagementKind
from advocate.models.field_types import ComposedText, Prose, RecordText
from advocate.models.forms_of_address import FormsOfAddress
from advocate.models.kinds import LETTER
from advocate.models.member import Committee, CommitteePlace, MemberProfile, Standing
from advocate.models.programme import ProgrammeYear
from advocate.models.settings import LetterSettings, Signatory
from advocate.models.workspace import LocalKnowledge, MemberKnowledge, Workspace


class LetterContext(DocumentContext, frozen=True, kw_only=True):
    """What a letter may say: one local or committee hook, and one ask."""

    profile: MemberProfile
    address: FormsOfAddress
    committee: Committee | None
    committee_house: ComposedText | None
    is_chair: bool
    knows_offices: bool
    """Whether it is known if the reader is a minister."""
    is_peer: bool
    offer: Prose | None
    letter: LetterSettings
    ask: Ask
    action: Prose
    programme_year: ProgrammeYear | None
    statistic: ConstituencyStatistic | None
    local: LocalKnowledge | None
    letter_line: Prose | None
    activity_hook: ActivityHook | None
    signatory: Signatory
    decided: ComposedText | None
    """Who else decides what is asked, seen from the reader's seat."""
    has_no_programme: bool
    """Whether it is known that we have none in the seat; a list that is not whole says nothing."""
    is_below_median: bool
    committee_history: Engagement | None
    hook: ComposedText
    """What makes the letter its reader's own, in a few words."""

    @property
    def recipient(self) -> LetterRecipient:
        """What the index of its batch says of it."""
        return LetterRecipient(
            address=self.address,
            profile=self.profile,
            is_chair=self.is_chair,
            hook=self.hook,
            knows_offices=self.knows_offices,
        )


def build_letter(
    workspace: Workspace,
    profile: MemberProfile,
    place: CommitteePlace | None,
    committee: Committee | None,
    statistics: tuple[ConstituencyStatistic, ...],
    *,
    activity: tuple[Activity, ...] = (),
) -> LetterContext:
    """Return the context of one letter.

    `activity` is what the member lately did on our topics; one item of it stands in the opening
    where our own history with the member gives no line of its own.

    Longer than other functions, since it is the list of all that a template may name.

    With a `place` on `committee` it goes to one of its members as such; else to the MP for the
    seat, or to a peer, and says nothing of any committee.

    Raises:
        RecordNotFound: nobody in advocate.yaml could sign on that date, or nothing can be asked.
    """
    workspace, on = as_of(workspace, profile.on), profile.on
    settings = workspace.settings.letter
    knowledge = knowledge_of(workspace, profile.member.id)
    committee = committee if place else None
    about = committee.name if committee else None
    is_chair = place is not None and place.role == "Chair"
    capacity = Capacity.CHAIR if is_chair else Capacity.MEMBER
    address = forms_of_address(profile, knowledge, capacity=capacity, committee=about)
    ask, actions = _ask(workspace, on)
    elsewhere = decided_elsewhere(workspace, ask, profile.constituency)
    names = seat_names(workspace, profile)
    years = programme_years(workspace, names, on=on)
    year = latest_year(years, on)
    chosen = chosen_statistics(known_statistics(statistics, on), (settings.local_statistic or "",))
    statistic = next(iter(chosen), None)
    letter_line = letter_line_on(knowledge, on)
    lately = None if letter_line else activity_hook(activity)
    signatory, unknown = _signatory(workspace, on), unknown_offices(profile, knowledge, place)
    return LetterContext(
        **shared_fields(
            workspace,
            LETTER,
            on=on,
            title=f"Letter to {address.first_mention}",
            subject=settings.subject,
            keywords=("letter", profile.member.name_display_as, profile.constituency_name, about),
        ),
        stem=LETTER.file_name_for(member=address.plain_name, committee=about or ""),
        problems=(*title_warning(profile), *peers_as_of(profile), *unknown),
        profile=profile,
        address=address,
        committee=committee,
        committee_house=RecordText(committee.house) if committee else None,
        is_chair=is_chair,
        knows_offices=not unknown,
        is_peer=profile.standing is Standing.PEER,
        offer=settings.offer if committee else settings.offer_other,
        letter=settings,
        ask=ask,
        action=action_for_reader(actions, profile, knowledge, place),
        programme_year=year,
        programme_years=(year,) if year else (),
        statistic=statistic,
        local=local_knowledge(workspace, names),
        letter_line=letter_line,
        activity_hook=lately,
        signatory=signatory,
        decided=elsewhere.sentence if elsewhere else None,
        has_no_programme=not years and workspace.has_all_programmes(on),
        is_below_median=bool(statistic and statistic.is_below_median),
        committee_history=_committee_history(workspace, committee, on),
        hook=_hook(workspace, year, statistic, lately, is_of_committee=committee is not None),
    )


def _ask(workspace: Workspace, on: date) -> tuple[Ask, Actions]:
    letter = workspace.settings.letter
    if not is_within(letter.start, letter.end, on):
        raise RecordNotFound(
            f"Nothing in advocate.yaml says what letters of {plainly(on)} asked.",
            hint="Add an entry with start and end under letter, dated; or choose a later date.",
        )
    ask = workspace.ask(letter.manifesto, letter.ask)
    if ask is None or ask.actions is None:
        raise RecordNotFound(
            f'The ask "{letter.ask}" has no "actions", so a letter has nothing to ask.',
            hint=f"Add actions to it in data/manifestos/{letter.manifesto}.yaml.",
        )
    return ask, ask.actions


def _signatory(workspace: Workspace, on: date) -> Signatory:
    signatory = signatory_on(workspace.settings, on, workspace.settings.letter.signatory)
    if signatory is None:
        raise RecordNotFound(
            f"Nobody in advocate.yaml is in office as a signatory on {on.isoformat()}.",
            hint="Add a signatory whose start and end cover that date.",
        )
    return signatory


def _committee_history(
    workspace: Workspace, committee: Committee | None, on: date
) -> Engagement | None:
    """Return the last time we gave that committee evidence."""
    given = (e for e in workspace.engagements if e.kind is EngagementKind.EVIDENCE and e.date <= on)
    ours = [entry for entry in given if committee and entry.committee == committee.id]
    return max(ours, key=lambda entry: entry.date, default=None)


def action_for_reader(
    actions: Actions,
    profile: MemberProfile,
    knowledge: MemberKnowledge | None,
    place: CommitteePlace | None = None,
) -> str:
    """Return what to ask of somebody, with a `place` as a member of that committee.

    A minister in the Lords is asked what ministers are asked.

    Raises:
        RecordNotFound: it is of a constituency, and a peer has none.
    """
    held = offices(profile, knowledge)
    if place:
        role = Role.COMMITTEE_CHAIR if place.role == "Chair" else Role.COMMITTEE_MEMBER
    elif any(office.kind == "government" for office in held):
        role = Role.MINISTER
    else:
        role = role_of(profile, held, committee_id=None)
    action = action_for(actions, role)
    if profile.standing is Standing.PEER and "constituenc" in action:
        raise RecordNotFound(
            f"What letters ask for speaks of a constituency, and {profile.member.name_display_as} "
            "is a peer, who has none.",
            hint='Add a line "peer" under "actions" of that ask, in data/manifestos/.',
        )
    return action


def _hook(
    workspace: Workspace,
    year: ProgrammeYear | None,
    statistic: ConstituencyStatistic | None,
    lately: ActivityHook | None,
    *,
    is_of_committee: bool,
) -> str:
    """Return what makes the letter its reader's own, in a few words."""
    found = [lately.label] if lately else []
    if year:
        told, person = ", ".join(p.site for p in year.programmes), workspace.sector.terms["person"]
        if year.people_helped:
            told += f", {year.people_helped:,} {person.of(year.people_helped)}"
        is_invented = any(programme.illustrative for programme in year.programmes)
        found.append(f"{told} (illustrative)" if is_invented else told)
    elif statistic:
        found.append(f"{statistic.label}{' (illustrative)' * statistic.illustrative}")
    otherwise = "the Committee's work" if is_of_committee else "none of their own"
    return RecordText("; ".join(found) or otherwise)


def unknown_offices(
    profile: MemberProfile, knowledge: MemberKnowledge | None, place: CommitteePlace | None = None
) -> tuple[Problem, ...]:
    """Return the warning that a minister may be asked what is asked of any other member."""
    if place or profile.posts is not None or (knowledge and knowledge.posts):
        return ()
    return (
        Problem(
            severity=Severity.WARNING,
            message="Who is a minister is not known from the facts at hand, so ministers are asked "
            "for what any other member is.",
            hint="Look through the recipients before sending; for ministers add posts in "
            "data/mps.yaml, or write to them by name while online.",
        ),
    )
