"""`brand:` in advocate.yaml: what it does to Word files, and what is said where it cannot be."""

import re
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
from docx import Document

from advocate.models.brand import Palette
from tests.features.conftest import Run, everything_in

BRIEF = ("brief", "--mp", "4370", "--on", "2026-11-20")
LETTER = ("letters", "--mp", "4370", "--on", "2026-11-20")
PURPLE = '  main_colour: "#5B2A86"\n  second_colour: "#C4601A"\n'
TWO_CENTIMETRES = 720_000


def png(width: int = 600, height: int = 200) -> bytes:
    """Return a picture, all black."""
    rows = (b"\0" + bytes(3 * width)) * height

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


@pytest.fixture
def brand(workspace: Path) -> Callable[[str], int]:
    """Write a brand into the small workspace; return the line on which it begins."""

    def write(fields: str) -> int:
        settings = workspace / "advocate.yaml"
        text = settings.read_text("utf-8")
        settings.write_text(f"{text}brand:\n{fields}", "utf-8")
        return text.count("\n") + 1

    return write


def parts_of(folder: Path, pattern: str) -> dict[str, str]:
    """The parts of the one Word file that matches, as text."""
    (path,) = folder.glob(f"briefs/{pattern}")
    with ZipFile(path) as archive:
        return {name: archive.read(name).decode("latin-1") for name in archive.namelist()}


# --- colours and fonts ----------------------------------------------------------------------


def test_the_two_colours_take_the_place_of_ours_everywhere(
    run: Run, brand: Callable[[str], int]
) -> None:
    brand(PURPLE)

    outcome = run(*BRIEF)

    assert outcome.exit_code == 0, outcome.stderr
    parts = parts_of(outcome.folder, "*brief*.docx")
    heading = re.search(r'w:styleId="Heading1".*?</w:style>', parts["word/styles.xml"])
    assert heading
    assert '<w:color w:val="5B2A86" w:themeColor="accent1"/>' in heading[0]
    theme = parts["word/theme/theme1.xml"]
    assert '<a:accent1><a:srgbClr val="5B2A86"/></a:accent1>' in theme
    assert '<a:accent2><a:srgbClr val="C4601A"/></a:accent2>' in theme
    assert '<w:shd w:val="clear" w:color="auto" w:fill="5B2A86"' in parts["word/document.xml"]
    ours = Palette()
    for colour in (ours.main, ours.second, ours.tint, ours.soft, ours.hairline):
        for name in ("word/styles.xml", "word/numbering.xml", "word/theme/theme1.xml"):
            assert colour not in parts[name]


def test_a_workspace_without_a_brand_has_the_styles_of_the_reference(run: Run) -> None:
    outcome = run(*BRIEF)

    reference = Path(__file__).parents[2] / "templates" / "reference.docx"
    with ZipFile(reference) as archive:
        styles = archive.read("word/styles.xml").decode()
    assert parts_of(outcome.folder, "*brief*.docx")["word/styles.xml"] == styles


def test_headings_and_text_take_their_fonts_each_with_what_may_stand_in(
    run: Run, brand: Callable[[str], int]
) -> None:
    brand("  heading_font: Gill Sans MT, Trebuchet MS\n  body_font: Georgia\n")

    parts = parts_of(run(*BRIEF).folder, "*brief*.docx")

    theme = parts["word/theme/theme1.xml"]
    assert '<a:majorFont><a:latin typeface="Gill Sans MT"/>' in theme
    assert '<a:minorFont><a:latin typeface="Georgia"/>' in theme
    fonts = parts["word/fontTable.xml"]
    assert '"Gill Sans MT"><w:altName w:val="Trebuchet MS,Calibri,Arial"/>' in fonts
    assert re.search('"Georgia"><w:altName w:val="Cambria,Times New Roman"/>.*?"roman"', fonts)
    heading = re.search(r'w:styleId="Heading1".*?</w:style>', parts["word/styles.xml"])
    assert heading
    assert 'w:asciiTheme="majorHAnsi"' in heading[0]


def test_what_a_charity_changed_in_word_stays_as_it_was_changed(
    run: Run, workspace: Path, brand: Callable[[str], int]
) -> None:
    brand(PURPLE)
    (workspace / "templates").mkdir(exist_ok=True)
    shipped = Path(__file__).parents[2] / "templates" / "reference.docx"
    own = Document(str(shipped))
    style = own.styles["Heading 1"]
    style.font.size = 254000
    style.element.rPr.find(f"{style.element.tag[:-5]}color").attrib.clear()
    style.element.rPr.find(f"{style.element.tag[:-5]}color").set(
        f"{style.element.tag[:-5]}val", "AA0011"
    )
    own.save(str(workspace / "templates" / "reference.docx"))

    styles = parts_of(run(*BRIEF).folder, "*brief*.docx")["word/styles.xml"]

    first, second = (
        re.search(rf'w:styleId="{name}".*?</w:style>', styles) for name in ("Heading1", "Title")
    )
    assert first
    assert second
    assert '<w:color w:val="AA0011"/>' in first[0]
    assert '<w:sz w:val="40"/>' in first[0]
    assert '<w:color w:val="5B2A86" w:themeColor="accent1"/>' in second[0]


