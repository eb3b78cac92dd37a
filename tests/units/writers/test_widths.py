"""Column widths: they fill the line, and nobody is squeezed who need not be."""

from advocate.writers.text_widths import column_widths, figure_width, label_widths

LINE = 9298


def test_columns_that_fit_are_stretched_in_proportion() -> None:
    first, second = column_widths([["12:30"], ["Arrival at reception"]], LINE)

    assert first + second == LINE
    assert second > 2 * first


def test_short_cells_stay_on_one_line_beside_long_ones() -> None:
    dates, _ = column_widths([["September 2025"], ["word " * 200]], LINE)

    assert dates >= 14 * 95


def test_short_cells_break_when_there_are_too_many_for_one_line() -> None:
    widths = column_widths([["one two three"]] * 9, LINE)

    assert sum(widths) == LINE
    assert max(widths) - min(widths) < 10


def test_words_too_long_for_the_line_share_it() -> None:
    widths = column_widths([["x" * 300], ["x" * 100]], LINE)

    assert sum(widths) == LINE
    assert 2.5 < widths[0] / widths[1] < 3.5


def test_empty_columns_have_some_width() -> None:
    assert all(width > 0 for width in column_widths([[""], ["", ""]], LINE))


def test_labels_and_figures_take_a_bounded_share() -> None:
    assert label_widths(["x" * 90], LINE)[0] == LINE * 30 // 100
    assert label_widths(["When"], LINE)[0] == LINE * 16 // 100
    assert figure_width(["x" * 90], LINE) == LINE * 40 // 100
