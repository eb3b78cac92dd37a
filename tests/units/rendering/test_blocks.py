"""Markdown → blocks: what each construct becomes, and that nothing vanishes."""

import pytest

from advocate.models.document import (
    CodeBlock,
    Heading,
    HorizontalRule,
    Image,
    LineBreak,
    ListBlock,
    NoteReference,
    PageBreak,
    Paragraph,
    Quote,
    Table,
    Text,
    every_block,
    plain_text,
)
from advocate.rendering.block_reader import parse_blocks
from advocate.rendering.markdown_events import places_in
from advocate.rendering.markdown_text import Markdown, escape_markdown

LITERAL = (
    "<b>bold</b>",
    "<5 pupils",
    "41 < 69 > 12",
    "R&A",
    "O'Brien",
    "Ynys Môn",
    "“curly” ‘quotes’ – and — dashes...",
    "(c) 2024 +-5",
    "👩🏽‍🏫 flags 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "http://example.org/a_b_c?x=1&copy=2",
)
ESCAPED = (
    "&amp; &copy; &#65;",
    "*not* _emphasis_ `nor code`",
    "# 1",
    "> quoted",
    "- item",
    "+ item",
    "2024.",
    "1) first",
    "--------",
    "====",
    "~~~ code",
    "![picture](x.png) [link](y)",
    "[^1] and [label]: x",
    "a | b \\| c",
    "back\\slash \\* end\\",
    "<!-- glance -->",
    "<script>alert(1)</script>",
    "<https://example.org>",
    "C # ##",
    "__init__ a_b",
)


def text_of(markdown: str) -> str:
    (block,), _ = parse_blocks(markdown)
    assert isinstance(block, Paragraph)
    assert all(isinstance(item, Text) for item in block.content)
    return "".join(item.text for item in block.content if isinstance(item, Text))


@pytest.mark.parametrize("text", LITERAL)
def test_ordinary_text_stays_as_typed_in_the_markdown_and_in_the_block(text: str) -> None:
    assert escape_markdown(text).replace("\\<", "<") == text
    assert text_of(text) == text


@pytest.mark.parametrize("text", ESCAPED)
def test_escaped_text_reads_back_exactly(text: str) -> None:
    assert text_of(escape_markdown(text)) == text


@pytest.mark.parametrize("text", ESCAPED + LITERAL)
def test_escaped_text_reads_back_in_a_table_cell_and_a_heading(text: str) -> None:
    blocks, _ = parse_blocks(f"# {escape_markdown(text)}\n\n| {escape_markdown(text)} |\n|---|\n")

    assert blocks == (Heading(1, (Text(text),)), Table(((Text(text),),), (), (None,)))


def test_line_ends_and_runs_of_space_become_single_spaces() -> None:
    assert escape_markdown("    one\r\n\n two\t\u2028three \x00") == " one two three "


def test_markdown_is_not_escaped_again() -> None:
    assert escape_markdown(Markdown("**kept**")) == "**kept**"


@pytest.mark.parametrize(
    "raw",
    [
        "<div>",
        "<b>x</b>",
        "<!-- two words -->",
        "a <!-- b --> c",
        "<bring>",
        "<!-- lead --> and words",
        "<?php echo 1 ?>",
        "<!DOCTYPE html>",
        "<script>a && b</script>",
        '<a href="x">y</a>',
        "\u2e52 <i> \u2e51",
    ],
)
def test_raw_html_is_literal_text(raw: str) -> None:
    assert text_of(raw) == raw


@pytest.mark.parametrize("typed", ["<br>", "<BR/>", " <br /> ", "<br>  "])
def test_a_typed_break_breaks_the_line_in_text_and_cells(typed: str) -> None:
    broken = (Text("one"), LineBreak(), Text("two"))
    (block,), _ = parse_blocks(f"one{typed}two")
    (table,), _ = parse_blocks(f"| a |\n|---|\n| one{typed.strip()}two |")

    assert block == Paragraph(broken)
    assert isinstance(table, Table)
    assert table.rows == ((broken,),)


def test_a_break_is_text_where_it_is_escaped_or_code() -> None:
    blocks, _ = parse_blocks("\\<br> `<br>`\n\n```\n<br>\n```")

    assert blocks == (
        Paragraph((Text("<br> "), Text("<br>", code=True))),
        CodeBlock("<br>"),
    )


