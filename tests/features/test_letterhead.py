"""`brand.letterhead`: letters on a charity's own Word letterhead, and what does not travel."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm, Pt

from tests.features.conftest import Run
from tests.features.test_brand import png

LETTER = ("letters", "--mp", "4370", "--on", "2026-11-20")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Make = Callable[[Any], None]
Written = Callable[[Make], Any]


@pytest.fixture
def written(run: Run, workspace: Path) -> Written:
    """Write a letter on the letterhead that a function draws; return it as python-docx reads it."""
    settings = workspace / "advocate.yaml"
    text = settings.read_text("utf-8")
    settings.write_text(f"{text}brand:\n  letterhead: own.docx\n", "utf-8")

    def write(draw: Make) -> Any:
        own = Document()
        draw(own)
        own.save(str(workspace / "own.docx"))
        outcome = run(*LETTER)
        assert outcome.exit_code == 0, outcome.stderr
        return Document(str(letter_in(workspace)))

    return write


def letter_in(workspace: Path) -> Path:
    return next(p for p in workspace.glob("briefs/*-letter-*.docx") if "index" not in p.name)


def texts_of(path: Path) -> dict[str, str]:
    with ZipFile(path) as archive:
        return {name: archive.read(name).decode("latin-1") for name in archive.namelist()}


def named(own: Any) -> None:
    """Put the charity's name in the header."""
    own.sections[0].header.paragraphs[0].text = "Example Trust"


def with_pictures(own: Any) -> None:
    section = own.sections[0]
    section.header.paragraphs[0].add_run().add_picture(BytesIO(png(600, 200)), width=Cm(6))
    section.footer.paragraphs[0].text = "Registered charity 0000000"
    section.footer.paragraphs[0].add_run().add_picture(BytesIO(png(30, 30)), width=Cm(1))
    section.left_margin = Cm(3.3)
    section.top_margin = Cm(4)
    own.add_paragraph("Dear NAME, delete this before writing.")


def test_header_footer_pictures_and_margins_are_the_letterhead_s(written: Written) -> None:
    letter = written(with_pictures)

    (section,) = letter.sections
    for story, expected in (
        (section.header, png(600, 200)),
        (section.footer, png(30, 30)),
    ):
        (picture,) = [r.target_part.blob for r in story.part.rels.values()]
        assert picture == expected
    assert "Registered charity 0000000" in section.footer.paragraphs[0].text
    assert (round(section.left_margin.cm, 1), round(section.top_margin.cm, 1)) == (3.3, 4.0)


def test_its_header_stands_in_place_of_our_head_and_its_own_text_is_left_out(
    written: Written, workspace: Path
) -> None:
    letter = written(with_pictures)

    text = "\n".join(p.text for p in letter.paragraphs)
    assert "Dear Jess Phillips," in text
    assert "delete this" not in text
    assert not any(p.style.name == "Advocate Letterhead" for p in letter.paragraphs)
    (markdown,) = workspace.glob("briefs/*letter*phillips.md")
    assert "Registered charity 0000000" in markdown.read_text("utf-8")


def test_pictures_nobody_described_are_described_and_numbered_apart(
    written: Written, workspace: Path
) -> None:
    written(with_pictures)

    shown = [
        tag
        for name, text in texts_of(letter_in(workspace)).items()
        if name.startswith("word/letterhead")
        for tag in re.findall("<wp:docPr [^>]*>", text)
    ]
    assert len(shown) == 2
    assert len({re.search(' id="([0-9]+)"', tag)[1] for tag in shown}) == 2  # type: ignore[index]
    assert all('descr="Letterhead"' in tag for tag in shown)


def test_briefs_and_the_covering_list_keep_our_own_furniture(
    run: Run, written: Written, workspace: Path
) -> None:
    written(with_pictures)
    run("brief", "--mp", "4370", "--on", "2026-11-20")

    (brief,) = workspace.glob("briefs/*brief*.docx")
    assert not [name for name in texts_of(brief) if "letterhead" in name]


def test_a_first_page_of_its_own_stays_the_first_page_only(written: Written) -> None:
    def draw(own: Any) -> None:
        section = own.sections[0]
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = "Example Trust"
        section.header.paragraphs[0].text = "continued"
        section.footer.paragraphs[0].text = "charity 0000000"

    section = written(draw).sections[0]

    assert section.first_page_header.paragraphs[0].text == "Example Trust"
    assert section.header.paragraphs[0].text == "continued"
    assert section.footer.paragraphs[0].text == "charity 0000000"
    assert section.first_page_footer.is_linked_to_previous


def test_a_blank_first_page_keeps_our_head(written: Written) -> None:
    def draw(own: Any) -> None:
        own.sections[0].different_first_page_header_footer = True
        own.sections[0].header.paragraphs[0].text = "continued"

    letter = written(draw)

    assert letter.paragraphs[0].style.name == "Advocate Letterhead"


