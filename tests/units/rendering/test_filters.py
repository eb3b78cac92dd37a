"""How dates, numbers, units and lists read; a non-breaking space is written ~ here."""

from datetime import date
from typing import Any

import pytest
from tests.units.kinds.builders import ask, evidence, programme, sector

from advocate.models.campaign import Cost
from advocate.models.engagement import DatePrecision
from advocate.models.evidence import Range, Unit
from advocate.models.sector import Term
from advocate.rendering import filters
from advocate.rendering.markdown_text import without_marks

FRIDAY = date(2021, 7, 2)


def spaced(text: str) -> str:
    return text.replace("~", "\u00a0")


def test_dates_are_long_and_kept_on_one_line() -> None:
    assert filters.date_long(FRIDAY) == spaced("2~July~2021")
    assert filters.date_long(date(2026, 11, 20)) == spaced("20~November~2026")
    assert filters.date_with_weekday(FRIDAY) == spaced("Friday~2~July~2021")
    assert filters.month_year(FRIDAY) == spaced("July~2021")


@pytest.mark.parametrize(
    ("precision", "text"),
    [
        (DatePrecision.DAY, "2~July~2021"),
        (DatePrecision.MONTH, "July~2021"),
        (DatePrecision.YEAR, "2021"),
    ],
)
def test_no_more_of_a_date_is_printed_than_is_known(precision: DatePrecision, text: str) -> None:
    assert filters.date_known(FRIDAY, precision) == spaced(text)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0, None, "0"),
        (43, None, "43"),
        (43.0, None, "43"),
        (44.7, None, "44.7"),
        (44.75, None, "44.75"),
        (0.126, None, "0.13"),
        (0.001, None, "0"),
        (1234, None, "1,234"),
        (1234567.5, None, "1,234,567.5"),
        (-3.5, None, "-3.5"),
        (100, None, "100"),
        (43, 1, "43.0"),
        (43.26, 1, "43.3"),
        (1234.5, 2, "1,234.50"),
        (43.6, 0, "44"),
    ],
)
def test_numbers_have_commas_and_no_empty_decimals(
    value: float, decimals: int | None, text: str
) -> None:
    assert filters.number(value, decimals) == text
    assert filters.percent(value, decimals) == f"{text}%"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "£0"),
        (1480, "£1,480"),
        (999_999, "£999,999"),
        (1_000_000, "£1~million"),
        (1_500_000, "£1.5~million"),
        (12_345_678, "£12.35~million"),
        (1_000_000_000, "£1~billion"),
        (4_900_000_000, "£4.9~billion"),
    ],
)
def test_pounds_are_whole_or_in_millions_and_billions(value: float, text: str) -> None:
    assert filters.pounds(value) == spaced(text)


@pytest.mark.parametrize(
    ("value", "small_number", "text"),
    [
        (0, 10, "fewer than~10"),
        (9, 10, "fewer than~10"),
        (10, 10, "10"),
        (1200, 10, "1,200"),
        (4, 5, "fewer than~5"),
        (5, 5, "5"),
    ],
)
def test_a_small_count_of_people_is_not_printed(value: int, small_number: int, text: str) -> None:
    assert filters.people(value, small_number) == spaced(text)


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"unit": Unit.PERCENT, "value": 43.0}, "43%"),
        ({"unit": Unit.PERCENT, "value": 43.0, "decimals": 1}, "43.0%"),
        ({"unit": Unit.PERCENTAGE_POINTS, "value": 22.0}, "22~percentage points"),
        ({"unit": Unit.MONTHS, "value": 3.5}, "3.5~months"),
        ({"unit": Unit.GBP, "value": 1_500_000.0}, "£1.5~million"),
        ({"unit": Unit.INDEX, "value": 3.2}, "3.20"),
        ({"unit": Unit.SITES, "value": 9.0}, "9"),
        ({"unit": Unit.COUNT, "value": 12000.0, "qualifier": "over"}, "over 12,000"),
        ({"unit": Unit.PEOPLE, "value": 9.0, "qualifier": "about"}, "fewer than~10"),
        ({"unit": Unit.PEOPLE, "value": 10.0}, "10"),
        ({"unit": Unit.TEXT, "value": None}, "The gap at age 11"),
        ({"unit": Unit.PERCENTAGE_POINTS, "value": 1.0}, "1~percentage point"),
        ({"unit": Unit.PERCENTAGE_POINTS, "value": 21.5}, "21.5~percentage points"),
        ({"unit": Unit.PERCENTAGE_POINTS, "value": 22.0, "decimals": 1}, "22.0~percentage points"),
        ({"unit": Unit.MONTHS, "value": 1.0}, "1~month"),
        ({"unit": Unit.MONTHS, "value": 10.0, "decimals": 1}, "10.0~months"),
    ],
)
def test_a_claim_is_printed_in_its_unit(changes: dict[str, Any], text: str) -> None:
    assert filters.evidence_value(evidence(**changes), 10) == spaced(text)


