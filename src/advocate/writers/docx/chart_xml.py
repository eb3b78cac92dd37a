"""A chart → the part that Word draws: horizontal bars, or lines, with their figures beside them."""

from collections.abc import Iterator, Sequence
from string import Template

from advocate.models.brand import Palette
from advocate.models.chart import Chart, Series
from advocate.models.colour import WHITE
from advocate.models.packaged_table import packaged_table
from advocate.writers.charts.chart_layout import Layout, Scale, highest, scale_of
from advocate.writers.charts.series_colours import Paint, paints
from advocate.writers.docx.chart_workbook import SHEET, column_name
from advocate.writers.xml_escaping import xml_attribute, xml_text

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_POINT = 12700


def chart_part(chart: Chart, palette: Palette, layout: Layout, *, workbook: str) -> str:
    """Return the chart part, laid out in points; `workbook` is the id of its Excel file."""
    draw = _Drawing(chart, palette, layout)
    text, place, plot = draw.text(palette.ink), _place(layout), draw.plot()
    legend = _piece("legend", text=text) if layout.legend else ""
    return _piece("chart", place=place, plot=plot, legend=legend, text=text, workbook=workbook)


def _piece(name: str, **values: str) -> str:
    return Template(packaged_table(__file__)[name]).substitute(values)


_NOTHING = "<a:noFill/><a:ln><a:noFill/></a:ln>"


def _place(layout: Layout) -> str:
    """Return where the plot lies, as shares of the whole."""
    shares = {
        "x": layout.left / layout.width,
        "y": layout.top / layout.height,
        "w": layout.plot_width / layout.width,
        "h": layout.plot_height / layout.height,
    }
    sizes = "".join(f'<c:{name} val="{share:.4f}"/>' for name, share in shares.items())
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/>{sizes}</c:manualLayout></c:layout>'
    )


