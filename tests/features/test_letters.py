"""`advocate letters`: one letter to each serving member, one salutation, one ask, one page."""

import re
from pathlib import Path

import pytest
from docx import Document

from tests.features.conftest import Run

COMMITTEE = ("letters", "--committee", "education", "--on", "2026-11-20")


def letters_of(folder: Path) -> list[str]:
    paths = sorted(folder.glob("briefs/*-letter-*.md"))
    return [p.read_text("utf-8") for p in paths if "index" not in p.name]


def test_each_serving_member_gets_one_letter_and_there_is_an_index(run_sample: Run) -> None:
    outcome = run_sample(*COMMITTEE, "--json")

    written = outcome.json["written"]
    assert outcome.exit_code == 0
    assert len({w["member_id"] for w in written if w["kind"] == "letter"}) == 10
    assert [w["format"] for w in written if w["kind"] == "index"] == ["docx", "md"]
    assert len(written) == 22


def test_every_letter_has_one_salutation_one_ask_and_fits_its_length(run_sample: Run) -> None:
    outcome = run_sample(*COMMITTEE, "--format", "md")

    letters = letters_of(outcome.folder)
    assert len(letters) == 10
    for letter in letters:
        body = letter.split("---\n", 2)[2].split("\n[^1]:")[0]
        assert len(re.findall(r"^Dear ", body, re.M)) == 1
        assert body.count("to ask you to ") == 1
        opening = body.split("I am writing to you", 1)[1].split()
        assert "ask" in opening[:20]
        words = body.split("\nDear ", 1)[1].split("Yours sincerely", 1)[0].split()
        assert 250 <= len(words) <= 420


def test_the_chair_is_addressed_as_chair_and_nobody_else_is(run_sample: Run) -> None:
    outcome = run_sample(*COMMITTEE, "--format", "md")

    chairs = [text for text in letters_of(outcome.folder) if "Chair, Education Committee" in text]
    assert len(chairs) == 1
    assert "Helen Hayes MP\\\nChair, Education Committee\\\nHouse of Commons" in chairs[0]
    assert "in your capacity as Chair of the House of Commons Education Committee" in chairs[0]


def test_every_letter_says_something_only_its_reader_would_get(run_sample: Run) -> None:
    outcome = run_sample(*COMMITTEE, "--format", "md")

    own_words = set()
    for letter in letters_of(outcome.folder):
        paragraphs = letter.split("\n\n")
        problem = next(i for i, text in enumerate(paragraphs) if text.startswith("When children"))
        own_words.add(paragraphs[problem + 1])
    assert len(own_words) == 10


def test_a_letter_in_word_is_addressed_and_signed(run_sample: Run) -> None:
    outcome = run_sample(*COMMITTEE, "--format", "docx")

    (path,) = outcome.folder.glob("briefs/*caroline-johnson.docx")
    texts = [p.text for p in Document(str(path)).paragraphs]
    assert "Dear Dr Johnson," in texts
    assert any(
        text.startswith("Dr Caroline Johnson MP\nHouse of Commons\nLondon SW1A 0AA")
        for text in texts
    )
    assert texts.index("Yours sincerely,") > texts.index("Dear Dr Johnson,")


def test_a_salutation_of_ones_own_is_used(run: Run, workspace: Path) -> None:
    (workspace / "data" / "mps.yaml").write_text(
        "- member: 4510\n  name: Helen Hayes\n"
        "  salutation: {text: Ms Hayes, reason: She signs so}\n",
        "utf-8",
    )

    outcome = run(*COMMITTEE, "--format", "md")

    assert "\nDear Ms Hayes,\n" in outcome.text("briefs/*helen-hayes.md")
    assert "\nDear Dr Johnson,\n" in outcome.text("briefs/*caroline-johnson.md")


def test_what_many_letters_share_is_told_in_one_line_and_listed_on_demand(run: Run) -> None:
    (line,) = run(*COMMITTEE).stderr.splitlines()
    listed = run(*COMMITTEE, "--verbose").stderr

    assert re.match(r"\d+ warnings, \d+ notes: ", line)
    assert "; 9 readers whose Mr, Ms or Dr is not known [P18]. Add --verbose " in line
    assert listed.count("gives no Mr, Ms or Dr") == 9
    assert listed.count("\nwarning: ") + listed.count("\nnote: ") + 1 == sum(
        int(number) for number in re.findall(r"(\d+) (?:warning|note)s?\b", line)
    )


def test_quiet_says_nothing_but_the_files(run: Run) -> None:
    assert run(*COMMITTEE, "--quiet").stderr == ""


@pytest.mark.parametrize(
    "typed", ["203", "Education Committee", "education-committee", "EDUCATION"]
)
def test_a_committee_is_found_as_people_type_it(run: Run, typed: str) -> None:
    assert run("letters", "--committee", typed, "--format", "md").exit_code == 0


def test_an_unknown_committee_suggests_the_nearest(run: Run, workspace: Path) -> None:
    outcome = run("letters", "--committee", "educatoin")

    assert outcome.exit_code == 1
    assert "Education Committee" in outcome.stderr
    assert not (workspace / "briefs").exists()


def test_a_committee_whose_membership_is_not_known_is_not_guessed(run: Run) -> None:
    outcome = run("letters", "--committee", "Treasury Committee", "--on", "2026-11-20")

    assert outcome.exit_code == 3
    assert "2020" in outcome.stderr


def test_nobody_to_sign_is_said_with_the_remedy(run: Run, workspace: Path) -> None:
    settings = workspace / "advocate.yaml"
    settings.write_text(
        settings.read_text("utf-8").replace(
            "role: Director", "role: Director\n    end: 2025-01-01"
        ),
        "utf-8",
    )

    outcome = run(*COMMITTEE)

    assert outcome.exit_code == 1
    assert "signatory" in outcome.stderr


def test_members_of_an_earlier_day_get_the_letters_of_that_day(run: Run) -> None:
    outcome = run("letters", "--committee", "203", "--on", "2024-11-18", "--format", "md")

    names = " ".join(outcome.files())
    assert "patrick-spencer" in names
    assert "rebecca-paul" not in names


def test_a_letter_longer_than_the_house_limit_is_warned_of(run: Run, workspace: Path) -> None:
    settings = workspace / "advocate.yaml"
    settings.write_text(settings.read_text("utf-8") + "thresholds: {letter_words: 20}\n", "utf-8")

    problems = run(*COMMITTEE, "--json").json["problems"]

    too_long = [p["message"] for p in problems if p["rule"] == "F05"]
    assert len(too_long) == 10
    assert all("at most 20" in message for message in too_long)


def test_an_invented_school_is_marked_in_the_index_too(run_sample: Run) -> None:
    outcome = run_sample(*COMMITTEE, "--format", "md")

    rows = [
        line
        for line in outcome.text("briefs/*index.md").splitlines()
        if line.startswith("| ") and " pupils" in line
    ]
    assert len(rows) == 6
    assert all("(illustrative)" in row for row in rows)