@pytest.mark.parametrize(
    ("unit", "low", "high", "qualifier", "text"),
    [
        (Unit.SITES, 1500, 2000, None, "1,500 to 2,000"),
        (Unit.SITES, 1500, 2000, "between", "between 1,500 and 2,000"),
        (Unit.SITES, 1500, 2000, "about", "about 1,500 to 2,000"),
        (Unit.PERCENT, 10, 15, None, "10% to 15%"),
        (Unit.PERCENTAGE_POINTS, 2, 3, None, "2 to 3~percentage points"),
        (Unit.MONTHS, 3, 4, "between", "between 3 and 4~months"),
        (Unit.GBP, 1_500_000, 2_000_000, None, "£1.5~million to £2~million"),
        (Unit.PEOPLE, 10, 20, None, "10 to 20"),
        (Unit.PEOPLE, 4, 20, "about", "up to 20"),
        (Unit.PEOPLE, 4, 9, None, "fewer than~10"),
    ],
)
def test_a_range_is_printed_from_low_to_high(
    unit: Unit, low: float, high: float, qualifier: str | None, text: str
) -> None:
    claim = evidence(unit=unit, value=None, range=Range(low=low, high=high), qualifier=qualifier)

    assert filters.evidence_value(claim, 10) == spaced(text)


@pytest.mark.parametrize(
    ("value", "unit", "text", "estimate"),
    [
        (30.26, "percent", "30.3%", "30%"),
        (30.0, "percent", "30.0%", "30%"),
        (1480.6, "gbp", "£1,481", "£1,481"),
        (1234.56, "people", "1,235", "1,235"),
        (12.0, "schools", "12", "12"),
        (7, "decile", "7", "7"),
        (45.67, "score", "45.7", "46"),
        (1.25, "ratio", "1.2", "1"),
        (78.19, "years", "78.2", "78"),
        (124.46, "rate", "124.5", "124"),
        (21194.0, "households", "21,194", "21,194"),
        (2.125, "number", "2.12", "2"),
        (-4.5, "percent", "−4.5%", "−4%"),
        (-1480, "gbp", "−£1,480", "−£1,480"),
    ],
)
def test_a_local_figure_has_one_decimal_and_an_estimate_none(
    value: float, unit: str, text: str, estimate: str
) -> None:
    assert filters.statistic_value(value, unit) == text
    assert filters.statistic_value(value, unit, is_estimate=True) == estimate


@pytest.mark.parametrize(
    ("owner", "short"),
    [
        ("Department for Education", "Department for Education"),
        ("Department for Education (Minister for Schools)", "Department for Education"),
        ("HM Treasury, Chief Secretary", "HM Treasury"),
    ],
)
def test_an_owner_in_a_cell_is_the_department_alone(owner: str, short: str) -> None:
    assert filters.short_owner(owner) == short


@pytest.mark.parametrize(
    ("items", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_lists_are_joined_without_a_comma_before_and(items: list[str], text: str) -> None:
    assert filters.join_and(items) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (10, "10th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (14, "14th"),
        (20, "20th"),
        (21, "21st"),
        (22, "22nd"),
        (33, "33rd"),
        (101, "101st"),
        (111, "111th"),
        (112, "112th"),
        (113, "113th"),
        (122, "122nd"),
        (1001, "1,001st"),
        (1011, "1,011th"),
    ],
)
def test_ordinals(value: int, text: str) -> None:
    assert filters.ordinal(value) == text


@pytest.mark.parametrize(
    ("rank", "count", "text"),
    [
        (1, 543, "in the highest fifth of 543"),
        (109, 543, "in the highest fifth of 543"),
        (110, 543, "in the second-highest fifth of 543"),
        (272, 543, "in the middle fifth of 543"),
        (400, 543, "in the second-lowest fifth of 543"),
        (543, 543, "in the lowest fifth of 543"),
    ],
)
def test_a_rank_is_told_as_a_fifth(rank: int, count: int, text: str) -> None:
    assert filters.rank_phrase(rank, count) == text


@pytest.mark.parametrize(
    ("short", "text"),
    [
        ("Lab Hold", "Labour hold"),
        ("Lab gain from Con", "Labour gain from Conservative"),
        ("LD Gain from Con", "Liberal Democrat gain from Conservative"),
        ("SNP hold", "SNP hold"),
        ("RUK gain from Lab", "Reform UK gain from Labour"),
    ],
)
def test_an_election_result_is_written_out(short: str, text: str) -> None:
    assert filters.election_result(short) == text


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "details not recorded"),
        ({"year_groups": (6,), "subjects": ("English",)}, "Year 6; English"),
        (
            {
                "year_groups": (5, 6),
                "subjects": ("English", "maths"),
                "mode": "in person",
                "schedule": "Tuesdays at 12:30",
                "sessions": 1,
                "hours": 1,
                "volunteers": 1,
            },
            "Years 5 and 6; English and maths; in person; Tuesdays at 12:30; "
            "1 session; 1 hour of tutoring; 1 volunteer tutor",
        ),
        (
            {"sessions": 20, "hours": 1200, "volunteers": 14},
            "20 sessions; 1,200 hours of tutoring; 14 volunteer tutors",
        ),
        ({"sessions": 0, "mode": "online"}, "online"),
    ],
)
def test_a_programme_in_one_line(changes: dict[str, Any], text: str) -> None:
    assert filters.programme_line(sector("education").terms, programme(**changes)) == text


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ((), "1 session; 1,200 hours of help; 14 volunteers"),
        (("education",), "1 session; 1,200 hours of tutoring; 14 volunteer tutors"),
        (("health_and_care",), "1 visit; 1,200 hours of care; 14 nurses"),
    ],
)
def test_a_programme_is_told_in_the_terms_of_its_field(fields: tuple[str, ...], text: str) -> None:
    counts = programme(sessions=1, hours=1200, volunteers=14)

    assert filters.programme_line(sector(*fields).terms, counts) == text


