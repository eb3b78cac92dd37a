"""The Word file, read back with python-docx and as XML."""

import os
import re
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from tests.word_files import NAMESPACES, relations, unpacked, word_file

from advocate.errors import AdvocateError, OutputError
from advocate.models.brand import Look
from advocate.models.document import DocumentInfo, RenderedDocument
from advocate.models.formats import CONVERTED, FORMATS
from advocate.models.kinds import BRIEF, BUILT_IN, LETTER, Kind
from advocate.rendering.block_reader import parse_blocks
from advocate.writers.docx.block_styles import HINTS
from advocate.writers.docx.word_writer import DocxWriter
from advocate.writers.registry import writer_for

ROOT = Path(__file__).parents[3]
REFERENCE = ROOT / "templates" / "reference.docx"
LOOK = Look(reference=REFERENCE, folder=REFERENCE.parent)


def look_of(file: Path) -> Look:
    """Return the look of one reference document."""
    return Look(reference=file, folder=file.parent, shipped=REFERENCE)


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

SAMPLE = """# Visit

<!-- lead -->
First **bold *both*** `code` [site](https://example.org/?a=1&b=2).[^one]\\
Second line.[^one][^two]

## Asks

They are:

1. one
   - two
     1. three
2. four

Again:

1. one

| Time | What | Minutes |
|---|---|--:|
| 12:30 | Arrival | 5 |
| 12:35 | Lesson | 15 |

> Quoted

---

```
code
  more
```

<!-- page-break -->
### End

[^one]: Note *one*, [here](https://example.org/note).
[^two]: Note two.

    - point
"""


def rendered(markdown: str, **info: Any) -> RenderedDocument:
    fields: dict[str, Any] = {
        "kind": BRIEF,
        "title": "A visit",
        "author": "Action Tutoring",
        "subject": "Tutoring",
        "date": date(2024, 11, 18),
    }
    blocks, notes = parse_blocks(markdown)
    return RenderedDocument(
        info=DocumentInfo(**(fields | info)), markdown=markdown, blocks=blocks, notes=notes
    )


def to_bytes(markdown: str, **info: Any) -> bytes:
    return DocxWriter(LOOK).to_bytes(rendered(markdown, **info))


def opened(markdown: str, **info: Any) -> Any:
    return docx.Document(BytesIO(to_bytes(markdown, **info)))


def part(data: bytes, name: str) -> ElementTree.Element:
    with ZipFile(BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read(name))


def outline(markdown: str, **info: Any) -> list[tuple[str, str]]:
    return [(p.style.name, p.text) for p in opened(markdown, **info).paragraphs]


# --- text -----------------------------------------------------------------------------------


def test_headings_take_word_s_heading_styles() -> None:
    markdown = "# a\n## b\n### c\n#### d\n##### e\n###### f\n<!-- ask -->\n### g\n"

    assert outline(markdown) == [
        ("Title", "a"),
        ("Heading 1", "b"),
        ("Heading 2", "c"),
        ("Heading 3", "d"),
        ("Heading 4", "e"),
        ("Heading 4", "f"),
        ("Advocate Ask Heading", "g"),
    ]


@pytest.mark.parametrize("hint", HINTS)
def test_each_hint_gives_its_style(hint: str) -> None:
    ((style, text),) = outline(f"<!-- {hint} -->\nx")

    assert (style.lower(), text) == (HINTS[hint].lower(), "x")


@pytest.mark.parametrize("block", ["x", "# x", "- x", "> x", "| x |\n|---|"])
def test_unknown_hint_changes_nothing(block: str) -> None:
    assert to_bytes(f"<!-- fancy -->\n{block}") == to_bytes(block)


def test_letters_have_smaller_text() -> None:
    assert outline("x\n\n- y", kind=LETTER) == [
        ("Advocate Letter Text", "x"),
        ("Advocate Letter Item", "y"),
    ]


def test_text_styles() -> None:
    (paragraph,) = opened("a **b** *c* ***d*** `e`").paragraphs

    runs = {run.text: (run.bold, run.italic, run.style.name) for run in paragraph.runs}
    assert runs["b"] == (True, None, "Default Paragraph Font")
    assert runs["c"] == (None, True, "Default Paragraph Font")
    assert runs["d"] == (True, True, "Default Paragraph Font")
    assert runs["e"] == (None, None, "Advocate Code Text")


