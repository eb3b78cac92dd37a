"""What a visit or meeting brief may say of one member on one date."""

from collections.abc import Mapping

from advocate.errors import Problem, Severity
from advocate.kinds.address.address_forms import forms_of_address
from advocate.kinds.brief_pages import with_pages
from advocate.kinds.brief_sections import (
    FollowUpStep,
    OpenPromise,
    asks_from,
    chosen_statistics,
    focus_in_words,
    follow_up,
    groups_worth_naming,
    known_statistics,
    likely_questions,
    limits_of_facts,
    open_promises,
    reasons_for,
    telling_statistics,
    wanted_statistics,
    who_may_be_asked,
)
from advocate.kinds.cautions import cautions_for
from advocate.kinds.dated_texts import as_of
from advocate.kinds.member_roles import RoleFact, action_for, offices, role_of
from advocate.kinds.own_records import (
    history_with,
    knowledge_of,
    knowledge_on,
    local_knowledge,
    next_visit,
    programme_years,
    quotations_with_consent,
    seat_names,
    voices_near,
)
from advocate.kinds.programme_totals import ProgrammeTotal, WiderTotals, totals_round
from advocate.kinds.shared_fields import shared_fields, title_warning
from advocate.kinds.who_decides import decided_elsewhere, deciding_office
from advocate.models.activity import Activity
from advocate.models.all_party_group import GroupOffice
from advocate.models.campaign import Ask
from advocate.models.constituency import ConstituencyStatistic
from advocate.models.dates import is_recent
from advocate.models.document import HeldPicture
from advocate.models.document_context import DocumentContext
from advocate.models.engagement import Engagement, Visit
from advocate.models.evidence import Quotation
from advocate.models.field_types import Caution, ComposedText, FilePath, Key, Name, Prose
from advocate.models.findings import MemberFindings
from advocate.models.forms_of_address import FormsOfAddress
from advocate.models.kinds import BRIEF
from advocate.models.member import MemberProfile, Provenance, Standing
from advocate.models.programme import ProgrammeYear
from advocate.models.roles import Role
from advocate.models.settings import KeyMessage, Length, Question
from advocate.models.workspace import LocalKnowledge, MemberKnowledge, Workspace

NOTHING_ASKED = MemberFindings()
NO_TOTALS: WiderTotals = {}
_MOST_ITEMS = 5


class BriefContext(DocumentContext, frozen=True, kw_only=True):
    """What a brief may say; sections without facts hold nothing."""

    profile: MemberProfile
    address: FormsOfAddress
    knowledge: MemberKnowledge | None
    is_sitting: bool
    was_dissolved: bool
    visit: Visit | None
    objective: Prose
    length: Length
    page_one: Mapping[Key, int] = {}
    """How many of each part that may stand on page one do; `brief_pages.toml` names them."""
    page_two: Mapping[Key, int] = {}
    key_messages: tuple[KeyMessage, ...]
    ask: Ask
    asks: ComposedText
    """Who may be asked: "this person", or why nothing may be asked of them alone."""
    action: Prose | None
    reasons: tuple[ComposedText, ...]
    """Why this member, in a few words each."""
    is_last_work_old: bool
    role_is_known: bool
    is_minister: bool
    offices: tuple[RoleFact, ...]
    activity: tuple[Activity, ...]
    focus: tuple[ComposedText, ...]
    portrait: FilePath | None
    groups: tuple[GroupOffice, ...]
    local: LocalKnowledge | None
    programme_years: tuple[ProgrammeYear, ...]
    wider_totals: tuple[ProgrammeTotal, ...]
    telling: tuple[ConstituencyStatistic, ...]
    """The most telling figures, at most three: the first stands large on page one."""
    statistics: tuple[ConstituencyStatistic, ...]
    """For the table, which leaves out what stands in the text."""
    charted: tuple[ConstituencyStatistic, ...]
    """For the chart: percentages only."""
    history: tuple[Engagement, ...]
    open_promises: tuple[OpenPromise, ...]
    voices: tuple[Quotation, ...]
    questions: tuple[Question, ...]
    avoid: tuple[Caution, ...]
    """What not to say, from our answers or else from our field of work."""
    contact: Name
    """Who answers for it."""
    has_no_programme: bool
    """Whether it is known; a list that is not whole says nothing."""
    has_answers: bool
    """Whether we have written any answers, whoever they are for."""
    follow_up: tuple[FollowUpStep, ...]
    cautions: tuple[ComposedText, ...]
    data_notes: tuple[ComposedText, ...]
    """What the reader must know of the limits of this brief's facts."""
    provenance: Provenance

    @property
    def is_asked(self) -> bool:
        """Whether the ask is put to this person."""
        return self.asks == "this person"

    @property
    def is_to_minister(self) -> bool:
        """Whether it is on a minister."""
        return self.is_minister or super().is_to_minister