@pytest.mark.parametrize(
    ("fields", "line", "message", "hint"),
    [
        ('  main_colour: "#FFD500"\n', 1, "too light for text", 'Use "#'),
        (
            '  main_colour: "#777777"\n',
            1,
            "4.47:1 with white and 4.03:1 with its own tint",
            'Use "#6',
        ),
        ('  second_colour: "#FFD500"\n', 1, "1.42:1, and they need 3:1", 'Use "#'),
        ("  main_colour: purple\n", 1, 'cannot be "purple"', "six hexadecimal digits"),
        ("  second_colour: '#12345'\n", 1, 'cannot be "#12345"', "six hexadecimal digits"),
        ("  main_colour: #1D4650\n", 1, "for a comment", "quotation marks"),
        ("  main_colour: # 1D4650\n", 1, "is a comment", "quotation marks"),
        ("  heading_font: 'A<b>'\n", 1, "no name of a font", "that Word shows"),
        ("  body_font: Georgia,\n", 1, "no name of a font", "that Word shows"),
        ("  logo: {file: gone.png, alt: Us}\n", 1, '"gone.png" cannot be read', "Put the file in"),
        ("  logo: {file: advocate.yaml, alt: Us}\n", 1, "neither PNG nor JPEG", "Save it as PNG"),
        ("  logo: {file: data, alt: Us}\n", 1, '"data" cannot be read', "Put the file in"),
        ("  logo:\n    file: gone.png\n    alt: ''\n", 3, '"alt" is empty', "Fill it in"),
        ("  logo: {file: gone.png}\n", 1, '"alt" is missing', "Add"),
        ("  letterhead: gone.docx\n", 1, '"gone.docx" cannot be read', "Put the file in"),
        ("  letterhead: advocate.yaml\n", 1, "is not a Word document", "Save it in Word"),
        ("  main_color: '#1D4650'\n", 1, "is not a field here", 'Did you mean "main_colour"'),
    ],
)
def test_what_cannot_be_used_is_named_with_its_line_and_remedy(
    run: Run,
    workspace: Path,
    brand: Callable[[str], int],
    fields: str,
    line: int,
    message: str,
    hint: str,
) -> None:
    start = brand(fields)
    before = everything_in(workspace)

    outcome = run(*BRIEF, "--json")

    (problem,) = outcome.json["problems"]
    assert outcome.exit_code == 1
    assert (problem["file"], problem["line"]) == ("advocate.yaml", start + line)
    assert message in problem["message"]
    assert hint in problem["hint"]
    assert everything_in(workspace) == before


@pytest.mark.parametrize("field", ["main_colour", "second_colour"])
def test_the_shade_proposed_in_place_of_a_light_one_is_accepted(
    run: Run, workspace: Path, brand: Callable[[str], int], field: str
) -> None:
    brand(f'  {field}: "#F5A623"\n')
    (problem,) = run(*BRIEF, "--json").json["problems"]
    shade = re.search("#[0-9A-F]{6}", problem["hint"])
    assert shade

    settings = workspace / "advocate.yaml"
    settings.write_text(settings.read_text("utf-8").replace("#F5A623", shade[0]), "utf-8")

    assert run(*BRIEF).exit_code == 0


# --- the logo -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "pattern", "width", "height"),
    [
        (BRIEF, "*brief*.docx", 1200, 100),
        (BRIEF, "*brief*.docx", 300, 900),
        (BRIEF, "*brief*.docx", 20, 20),
        (LETTER, "*letter-*phillips.docx", 400, 400),
        (("manifesto", "2024"), "*.docx", 400, 400),
    ],
)
def test_the_logo_stands_in_the_first_header_with_its_shape_and_words(
    run: Run,
    workspace: Path,
    brand: Callable[[str], int],
    command: tuple[str, ...],
    pattern: str,
    width: int,
    height: int,
) -> None:
    (workspace / "logo.png").write_bytes(png(width, height))
    brand('  logo: {file: logo.png, alt: "Tutors & friends"}\n')

    outcome = run(*command)

    (path,) = [p for p in outcome.folder.glob(f"briefs/{pattern}") if "index" not in p.name]
    section = Document(str(path)).sections[0]
    (shown,) = section.first_page_header._element.iter(
        "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"
    )
    assert shown.docPr.get("descr") == "Tutors & friends"
    assert shown.extent.cy <= 576_000
    assert shown.extent.cx / shown.extent.cy == pytest.approx(width / height, rel=0.02)
    (picture,) = [
        r.target_part for r in section.first_page_header.part.rels.values() if not r.is_external
    ]
    assert picture.blob == png(width, height)


def test_no_other_page_shows_the_logo_and_the_covering_list_none(
    run: Run, workspace: Path, brand: Callable[[str], int]
) -> None:
    (workspace / "logo.png").write_bytes(png())
    brand("  logo: {file: logo.png, alt: Us}\n")

    folder = run("letters", "--mp", "4370,4571", "--on", "2026-11-20").folder

    assert "word/media/logo.png" not in parts_of(folder, "*index.docx")
    letter = parts_of(folder, "*letter-jess-phillips.docx")
    assert "<w:drawing>" in letter["word/first-header.xml"]
    assert "<w:drawing>" not in letter["word/header.xml"]
    assert "Advocate Letterhead".replace(" ", "") in letter["word/document.xml"]


