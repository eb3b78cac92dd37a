"""A letter's own choices: the hook, the ask by role, and what it needs before it can be written."""

from datetime import date
from typing import Any

import pytest
from tests.units.kinds.builders import (
    ON,
    ask,
    constituency,
    engagement,
    knowledge,
    manifesto,
    member,
    profile,
    programme,
    settings,
    statistic,
    workspace,
)

from advocate.errors import RecordNotFound
from advocate.kinds.index import IndexContext, IndexRow, build_index
from advocate.kinds.letter import LetterContext, build_letter
from advocate.kinds.letter_reader import Chosen
from advocate.models.campaign import Actions
from advocate.models.constituency import ConstituencyStatistic
from advocate.models.engagement import EngagementKind
from advocate.models.member import Committee, CommitteePlace, MemberProfile
from advocate.models.settings import LetterSettings, Signatory
from advocate.models.workspace import Workspace

EDUCATION = Committee(id=203, name="Education Committee")
ACTIONS = Actions(any_member="write", committee_chair="hold", committee_member="suggest")


def letter(
    space: Workspace | None = None,
    subject: MemberProfile | None = None,
    *,
    role: str | None = "Member",
    committee: Committee = EDUCATION,
    statistics: tuple[ConstituencyStatistic, ...] = (),
) -> LetterContext:
    place = role and CommitteePlace(
        committee_id=203, committee="Education", member_id=17, member_name="Ann", role=role
    )
    chosen = Chosen(committee=committee, place=place or None)
    return build_letter(space or workspace(), subject or profile(), chosen, statistics)


def index_of(
    letters: list[LetterContext], files: list[str], described: tuple[str, ...] = ("Education",)
) -> IndexContext:
    rows = [
        IndexRow(recipient=each.recipient, file=name)
        for each, name in zip(letters, files, strict=True)
    ]
    known = profile().provenance
    return build_index(workspace(), rows, described, EDUCATION, known, on=ON)


def letter_settings(**more: Any) -> LetterSettings:
    values: dict[str, Any] = {
        "subject": "Tutors",
        "problem": "A gap.",
        "works": "It works.",
        "ask": "tutors",
        "manifesto": 2024,
        "offer": "Visit us.",
    }
    return LetterSettings(**(values | more))


@pytest.mark.parametrize(
    ("role", "action", "is_chair"), [("Chair", "hold", True), ("Member", "suggest", False)]
)
def test_a_chair_is_asked_as_chair_and_a_member_as_member(
    role: str, action: str, is_chair: bool
) -> None:
    space = workspace(manifestos=(manifesto(ask(actions=ACTIONS)),))

    found = letter(space, role=role)

    assert (found.action, found.is_chair) == (action, is_chair)


@pytest.mark.parametrize(
    ("year", "hook"),
    [
        ("2025/26", "Ark"),
        ("2024/25", "the Committee's work"),
        ("2026/27", "Ark"),
        ("2027/28", "the Committee's work"),
        ("2025-26", "Ark"),
        ("2025", "Ark"),
        ("2024", "the Committee's work"),
    ],
)
def test_a_programme_is_the_hook_until_a_year_after_it_ended(year: str, hook: str) -> None:
    space = workspace(programmes=(programme(year=year),))

    found = letter(space, profile(constituency=constituency()))

    assert found.hook == hook
    assert (found.programme_year is not None) is (hook == "Ark")


@pytest.mark.parametrize(
    ("wanted", "median", "hook"),
    [
        ("poverty", 28.0, "Child poverty"),
        ("poverty", None, "Child poverty"),
        (None, 28.0, "the Committee's work"),
    ],
)
def test_without_a_programme_the_local_figure_is_the_hook(
    wanted: str | None, median: float | None, hook: str
) -> None:
    space = workspace(settings=settings(letter=letter_settings(local_statistic=wanted)))
    item = statistic("poverty", nation_median=median)

    found = letter(space, statistics=(item,))

    assert found.hook == hook
    assert found.statistic == (item if hook == "Child poverty" else None)


@pytest.mark.parametrize(
    ("since", "line"), [(None, "You kindly came"), (ON, "You kindly came"), (date.max, None)]
)
def test_a_line_of_ones_own_is_said_only_once_it_is_true(
    since: date | None, line: str | None
) -> None:
    known = knowledge(letter_line="You kindly came", since=since)

    assert letter(workspace(members=(known,))).letter_line == line


@pytest.mark.parametrize(
    "asks", [(ask(actions=None),), (ask("another"),)], ids=["no actions", "no such ask"]
)
def test_a_letter_needs_something_to_ask(asks: Any) -> None:
    with pytest.raises(RecordNotFound, match='The ask "tutors" has no "actions"') as caught:
        letter(workspace(manifestos=(manifesto(*asks),)))

    assert "data/manifestos/2024.yaml" in (caught.value.hint or "")


