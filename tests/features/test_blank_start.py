"""A blank start: what a newcomer fills in, and what the program needs no words for."""

import re
from pathlib import Path

from tests.features.conftest import Run

TO_AN_MP = ("letters", "--constituency", "Leeds Central and Headingley", "--format", "md")


def test_a_letter_without_texts_of_its_own_takes_them_from_the_ask_and_from_who_we_are(
    run: Run, workspace: Path
) -> None:
    settings = workspace / "advocate.yaml"
    own = r"  (subject: Tutors|problem:|works:|website:).*\n"
    settings.write_text(re.sub(own, "", settings.read_text("utf-8")), "utf-8")

    made = run(*TO_AN_MP)
    letter = made.text("briefs/*-letter-*.md")

    assert made.exit_code == 0
    assert "\n**Pay for more tutors**\n" in letter
    assert "\nBecause the gap is 22" in letter
    assert "is a charity for people who have" in letter
    assert "\nhello@example.org\n" in letter
    assert "None" not in letter