def test_bold_in_the_letterhead_is_the_organisation_s_name() -> None:
    (paragraph,) = opened("<!-- letterhead -->\n**Us**\\\nHove").paragraphs

    assert paragraph.text == "Us\nHove"
    assert paragraph.runs[0].style.name == "Advocate Letterhead Name"


def test_links_lead_outside_and_the_same_address_is_listed_once() -> None:
    document = opened("[a](https://x.org/?a=1&b=2) [**b**](https://x.org/?a=1&b=2)")

    (link, other) = document.paragraphs[0].hyperlinks
    assert (link.text, link.address) == ("a", "https://x.org/?a=1&b=2")
    assert link.runs[0].style.name == "Hyperlink"
    assert other.runs[0].bold
    kinds = [relation.reltype for relation in document.part.rels.values()]
    assert kinds.count(RELATIONSHIP_TYPE.HYPERLINK) == 1


def test_link_within_the_document_needs_no_relationship() -> None:
    (paragraph,) = opened("[a](#b)").paragraphs

    assert [(link.text, link.fragment) for link in paragraph.hyperlinks] == [("a", "b")]


def test_characters_no_document_can_hold_are_dropped() -> None:
    document = rendered("x")
    (paragraph,) = document.blocks
    odd = type(paragraph)((type(paragraph.content[0])("a\x00\x0b\ufffe\ud800\tb\nc"),))  # type: ignore
    info = document.info
    data = DocxWriter(LOOK).to_bytes(RenderedDocument(info=info, markdown="", blocks=(odd,)))

    assert docx.Document(BytesIO(data)).paragraphs[0].text == "a\tb c"


def test_paragraph_that_introduces_a_list_or_table_stays_with_it() -> None:
    paragraphs = opened("Intro:\n\n- a\n\nPlain.\n\n- b\n\nTable:\n\n| a |\n|---|\n").paragraphs

    kept = [p.text for p in paragraphs if p.paragraph_format.keep_with_next]
    assert kept == ["Intro:", "Table:"]


def test_page_break_starts_the_next_block_on_a_new_page() -> None:
    breaks = "<!-- page-break -->\n"
    paragraphs = opened(f"{breaks}a\n\n{breaks}b\n\n{breaks}| c |\n|---|\n{breaks}").paragraphs

    assert [p.paragraph_format.page_break_before for p in paragraphs[:2]] == [None, True]


def test_code_keeps_its_lines() -> None:
    assert outline("```\na\n  b\n```\n") == [("Advocate Code", "a\n  b")]


def test_a_rule_is_a_line_above_the_next_paragraph_and_no_empty_paragraph() -> None:
    one, two, three = opened("---\n\none\n\n---\n\ntwo\n\nthree\n\n---\n").paragraphs

    assert [p.text for p in (one, two, three)] == ["one", "two", "three"]
    assert [p._p.find(f".//{W}pBdr/{W}top") is not None for p in (one, two, three)] == [
        False,
        True,
        False,
    ]


def test_pull_quote_ends_in_its_attribution() -> None:
    expected = [("Advocate Voice", "“Yes.”"), ("Advocate Attribution", "— Head, Leeds")]

    assert outline("<!-- voice -->\n> “Yes.”\n>\n> — Head, Leeds") == expected
    assert outline("<!-- voice -->\n> “Yes.”\\\n> — Head, Leeds") == expected
    assert outline("<!-- voice -->\n> “Yes.”") == expected[:1]


def test_box_holds_paragraphs_and_lists_in_its_own_style() -> None:
    assert outline("<!-- callout -->\n> a\n>\n> b\n>\n> - c\n>\n> <!-- note -->\n> d") == [
        ("Advocate Callout", "a"),
        ("Advocate Callout", "b"),
        ("Advocate Callout", "c"),
        ("Advocate Note", "d"),
    ]


# --- lists ----------------------------------------------------------------------------------


