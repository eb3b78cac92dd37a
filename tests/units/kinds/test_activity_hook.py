"""Which item of a member's activity a letter opens with, and in what words."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.units.kinds.builders import knowledge, profile, workspace

from advocate.kinds.activity_hook import activity_hook
from advocate.kinds.letter import build_letter
from advocate.kinds.letter_reader import Chosen
from advocate.models.activity import Activity, ActivityKind
from advocate.models.member import Committee, CommitteePlace

DAY = date(2026, 11, 3)
EDUCATION = Committee(id=203, name="Education Committee")
PLACE = CommitteePlace(
    committee_id=203, committee="Education", member_id=17, member_name="Ann", role="Member"
)
CHOSEN = Chosen(committee=EDUCATION, place=PLACE)


def item(kind: str = "written question", title: str = "Tutoring", **more: Any) -> Activity:
    values: dict[str, Any] = {"date": DAY, "topics": ("tutoring",)} | more
    return Activity(kind=ActivityKind(kind), title=title, **values)


QUESTION, SPEECH = item(), item("contribution", place="Westminster Hall")
MOTION = item("early day motion", reference="EDM 123")


@pytest.mark.parametrize(
    ("activity", "chosen"),
    [
        ((), None),
        ((item("vote"),), None),
        ((item("early day motion", is_amendment=True),), None),
        ((item(title="To ask the Secretary of State what …"),), None),
        ((item("vote"), MOTION), MOTION),
        ((item("early day motion", date=DAY + timedelta(9)), SPEECH), SPEECH),
        ((SPEECH, older := item(date=DAY - timedelta(9), topics=("a", "b"))), older),
        ((QUESTION, newer := item("contribution", date=DAY + timedelta(1))), newer),
    ],
)
def test_the_most_relevant_item_that_is_no_vote_is_chosen(
    activity: tuple[Activity, ...], chosen: Activity | None
) -> None:
    hook = activity_hook(activity)

    assert (hook.item if hook else None) == chosen


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("Department for Education", "the Department for Education"),
        ("Home Office", "the Home Office"),
        ("Treasury", "the Treasury"),
        ("Women and Equalities", None),
        ("Church Commissioners", "the Church Commissioners"),
        (None, None),
    ],
)
def test_a_department_is_named_with_its_article(body: str | None, asked: str | None) -> None:
    hook = activity_hook((item(body=body),))

    assert hook is not None
    assert hook.asked == asked


@pytest.mark.parametrize(
    ("place", "spoke"),
    [
        ("Commons Chamber", "in the Chamber"),
        ("Westminster Hall", "in Westminster Hall"),
        ("Written Statements", None),
        (None, None),
    ],
)
def test_nobody_is_said_to_have_spoken_where_it_may_have_been_in_writing(
    place: str | None, spoke: str | None
) -> None:
    hook = activity_hook((item("contribution", place=place),))

    assert hook is not None
    assert hook.spoke == spoke


def test_our_own_history_goes_before_what_somebody_did_in_parliament() -> None:
    ours = workspace(members=(knowledge(letter_line="You kindly came."),))

    with_line = build_letter(ours, profile(), CHOSEN, (), activity=(QUESTION,))
    without = build_letter(workspace(), profile(), CHOSEN, (), activity=(QUESTION,))

    assert with_line.activity_hook is None
    assert with_line.hook == "the Committee's work"
    assert without.activity_hook == activity_hook((QUESTION,))
    assert without.hook == "written question of 3 November 2026"
