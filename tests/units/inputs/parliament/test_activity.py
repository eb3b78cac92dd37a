"""Recent activity through the live source, against the stand-in."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from tests.standin.activity import contribution, motion, question, vote
from tests.standin.members_api import StandIn

from advocate.models.activity import Activity, ActivityKind
from advocate.models.settings import Topic
from advocate.models.sources import Parliament

TODAY = date(2026, 11, 21)
SINCE = date(2026, 5, 21)
DAY = date(2026, 10, 5)
ANN = 17
SCHOOLS = Topic(id="schools", name="Schools", keywords=("school", "pupil premium", "SEND"))
ARTS = Topic(id="arts", name="The arts", keywords=("art", "Siân's law"))
Start = Callable[..., Parliament]


@pytest.fixture
def source(standin: StandIn, start: Start) -> Parliament:
    return start(standin.url)


def recent(
    source: Parliament, *topics: Topic, since: date = SINCE, on: date = TODAY
) -> tuple[Activity, ...]:
    found = source.activity.recent_activity(ANN, topics or (SCHOOLS, ARTS), since=since, on=on)
    assert found is not None
    return found


def titles(source: Parliament, *topics: Topic) -> list[str]:
    return [activity.title for activity in recent(source, *topics)]


def fill(standin: StandIn) -> None:
    """Put one item on schools into each list."""
    standin.activity.asked = [question(ANN, DAY, "9807", "Pupil Premium")]
    standin.activity.lists[ANN, "Edms"] = [motion(DAY - timedelta(1), "123", "School meals")]
    standin.activity.lists[ANN, "ContributionSummary"] = [
        contribution(DAY - timedelta(2), " A School’s Day")
    ]
    standin.activity.lists[ANN, "Voting"] = [vote(DAY - timedelta(3), 45, "School Bill")]


def test_each_kind_has_its_reference_and_a_page_to_read(
    standin: StandIn, source: Parliament
) -> None:
    fill(standin)
    standin.activity.asked[0]["dateAnswered"] = "2026-10-09T11:02:03.44"
    assert recent(source) == (
        Activity(
            kind=ActivityKind.WRITTEN_QUESTION,
            date=date(2026, 10, 5),
            title="Pupil Premium",
            reference="UIN 9807",
            url="https://questions-statements.parliament.uk/written-questions/detail/2026-10-05/9807",
            detail="answered 9 October 2026",
            body="Department for Education",
            topics=("schools",),
        ),
        Activity(
            kind=ActivityKind.EARLY_DAY_MOTION,
            date=date(2026, 10, 4),
            title="School meals",
            reference="EDM 123",
            url="https://edm.parliament.uk/early-day-motion/65000",
            topics=("schools",),
        ),
        Activity(
            kind=ActivityKind.CONTRIBUTION,
            date=date(2026, 10, 3),
            title="A School’s Day",
            url="https://hansard.parliament.uk/Commons/2026-10-03/debates/"
            "0A1B2C3D-4E5F-6789-ABCD-EF0123456789/ASchoolsDay",
            detail="Westminster Hall, 2 contributions",
            place="Westminster Hall",
            topics=("schools",),
        ),
        Activity(
            kind=ActivityKind.VOTE,
            date=date(2026, 10, 2),
            title="School Bill",
            reference="Division 45",
            url="https://votes.parliament.uk/votes/commons/division/2045",
            detail="voted for",
            topics=("schools",),
        ),
    )
    assert source.account.notices() == ()


@pytest.mark.parametrize(
    ("title", "topics"),
    [
        ("Party Walls and smart meters", ()),
        ("ART in prisons", ("arts",)),
        ("State of the art: galleries", ("arts",)),
        ("Preschool places", ()),
        ("School-based art", ("schools", "arts")),
        ("Pupil  Premium funding", ("schools",)),
        ("The pupil and the premium", ()),
        ("The school’s roof", ("schools",)),
        ("Sian’s Law", ("arts",)),
        ("SIÂN'S LAW", ("arts",)),
        ("Send &amp; receive", ("schools",)),
    ],
)
def test_keywords_match_whole_words_without_case_and_accents(
    standin: StandIn, source: Parliament, title: str, topics: tuple[str, ...]
) -> None:
    standin.activity.lists[ANN, "Edms"] = [motion(DAY, "1", title)]
    assert [activity.topics for activity in recent(source)] == ([topics] if topics else [])


def test_the_text_of_a_question_counts_and_no_phrase_runs_over_from_its_heading(
    standin: StandIn, source: Parliament
) -> None:
    standin.activity.asked = [
        question(ANN, DAY, "1", "Finance", questionText="<p>To ask, how many <b>school</b>s …"),
        question(ANN, DAY, "2", "The pupil", questionText="premium bonds"),
        question(ANN, DAY, "3", "Finance", questionText="<p>of the school.</p>"),
    ]
    assert [found.reference for found in recent(source)] == ["UIN 1", "UIN 3"]


def test_only_days_from_since_to_on_count(standin: StandIn, source: Parliament) -> None:
    for day in (TODAY + timedelta(1), TODAY, SINCE, SINCE - timedelta(1)):
        standin.activity.lists[ANN, "Edms"].append(motion(day, "1", f"School {day}"))
        standin.activity.asked.append(question(ANN, day, "1", f"School {day}"))
    standin.activity.ignores_parameters = True
    assert {activity.date for activity in recent(source)} == {TODAY, SINCE}
    assert len(recent(source)) == 4


def test_an_answer_after_the_date_is_not_told(standin: StandIn, source: Parliament) -> None:
    later = {"dateAnswered": "2026-10-20T00:00:00"}
    holding = {"dateAnswered": "2026-10-06T00:00:00", "answerIsHolding": True}
    standin.activity.asked = [
        question(ANN, DAY, "1", "School", **later),
        question(ANN, DAY, "2", "School", **holding),
    ]
    before = recent(source, on=date(2026, 10, 19))
    assert [activity.detail for activity in before] == [None, None]
    assert [a.detail for a in recent(source)] == ["answered 20 October 2026", None]


def test_questions_of_others_and_withdrawn_ones_are_left_out(
    standin: StandIn, source: Parliament
) -> None:
    standin.activity.ignores_parameters = True
    standin.activity.asked = [
        question(99, DAY, "1", "School"),
        question(ANN, DAY, "2", "School", isWithdrawn=True),
        question(ANN, DAY, "3", "School"),
    ]
    assert [activity.reference for activity in recent(source)] == ["UIN 3"]


@pytest.mark.parametrize(
    ("changes", "detail"),
    [
        ({"inAffirmativeLobby": False}, "voted against"),
        ({"inAffirmativeLobby": None}, None),
        ({"actedAsTeller": True}, "teller for the Ayes"),
        (
            {"actedAsTeller": True, "inAffirmativeLobby": False},
            "teller for the Noes",
        ),
    ],
)
def test_how_the_member_voted_is_told(
    standin: StandIn, source: Parliament, changes: dict[str, object], detail: str | None
) -> None:
    standin.activity.lists[ANN, "Voting"] = [vote(DAY, 1, "School Bill", **changes)]
    assert [activity.detail for activity in recent(source)] == [detail]


# Odd fields


@pytest.mark.parametrize("odd", [None, "", 12, True, [], {}, "absent"])
@pytest.mark.parametrize("part", ["question", "Edms", "ContributionSummary", "Voting"])
def test_any_field_may_be_odd_and_costs_at_most_its_own_item(
    standin: StandIn, source: Parliament, part: str, odd: object
) -> None:
    items = {
        "question": question(ANN, DAY, "1", "School"),
        "Edms": motion(DAY, "1", "School"),
        "ContributionSummary": contribution(DAY, "School"),
        "Voting": vote(DAY, 1, "School"),
    }
    values = [items[part] | {key: odd} for key in items[part]]
    if odd == "absent":
        values = [{k: v for k, v in items[part].items() if k != key} for key in items[part]]
    book = standin.activity
    book.lists[ANN, "Edms"] = [motion(DAY, "77", "School outings")]
    if part == "question":
        book.ignores_parameters = True
        book.asked = values
    else:
        book.lists[ANN, part] = [*values, None, 3, *book.lists[ANN, part]]
    found = recent(source)
    assert "EDM 77" in {activity.reference for activity in found}
    assert len(found) >= 2
    assert "None" not in repr([(a.title, a.url or "", a.reference or "") for a in found])


def test_what_does_not_fit_an_address_makes_none(standin: StandIn, source: Parliament) -> None:
    standin.activity.asked = [question(ANN, DAY, "../x y", "School")]
    standin.activity.lists[ANN, "ContributionSummary"] = [
        contribution(DAY, "School", debateWebsiteId=None, section=None, totalContributions=1),
        contribution(DAY, "School!", house="Both", section=None, totalContributions=0),
    ]
    found = recent(source)
    assert [activity.url for activity in found] == [None, None, None]
    assert [activity.detail for activity in found] == [None, "1 contribution", None]


def test_a_question_without_heading_is_called_by_its_text(
    standin: StandIn, source: Parliament
) -> None:
    text = "To ask about every school " + "in the land and by the sea " * 9
    standin.activity.asked = [question(ANN, DAY, "1", "", questionText=text)]
    (title,) = titles(source)
    assert title.startswith("To ask about every school in the land")
    assert title.endswith(" …")
    assert len(title) <= 122


def test_a_member_of_whom_there_is_no_list_has_an_empty_one(
    standin: StandIn, source: Parliament
) -> None:
    fill(standin)
    standin.activity.has_no_list = {"Edms", "ContributionSummary", "Voting"}
    assert titles(source) == ["Pupil Premium"]
    assert source.account.notices() == ()


# Paging


def many(count: int, day: date = DAY) -> list[object]:
    return [motion(day, str(number), f"School {number}") for number in range(count)]


def test_pages_are_read_to_the_empty_one(standin: StandIn, source: Parliament) -> None:
    standin.activity.lists[ANN, "Edms"] = many(45)
    standin.activity.asked = [question(ANN, DAY, str(n), f"School {n}") for n in range(30)]
    standin.activity.take_cap = 7
    assert len(recent(source)) == 75
    assert standin.paths()["/api/Members/17/Edms"] == 4


def test_pages_end_where_items_are_too_old(standin: StandIn, source: Parliament) -> None:
    old = many(60, SINCE - timedelta(1))
    standin.activity.lists[ANN, "Edms"] = [*many(5), *old]
    assert len(recent(source)) == 5
    assert standin.paths()["/api/Members/17/Edms"] == 1


def test_no_more_than_five_pages_of_a_list_are_read(standin: StandIn, source: Parliament) -> None:
    standin.activity.lists[ANN, "Edms"] = many(300)
    assert len(recent(source)) == 100
    assert standin.paths()["/api/Members/17/Edms"] == 5


def test_a_page_that_repeats_ends_the_list(standin: StandIn, source: Parliament) -> None:
    fill(standin)
    standin.activity.ignores_paging = True
    assert len(recent(source)) == 4
    assert max(standin.paths().values()) == 2


def test_the_lists_are_fetched_together(standin: StandIn, source: Parliament) -> None:
    fill(standin)
    standin.mood.delay_seconds = 0.1
    recent(source)
    assert standin.most_at_once == 4


# Trouble


@pytest.mark.parametrize("part", ["writtenquestions", "Edms", "ContributionSummary", "Voting"])
@pytest.mark.parametrize("trouble", ["500", "html", "broken", "other", "dropped"])
def test_a_list_that_fails_leaves_the_others(
    standin: StandIn, source: Parliament, part: str, trouble: str
) -> None:
    fill(standin)
    standin.mood.trouble, standin.mood.troubled_path = trouble, part
    assert len(recent(source)) == 3
    (notice,) = source.account.notices()
    assert "could not be read whole" in notice.message


def test_a_failing_questions_service_costs_the_members_service_no_page(
    standin: StandIn, start: Start, dead_url: str
) -> None:
    standin.activity.lists[ANN, "Edms"] = many(45)
    source = start(standin.url, dead_url)
    assert len(recent(source)) == 45
    assert [notice.message for notice in source.account.notices()] == [
        "Parliament's lists of written questions could not be read whole; "
        "recent activity may lack some."
    ]


def test_where_no_list_can_be_read_nothing_is_known(start: Start, dead_url: str) -> None:
    source = start(dead_url)
    assert source.activity.recent_activity(ANN, (SCHOOLS,), since=SINCE, on=TODAY) is None


def test_copies_of_today_need_no_service(standin: StandIn, start: Start) -> None:
    fill(standin)
    first = recent(start(standin.url))
    asked = len(standin.requests)
    assert recent(start(standin.url)) == first
    assert len(standin.requests) == asked


@pytest.mark.parametrize(
    ("topics", "since"),
    [
        ((), SINCE),
        ((Topic(id="x", name="X", keywords=("", "–")),), SINCE),
        ((SCHOOLS,), TODAY + timedelta(1)),
    ],
)
def test_where_nothing_can_match_nothing_is_asked(
    standin: StandIn, source: Parliament, topics: tuple[Topic, ...], since: date
) -> None:
    assert source.activity.recent_activity(ANN, topics, since=since, on=TODAY) == ()
    assert standin.requests == []