def test_lists_have_real_levels_and_each_numbered_list_counts_for_itself() -> None:
    data = to_bytes("3. a\n   - b\n     1. c\n\nx\n\n1. d\n")

    levels = [
        (
            paragraph.find(f".//{W}ilvl").get(f"{W}val"),  # type: ignore[union-attr]
            paragraph.find(f".//{W}numId").get(f"{W}val"),  # type: ignore[union-attr]
        )
        for paragraph in part(data, "word/document.xml").iter(f"{W}p")
        if paragraph.find(f".//{W}numPr") is not None
    ]
    starts = {
        entry.get(f"{W}numId"): [s.get(f"{W}val") for s in entry.iter(f"{W}startOverride")]
        for entry in part(data, "word/numbering.xml").iter(f"{W}num")
    }
    assert [level for level, _ in levels] == ["0", "1", "2", "0"]
    assert [starts[number or ""] for _, number in levels] == [["3"], [], ["1"], ["1"]]
    assert len({number for _, number in levels}) == 4


def test_further_paragraphs_of_an_item_continue_it() -> None:
    assert outline("- a\n\n  b\n-\n- > c\n") == [
        ("List Bullet", "a"),
        ("List Continue", "b"),
        ("List Bullet", ""),
        ("Quote", "c"),
    ]


def test_sources_are_a_small_list() -> None:
    assert outline("<!-- sources -->\n1. a\n2. b") == [
        ("Advocate Sources", "a"),
        ("Advocate Sources", "b"),
    ]


# --- tables ---------------------------------------------------------------------------------


