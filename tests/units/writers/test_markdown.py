"""The Markdown file: front matter, and the text without style comments."""

from datetime import date

import pytest
import yaml

from advocate.models.document import DocumentInfo, RenderedDocument
from advocate.models.kinds import BRIEF
from advocate.rendering.block_reader import parse_blocks
from advocate.writers.markdown_writer import MarkdownWriter


def written(
    markdown: str, *, title: str = "Title", status: str | None = None, author: str = "Us"
) -> str:
    blocks, notes = parse_blocks(markdown)
    info = DocumentInfo(
        kind=BRIEF,
        title=title,
        author=author,
        subject="Subject",
        date=date(2024, 11, 18),
        status=status,
    )
    document = RenderedDocument(info=info, markdown=markdown, blocks=blocks, notes=notes)
    return MarkdownWriter().to_bytes(document).decode()


def body(markdown: str) -> str:
    return written(markdown).split("---\n\n", 1)[1]


def test_front_matter_says_what_the_document_is() -> None:
    assert written("Text", status="Draft") == (
        '---\ntitle: "Title"\nauthor: "Us"\ndate: "2024-11-18"\nlang: "en-GB"\n'
        'subject: "Subject"\nstatus: "Draft"\n---\n\nText\n'
    )


@pytest.mark.parametrize(
    "awkward",
    [
        'Say "no": 5%',
        "back\\slash",
        "- # [x] {y} & *z",
        "tab\there\nline\x07",
        "\u2028\x85",
        "😀 é",
    ],
)
def test_front_matter_holds_any_title_and_author(awkward: str) -> None:
    front = written("x", title=awkward, author=awkward).split("---\n")[1]

    fields = yaml.safe_load(front)

    assert fields["title"] == fields["author"] == awkward


def test_style_and_page_break_comments_go_and_blank_runs_shrink() -> None:
    assert (
        body("\n\n# A\n\n\n\n<!-- lead -->\nB\n<!-- page-break -->\n\nC\n\n\n") == "# A\n\nB\n\nC\n"
    )


def test_comments_inside_code_and_other_comments_stay() -> None:
    code = "```\n<!-- lead -->\n\n\n\n```\n\n    <!-- lead -->\n\na <!-- lead --> b\n"

    assert body(code) == code


def test_comments_in_lists_and_quotes_go() -> None:
    assert (
        body("- a\n\n    <!-- lead -->\n    b\n\n> <!-- lead -->\n> c\n")
        == "- a\n\n    b\n\n>\n> c\n"
    )


def test_a_longer_fence_holds_a_shorter_one() -> None:
    code = "````\n```\n<!-- lead -->\n```\n<!-- lead -->\n````\n"

    assert body(code) == code


def test_line_ends_are_line_feeds_and_half_characters_do_no_harm() -> None:
    assert body("a\r\n\r\nb \ud800") == "a\n\nb ?\n"