def build_brief(
    workspace: Workspace,
    profile: MemberProfile,
    statistics: tuple[ConstituencyStatistic, ...],
    *,
    findings: MemberFindings = NOTHING_ASKED,
    wider: WiderTotals = NO_TOTALS,
    length: Length = Length.FULL,
) -> BriefContext:
    """Return the context of one brief.

    Of the `findings` it tells groups, activity and focus. Why not the register of interests too: a
    brief can wait for one more request at most, an entry on our topics is rare in the register,
    and `advocate member` shows it.

    Longer than other functions, since it is the list of all that a template may name.
    """
    workspace, on = as_of(workspace, profile.on), profile.on
    settings = workspace.settings.brief
    knowledge = knowledge_of(workspace, profile.member.id)
    address = forms_of_address(profile, knowledge)
    visit = next_visit(workspace, profile.member.id, on=on)
    held = offices(profile, knowledge)
    role = role_of(profile, held, committee_id=settings.committee)
    ask = _ask(workspace, visit)
    decides = role is Role.MINISTER and deciding_office(workspace, ask, held) is not None
    decides = decides and ask.actions is not None and ask.actions.decision_maker is not None
    action = action_for(ask.actions, role, decides=decides) if ask.actions else None
    history = tuple(e for e in history_with(workspace, profile.member.id, on=on) if e.date < on)
    names = seat_names(workspace, profile)
    years = programme_years(workspace, names, on=on)
    statistics = known_statistics(statistics, on)
    chosen = chosen_statistics(statistics, wanted_statistics(workspace, profile))
    drawn = chosen_statistics(statistics, settings.chart)
    telling = telling_statistics(chosen, workspace.sector.statistics, on)
    elsewhere = decided_elsewhere(workspace, ask, profile.constituency)
    charted = tuple(i for i in drawn if i.unit == "percent" and i.nation_median is not None)
    picture, called = findings.portrait, f"portrait:{profile.member.id}"  # as the template asks
    pictures = (HeldPicture(path=called, data=picture),) if picture is not None else ()
    quotations = quotations_with_consent(workspace.quotations, on=on, readers=BRIEF.audience)
    title = f"Brief: {address.first_mention}"
    subject = f"Visit and meeting brief on {address.first_mention}"
    questions = likely_questions(workspace, profile, elsewhere, has_programme=bool(years))
    avoid = tuple(question.avoid for question in questions if question.avoid)
    keywords = ("brief", profile.member.name_display_as, profile.constituency_name)
    context = BriefContext(
        **shared_fields(workspace, BRIEF, on=on, title=title, subject=subject, keywords=keywords),
        stem=BRIEF.file_name_for(member=address.plain_name),
        problems=(*title_warning(profile), *_no_percentages(workspace, drawn)),
        pictures=pictures,
        profile=profile,
        address=address,
        knowledge=knowledge_on(knowledge, on),
        is_sitting=profile.standing is Standing.SITTING,
        was_dissolved=profile.standing is Standing.DISSOLUTION,
        visit=visit,
        objective=visit.objective if visit and visit.objective else settings.objective,
        length=length,
        key_messages=settings.key_messages,
        ask=ask,
        asks=(asks := who_may_be_asked(profile)),
        action=action if asks == "this person" else None,
        reasons=reasons_for(workspace, profile, findings, history, decides=decides),
        is_last_work_old=bool(years) and not is_recent(years[0].ends, on),
        role_is_known=profile.posts is not None or role is not Role.MP,
        is_minister=role is Role.MINISTER,
        offices=held,
        activity=(findings.activity or ())[:_MOST_ITEMS],
        focus=focus_in_words(findings.focus or ()),
        portrait=pictures[0].path if pictures else None,
        groups=groups_worth_naming(workspace, findings.groups, on),
        local=local_knowledge(workspace, names),
        programme_years=years,
        wider_totals=totals_round(profile.constituency, wider),
        telling=telling,
        statistics=tuple(item for item in chosen if item not in charted),
        charted=charted,
        history=history,
        open_promises=open_promises(history, on),
        voices=voices_near(quotations, profile.constituency, at_most=2),
        questions=questions,
        avoid=avoid or workspace.sector.questions.get("do_not_say", ()),
        contact=(visit and visit.lead)
        or settings.follow_up_by
        or workspace.settings.organisation.name,
        has_no_programme=not years and workspace.has_all_programmes(on),
        has_answers=bool(settings.questions),
        follow_up=follow_up(workspace, visit, profile.constituency),
        cautions=cautions_for(
            profile,
            held,
            asks_from=asks_from(workspace, ask),
            calendar=workspace.calendar,
            elsewhere=elsewhere,
        ),
        data_notes=limits_of_facts(profile, workspace.calendar),
        provenance=profile.provenance,
    )
    return with_pages(context, workspace)


def _ask(workspace: Workspace, visit: Visit | None) -> Ask:
    settings = workspace.settings.brief
    wanted = visit.ask if visit and visit.ask else settings.ask
    found = workspace.ask(settings.manifesto, wanted) or workspace.ask(
        settings.manifesto, settings.ask
    )
    if found is None:
        raise LookupError(wanted)  # the reader has checked that the settings' ask exists
    return found


def _no_percentages(
    workspace: Workspace, drawn: tuple[ConstituencyStatistic, ...]
) -> tuple[Problem, ...]:
    """Return a warning for each figure that a chart of percentages leaves out."""
    return tuple(
        workspace.problem(
            workspace.settings.brief,
            "chart",
            severity=Severity.WARNING,
            message=f"The chart of briefs leaves out {item.statistic}, which is no percentage.",
            hint="Name it under local_statistics, and its figure stands in the table.",
        )
        for item in drawn
        if item.unit != "percent"
    )
