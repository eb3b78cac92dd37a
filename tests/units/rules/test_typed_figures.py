"""Which numbers in a text are figures that somebody typed."""

import pytest
from tests.units.kinds.builders import sector

from advocate.rules.language.typed_figures import TypedFigures

FIELDS = ((), ("education",), ("health_and_care",))


@pytest.mark.parametrize("sign", ["£", "$", "€"])
@pytest.mark.parametrize("fields", FIELDS)
def test_a_year_behind_a_sign_of_money_is_a_sum(fields: tuple[str, ...], sign: str) -> None:
    figures = TypedFigures(sector(*fields))

    assert [figure.text for figure in figures.typed(f"It cost {sign}2024 a place.")]
    assert not figures.typed("It began in 2024 here.")


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ((), "They meet people at Level 2 and at Tier 3."),
        (("education",), "She is in Year 6, at key stage 2, and wants a grade 5."),
        (("health_and_care",), "He lies on ward 7, in bed 12."),
        (("health_and_care",), "We ask for category 1 and band 6."),
    ],
)
def test_what_a_field_numbers_is_no_figure(fields: tuple[str, ...], text: str) -> None:
    assert not TypedFigures(sector(*fields)).typed(text)


@pytest.mark.parametrize(
    ("fields", "text", "figures"),
    [
        (("education",), "Last year 40 pupils came.", ["40"]),
        ((), "He lies on ward 7.", ["7"]),
        ((), "She wants a grade 5.", ["5"]),
        (("health_and_care",), "We gave 2000 patients a bed.", ["2000"]),
        (("education",), "We taught 2000 pupils.", ["2000"]),
        ((), "We helped 2000 people.", ["2000"]),
        ((), "It has been so since 2000.", []),
    ],
)
def test_a_number_of_what_a_field_counts_is_a_figure(
    fields: tuple[str, ...], text: str, figures: list[str]
) -> None:
    assert [each.text for each in TypedFigures(sector(*fields)).typed(text)] == figures


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ((), "We helped fewer than 10 people."),
        (("education",), "We taught fewer than 10 pupils."),
        (("health_and_care",), "We nursed fewer than 10 patients."),
    ],
)
def test_what_a_small_count_is_printed_as_is_no_figure(fields: tuple[str, ...], text: str) -> None:
    assert not TypedFigures(sector(*fields)).typed(text)


@pytest.mark.parametrize(
    ("fields", "text", "figures"),
    [
        ((), "We sent forty volunteers to them.", ["forty"]),
        ((), "We sent forty nurses to them.", []),
        (("health_and_care",), "We sent forty nurses to them.", ["forty"]),
        (("education",), "We sent forty tutors to them.", ["forty"]),
        ((), "The number doubled.", ["doubled"]),
    ],
)
def test_a_number_in_words_is_a_figure_where_it_counts_what_the_field_counts(
    fields: tuple[str, ...], text: str, figures: list[str]
) -> None:
    found = TypedFigures(sector(*fields)).in_words(text)

    assert [figure.text for figure in found] == figures
    assert all(figure.in_words for figure in found)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("On October 28% more came.", ["28%"]),
        ("On May 1,200 guests came.", ["1,200"]),
        ("In October 28 guests came.", ["28"]),
        ("By March 12 guests had come.", ["12"]),
        ("From August 20 guests came a day.", ["20"]),
        ("Over 65 guests came, and under 25 stayed.", ["65", "25"]),
        ("The shed is 4 years old.", ["4"]),
        ("It was so when they were 12 weeks in.", ["12"]),
        ("Of those in Leeds, 12, we think, came.", ["12"]),
        ("It fell to the low 80s and over 40 left.", ["80", "40"]),
        ("We text 70707 guests, and 43210 in Wales.", ["70707", "43210"]),
        ("The charity fed 12345 guests.", ["12345"]),
        ("2.5 million guests came.", ["2.5 million"]),
        ("2.5 Million guests came.", ["2.5"]),
        ("It fell to\n2.4 Olympic pools.", ["2.4"]),
        ("It fell.\n\n1.5 GPs are left.", ["1.5"]),
        ("- 3.5 Full-time posts are left.", ["3.5"]),
        ("3.4 40% of our guests ride.", ["40%"]),
    ],
)
def test_what_is_like_a_date_an_age_or_a_paragraph_number_is_a_figure(
    text: str, figures: list[str]
) -> None:
    assert [each.text for each in TypedFigures(sector()).typed(text)] == figures
