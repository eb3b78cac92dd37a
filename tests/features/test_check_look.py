"""`advocate check` looks at the charity's own reference.docx as readers will."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.features.conftest import REPOSITORY, Run
from tests.features.test_accessibility import edited, swapped

OURS = (REPOSITORY / "templates" / "reference.docx").read_bytes()
Edit = Callable[[str], str]


def problems(run: Run) -> list[tuple[str, str, str]]:
    """Return severity, file and message of what `check` says of the look."""
    found = run("check", "--on", "2026-11-20", "--json").json["problems"]
    look = [item for item in found if item["file"] == "templates/reference.docx"]
    return [(item["severity"], item["file"], item["message"]) for item in look]


def style(name: str, change: str, to: str) -> Edit:
    return lambda text: re.sub(f'("{name}".*?){change}', rf"\g<1>{to}", text, count=1)


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (
            style("AdvocateNote", "56646A", "9AA5A9"),
            "Text in the style Advocate Note (#9AA5A9 on #FFFFFF) has a contrast of 2.5 to 1; "
            "4.5 is the least.",
        ),
        (
            style("AdvocateCaption", '<w:color w:val="[0-9A-F]*"/>', '<w:color w:val="9AA5A9"/>'),
            "Text in the style Advocate Caption (#9AA5A9 on #FFFFFF) has a contrast of 2.5 to 1; "
            "4.5 is the least.",
        ),
        (
            style("AdvocateClosing", "<w:spacing", '<w:jc w:val="both"/><w:spacing'),
            "The style Advocate Closing justifies its lines, which tears gaps between words.",
        ),
        (
            style("footer", '<w:sz w:val="16"/>', '<w:sz w:val="13"/>'),
            "Text in the style footer has 6.5 points; below 8 few can read it.",
        ),
        (swapped("en-GB", "en-US"), "The language of its text is en-US, not en-GB."),
    ],
    ids=["pale", "pale caption", "justified", "small", "American"],
)
def test_a_look_that_shuts_readers_out_is_a_warning(
    run: Run, workspace: Path, edit: Edit, message: str
) -> None:
    own = workspace / "templates" / "reference.docx"
    own.parent.mkdir(exist_ok=True)
    own.write_bytes(edited(OURS, "word/styles.xml", edit))

    assert problems(run) == [("warning", "templates/reference.docx", message)]


def test_a_style_that_is_missing_is_supplied(run: Run, workspace: Path) -> None:
    own = workspace / "templates" / "reference.docx"
    own.parent.mkdir(exist_ok=True)
    own.write_bytes(edited(OURS, "word/styles.xml", swapped('"Advocate Callout"', '"Callout"')))

    assert problems(run) == []


def test_our_own_look_has_nothing_to_warn_of(run: Run, workspace: Path) -> None:
    own = workspace / "templates" / "reference.docx"
    own.parent.mkdir(exist_ok=True)
    own.write_bytes(edited(OURS, "word/document.xml", lambda text: f"{text}\n"))

    assert problems(run) == []


def test_rules_can_be_asked_alone(run: Run, workspace: Path) -> None:
    own = workspace / "templates" / "reference.docx"
    own.parent.mkdir(exist_ok=True)
    own.write_bytes(edited(OURS, "word/styles.xml", swapped("en-GB", "en-US")))

    assert run("check", "--rule", "N06", "--on", "2026-11-20", "--json").json["problems"] == []
