"""The small Excel file inside a chart, which Word opens for "Edit Data"."""

from collections.abc import Iterator, Sequence
from string import Template

from advocate.models.chart import Chart, Series
from advocate.models.packaged_table import packaged_table
from advocate.writers.docx.zip_package import Part, zip_parts
from advocate.writers.xml_escaping import DECLARATION, xml_attribute, xml_text

SHEET = "Sheet1"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_FIRST_OWN_FORMAT = 164
"""Numbers below belong to Excel."""


def column_name(number: int) -> str:
    """Return the letter of a column; the categories stand in the first, which is 0."""
    return chr(ord("A") + number)


def workbook(chart: Chart) -> bytes:
    """Return an .xlsx file with the table of `chart`; a gap is an empty cell."""
    formats = tuple(dict.fromkeys(point.format for point in chart.points))
    texts = tuple(dict.fromkeys((chart.heading, *(s.name for s in chart.drawn), *chart.categories)))
    parts = dict(packaged_table(__file__))
    parts["xl/styles.xml"] = _styles(parts["xl/styles.xml"], formats)
    parts["xl/sharedStrings.xml"] = _shared(texts)
    parts["xl/worksheets/sheet1.xml"] = _sheet(chart, texts, formats)
    return zip_parts(Part.of(name, text) for name, text in parts.items())


def _sheet(chart: Chart, texts: Sequence[str], formats: Sequence[str]) -> str:
    last = len(chart.drawn) + 1
    header = "".join(
        _text_cell(f"{column_name(number)}1", texts.index(text))
        for number, text in enumerate((chart.heading, *(s.name for s in chart.drawn)))
    )
    rows = "".join(
        f'<row r="{row}">{_text_cell(f"A{row}", texts.index(name))}'
        f"{''.join(_number_cells(chart.drawn, row, formats))}</row>"
        for row, name in enumerate(chart.categories, 2)
    )
    return (
        f'{DECLARATION}<worksheet xmlns="{_MAIN}">'
        f'<cols><col min="1" max="1" width="48" customWidth="1"/>'
        f'<col min="2" max="{last}" width="22" customWidth="1"/></cols>'
        f'<sheetData><row r="1">{header}</row>{rows}</sheetData></worksheet>'
    )


def _shared(texts: Sequence[str]) -> str:
    items = "".join(f'<si><t xml:space="preserve">{xml_text(text)}</t></si>' for text in texts)
    return f'{DECLARATION}<sst xmlns="{_MAIN}" uniqueCount="{len(texts)}">{items}</sst>'


def _text_cell(place: str, shared: int) -> str:
    return f'<c r="{place}" t="s"><v>{shared}</v></c>'


def _number_cells(series: Sequence[Series], row: int, formats: Sequence[str]) -> Iterator[str]:
    for number, one in enumerate(series, 1):
        if point := one.points[row - 2]:
            style = formats.index(point.format) + 1
            place = f"{column_name(number)}{row}"
            yield f'<c r="{place}" s="{style}"><v>{point.value:.15g}</v></c>'


def _styles(skeleton: str, formats: Sequence[str]) -> str:
    own = list(enumerate(formats, _FIRST_OWN_FORMAT))
    codes = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{xml_attribute(code)}"/>' for number, code in own
    )
    cells = "".join(
        f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0"'
        ' applyNumberFormat="1"/>'
        for number, _ in own
    )
    return Template(skeleton).substitute(
        count=len(own), codes=codes, cells=cells, looks=len(own) + 1
    )