def test_odd_and_even_pages_keep_their_headers(written: Written) -> None:
    def draw(own: Any) -> None:
        own.settings.odd_and_even_pages_header_footer = True
        own.sections[0].header.paragraphs[0].text = "odd"
        own.sections[0].even_page_header.paragraphs[0].text = "even"

    letter = written(draw)

    assert letter.settings.odd_and_even_pages_header_footer
    section = letter.sections[0]
    assert section.even_page_header.paragraphs[0].text == "even"
    assert section.header.paragraphs[0].text == "odd"
    assert not section.different_first_page_header_footer
    assert "Page " in section.even_page_footer.paragraphs[0].text


def test_a_letterhead_without_header_keeps_our_head_header_and_footer(written: Written) -> None:
    def draw(own: Any) -> None:
        own.sections[0].header.paragraphs[0].text = " "

    letter = written(draw)

    assert letter.paragraphs[0].style.name == "Advocate Letterhead"
    footer = letter.sections[0].footer.paragraphs[0]
    assert "Page 1 of 1" in footer._element.xpath("string()")
    (edge,) = letter.styles.element.xpath(
        f"//w:style[@w:styleId='{footer.style.style_id}']//w:tab[@w:val='right']"
    )
    section = letter.sections[0]
    width = section.page_width - section.left_margin - section.right_margin
    assert int(edge.get(f"{W}pos")) == round(width / 635)


def test_styles_of_the_same_name_are_the_letterhead_s_and_others_are_supplied(
    written: Written, workspace: Path
) -> None:
    def draw(own: Any) -> None:
        named(own)
        own.styles["Normal"].font.name = "Garamond"
        text = own.styles.add_style("Advocate Letter Text", WD_STYLE_TYPE.PARAGRAPH)
        text.font.size = Pt(13)
        taken = own.styles.add_style("Something else", WD_STYLE_TYPE.PARAGRAPH)
        taken.element.set(f"{W}styleId", "AdvocateSubject")
        wrong_kind = own.styles.add_style("Advocate Closing", WD_STYLE_TYPE.CHARACTER)
        wrong_kind.font.bold = True

    letter = written(draw)

    used = {p.style.name: p.style for p in letter.paragraphs}
    assert used["Advocate Letter Text"].font.size == Pt(13)
    assert used["Advocate Subject"].style_id != "AdvocateSubject"
    assert used["Advocate Subject"].font.bold
    assert used["advocate closing (advocate)"].type == WD_STYLE_TYPE.PARAGRAPH
    assert letter.styles["Normal"].font.name == "Garamond"
    ids = re.findall('w:styleId="([^"]*)"', texts_of(letter_in(workspace))["word/styles.xml"])
    assert len(ids) == len(set(map(str.casefold, ids)))
    for link in letter.styles.element.xpath("//w:basedOn/@w:val|//w:next/@w:val|//w:link/@w:val"):
        assert link in ids


def test_supplied_styles_do_not_take_the_letterhead_s_theme_colours(written: Written) -> None:
    letter = written(named)

    subject = letter.styles["Advocate Subject"].element
    (colour,) = subject.xpath(".//w:color")
    assert colour.get(f"{W}val") == "1D4650"
    assert colour.get(f"{W}themeColor") is None


def test_lists_are_added_under_numbers_of_their_own(written: Written, workspace: Path) -> None:
    settings = workspace / "advocate.yaml"
    text = settings.read_text("utf-8")
    settings.write_text(
        text.replace("works: ", "works: |\n    First:\n\n    1. one\n    2. two\n\n    "), "utf-8"
    )

    def draw(own: Any) -> None:
        named(own)
        own.sections[0].header.add_paragraph("listed", style="List Number")

    letter = written(draw)

    numbering = letter.part.numbering_part.element
    outlines = numbering.xpath("./w:abstractNum/@w:abstractNumId")
    numbers = numbering.xpath("./w:num/@w:numId")
    assert len(outlines) == len(set(outlines))
    assert len(numbers) == len(set(numbers))
    assert set(numbering.xpath("./w:num/w:abstractNumId/@w:val")) <= set(outlines)
    used = letter.styles.element.xpath("//w:numId/@w:val")
    used += letter.element.body.xpath(".//w:numId/@w:val")
    assert used
    assert set(used) <= {*numbers, "0"}
    kinds = [child.tag for child in numbering]
    assert kinds == sorted(kinds, key=[f"{W}abstractNum", f"{W}num"].index)