def test_markdown_inside_raw_html_is_read() -> None:
    (block,), _ = parse_blocks("<div>**b** &amp; `<i>`</div>\nnext")

    assert block == Paragraph(
        (
            Text("<div>"),
            Text("b", bold=True),
            Text(" & "),
            Text("<i>", code=True),
            Text("</div> next"),
        )
    )


def test_html_around_our_comments_leaves_them_ours() -> None:
    blocks, _ = parse_blocks("<p>\n<!-- lead -->\nFirst\n\n> <b>\n")

    assert blocks == (
        Paragraph((Text("<p>"),)),
        Paragraph((Text("First"),), "lead"),
        Quote((Paragraph((Text("<b>"),)),)),
    )


def test_style_comment_styles_the_next_block_only() -> None:
    blocks, _ = parse_blocks("<!-- lead -->\nFirst\n\nSecond")

    assert blocks == (Paragraph((Text("First"),), "lead"), Paragraph((Text("Second"),)))


@pytest.mark.parametrize(
    "block", ["# x", "- x", "3. x", "> x", "| a |\n|---|\n| b |", "```\nx\n```", "x"]
)
def test_every_kind_of_block_takes_a_style(block: str) -> None:
    (parsed,), _ = parse_blocks(f"<!-- glance -->\n{block}")

    assert not isinstance(parsed, PageBreak | HorizontalRule)
    assert parsed.style == "glance"


def test_style_comment_ends_the_paragraph_list_or_table_before_it() -> None:
    blocks, _ = parse_blocks(
        "a\n<!-- note -->\nb\n\n- c\n<!-- note -->\nd\n\n| e |\n|---|\n<!-- x -->\nf"
    )

    assert [getattr(block, "style", None) for block in blocks] == [
        None, "note", None, "note", None, "x",
    ]  # fmt: skip


def test_style_comment_inside_a_quote_styles_inside_it() -> None:
    blocks, _ = parse_blocks("> <!-- lead -->\n> hi")

    assert blocks == (Quote((Paragraph((Text("hi"),), "lead"),)),)


def test_comment_in_code_is_code() -> None:
    blocks, _ = parse_blocks("```\n<!-- lead -->\n```\n\n    <!-- lead -->\n")

    assert blocks == (CodeBlock("<!-- lead -->"), CodeBlock("<!-- lead -->"))


def test_page_break_keeps_the_style_waiting_for_its_block() -> None:
    blocks, _ = parse_blocks("<!-- ask -->\n<!-- page-break -->\n## x\n\n---\n")

    assert blocks == (PageBreak(), Heading(2, (Text("x"),), "ask"), HorizontalRule())


def test_inline_styles_links_breaks_and_pictures() -> None:
    (block,), _ = parse_blocks(
        "**b *bi*** `c` [l **lb**](http://x.org)\\\n![alt *text*](a%20b.png) z"
    )

    assert isinstance(block, Paragraph)
    assert block.content == (
        Text("b ", bold=True),
        Text("bi", bold=True, italic=True),
        Text(" "),
        Text("c", code=True),
        Text(" "),
        Text("l ", link="http://x.org"),
        Text("lb", bold=True, link="http://x.org"),
        LineBreak(),
        Image("a b.png", "alt text"),
        Text(" z"),
    )


def test_link_without_text_shows_its_address() -> None:
    assert text_of("[](http://x.org)") == "http://x.org"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("http://x.org/a_(b)?c=1&d#e", "http://x.org/a_(b)?c=1&d#e"),
        ("http://x.org/50%/%C3%A9", "http://x.org/50%25/%C3%A9"),
        ("<http://x.org/“a b”>", "http://x.org/%E2%80%9Ca%20b%E2%80%9D"),
        ("https://münchen.example/é", "https://xn--mnchen-3ya.example/%C3%A9"),
        ("#%C3%A9t%C3%A9", "#été"),
    ],
)
def test_address_of_a_link_is_one_that_every_program_reads(written: str, address: str) -> None:
    (block,), _ = parse_blocks(f"[x]({written})")

    assert block == Paragraph((Text("x", link=address),))


def test_link_by_itself_leads_where_it_says() -> None:
    (block,), _ = parse_blocks("<http://x.org/a> <a@x.org>")

    assert block == Paragraph(
        (
            Text("http://x.org/a", link="http://x.org/a"),
            Text(" "),
            Text("a@x.org", link="mailto:a@x.org"),
        )
    )