class _Drawing:
    def __init__(self, chart: Chart, palette: Palette, layout: Layout) -> None:
        self._chart = chart
        self._palette = palette
        self._layout = layout
        self._is_line = chart.kind == "line"
        self._paints = paints(palette)

    def plot(self) -> str:
        axes = packaged_table(__file__)["axes"]
        series = "".join(self._series())
        if self._is_line:
            drawn = (
                '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
                f'{series}<c:marker val="1"/>{axes}</c:lineChart>'
            )
        else:
            layout = self._layout
            bars = layout.bar * len(self._chart.series)
            gap = min(500, round(100 * (layout.pitch - bars) / layout.bar))
            drawn = (
                '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/>'
                f'<c:varyColors val="0"/>{series}<c:gapWidth val="{gap}"/>'
                f'<c:overlap val="{100 if self._chart.gap else -4}"/>{axes}</c:barChart>'
            )
        return drawn + self._category_axis() + self._value_axis()

    def text(self, colour: str, *, is_whole: bool = False) -> str:
        """Return how text looks; `is_whole` keeps it on one line."""
        wrapping = ' wrap="none"' if is_whole else ""
        return (
            f"<c:txPr><a:bodyPr{wrapping}/><a:lstStyle/><a:p><a:pPr>"
            f'<a:defRPr sz="{round(self._layout.size * 100)}" b="0">{_filled(colour)}'
            '<a:latin typeface="+mn-lt"/></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p>'
            "</c:txPr>"
        )

    # --- series ---

    def _series(self) -> Iterator[str]:
        chart, top = self._chart, highest(self._chart) if self._is_line else 0
        rows = len(chart.categories)
        names = _text_cells(f"{SHEET}!$A$2:$A${rows + 1}", chart.categories)
        # What is written later lies in front.
        numbered = list(enumerate(chart.drawn))
        for order, (number, series) in enumerate(numbered[:: -1 if chart.gap else 1]):
            letter, paint = column_name(number + 1), self._paints[number]
            end = "inEnd" if self._layout.is_inside and series is not chart.gap else "outEnd"
            side = ("t" if number == top else "b") if self._is_line else end
            title = _text_cells(f"{SHEET}!${letter}$1", (series.name,))
            before = self._marker(paint) if self._is_line else '<c:invertIfNegative val="0"/>'
            after = '<c:smooth val="0"/>' if self._is_line else ""
            yield (
                f'<c:ser><c:idx val="{number}"/><c:order val="{order}"/><c:tx>{title}</c:tx>'
                f"{self._look(paint)}{before}{self._labels(series, side)}<c:cat>{names}</c:cat>"
                f"<c:val>{self._numbers(series, letter)}</c:val>{after}</c:ser>"
            )

    def _look(self, paint: Paint) -> str:
        if self._is_line:
            return (
                f'<c:spPr><a:ln w="{round(2 * _POINT)}" cap="rnd">{_filled(paint.edge)}'
                f'<a:prstDash val="{paint.dash}"/><a:round/></a:ln></c:spPr>'
            )
        return f"<c:spPr>{_outlined(paint)}</c:spPr>"

    def _marker(self, paint: Paint) -> str:
        return (
            f'<c:marker><c:symbol val="{paint.marker}"/><c:size val="6"/>'
            f"<c:spPr>{_outlined(paint)}</c:spPr></c:marker>"
        )

    def _labels(self, series: Series, side: str) -> str:
        """Return the figures at the bars; each that is printed otherwise has its own format."""
        if self._layout.step:
            return f"<c:dLbls>{_SHOWN.format(value=0)}</c:dLbls>"
        colour = WHITE if side == "inEnd" else self._palette.ink
        usual, text = self._chart.format, self.text(colour, is_whole=True)
        shown = f'<c:dLblPos val="{side}"/>{_SHOWN.format(value=1)}'
        look = f"<c:spPr>{_NOTHING}</c:spPr>{text}{shown}"
        others = "".join(
            f'<c:dLbl><c:idx val="{row}"/>{_format(point.format)}{look}</c:dLbl>'
            for row, point in enumerate(series.points)
            if point and point.format != usual
        )
        return f"<c:dLbls>{others}{_format(usual)}{look}</c:dLbls>"

    def _numbers(self, series: Series, letter: str) -> str:
        rows, usual = len(series.points), self._chart.format
        points = "".join(
            f'<c:pt idx="{row}"{_own(point.format, usual)}><c:v>{point.value:.15g}</c:v></c:pt>'
            for row, point in enumerate(series.points)
            if point
        )
        return (
            f"<c:numRef><c:f>{SHEET}!${letter}$2:${letter}${rows + 1}</c:f><c:numCache>"
            f'<c:formatCode>{xml_text(usual)}</c:formatCode><c:ptCount val="{rows}"/>{points}'
            "</c:numCache></c:numRef>"
        )

    # --- axes ---

    def _category_axis(self) -> str:
        side, turned = ("b", "minMax") if self._is_line else ("l", "maxMin")
        line, text = _line(self._palette.soft), self.text(self._palette.ink)
        return _piece("categories", side=side, turned=turned, line=line, text=text)

    def _value_axis(self) -> str:
        layout, code, lines, unit = self._layout, self._chart.format, "", ""
        if layout.step:
            code = _code(scale_of(self._chart, layout))
            lines = _piece("gridlines", line=_line(self._palette.hairline))
            unit = f'<c:majorUnit val="{layout.step:.10g}"/>'
        ends = {"high": f"{layout.high:.10g}", "low": f"{layout.low:.10g}"}
        place = {"hidden": str(int(not layout.step)), "side": "l" if self._is_line else "t"}
        look = {"lines": lines, "format": _format(code), "text": self.text(self._palette.muted)}
        return _piece("values", **ends, **place, **look, unit=unit)


_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="{value}"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def _filled(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _line(colour: str) -> str:
    return f'<a:ln w="{round(0.75 * _POINT)}">{_filled(colour)}</a:ln>'


def _outlined(paint: Paint) -> str:
    return _filled(paint.fill) + _line(paint.edge)


def _format(code: str) -> str:
    return f'<c:numFmt formatCode="{xml_attribute(code)}" sourceLinked="0"/>'


def _own(code: str, usual: str) -> str:
    return "" if code == usual else f' formatCode="{xml_attribute(code)}"'


def _code(scale: Scale) -> str:
    """Return the marks of a scale in the language of spreadsheets."""
    places = f".{'0' * scale.decimals}" if scale.decimals else ""
    before = f'"{scale.before}"' if scale.before else ""
    behind = f'"{scale.behind}"' if scale.behind else ""
    return f"{before}#,##0{places}{',,' if scale.divisor > 1 else ''}{behind}"


def _text_cells(where: str, texts: Sequence[str]) -> str:
    points = "".join(
        f'<c:pt idx="{number}"><c:v>{xml_text(text)}</c:v></c:pt>'
        for number, text in enumerate(texts)
    )
    return (
        f'<c:strRef><c:f>{where}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}'
        "</c:strCache></c:strRef>"
    )
