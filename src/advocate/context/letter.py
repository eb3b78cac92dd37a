"""What a letter to one serving member of a committee may say, and the index of all of them."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from advocate.context.address import Capacity, FormsOfAddress, forms_of_address
from advocate.context.brief import title_warning
from advocate.context.roles import Role, action_for
from advocate.context.selection import (
    ProgrammeYear,
    academic_year_end,
    knowledge_of,
    local_knowledge,
    programme_years,
    seat_names,
    signatory_on,
    true_on,
)
from advocate.errors import Problem, RecordNotFound, Severity
from advocate.models.constituency import ConstituencyStatistic
from advocate.models.document import DocumentContext, DocumentInfo, DocumentKind
from advocate.models.engagement import Engagement, EngagementKind
from advocate.models.member import Committee, CommitteePlace, MemberProfile, Provenance
from advocate.models.record import record
from advocate.models.workspace import Workspace


@record
class LetterRecipient:
    """One line of the index."""

    address: FormsOfAddress
    profile: MemberProfile
    is_chair: bool
    hook: str
    """What makes the letter its reader's own, in a few words."""


def build_letter(
    workspace: Workspace,
    profile: MemberProfile,
    place: CommitteePlace,
    committee: Committee,
    statistics: tuple[ConstituencyStatistic, ...],
    *,
    on: date,
) -> DocumentContext:
    """Return the context of one letter, with one local or committee hook and one ask.

    Raises:
        RecordNotFound: nobody in advocate.yaml could sign on that date.
    """
    settings = workspace.settings
    knowledge = knowledge_of(workspace, profile.member.id)
    is_chair = place.role == "Chair"
    address = forms_of_address(
        profile,
        knowledge,
        on=on,
        capacity=Capacity.CHAIR if is_chair else Capacity.MEMBER,
        committee=committee.name,
    )
    role = Role.COMMITTEE_CHAIR if is_chair else Role.COMMITTEE_MEMBER
    ask = workspace.ask(settings.letter.manifesto, settings.letter.ask)
    if ask is None or ask.actions is None:
        raise RecordNotFound(
            f'The ask "{settings.letter.ask}" has no "actions", so a letter has nothing to ask.',
            hint=f"Add actions to it in data/manifestos/{settings.letter.manifesto}.yaml.",
        )
    signatory = signatory_on(settings, on, settings.letter.signatory)
    if signatory is None:
        raise RecordNotFound(
            f"Nobody in advocate.yaml is in office as a signatory on {on.isoformat()}.",
            hint="Add a signatory whose start and end cover that date.",
        )
    names = seat_names(workspace, profile)
    year = _latest_year(workspace, names, on)
    statistic = _local_statistic(statistics, settings.letter.local_statistic)
    values: dict[str, object] = {
        "organisation": settings.organisation,
        "sample_notice": settings.sample_notice,
        "on": on,
        "profile": profile,
        "address": address,
        "committee": committee,
        "committee_house": committee.house,
        "is_chair": is_chair,
        "letter": settings.letter,
        "ask": ask,
        "action": action_for(ask.actions, role),
        "programme_year": year,
        "statistic": statistic,
        "local": local_knowledge(workspace, names),
        "letter_line": said.letter_line if (said := true_on(knowledge, on)) else None,
        "signatory": signatory,
        "is_below_median": _is_below_median(statistic),
        "committee_history": _committee_history(workspace, committee.id, on),
        "hook": _hook(year, statistic),
    }
    info = DocumentInfo(
        kind=DocumentKind.LETTER,
        title=f"Letter to {address.first_mention}",
        author=settings.organisation.name,
        subject=settings.letter.subject,
        date=on,
        keywords=("letter", committee.name),
    )
    return DocumentContext(
        info=info,
        template="letter.md.j2",
        stem=f"letter-{committee.name}-{address.plain_name}",
        values=values,
        member_id=profile.member.id,
        problems=(*title_warning(profile), *_notes(address, profile)),
    )


