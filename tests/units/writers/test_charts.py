"""Charts as SVG, in Word and in Markdown."""

import base64
import re
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import pytest

from advocate.models.brand import Look, Palette
from advocate.models.chart import figures_in
from advocate.models.document import DocumentInfo, RenderedDocument
from advocate.models.kinds import BRIEF
from advocate.rendering.block_reader import parse_blocks
from advocate.writers.charts.chart_svg import chart_svg
from advocate.writers.registry import writer_for

REFERENCE = Path(__file__).parents[3] / "templates" / "reference.docx"
LOOK = Look(reference=REFERENCE, folder=REFERENCE.parent)
SVG = "{http://www.w3.org/2000/svg}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

BAR = """<!-- caption -->
Pupils & others <5 at the “standard”

<!-- chart-bar -->
| Pupils in England | Share |
| --- | ---: |
| Disadvantaged | 46%[^1] |
| All other | 67.5% (provisional) |
| Suppressed | c |
| Negative | -3% |

"""
GROUPED = """<!-- caption -->
Schools beside the median, [bracketed]

<!-- chart-grouped -->
| Measure | Here | Median |
| --- | ---: | ---: |
| A measure with a name of nearly sixty characters, 2023/24 | £1.5 million | £950,000 |
| B | not published | £2,100,000 |

"""
LINE = """<!-- caption -->
Pupils by year

<!-- chart-line -->
| Year | Ours | Theirs |
| --- | ---: | ---: |
| 2021/22 | 43% | 65% |
| 2022/23 | – | 66% |
| 2023/24 | 46% | 67% |

"""
GAP = """<!-- caption -->
Pupils at the standard

<!-- chart-gap -->
| Pupils | Share |
| --- | ---: |
| Disadvantaged | 46%[^1] |
| All other | 67%[^1] |
| The gap | 22 percentage points[^1] |

"""
NOTE = "[^1]: A source.\n"


def document_of(markdown: str) -> RenderedDocument:
    blocks, notes = parse_blocks(markdown)
    info = DocumentInfo(kind=BRIEF, title="T", author="A", subject="S", date=date(2026, 11, 20))
    return RenderedDocument(info=info, markdown=markdown, blocks=blocks, notes=notes)


def word(markdown: str, look: Look = LOOK) -> bytes:
    return writer_for("docx", look).to_bytes(document_of("# T\n\n" + markdown + NOTE))


