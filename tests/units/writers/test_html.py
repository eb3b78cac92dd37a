"""The HTML file: any text, any blocks, any picture, and still a whole and safe page."""

import base64
import re
import struct
import zlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.pages import Element, check, parse

from advocate.errors import OutputError
from advocate.models.brand import Brand, Logo, Look, Palette
from advocate.models.document import (
    DocumentInfo,
    Figure,
    RenderedDocument,
    Table,
    Text,
)
from advocate.models.heading_anchors import slug
from advocate.models.kinds import BRIEF
from advocate.rendering.block_reader import parse_blocks
from advocate.writers.docx.block_styles import HINTS as WORD_HINTS
from advocate.writers.html.html_body import HINTS
from advocate.writers.html.html_writer import HtmlWriter

AWKWARD = [
    'Say "no": <5% & R&A\'s',
    "</style></title><script>alert(1)</script>",
    "<!-- -->]]>\x00\x07\ufffe",
    "\\; } * { x: url(//e.org)",
    "😀 Siân Órfhlaith\u2028",
]


def info(**given: Any) -> DocumentInfo:
    fields: dict[str, Any] = {
        "kind": BRIEF,
        "title": "A visit",
        "author": "Action Tutoring",
        "subject": "Tutoring",
        "date": date(2024, 11, 18),
    }
    return DocumentInfo(**(fields | given))


def page(
    markdown: str, *, folder: Path = Path(), brand: Brand | None = None, **given: Any
) -> Element:
    blocks, notes = parse_blocks(markdown)
    document = RenderedDocument(info=info(**given), markdown=markdown, blocks=blocks, notes=notes)
    return checked(document, folder=folder, brand=brand or Brand())


def checked(
    document: RenderedDocument,
    *,
    folder: Path = Path(),
    brand: Brand = Brand(),  # noqa: B008
) -> Element:
    look = Look(reference=folder / "reference.docx", folder=folder, brand=brand)
    return check(HtmlWriter(look).to_bytes(document).decode("utf-8"))


def main(root: Element) -> Element:
    (found,) = root.all("main")
    return found


@pytest.mark.parametrize("awkward", AWKWARD)
def test_any_text_is_text_wherever_it_stands(awkward: str) -> None:
    brand = Brand(heading_font=awkward, body_font=awkward)

    root = page("x", title=awkward, author=awkward, subject=awkward, status=awkward, brand=brand)

    said = " ".join(re.sub("[\x00\x07\ufffe]", "", awkward).split())
    (title,) = root.all("title")
    (author,) = (m for m in root.all("meta") if m.given.get("name") == "author")
    (top,) = root.all("header")
    assert " ".join(title.text.split()) == said
    assert author.given["content"] == said
    assert " ".join(top.text.split()) == said


def test_html_in_the_text_is_text() -> None:
    root = page("<b onclick='x'>bold</b> <script>no()</script> R&A &amp; <5")

    assert (
        main(root).text.strip().endswith("<b onclick='x'>bold</b> <script>no()</script> R&A & <5")
    )


@pytest.mark.parametrize("hint", sorted(WORD_HINTS))
def test_each_hint_that_word_knows_is_known_here(hint: str) -> None:
    assert hint in HINTS
    (found,) = (e for e in main(page(f"<!-- {hint} -->\nx")).all() if hint in e.classes)
    assert found.text == "x"


@pytest.mark.parametrize("block", ["x", "# x", "- x", "> x", "| x |\n|---|"])
def test_an_unknown_hint_changes_nothing(block: str) -> None:
    assert main(page(f"<!-- fancy -->\n{block}")) == main(page(block))


@pytest.mark.parametrize(
    ("markdown", "levels"),
    [
        ("# a\n## b\n### c\n## d", "1232"),
        ("## b\n# a\n# again\n##### deep", "2123"),
        ("#### only", "12"),
        ("plain", "1"),
        ("<!-- subject -->\nAbout tutoring\n\n> ## quoted", "12"),
        ("# a\n\n- ### b\n\n[^1]\n\n[^1]: # c", "122"),
    ],
)
def test_one_heading_is_on_top_and_no_level_is_left_out(markdown: str, levels: str) -> None:
    headings = [e.tag[1] for e in main(page(markdown)).all("h1", "h2", "h3", "h4", "h5", "h6")]
    if "[^1]" in markdown:
        headings.pop(2)

    assert "".join(headings) == levels


def test_a_page_without_a_title_in_it_has_one_for_those_who_listen() -> None:
    (title,) = main(page("plain")).all("h1")

    assert (title.text, title.classes) == ("A visit", ["unseen"])


