"""The rule book's texts: each belongs to a rule, and says the numbers that the program goes by."""

import re
from pathlib import Path

import pytest
from tests.sector_patterns import FIELDS
from tests.units.kinds.builders import sector

import advocate.rules.book
from advocate.errors import Severity
from advocate.models.sector import PeopleGroup
from advocate.models.settings import SAFE_FROM
from advocate.rendering import filters
from advocate.rules.book import (
    asks,
    comparisons,
    document_form,
    election_periods,
    figure_age,
    offices_held,
    quotations,
    small_numbers,
)
from advocate.rules.book.recoverable_counts import ENOUGH
from advocate.rules.book.rule_titles import rule_title
from advocate.rules.book.visible_counts import BASE_IS_PRINTED_BELOW
from advocate.rules.engine.rule import Rule, RuleText
from advocate.rules.engine.rule_list import rule_book

FILE = Path(str(advocate.rules.book.__file__)).parent / "rule_texts.md"
IN_WORDS = {
    2: "two", 3: "three", 5: "five", 10: "ten", 30: "thirty", 60: "sixty", 90: "ninety",
}  # fmt: skip
LIMIT = PeopleGroup().small_number


def headings() -> list[list[str]]:
    return [line[3:].split() for line in FILE.read_text("utf-8").splitlines() if line[:3] == "## "]


def rules_named(name: str) -> list[Rule]:
    """The rules of a number, or of a number and the name of a test."""
    identity, _, test = name.partition(" ")
    return [rule for rule in rule_book() if rule.id == identity and test in ("", rule.name)]


def text_of(name: str) -> str:
    """All that the book says of the rules of that name."""
    texts: dict[RuleText, None] = dict.fromkeys(rule.text for rule in rules_named(name))
    return " ".join(f"{text.says} {text.remedy} {text.why}" for text in texts)


def test_every_text_is_of_a_rule_that_there_is() -> None:
    names = {rule.id for rule in rule_book()} | {f"{rule.id} {rule.name}" for rule in rule_book()}
    told = [f"{number} {test}" for number, *tests in headings() for test in tests]
    told += [number for number, *tests in headings() if not tests]

    assert len(told) == len(set(told)) > 80
    assert set(told) <= names


def test_the_texts_stand_in_the_order_of_their_numbers() -> None:
    numbers = [number for number, *_ in headings()]

    assert numbers == sorted(numbers)


def test_several_findings_of_every_rule_have_a_name() -> None:
    titles = {rule.id: rule_title(rule.id) for rule in rule_book()}

    assert [name for name, title in titles.items() if title == rule_title("")] == []
    assert len({*titles.values()}) == len(titles) > 80
    assert max(map(len, titles.values())) <= 60


def test_every_rule_says_what_must_hold_what_to_change_and_why() -> None:
    for rule in rule_book():
        for part in (rule.text.says, rule.text.remedy, rule.text.why):
            assert re.fullmatch(r"[A-Z“£\d].*[.”)]", part), rule.id


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("A02", f"within its first {IN_WORDS[asks._FIRST_WORDS]} words"),
        ("A04", f"has {IN_WORDS[asks._GOOD_COUNTS[1]]} asks, or {IN_WORDS[asks._GOOD_COUNTS[2]]};"),
        ("A06", f"within {IN_WORDS[asks._FRESH.days]} days of the document"),
        ("C01 percentage_of_few", f"Of fewer than {IN_WORDS[LIMIT]} people"),
        ("C01 small_count_in_prose", f"as a rule {LIMIT},"),
        ("C02", f"A lone “fewer than {LIMIT}”"),
        ("C02", f"where fewer than {ENOUGH} values remain possible"),
        ("C03", f"of fewer than {BASE_IS_PRINTED_BELOW} people"),
        ("C03", f"where nobody, one or {IN_WORDS[small_numbers._FEW]} people did"),
        ("C04", f"A percentage of {LIMIT} to {BASE_IS_PRINTED_BELOW - 1} people"),
        ("C04", f"In a group of {IN_WORDS[LIMIT]} one person is {IN_WORDS[100 // LIMIT]} points"),
        ("C11", f"is {IN_WORDS[small_numbers._SAFE_LIMIT]} or more"),
        ("C11", f"a limit below {IN_WORDS[SAFE_FROM]} is refused"),
        ("C11", f"Set thresholds.small_number to {LIMIT}"),
        ("N04 stale", f"{figure_age.YEARLY_MONTHS} months from the end of the period"),
        ("N04 stale", f"every year, {figure_age.STUDY_MONTHS} for studies and single counts"),
        ("N06 gap_beside_its_parts", "More than a point of difference is a mistake"),
        ("P06 checked_lately", f"within {IN_WORDS[offices_held._FRESH_DAYS]} days"),
        ("P06 checked_for_this", f"within {IN_WORDS[offices_held._FRESH_DAYS]} days"),
        ("Q04", f"Words older than {IN_WORDS[quotations._MONTHS_FRESH // 12]} years"),
        ("X07", f"apply above £{election_periods._UNREGULATED:,} in a regulated period"),
        ("X07", f"above £{election_periods._NOTIFIED:,} notify the Electoral Commission"),
        ("X07", f"before spending more than £{election_periods._NOTIFIED:,} across the UK"),
    ],
)
def test_a_text_says_the_number_that_the_rule_goes_by(name: str, said: str) -> None:
    assert said in text_of(name)


def test_a_point_is_a_point_and_a_page_some_hundreds_of_words() -> None:
    """Numbers that the book tells in other words."""
    assert comparisons._ROUNDING == 1
    assert quotations._MONTHS_FRESH % 12 == 0
    assert 400 <= document_form.SUMMARY_WORDS <= 500
    assert "fits on one page" in text_of("F05 long_summary")


def test_what_is_printed_with_its_base_is_what_the_rules_ask_it_of() -> None:
    assert filters._BASE_IS_PLAIN_FROM == BASE_IS_PRINTED_BELOW


def test_every_group_of_people_has_a_limit_that_the_book_calls_safe() -> None:
    for field in FIELDS.values():
        limits = [group.small_number for group in field.people.values()]
        assert min(limits) >= LIMIT >= small_numbers._SAFE_LIMIT >= SAFE_FROM


def test_hours_of_tutoring_are_held_against_the_limits_that_the_book_once_named() -> None:
    hours = sector("education").ranges["hours_per_person"]

    assert (hours.low, hours.high, hours.severity) == (0.5, 60, Severity.ERROR)
