"""Word files that everybody can read: nothing found in ours, and each fault found where it is."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from advocate.accessibility.audit import audit
from advocate.accessibility.reading_checks import syllables_of
from tests.features.conftest import Run

Edit = Callable[[str], str]
DAY = "2026-11-20"


def edited(data: bytes, part: str, edit: Edit) -> bytes:
    """Return a copy of a Word file with one part changed; fails if nothing was."""
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    before = parts.get(part, b"").decode()
    parts[part] = edit(before).encode()
    assert parts[part].decode() != before
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def swapped(old: str, new: str) -> Edit:
    return lambda text: text.replace(old, new, 1)


def in_body(xml: str) -> Edit:
    return swapped("<w:body>", f"<w:body>{xml}")


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def drawing(described: str, kind: str = "inline") -> str:
    inside = f'<wp:{kind}><wp:docPr id="9" name="Picture 9"{described}/></wp:{kind}>'
    return f"<w:p><w:r><w:drawing>{inside}</w:drawing></w:r></w:p>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>{paragraph('after')}"


def row(*cells: str, header: bool = False, span: str = "") -> str:
    mark = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    inner = "".join(f"<w:tc><w:tcPr>{span}</w:tcPr>{paragraph(cell)}</w:tc>" for cell in cells)
    return f"<w:tr>{mark}{inner}</w:tr>"


def link(text: str, address: str) -> str:
    inside = f'<w:hyperlink w:anchor="{address}"><w:r><w:t>{text}</w:t></w:r></w:hyperlink>'
    return f"<w:p><w:r><w:t>See </w:t></w:r>{inside}</w:p>"


INNER_TABLE = table(row("b", header=True))
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
OLD_SHAPE = '<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"/></w:pict>'
STYLED = '<w:pStyle w:val="{}"/>'
BODY = "word/document.xml"
SENTENCE = "We ask " + "and ask again " * 15 + "for help."
HARD = (
    "Organisational sustainability necessitates interdepartmental coordination of educational "
    "opportunities. Comprehensive accountability presupposes disaggregated institutional "
    "information. "
) * 8

FAULTS: dict[str, tuple[str, str, Edit]] = {
    "no title": ("title", "docProps/core.xml", lambda x: re.sub("<dc:title>.*?</dc:title>", "", x)),
    "empty title": (
        "title", "docProps/core.xml", lambda x: re.sub("(<dc:title>).*?(</dc:title>)", r"\1 \2", x)
    ),
    "no author": (
        "author", "docProps/core.xml", lambda x: re.sub("<dc:creator>.*?</dc:creator>", "", x)
    ),
    "a program as author": (
        "author", "docProps/core.xml",
        lambda x: re.sub("(<dc:creator>).*?(</dc:creator>)", r"\1python-docx\2", x),
    ),
    "no language of the file": ("language", "docProps/core.xml", swapped("en-GB", "")),
    "another language of the text": ("language", "word/styles.xml", swapped("en-GB", "en-US")),
    "no language of the text": (
        "language", "word/styles.xml", lambda x: re.sub("<w:lang [^>]*/>", "", x)
    ),
    "another language of the theme": ("language", "word/settings.xml", swapped("en-GB", "fr-FR")),
    "two titles": ("headings", BODY, in_body(paragraph("Title", STYLED.format("Title")))),
    "no title in the text": ("headings", BODY, swapped('w:val="Title"', 'w:val="BodyText"')),
    "a level skipped": (
        "headings", BODY, swapped('w:pStyle w:val="Heading1"', 'w:pStyle w:val="Heading2"')
    ),
    "a level skipped by direct formatting": (
        "headings", BODY, in_body(paragraph("One", '<w:outlineLvl w:val="1"/>'))
    ),
    "an empty paragraph": ("empty-paragraphs", BODY, in_body(paragraph(" "))),
    "repeated line breaks": (
        "empty-paragraphs", BODY, in_body("<w:p><w:r><w:t>a</w:t><w:br/><w:br/></w:r></w:p>")
    ),
    "an empty paragraph in a note": (
        "empty-paragraphs", "word/footnotes.xml",
        swapped('<w:footnote w:id="1">', '<w:footnote w:id="1"><w:p/>'),
    ),
    "no header row": ("tables", BODY, swapped("<w:tblHeader/>", "")),
    "a header row switched off": (
        "tables", BODY, swapped("<w:tblHeader/>", '<w:tblHeader w:val="0"/>')
    ),
    "an empty header cell": (
        "tables", BODY, in_body(table(row("", "Share", header=True), row("All", "1")))
    ),
    "joined cells": (
        "tables", BODY,
        in_body(table(row("A", header=True), row("b", span='<w:gridSpan w:val="2"/>'))),
    ),
    "rows of different length": (
        "tables", BODY, in_body(table(row("A", "B", header=True), row("b")))
    ),
    "a table in a table": (
        "tables", BODY,
        in_body(table(row("A", header=True), f"<w:tr><w:tc>{INNER_TABLE}</w:tc></w:tr>")),
    ),
    "no alternative text": ("alternative-text", BODY, in_body(drawing(""))),
    "a file's name as alternative text": (
        "alternative-text", BODY, in_body(drawing(' descr="chart 1.png"'))
    ),
    "no alternative text in a header": (
        "alternative-text", "word/header.xml", swapped("</w:hdr>", drawing("") + "</w:hdr>")
    ),
    "a floating picture": (
        "floating-pictures", BODY, in_body(drawing(' descr="Pupils at a table"', "anchor"))
    ),
    "a link that says nothing": ("link-text", BODY, in_body(link("Click here", "asks"))),
    "a link without words": ("link-text", BODY, in_body(link("", "asks"))),
    "a long address": (
        "link-text", BODY, in_body(link("https://www.example.org/" + "a" * 60, "asks"))
    ),
    "one name for two places": (
        "link-text", BODY, in_body(link("Our report", "one") + link("our report", "two"))
    ),
    "pale text": (
        "contrast", BODY, in_body(paragraph("Pale", run='<w:b/><w:color w:val="999999"/>'))
    ),
    "a pale style": (
        "contrast", "word/styles.xml",
        lambda x: re.sub('("AdvocateNote".*?<w:color w:val=")56646A', r"\g<1>9AA5A9", x, count=1),
    ),
    "a pale colour of the theme": (
        "contrast", "word/theme/theme1.xml",
        lambda x: re.sub('(<a:accent1><a:srgbClr val=")......', r"\g<1>9DB4B9", x),
    ),
    "a dark ground": (
        "contrast", BODY, in_body(paragraph("Dark", '<w:shd w:val="clear" w:fill="333333"/>'))
    ),
    "a dark highlight": (
        "contrast", BODY, in_body(paragraph("Dark", run='<w:highlight w:val="darkBlue"/>'))
    ),
    "a header row without its ground": (
        "contrast", BODY,
        lambda x: re.sub('<w:shd [^>]*w:themeFill="accent1"/>', '<w:shd w:fill="FFFFFF"/>', x),
    ),
    "a dark page": (
        "contrast", BODY, swapped("<w:body>", '<w:background w:color="222222"/><w:body>')
    ),
    "small text": ("small-text", BODY, in_body(paragraph("Small", run='<w:sz w:val="14"/>'))),
    "an old drawing without alternative text": (
        "alternative-text", BODY, in_body(f"<w:p><w:r>{OLD_SHAPE}</w:r></w:p>")
    ),
    "colour alone": (
        "colour-alone", BODY, in_body(paragraph("Red", run='<w:color w:val="A00000"/>'))
    ),
    "justified lines": ("justified", BODY, in_body(paragraph("Torn", '<w:jc w:val="both"/>'))),
    "long text in capitals": (
        "capitals", BODY, in_body(paragraph("capital letters " * 5, run="<w:caps/>"))
    ),
    "words typed in capitals": (
        "capitals", BODY, in_body(paragraph("PLEASE READ THIS PAGE before the visit."))
    ),
    "hard prose": ("reading-grade", BODY, in_body(paragraph(HARD) * 10)),
    "a long sentence": ("long-sentences", BODY, in_body(paragraph(SENTENCE))),
    "long sentences throughout": (
        "long-sentences", BODY, in_body(paragraph(f"We ask {'and ask again ' * 12}for it. " * 80))
    ),
}  # fmt: skip


@pytest.fixture
def brief(run: Run) -> bytes:
    """The brief of the small workspace."""
    outcome = run("brief", "--mp", "Bridget Phillipson", "--on", "2026-08-20", "--format", "docx")
    assert outcome.exit_code == 0, outcome.stderr
    (path,) = outcome.folder.glob("briefs/*.docx")
    return path.read_bytes()


def test_every_fault_is_found_where_it_is(run_sample: Run) -> None:
    run_sample("brief", "--mp", "Jess Phillips", "--on", DAY, "--format", "docx")
    (path,) = Path("briefs").glob("*.docx")
    whole = path.read_bytes()
    assert not audit(whole).findings

    missed = {}
    for name, (check, part, edit) in FAULTS.items():
        found = {finding.check for finding in audit(edited(whole, part, edit)).findings}
        if found != {check}:
            missed[name] = found

    assert not missed


def test_small_text_in_a_chart_is_found_whatever_its_part_is_called(brief: bytes) -> None:
    drawn = edited(
        brief,
        "word/diagram.xml",
        lambda _: f'<c:chart xmlns:c="c" xmlns:a="{DRAWING}"><a:defRPr sz="700"/></c:chart>',
    )
    link = '<Relationship Id="c1" Type="x/chart" Target="diagram.xml"/></Relationships>'
    drawn = edited(drawn, "word/_rels/document.xml.rels", swapped("</Relationships>", link))

    assert {finding.check for finding in audit(drawn).findings} == {"small-text"}


def renamed(data: bytes) -> bytes:
    """Return a Word file whose parts are called otherwise, as programs other than ours do."""
    names = {
        "word/document.xml": "word/document2.xml",
        "word/_rels/document.xml.rels": "word/_rels/document2.xml.rels",
        "word/styles.xml": "word/styles2.xml",
        "word/footnotes.xml": "notes/Notes.xml",
        "docProps/core.xml": "package/core-properties.xml",
        "customXml/item1.xml": "customXml/facts.xml",
    }
    target = BytesIO()
    with ZipFile(BytesIO(data)) as archive, ZipFile(target, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name)
            if name.endswith((".rels", "Types].xml")):
                for old, new in names.items():
                    content = content.replace(f'"/{old}"'.encode(), f'"/{new}"'.encode())
                    short = f'"{old.removeprefix("word/")}"'.encode()
                    content = content.replace(short, f'"/{new}"'.encode())
                    content = content.replace(f'"../{old}"'.encode(), f'"/{new}"'.encode())
                    content = content.replace(f'"{old}"'.encode(), f'"/{new}"'.encode())
            copy.writestr(names.get(name, name), content)
    return target.getvalue()


def test_parts_are_found_by_their_relationships_whatever_they_are_called(run: Run) -> None:
    run("brief", "--mp", "Bridget Phillipson", "--on", "2026-08-20", "--format", "docx")
    (path,) = Path("briefs").glob("*.docx")
    whole = path.read_bytes()
    before = run("trace", str(path), "--json").json

    path.write_bytes(renamed(whole))

    after = run("trace", str(path), "--json").json
    assert "word/document.xml" not in ZipFile(path).namelist()
    assert audit(path.read_bytes()) == audit(whole)
    assert after == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("brief", "--mp", "Jess Phillips,Helen Hayes,Ian Murray", "--on", DAY),
        ("brief", "--mp", "Alex Norris", "--on", "2021-06-25"),
        ("letters", "--committee", "education", "--on", DAY),
        ("manifesto", "2024", "--on", DAY),
        ("manifesto", "2019", "--on", "2019-11-15"),
    ],
    ids=["briefs", "past brief", "letters and index", "manifesto 2024", "manifesto 2019"],
)
def test_nothing_is_found_in_the_sample(run_sample: Run, arguments: tuple[str, ...]) -> None:
    found = run_sample(*arguments, "--format", "docx", "--json").json

    assert found["accessibility"]["checked"] == len(found["written"]) > 0
    assert found["accessibility"]["findings"] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("brief", "--mp", "Bridget Phillipson", "--on", "2026-08-20"),
        ("letters", "--committee", "education", "--on", "2026-07-20"),
    ],
)
def test_nothing_is_found_in_the_smallest_workspace(run: Run, arguments: tuple[str, ...]) -> None:
    found = run(*arguments, "--json").json

    assert found["accessibility"]["checked"] > 0
    assert found["accessibility"]["findings"] == []


def test_json_names_file_check_place_and_remedy_of_a_finding(run: Run, workspace: Path) -> None:
    template = workspace / "templates" / "brief.md.j2"
    template.parent.mkdir(exist_ok=True)
    template.write_text("# Brief\n\nSee [here](https://example.org).\n")

    outcome = run("brief", "--mp", "Bridget Phillipson", "--on", "2026-08-20", "--json")

    (docx,) = [item["path"] for item in outcome.json["written"] if item["format"] == "docx"]
    assert outcome.json["accessibility"] == {
        "checked": 1,
        "findings": [
            {
                "path": docx,
                "check": "link-text",
                "severity": "warning",
                "message": "The words “here” do not say where a link leads.",
                "place": "https://example.org",
                "hint": "Name what it leads to: [name of the page](https://example.org)",
            }
        ],
        "reading_grade": {docx: None},
    }
    assert outcome.exit_code == 0


def test_a_dry_run_is_looked_at_and_markdown_alone_is_not(run: Run) -> None:
    order = ("brief", "--mp", "Bridget Phillipson", "--on", "2026-08-20", "--json")

    dry = run(*order, "--dry-run").json["accessibility"]
    markdown = run(*order, "--format", "md").json["accessibility"]

    assert dry["checked"] == 1
    assert markdown == {"checked": 0, "findings": [], "reading_grade": {}}


def test_text_mode_does_not_load_the_checks(workspace: Path) -> None:
    import subprocess
    import sys

    program = (
        "import sys; from advocate.cli.app import main; sys.argv = ['advocate', 'brief', '--mp', "
        "'Bridget Phillipson', '--on', '2026-08-20', '--offline', '-q']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('advocate.accessibility.audit' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=workspace, capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines()[-1] == "False"


def test_what_word_itself_demands_is_no_fault(brief: bytes) -> None:
    last = "<w:tbl>" + row("A", header=True) + row("") + "</w:tbl><w:p/>"
    decorative = (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="9" name="Line"><a:extLst><a:ext uri="x">'
        '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
        ' val="1"/></a:ext></a:extLst></wp:docPr></wp:inline></w:drawing></w:r></w:p>'
    )
    twice = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
        f'markup-compatibility/2006"><mc:Fallback>{OLD_SHAPE}</mc:Fallback></mc:AlternateContent>'
        "<w:t>Text</w:t></w:r></w:p>"
    )
    data = edited(brief, BODY, swapped("<w:sectPr>", f"{decorative}{twice}{last}<w:sectPr>"))

    assert audit(data).findings == ()


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("school", 1), ("pupils", 2), ("tutoring", 3), ("disadvantaged", 4), ("education", 4),
        ("asked", 1), ("wanted", 2), ("table", 2), ("science", 2), ("Parliament", 3),
        ("committee", 3), ("courses", 2), ("names", 1), ("one-to-one", 3), ("46%", 1),
        ("£1,455", 1), ("create", 2), ("use", 1), ("queue", 1), ("radio", 3), ("don’t", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables_of(word) == count
