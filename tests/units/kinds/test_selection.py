"""What may be said of one seat on one date: counts, quotations, history, and who signs."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from tests.units.kinds.builders import (
    ON,
    constituency,
    engagement,
    knowledge,
    profile,
    programme,
    quotation,
    sector,
    settings,
    visit,
    workspace,
)

from advocate.kinds.own_records import (
    history_with,
    knowledge_of,
    knowledge_on,
    latest_year,
    local_knowledge,
    next_visit,
    programme_years,
    quotations_with_consent,
    seat_names,
    signatory_on,
    voices_near,
)
from advocate.models.evidence import Audience, Consent
from advocate.models.settings import Signatory, Thresholds
from advocate.models.workspace import LocalKnowledge

HERE = frozenset({"somewhere"})


@pytest.mark.parametrize(
    ("counts", "total"),
    [
        ([40, 25], 65),
        ([10, 10], 20),
        ([40, 9], None),
        ([9], None),
        ([0, 40], None),
        ([40, None], None),
        ([None], None),
    ],
)
def test_a_total_is_given_only_where_it_gives_no_small_number_away(
    counts: list[int | None], total: int | None
) -> None:
    programmes = [programme(f"Site {i}", people_helped=n) for i, n in enumerate(counts)]

    (year,) = programme_years(workspace(programmes=programmes), HERE, on=ON)

    assert year.people_helped == total
    assert len(year.programmes) == len(counts)


def test_the_limit_of_small_numbers_is_the_workspaces_own() -> None:
    limits = settings(thresholds=Thresholds(small_number=5))
    space = workspace(settings=limits, programmes=[programme(people_helped=9)])

    (year,) = programme_years(space, HERE, on=ON)

    assert year.people_helped == 9


@pytest.mark.parametrize(
    ("on", "years"),
    [
        (date(2026, 8, 31), ["2025/26", "2024/25"]),
        (date(2026, 9, 1), ["2026/27", "2025/26", "2024/25"]),
        (date(2024, 8, 31), []),
    ],
)
def test_years_not_yet_begun_are_left_out_and_the_newest_comes_first(
    on: date, years: list[str]
) -> None:
    programmes = [programme(year=year) for year in ("2024/25", "2026/27", "2025/26")]

    found = programme_years(workspace(programmes=programmes), HERE, on=on)

    assert [year.year for year in found] == years


def test_programmes_elsewhere_are_left_out_and_sites_are_in_order() -> None:
    programmes = [
        programme("Zeal", constituency="SOMEWHERE"),
        programme("Ark"),
        programme("Far", constituency="Elsewhere"),
    ]

    (year,) = programme_years(workspace(programmes=programmes), HERE, on=ON)

    assert [p.site for p in year.programmes] == ["Ark", "Zeal"]


@pytest.mark.parametrize(
    ("starts", "text", "first", "last"),
    [
        ("09-01", "2020/21", date(2020, 9, 1), date(2021, 8, 31)),
        ("09-01", "2020-21", date(2020, 9, 1), date(2021, 8, 31)),
        ("09-01", "2020", date(2020, 9, 1), date(2021, 8, 31)),
        ("04-01", "2020-21", date(2020, 4, 1), date(2021, 3, 31)),
        ("01-01", "2020", date(2020, 1, 1), date(2020, 12, 31)),
        (None, "2020", date(2020, 1, 1), date(2020, 12, 31)),
    ],
)
def test_a_year_begins_on_the_day_that_the_field_of_work_gives(
    starts: str | None, text: str, first: date, last: date
) -> None:
    field = replace(sector("education"), year_starts=starts)
    space = workspace(sector=field, programmes=(programme(year=text),))

    assert space.days_of(text) == (first, last)
    assert programme_years(space, HERE, on=first - timedelta(days=1)) == ()
    assert [year.ends for year in programme_years(space, HERE, on=first)] == [last]


@pytest.mark.parametrize("year", ["2020/21", "2020-21", "2020"])
@pytest.mark.parametrize(
    ("on", "is_recent"),
    [
        (date(2020, 9, 1), True),
        (date(2021, 8, 31), True),
        (date(2022, 8, 31), True),
        (date(2022, 9, 1), False),
    ],
)
def test_work_is_recent_until_a_year_after_it_ended(year: str, on: date, is_recent: bool) -> None:
    space = workspace(programmes=(programme(year=year),))

    latest = latest_year(programme_years(space, HERE, on=on), on)

    assert (latest is not None) is is_recent
    assert bool(space.current_programmes(on)) is is_recent


def test_programmes_of_one_year_written_in_two_ways_are_of_one_year() -> None:
    programmes = [programme("Ark", "2025/26"), programme("Bede", "2025-26")]

    (year,) = programme_years(workspace(programmes=programmes), HERE, on=ON)

    assert [p.site for p in year.programmes] == ["Ark", "Bede"]


@pytest.mark.parametrize(
    ("scope", "audience", "is_usable"),
    [
        (Audience.PUBLIC, Audience.PUBLIC, True),
        (Audience.PUBLIC, Audience.RECIPIENT, True),
        (Audience.PUBLIC, Audience.INTERNAL, True),
        (Audience.RECIPIENT, Audience.PUBLIC, False),
        (Audience.RECIPIENT, Audience.RECIPIENT, True),
        (Audience.RECIPIENT, Audience.INTERNAL, True),
        (Audience.RECIPIENT, Audience.HOST, False),
        (Audience.HOST, Audience.RECIPIENT, False),
        (Audience.HOST, Audience.HOST, True),
        (Audience.HOST, Audience.INTERNAL, True),
        (Audience.PUBLIC, Audience.HOST, True),
        (Audience.INTERNAL, Audience.HOST, False),
        (Audience.INTERNAL, Audience.PUBLIC, False),
        (Audience.INTERNAL, Audience.RECIPIENT, False),
        (Audience.INTERNAL, Audience.INTERNAL, True),
    ],
)
def test_a_quotation_goes_no_further_than_its_consent(
    scope: Audience, audience: Audience, is_usable: bool
) -> None:
    words = quotation(consent=Consent(scope=scope, given_by="them"))

    assert bool(quotations_with_consent([words], on=ON, readers=(audience,))) is is_usable


@pytest.mark.parametrize(
    ("expires", "is_usable"),
    [(None, True), (date(2026, 11, 21), True), (ON, False), (date(2026, 11, 19), False)],
)
def test_a_quotation_is_not_used_once_its_consent_has_run_out(
    expires: date | None, is_usable: bool
) -> None:
    words = quotation(consent=Consent(scope=Audience.PUBLIC, given_by="them", expires=expires))

    assert bool(quotations_with_consent([words], on=ON, readers=(Audience.PUBLIC,))) is is_usable


@pytest.mark.parametrize(
    ("said_on", "is_usable"), [(ON, True), (date(2026, 11, 21), False), (date(2021, 1, 1), True)]
)
def test_words_not_yet_said_are_not_quoted(said_on: date, is_usable: bool) -> None:
    words = quotation(said_on=said_on)

    assert bool(quotations_with_consent([words], on=ON, readers=(Audience.PUBLIC,))) is is_usable


def test_voices_are_those_of_the_area_one_a_speaker_in_their_order() -> None:
    seat = constituency("Derby South", region="East Midlands", local_authorities=("Derby",))
    spoken = (
        quotation("a", speaker="Sam", place="Derby"),
        quotation("b", speaker="Sam", place="Derby"),
        quotation("c", speaker="Jo", place="Leeds"),
        quotation("d", speaker="Ali"),
        quotation("e", speaker="Kim", place="East Midlands"),
        quotation("f", speaker="Lou", place="derby south"),
    )

    assert [q.id for q in voices_near(spoken, seat, at_most=9)] == ["a", "e", "f"]
    assert [q.id for q in voices_near(spoken, seat, at_most=2)] == ["a", "e"]
    assert voices_near(spoken, None, at_most=2) == ()


@pytest.mark.parametrize(
    ("on", "signer"),
    [
        (date(2019, 12, 31), None),
        (date(2020, 1, 1), "old"),
        (date(2024, 6, 30), "old"),
        (date(2024, 7, 1), "new"),
    ],
)
def test_who_signs_is_in_office_that_day(on: date, signer: str | None) -> None:
    people = (
        Signatory(id="old", name="O", role="R", start=date(2020, 1, 1), end=date(2024, 6, 30)),
        Signatory(id="new", name="N", role="R", start=date(2024, 7, 1)),
    )

    found = signatory_on(settings(signatories=people), on)

    assert (found.id if found else None) == signer


@pytest.mark.parametrize(
    ("wanted", "signer"), [(None, "head"), ("chair", "chair"), ("gone", "head"), ("who", "head")]
)
def test_the_signatory_wanted_signs_if_in_office(wanted: str | None, signer: str) -> None:
    people = (
        Signatory(id="gone", name="G", role="R", end=date(2020, 1, 1)),
        Signatory(id="head", name="H", role="R"),
        Signatory(id="chair", name="C", role="R"),
    )

    found = signatory_on(settings(signatories=people), ON, wanted)

    assert found
    assert found.id == signer


@pytest.mark.parametrize(
    ("since", "is_true"), [(None, True), (ON, True), (date(2026, 11, 21), False)]
)
def test_what_was_not_yet_true_is_not_said(since: date | None, is_true: bool) -> None:
    known = knowledge(since=since)

    assert knowledge_on(known, ON) == (known if is_true else None)
    assert knowledge_on(None, ON) is None


def test_what_we_know_of_a_member_is_found_by_number() -> None:
    known = knowledge()

    assert knowledge_of(workspace(members=(known,)), 17) is known
    assert knowledge_of(workspace(members=(known,)), 18) is None


def test_the_past_with_a_member_is_theirs_and_over_newest_first() -> None:
    entries = (
        engagement(date(2021, 7, 2)),
        engagement(date(2026, 11, 21)),
        engagement(ON),
        engagement(date(2022, 5, 11), member=99),
        engagement(date(2020, 1, 1), member=None),
    )

    found = history_with(workspace(engagements=entries), 17, on=ON)

    assert [entry.date for entry in found] == [ON, date(2021, 7, 2)]


def test_the_next_visit_is_the_first_ahead_today_included() -> None:
    days = (date(2027, 1, 8), date(2026, 12, 4), date(2021, 7, 2))
    visits = (*(visit(day) for day in days), visit(ON, member=99))
    space = workspace(visits=visits)

    found = [
        next_visit(space, 17, on=on) for on in (ON, date(2026, 12, 4), date(2026, 12, 5), date.max)
    ]

    assert [v.date if v else None for v in found] == [
        date(2026, 12, 4),
        date(2026, 12, 4),
        date(2027, 1, 8),
        None,
    ]


@pytest.mark.parametrize(
    ("planned_on", "on", "is_known"),
    [
        (date(2020, 1, 8), date(2020, 1, 8), True),
        (date(2020, 1, 8), date(2020, 1, 7), False),
        (None, date(2026, 1, 8), True),
        (None, date(2025, 12, 1), False),
    ],
)
def test_a_visit_is_known_from_the_day_it_was_planned_else_for_a_year_before_it(
    planned_on: date | None, on: date, is_known: bool
) -> None:
    planned = visit(date(2027, 1, 8), planned_on=planned_on)

    assert next_visit(workspace(visits=(planned,)), 17, on=on) == (planned if is_known else None)


def test_a_seat_is_known_under_its_old_names_too() -> None:
    known = LocalKnowledge(constituency="Derby South", aliases=("Old Derby", "Derby Town"))
    space = workspace(constituencies=(known, LocalKnowledge(constituency="Leeds")))
    old = profile(constituency_name="OLD DERBY")

    names = seat_names(space, old)

    assert names == {"derby south", "old derby", "derby town"}
    assert local_knowledge(space, names) is known


def test_a_seat_of_which_nothing_is_known_keeps_both_its_names() -> None:
    subject = profile(constituency=constituency("New Seat"), constituency_name="Old Seat")

    names = seat_names(workspace(), subject)

    assert names == {"new seat", "old seat"}
    assert local_knowledge(workspace(), names) is None
    assert seat_names(workspace(), profile()) == frozenset()