def test_table_repeats_its_header_keeps_rows_whole_and_fills_the_line() -> None:
    data = to_bytes(SAMPLE)
    table = next(part(data, "word/document.xml").iter(f"{W}tbl"))
    rows = list(table.iter(f"{W}tr"))

    assert [row.find(f".//{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert all(row.find(f".//{W}cantSplit") is not None for row in rows)
    widths = [int(column.get(f"{W}w", "")) for column in table.iter(f"{W}gridCol")]
    assert sum(widths) == 11906 - 2 * 1304
    assert widths[1] > widths[0]


def test_table_cells_take_styles_and_alignment() -> None:
    (table,) = opened(SAMPLE).tables

    assert table.style.name == "Advocate Table"
    styles = [[cell.paragraphs[0].style.name for cell in row.cells] for row in table.rows]
    assert styles[0] == ["Advocate Table Heading"] * 3
    assert styles[1] == ["Advocate Table Label", "Advocate Table Text", "Advocate Table Text"]
    assert [str(cell.paragraphs[0].alignment) for cell in table.rows[1].cells] == [
        "None", "None", "RIGHT (2)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("hint", "style", "first", "second"),
    [
        ("glance", "Advocate Glance", "Advocate Glance Label", "Advocate Glance Text"),
        ("facts", "Advocate Facts", "Advocate Table Label", "Advocate Table Text"),
    ],
)
def test_hints_on_tables(hint: str, style: str, first: str, second: str) -> None:
    (table,) = opened(f"<!-- {hint} -->\n| H | |\n|---|---|\n| When | Friday |").tables

    assert table.style.name == style
    assert [cell.paragraphs[0].style.name for cell in table.rows[1].cells] == [first, second]


def test_tables_of_one_sort_have_the_same_widths() -> None:
    one, other = "| School | n |\n|---|--:|\n| {} | x |\n\ntext\n\n", "| Town |\n|---|\n| {} |\n\n"
    short, long = "Ark", "A name that is much longer than the other one"
    document = opened(one.format(short) + other.format(short) + one.format(long))

    first, _, last = ([column.width for column in t.columns] for t in document.tables)
    assert first == last
    alone, *_ = opened(one.format(short)).tables
    assert [column.width for column in alone.columns] != first


def test_facts_share_the_room_of_their_longest_label_whatever_their_headers() -> None:
    facts = "<!-- facts -->\n| {} | x |\n|---|---|\n| {} | y |\n\ntext\n\n"
    document = opened(
        facts.format("Jess", "Party") + facts.format("Vote", "A label of some length")
    )

    first, second = ([column.width for column in t.columns] for t in document.tables)
    assert first == second


def test_a_strip_has_even_columns_a_large_figure_with_its_note_below_and_a_small_source() -> None:
    (table,) = opened(
        "<!-- strip -->\n| 46%[^1] | When |\n|---|---|\n| of pupils | Friday |\n| DfE | Us |\n\n"
        "[^1]: Source."
    ).tables

    assert table.style.name == "Advocate Strip"
    styles = [[cell.paragraphs[0].style.name for cell in row.cells] for row in table.rows]
    assert styles == [
        ["Advocate Figure", "Advocate Glance Label"],
        ["Advocate Glance Text"] * 2,
        ["Advocate Sources"] * 2,
    ]
    marked = [cell._tc for row in table.rows for cell in row.cells]
    assert [e.find(f".//{W}footnoteReference") is not None for e in marked] == [
        False, False, True, False, False, False,
    ]  # fmt: skip
    assert table.columns[0].width == table.columns[1].width


@pytest.mark.parametrize(
    "figure", ["45%", "5,743", "£2.1 million", "1 in 4", "19.1", "−3", "2 of 3"]
)
def test_figures_in_facts_are_large(figure: str) -> None:
    (table,) = opened(f"<!-- facts -->\n| F | What |\n|---|---|\n| {figure} | pupils |").tables

    assert table.rows[1].cells[0].paragraphs[0].style.name == "Advocate Figure"


@pytest.mark.parametrize(
    ("look", "fills"), [("glance", ["1D4650"] * 2), ("", ["EAF0F1"] * 2), ("facts", [])]
)
def test_a_header_row_brings_its_ground_for_readers_without_table_styles(
    look: str, fills: list[str]
) -> None:
    table = f"<!-- {look} -->\n| A | B |\n|---|---|\n| c | d |" if look else "| A | B |\n|---|---|"

    body = part(to_bytes(table), "word/document.xml")

    rows = list(body.iter(f"{W}tr"))
    assert [shade.get(f"{W}fill") for shade in rows[0].iter(f"{W}shd")] == fills
    assert not [shade for row in rows[1:] for shade in row.iter(f"{W}shd")]


def test_table_without_header_text_has_no_header_row() -> None:
    (table,) = opened("<!-- glance -->\n| | |\n|---|---|\n| a | b |").tables

    assert [[cell.text for cell in row.cells] for row in table.rows] == [["a", "b"]]


@pytest.mark.parametrize("columns", [1, 2, 5, 9, 40])
def test_columns_share_the_line_however_many_and_long(columns: int) -> None:
    cells = ["word " * (3 * number) + "x" * (number * 9) for number in range(columns)]
    row = "| " + " | ".join(cells) + " |"
    table = next(
        part(to_bytes(f"{row}\n{'|---' * columns}|\n{row}"), "word/document.xml").iter(f"{W}tbl")
    )

    widths = [int(column.get(f"{W}w", "")) for column in table.iter(f"{W}gridCol")]
    assert sum(widths) == 11906 - 2 * 1304
    assert min(widths) > 0


def test_neighbouring_tables_stay_apart_and_a_last_table_is_followed_by_a_paragraph() -> None:
    body = part(to_bytes("| a |\n|---|\n\n| b |\n|---|\n"), "word/document.xml")[0]

    tags = [child.tag.removeprefix(W) for child in body]
    assert tags == ["tbl", "p", "tbl", "p", "sectPr"]


# --- notes ----------------------------------------------------------------------------------


def test_notes_are_word_footnotes_and_a_second_mark_refers_to_the_first() -> None:
    data = to_bytes(SAMPLE)
    body, notes = part(data, "word/document.xml"), part(data, "word/footnotes.xml")

    marks = [mark.get(f"{W}id") for mark in body.iter(f"{W}footnoteReference")]
    assert marks == ["1", "2"]
    fields = [field.text for field in body.iter(f"{W}instrText")]
    assert fields == [" NOTEREF _Note1 \\f \\h "]
    names = [str(mark.get(f"{W}name")) for mark in body.iter(f"{W}bookmarkStart")]
    assert [name for name in names if name.startswith("_")] == ["_Note1", "_Note2"]
    texts = ["".join(t.text or "" for t in note.iter(f"{W}t")).strip() for note in notes]
    assert texts == ["", "", "Note one, here.", "Note two.point"]
    assert (
        part(data, "word/_rels/footnotes.xml.rels")[0].get("Target") == "https://example.org/note"
    )


def test_neighbouring_marks_are_told_apart_and_a_lost_note_leaves_its_label() -> None:
    document = rendered("a[^1][^2]\n\n[^1]: x\n[^2]: y\n")
    info, blocks, notes = document.info, document.blocks, document.notes[:1]
    data = DocxWriter(LOOK).to_bytes(
        RenderedDocument(info=info, markdown="", blocks=blocks, notes=notes)
    )

    assert docx.Document(BytesIO(data)).paragraphs[0].text == "a,[2]"


def test_mark_inside_a_note_is_a_plain_number() -> None:
    data = to_bytes("a[^1] b[^2]\n\n[^1]: See 5%[^2].\n[^2]: x\n")

    notes = part(data, "word/footnotes.xml")
    assert not list(notes.iter(f"{W}footnoteReference"))
    assert " See 5%[2]." in "".join(text.text or "" for text in notes.iter(f"{W}t"))


def test_what_is_no_real_mark_of_a_note_is_raised_by_itself() -> None:
    """Few readers ask the style of a run, or know which field is the mark of a note."""
    data = to_bytes("£5[^1], 7%[^1][^2] and 3[^1].\n\n[^1]: x\n[^2]: y\n")

    (paragraph,) = docx.Document(BytesIO(data)).paragraphs
    assert paragraph.text == "£5, 7%[1], and 3[1]."
    raised = [run.text for run in paragraph.runs if run.font.superscript and run.text]
    assert "".join(raised) == "[1],[1]"


# --- pictures -------------------------------------------------------------------------------


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\x00" + b"\x80" * width) * height)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


JPEG = b"\xff\xd8\xff\xe0\x00\x04JF\xff\xc0\x00\x0b\x08\x00\x14\x00\x28\x01\x01\x11\x00\xff\xd9"


@pytest.fixture
def with_pictures(tmp_path: Path) -> Callable[[str], Any]:
    (tmp_path / "a b.png").write_bytes(png(2000, 1000))
    (tmp_path / "c.jpg").write_bytes(JPEG)
    (tmp_path / "d.gif").write_bytes(b"GIF89a")
    (tmp_path / "e.jpg").write_bytes(JPEG[:8])
    writer = DocxWriter(Look(reference=REFERENCE, folder=tmp_path))
    return lambda markdown: docx.Document(BytesIO(writer.to_bytes(rendered(markdown))))


def test_pictures_have_alternative_text_and_fit_the_line(
    with_pictures: Callable[[str], Any],
) -> None:
    document = with_pictures('![A "graph" <b>](a%20b.png)\n\n![J](c.jpg) ![K](c.jpg)')

    shapes = document.inline_shapes
    alts = [shape._inline.docPr.get("descr") for shape in shapes]
    assert alts == ['A "graph" <b>', "J", "K"]
    assert (shapes[0].width.twips, shapes[0].height.twips) == (9298, 4649)
    assert (shapes[1].width.pt, shapes[1].height.pt) == (30, 15)
    pictures = [r for r in document.part.rels.values() if r.reltype == RELATIONSHIP_TYPE.IMAGE]
    assert len(pictures) == 2


@pytest.mark.parametrize(
    ("markdown", "message"),
    [
        ("![](c.jpg)", "no alternative text"),
        ("![x](missing.png)", "cannot be read"),
        ("![x](d.gif)", "neither PNG nor JPEG"),
        ("![x](e.jpg)", "neither PNG nor JPEG"),
    ],
)
def test_unusable_pictures_are_refused(
    with_pictures: Callable[[str], Any], markdown: str, message: str
) -> None:
    with pytest.raises(OutputError, match=message) as raised:
        with_pictures(markdown)

    assert raised.value.hint


# --- the file -------------------------------------------------------------------------------


def test_properties_are_the_document_s_own() -> None:
    properties = opened("x", keywords=("one", "two"), status="Draft & <new>").core_properties

    assert properties.title == "A visit"
    assert properties.author == properties.last_modified_by == "Action Tutoring"
    assert properties.subject == "Tutoring"
    assert properties.keywords == "one; two"
    assert properties.language == "en-GB"
    assert properties.content_status == "Draft & <new>"
    assert properties.created == properties.modified
    assert f"{properties.created:%Y-%m-%d %H:%M}" == "2024-11-18 00:00"


def test_footer_names_organisation_title_status_and_pages() -> None:
    section = opened("x", status="Internal").sections[0]

    assert section.different_first_page_header_footer
    assert section.footer.paragraphs[0].text.startswith(
        "Action Tutoring · A visit · Internal\tPage "
    )
    assert section.first_page_footer.paragraphs[0].text == section.footer.paragraphs[0].text
    assert section.header.paragraphs[0].text == "Internal\t18 November 2024"
    assert section.first_page_header.paragraphs[0].text == ""


def test_long_title_is_shortened_in_the_footer() -> None:
    footer = opened("x", title="Word " * 60).sections[0].footer.paragraphs[0].text

    assert "Word…\t" in footer
    assert len(footer) < 150


def test_page_is_a4_and_a_letter_has_smaller_margins() -> None:
    brief, letter = (opened("x", kind=kind).sections[0] for kind in (BRIEF, LETTER))

    assert (round(brief.page_width.mm), round(brief.page_height.mm)) == (210, 297)
    assert letter.top_margin < brief.top_margin
    assert letter.left_margin == brief.left_margin


@pytest.mark.parametrize("kind", BUILT_IN)
@pytest.mark.parametrize("markdown", ["", SAMPLE, "- a\n\n  | b |\n  |---|\n  | c |"])
def test_every_part_is_well_formed_and_listed(kind: Kind, markdown: str) -> None:
    data = to_bytes(markdown, kind=kind)

    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == sorted(archive.namelist())
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))
        listed = {e.get("PartName") for e in part(data, "[Content_Types].xml")}
        assert listed - {None} <= {f"/{name}" for name in archive.namelist()}


