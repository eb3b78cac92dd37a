"""What a member lists and registers, through the live source, against the stand-in."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from tests.standin.activity import motion
from tests.standin.members_api import StandIn
from tests.standin.people import ABSENT, Person, made_up
from tests.standin.shapes import focus, register, registered

from advocate.models.findings import FocusArea, RegisteredInterest
from advocate.models.settings import Topic
from advocate.models.sources import Parliament

TODAY = date(2026, 11, 21)
YESTERDAY = TODAY - timedelta(1)
ANN = 17
SCHOOLS = Topic(id="schools", name="Schools", keywords=("tutor", "school governors"))
ARTS = Topic(id="arts", name="The arts", keywords=("museum",))
TRUSTEE = "Trustee of The Tutor Fund, a charity. This is unpaid.\n(Registered 6 November 2023)"
Start = Callable[..., Parliament]


@pytest.fixture
def ann(standin: StandIn) -> Person:
    return standin.add(made_up(ANN, "Ann Example", seat="Somewhere", seat_id=4000))


@pytest.fixture
def source(standin: StandIn, ann: Person, start: Start) -> Parliament:
    return start(standin.url)


def declared(source: Parliament, *topics: Topic) -> tuple[RegisteredInterest, ...]:
    found = source.activity.registered_interests(ANN, topics or (SCHOOLS, ARTS), on=TODAY)
    assert found is not None
    return found


def test_each_phrase_of_the_focus_list_stands_alone_and_once(
    ann: Person, source: Parliament
) -> None:
    ann.focus = [
        focus("Countries of interest", "Africa, Jamaica"),
        focus(
            "Political Interests", "Small businesses, education", " Education ,arts &amp; sport."
        ),
    ]

    assert source.activity.focus_of(ANN, on=TODAY) == (
        FocusArea(category="Countries of interest", phrases=("Africa", "Jamaica")),
        FocusArea(
            category="Political Interests",
            phrases=("Small businesses", "education", "arts & sport"),
        ),
    )


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        ABSENT,
        {},
        "",
        [None, 3],
        [{}],
        [focus(None, "education")],
        [focus("Political Interests")],
        [focus("Political Interests", None, " , ")],
        [{"category": "Political Interests", "focus": None}],
        [{"category": "Political Interests"}],
        [{"category": 7, "focus": "education"}],
    ],
)
def test_a_focus_list_without_anything_in_it_is_empty(
    ann: Person, source: Parliament, value: object
) -> None:
    ann.focus = value

    assert source.activity.focus_of(ANN, on=TODAY) == ()
    assert source.account.notices() == ()


def test_what_is_registered_on_our_topics_has_category_text_day_and_page(
    ann: Person, source: Parliament
) -> None:
    ann.registered = [
        register("8. Miscellaneous", registered(TRUSTEE), registered("Trustee of a hospice")),
        register("2. (b) Any other support", registered("Fee from a museum")),
    ]

    page = "https://members.parliament.uk/member/17/registeredinterests"
    assert declared(source) == (
        RegisteredInterest(
            category="Miscellaneous",
            text="Trustee of The Tutor Fund, a charity. This is unpaid.",
            registered=date(2023, 11, 6),
            url=page,
            topics=("schools",),
        ),
        RegisteredInterest(
            category="Any other support", text="Fee from a museum", url=page, topics=("arts",)
        ),
    )


def test_nothing_is_kept_of_relatives_or_of_where_a_donor_lives(
    ann: Person, source: Parliament
) -> None:
    ann.registered = [
        register("9. Family members employed", registered("My wife is a tutor")),
        register(
            "4. Gifts",
            registered("Name of donor: A. Tutor\nAddress of donor: 1 Private Road\nValue: £300"),
        ),
    ]

    (only,) = declared(source)

    assert only.text == "Name of donor: A. Tutor; Value: £300"


def test_a_payment_is_told_where_it_names_a_topic_itself(ann: Person, source: Parliament) -> None:
    payment = registered("Payment: £50 for a talk to school governors\n(Registered 3 May 2026)")
    ann.registered = [register("1. Employment", registered("Payer: A Union", payment))]

    (only,) = declared(source)

    assert (only.text, only.registered) == (
        "Payment: £50 for a talk to school governors",
        date(2026, 5, 3),
    )


@pytest.mark.parametrize(
    ("text", "changes", "is_told"),
    [
        ("Tutor (Registered 21 November 2026)", {}, True),
        ("Tutor (Registered 22 November 2026)", {}, False),
        ("Tutor (Registered 3 May 2026; updated 4 June 2026)", {}, True),
        ("Tutor (Registered 31 February 2026)", {}, True),
        ("Tutor", {"deletedWhen": "2026-11-20T10:00:00"}, False),
        ("Tutor", {"deletedWhen": "2026-11-22T10:00:00"}, True),
        ("Tutorial software", {}, False),
    ],
)
def test_only_what_stands_in_the_register_that_day_and_names_a_topic_is_told(
    ann: Person, source: Parliament, text: str, changes: dict[str, object], is_told: bool
) -> None:
    ann.registered = [register("8. Miscellaneous", registered(text, **changes))]

    assert bool(declared(source)) is is_told


@pytest.mark.parametrize("odd", [None, "", 12, True, [], {}, "absent"])
def test_any_field_of_the_register_may_be_odd(ann: Person, source: Parliament, odd: object) -> None:
    good = registered(TRUSTEE)
    entries = [good | {key: odd} for key in good]
    whole = register("8. Miscellaneous", good)
    if odd == "absent":
        entries = [{k: v for k, v in good.items() if k != key} for key in good]
    odd_categories = [whole | {key: odd} for key in whole]
    ann.registered = [
        *odd_categories,
        register("8. Miscellaneous", *entries),
        None,
        3,
        whole,
    ]

    assert declared(source)[0].registered == date(2023, 11, 6)
    assert source.account.notices() == ()


@pytest.mark.parametrize("value", [None, [], ABSENT, {}, ""])
def test_an_empty_register_holds_nothing(ann: Person, source: Parliament, value: object) -> None:
    ann.registered = value

    assert declared(source) == ()
    assert source.account.notices() == ()


def test_a_long_entry_is_read_whole_and_shortened_at_a_word(
    ann: Person, source: Parliament
) -> None:
    text = f"{'Of everything ' * 40} a tutor"
    ann.registered = [register("8. Miscellaneous", registered(text))]

    (only,) = declared(source)

    assert only.text.removesuffix(" …") in text
    assert only.text.endswith(("everything …", "Of …"))
    assert len(only.text) <= 242


def test_without_topics_the_register_is_not_asked_for(standin: StandIn, source: Parliament) -> None:
    assert source.activity.registered_interests(ANN, (), on=TODAY) == ()
    assert standin.requests == []


def test_of_a_past_day_nothing_is_known_and_nothing_asked(
    standin: StandIn, source: Parliament
) -> None:
    assert source.activity.focus_of(ANN, on=YESTERDAY) is None
    assert source.activity.registered_interests(ANN, (SCHOOLS,), on=YESTERDAY) is None
    assert standin.requests == []


def test_the_focus_list_comes_in_the_round_of_the_activity(
    standin: StandIn, source: Parliament
) -> None:
    standin.mood.delay_seconds = 0.1
    source.activity.recent_activity(ANN, (SCHOOLS,), since=YESTERDAY, on=TODAY, with_focus=True)

    assert source.activity.focus_of(ANN, on=TODAY) == ()
    assert (len(standin.requests), standin.most_at_once) == (5, 5)


@pytest.mark.parametrize("trouble", ["500", "html", "broken", "other", "dropped"])
def test_a_list_that_fails_costs_nothing_but_a_notice(
    standin: StandIn, ann: Person, source: Parliament, trouble: str
) -> None:
    standin.activity.lists[ANN, "Edms"] = [motion(TODAY, "1", "Tutor")]
    standin.mood.trouble, standin.mood.troubled_path = trouble, "Focus"

    found = source.activity.recent_activity(ANN, (SCHOOLS,), since=TODAY, on=TODAY, with_focus=True)

    assert source.activity.focus_of(ANN, on=TODAY) is None
    assert [activity.title for activity in found or ()] == ["Tutor"]
    assert [notice.message for notice in source.account.notices()] == [
        "Parliament's lists of stated interests could not be read; nothing is said of them."
    ]


def test_where_the_whole_service_fails_the_user_is_told_once(start: Start, dead_url: str) -> None:
    source = start(dead_url)
    member = source.members.find_member("4370", on=TODAY)
    source.profiles.member_profile(member, on=TODAY)

    assert source.activity.focus_of(4370, on=TODAY) is None
    assert source.activity.registered_interests(4370, (SCHOOLS,), on=TODAY) is None
    assert len(source.account.notices()) == 1


def test_several_members_are_asked_about_together_one_list_after_the_other_and_not_about_votes(
    standin: StandIn, source: Parliament
) -> None:
    for member_id in (17, 18, 19):
        standin.activity.lists[member_id, "Edms"] = [
            motion(TODAY, str(member_id), "Tutor") for _ in range(20)
        ]
    standin.mood.delay_seconds = 0.1

    found = source.activity.activity_of_several((17, 18, 19), (SCHOOLS,), since=TODAY, on=TODAY)

    assert {key: items[0].reference for key, items in found.items()} == {
        17: "EDM 17",
        18: "EDM 18",
        19: "EDM 19",
    }
    assert len(standin.requests) == 9
    assert standin.rounds == 3
    assert not [path for path in standin.paths() if "Voting" in path]


def test_posts_and_places_that_are_over_are_told_once_the_latest_first(
    ann: Person, source: Parliament
) -> None:
    for _ in range(2):
        ann.hold("Minister of State", date(2024, 7, 9), date(2025, 9, 5))
    ann.hold("Opposition Whip", date(2021, 5, 9), date(2024, 5, 30), kind="oppositionPosts")
    ann.hold("Home Secretary", date(2025, 9, 5))
    ann.hold("Arts Committee", date(2019, 1, 1), date(2020, 1, 1), kind="committeeMemberships")

    career = source.activity.career_before(source.members.find_member("17", on=TODAY), on=TODAY)

    assert career is not None
    assert [post.name for post in career.posts] == ["Minister of State", "Opposition Whip"]
    assert [place.committee for place in career.committees] == ["Arts Committee"]
