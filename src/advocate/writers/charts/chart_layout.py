"""The positions and sizes of the parts of a chart, in any unit; Word and SVG share them."""

from collections.abc import Iterable
from math import floor, log10

from msgspec import Struct

from advocate.models.chart import Chart
from advocate.models.printed_figure import MINUS
from advocate.writers.text_widths import room

_TABLE_TEXT = 190
"""Size of the text that `room` measures."""
_BAR, _BAR_IN_GROUP, _BETWEEN = 1.5, 1.25, 0.7
"""Thickness of bars and room between categories, in sizes of the text."""
_LINE = 1.25
_WIDEST_LABELS = 0.4
_LINE_PLOT = 13.0
_MOST_LABELLED = 2
"""Up to so many lines, each point shows its figure; with more, figures would overlap."""


class Layout(Struct, frozen=True, kw_only=True):
    """Sizes in the unit of the page; "across" is along the bars, or along the years of a line."""

    size: float
    """Of the text."""
    width: float
    height: float
    left: float
    """Room for the names of the categories, or for a line's scale."""
    top: float
    plot_width: float
    plot_height: float
    names: tuple[tuple[str, ...], ...]
    """Of the categories, cut into lines."""
    legend: tuple[tuple[int, ...], ...] = ()
    """Rows of the legend of several lines, by number of the series; bars say their names."""
    pitch: float
    """From one category to the next."""
    bar: float = 0
    """Thickness of a bar."""
    is_inside: bool = False
    """Whether figures stand inside their bars, since a gap is drawn beyond."""
    low: float
    """Value at the beginning of the scale: 0, or below where figures are."""
    high: float
    step: float = 0
    """Between the marks of the scale; 0 where the figures stand at the bars or points."""

    @property
    def legend_height(self) -> float:
        """The room that the legend takes."""
        return _legend_height(self.legend, self.size)


def layout_of(chart: Chart, *, width: float, size: float) -> Layout:
    """Return the layout of a chart with figures in it, as high as its rows need."""
    return (_lines if chart.kind == "line" else _bars)(chart, width, size)


def _bars(chart: Chart, width: float, size: float) -> Layout:
    widest = max(measure(name, size) for name in chart.categories)
    left = min(widest + size, width * _WIDEST_LABELS)
    names = tuple(wrapped(name, left - size, size) for name in chart.categories)
    bar = size * (_BAR if len(chart.series) == 1 else _BAR_IN_GROUP)
    lines = max(map(len, names)) * size * _LINE
    pitch = max(bar * len(chart.series), lines) + size * _BETWEEN
    plot = width - left - size / 2
    low, high = _bounds(chart, _ends(chart, size), plot)
    plot_height = pitch * len(chart.categories)
    known = [point for point in chart.series[0].points if point]
    shortest = min((point.value for point in known), default=0) * plot / (high - low)
    return Layout(
        size=size,
        width=width,
        height=plot_height + size,
        left=left,
        top=size / 2,
        plot_width=plot,
        plot_height=plot_height,
        names=names,
        pitch=pitch,
        bar=bar,
        is_inside=bool(chart.gap) and shortest > size + max(measure(p.text, size) for p in known),
        low=low,
        high=high,
    )


def _lines(chart: Chart, width: float, size: float) -> Layout:
    widest = max(measure(point.text, size) for point in chart.points)
    count = len(chart.categories)
    is_labelled = len(chart.series) <= _MOST_LABELLED and widest * 1.1 < (width - size) / count
    left = size / 2 if is_labelled else widest + size
    plot = width - left - size / 2
    pitch = plot / count
    names = tuple(wrapped(name, pitch - size / 2, size) for name in chart.categories)
    legend = _legend(chart, width, size)
    below = max(map(len, names)) * size * _LINE + size
    plot_height = size * _LINE_PLOT
    low, high = _bounds(chart, (size * 2, size * 2), plot_height)
    step = 0.0 if is_labelled else _step(high - low)
    return Layout(
        size=size,
        width=width,
        height=size + plot_height + below + _legend_height(legend, size),
        left=left,
        top=size,
        plot_width=plot,
        plot_height=plot_height,
        names=names,
        legend=legend,
        pitch=pitch,
        low=low,
        high=high,
        step=step,
    )


