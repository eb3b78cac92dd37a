"""Figures read back from how they are printed."""

import pytest

from advocate.models.printed_figure import read_figure, says_nothing


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("46%", 46, "%"),
        ("26.0%", 26, "%"),
        ("61.5% (illustrative)", 61.5, "%"),
        ("60% (12 of 20)", 60, "%"),
        ("about 43%", 43, "%"),
        ("over 2,000", 2000, ""),
        ("1,234,567", 1_234_567, ""),
        ("2024", 2024, ""),
        ("£1,480", 1480, "£"),
        ("£1.5\u00a0million", 1_500_000, "£"),
        ("£4.9 billion", 4_900_000_000, "£"),
        ("−£5", -5, "£"),
        ("-3.2", -3.2, ""),
        ("+1.5", 1.5, ""),
        ("22 percentage points", 22, "percentage point"),
        ("1.2 million pupils", 1_200_000, "pupil"),
    ],
)
def test_a_printed_figure_is_read(text: str, value: float, unit: str) -> None:
    figure = read_figure(text)

    assert figure is not None
    assert (figure.value, figure.unit) == (value, unit)


def test_one_and_many_are_of_one_unit() -> None:
    assert getattr(read_figure("1 month"), "unit", "") == "month"
    assert getattr(read_figure("4 months"), "unit", "") == "month"


@pytest.mark.parametrize("text", ["Year 5", "12,34", "5 to 6", "46% and 47%", "1.2.3", "five", "£"])
def test_what_is_no_one_figure_is_not_read(text: str) -> None:
    assert read_figure(text) is None
    assert not says_nothing(text)


@pytest.mark.parametrize(
    "text", ["", "–", "-", "c", "x", "n/a", "..", "not published", "Not recorded", "suppressed"]
)
def test_what_says_that_there_is_no_figure_is_known(text: str) -> None:
    assert says_nothing(text)
    assert read_figure(text) is None


@pytest.mark.parametrize("text", ["fewer than 10", "fewer than\u00a010", "up to 5", "less than 1%"])
def test_no_value_can_be_read_off_a_figure_that_was_held_back(text: str) -> None:
    assert read_figure(text) is None
    assert says_nothing(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("46%", '#,##0"%";"−"#,##0"%"'),
        ("about 44.7%", '"about "#,##0.0"%";"about −"#,##0.0"%"'),
        ("£1.5 million", '"£"#,##0.0,," million";"−£"#,##0.0,," million"'),
        ("6,003", '#,##0;"−"#,##0'),
        ("2024", '0;"−"0'),
    ],
)
def test_the_number_format_prints_the_same_text_again(text: str, code: str) -> None:
    assert getattr(read_figure(text), "format", None) == code
