"""What a letter to one member may say: to one of a committee, a local MP, a minister or a peer."""

from datetime import date

from advocate.errors import Problem, RecordNotFound, one_warning
from advocate.kinds.activity_hook import ActivityHook, activity_hook
from advocate.kinds.address.address_forms import Capacity, forms_of_address
from advocate.kinds.brief_sections import chosen_statistics, known_statistics
from advocate.kinds.dated_texts import as_of
from advocate.kinds.letter_reader import Chosen, reader_of, title_in_prose
from advocate.kinds.member_roles import RoleFact
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
from advocate.models.campaign import Ask
from advocate.models.constituency import ConstituencyStatistic
from advocate.models.dates import is_within, plainly
from advocate.models.document_context import DocumentContext, LetterRecipient
from advocate.models.engagement import Engagement, EngagementKind
from advocate.models.field_types import ComposedText, Prose, RecordText
from advocate.models.forms_of_address import FormsOfAddress
from advocate.models.kinds import LETTER
from advocate.models.member import Committee, CommitteePlace, MemberProfile, Standing, is_secondary
from advocate.models.programme import ProgrammeYear
from advocate.models.roles import Role
from advocate.models.settings import LetterSettings, Signatory
from advocate.models.workspace import LocalKnowledge, MemberKnowledge, Workspace


class LetterContext(DocumentContext, frozen=True, kw_only=True):
    """What a letter may say: one local or committee hook, and one ask."""

    profile: MemberProfile
    address: FormsOfAddress
    committee: Committee | None
    committee_house: ComposedText | None
    is_chair: bool
    office: ComposedText | None
    """The title of the office as whose holder the reader is written to, without a department."""
    office_source: ComposedText | None
    """Who says that the reader holds it, where that is not Parliament."""
    is_minister: bool
    """Whether it goes to a minister as such, at the department."""
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
        names = LetterRecipient.__struct_fields__
        return LetterRecipient(**{name: getattr(self, name) for name in names})


def build_letter(
    workspace: Workspace,
    profile: MemberProfile,
    chosen: Chosen,
    statistics: tuple[ConstituencyStatistic, ...],
    *,
    activity: tuple[Activity, ...] = (),
) -> LetterContext:
    """Return the context of one letter.

    `activity` is what the member lately did on our topics; one item of it stands in the opening
    where our own history with the member gives no line of its own.

    Longer than other functions, since it is the list of all that a template may name.

    By how its reader was `chosen` it goes to one of a committee as such, or to the holder of an
    office; else to the MP for the seat, or to a peer.

    Raises:
        RecordNotFound: nobody in advocate.yaml could sign on that date, or nothing can be asked.
    """
    workspace, on = as_of(workspace, profile.on), profile.on
    settings = workspace.settings.letter
    knowledge = knowledge_of(workspace, profile.member.id)
    ask = _ask(workspace, on)
    reader = reader_of(workspace, ask, profile, chosen)
    office, is_chair = reader.office, reader.role is Role.CHAIR
    is_minister = office is not None and reader.role is Role.MINISTER
    is_of_committee = is_chair or reader.role is Role.COMMITTEE_MEMBER
    committee = chosen.committee if is_of_committee else None
    about = committee.name if committee else None
    capacity = Capacity.OFFICE if office else Capacity.CHAIR if is_chair else Capacity.MEMBER
    address = forms_of_address(
        profile, knowledge, capacity=capacity, committee=about, office=office
    )
    elsewhere = None if office else decided_elsewhere(workspace, ask, profile.constituency)
    names = seat_names(workspace, profile)
    years = () if office else programme_years(workspace, names, on=on)
    year = latest_year(years, on)
    local = chosen_statistics(known_statistics(statistics, on), (settings.local_statistic or "",))
    statistic = None if office else next(iter(local), None)
    letter_line = letter_line_on(knowledge, on)
    lately = None if letter_line else activity_hook(activity)
    title = title_in_prose(address.office_line or "") if office else ""
    is_found = office or reader.role is Role.SPEAKER
    unknown = () if is_found else unknown_offices(profile, knowledge, chosen.place)
    signatory = _signatory(workspace, on)
    offer_to_others = settings.offer_minister if is_minister else settings.offer_other
    return LetterContext(
        **shared_fields(
            workspace,
            LETTER,
            on=on,
            title=f"Letter to {address.first_mention}",
            subject=settings.subject or ask.title,
            keywords=("letter", profile.member.name_display_as, profile.constituency_name, about),
        ),
        stem=LETTER.file_name_for(member=address.plain_name, committee=about or ""),
        problems=(
            *title_warning(profile),
            *peers_as_of(profile),
            *unknown,
            *(() if chosen.post else _told_by(office, title, address)),
        ),
        profile=profile,
        address=address,
        committee=committee,
        committee_house=RecordText(committee.house) if committee else None,
        is_chair=is_chair,
        office=RecordText(title) if title else None,
        office_source=RecordText(office.source) if office and office.source else None,
        is_minister=is_minister,
        knows_offices=not unknown,
        is_peer=profile.standing is Standing.PEER,
        offer=settings.offer if committee else offer_to_others,
        letter=settings,
        ask=ask,
        action=reader.action,
        programme_year=year,
        programme_years=(year,) if year else (),
        statistic=statistic,
        local=None if office else local_knowledge(workspace, names),
        letter_line=letter_line,
        activity_hook=lately,
        signatory=signatory,
        decided=elsewhere.sentence if elsewhere else None,
        has_no_programme=not (years or office) and workspace.has_all_programmes(on),
        is_below_median=bool(statistic and statistic.is_below_median),
        committee_history=_committee_history(workspace, committee, on),
        hook=_hook(workspace, year, statistic, lately, committee, title),
    )


