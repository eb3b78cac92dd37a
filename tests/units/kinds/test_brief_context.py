"""The brief's own choices: dates of follow-up, open promises, the figure that stands out."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace
from tests.units.kinds.builders import (
    ON,
    ask,
    constituency,
    engagement,
    knowledge,
    manifesto,
    profile,
    programme,
    quotation,
    settings,
    statistic,
    visit,
    workspace,
)

from advocate.kinds.brief import build_brief
from advocate.models.campaign import Actions
from advocate.models.constituency import ConstituencyStatistic
from advocate.models.engagement import Promise
from advocate.models.evidence import Audience, Consent
from advocate.models.member import CommitteePlace, MemberProfile, Party, Post, Standing
from advocate.models.programme import Programme
from advocate.models.settings import Asked, BriefSettings, Question
from advocate.models.workspace import Workspace

FRIDAY = date(2026, 11, 27)


def brief(
    space: Workspace | None = None,
    subject: MemberProfile | None = None,
    statistics: tuple[ConstituencyStatistic, ...] = (),
) -> Any:
    """The values of a brief on `ON`."""
    return build_brief(space or workspace(), subject or profile(), statistics).names()


def brief_settings(**more: Any) -> BriefSettings:
    values: dict[str, Any] = {"ask": "tutors", "manifesto": 2024, "objective": "Agree"}
    return BriefSettings(**(values | more))


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (
            FRIDAY,
            [date(2026, 12, 1), date(2026, 12, 4), date(2026, 12, 11), date(2027, 1, 8)],
        ),
        (
            date(2026, 11, 30),
            [date(2026, 12, 2), date(2026, 12, 7), date(2026, 12, 14), date(2027, 1, 11)],
        ),
        (
            date(2026, 11, 28),
            [date(2026, 12, 1), date(2026, 12, 4), date(2026, 12, 11), date(2027, 1, 8)],
        ),
    ],
)
def test_follow_up_counts_working_days_over_the_weekend(day: date, due: list[date]) -> None:
    values = brief(workspace(visits=(visit(day, lead="Jo"),)))

    assert [step.due for step in values["follow_up"]] == due
    assert {step.owner for step in values["follow_up"]} == {"Jo"}


def test_follow_up_leaves_out_the_bank_holidays_of_the_seat() -> None:
    seat = replace(constituency(), bank_holidays=(date(2026, 11, 30), date(2027, 1, 1)))
    space = workspace(visits=(visit(FRIDAY, lead="Jo"),))

    steps = brief(space, profile(constituency=seat))["follow_up"]

    assert [step.due for step in steps] == [
        date(2026, 12, 2),
        date(2026, 12, 7),
        date(2026, 12, 14),
        date(2027, 1, 12),
    ]


def test_without_a_visit_follow_up_has_days_but_no_dates() -> None:
    steps = brief()["follow_up"]

    assert [(step.working_days, step.due) for step in steps] == [
        (2, None),
        (5, None),
        (10, None),
        (30, None),
    ]


@pytest.mark.parametrize(
    ("short_name", "follow_up_by", "lead", "owner"),
    [
        (None, None, None, "Tutors"),
        ("AT", None, None, "AT"),
        ("AT", "Public affairs", None, "Public affairs"),
        ("AT", "Public affairs", "Jo", "Jo"),
    ],
)
def test_follow_up_is_for_the_lead_of_the_visit_else_whoever_we_name_else_the_charity(
    short_name: str | None, follow_up_by: str | None, lead: str | None, owner: str
) -> None:
    ours = settings(brief=brief_settings(follow_up_by=follow_up_by))
    named = replace(ours, organisation=replace(ours.organisation, short_name=short_name))

    steps = brief(workspace(settings=named, visits=(visit(FRIDAY, lead=lead),)))["follow_up"]

    assert {step.owner for step in steps} == {owner}


def test_promises_stay_open_until_the_day_they_are_kept_or_closed() -> None:
    entries = (
        engagement(
            date(2021, 7, 2),
            promises=(
                Promise(what="Visit", by="Ann"),
                Promise(what="Write", by="Ann", kept_on=date(2021, 8, 1)),
                Promise(what="Ask", by="Ann", closed="Overtaken"),
                Promise(what="Call", by="Ann", kept_on=ON),
                Promise(what="Meet", by="Ann", kept_on=date(2026, 11, 21)),
            ),
        ),
        engagement(date(2027, 1, 1), promises=(Promise(what="Later", by="Ann"),)),
        engagement(date(2022, 1, 1), member=99, promises=(Promise(what="Other", by="Bo"),)),
    )

    found = brief(workspace(engagements=entries))["open_promises"]

    made_on = date(2021, 7, 2)
    assert [(item.promise.what, item.made_on) for item in found] == [
        ("Visit", made_on),
        ("Meet", made_on),
    ]


def test_the_history_of_a_brief_ends_the_day_before_it() -> None:
    entries = tuple(engagement(day) for day in (ON, date(2026, 11, 19), date(2021, 7, 2)))

    found = brief(workspace(engagements=entries))["history"]

    assert [entry.date for entry in found] == [date(2026, 11, 19), date(2021, 7, 2)]


def with_statistics(*statistics: ConstituencyStatistic) -> Any:
    chosen = brief_settings(local_statistics=tuple(s.statistic for s in statistics))
    return brief(workspace(settings=settings(brief=chosen)), statistics=statistics)


POVERTY = "child_poverty_after_housing_costs_pct"
ATTAINMENT = "ks2_rwm_expected_pct"


@pytest.mark.parametrize(
    ("rank", "count", "is_told"),
    [
        (1, 543, True),
        (272, 543, True),
        (1, 9, False),
        (1, 10, True),
        (None, 543, False),
        (1, None, False),
    ],
)
def test_a_figure_tells_something_where_it_has_a_place_among_enough_others(
    rank: int | None, count: int | None, is_told: bool
) -> None:
    item = statistic(POVERTY, nation_rank=rank, nation_count=count)

    assert with_statistics(item)["telling"] == ((item,) if is_told else ())


def test_figures_of_need_tell_most_then_new_ones_then_those_far_from_the_middle() -> None:
    near, far = statistic(POVERTY, nation_rank=260), statistic(ATTAINMENT, nation_rank=540)
    old = statistic("free_school_meals_eligible_pct", nation_rank=1, period="2021/22")
    other = statistic("number_of_schools", nation_rank=1)

    assert with_statistics(other, old, near, far)["telling"] == (far, near, old)
    assert brief()["telling"] == ()


def test_statistics_are_those_chosen_in_that_order_and_drawn_if_they_have_a_median() -> None:
    one, two, three = statistic("one"), statistic("two", nation_median=None), statistic("three")
    chosen = brief_settings(local_statistics=("three", "missing", "two"), chart=("two", "one"))
    space = workspace(settings=settings(brief=chosen))

    found = brief(space, statistics=(one, two, three))
    assert found["statistics"] == (three, two)
    assert found["charted"] == (one,)


@pytest.mark.parametrize(
    ("on", "period", "is_known"),
    [
        (ON, "2023/24", True),
        (ON, "2025-26", True),
        (ON, "2026", False),
        (date(2024, 9, 1), "2023/24", True),
        (date(2024, 8, 31), "2023/24", False),
        (date(2024, 7, 4), "2022/23", True),
        (date(2024, 7, 3), "2022/23", False),
        (ON, "when last asked", True),
    ],
)
def test_no_figure_is_given_that_was_not_known_or_of_a_seat_not_yet_drawn(
    on: date, period: str, is_known: bool
) -> None:
    item = statistic("one", period=period)
    space = workspace(settings=settings(brief=brief_settings(local_statistics=("one",))))

    found = brief(space, profile(on=on), statistics=(item,))["statistics"]

    assert found == ((item,) if is_known else ())


@pytest.mark.parametrize(
    ("nation", "first"),
    [
        ("England", "free_school_meals_eligible_pct"),
        ("Wales", "he_entry_rate_age_18_pct"),
        ("Scotland", "uk_imd_share_in_most_deprived_fifth"),
        (None, None),
    ],
)
def test_where_no_figures_are_chosen_the_field_of_work_chooses_them(
    nation: str | None, first: str | None
) -> None:
    names = ("uk_imd_share_in_most_deprived_fifth", "he_entry_rate_age_18_pct")
    items = tuple(map(statistic, (*names, "free_school_meals_eligible_pct")))
    seat = constituency(nation=nation) if nation else None

    found = brief(subject=profile(constituency=seat), statistics=items)["statistics"]

    assert next((item.statistic for item in found), None) == first


def test_a_visits_own_ask_and_objective_win() -> None:
    both = (manifesto(ask(), ask("visits", title="Visit us")),)
    planned = visit(FRIDAY, ask="visits", objective="See a session")
    values = brief(workspace(manifestos=both, visits=(planned,)))
    plain = brief(workspace(manifestos=both, visits=(visit(FRIDAY),)))

    assert (values["ask"].id, values["objective"]) == ("visits", "See a session")
    assert (plain["ask"].id, plain["objective"]) == ("tutors", "Agree")


def test_what_is_asked_of_somebody_fits_the_role_that_they_hold() -> None:
    actions = Actions(any_member="write", minister="speak", committee_chair="hold")
    chosen = settings(brief=brief_settings(committee=203))
    space = workspace(settings=chosen, manifestos=(manifesto(ask(actions=actions)),))
    chair = CommitteePlace(
        committee_id=203, committee="Education", member_id=17, member_name="Ann", role="Chair"
    )
    minister = Post(name="Minister", kind="government")

    as_chair = brief(space, profile(committees=(chair,)))
    as_minister = brief(space, profile(posts=(minister,)))
    as_member = brief(space)

    assert [v["action"] for v in (as_chair, as_minister, as_member)] == ["hold", "speak", "write"]
    assert [v["is_minister"] for v in (as_chair, as_minister, as_member)] == [False, True, False]
    assert [v["role_is_known"] for v in (as_chair, as_minister, as_member)] == [True, True, False]
    assert brief(space, profile(posts=()))["role_is_known"] is True


def test_an_ask_without_actions_asks_for_none() -> None:
    space = workspace(manifestos=(manifesto(ask(actions=None)),))

    assert brief(space)["action"] is None


def test_sentences_not_yet_true_are_left_out() -> None:
    later = knowledge(relationship="We met.", since=date(2027, 1, 1))

    assert brief(workspace(members=(later,)))["knowledge"] is None


def test_a_brief_may_quote_what_is_for_inside_alone_but_not_what_has_expired() -> None:
    inside = Consent(scope=Audience.INTERNAL, given_by="them")
    expired = Consent(scope=Audience.PUBLIC, given_by="them", expires=ON)
    words = (
        quotation("inside", place="Somewhere", consent=inside),
        quotation("expired", place="Somewhere", consent=expired),
        quotation("third", place="Somewhere"),
        quotation("fourth", place="Somewhere"),
    )
    subject = profile(constituency=constituency("Somewhere"))

    voices = brief(workspace(quotations=words), subject)["voices"]

    assert [voice.id for voice in voices] == ["inside", "third"]


@pytest.mark.parametrize(
    ("changes", "notes"),
    [
        ({"committees": None}, ["Committee places on this date are not in the record at hand"]),
        (
            {"committees": (), "committees_as_of": date(2026, 8, 20)},
            ["Committee places are those known on 20 August 2026"],
        ),
        ({"committees": ()}, []),
    ],
)
def test_a_brief_says_how_far_committee_places_are_known(
    changes: dict[str, Any], notes: list[str]
) -> None:
    found = brief(subject=profile(**changes))["data_notes"]

    assert [note for note in found if "Committee" in note] == notes


def test_a_brief_is_marked_as_internal_and_named_after_the_member() -> None:
    context = build_brief(workspace(), profile(constituency_name="Somewhere"), ())

    assert context.info.status == "Internal: not for publication"
    assert context.info.keywords == ("brief", "Ann Example", "Somewhere")
    assert (context.stem, context.info.title) == ("brief-Ann Example", "Brief: Ann Example MP")
    assert context.member_id == 17


@pytest.mark.parametrize(
    ("changes", "asks"),
    [
        ({}, "this person"),
        ({"party": None}, "this person"),
        ({"standing": Standing.DISSOLUTION}, "all candidates"),
        ({"party": Party(name="Speaker")}, "not the Speaker"),
    ],
)
def test_nothing_is_asked_of_the_speaker_or_of_one_candidate_alone(
    changes: dict[str, Any], asks: str
) -> None:
    assert brief(subject=profile(**changes))["asks"] == asks


def test_why_this_member_is_said_in_a_few_words() -> None:
    places = tuple(
        CommitteePlace(committee_id=i, committee=name, member_id=17, member_name="Ann", role=role)
        for i, (name, role) in enumerate([("Education", "Chair"), ("Treasury", "Member")])
    )
    chosen = brief_settings(committee=0)
    space = workspace(settings=settings(brief=chosen), engagements=(engagement(date(2021, 7, 2)),))

    reasons = brief(space, profile(committees=places, constituency=constituency()))["reasons"]

    assert reasons == (
        "chairs the Education",
        "last contact with us: meeting, 2 July 2021",
    )
    assert brief()["reasons"] == ()


@pytest.mark.parametrize(
    ("years", "is_old"),
    [([], False), (["2024/25"], True), (["2025/26"], False), (["2020/21", "2026/27"], False)],
)
def test_work_that_ended_more_than_a_year_ago_is_known_to_be_old(
    years: list[str], is_old: bool
) -> None:
    space = workspace(programmes=tuple(programme(year=year) for year in years))

    assert brief(space, profile(constituency=constituency()))["is_last_work_old"] is is_old


@pytest.mark.parametrize(
    ("nation", "has_programme", "is_complete", "asked"),
    [
        ("England", True, True, ["always"]),
        ("England", False, True, ["always", "where we have no programme"]),
        ("England", False, False, ["always"]),
        ("Wales", True, True, ["always", "outside England", "where it is devolved"]),
        ("Wales", False, False, ["always", "outside England", "where it is devolved"]),
        (None, False, True, ["always", "where we have no programme"]),
        (None, False, False, ["always"]),
    ],
)
def test_only_likely_questions_are_answered(
    nation: str | None, has_programme: bool, is_complete: bool, asked: list[str]
) -> None:
    questions = tuple(Question(question=kind, answer="Yes", asked=kind) for kind in Asked)
    space = workspace(
        settings=settings(
            brief=brief_settings(questions=questions), programmes_are_complete=is_complete
        ),
        programmes=(programme(),) if has_programme else (),
        manifestos=(manifesto(ask(subject="schools")),),
    )
    seat = constituency(nation=nation) if nation else None

    found = brief(space, profile(constituency=seat))["questions"]

    assert [item.question for item in found] == asked


@pytest.mark.parametrize(
    ("subject", "nation", "is_asked"),
    [
        ("schools", "Wales", True),
        ("schools", "England", False),
        ("tax_free_childcare", "Wales", False),
        (None, "Wales", False),
    ],
)
def test_a_question_on_devolution_is_likely_where_the_matter_is_devolved(
    subject: str | None, nation: str, is_asked: bool
) -> None:
    question = Question(question="Why me?", answer="You vote.", asked=Asked.DEVOLVED)
    space = workspace(
        settings=settings(brief=brief_settings(questions=(question,))),
        manifestos=(manifesto(ask(subject=subject)),),
    )

    found = brief(space, profile(constituency=constituency(nation=nation)))["questions"]

    assert found == ((question,) if is_asked else ())


@pytest.mark.parametrize(
    ("programmes", "is_complete", "is_known"),
    [((), True, True), ((), False, False), ((programme(),), True, False)],
)
def test_that_we_run_no_programme_is_said_only_where_the_list_is_known_to_be_whole(
    programmes: tuple[Programme, ...], is_complete: bool, is_known: bool
) -> None:
    ours = settings(programmes_are_complete=is_complete)
    space = workspace(settings=ours, programmes=programmes)

    assert brief(space, profile(constituency=constituency()))["has_no_programme"] is is_known


@pytest.mark.parametrize(("published", "count"), [(ON, 0), (date(2027, 1, 1), 1)])
def test_a_brief_before_the_asks_is_cautioned(published: date, count: int) -> None:
    space = workspace(manifestos=(manifesto(published=published),))

    assert len(brief(space)["cautions"]) == count