def test_changes_comments_names_and_paths_stay_behind(written: Written, workspace: Path) -> None:
    def draw(own: Any) -> None:
        own.core_properties.author = "Jane Private"
        own.core_properties.comments = "secret"
        own.add_comment(own.add_paragraph("x").add_run("y"), "hush", author="Jane Private")
        header = own.sections[0].header
        header.paragraphs[0].text = "Example Trust"
        header.paragraphs[0].add_run().add_picture(BytesIO(png(30, 30)))
        picture = header._element.xpath(".//wp:docPr")[0]
        picture.set("descr", r"C:\Users\jane\logo.png")
        header.part.relate_to("file:///C:/Users/jane/x.dotx", f"{TYPES}/hyperlink", True)
        web = header.part.relate_to("https://example.org/", f"{TYPES}/hyperlink", True)
        file = header.part.relate_to("file:///C:/jane/x.png", f"{TYPES}/image", True)
        header._element.append(element(_CHANGED.format(web=web, file=file)))
        own.part.relate_to("file:///C:/Users/jane/a.dotm", f"{TYPES}/attachedTemplate", True)

    written(draw)

    parts = texts_of(letter_in(workspace))
    whole = "\n".join(parts.values())
    for word in ("Jane", "jane", "hush", "secret", "deleted", "rsid", "file:///", "INCLUDEPICTURE"):
        assert word not in whole, word
    header = parts["word/letterhead-header-default.xml"]
    for word in ("Example Trust", "inserted", "shown", "visit", 'descr="Letterhead"'):
        assert word in header
    assert "https://example.org/" in parts["word/_rels/letterhead-header-default.xml.rels"]
    assert not [name for name in parts if "comments" in name or "vba" in name]


_CHANGED = f"""<w:p xmlns:w="{W[1:-1]}" xmlns:r="{R[1:-1]}" w:rsidR="00AA11BB">
<w:pPr><w:rPr><w:ins w:id="1" w:author="Jane Private"/></w:rPr>
<w:pPrChange w:id="5" w:author="Jane Private"><w:pPr/></w:pPrChange></w:pPr>
<w:commentRangeStart w:id="0"/>
<w:ins w:id="2" w:author="Jane Private"><w:r><w:t>inserted</w:t></w:r></w:ins>
<w:del w:id="3" w:author="Jane Private"><w:r><w:delText>deleted</w:delText></w:r></w:del>
<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>
<w:hyperlink r:id="{{web}}"><w:r><w:t>visit</w:t></w:r></w:hyperlink>
<w:r><w:fldChar w:fldCharType="begin"/></w:r>
<w:r><w:instrText> INCLUDEPICTURE "C:\\jane\\x.png" </w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>shown</w:t></w:r>
<w:r><w:fldChar w:fldCharType="end"/></w:r>
<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">
<v:imagedata r:id="{{file}}"/></v:shape></w:pict></w:r></w:p>"""


def element(text: str) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(text)


def test_macros_of_a_renamed_file_stay_behind(run: Run, written: Written, workspace: Path) -> None:
    def draw(own: Any) -> None:
        named(own)

    written(draw)
    with ZipFile(workspace / "own.docx", "a") as archive:
        archive.writestr("word/vbaProject.bin", b"macro")

    outcome = run(*LETTER, "--force")

    assert outcome.exit_code == 0
    assert not [name for name in texts_of(letter_in(workspace)) if "vba" in name]


def test_markup_that_only_newer_programs_know_may_be_ignored_by_others(
    written: Written, workspace: Path
) -> None:
    newer = "http://schemas.microsoft.com/office/word/2010/wordml"

    def draw(own: Any) -> None:
        named(own)
        run = own.sections[0].header.paragraphs[0].runs[0]._element
        run.get_or_add_rPr().append(element(f'<n:ligatures xmlns:n="{newer}" n:val="all"/>'))

    written(draw)

    header = texts_of(letter_in(workspace))["word/letterhead-header-default.xml"]
    assert 'mc:Ignorable="w14"' in header
    assert f'xmlns:w14="{newer}"' in header
    assert '<w14:ligatures w14:val="all"/>' in header


@pytest.mark.parametrize("broken", ["word/document.xml", "word/styles.xml"])
def test_a_letterhead_that_breaks_off_is_named_and_nothing_is_written(
    run: Run, written: Written, workspace: Path, broken: str
) -> None:
    written(named)
    with ZipFile(workspace / "own.docx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(workspace / "own.docx", "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data[: len(data) // 2] if name == broken else data)
    for path in workspace.glob("briefs/*"):
        path.unlink()

    outcome = run(*LETTER)

    assert outcome.exit_code == 1
    assert "own.docx cannot be read as a Word document" in outcome.stderr.replace("\n", " ")
    assert "Save it again in Word" in outcome.stderr.replace("\n", " ")
    assert not [*workspace.glob("briefs/*.docx")]
    assert run("brief", "--mp", "4370", "--on", "2026-11-20").exit_code == 0
