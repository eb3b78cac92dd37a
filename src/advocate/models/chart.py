"""A figure of a document → what a chart of it draws, and the words that say the same.

Only what is printed in the table is known here, so that a chart can show nothing that is held back.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from advocate.models.document import (
    CHART_HINT,
    CHART_KINDS,
    Block,
    Figure,
    Inline,
    Text,
    every_block,
)
from advocate.models.packaged_table import packaged_table
from advocate.models.planned_chart import MOST_SERIES, most_rows
from advocate.models.printed_figure import PrintedFigure, read_figure, says_nothing

_NAMES = {"bar": "Bar chart", "grouped": "Grouped bar chart", "line": "Line chart"}


class Series(Struct, frozen=True, kw_only=True):
    """One column of figures."""

    name: str
    cells: tuple[str, ...]
    """As printed, a category each."""
    points: tuple[PrintedFigure | None, ...]
    """None where the cell prints no figure: a gap."""


class Chart(Struct, frozen=True, kw_only=True):
    """What a chart shows."""

    kind: str
    """"bar" (one series), "grouped" or "line"."""
    title: str
    heading: str
    """What the categories are."""
    categories: tuple[str, ...]
    series: tuple[Series, ...]

    @property
    def points(self) -> tuple[PrintedFigure, ...]:
        """Every figure in it; none where all are missing, and then there is nothing to draw."""
        return tuple(point for series in self.series for point in series.points if point)

    @property
    def format(self) -> str:
        """The number format that most of its figures are printed in."""
        formats = [point.format for point in self.points]
        return max(dict.fromkeys(formats), key=formats.count, default="General")


@lru_cache(maxsize=32)
def chart_of(figure: Figure) -> Chart:
    """Return what `figure` shows; a cell that holds no figure is a gap.

    Bars of several series stand in groups, whether or not the template says so.
    """
    header, rows = figure.table.header, figure.table.rows
    series = tuple(_series(words(header[n]), rows, n) for n in range(1, len(header)))
    kind = figure.kind
    if kind != "line":
        kind = "grouped" if len(series) > 1 else "bar"
    return Chart(
        kind=kind,
        title=words(figure.title),
        heading=words(header[0]) if header else "",
        categories=tuple(words(row[0]) for row in rows),
        series=series,
    )


def _series(name: str, rows: Sequence[Sequence[Sequence[Inline]]], column: int) -> Series:
    cells = tuple(words(row[column]) for row in rows)
    return Series(name=name, cells=cells, points=tuple(map(read_figure, cells)))


def words(content: Iterable[Inline]) -> str:
    """Return the words of a caption or cell on one line, without the marks of notes."""
    text = "".join(item.text if isinstance(item, Text) else "" for item in content)
    return " ".join(text.split())


def alternative_text(chart: Chart) -> str:
    """Return in whole sentences what the chart shows, in the order of its table."""
    stop = "" if chart.title.endswith((".", "?", "!")) else "."
    begin = f"{_NAMES[chart.kind]}: {chart.title}{stop}"
    if len(chart.series) == 1:
        only = chart.series[0]
        return f"{begin} {_listed(chart.categories, only.cells)}."
    shown = (f"{s.name}: {_listed(chart.categories, s.cells)}." for s in chart.series)
    return " ".join((begin, *shown))


def _listed(categories: Sequence[str], cells: Sequence[str]) -> str:
    between = ": " if any(c.isdigit() for name in categories for c in name) else " "
    pairs = zip(categories, cells, strict=True)
    return "; ".join(f"{name}{between}{_spoken(cell)}" for name, cell in pairs)


def _spoken(cell: str) -> str:
    """Return a cell, or what the short marks of statistical tables mean."""
    is_mark = len(cell) < 3 and not any(c.isdigit() for c in cell)
    return "no figure" if is_mark else cell


def figures_in(blocks: Iterable[Block]) -> Iterator[Figure]:
    """Return the figures in the order of the text, those inside lists and quotes too."""
    return (block for block in every_block(blocks) if isinstance(block, Figure))


def chart_faults(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """Yield why a chart comment gives no honest chart, and what to do about it."""
    known = [CHART_HINT + kind for kind in CHART_KINDS]
    for block in every_block(blocks):
        if isinstance(block, Figure):
            yield from _figure_faults(block)
        if (style := getattr(block, "style", None)) and style.startswith(CHART_HINT):
            fault = "stands before no table" if style in known else "of no kind"
            yield _fault(fault, style=style, known=", ".join(known))


def _figure_faults(figure: Figure) -> Iterator[tuple[str, str]]:
    chart, most = chart_of(figure), most_rows(figure.kind)
    rows, columns = len(chart.categories), len(chart.series)
    name = f"The chart “{chart.title}”" if chart.title else "A chart"
    if not chart.title:
        yield _fault("has no title", heading=chart.heading)
    if not 1 <= rows <= most:
        yield _fault("rows", name=name, count=rows or "no", most=most)
    if not 1 <= columns <= MOST_SERIES:
        yield _fault("columns", name=name, count=columns or "no", most=MOST_SERIES)
    for series in chart.series:
        cells = zip(chart.categories, series.cells, series.points, strict=True)
        for category, cell, point in cells:
            if point is None and not says_nothing(cell):
                place = f"{category}, {series.name}"
                yield _fault("is no number", name=name, cell=cell, place=place)
    units = dict.fromkeys(point.unit for point in chart.points)
    if len(units) > 1:
        named = " and ".join(unit or "plain numbers" for unit in units)
        yield _fault("mixes units", name=name, units=named)


def _fault(fault: str, **told: object) -> tuple[str, str]:
    says, remedy = packaged_table(__file__)[fault]
    return says.format_map(told), remedy.format_map(told)
