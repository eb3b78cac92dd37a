"""One member in full as text: folded where lines are counted, a fact a line in a pipe."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace
from tests.units.kinds.builders import member, profile, workspace

from advocate.cli.member_json import card_json
from advocate.cli.member_text import card_text
from advocate.models.activity import Activity, ActivityKind
from advocate.models.all_party_group import Group, GroupOffice
from advocate.models.findings import Career, FocusArea, MemberFindings
from advocate.models.member import CommitteePlace, House, MemberProfile, Post
from advocate.recipients.member_list import MemberCard, member_card, member_rows

URL = "https://questions-statements.parliament.uk/written-questions/detail/2026-11-03/9807"


def card(of: MemberProfile | None = None, **found: Any) -> MemberCard:
    subject = of or profile(member("Ms Ann Example"))
    space = workspace()
    (row,) = member_rows([subject], space)
    return member_card(row, subject, space, MemberFindings(**found))


def post(name: str, **more: Any) -> Post:
    return Post(name=name, kind="government", **more)


def asked(title: str, day: int = 3) -> Activity:
    return Activity(
        kind=ActivityKind.WRITTEN_QUESTION,
        date=date(2026, 11, day),
        title=title,
        reference="UIN 9807",
        url=URL,
    )


def office(title: str, as_of: date = date(2026, 6, 29)) -> GroupOffice:
    return GroupOffice(
        group=Group(slug="x", title=title, category="Subject", as_of=as_of),
        member_id=17,
        member_name="Ann Example",
        house=House.COMMONS,
        role="Chair",
    )


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_lines_fit_the_terminal_save_an_address_that_is_longer(width: int) -> None:
    posts = tuple(post(f"Minister of State for one thing and another, number {n}") for n in "123")
    text = card_text(
        card(
            profile(member("Ms Ann Example"), posts=posts),
            groups=(office("All-Party Parliamentary Group on very long names of groups"),),
            activity=(asked("Tutoring in schools and in places that are no schools at all"),),
            focus=(FocusArea(category="Political interests", phrases=("education",) * 20),),
        ),
        width,
    )

    long = [line for line in text.splitlines() if len(line) > width]
    assert [line.strip() for line in long] == ([URL] if width < len(URL) + 2 else [])
    told = " ".join(text.split())
    assert all(f"for one thing and another, number {n}" in told for n in "123")


def test_in_a_pipe_each_fact_stands_on_one_line() -> None:
    text = card_text(card(activity=(asked("Tutoring " * 30),)))

    (line,) = [line for line in text.splitlines() if line.startswith("  3 November 2026")]
    assert line.endswith("(UIN 9807)")


def test_nothing_stands_twice() -> None:
    twice = (post("Minister", start=date(2025, 1, 1)),) * 2
    place = CommitteePlace(
        committee_id=203, committee="Arts", member_id=17, member_name="Ann", role="Member"
    )
    busy = profile(member("Ms Ann Example"), posts=twice, committees=(place, place))
    text = card_text(card(busy, groups=(office("Group on Art"),) * 2))

    assert text.count("Arts (Member)") == 1
    assert text.count("Minister, since 1 January 2025") == 1
    assert text.count("Group on Art") == 1


def test_a_list_of_many_is_cut_and_says_how_to_see_the_rest() -> None:
    many = tuple(asked(f"Tutoring {number}") for number in range(25))
    found = card(activity=many)

    text = card_text(found)

    assert "Tutoring 19 " in text
    assert "Tutoring 20 " not in text
    assert "  and 5 more (all with --json)" in text
    shown = card_json(found)["activity"]
    assert isinstance(shown, list)
    assert len(shown) == 25


def test_a_group_of_a_later_register_is_left_out() -> None:
    later = office("Group on Art", as_of=date(2026, 12, 1))

    assert card(groups=(later,)).findings.groups == ()


def test_what_is_not_known_is_null_and_what_is_empty_is_an_empty_list() -> None:
    unknown, known = card_json(card()), card(activity=(), focus=(), career=Career())

    assert [
        unknown[key] for key in ("posts", "former_posts", "activity", "focus", "interests")
    ] == [None] * 5
    told = card_json(replace(known, posts=()))
    assert [told[key] for key in ("posts", "former_posts", "activity", "focus")] == [[], [], [], []]