def test_a_letter_needs_somebody_to_sign() -> None:
    gone = Signatory(id="x", name="X", role="R", end=date(2026, 11, 19))

    with pytest.raises(RecordNotFound, match="2026-11-20"):
        letter(workspace(settings=settings(signatories=(gone,))))


def test_the_index_has_a_row_a_letter_in_their_order() -> None:
    letters = [
        letter(subject=profile(member("Ann Example"))),
        letter(subject=profile(member("Bo Other")), role="Chair"),
    ]

    index = index_of(letters, ["one", "two"])

    found = [(r.recipient.address.plain_name, r.recipient.is_chair, r.file) for r in index.rows]
    assert found == [("Ann Example", False, "one"), ("Bo Other", True, "two")]
    assert {row.recipient.hook for row in index.rows} == {"the Committee's work"}
    assert index.info.status == "Internal: not for publication"
    assert index.stem == "letter-Education Committee-index"


@pytest.mark.parametrize(
    ("counts", "hook"),
    [((40, 25), "Ark, Bede, 65 pupils"), ((40, 9), "Ark, Bede"), ((40, None), "Ark, Bede")],
)
def test_a_hook_never_gives_a_small_number_away(counts: tuple[int | None, ...], hook: str) -> None:
    sites = tuple(
        programme(s, people_helped=n) for s, n in zip(("Ark", "Bede"), counts, strict=True)
    )

    found = letter(workspace(programmes=sites), profile(constituency=constituency()))

    assert found.hook == hook


@pytest.mark.parametrize(
    ("value", "median", "is_below"), [(27.9, 28.0, True), (28.0, 28.0, False), (1.0, None, False)]
)
def test_a_figure_below_the_median_is_known_to_be(
    value: float, median: float | None, is_below: bool
) -> None:
    chosen = settings(letter=letter_settings(local_statistic="poverty"))
    item = statistic("poverty", value=value, nation_median=median)

    found = letter(workspace(settings=chosen), statistics=(item,))

    assert found.is_below_median is is_below
    assert letter().is_below_median is False


def test_the_last_evidence_given_to_that_committee_is_remembered() -> None:
    evidence = EngagementKind.EVIDENCE
    last = engagement(date(2024, 1, 1), kind=evidence, committee=203)
    entries = (
        engagement(date(2020, 1, 1), kind=evidence, committee=203),
        last,
        engagement(date(2026, 11, 21), kind=evidence, committee=203),
        engagement(date(2025, 1, 1), kind=evidence, committee=99),
        engagement(date(2025, 2, 1), committee=203),
    )

    assert letter(workspace(engagements=entries)).committee_history is last
    assert letter().committee_history is None


@pytest.mark.parametrize(
    ("days", "known_on"),
    [
        ([None, None], date(2026, 8, 20)),
        ([date(2026, 7, 1), None], date(2026, 7, 1)),
        ([date(2026, 9, 1), date(2026, 8, 30)], date(2026, 8, 20)),
    ],
)
def test_the_index_claims_no_later_knowledge_than_there_is(
    days: list[date | None], known_on: date
) -> None:
    letters = [letter(subject=profile(committees_as_of=day)) for day in days]

    index = index_of(letters, ["1", "2"])

    assert index.known_on == known_on


@pytest.mark.parametrize(
    ("described", "title", "stem"),
    [
        (("Education Committee",), "Letters to the Education Committee", "Education Committee"),
        (
            ("Education Committee", "party Labour"),
            "Letters to 2 members: Education Committee, party Labour",
            "Education Committee party Labour",
        ),
        ((), "Letters to 2 members: Ann Example, Bo Other", "Ann Example Bo Other"),
        (("one", "x" * 120), "Letters to 2 members", "2 members 12246f"),
    ],
)
def test_a_batch_is_named_after_its_selection(
    described: tuple[str, ...], title: str, stem: str
) -> None:
    letters = [
        letter(subject=profile(member("Ann Example"))),
        letter(subject=profile(member("Bo Other"))),
    ]

    index = index_of(letters, ["1", "2"], described)

    assert (index.info.title, index.stem) == (title, f"letter-{stem}-index")


def test_a_letter_to_no_committee_speaks_of_none() -> None:
    offers = settings(letter=letter_settings(offer_other="Call us."))
    space = workspace(settings=offers, manifestos=(manifesto(ask(actions=ACTIONS)),))

    found = letter(space, role=None)

    assert (found.committee, found.action) == (None, "write")
    assert (found.offer, found.hook) == ("Call us.", "none of their own")
    assert letter(space).offer == "Visit us."
