"""What the rules say of left-over placeholders, in texts, names, templates and documents."""

from pathlib import Path

import pytest

from tests.features.breaches import found, line_of
from tests.features.conftest import Run
from tests.features.test_check_documents import (
    BRIEF,
    SETTINGS,
    TITLE,
    assert_stops,
    built,
    say,
    template,
)

PROSE = Path(__file__).parents[1] / "ordinary_prose.txt"
VISIT = "- id: soon\n  member: 4370\n  date: 2026-12-04\n  venue: '{}'\n  purpose: To see it\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[ENTER DATE OF VISIT] it is.", "“[ENTER DATE OF VISIT]” is left to be filled in"),
        ("The hospice is <hospice name>.", "“<hospice name>” is left to be filled in"),
        ("Dear {surname}, come.", "“{surname}” is left to be filled in"),
        ("#NAME? guests came.", "“#NAME?” is an error of a spreadsheet"),
        ("Guests fed: undefined.", "“Guests fed: undefined” is the nothing of a program"),
        ("The guestsâ€™ hall.", "“â€™” was read in a wrong encoding"),
        ("Signed at ........", "“........” is left to be filled in"),
    ],
)
def test_what_a_tool_left_over_stops_the_build_and_is_named_with_its_line(
    run: Run, workspace: Path, text: str, said: str
) -> None:
    line = say(workspace, text)

    (problem,) = found(run, "F09")
    assert (problem["file"], problem["line"]) == (SETTINGS, line)
    assert said in problem["message"]
    assert_stops(run, workspace, "F09", said)


def test_a_template_may_leave_nothing_over_either(run: Run, workspace: Path) -> None:
    template(workspace, f"{TITLE}It costs £XX at the pl\ufffdce.\n")

    assert_stops(run, workspace, "F09", "“£XX” is left to be filled in")


@pytest.mark.parametrize("text", ["Ask {{ 'them' }} for £XX.", "Write to [INSERT   CONTACT]."])
def test_a_build_names_the_line_of_the_template_too(run: Run, workspace: Path, text: str) -> None:
    template(workspace, f"{TITLE}It began.\n\n{text}\n")

    (problem,) = (p for p in run(*BRIEF, "--json").json["problems"] if p["rule"] == "F09")

    at = (workspace / problem["file"]).read_text("utf-8").split("\n")[problem["line"] - 1]
    assert at == text


@pytest.mark.parametrize(
    "venue", ["[School name]", "{venue}", "#N/A", "nan", "CafÃ© Lleol", "______"]
)
def test_a_name_that_is_left_over_is_found_in_its_field(
    run: Run, workspace: Path, venue: str
) -> None:
    (workspace / "data" / "visits.yaml").write_text(VISIT.format(venue), "utf-8")

    (problem,) = found(run, "F09")

    at = line_of(workspace, "data/visits.yaml", "venue:")
    assert (problem["file"], problem["line"]) == ("data/visits.yaml", at)


@pytest.mark.parametrize("venue", ["Nan’s Kitchen", "Café Null", "The <3 Club", "Unit [2]"])
def test_a_name_like_any_other_is_not(run: Run, workspace: Path, venue: str) -> None:
    (workspace / "data" / "visits.yaml").write_text(VISIT.format(venue.replace("'", "''")), "utf-8")

    assert found(run, "F09") == []


def test_a_lost_letter_in_the_yaml_is_told_once_and_by_the_same_rule(
    run: Run, workspace: Path
) -> None:
    line = say(workspace, "The na\ufffdve view.")

    (problem,) = built(run, "F09")

    assert (problem["file"], problem["line"]) == (SETTINGS, line)
    assert "(U+FFFD) stands where a letter was lost" in problem["message"]


def test_no_ordinary_sentence_is_stopped(run: Run, workspace: Path) -> None:
    lines = PROSE.read_text("utf-8").partition("\n## figures\n")[0].splitlines()
    prose = [line for line in lines if line and not line.startswith("#")]
    template(workspace, "\n\n".join((TITLE, "{% raw %}", *prose, "{% endraw %}\n")))

    problems = run(*BRIEF, "--json").json["problems"]

    assert len(prose) > 280
    told = {"F09", "N01", "N04", "N10", "N12", "N15"}
    assert [p for p in problems if p["rule"] in told] == []


@pytest.mark.parametrize(
    "text",
    [
        "![The gate](<pictures/40% off.png>)",
        "The plan is in budget-2027_v3.xlsx, with 12_months.csv.",
        "It&#8217;s here, &#x2014; and there.",
    ],
)
def test_digits_in_names_of_files_and_references_are_no_figures(
    run: Run, workspace: Path, text: str
) -> None:
    template(workspace, f"{TITLE}{text}\n")

    assert built(run, "N01") == []
    assert found(run, "N01") == []
