"""Totals of programmes: each level is the sum of the one below, and nothing unknown is guessed."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace
from tests.units.kinds.builders import constituency, programme, sector, settings, workspace

from advocate.kinds.programme_totals import Level, ProgrammeTotal, totals_round, wider_totals
from advocate.models.programme import Programme
from advocate.models.settings import Thresholds

YARDLEY = constituency(
    "Birmingham Yardley", region="West Midlands", education_authorities=("Birmingham",)
)
SELLY_OAK = constituency(
    "Birmingham Selly Oak", region="West Midlands", education_authorities=("Birmingham",)
)
CAMDEN = constituency("Holborn and St Pancras", region="London", education_authorities=("Camden",))
BORDER = constituency("Across", region="London", education_authorities=("Camden", "Islington"))
SEATS = {seat.name.casefold(): seat for seat in (YARDLEY, SELLY_OAK, CAMDEN, BORDER)}
COUNTS: dict[str, Any] = {"people_helped": 20, "sessions": 30, "hours": 200, "volunteers": 10}


def run(name: str, seat: str, year: str = "2023/24", **more: Any) -> Programme:
    return programme(name, year, constituency=seat, **(COUNTS | more))


PROGRAMMES = [
    run("A", YARDLEY.name),
    run("A", YARDLEY.name, people_helped=15),
    run("B", SELLY_OAK.name),
    run("C", CAMDEN.name),
    run("D", BORDER.name),
    run("E", "Nowhere"),
    run("A", YARDLEY.name, "2022/23"),
]


YEAR_OLD = date(2024, 11, 1)


def totals(*programmes: Programme) -> dict[tuple[Level, str], ProgrammeTotal]:
    return dict(wider_totals(workspace(programmes=programmes), SEATS, on=YEAR_OLD))


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (Level.AUTHORITY, {"Birmingham": (3, 2, 55)}),
        (Level.REGION, {"West Midlands": (3, 2, 55), "London": (2, 2, 40)}),
        (Level.NATION, {"England": (5, 4, 95)}),
    ],
)
def test_each_level_adds_up_what_lies_in_it(
    level: Level, expected: dict[str, tuple[int, int, int]]
) -> None:
    found = totals(*(item for item in PROGRAMMES if item.constituency != "Nowhere")).items()

    assert {
        place: (t.programmes, t.sites, t.people_helped) for (at, place), t in found if at is level
    } == expected
    assert {(t.level, t.place, t.year) for (_, _), t in found} == {
        (level, place, "2023/24") for (level, place), _ in found
    }


def test_a_count_that_one_programme_lacks_has_no_total() -> None:
    lacking = run("B", YARDLEY.name, people_helped=None, illustrative=True)
    total = totals(run("A", YARDLEY.name), lacking)[Level.NATION, "England"]

    assert (total.people_helped, total.hours, total.volunteers) == (None, 400, 20)
    assert total.illustrative


def wide(*programmes: Programme) -> dict[str, tuple[int, int | None]]:
    found = totals(*programmes)
    return {place: (total.programmes, total.people_helped) for (_, place), total in found.items()}


def test_the_wider_totals_are_those_of_the_newest_year_begun() -> None:
    ahead = run("F", CAMDEN.name, "2025/26")
    assert wide(*PROGRAMMES[:4], PROGRAMMES[6], ahead) == {
        "Birmingham": (3, 55),
        "Camden": (1, 20),
        "West Midlands": (3, 55),
        "London": (1, 20),
        "England": (4, 75),
    }


def test_no_total_that_takes_in_a_small_group_gives_its_people() -> None:
    found = wide(
        run("A", YARDLEY.name, people_helped=9), run("B", SELLY_OAK.name), run("C", CAMDEN.name)
    )

    assert found["Birmingham"] == (2, None)
    assert found["England"] == (3, None)
    assert found["London"] == (1, 20)


def test_the_limit_for_small_groups_is_that_of_the_workspace() -> None:
    space = workspace(
        settings=settings(thresholds=Thresholds(small_number=5)),
        programmes=(run("A", YARDLEY.name, people_helped=9), run("B", SELLY_OAK.name)),
    )

    found = wider_totals(space, SEATS, on=YEAR_OLD)

    assert found[Level.AUTHORITY, "Birmingham"].people_helped == 29


@pytest.mark.parametrize(
    ("starts", "on", "year"),
    [
        ("09-01", date(2023, 9, 1), "2023/24"),
        ("09-01", date(2023, 8, 31), "2022/23"),
        ("04-01", date(2023, 4, 1), "2023/24"),
        ("04-01", date(2023, 3, 31), "2022/23"),
    ],
)
def test_when_a_year_begins_is_for_the_field_of_work_to_say(
    starts: str, on: date, year: str
) -> None:
    field = replace(sector("education"), year_starts=starts)
    programmes = (run("A", YARDLEY.name), run("A", YARDLEY.name, "2022/23"))

    found = wider_totals(workspace(sector=field, programmes=programmes), SEATS, on=on)

    assert {total.year for total in found.values()} == {year}


def test_one_year_written_in_two_ways_is_one_year() -> None:
    mixed = (run("A", YARDLEY.name, "2023-24"), run("B", SELLY_OAK.name, "2023/24"))

    assert wide(*mixed)["Birmingham"] == (2, 40)


def test_a_total_that_might_lack_a_programme_is_not_given() -> None:
    assert wide(run("A", YARDLEY.name), run("E", "Nowhere")) == {}
    assert "Camden" not in wide(run("C", CAMDEN.name), run("D", BORDER.name))


def test_a_seat_is_shown_the_areas_round_it_each_wider_than_the_last() -> None:
    programmes = [run("A", YARDLEY.name), run("B", SELLY_OAK.name), run("C", CAMDEN.name)]
    found = totals(*programmes)

    assert [t.place for t in totals_round(YARDLEY, found)] == ["Birmingham", "England"]
    assert [t.place for t in totals_round(CAMDEN, found)] == ["Camden", "England"]
    assert totals_round(None, found) == ()
