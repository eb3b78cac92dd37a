"""Figures of constituencies in briefs and letters: the packaged ones, and a charity's own."""

from pathlib import Path

import pytest

from tests.features.breaches import change
from tests.features.conftest import Run

DAY = ("--on", "2026-11-20", "--format", "md", "--force")
YARDLEY, EDINBURGH = "Birmingham Yardley", "Edinburgh South"


def name_in_letters(folder: Path, statistic: str) -> None:
    subject = "  subject: Tutors for everybody\n"
    change(folder, "advocate.yaml", subject, f"{subject}  local_statistic: {statistic}\n")


def name_in_briefs(folder: Path, *statistics: str) -> None:
    named = f"  local_statistics: [{', '.join(statistics)}]\n  objective: Agree"
    change(folder, "advocate.yaml", "  objective: Agree", named)


def letter_to(run: Run, seat: str) -> str:
    outcome = run("letters", "--constituency", seat, *DAY)
    assert outcome.exit_code == 0, outcome.stderr
    return outcome.text("briefs/*letter*.md").replace("\u00a0", " ")


def brief_on(run: Run, seat: str) -> str:
    outcome = run("brief", "--constituency", seat, *DAY)
    assert outcome.exit_code == 0, outcome.stderr
    return outcome.text("briefs/*brief*.md").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("seat", "said"),
    [
        (YARDLEY, "households that own their home was 58.8% in the census of March 2021"),
        (EDINBURGH, "households that own their home was 66.1% in the census of March 2022"),
    ],
)
def test_a_letter_gives_the_census_of_the_seats_own_nation(
    run: Run, workspace: Path, seat: str, said: str
) -> None:
    name_in_letters(workspace, "owner_occupied_households_pct")

    text = letter_to(run, seat)

    assert said in text
    assert ("Summed from figures for small areas" in text) is (seat == EDINBURGH)


@pytest.mark.parametrize(
    ("statistic", "said"),
    [
        (
            "universal_credit_households_number",
            "For your constituency, the number of households on Universal Credit was 21,194 in "
            "May 2025",
        ),
        ("median_house_price_gbp", "was £225,000 in the year to March 2025"),
        ("life_expectancy_at_birth_years", "life expectancy at birth (years) was 78.2 in 2022"),
        ("recorded_crimes_and_asb_per_1000", "for each 1,000 residents was 124.5 in 2024"),
    ],
)
def test_a_letter_gives_a_figure_in_its_unit_and_period(
    run: Run, workspace: Path, statistic: str, said: str
) -> None:
    name_in_letters(workspace, statistic)

    assert said in letter_to(run, YARDLEY)


def test_a_brief_sets_each_figure_beside_the_seats_that_have_one(run: Run, workspace: Path) -> None:
    name_in_briefs(workspace, "recorded_crimes_and_asb_per_1000", "population_total")

    text = brief_on(run, YARDLEY)

    assert "| 124.5 | 88.5 | 108th highest of 516 |" in text
    assert "the median is of the 516 to 543 constituencies of England that have the figure" in text


@pytest.mark.parametrize(
    ("seat", "index"),
    [(YARDLEY, "iod2025"), (EDINBURGH, "simd2020"), ("Ynys Môn", "wimd2019")],
)
def test_a_deprivation_index_is_that_of_the_nation_alone(
    run: Run, workspace: Path, seat: str, index: str
) -> None:
    indices = ("iod2025", "simd2020", "wimd2019", "nimdm2017")
    name_in_briefs(workspace, *(f"{i}_residents_in_most_deprived_10pct" for i in indices))

    text = brief_on(run, seat)

    assert text.count("Residents in the most deprived tenth of") == 1
    assert f" {index[-4:]}[^" in text
    assert "not to be compared with the index of another nation" in text
