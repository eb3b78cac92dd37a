"""Native charts: a part that Word draws and edits, its workbook, and the run that shows it."""

from advocate.models.brand import Palette
from advocate.models.chart import Chart, alternative_text, chart_of
from advocate.models.document import Figure
from advocate.writers.charts.chart_layout import Layout, layout_of
from advocate.writers.docx.chart_workbook import workbook
from advocate.writers.docx.chart_xml import CHART, chart_part
from advocate.writers.docx.parts import OFFICE
from advocate.writers.docx.relationships import Relationships
from advocate.writers.docx.word_pictures import EMU_PER_TWIP
from advocate.writers.docx.zip_package import Part
from advocate.writers.xml_escaping import xml_attribute

_TEXT_POINTS = 9.5
_EMU_PER_POINT = 12700


class Charts:
    """The charts of one document, numbered in the order of the text."""

    def __init__(self, palette: Palette, text_width: int) -> None:
        """Take the colours, and the width of a line in twips, which every chart fills."""
        self._palette = palette
        self._width = text_width
        self._written: list[tuple[Chart, Layout]] = []

    def place(self, figure: Figure, relations: Relationships, drawing: int) -> str:
        """Return the run that shows `figure`; nothing where it holds no figure to draw.

        `drawing` is the number of the drawing, different for each picture and chart.
        """
        chart = chart_of(figure)
        if not chart.points:
            return ""
        layout = layout_of(chart, width=self._width / 20, size=_TEXT_POINTS)
        self._written.append((chart, layout))
        number = len(self._written)
        relation = relations.to_part("chart", f"charts/chart{number}.xml")
        height = round(layout.height * _EMU_PER_POINT)
        described = (
            f'id="{drawing}" name="Chart {number}" title="{xml_attribute(chart.title)}"'
            f' descr="{xml_attribute(alternative_text(chart))}"'
        )
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{self._width * EMU_PER_TWIP}" cy="{height}"/>'
            f"<wp:docPr {described}/><wp:cNvGraphicFramePr/><a:graphic>"
            f'<a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" r:id="{relation}"/>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    @property
    def parts(self) -> list[Part]:
        """The parts of all charts placed so far."""
        found = []
        for number, (chart, layout) in enumerate(self._written, 1):
            name, book = f"chart{number}", Relationships()
            relation = book.to_part("package", f"../embeddings/{name}.xlsx")
            part = chart_part(chart, self._palette, layout, workbook=relation)
            found += [
                Part.of(f"word/charts/{name}.xml", part),
                Part.of(f"word/charts/_rels/{name}.xml.rels", book.to_xml()),
                Part.of(f"word/embeddings/{name}.xlsx", workbook(chart)),
            ]
        return found

    def add_types(self, defaults: dict[str, str], overrides: dict[str, str]) -> None:
        """Add the content types of these parts, by extension and by part."""
        for number in range(1, len(self._written) + 1):
            defaults["xlsx"] = f"{OFFICE}.spreadsheetml.sheet"
            overrides[f"word/charts/chart{number}.xml"] = f"{OFFICE}.drawingml.chart+xml"
