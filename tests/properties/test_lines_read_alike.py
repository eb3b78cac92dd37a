"""A line read once for many documents says what markdown-it says of it in each of them."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from advocate.models.document import Image, Inline, LineBreak, NoteReference, Text
from advocate.rendering.lines import read_line

WITH_BRACKETS = ("[^1]", "[^2]", "[^9]", "[^a b]", "[a](b)", "![p](q.png)", "[a [^1]](b)", "[r]")
WITH_HIDDEN_NOTES = ("[a](b[^2])", "![p [^2]](q.png)")
BRACKETS = (*WITH_BRACKETS, *WITH_HIDDEN_NOTES, "[r][s]")
PIECES = st.sampled_from((*BRACKETS, *"[]()*_`\\<>x é", "**", "&amp;"))
LINES = st.lists(PIECES, max_size=12).map("".join)
Said = list[tuple[str, str]]


def as_markdown_it_reads(line: str, env: dict[str, object]) -> Said:
    reader = MarkdownIt("commonmark", {"html": False}).use(footnote_plugin, inline=False)
    children: list[Token] = []
    reader.inline.parse(line, reader, env, children)
    said: Said = []
    link, before = "", 0
    for token in children:
        if token.type == "link_open":
            link, before = str(token.attrGet("href")), len(said)
        elif token.type == "link_close":
            is_empty = len(said) == before  # then we show the address
            said.extend((link, letter) for letter in link if is_empty)
            link = ""
        elif token.type == "footnote_ref":
            said.append(("note", token.meta["label"]))
        elif token.type == "image":
            said.append(("image", str(token.attrGet("src"))))
        elif token.type in {"text", "text_special", "code_inline"}:
            said.extend((link or "text", letter) for letter in token.content)
    return said


def as_we_read(line: tuple[Inline, ...]) -> Said:
    said: Said = []
    for item in line:
        if isinstance(item, NoteReference):
            said.append(("note", item.label))
        elif isinstance(item, Image):
            said.append(("image", item.path))
        elif isinstance(item, Text):
            said.extend((item.link or "text", letter) for letter in item.text)
        else:
            assert isinstance(item, LineBreak)
    return said


def document(*, has_links: bool) -> dict[str, object]:
    references = {"R": {"href": "there", "title": ""}} if has_links else {}
    notes = {"refs": {":1": -1, ":2": -1}, "list": {}}
    return {"references": references, "footnotes": notes}


@settings(max_examples=500, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=4), st.booleans())
@example(["[^2] and [^1]", "[^1](b)", "[a](b)[^2]"], False)
@example(["[a](b)[a](b)", "[](b)"], False)
@example(["[r]", "`[^1]`", "\\[^1]"], True)
@example(["[a](b[^2])", "![p [^2]](q.png)", "[^1]"], False)
def test_lines_and_the_order_of_their_notes(lines: list[str], has_links: bool) -> None:
    theirs, ours = document(has_links=has_links), document(has_links=has_links)
    reader = MarkdownIt("commonmark", {"html": False}).use(footnote_plugin, inline=False)

    for line in lines:
        assert as_we_read(read_line(line, reader, ours)) == as_markdown_it_reads(line, theirs)

    assert ours["footnotes"] == theirs["footnotes"]