def _ask(workspace: Workspace, on: date) -> Ask:
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
    return ask


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
    given = (e for e in workspace.engagements if e.kind is EngagementKind.EVIDENCE and e.date <= on)
    ours = [entry for entry in given if committee and entry.committee == committee.id]
    return max(ours, key=lambda entry: entry.date, default=None)


def _hook(
    workspace: Workspace,
    year: ProgrammeYear | None,
    statistic: ConstituencyStatistic | None,
    lately: ActivityHook | None,
    committee: Committee | None,
    office: str,
) -> str:
    found = [f"as {office}"] if office else []
    found += [lately.label] if lately else []
    if year:
        told, person = ", ".join(p.site for p in year.programmes), workspace.sector.terms["person"]
        if year.people_helped:
            told += f", {year.people_helped:,} {person.of(year.people_helped)}"
        is_invented = any(programme.illustrative for programme in year.programmes)
        found.append(f"{told} (illustrative)" if is_invented else told)
    elif statistic:
        found.append(f"{statistic.label}{' (illustrative)' * statistic.illustrative}")
    otherwise = "the Committee's work" if committee else "none of their own"
    return RecordText("; ".join(found) or otherwise)


def _told_by(office: RoleFact | None, title: str, address: FormsOfAddress) -> tuple[Problem, ...]:
    """Return the warning that it is not Parliament who says that the reader holds the office."""
    if office is None or not is_secondary(office.source):
        return ()
    return one_warning(
        f"{address.plain_name} is written to as {title}: {office.source}.",
        hint="Find out whether that still holds before sending; online, Parliament's own list is "
        "asked.",
    )


def unknown_offices(
    profile: MemberProfile, knowledge: MemberKnowledge | None, place: CommitteePlace | None = None
) -> tuple[Problem, ...]:
    """Return the warning that a minister may be asked what is asked of any other member."""
    if place or profile.posts is not None or (knowledge and knowledge.posts):
        return ()
    return one_warning(
        "Who is a minister is not known from the facts at hand, so ministers are asked for what "
        "any other member is.",
        hint="Look through the recipients before sending; for ministers add posts in "
        "data/mps.yaml, or write to them by name while online.",
    )