def test_headings_have_readable_ids_each_its_own() -> None:
    root = page("# Our “asks”, in brief\n## Notes\n## Notes\n## note-1\n## ???\n\nx[^1]\n\n[^1]: y")

    ids = [e.given["id"] for e in main(root).all("h1", "h2")]
    assert ids == ["our-asks-in-brief", "notes", "notes-1", "note-1", "section", "notes:title"]


def test_an_anchor_is_as_on_github() -> None:
    assert slug("What's new, 2025/26 – Órfhlaith_x") == "whats-new-202526--órfhlaith_x"


def test_a_note_leads_there_and_back_from_each_of_its_marks() -> None:
    root = main(page("a[^x] b[^y][^x]\n\n[^x]: One, *here*[^y].\n\n    - point\n\n[^y]: Two."))

    marks = [e for e in root.all("a") if e.given.get("role") == "doc-noteref"]
    assert [(m.given["id"], m.given["href"], m.text) for m in marks] == [
        ("note:1:mark", "#note:1", "1"),
        ("note:2:mark", "#note:2", "2"),
        ("note:1:mark:2", "#note:1", "1"),
    ]
    assert [m.given["aria-label"] for m in marks] == ["Note 1", "Note 2", "Note 1"]
    back = [e for e in root.all("a") if e.given.get("role") == "doc-backlink"]
    assert [b.given["href"] for b in back] == ["#note:1:mark", "#note:1:mark:2", "#note:2:mark"]
    assert len({b.given["aria-label"] for b in back}) == 3
    assert "b2,1" in root.text
    (section,) = root.all("section")
    assert section.given["role"] == "doc-endnotes"


@pytest.mark.parametrize(
    ("address", "is_link"),
    [
        ("https://example.org/?a=1&b=2", True),
        ("mailto:us@example.org", True),
        ("#part", True),
        ("#nowhere", False),
        ("file:///etc/passwd", False),
        ("data:text/html,x", False),
        ("JavaScript:alert(1)", False),
    ],
)
def test_only_links_that_lead_somewhere_safe_are_links(address: str, is_link: bool) -> None:
    root = main(page(f"# Part\n\n[see *this*](<{address}>)\n"))

    found = [e.given["href"] for e in root.all("a")]
    assert found == ([address] if is_link else [])
    assert "see" in root.text


def test_tables_name_their_columns_and_rows() -> None:
    root = main(page("# t\n\n| When | n | |\n|---|--:|---|\n| Monday | 5 | a |\n| Friday | 12 | |"))

    (table,) = root.all("table")
    assert [(e.text, e.given.get("scope")) for e in table.all("th")] == [
        ("When", "col"),
        ("n", "col"),
        ("Monday", "row"),
        ("Friday", "row"),
    ]
    assert [e.text for e in table.all("td") if "number" in e.classes] == ["5", "12"]
    (scroll,) = (e for e in root.all("div") if "scroll" in e.classes)
    assert (scroll.given["tabindex"], scroll.given["aria-label"]) == ("0", "Table: t")


def test_tables_of_one_sort_share_widths_and_a_strip_shows_its_figure_large() -> None:
    table = "| School | n |\n|---|--:|\n| {} | x |\n\n"
    root = main(
        page(f"{table.format('Ark')}{table.format('A longer name')}<!-- strip -->\n| 46% |\n|-|\n")
    )

    first, second, strip = root.all("table")
    widths = [[column.given["style"] for column in each.all("col")] for each in (first, second)]
    assert widths[0] == widths[1] != []
    assert [cell.classes for cell in strip.all("th")] == [["figure"]]


def test_a_fact_box_shows_its_figures_large_and_labels_the_rest() -> None:
    facts = main(page("<!-- facts -->\n| a | b |\n|---|---|\n| 61% | passed |\n| Long | text |"))

    (table,) = facts.all("table")
    assert table.classes == ["facts"]
    assert [(e.text, e.classes) for e in table.all("th") if e.given["scope"] == "row"] == [
        ("61%", ["figure"]),
        ("Long", []),
    ]
    assert not [e for e in facts.all("div") if "scroll" in e.classes]


def test_a_voice_has_its_speaker_beneath() -> None:
    voice = main(page("<!-- voice -->\n> “It *helps*.”\n>\n> — Ada, volunteer"))

    (figure,) = voice.all("figure")
    assert [(e.tag, e.text.strip()) for e in figure.all("blockquote", "figcaption")] == [
        ("blockquote", "“It helps.”"),
        ("figcaption", "— Ada, volunteer"),
    ]