def _legend(chart: Chart, width: float, size: float) -> tuple[tuple[int, ...], ...]:
    rows: list[tuple[int, ...]] = []
    room_left = 0.0
    for number, series in enumerate(chart.series if len(chart.series) > 1 else ()):
        needed = key_width(series.name, size)
        if not rows or needed > room_left:
            rows.append(())
            room_left = width
        rows[-1] += (number,)
        room_left -= needed
    return tuple(rows)


def key_width(name: str, size: float) -> float:
    """Return the width of one entry of the legend, with the gap to the next entry."""
    return measure(name, size) + size * 4.2


def _legend_height(rows: tuple[tuple[int, ...], ...], size: float) -> float:
    return size * (0.8 + 1.4 * len(rows)) if rows else 0


def _ends(chart: Chart, size: float) -> tuple[float, float]:
    """Return the room that the figures beyond the ends of the bars need, below and above zero."""

    def room_of(texts: Iterable[str]) -> float:
        return max((measure(text, size) + size * 0.8 for text in texts), default=size / 2)

    below = room_of(point.text for point in chart.points if point.value < 0)
    return below, room_of(point.text for point in chart.points if point.value >= 0)


def _bounds(chart: Chart, ends: tuple[float, float], length: float) -> tuple[float, float]:
    """Return the ends of the scale: zero and every figure fit, with room for text at the ends."""
    values = [point.value for point in chart.points]
    low, high = min(0.0, *values), max(0.0, *values)
    below, above = (ends[0] if low < 0 else 0.0), (ends[1] if high > 0 else 0.0)
    shrunk = max(1 - (below + above) / length, 0.3)
    whole = ((high - low) or 1.0) / shrunk
    share = whole * (1 - shrunk) / ((below + above) or 1)
    low, high = (float(f"{end:.5g}") for end in (low - share * below, high + share * above))
    return low, high if high > low else low + 1


def _step(span: float) -> float:
    """Return 1, 2 or 5 times a power of ten, so that four to eight marks fit."""
    rough = span / 5
    power = 10.0 ** floor(log10(rough))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)


def marks(layout: Layout) -> tuple[float, ...]:
    """Return the values at the marks of the scale, the lowest first; empty without a scale."""
    if not layout.step:
        return ()
    first = -floor(-layout.low / layout.step)
    last = floor(layout.high / layout.step)
    return tuple(number * layout.step for number in range(first, last + 1))


class Scale(Struct, frozen=True, kw_only=True):
    """How the marks of a scale are printed."""

    before: str
    behind: str
    divisor: float
    decimals: int

    def text(self, value: float) -> str:
        """Return a mark as printed."""
        sign = MINUS if value < 0 else ""
        return f"{sign}{self.before}{abs(value) / self.divisor:,.{self.decimals}f}{self.behind}"


def scale_of(chart: Chart, layout: Layout) -> Scale:
    """Return how the marks of the scale are printed: short, in the unit of the figures."""
    unit = chart.points[0].unit
    divisor, word = (1e6, " million") if layout.high >= 2e6 else (1.0, "")
    decimals = max(0, -floor(log10(layout.step / divisor))) if layout.step else 0
    return Scale(
        before="£" if unit.startswith("£") else "",
        behind=word + ("%" if unit == "%" else ""),
        divisor=divisor,
        decimals=decimals,
    )


def measure(text: str, size: float) -> float:
    """Return the width of `text` on one line, rounded up."""
    return room(text) * size / _TABLE_TEXT


def wrapped(text: str, width: float, size: float) -> tuple[str, ...]:
    """Return the lines of `text`; a word is never broken."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines) or ("",)


def highest(chart: Chart) -> int:
    """Return the number of the line with the highest average: its figures stand above it."""

    def mean(number: int) -> float:
        values = [point.value for point in chart.series[number].points if point]
        return sum(values) / len(values) if values else float("-inf")

    return max(range(len(chart.series)), key=mean)