def test_every_style_used_is_defined() -> None:
    data = to_bytes(SAMPLE)
    defined = {
        style.get(f"{W}styleId") for style in part(data, "word/styles.xml").iter(f"{W}style")
    }
    used = {
        element.get(f"{W}val")
        for name in ("document", "footnotes", "header", "footer")
        for element in part(data, f"word/{name}.xml").iter()
        if element.tag in {f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle"}
    }
    assert len(used) > 12
    assert used <= defined


SCRIPT = """
import sys
sys.path.insert(0, {root!r})
from tests.units.writers.test_docx import SAMPLE, to_bytes
sys.stdout.buffer.write(to_bytes(SAMPLE))
"""


def test_same_document_gives_the_same_bytes_in_any_process() -> None:
    results = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT.format(root=str(ROOT))],
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Pacific/Auckland"), ("2", "America/New_York"))
    }
    assert results == {to_bytes(SAMPLE)}


# --- the reference --------------------------------------------------------------------------


def edited(tmp_path: Path, name: str, old: str, new: str, start: Path = REFERENCE) -> Path:
    target = tmp_path / "reference.docx"
    with ZipFile(start) as source, ZipFile(target, "w") as copy:
        for entry in source.namelist():
            text = source.read(entry).decode()
            if entry == name:
                assert old in text
                text = text.replace(old, new)
            copy.writestr(entry, text)
    return target


