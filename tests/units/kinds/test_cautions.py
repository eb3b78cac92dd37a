"""Cautions: what the day, the seat and the party warn of, the gravest first."""

from datetime import date

import pytest
from msgspec.structs import replace
from tests.units.kinds.builders import LABOUR, ON, ask, constituency, profile, workspace

from advocate.kinds.cautions import cautions_for
from advocate.kinds.member_roles import RoleFact
from advocate.kinds.who_decides import decided_elsewhere
from advocate.models.calendar import KNOWN_CALENDAR, ElectionCalendar, GeneralElection
from advocate.models.campaign import Ask
from advocate.models.member import MemberProfile, Party, Standing
from advocate.models.sector import Nation

LONG_AGO = date(1997, 1, 1)
NEXT = GeneralElection(
    poll=date(2027, 5, 6), dissolution=date(2027, 3, 30), parliament_meets=date(2027, 5, 12)
)


def cautions(
    subject: MemberProfile,
    *held: RoleFact,
    on: date = ON,
    asks_from: date = LONG_AGO,
    calendar: ElectionCalendar = KNOWN_CALENDAR,
    put: Ask | None = None,
) -> tuple[str, ...]:
    return cautions_for(
        replace(subject, on=on),
        held,
        asks_from=asks_from,
        calendar=calendar,
        elsewhere=decided_elsewhere(workspace(), put, subject.constituency),
    )


def in_seat(nation: str | None) -> MemberProfile:
    return profile(constituency=constituency(nation=nation) if nation else None)


@pytest.mark.parametrize(
    ("on", "standing", "opening"),
    [
        (date(2024, 6, 10), Standing.DISSOLUTION, "Parliament is dissolved"),
        (date(2024, 7, 4), Standing.SITTING, "This is polling day"),
        (date(2024, 5, 26), Standing.SITTING, "This is a pre-election period"),
        (date(2024, 1, 10), Standing.SITTING, "This date falls in a regulated period"),
        (date(2024, 7, 6), Standing.SITTING, "The election is over"),
        (date(2035, 1, 1), Standing.SITTING, "A general election will have been held"),
    ],
)
def test_each_phase_of_an_election_has_its_warning(
    on: date, standing: Standing, opening: str
) -> None:
    subject = profile(on=on, standing=standing, constituency=constituency())

    (caution,) = cautions(subject, on=on)

    assert caution.startswith(opening)


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (Standing.FORMER, "holds no seat"),
        (Standing.NOT_YET, "had not yet been elected"),
    ],
)
def test_somebody_without_a_seat_is_said_to_have_none(standing: Standing, words: str) -> None:
    (caution,) = cautions(profile(standing=standing), on=ON)

    assert words in caution


@pytest.mark.parametrize(
    ("nation", "body"),
    [
        (
            "Scotland",
            "the Scottish Government (Cabinet Secretary for Education, Culture and Gaelic)",
        ),
        ("Wales", "the Welsh Government"),
        ("Northern Ireland", "the Department of Education (Minister of Education)"),
    ],
)
def test_where_the_matter_is_devolved_it_is_said_who_decides(nation: str, body: str) -> None:
    (caution,) = cautions(in_seat(nation), put=ask(subject="schools"))

    assert caution.startswith(f"School education: devolved. In {nation} it is for {body}. A member")


def test_of_what_is_devolved_in_part_the_part_is_asked_for() -> None:
    (caution,) = cautions(in_seat("Scotland"), put=ask(subject="benefits"))

    assert caution == (
        "Social security: partly devolved. In Scotland a part of it is for the Department for Work "
        "and Pensions and the Scottish Government. Say which part the ask is about."
    )


@pytest.mark.parametrize(
    ("subject", "nations", "there"),
    [
        ("schools", (Nation.ENGLAND,), " In Wales it is for the Welsh Government."),
        ("child_benefit", (Nation.ENGLAND,), ""),
        (None, (Nation.ENGLAND,), ""),
    ],
)
def test_an_ask_for_other_nations_is_not_put_as_one_about_the_constituency(
    subject: str | None, nations: tuple[Nation, ...], there: str
) -> None:
    (caution,) = cautions(in_seat("Wales"), put=ask(subject=subject, nations=nations))

    assert caution == (
        f"The ask is about England, and the seat is in Wales.{there} Put it as one to a member of "
        "the United Kingdom Parliament, not as one about the constituency."
    )


@pytest.mark.parametrize(
    ("nation", "subject", "nations"),
    [
        ("England", "schools", ()),
        ("England", "schools", (Nation.ENGLAND, Nation.WALES)),
        ("Wales", "child_benefit", ()),
        ("Wales", None, ()),
        ("Wales", None, (Nation.ENGLAND, Nation.WALES)),
        (None, "schools", (Nation.ENGLAND,)),
    ],
)
def test_nothing_is_said_of_devolution_where_the_ask_suits_the_seat(
    nation: str | None, subject: str | None, nations: tuple[Nation, ...]
) -> None:
    assert cautions(in_seat(nation), put=ask(subject=subject, nations=nations)) == ()


@pytest.mark.parametrize(
    ("party", "words"),
    [("Sinn Féin", "do not take their seats"), ("Speaker", "takes no part in debate")],
)
def test_two_parties_cannot_do_what_others_can(party: str, words: str) -> None:
    (caution,) = cautions(profile(party=Party(name=party)), on=ON)

    assert words in caution


@pytest.mark.parametrize("party", [LABOUR, None])
@pytest.mark.parametrize("standing", [Standing.SITTING, Standing.PEER])
def test_nothing_is_warned_of_without_reason(party: Party | None, standing: Standing) -> None:
    subject = profile(party=party, standing=standing, constituency=constituency())

    assert cautions(subject, on=ON) == ()


@pytest.mark.parametrize(
    ("asks_from", "is_warned_of"), [(LONG_AGO, False), (ON, False), (date(2026, 11, 21), True)]
)
def test_a_brief_older_than_the_asks_says_so(asks_from: date, is_warned_of: bool) -> None:
    found = cautions(profile(), asks_from=asks_from)

    assert [("before our present asks" in text) for text in found] == [True] * is_warned_of
    assert all("(21 November 2026)" in text for text in found)


@pytest.mark.parametrize(
    ("checked_on", "is_warned_of"),
    [(None, False), (ON, False), (date(2026, 10, 21), False), (date(2026, 10, 20), True)],
)
def test_an_old_note_of_an_office_is_to_be_checked_again(
    checked_on: date | None, is_warned_of: bool
) -> None:
    office = RoleFact(text="Minister", kind="government", checked_on=checked_on)

    found = cautions(profile(), office)

    assert len(found) == is_warned_of
    assert all("Minister was last checked on 20 October 2026" in text for text in found)


def test_the_gravest_caution_comes_first() -> None:
    on = date(2024, 6, 10)
    subject = profile(
        on=on,
        standing=Standing.FORMER,
        party=Party(name="Sinn Féin"),
        constituency=constituency(nation="Northern Ireland"),
    )

    found = cautions(subject, on=on, put=ask(subject="schools"))

    assert [text.split()[0] for text in found] == ["Parliament", "This", "School", "Members"]


def test_the_days_after_a_poll_that_the_record_precedes_are_warned_of() -> None:
    subject = profile(constituency=constituency())
    calendar = KNOWN_CALENDAR.with_elections((NEXT,))

    assert cautions(subject, on=date(2027, 3, 1), calendar=calendar) == ()
    (caution,) = cautions(subject, on=date(2027, 6, 1), calendar=calendar)
    assert caution.startswith("A general election was held on 6 May 2027")
