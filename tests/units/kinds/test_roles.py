"""Roles: which office decides what somebody can be asked for, and on which day it was held."""

from datetime import date

import pytest
from tests.units.kinds.builders import ON, knowledge, profile

from advocate.kinds.member_roles import RoleFact, action_for, offices, role_of
from advocate.models.campaign import Actions
from advocate.models.member import CommitteePlace, Post, Standing
from advocate.models.roles import Role
from advocate.models.workspace import KnownPost

EDUCATION = 203


def place(role: str, committee: int = EDUCATION) -> CommitteePlace:
    return CommitteePlace(
        committee_id=committee, committee="C", member_id=17, member_name="Ann", role=role
    )


def office(kind: str) -> RoleFact:
    return RoleFact(text="Post", kind=kind)


@pytest.mark.parametrize(
    ("kinds", "places", "role"),
    [
        ([], None, Role.MP),
        ([], (), Role.MP),
        (["other"], (), Role.MP),
        (["opposition"], (), Role.SHADOW_MINISTER),
        (["other", "government"], (), Role.MINISTER),
        (["government"], (place("Chair"),), Role.MINISTER),
        (["opposition"], (place("Member"),), Role.COMMITTEE_MEMBER),
        ([], (place("Member"),), Role.COMMITTEE_MEMBER),
        ([], (place("Chair"),), Role.CHAIR),
        ([], (place("Chair", 1), place("Member")), Role.COMMITTEE_MEMBER),
        ([], (place("Chair", 1),), Role.MP),
    ],
)
def test_the_strongest_role_decides(
    kinds: list[str], places: tuple[CommitteePlace, ...] | None, role: Role
) -> None:
    held = tuple(office(kind) for kind in kinds)

    assert role_of(profile(committees=places), held, committee_id=EDUCATION) is role


def test_a_place_counts_for_nothing_where_no_committee_is_on_our_subject() -> None:
    subject = profile(committees=(place("Chair"),))

    assert role_of(subject, (), committee_id=None) is Role.MP


def test_a_peer_is_asked_as_a_peer_whatever_the_post() -> None:
    subject = profile(standing=Standing.PEER)

    assert role_of(subject, (office("government"),), committee_id=EDUCATION) is Role.PEER


FULL = Actions(
    any_member="write",
    minister="speak",
    shadow_minister="ask",
    committee_chair="hold",
    committee_member="suggest",
    peer="table",
)


@pytest.mark.parametrize(
    ("role", "text"),
    [
        (Role.MP, "write"),
        (Role.MINISTER, "speak"),
        (Role.SHADOW_MINISTER, "ask"),
        (Role.CHAIR, "hold"),
        (Role.COMMITTEE_MEMBER, "suggest"),
        (Role.PEER, "table"),
    ],
)
def test_each_role_has_its_own_action(role: Role, text: str) -> None:
    assert action_for(FULL, role) == text


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SPEAKER}))
def test_a_role_without_an_action_gets_what_suits_everybody(role: Role) -> None:
    assert action_for(Actions(any_member="write"), role) == "write"


def test_nothing_that_suits_everybody_is_asked_of_the_speaker_or_of_who_decides() -> None:
    actions = Actions(any_member="write", minister="raise it", speaker="pass it on")

    assert action_for(actions, Role.SPEAKER) == "pass it on"
    assert action_for(Actions(any_member="write"), Role.SPEAKER) is None
    assert action_for(actions, Role.MINISTER, decides=True) is None


def test_a_chair_without_an_action_is_asked_as_a_member_of_the_committee() -> None:
    actions = Actions(any_member="write", committee_member="suggest")

    assert action_for(actions, Role.CHAIR) == "suggest"


DATES = [
    (None, None, True),
    (ON, None, True),
    (date(2026, 11, 21), None, False),
    (None, date(2026, 11, 21), True),
    (None, ON, False),
]


@pytest.mark.parametrize(("start", "end", "is_held"), DATES)
def test_parliaments_posts_count_between_their_dates(
    start: date | None, end: date | None, is_held: bool
) -> None:
    post = Post(name=" Minister ", kind="government", start=start, end=end)

    held = offices(profile(posts=(post,)), None)

    expected = (RoleFact(text="Minister", kind="government", start=start),) if is_held else ()
    assert held == expected


OUR_DATES = [*DATES[:-1], (None, ON, True), (None, date(2026, 11, 19), False)]
"""In our notes the end is the last day in the post."""


@pytest.mark.parametrize(("start", "end", "is_held"), OUR_DATES)
def test_our_own_notes_count_between_their_dates_with_their_source(
    start: date | None, end: date | None, is_held: bool
) -> None:
    post = KnownPost(
        name="Whip",
        kind="government",
        source="Hansard",
        checked_on=date(2026, 1, 1),
        start=start,
        end=end,
    )

    held = offices(profile(), knowledge(posts=(post,)))

    assert [(fact.text, fact.source, fact.checked_on) for fact in held] == (
        [("Whip", "Hansard", date(2026, 1, 1))] if is_held else []
    )


def test_an_empty_list_of_parliaments_is_believed_over_our_notes() -> None:
    post = KnownPost(name="Whip", kind="government", source="x", checked_on=ON)

    assert offices(profile(posts=()), knowledge(posts=(post,))) == ()
    assert offices(profile(), None) == ()