def test_lists_nest_and_go_on_counting() -> None:
    root = main(page("3. three\n   - a\n     1. deep\n4. four\n\n   more"))

    first, _ = (e for e in root.all("ol"))
    assert first.given["start"] == "3"
    assert [e.tag for e in first.all("ul", "ol")] == ["ul", "ol"]
    assert [e.text for e in first.all("p")] == ["four", "more"]


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    size = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_pictures_and_the_logo_are_inside_the_file(tmp_path: Path) -> None:
    (tmp_path / "a b.png").write_bytes(png(4, 2))
    brand = Brand(logo=Logo(file="a b.png", alt="Action Tutoring"))

    root = page('![A "graph" <b>](a%20b.png)', folder=tmp_path, brand=brand)

    logo, picture = root.all("img")
    assert (logo.given["alt"], picture.given["alt"]) == ("Action Tutoring", 'A "graph" <b>')
    assert (picture.given["width"], picture.given["height"]) == ("4", "2")
    kind, _, data = picture.given["src"].partition(",")
    assert kind == "data:image/png;base64"
    assert base64.b64decode(data) == png(4, 2)
    (top,) = root.all("header")
    assert list(top.all("img")) == [logo]


@pytest.mark.parametrize("markdown", ["![x](missing.png)", "![](a.png)"])
def test_a_picture_that_cannot_be_shown_or_said_is_an_error(tmp_path: Path, markdown: str) -> None:
    (tmp_path / "a.png").write_bytes(png(1, 1))

    with pytest.raises(OutputError):
        page(markdown, folder=tmp_path)


def test_a_chart_has_its_title_and_a_table_of_more_than_three_figures() -> None:
    def cell(text: str) -> tuple[Text, ...]:
        return (Text(text),)

    shares = {"Here": "51.4%", "England": "30.1%", "Wales": "31.0%", "Scotland": "23.4%"}
    rows = tuple((cell(place), cell(share)) for place, share in shares.items())
    table = Table(header=(cell("Place"), cell("Share")), rows=rows, align=(None, "right"))
    chart = Figure(kind="bar", title=cell("Children in poverty"), table=table)

    root = checked(RenderedDocument(info=info(), markdown="", blocks=(chart,)))

    (figure,) = (e for e in main(root).all("figure") if "chart" in e.classes)
    caption, shown = figure.all("figcaption", "table")
    assert caption.text == "Children in poverty"
    assert [e.text for e in shown.all("td")] == list(shares.values())


def test_code_page_breaks_and_rules_are_written() -> None:
    root = main(page("```\nif a < b:\n  c\n```\n\n---\n\n<!-- page-break -->\nx"))

    (code,) = root.all("code")
    assert code.text == "if a < b:\n  c"
    assert len(list(root.all("hr"))) == 1
    assert [e.classes for e in root.all("div")] == [["new-page"]]


def test_the_page_forbids_itself_to_fetch_anything() -> None:
    policy = [
        m.given["content"]
        for m in page("x").all("meta")
        if m.given.get("http-equiv") == "Content-Security-Policy"
    ]

    assert policy == ["default-src 'none'; style-src 'unsafe-inline'; img-src data:"]


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
        r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_text_stands_out_from_what_is_behind_it() -> None:
    colours = Palette()

    pairs = [
        (text, behind)
        for text in (colours.ink, colours.muted, colours.main)
        for behind in ("FFFFFF", colours.tint)
    ]
    pairs += [("FFFFFF", colours.main), (colours.ink, "FBF4E3"), (colours.muted, "FBF4E3")]
    assert min(contrast(*pair) for pair in pairs) >= 4.5


def test_the_checker_of_pages_finds_what_is_wrong() -> None:
    good = HtmlWriter(Look(reference=Path(), folder=Path())).to_bytes(
        RenderedDocument(info=info(), markdown="", blocks=parse_blocks("# x\n\n[a](#x)")[0])
    )
    text = good.decode()
    check(text)
    for old, new in (
        ('href="#x"', 'href="#y"'),
        ("<main>", '<main><img src="https://e.org/x.png" alt="x">'),
        ("<main>", "<main><script></script>"),
        ("<main>", "<main><h3>y</h3>"),
        ("</h1>", ""),
        ("<main>", "<main><table><tr><td>1</td></tr></table>"),
    ):
        assert old in text
        with pytest.raises(AssertionError):
            check(text.replace(old, new))
    parse(text)
