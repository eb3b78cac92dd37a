"""A figure of a document → what a chart of it draws, and the words that say the same.

Only what is printed in the table is known here, so that a chart can show nothing that is held back.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from advocate.models.document import (
    CHART_HINT,
    CHART_KINDS,
    Block,
    Figure,
    Inline,
    NoteReference,
    Table,
    Text,
    every_block,
)
from advocate.models.packaged_table import packaged_table
from advocate.models.planned_chart import MOST_SERIES, most_rows
from advocate.models.printed_figure import PrintedFigure, read_figure, says_nothing

_FEW = 3
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
    gap: Series | None = None
    """A bar behind the shorter of two, as long as the longer: what shows of it is the gap."""

    @property
    def drawn(self) -> tuple[Series, ...]:
        """All series, and the gap behind them."""
        return (*self.series, self.gap) if self.gap else self.series

    @property
    def points(self) -> tuple[PrintedFigure, ...]:
        """Every figure in it; none where all are missing, and then there is nothing to draw."""
        return tuple(point for series in self.drawn for point in series.points if point)

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
    last = rows[-1] if figure.kind == "gap" and rows else None
    rows = rows[:-1] if last else rows
    series = tuple(_series(words(header[n]), rows, n) for n in range(1, len(header)))
    kind = figure.kind
    if kind != "line":
        kind = "grouped" if len(series) > 1 else "bar"
        series = tuple(map(_named, series)) if len(series) > 1 else series
    return Chart(
        kind=kind,
        title=words(figure.title),
        heading=words(header[0]) if header else "",
        categories=tuple(words(row[0]) for row in rows),
        series=series,
        gap=_gap(series[0], f"{words(last[0])}: {words(last[1])}") if last and series else None,
    )


def _named(bars: Series) -> Series:
    """Put the name at the first figure: nobody has to tell bars in groups by their colour."""
    first = next((point for point in bars.points if point), None)
    named = _labelled(first, f"{first.text} {bars.name}") if first else None
    return replace(bars, points=tuple(named if point is first else point for point in bars.points))


def _labelled(point: PrintedFigure, text: str) -> PrintedFigure:
    return replace(point, text=text, format='"{}"'.format(text.replace('"', "”")))


def _gap(bars: Series, said: str) -> Series | None:
    """Return the bar that shows the gap between two, labelled with what is `said` of it."""
    known = [point for point in bars.points if point]
    if not len(known) == len(bars.points) == 2:
        return None
    longer = max(known, key=lambda point: point.value)
    whole = _labelled(longer, said)
    points = tuple(None if point is longer else whole for point in known)
    return Series(name=said, cells=(said, said), points=points)


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
        gap = f" {chart.gap.name}." if chart.gap else ""
        return f"{begin} {_listed(chart.categories, only.cells)}.{gap}"
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


def caption_of(figure: Figure) -> tuple[tuple[Inline, ...], Table | None]:
    """Return title and table; of up to three figures only the title, with the marks of notes."""
    chart, cells = chart_of(figure), [cell for row in figure.table.rows for cell in row[1:]]
    if not chart.title or not len(cells) == len(chart.points) in range(1, _FEW + 1):
        return figure.title, figure.table
    marks = dict.fromkeys(i for cell in cells for i in cell if isinstance(i, NoteReference))
    return (*figure.title, *marks), None


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
    for fault, is_good, count, limit in (
        ("has no title", chart.title, 0, 0),
        ("shows no gap", figure.kind != "gap" or chart.gap, 0, 0),
        ("rows", 1 <= rows <= most, rows, most),
        ("columns", 1 <= columns <= MOST_SERIES, columns, MOST_SERIES),
    ):
        if not is_good:
            told = {"heading": chart.heading, "count": count or "no", "most": limit}
            yield _fault(fault, name=name, **told)
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