def test_reference_is_what_its_script_makes() -> None:
    made = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from tools.build_reference import reference_docx;"
            "sys.stdout.buffer.write(reference_docx())",
        ],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout

    assert made == REFERENCE.read_bytes()
    assert len(made) < 60_000


def test_the_marks_of_every_list_name_the_font_of_the_text() -> None:
    numbering = part(to_bytes("1. a\n   - b\n\n- c\n"), "word/numbering.xml")

    fonts = [level.find(f"{W}rPr/{W}rFonts") for level in numbering.iter(f"{W}lvl")]
    assert len(fonts) >= 27
    assert {font is not None and font.get(f"{W}asciiTheme") for font in fonts} == {"minorHAnsi"}


def test_styles_edited_in_word_are_kept_even_under_other_ids(tmp_path: Path) -> None:
    file = edited(tmp_path, "word/styles.xml", '"BodyText"', '"Corps"')

    data = DocxWriter(look_of(file)).to_bytes(rendered("x"))

    assert next(part(data, "word/document.xml").iter(f"{W}pStyle")).get(f"{W}val") == "Corps"


def test_margins_edited_in_word_are_kept(tmp_path: Path) -> None:
    file = edited(tmp_path, "word/document.xml", 'w:left="1304"', 'w:left="2000"')

    document = docx.Document(BytesIO(DocxWriter(look_of(file)).to_bytes(rendered("x"))))

    margin = document.sections[0].left_margin
    assert margin is not None
    assert margin.twips == 2000