def test_the_same_brand_gives_the_same_bytes(
    run: Run, workspace: Path, brand: Callable[[str], int]
) -> None:
    (workspace / "logo.png").write_bytes(png())
    brand(f"{PURPLE}  logo: {{file: logo.png, alt: Us}}\n  heading_font: Georgia\n")

    first, second = (
        next(run(*BRIEF, "--out", name).folder.glob(f"{name}/*.docx")).read_bytes()
        for name in ("one", "two")
    )

    assert first == second
    assert ZipFile(BytesIO(first)).testzip() is None


# --- files that are damaged, or made to do harm ---------------------------------------------


@pytest.mark.parametrize(
    ("picture", "said"),
    [
        pytest.param(png()[:40], "is damaged", id="breaks off"),
        pytest.param(png()[:60] + b"\1\1\1" + png()[63:], "is damaged", id="wrong sum"),
        pytest.param(png()[:33] + png()[-12:], "is damaged", id="no pixels"),
        pytest.param(
            b"\xff\xd8\xff\xc0\0\x08\x08\0\x10\0\x10\0" + b"1" * 50, "is damaged", id="jpeg"
        ),
        pytest.param(png() + bytes(5_000_000), "has 5 MB", id="too large"),
    ],
)
def test_a_logo_that_cannot_be_shown_is_refused(
    run: Run, workspace: Path, brand: Callable[[str], int], picture: bytes, said: str
) -> None:
    (workspace / "logo.png").write_bytes(picture)
    line = brand("  logo: {file: logo.png, alt: Us}\n") + 1
    outcome = run(*LETTER)
    assert outcome.exit_code == 1
    assert f'advocate.yaml:{line}: The logo "logo.png" {said}' in outcome.stderr
    assert not (workspace / "briefs").exists()


@pytest.mark.parametrize("brand_field", ["letterhead", "reference"])
@pytest.mark.parametrize(
    "harm",
    [
        "lzma",
        "bomb",
        "locked",
        "breaks off",
        "no types",
        "deep",
        "odd letters",
        "wide margins",
        "strict",
    ],
)
def test_a_word_file_that_cannot_be_used_is_named(
    run: Run, workspace: Path, brand: Callable[[str], int], brand_field: str, harm: str
) -> None:
    ours = (Path(__file__).parents[2] / "templates" / "reference.docx").read_bytes()
    if brand_field == "letterhead":
        brand("  letterhead: own.docx\n")
        path = workspace / "own.docx"
    else:
        path = workspace / "templates" / "reference.docx"
        path.parent.mkdir(exist_ok=True)
    path.write_bytes(harmed(ours, harm))
    outcome = run(*LETTER)
    assert outcome.exit_code == 1
    assert path.name in outcome.stderr
    assert "does not foresee" not in outcome.stderr
    assert "hint:" in outcome.stderr
    assert not (workspace / "briefs").exists()


def harmed(word_file: bytes, harm: str) -> bytes:
    """Return a Word file with something wrong in it."""
    if harm == "breaks off":
        return word_file[:3000] + bytes(200) + word_file[3200:]
    return locked(word_file) if harm == "locked" else packed_anew(word_file, harm)


def locked(word_file: bytes) -> bytes:
    """Return the file with the flag of a password, in both lists of its parts."""
    flagged = bytearray(word_file)
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        for found in re.finditer(mark, word_file):
            flagged[found.start() + place] |= 1
    return bytes(flagged)


def packed_anew(word_file: bytes, harm: str) -> bytes:
    """Return the file with other contents, or packed otherwise."""
    wordings = {
        "wide margins": (rb'w:left="\d+"', b'w:left="11000"'),
        "deep": (rb"</w:styles>", b"<w:x>" * 50_000 + b"</w:x>" * 50_000 + b"</w:styles>"),
        "odd letters": (rb'encoding="UTF-8"', b'encoding="x"'),
        "strict": (rb"schemas\.openxmlformats\.org/wordprocessingml/2006", b"purl.oclc.org/ooxml"),
    }
    old, new = wordings.get(harm, (b"^\\b$", b""))
    written = BytesIO()
    packing = ZIP_LZMA if harm == "lzma" else ZIP_DEFLATED
    with ZipFile(BytesIO(word_file)) as whole, ZipFile(written, "w", packing) as archive:
        for name in whole.namelist():
            if harm == "no types" and "Types" in name:
                continue
            is_text = name == "word/document.xml" or harm in {"strict", "deep"}
            content = whole.read(name)
            archive.writestr(name, re.sub(old, new, content) if is_text else content)
        if harm == "bomb":
            with archive.open("word/media/zeros.bin", "w") as zeros:
                for _ in range(201):
                    zeros.write(bytes(1_000_000))
    return written.getvalue()