@pytest.mark.parametrize(
    ("people_helped", "text"), [(9, "details not recorded"), (10, "90 hours of help")]
)
def test_the_hours_of_a_small_group_are_left_out(people_helped: int, text: str) -> None:
    group = programme(people_helped=people_helped, hours=90)

    assert filters.programme_line(sector().terms, group, 10) == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Department for Education", "the Department for Education"),
        ("Home Office (Home Secretary)", "the Home Office (Home Secretary)"),
        ("the Welsh Government", "the Welsh Government"),
        ("The Treasury", "The Treasury"),
        ("each health board", "each health board"),
        ("every council", "every council"),
        ("HM Treasury", "HM Treasury"),
        ("Ofsted", "Ofsted"),
        ("Qualifications Wales", "Qualifications Wales"),
    ],
)
def test_a_body_has_its_article_unless_it_goes_without(body: str, text: str) -> None:
    bare = sector("education").word_list("no_article")

    assert filters.with_article(bare, body) == text


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0 visits"), (1, "1 visit"), (1480, "1,480 visits")]
)
def test_a_count_has_the_word_that_goes_with_it(value: int, text: str) -> None:
    assert filters.counted(value, Term(one="visit", many="visits")) == text


@pytest.mark.parametrize(
    ("cost", "brief", "full"),
    [
        (None, "Not stated in 2019", "Not stated in 2019"),
        (
            Cost(no_new_spending=True, basis="money that is there already"),
            "No new spending",
            "No new spending. Money that is there already.",
        ),
        (
            Cost(
                amount=1_500_000.0,
                period="Over three years",
                price_base="2024/25 prices",
                basis="£60 a pupil.",
                confidence="low",
                illustrative=True,
            ),
            "£1.5~million, over three years (illustrative)",
            "£1.5~million, over three years (illustrative), 2024/25 prices. "
            "£60 a pupil. Confidence: low.",
        ),
        (Cost(amount=0.0), "£0", "£0."),
        (
            Cost(basis="Not yet reckoned"),
            "Not stated in 2019",
            "Not stated in 2019. Not yet reckoned.",
        ),
    ],
)
def test_what_an_ask_costs(cost: Cost | None, brief: str, full: str) -> None:
    costed = ask(cost=cost)

    assert filters.cost_in_brief(costed, "Not stated in 2019") == spaced(brief)
    assert without_marks(filters.cost_in_full(costed, "Not stated in 2019")) == spaced(full)


@pytest.mark.parametrize(
    ("invented", "text"),
    [(True, " (illustrative)"), (False, ""), ([], ""), (["x"], " (illustrative)")],
)
def test_what_is_invented_is_marked(invented: object, text: str) -> None:
    assert filters.mark(invented) == text


@pytest.mark.parametrize(
    ("text", "lower"),
    [
        ("Child poverty", "child poverty"),
        ("GCSE results", "GCSE results"),
        ("child", "child"),
        ("", ""),
    ],
)
def test_a_small_first_letter_except_in_abbreviations(text: str, lower: str) -> None:
    assert filters.lower_first(text) == lower


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("it works", "It works."),
        (" it works. ", "It works."),
        ("Does it?", "Does it?"),
        ("Yes!", "Yes!"),
        ("and so on…", "And so on…"),
        ("he said “yes.”", "He said “yes.”"),
        ("GCSEs", "GCSEs."),
        ("  ", ""),
    ],
)
def test_a_sentence_begins_with_a_capital_and_ends(text: str, whole: str) -> None:
    assert filters.sentence(text) == whole


@pytest.mark.parametrize(
    ("text", "inside"),
    [("It works.", "It works"), (" It works ", "It works"), ("Does it?", "Does it?")],
)
def test_a_text_inside_a_sentence_loses_its_stop(text: str, inside: str) -> None:
    assert filters.in_sentence(text) == inside
