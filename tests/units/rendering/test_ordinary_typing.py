"""What people type and paste is read as they mean it, and nothing else is touched."""

import pytest

from advocate.models.document import Heading, Image, ListBlock, Paragraph, Text
from advocate.rendering.block_reader import parse_blocks
from advocate.rendering.ordinary_typing import as_meant


@pytest.mark.parametrize(
    "pasted",
    [
        "● Reading\n● Maths",
        "\uf0b7\tReading\n\uf0b7\tMaths",
        "·       Reading\n·       Maths",
        "▪Reading\n▪Maths",
        "   ‣ Reading\n   ‣ Maths",
        "o\tReading\no\tMaths",
    ],
)
def test_pasted_bullets_are_a_list(pasted: str) -> None:
    (block,), _ = parse_blocks(as_meant(pasted))
    words, after = parse_blocks(as_meant(f"We teach:\n{pasted}"))[0]

    assert isinstance(block, ListBlock)
    assert len(block.items) == 2
    assert isinstance(words, Paragraph)
    assert isinstance(after, ListBlock)


def test_a_space_that_does_not_break_serves_behind_a_mark() -> None:
    heading, items = parse_blocks(as_meant("##\xa0Results\n\n-\xa0one\n-\xa0 two"))[0]

    assert heading == Heading(2, (Text("Results"),))
    assert isinstance(items, ListBlock)
    assert len(items.items) == 2


def test_indented_pasted_bullets_are_a_list_within() -> None:
    (block,), _ = parse_blocks(as_meant("• Reading\n\t◦ at home\n\t◦ in class\n• Maths"))

    assert isinstance(block, ListBlock)
    assert len(block.items) == 2
    assert isinstance(block.items[0][1], ListBlock)


@pytest.mark.parametrize("path", ["our team.PNG", "photo (1) of us.jpeg", "a/two words.jpg"])
def test_a_picture_may_have_spaces_in_its_path(path: str) -> None:
    (block,), _ = parse_blocks(as_meant(f"![Us]({path})"))

    assert block == Paragraph((Image(path, "Us"),))


def test_a_break_at_the_end_of_a_line_breaks_it_once() -> None:
    assert as_meant("one<br>\ntwo<br />  \nthree") == "one<br>two<br />three"


def test_a_star_between_digits_is_a_sign_of_multiplication() -> None:
    assert as_meant("7*24*52 hours") == r"7\*24\*52 hours"


@pytest.mark.parametrize(
    "typed",
    [
        "Tea • Coffee • Cake",
        "• Tea • Coffee",
        "a · b",
        "12* and 13**",
        "o no",
        "![Us](a.png)",
        '![Us](a.png "Our team")',
        "*5* and **6**",
        "[words](a b.png)",
        "one<br>\n- two",
        "one\\<br>\ntwo",
    ],
)
def test_anything_else_stays_as_typed(typed: str) -> None:
    assert as_meant(typed) == typed
