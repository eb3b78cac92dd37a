"""Finds the people a selection means, on a date, from whichever source answers."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial

from msgspec import Struct, field
from msgspec.structs import replace

from advocate.errors import (
    AdvocateError,
    Ambiguous,
    ConstituencyNotFound,
    MemberNotFound,
    NotFound,
    Problem,
    RecordNotFound,
    Severity,
)
from advocate.inputs.parliament.names.accent_folding import bare_words
from advocate.models.constituency import SEATS_OF_2024, Constituency
from advocate.models.dates import plainly
from advocate.models.member import Committee, Member, MemberProfile, Post, Standing
from advocate.models.office_titles import reads_as_office
from advocate.models.packaged_table import packaged_table
from advocate.models.progress import OnStep, silent
from advocate.models.selection import Selection
from advocate.models.sources import Details, Parliament
from advocate.models.workspace import Workspace
from advocate.recipients.selection_filters import Filters, find_filters, officers_in_lords, parts_of

MOST_ASKED = 20
"""At most so many people are asked about one by one where a list of all who sit will do."""
WRITTEN_TO = frozenset({Standing.SITTING, Standing.PEER})
"""Who letters are written to."""
_Find = Callable[[str], Member]
_MEMBER_FOR = re.compile(r"\s*(?:the )?(?:MP|member(?: of parliament)?) for (.+)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"(?<=\w)(?:\s*\([^()]*\))+$")
"""Seat and party behind a name, as Hansard prints them."""
READING = "Reading Parliament's record"
"""What is being done while members are asked about one by one."""


class Recipients(Struct, frozen=True, kw_only=True):
    """The people whom a selection means on a date, and how to call them together."""

    profiles: tuple[MemberProfile, ...]
    """By surname; people named keep their order."""
    filters: Filters
    described: tuple[str, ...]
    """The selection in words; empty where people are named, who are best called by their names."""
    notes: tuple[Problem, ...] = ()
    """Who is not among them, though one might expect it."""
    posts: Mapping[int, Post] = field(default_factory=dict)
    """By member, the office by which they were chosen."""

    @property
    def committee(self) -> Committee | None:
        """The one as whose members they are written to; None where several count, or none."""
        committees = self.filters.committees
        return committees[0] if len(committees) == 1 else None


def find_people(
    selection: Selection,
    workspace: Workspace | None,
    parliament: Parliament,
    *,
    on: date,
    on_step: OnStep = silent,
    of_many: Details = Details.LISTED,
) -> Recipients:
    """Return those whom `selection` means, who may be nobody. People named may be peers.

    Of many only `of_many` is read anew. `on_step` is called for each.

    Raises:
        AdvocateError: with what is wrong with each name that means nobody, or several.
    """
    seats = frozenset[str]()
    if workspace:
        seats = workspace.seat_keys(p.constituency for p in workspace.current_programmes(on))
    filters = find_filters(selection, parliament, seats, on=on)
    named, holders = selection.names_people, dict[int, Post]()
    if named:
        members = find_members(selection, workspace, parliament, on=on, posts=holders)
        found: dict[int, Member | None] = {member.id: member for member in members}
    elif filters.committees and not selection.everyone:
        found = dict.fromkeys(filters.places)
    else:
        sitting = filter(filters.let_through, parliament.profiles.sitting_profiles(on=on))
        found = {profile.member.id: profile.member for profile in sitting}
    is_of_few = named or filters.committees or len(found) <= MOST_ASKED
    details = Details.WHOLE if is_of_few else of_many
    parliament.profiles.prepare(found, on=on, details=details)
    profiles: list[MemberProfile] = []
    for done, (number, known) in enumerate(found.items()):
        on_step(READING, done, len(found))
        member = known or parliament.members.find_member(str(number), on=on)
        profiles.append(parliament.profiles.member_profile(member, on=on, details=details))
    return Recipients(
        profiles=tuple(filter(filters.let_through, profiles)),
        filters=filters,
        described=() if named else filters.described() or ("all who sit",),
        notes=_of_holders(holders, members) if named else officers_in_lords(filters),
        posts=holders,
    )


def find_recipients(
    selection: Selection,
    workspace: Workspace,
    parliament: Parliament,
    *,
    on: date,
    standings: Collection[Standing] = WRITTEN_TO,
    on_step: OnStep = silent,
) -> Recipients:
    """Return those to write about or to: as `find_people`, and never nobody.

    Of people who are not named only those of one of `standings` count.

    Raises:
        RecordNotFound: the selection holds nobody; the hint says what to change.
        AdvocateError: with what is wrong with each name that means nobody, or several.
    """
    if selection.with_programmes and not workspace.current_programmes(on):
        raise RecordNotFound(
            f"data/programmes.yaml has no programme that ran on {plainly(on)} or in the year "
            "before, so --with-programmes means nobody.",
            hint="Add the programmes of that year, or leave the option out.",
        )
    found = find_people(
        selection, workspace, parliament, on=on, on_step=on_step, of_many=Details.OFFICES
    )
    profiles = found.profiles
    if not selection.names_people:
        profiles = tuple(profile for profile in profiles if profile.standing in standings)
    if not profiles:
        raise nobody(found, selection, parliament, on)
    return replace(found, profiles=profiles)


def nobody(
    found: Recipients, selection: Selection, parliament: Parliament, on: date
) -> RecordNotFound:
    """Return the error for a selection that holds nobody, with the reason."""
    described = f" ({', '.join(found.described)})" if found.described else ""
    said = [f"The selection{described} has no member on {plainly(on)}."]
    if next(iter(parliament.profiles.sitting_profiles(on=on)), None) is None:
        said.append("While Parliament is dissolved nobody sits, and no committee has members.")
    elif found.filters.committees and not found.filters.places:
        said.append("No members of it are listed on that day.")
    elif found.profiles:
        said.append("Those who are chosen sit in the House of Lords: write to them with letters.")
    elif selection.regions and on < SEATS_OF_2024:
        said.append(
            "The regions of constituencies are known here from the general election of "
            f"{plainly(SEATS_OF_2024)} on."
        )
    return RecordNotFound(
        " ".join([*said, *(note.message for note in found.notes)]),
        hint="Leave out an option, or choose another date: --on YYYY-MM-DD",
    )


def find_members(
    selection: Selection,
    workspace: Workspace | None,
    parliament: Parliament,
    *,
    on: date,
    posts: dict[int, Post],
) -> list[Member]:
    """Return the members named, each once; a name may list several with commas.

    `posts` is filled with the offices by which they are named, by member.

    Raises:
        AdvocateError: with what is wrong with each name that means nobody, or several.
    """
    names = (name for query in selection.members for name in _names_in(query))
    holder = partial(_holder, workspace, parliament, on)
    by_postcode = partial(parliament.members.find_by_postcode, on=on)
    lookups: list[Callable[[], Iterable[Member]]] = [
        *(partial(_named, name, holder, parliament, on, posts) for name in names),
        *(partial(_in_office, title, parliament, on, posts) for title in selection.offices),
        *(partial(parts_of, name, holder) for name in selection.constituencies),
        *(partial(by_postcode, code) for code in selection.postcodes),
    ]
    found: dict[int, Member] = {}
    failures: list[AdvocateError] = []
    for find in lookups:
        try:
            found.update({member.id: member for member in find()})
        except (NotFound, Ambiguous) as failure:
            failures.append(failure)
    if len(failures) == 1:
        raise failures[0]
    if failures:
        raise MemberNotFound(
            f"{len(failures)} of the names given do not lead to one member.",
            hint="Put right the names above; nothing was written.",
            problems=tuple(problem for failure in failures for problem in failure.problems),
        )
    return list(found.values())


def _of_holders(posts: Mapping[int, Post], members: Sequence[Member]) -> tuple[Problem, ...]:
    """Return a warning for each office of which only others than Parliament say who holds it."""
    return tuple(
        Problem(
            message=f"{member.name_display_as} holds the office “{post.name}” {post.source}.",
            hint="Find out whether that still holds; online, Parliament's own list is asked.",
            severity=Severity.WARNING,
        )
        for member in members
        if (post := posts.get(member.id)) and post.is_secondary
    )


def _in_office(
    title: str, parliament: Parliament, on: date, posts: dict[int, Post]
) -> tuple[Member, ...]:
    holder = parliament.offices.find_holder(title, on=on)
    posts[holder.member_id] = holder.post
    return (parliament.members.find_member(str(holder.member_id), on=on),)


def _named(
    name: str, holder: _Find, parliament: Parliament, on: date, posts: dict[int, Post]
) -> tuple[Member, ...]:
    if seat := _MEMBER_FOR.match(name):
        return parts_of(seat[1], holder)
    if reads_as_office(name):
        return _in_office(name, parliament, on, posts)
    name = _IN_BRACKETS.sub("", name)
    for letters, legislature in packaged_table(__file__)["elsewhere"].items():
        if re.search(rf"\b{letters}$", name):
            raise MemberNotFound(
                f"“{name}” names a member of {legislature}; documents are written to "
                "members of the United Kingdom Parliament.",
                hint=f"Leave out {letters} if an MP or a peer is meant; or choose the MP for the "
                "seat: --constituency NAME",
            )
    try:
        return (parliament.members.find_member(name, on=on),)
    except MemberNotFound:
        if peer := parliament.members.find_peer(name, on=on):
            return (peer,)
        raise


def _names_in(query: str) -> list[str]:
    """Return the names in "Jess Phillips, Alex Norris" or "4370,4641"; "Phillips, Jess" is one."""
    parts = [part.strip() for part in query.split(",") if bare_words(part)]
    is_title = reads_as_office(query) and not all(map(reads_as_office, parts))
    if is_title or _MEMBER_FOR.match(query):
        return [query]
    is_name = len(parts) == 2 and len(bare_words(parts[1])) == 1 and not parts[1].isdigit()
    is_list = len(parts) > 2 or all(" " in part or part.isdigit() for part in parts)
    return parts if parts and is_list and not is_name else [query]


def _holder(workspace: Workspace | None, parliament: Parliament, on: date, name: str) -> Member:
    """Return who holds the seat of that name, as it was called on the day or as we call it."""
    todays = partial(find_seat, name, workspace, parliament)
    seat: Constituency | str = name if on < SEATS_OF_2024 else todays()
    try:
        member = parliament.members.find_holder(seat, on=on)
    except ConstituencyNotFound:
        seat = todays()
        member = parliament.members.find_holder(seat, on=on)
    if member is None:
        called = seat if isinstance(seat, str) else seat.name
        raise MemberNotFound(
            f"{called} has no MP on {plainly(on)}: the seat is vacant, or Parliament is dissolved.",
            hint="Choose another date: --on YYYY-MM-DD",
        )
    return member


def find_seat(name: str, workspace: Workspace | None, parliament: Parliament) -> Constituency:
    """Return today's seat of that name; aliases of our own go before short forms of all."""
    with suppress(ConstituencyNotFound):
        return parliament.places.find_constituency(name)
    ours = workspace.seats_called(name) if workspace else ()
    if len(ours) > 1:
        raise Ambiguous(
            f"“{name}” is an alias of {len(ours)} constituencies in data/constituencies.yaml.",
            hint=f'Name one of them, for example: --constituency "{ours[0]}"',
            candidates=tuple((each, "constituency") for each in ours),
        )
    return parliament.places.find_constituency(ours[0] if ours else name, is_typed=True)