def build_index(
    workspace: Workspace,
    committee: Committee,
    letters: Sequence[DocumentContext],
    stems: Sequence[str],
    provenance: Provenance,
    *,
    on: date,
) -> DocumentContext:
    """Return the context of the index: one row a letter, in the order of the letters."""
    settings = workspace.settings
    rows = [
        {
            "recipient": LetterRecipient(
                address=letter.values["address"],  # type: ignore[arg-type]
                profile=letter.values["profile"],  # type: ignore[arg-type]
                is_chair=bool(letter.values["is_chair"]),
                hook=str(letter.values["hook"]),
            ),
            "file": stem,
        }
        for letter, stem in zip(letters, stems, strict=True)
    ]
    info = DocumentInfo(
        kind=DocumentKind.INDEX,
        title=f"Letters to the {committee.name}",
        author=settings.organisation.name,
        subject=f"Index of letters to the {committee.name}",
        date=on,
        keywords=("letters", committee.name),
        status="Internal: not for publication",
    )
    values: dict[str, object] = {
        "organisation": settings.organisation,
        "sample_notice": settings.sample_notice,
        "on": on,
        "committee": committee,
        "rows": rows,
        "known_on": _known_on(letters, provenance),
        "letter": settings.letter,
    }
    return DocumentContext(
        info=info, template="index.md.j2", stem=f"letter-{committee.name}-index", values=values
    )


def _known_on(letters: Sequence[DocumentContext], provenance: Provenance) -> date:
    """Return the day to which the membership is known, never later than the facts."""
    profiles = [cast("MemberProfile", letter.values["profile"]) for letter in letters]
    days = [p.committees_as_of for p in profiles if p.committees_as_of]
    return min([*days, provenance.as_of])


def _latest_year(workspace: Workspace, names: frozenset[str], on: date) -> ProgrammeYear | None:
    """Return the newest year of ours in the seat, unless it ended more than a year ago."""
    years = programme_years(
        workspace.programmes,
        names,
        on=on,
        small_number=workspace.settings.thresholds.small_number,
    )
    newest = next(iter(years), None)
    is_recent = newest is not None and on <= academic_year_end(newest.academic_year)
    return newest if is_recent else None


def _local_statistic(
    statistics: tuple[ConstituencyStatistic, ...], wanted: str | None
) -> ConstituencyStatistic | None:
    found = next((item for item in statistics if item.statistic == wanted), None)
    return found if found and found.nation_median is not None else None


def _is_below_median(statistic: ConstituencyStatistic | None) -> bool:
    if statistic is None or statistic.nation_median is None:
        return False
    return statistic.value < statistic.nation_median


def _committee_history(workspace: Workspace, committee_id: int, on: date) -> Engagement | None:
    """Return the last time we gave that committee evidence."""
    given = [
        entry
        for entry in workspace.engagements
        if entry.committee == committee_id
        and entry.kind is EngagementKind.EVIDENCE
        and entry.date <= on
    ]
    return max(given, key=lambda entry: entry.date, default=None)


def _hook(year: ProgrammeYear | None, statistic: ConstituencyStatistic | None) -> str:
    """Return what makes the letter its reader's own, in a few words."""
    if year:
        schools = ", ".join(programme.school for programme in year.programmes)
        said = f"{schools}, {year.pupils} pupils" if year.pupils else schools
        is_invented = any(programme.illustrative for programme in year.programmes)
        return f"{said} (illustrative)" if is_invented else said
    return statistic.label if statistic else "the Committee's work"


def _notes(address: FormsOfAddress, profile: MemberProfile) -> tuple[Problem, ...]:
    if not address.is_full_name_salutation:
        return ()
    message = (
        f"Parliament gives no Mr, Ms or Dr for {address.plain_name}; "
        f"the letter begins “Dear {address.salutation}”."
    )
    hint = f"If you know the form, add it under salutation for member {profile.member.id}."
    return (
        Problem(
            severity=Severity.NOTE, rule="P18", message=message, hint=hint, file="data/mps.yaml"
        ),
    )