@pytest.mark.parametrize(
    "address", ["javascript:x()", "JavaScript:x", "data:text/html,x", "file:///x"]
)
def test_no_link_leads_to_what_runs_or_into_the_readers_machine(address: str) -> None:
    (block,), _ = parse_blocks(f"[words]({address}) [words][r] <{address}>\n\n[r]: {address}")

    assert block == Paragraph((Text(f"words words {address}"),))


def test_picture_in_a_picture_is_among_its_words() -> None:
    (block,), _ = parse_blocks("[![a ![b](c)\\\nf](g)](h) z")

    assert block == Paragraph((Image("g", "a b f"), Text(" z")))


def test_soft_line_end_is_a_space() -> None:
    assert text_of("one\ntwo") == "one two"


def test_lists_nest_and_keep_their_start() -> None:
    blocks, _ = parse_blocks("3. a\n   - b\n\n     c\n0. d\n")

    assert blocks == (
        ListBlock(
            ordered=True,
            items=(
                (
                    Paragraph((Text("a"),)),
                    ListBlock(False, ((Paragraph((Text("b"),)), Paragraph((Text("c"),))),)),
                ),
                (Paragraph((Text("d"),)),),
            ),
            start=3,
        ),
    )


def test_table_has_a_cell_for_each_column_and_its_alignment() -> None:
    (table,), _ = parse_blocks("| a | b | c |\n|:--|--:|:-:|\n| 1 |\n")

    assert table == Table(
        header=((Text("a"),), (Text("b"),), (Text("c"),)),
        rows=(((Text("1"),), (), ()),),
        align=("left", "right", "center"),
    )


def test_two_references_to_a_note_are_one_note() -> None:
    blocks, notes = parse_blocks("a[^x] b[^y] c[^x]\n\n[^y]: Why.\n[^x]: **Ex**.\n\n    More.\n")

    assert blocks == (
        Paragraph(
            (
                Text("a"),
                NoteReference("x"),
                Text(" b"),
                NoteReference("y"),
                Text(" c"),
                NoteReference("x"),
            )
        ),
    )
    assert [note.label for note in notes] == ["x", "y"]
    assert notes[0].blocks == (
        Paragraph((Text("Ex", bold=True), Text("."))),
        Paragraph((Text("More."),)),
    )


def test_notes_stand_in_the_order_of_their_first_marks_wherever_they_are_written() -> None:
    blocks, notes = parse_blocks(
        "[^unused]: z\n\n- [^b]\n\n  [^a]: x [^c]\n\n[^c]: y\n[^b]: w [^a]\n"
    )

    assert blocks == (ListBlock(False, ((Paragraph((NoteReference("b"),)),),)),)
    assert [note.label for note in notes] == ["b", "c", "a"]


def test_reference_to_no_note_is_text() -> None:
    assert text_of("a[^missing]") == "a[^missing]"


def test_deep_nesting_loses_nothing() -> None:
    blocks, _ = parse_blocks(">" * 40 + " deep")

    for _ in range(40):
        (quote,) = blocks
        assert isinstance(quote, Quote)
        blocks = quote.blocks
    assert blocks == (Paragraph((Text("deep"),)),)


@pytest.mark.parametrize("mark", ["> ", "- ", "1. "])
def test_what_is_nested_without_end_keeps_its_words(mark: str) -> None:
    blocks, _ = parse_blocks(mark * 3000 + "deep")

    assert [
        plain_text(block.content) for block in every_block(blocks) if isinstance(block, Paragraph)
    ] == ["deep"]


def test_places_are_those_of_blocks_and_comments_at_the_top_and_of_items_there() -> None:
    markdown = "# É *x*\n\n<!-- numbered -->\n- a\n  - b\n- c <b>\n\n> - d\n\n---\nlast\n"
    lines = markdown.splitlines()

    places = [(place.kind, lines[place.start : place.end]) for place in places_in(markdown)]

    assert places == [
        ("Heading", ["# É *x*"]),
        ("HtmlBlock", ["<!-- numbered -->"]),
        ("List", ["- a", "  - b", "- c <b>", ""]),
        ("Item", ["- a", "  - b"]),
        ("Item", ["- c <b>", ""]),
        ("BlockQuote", ["> - d"]),
        ("Rule", ["---"]),
        ("Paragraph", ["last"]),
    ]


def test_nothing_is_no_blocks() -> None:
    assert parse_blocks("") == ((), ())