def require_commons_member(profile: MemberProfile) -> None:
    """Refuse a brief on somebody who sits in the Commons neither on the date nor till its eve.

    Raises:
        MemberNotFound: they do not.
    """
    if profile.standing in (Standing.SITTING, Standing.DISSOLUTION):
        return
    name, is_peer = profile.member.name_display_as, profile.standing is Standing.PEER
    where = "sits in the House of Lords" if is_peer else "holds no seat"
    raise MemberNotFound(
        f"{name} {where} on {plainly(profile.on)}, "
        "so there is no brief to write on an MP of that name.",
        hint=f"A letter can be written to a peer: advocate letters --mp {profile.member.id}"
        if is_peer
        else "For a day on which they sat, add: --on YYYY-MM-DD",
    )


def require_letter_reader(profile: MemberProfile) -> None:
    """Refuse a letter to somebody who sits in neither House on the date.

    Raises:
        MemberNotFound: they do not.
    """
    if profile.standing in WRITTEN_TO:
        return
    is_dissolved = profile.standing is Standing.DISSOLUTION
    why = "Parliament is dissolved and nobody is an MP" if is_dissolved else "they hold no seat"
    raise MemberNotFound(
        f"There is no letter to write to {profile.member.name_display_as} on "
        f"{plainly(profile.on)}: {why} on that day.",
        hint="For a day on which they sat, add: --on YYYY-MM-DD",
    )
