"""What a chart shows, by what its table prints."""

import pytest

from advocate.models.chart import alternative_text, chart_faults, chart_of, figures_in
from advocate.models.document import Block, Figure
from advocate.rendering.block_reader import parse_blocks

CAPTION = "<!-- caption -->\nPupils at the standard, 2023/24\n\n"
BARS = """<!-- chart-bar -->
| Pupils in England | Share |
| --- | ---: |
| Disadvantaged | 46%[^1] |
| All other | 67% |
| Elsewhere | c |

[^1]: Source.
"""


def blocks_of(markdown: str) -> tuple[Block, ...]:
    return parse_blocks(markdown)[0]


def figure_of(markdown: str) -> Figure:
    (figure,) = figures_in(blocks_of(markdown))
    return figure


def faults_of(markdown: str) -> list[str]:
    return [message for message, _ in chart_faults(blocks_of(markdown))]


def test_a_table_under_a_chart_comment_is_a_figure_with_the_caption_before_it() -> None:
    blocks = blocks_of("Text.\n\n" + CAPTION + BARS)

    assert [type(block).__name__ for block in blocks] == ["Paragraph", "Figure"]
    chart = chart_of(figure_of(CAPTION + BARS))
    assert chart.title == "Pupils at the standard, 2023/24"
    assert chart.categories == ("Disadvantaged", "All other", "Elsewhere")
    assert [point.value if point else None for point in chart.series[0].points] == [46, 67, None]


def test_the_alternative_text_says_all_that_the_chart_shows() -> None:
    assert alternative_text(chart_of(figure_of(CAPTION + BARS))) == (
        "Bar chart: Pupils at the standard, 2023/24. "
        "Disadvantaged 46%; All other 67%; Elsewhere no figure."
    )


def test_the_alternative_text_of_several_series_goes_series_by_series() -> None:
    table = (
        "<!-- chart-line -->\n| Year | Ours | Theirs |\n|---|---|---|\n"
        "| 2023/24 | 46% | 67% |\n| 2024/25 | not published | 68% |\n"
    )

    assert alternative_text(chart_of(figure_of(CAPTION + table))) == (
        "Line chart: Pupils at the standard, 2023/24. "
        "Ours: 2023/24: 46%; 2024/25: not published. Theirs: 2023/24: 67%; 2024/25: 68%."
    )


def test_bars_of_several_series_stand_in_groups() -> None:
    table = "<!-- chart-bar -->\n| Who | A | B |\n|---|---|---|\n| Us | 1% | 2% |\n"

    assert chart_of(figure_of(CAPTION + table)).kind == "grouped"


def test_figures_inside_quotes_and_lists_are_found() -> None:
    lines = (CAPTION + BARS).replace("[^1]", "").splitlines()[:-2]
    quoted = "".join(f"> {line}\n" for line in lines)
    listed = "".join(f"  {line}\n" for line in lines)

    assert len(list(figures_in(blocks_of(quoted)))) == 1
    assert len(list(figures_in(blocks_of(f"- Item\n\n{listed}")))) == 1
    assert not faults_of(quoted)


def test_a_good_chart_has_no_faults() -> None:
    assert not faults_of(CAPTION + BARS)


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        (BARS, "has no title"),
        (CAPTION + BARS.replace("67%", "many"), "cannot draw “many” (All other, Share)"),
        (CAPTION + BARS.replace("67%", "£67"), "mixes units: % and £"),
        (CAPTION + BARS.replace("67%", "67"), "mixes units: % and plain numbers"),
        (CAPTION + "<!-- chart-bar -->\n| A | B |\n|---|---|\n", "has no rows"),
        (CAPTION + "<!-- chart-bar -->\n| A |\n|---|\n| x |\n", "has no columns of figures"),
        (CAPTION + BARS.replace("chart-bar", "chart-pie"), "no chart of the kind <!-- chart-pie"),
        (CAPTION + "<!-- chart-bar -->\nNo table.\n", "before something that is no table"),
        (
            CAPTION + "<!-- chart-bar -->\n| A | B |\n|---|---|\n" + "| x | 1 |\n" * 13,
            "has 13 rows; it can show 1 to 12",
        ),
        (
            CAPTION + "<!-- chart-bar -->\n|A|B|C|D|E|F|\n|-|-|-|-|-|-|\n|x|1|1|1|1|1|\n",
            "has 5 columns of figures; it can show 1 to 4",
        ),
    ],
)
def test_a_chart_that_cannot_be_drawn_says_why(markdown: str, said: str) -> None:
    assert any(said in message for message in faults_of(markdown)), faults_of(markdown)


@pytest.mark.parametrize(
    ("markdown", "remedy"),
    [
        (
            BARS,
            "Write <!-- caption --> and a line with the title right before the chart's comment.",
        ),
        (CAPTION + BARS.replace("67%", "many"), "Give one figure, or – where there is none."),
        (CAPTION + BARS.replace("67%", "67"), "Draw a chart for each unit."),
        (
            CAPTION + BARS.replace("chart-bar", "chart-pie"),
            "Kinds: chart-bar, chart-gap, chart-grouped, chart-line.",
        ),
        (CAPTION + "<!-- chart-bar -->\nNo table.\n", "Put the table right below it."),
        (
            CAPTION + "<!-- chart-bar -->\n| A | B |\n|---|---|\n",
            "Leave the comment away, and the figures stand in a plain table.",
        ),
        (
            CAPTION + "<!-- chart-bar -->\n| A |\n|---|\n| x |\n",
            "First column: what is compared; each further column: one series of figures.",
        ),
    ],
)
def test_a_chart_that_cannot_be_drawn_says_what_to_do(markdown: str, remedy: str) -> None:
    assert remedy in [remedy for _, remedy in chart_faults(blocks_of(markdown))]