def parts_of(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def svg_of(markdown: str, palette: Palette | None = None) -> ElementTree.Element:
    (figure,) = figures_in(document_of(markdown + NOTE).blocks)
    return ElementTree.fromstring(chart_svg(figure, palette or Palette()))


def texts(root: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


# --- SVG ---


def test_the_svg_names_and_describes_itself() -> None:
    root = svg_of(BAR)

    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "Pupils & others <5 at the “standard”"
    assert "Disadvantaged 46%; All other 67.5% (provisional)" in (root.findtext(f"{SVG}desc") or "")
    assert root.get("viewBox", "").startswith("0 0 640 ")


def test_the_svg_prints_each_figure_as_the_table_does() -> None:
    shown = texts(svg_of(BAR))

    assert [cell for cell in ("46%", "67.5% (provisional)", "c", "-3%") if cell in shown] == [
        "46%",
        "67.5% (provisional)",
        "c",
        "-3%",
    ]
    assert texts(svg_of(LINE))[-2:] == ["Ours", "Theirs"]


def test_bars_are_as_long_as_their_figures() -> None:
    bars = [r for r in svg_of(BAR).iter(f"{SVG}rect") if r.get("stroke")]
    lengths = [float(bar.get("width", "0")) for bar in bars]

    assert len(bars) == 3
    assert lengths[1] / lengths[0] == pytest.approx(67.5 / 46, rel=0.01)
    assert lengths[2] / lengths[0] == pytest.approx(3 / 46, rel=0.02)


def test_a_line_breaks_where_a_figure_is_missing() -> None:
    paths = [p.get("d", "") for p in svg_of(LINE).iter(f"{SVG}path") if p.get("fill") == "none"]

    assert [path.count("M") for path in paths] == [2, 1]


def test_everything_stays_inside_the_picture() -> None:
    for markdown in (BAR, GROUPED, LINE, BAR.replace("46%", "-46%").replace("67.5%", "-67.5%")):
        root = svg_of(markdown)
        height = float(root.get("height", "0"))
        for element in root.iter(f"{SVG}text"):
            assert 0 <= float(element.get("x", "-1")) <= 640
            assert 0 < float(element.get("y", "-1")) <= height


def test_the_svg_takes_the_colours_of_the_palette_and_nothing_from_outside() -> None:
    (figure,) = figures_in(document_of(GROUPED + NOTE).blocks)
    drawn = chart_svg(figure, Palette(main="112233", second="DDAA66"))

    assert "#112233" in drawn
    assert "#DDAA66" in drawn
    assert not re.search(r"<script|<style|url\(|href|http(?!://www\.w3\.org/2000/svg)", drawn)


def test_series_of_one_lightness_are_told_apart_without_colour() -> None:
    (figure,) = figures_in(document_of(GROUPED + NOTE).blocks)
    drawn = chart_svg(figure, Palette(main="7A0000", second="004A00", soft="9DB4B9"))

    assert "#9DB4B9" in drawn
    assert "#004A00" not in drawn


def test_a_chart_without_any_figure_is_not_drawn() -> None:
    empty = BAR.replace("46%[^1]", "c").replace("67.5% (provisional)", "–").replace("-3%", "x")
    (figure,) = figures_in(document_of(empty).blocks)

    assert chart_svg(figure, Palette()) == ""
    assert not [name for name in parts_of(word(empty)) if "chart" in name]
    assert "Suppressed" in docx.Document(BytesIO(word(empty))).tables[0].rows[3].cells[0].text


def test_a_gap_is_drawn_behind_the_shorter_bar_and_labelled_as_published() -> None:
    root = svg_of(GAP)

    assert texts(root) == [
        "Disadvantaged", "The gap: 22 percentage points", "46%", "All other", "67%",
    ]  # fmt: skip
    gap, short, long = (rect for rect in root.iter(f"{SVG}rect") if rect.get("stroke"))
    assert gap.get("width") == long.get("width") != short.get("width")
    assert gap.get("fill") != long.get("fill") == short.get("fill")
    said = root.findtext(f"{SVG}desc") or ""
    assert said.endswith("Disadvantaged 46%; All other 67%. The gap: 22 percentage points.")


def test_the_figure_of_a_bar_too_short_for_it_stands_outside_the_bar() -> None:
    inside, outside = (svg_of(GAP), svg_of(GAP.replace("46%", "1%")))

    def colours(root: ElementTree.Element) -> set[str]:
        return {text.get("fill", "") for text in root.iter(f"{SVG}text")}

    assert "#FFFFFF" in colours(inside)
    assert "#FFFFFF" not in colours(outside)


# --- Word ---


def test_word_draws_a_gap_as_a_bar_behind_with_its_words_as_format() -> None:
    content = parts_of(word(GAP))
    chart = ElementTree.fromstring(content["word/charts/chart1.xml"])
    behind, front = chart.iter(f"{C}ser")

    assert [v.text for v in behind.findall(f"{C}val//{C}v")] == ["67"]
    assert [v.text for v in front.findall(f"{C}val//{C}v")] == ["46", "67"]
    label = behind.find(f"{C}dLbls/{C}dLbl/{C}numFmt")
    assert label is not None
    assert label.get("formatCode") == '"The gap: 22 percentage points"'
    assert [e.get("val") for e in chart.iter(f"{C}overlap")] == ["100"]


def test_three_figures_need_no_table_and_leave_their_notes_to_the_caption() -> None:
    document = docx.Document(BytesIO(word(GAP)))

    assert not document.tables
    (caption,) = (p for p in document.paragraphs if p.text.startswith("Pupils at"))
    assert len(list(caption._p.iter(f"{W}footnoteReference"))) == 1
    assert docx.Document(BytesIO(word(GAP.replace("46%", "–")))).tables


def test_bars_in_groups_say_their_names_at_their_first_figures_and_have_no_legend() -> None:
    chart = parts_of(word(GROUPED))["word/charts/chart1.xml"]

    assert '"£1.5 million Here"' in texts_of_formats(chart)
    assert '"£950,000 Median"' in texts_of_formats(chart)
    assert {"£1.5 million Here", "£950,000 Median", "£2,100,000"} <= {*texts(svg_of(GROUPED))}
    assert b"<c:legend>" not in chart
    assert b"<c:legend>" in parts_of(word(LINE))["word/charts/chart1.xml"]


def texts_of_formats(chart: bytes) -> list[str]:
    return [e.get("formatCode", "") for e in ElementTree.fromstring(chart).iter(f"{C}numFmt")]


def test_word_gets_a_chart_it_can_draw_beside_a_table_it_can_read() -> None:
    content = word(BAR)
    body = docx.Document(BytesIO(content))
    styles = [p.style.name for p in body.paragraphs if p.style is not None]

    assert styles[1:3] == ["Advocate Caption", "Advocate Chart"]
    assert [row.cells[1].text for row in body.tables[0].rows][1:3] == ["46%", "67.5% (provisional)"]
    chart = ElementTree.fromstring(parts_of(content)["word/charts/chart1.xml"])
    values = [v.text for v in chart.findall(f".//{C}val//{C}pt/{C}v")]
    assert values == ["46", "67.5", "-3"]
    assert [p.get("idx") for p in chart.findall(f".//{C}val//{C}pt")] == ["0", "1", "3"]
    assert chart.find(f".//{C}autoTitleDeleted[@val='1']") is not None
    assert chart.find(f".//{C}barDir[@val='bar']") is not None
    assert float(chart.find(f".//{C}valAx//{C}min").get("val", "")) < -3  # type: ignore[union-attr]


def test_bars_begin_at_zero_where_no_figure_is_below() -> None:
    chart = ElementTree.fromstring(parts_of(word(GROUPED))["word/charts/chart1.xml"])
    low = chart.find(f".//{C}valAx//{C}min")

    assert low is not None
    assert low.get("val") == "0"


def test_a_figure_printed_otherwise_keeps_its_own_wording_at_the_bar() -> None:
    chart = ElementTree.fromstring(parts_of(word(BAR))["word/charts/chart1.xml"])
    codes = {
        label.find(f"{C}idx").get("val"): label.find(f"{C}numFmt").get("formatCode")  # type: ignore[union-attr]
        for label in chart.iter(f"{C}dLbl")
    }

    assert codes == {"1": '#,##0.0"% (provisional)";"−"#,##0.0"% (provisional)"'}


def test_every_drawing_has_a_number_of_its_own_and_words_for_who_cannot_see_it() -> None:
    body = ElementTree.fromstring(parts_of(word(BAR + GROUPED + LINE))["word/document.xml"])
    named = list(body.iter(f"{WP}docPr"))

    assert [item.get("id") for item in named] == ["1", "2", "3"]
    assert [item.get("descr", "").partition(":")[0] for item in named] == [
        "Bar chart",
        "Grouped bar chart",
        "Line chart",
    ]
    assert "A measure with a name of nearly sixty characters, 2023/24: £1.5 million" in (
        named[1].get("descr") or ""
    )


def test_caption_chart_and_table_stay_on_one_page() -> None:
    body = ElementTree.fromstring(parts_of(word(GROUPED + "After.\n\n"))["word/document.xml"])
    story = body.find(f"{W}body")
    assert story is not None
    paragraphs = list(story.iter(f"{W}p"))
    kept = [p.find(f"{W}pPr/{W}keepNext") is not None for p in paragraphs]

    assert len(paragraphs) == 1 + 2 + 9 + 1
    assert kept == [False] + [True] * 8 + [False] * 4


def test_the_data_behind_a_chart_can_be_edited() -> None:
    parts = parts_of(word(GROUPED))
    with ZipFile(BytesIO(parts["word/embeddings/chart1.xlsx"])) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        strings = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
    shared = [item.findtext(f"{S}t") for item in strings]
    cells = {
        cell.get("r"): (
            shared[int(cell.findtext(f"{S}v") or 0)]
            if cell.get("t") == "s"
            else cell.findtext(f"{S}v")
        )
        for cell in sheet.iter(f"{S}c")
    }

    assert cells == {
        "A1": "Measure",
        "B1": "Here",
        "C1": "Median",
        "A2": "A measure with a name of nearly sixty characters, 2023/24",
        "B2": "1500000",
        "C2": "950000",
        "A3": "B",
        "C3": "2100000",
    }
    chart = parts["word/charts/chart1.xml"].decode()
    assert "Sheet1!$A$2:$A$3" in chart
    assert "Sheet1!$C$2:$C$3" in chart
    assert b"../embeddings/chart1.xlsx" in parts["word/charts/_rels/chart1.xml.rels"]
    types = parts["[Content_Types].xml"].decode()
    assert 'Extension="xlsx"' in types
    assert "/word/charts/chart1.xml" in types


def test_a_reference_from_before_there_were_charts_still_serves(tmp_path: Path) -> None:
    old = tmp_path / "reference.docx"
    with ZipFile(REFERENCE) as package, ZipFile(old, "w") as target:
        for name in package.namelist():
            data = package.read(name).decode()
            data = re.sub(
                r'<w:style [^>]*w:styleId="Advocate(?:Caption|Chart)">.*?</w:style>', "", data
            )
            target.writestr(name, data)

    content = word(BAR, Look(reference=old, folder=tmp_path, shipped=REFERENCE))

    assert "word/charts/chart1.xml" in parts_of(content)
    assert docx.Document(BytesIO(content)).paragraphs[1].text.startswith("Pupils & others")


def test_a_document_without_charts_has_no_trace_of_any() -> None:
    parts = parts_of(word("Text.\n\n"))

    assert not [name for name in parts if "chart" in name or "embeddings" in name]
    assert b"xlsx" not in parts["[Content_Types].xml"]


@pytest.mark.parametrize("format", ["docx", "md"])
def test_the_same_chart_gives_the_same_bytes(format: str) -> None:
    document = document_of("# T\n\n" + BAR + GROUPED + LINE + NOTE)

    assert writer_for(format, LOOK).to_bytes(document) == writer_for(format, LOOK).to_bytes(
        document
    )


# --- Markdown ---


def markdown_of(markdown: str) -> str:
    return writer_for("md", LOOK).to_bytes(document_of(markdown)).decode()


def test_markdown_shows_caption_picture_and_table_and_keeps_the_picture_at_its_end() -> None:
    lines = markdown_of("# T\n\n" + BAR + GROUPED + NOTE).splitlines()
    shown = [line.partition("]")[0] for line in lines if line.startswith("![")]
    definitions = [line for line in lines if line.startswith("[chart-")]

    start = lines.index("Pupils & others <5 at the “standard”")
    assert lines[start + 1] == lines[start + 3] == ""
    assert lines[start + 2].endswith("][chart-1]")
    assert lines[start + 4] == "| Pupils in England | Share |"
    assert shown[0].startswith("![Bar chart: Pupils \\& others \\<5")
    assert len(definitions) == 2
    assert lines[-1] == definitions[-1]
    drawn = base64.b64decode(definitions[0].rpartition(",")[2])
    assert ElementTree.fromstring(drawn).get("role") == "img"
    assert not [line for line in lines if "<!--" in line]


def test_brackets_in_a_title_do_not_break_the_picture() -> None:
    text = markdown_of(GROUPED)

    assert "\\[bracketed\\]" in text
    assert text.count("][chart-1]") == 1


def test_a_chart_comment_in_code_stays_code() -> None:
    text = markdown_of("```\n<!-- chart-bar -->\n```\n\n" + BAR + NOTE)

    assert "<!-- chart-bar -->" in text
    assert text.count("][chart-1]") == 1
