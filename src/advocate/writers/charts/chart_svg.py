"""A figure → a chart as SVG that stands by itself: no scripts, no fonts, no files beside it."""

from collections.abc import Iterator

from advocate.models.brand import Palette
from advocate.models.chart import Chart, alternative_text, chart_of
from advocate.models.colour import WHITE
from advocate.models.document import Figure
from advocate.writers.charts.chart_layout import highest, key_width, layout_of, marks, scale_of
from advocate.writers.charts.series_colours import Paint, paints
from advocate.writers.xml_escaping import xml_text

_WIDTH, _SIZE = 640.0, 14.0
_ROOM = 16.0
"""Text size used for the layout, larger than the real one: the reader's font may be wide."""
_FONT = "Arial, Helvetica, 'Liberation Sans', system-ui, sans-serif"
_LINE = 1.25
_DASHES = {"solid": "", "dash": "7 4", "sysDot": "2 3", "lgDash": "12 4"}


def chart_svg(figure: Figure, palette: Palette) -> str:
    """Return `figure` as SVG, 640 units wide; empty if it has no values to draw.

    The title stands in the picture's name only: documents print it as a caption.
    """
    chart = chart_of(figure)
    return _Drawing(chart, palette).to_svg() if chart.points else ""


class _Drawing:
    def __init__(self, chart: Chart, palette: Palette) -> None:
        self._chart = chart
        self._palette = palette
        self._paints = paints(palette)
        self._layout = layout_of(chart, width=_WIDTH, size=_ROOM)

    def to_svg(self) -> str:
        layout = self._layout
        height = _n(layout.height)
        parts = self._lines() if self._chart.kind == "line" else self._bars()
        said = xml_text(alternative_text(self._chart))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(layout.width)} {height}"'
            f' width="{_n(layout.width)}" height="{height}" role="img" lang="en-GB"'
            f' font-family="{_FONT}" font-size="{_n(_SIZE)}">'
            f"<title>{xml_text(self._chart.title)}</title><desc>{said}</desc>"
            f'<rect width="{_n(layout.width)}" height="{height}" fill="#FFFFFF"/>'
            f"{''.join(parts)}{''.join(self._legend())}</svg>"
        )

    # --- bars ---

    def _bars(self) -> Iterator[str]:
        layout, chart = self._layout, self._chart
        zero = self._across(0)
        for row, name in enumerate(layout.names):
            middle = layout.top + layout.pitch * (row + 0.5)
            yield from self._name(name, layout.left - _SIZE * 0.6, middle, "end")
            start = middle - layout.bar * len(chart.series) / 2
            if chart.gap and chart.gap.points[row]:
                yield from self._bar(chart.gap.name, len(chart.series), row, start)
            for number, series in enumerate(chart.series):
                top = start + layout.bar * number
                yield from self._bar(series.cells[row], number, row, top)
        yield self._rule(zero, layout.top, zero, layout.top + layout.plot_height, "soft")

    def _bar(self, cell: str, number: int, row: int, top: float) -> Iterator[str]:
        layout, paint = self._layout, self._paints[number]
        point = self._chart.drawn[number].points[row]
        zero, base = self._across(0), top + layout.bar / 2 + _SIZE * 0.35
        if point is None:
            is_at_end = zero > layout.left + layout.plot_width * 0.7
            side, anchor = (-1, "end") if is_at_end else (1, "start")
            yield _text(cell or "–", zero + side * _SIZE * 0.4, base, self._palette.muted, anchor)
            return
        end = self._across(point.value)
        room = 0 if len(self._chart.series) == 1 else 1
        yield (
            f'<rect x="{_n(min(zero, end))}" y="{_n(top + room / 2)}" width="{_n(abs(end - zero))}"'
            f' height="{_n(layout.bar - room)}" fill="#{paint.fill}" stroke="#{paint.edge}"/>'
        )
        is_inside = layout.is_inside and number < len(self._chart.series)
        side, anchor = (-1, "end") if point.value < 0 or is_inside else (1, "start")
        colour = WHITE if is_inside else self._palette.ink
        yield _text(point.text, end + side * _SIZE * 0.4, base, colour, anchor)

    def _across(self, value: float) -> float:
        layout = self._layout
        share = (value - layout.low) / (layout.high - layout.low)
        return layout.left + share * layout.plot_width

    # --- lines ---

    def _lines(self) -> Iterator[str]:
        layout, chart = self._layout, self._chart
        yield from self._scale()
        for number, name in enumerate(layout.names):
            middle = self._column(number)
            top = layout.top + layout.plot_height + _SIZE * (0.9 + len(name) * _LINE / 2)
            yield from self._name(name, middle, top, "middle")
        top_line = highest(chart)
        for number, paint in enumerate(self._paints[: len(chart.series)]):
            yield from self._line(number, paint, above=number == top_line)

    def _line(self, number: int, paint: Paint, *, above: bool) -> Iterator[str]:
        points = self._chart.series[number].points
        path, is_drawing = [], False
        for column, point in enumerate(points):
            if point:
                to = f"{_n(self._column(column))} {_n(self._up(point.value))}"
                path.append(f"{'L' if is_drawing else 'M'}{to}")
            is_drawing = point is not None
        yield (
            f'<path d="{"".join(path)}" fill="none" stroke="#{paint.edge}" stroke-width="2.5"'
            f' stroke-linejoin="round"{_dashed(paint)}/>'
        )
        for column, point in enumerate(points):
            if point:
                x, y = self._column(column), self._up(point.value)
                yield _marker(paint, x, y)
                if not self._layout.step:
                    base = y - _SIZE * 0.6 if above else y + _SIZE * 1.3
                    yield _text(point.text, x, base, self._palette.ink, "middle")

    def _scale(self) -> Iterator[str]:
        layout = self._layout
        left, right = layout.left, layout.left + layout.plot_width
        scale = scale_of(self._chart, layout)
        for value in marks(layout):
            y = self._up(value)
            yield self._rule(left, y, right, y, "hairline")
            yield _text(scale.text(value), left - 6, y + _SIZE * 0.35, self._palette.muted, "end")
        zero = self._up(0)
        yield self._rule(left, zero, right, zero, "soft")

    def _column(self, number: int) -> float:
        return self._layout.left + self._layout.pitch * (number + 0.5)

    def _up(self, value: float) -> float:
        layout = self._layout
        share = (value - layout.low) / (layout.high - layout.low)
        return layout.top + layout.plot_height * (1 - share)

    # --- pieces ---

    def _name(self, lines: tuple[str, ...], x: float, middle: float, anchor: str) -> Iterator[str]:
        first = middle - (len(lines) - 1) * _SIZE * _LINE / 2 + _SIZE * 0.35
        for number, line in enumerate(lines):
            yield _text(line, x, first + number * _SIZE * _LINE, self._palette.ink, anchor)

    def _rule(self, x1: float, y1: float, x2: float, y2: float, colour: str) -> str:
        where = f'x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
        return f'<line {where} stroke="#{getattr(self._palette, colour)}"/>'

    def _legend(self) -> Iterator[str]:
        layout, chart = self._layout, self._chart
        middle = layout.height - layout.legend_height + _SIZE
        for row in layout.legend:
            widths = [key_width(chart.series[number].name, _ROOM) for number in row]
            x = max((layout.width - sum(widths)) / 2, 0)
            for number, width in zip(row, widths, strict=True):
                yield self._key(self._paints[number], x, middle)
                name, base = chart.series[number].name, middle + _SIZE * 0.35
                yield _text(name, x + 36, base, self._palette.ink)
                x += width
            middle += _SIZE * 1.4

    def _key(self, paint: Paint, x: float, middle: float) -> str:
        return (
            f'<path d="M{_n(x)} {_n(middle)}h28" stroke="#{paint.edge}" stroke-width="2.5"'
            f"{_dashed(paint)}/>{_marker(paint, x + 14, middle)}"
        )


def _dashed(paint: Paint) -> str:
    dash = _DASHES[paint.dash]
    return f' stroke-dasharray="{dash}"' if dash else ""


def _marker(paint: Paint, x: float, y: float) -> str:
    style = f'fill="#{paint.fill}" stroke="#{paint.edge}"'
    if paint.marker == "circle":
        return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="4" {style}/>'
    shapes = {
        "square": "m-4 -4h8v8h-8z",
        "diamond": "m0 -5l5 5l-5 5l-5 -5z",
        "triangle": "m0 -5l5 9h-10z",
    }
    return f'<path d="M{_n(x)} {_n(y)}{shapes[paint.marker]}" {style}/>'


def _text(text: str, x: float, y: float, colour: str, anchor: str = "start") -> str:
    side = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text x="{_n(x)}" y="{_n(y)}" fill="#{colour}"{side}>{xml_text(text)}</text>'


def _n(value: float) -> str:
    """Return a length to a tenth, the same on every machine."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