def test_a_style_that_a_reference_lacks_comes_from_ours(tmp_path: Path) -> None:
    file = REFERENCE
    for name in ("Advocate Callout", "Advocate Numbered", "TOC Heading", "toc 1", "toc 2"):
        folder = tmp_path / name
        folder.mkdir()
        file = edited(folder, "word/styles.xml", f'w:val="{name}"', f'w:val="No {name}"', file)
    text = "<!-- callout -->\nx\n\n## C\n\n<!-- contents -->\n- [A](#a)\n\n## A\n"

    data = DocxWriter(look_of(file)).to_bytes(rendered(f"{text}\n<!-- numbered -->\n1. x\n"))

    styles = [p.style.name for p in docx.Document(BytesIO(data)).paragraphs if p.style]
    assert styles == ["Advocate Callout", "TOC Heading", "toc 1", "Heading 1", "Advocate Numbered"]


def test_a_list_style_without_a_list_takes_ours(tmp_path: Path) -> None:
    file = edited(tmp_path, "word/styles.xml", '<w:numPr><w:numId w:val="1"/></w:numPr>', "")

    document = docx.Document(BytesIO(DocxWriter(look_of(file)).to_bytes(rendered("- x"))))

    (number,) = document.element.body.xpath(".//w:numId/@w:val")
    assert number in document.part.numbering_part.element.xpath("./w:num/@w:numId")


LOCKED = re.sub(rb"(PK\x01\x02.{4})..", b"\\1\x01\x00", REFERENCE.read_bytes(), flags=re.DOTALL)
"""As with a password."""


@pytest.mark.parametrize("content", [None, b"", b"not a zip", LOCKED])
def test_reference_that_is_no_word_file_is_reported(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "reference.docx"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(OutputError, match=r"reference\.docx"):
        DocxWriter(look_of(file))


def test_fonts_embedded_in_the_reference_come_along(tmp_path: Path) -> None:
    kind = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
    key = "{00000000-0000-0000-0000-000000000000}"
    face = f'<w:font w:name="A"><w:embedRegular r:id="f1" w:fontKey="{key}"/></w:font>'
    (tmp_path / "reference.docx").write_bytes(
        word_file(
            more={
                "word/fonts.xml": f"<w:fonts {NAMESPACES}>{face}</w:fonts>",
                "word/_rels/fonts.xml.rels": relations(("f1", "font", "fonts/font1.odttf")),
                "word/fonts/font1.odttf": b"font",
            },
            more_links=(("f1", "fontTable", "fonts.xml"),),
            types=f'<Default Extension="odttf" ContentType="{kind}"/>',
        )
    )

    data = DocxWriter(look_of(tmp_path / "reference.docx")).to_bytes(rendered("x"))

    written = unpacked(data)
    assert written["word/fonts/reference-1.odttf"] == b"font"
    assert b'"/word/fonts/reference-1.odttf"' in written["word/_rels/fontTable.xml.rels"]
    assert b'<w:embedRegular r:id="rId1"' in written["word/fontTable.xml"]


# --- the registry ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in CONVERTED])
def test_each_format_has_its_writer(name: str) -> None:
    assert writer_for(name, LOOK).to_bytes(rendered("x"))


def test_unknown_format_names_those_known() -> None:
    with pytest.raises(AdvocateError, match="odt") as raised:
        writer_for("odt", LOOK)

    assert raised.value.hint == "Formats: docx, md, html, pdf."
