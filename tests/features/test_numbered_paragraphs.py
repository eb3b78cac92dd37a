"""Numbered paragraphs, as written evidence has them: on through the whole document."""

import re
from pathlib import Path

import mammoth

from tests.features.conftest import Run
from tests.features.test_contents import own_template, word

TEMPLATE = """# Evidence

## Summary

<!-- numbered -->
First {{ fact("gap") }}
and its second line.

<!-- numbered -->
Second:

- a bullet
- another

## Detail

Not numbered.

<!-- numbered -->
1. Third

   with more to it

   - and a list
1. Fourth

## End

<!-- numbered -->
Fifth.

1) a plain list
2) counts for itself
"""


def test_numbers_run_on_through_the_markdown(run: Run, workspace: Path) -> None:
    own_template(workspace, TEMPLATE)
    text = run("manifesto", "2024", "--format", "md").text("briefs/*.md").replace("\xa0", " ")

    assert "\n1. First 22 percentage points (provisional)[^1]\n   and its second line.\n" in text
    assert "\n2. Second:\n\n- a bullet\n" in text
    assert "\nNot numbered.\n" in text
    assert "\n3. Third\n\n   with more to it\n\n   - and a list\n4. Fourth\n" in text
    assert "\n5. Fifth.\n" in text


def test_word_numbers_them_by_one_list_and_their_style(run: Run, workspace: Path) -> None:
    own_template(workspace, TEMPLATE)
    run("manifesto", "2024", "--format", "docx")

    document = word(workspace)
    numbered = [p for p in document.paragraphs if p.style and p.style.name == "Advocate Numbered"]
    assert [p.text.partition(" ")[0] for p in numbered] == [
        "First",
        "Second:",
        "Third",
        "Fourth",
        "Fifth.",
    ]
    assert [p.text for p in document.paragraphs if p.paragraph_format.keep_with_next] == ["Second:"]
    style = document.styles["Advocate Numbered"].element.xml
    assert "<w:numPr>" in style
    assert "<w:numPr>" not in "".join(p._p.xml for p in numbered), "the style alone numbers them"


def test_to_readers_of_the_text_they_are_items_of_lists(run: Run, workspace: Path) -> None:
    own_template(workspace, TEMPLATE)
    outcome = run("manifesto", "2024", "--format", "docx")

    (file,) = outcome.folder.glob("briefs/*.docx")
    with file.open("rb") as opened:
        page = mammoth.convert_to_html(opened).value

    for words in ("First ", "Second:", "Third", "Fourth", "Fifth."):
        assert re.search(rf"<(?:ol|/li)><li>{words}", page), words


def test_a_tenth_item_takes_its_lines_along(run: Run, workspace: Path) -> None:
    items = "".join(f"- item {n}\n\n  more on {n}\n" for n in "abcdefghijk")
    own_template(workspace, f"# T\n\n<!-- numbered -->\n{items}")

    text = run("manifesto", "2024").text("briefs/*.md")

    assert "9. item i\n\n   more on i\n10. item j\n\n    more on j\n" in text
    texts = [p.text for p in word(workspace).paragraphs]
    assert texts[1:5] == ["item a", "more on a", "item b", "more on b"]
