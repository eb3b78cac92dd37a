"""`data/elections.yaml`: an election that is added counts everywhere, and its phases are told."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.features.conftest import REPOSITORY, Outcome, Run, everything_in
from tests.standin.members_api import StandIn

FILE = "data/elections.yaml"
NEXT = """- election: 2029
  regulated_from: 2028-05-04
  announced: 2029-03-20
  pre_election_from: 2029-03-23
  dissolution: 2029-03-30
  poll: 2029-05-03
  parliament_meets: 2029-05-09
  source: Invented for a test
"""
BEFORE, WITHIN = "2029-03-01", "2029-04-10"


@pytest.fixture
def called(workspace: Path) -> Path:
    """The small workspace once the election of 2029 has been called."""
    (workspace / FILE).write_text(NEXT, encoding="utf-8")
    return workspace


def phases(outcome: Outcome) -> list[Any]:
    assert outcome.exit_code == 0, outcome.stderr
    return [problem for problem in outcome.json["problems"] if problem["rule"] == "X01"]


@pytest.mark.usefixtures("called")
def test_nobody_is_an_mp_in_the_dissolution_of_an_election_that_was_added(run: Run) -> None:
    outcome = run("brief", "--mp", "Jess Phillips", "--on", WITHIN, "--format", "md")

    text = outcome.text("briefs/*.md")
    assert outcome.exit_code == 0
    assert "Jess Phillips MP" not in text
    assert "until 30\u00a0March\u00a02029" in text
    assert "Parliament is dissolved" in text
    assert "No ask of this person alone until the poll." in text


@pytest.mark.usefixtures("called")
def test_before_that_dissolution_she_is_one(run: Run) -> None:
    outcome = run("brief", "--mp", "Jess Phillips", "--on", BEFORE, "--format", "md")

    assert "Jess Phillips MP" in outcome.text("briefs/*.md")


def test_without_the_file_no_dissolution_is_known(run: Run) -> None:
    outcome = run("brief", "--mp", "Jess Phillips", "--on", WITHIN, "--format", "md", "--json")

    assert "Jess Phillips MP" in outcome.text("briefs/*.md")
    assert phases(outcome) == []


@pytest.mark.usefixtures("called")
def test_in_that_dissolution_seats_committees_and_lists_are_empty(run: Run) -> None:
    everybody = run("members", "--all", "--on", WITHIN, "--json")
    letters = run("letters", "--committee", "education", "--on", WITHIN)
    holder = run("brief", "--constituency", "Sevenoaks", "--on", WITHIN)

    assert (everybody.exit_code, everybody.json["members"]) == (1, [])
    assert len(run("members", "--all", "--on", BEFORE, "--json").json["members"]) > 600
    assert letters.exit_code == 1
    assert "member on 10 April 2029" in letters.stderr
    assert holder.exit_code == 1
    assert "Parliament is dissolved" in holder.stderr


@pytest.mark.usefixtures("called")
def test_a_candidate_of_that_election_is_still_found_by_name(run: Run) -> None:
    (row,) = run("members", "--mp", "Jess Phillips", "--on", WITHIN, "--json").json["members"]

    assert row["is_current"] is False
    assert "MP" not in row["address_line"].split()


@pytest.mark.usefixtures("called")
def test_the_live_services_do_not_make_an_mp_of_her_either(
    run: Run, parliament: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("MEMBERS", "COMMITTEES", "QUESTIONS"):
        monkeypatch.setenv(f"ADVOCATE_{name}_API", parliament.url)
    arguments = ("--on", WITHIN, "--format", "md")

    outcome = run("brief", "--mp", "Jess Phillips", *arguments, "--json", offline=False)
    letters = run("letters", "--committee", "education", *arguments, offline=False)

    assert outcome.json["parliament"]["source"] == "live"
    assert "Jess Phillips MP" not in outcome.text("briefs/*.md")
    assert "until 30\u00a0March\u00a02029" in outcome.text("briefs/*.md")
    assert letters.exit_code == 1
    assert "member on 10 April 2029" in letters.stderr


@pytest.mark.usefixtures("called")
@pytest.mark.parametrize(
    "command",
    [
        ("brief", "--mp", "Jess Phillips", "--mp", "Helen Hayes"),
        ("letters", "--committee", "education"),
        ("manifesto", "2024"),
    ],
)
def test_every_build_tells_the_phase_of_its_date_once(run: Run, command: tuple[str, ...]) -> None:
    (note,) = phases(run(*command, "--on", "2029-03-25", "--json", "--dry-run"))

    assert note["severity"] == "note"
    assert "pre-election period of the general election of 3 May 2029" in note["message"]
    assert "(23 March 2029 to 29 March 2029)" in note["message"]
    assert "trustees" in note["hint"]


def test_a_phase_of_a_known_election_is_told_without_any_file(run: Run) -> None:
    (note,) = phases(run("manifesto", "2024", "--on", "2024-06-10", "--json", "--dry-run"))

    assert "nobody is an MP" in note["message"]


def test_the_phase_is_told_on_the_terminal_too(run: Run) -> None:
    outcome = run("manifesto", "2024", "--on", "2024-06-10", "--dry-run")

    assert "; 10 June 2024 is in the dissolution before" in outcome.stderr


@pytest.mark.parametrize("election", ["2024", "2029"])
def test_only_the_asks_of_an_election_are_put_in_its_campaign(
    run: Run, called: Path, election: str
) -> None:
    asks = called / "data" / "manifestos"
    text = (asks / "2024.yaml").read_text("utf-8")
    (asks / "2029.yaml").write_text(text.replace("election: 2024", "election: 2029"), "utf-8")

    written = run("manifesto", election, "--on", WITHIN, "--format", "md").text("briefs/*.md")

    assert ("every candidate to say where they stand" in written) == (election == "2029")


@pytest.mark.parametrize(
    ("old", "new", "line", "message", "hint"),
    [
        ("  announced:", "  anounced:", 3, '"anounced" is not a field here', '"announced"'),
        ("  poll: 2029-05-03\n", "", 1, '"poll" is missing', "poll"),
        ("dissolution: 2029-03-30", "dissolution: 2029-05-30", 6, "must be later", "Correct"),
        ("dissolution: 2029-03-30", "dissolution: soon", 5, "must be a date", "year-month-day"),
        ("  source", "- election: 2029\n  poll: 2029-05-03\n  source", 8, "stands twice", "Join"),
        ("- election: 2029", "- election: 2024", 6, "is that of 2024", "Correct"),
    ],
)
def test_each_mistake_in_it_is_named_with_its_line(
    run: Run, called: Path, old: str, new: str, line: int, message: str, hint: str
) -> None:
    (called / FILE).write_text(NEXT.replace(old, new, 1), encoding="utf-8")
    before = everything_in(called)

    outcome = run("brief", "--mp", "Jess Phillips")

    assert outcome.exit_code == 1
    found = [text for text in outcome.stderr.splitlines() if f"{FILE}:{line}: " in text]
    assert any(message in text for text in found), outcome.stderr
    assert hint in outcome.stderr
    assert everything_in(called) == before


def test_a_file_of_nearly_that_name_is_pointed_out(run: Run, called: Path) -> None:
    (called / FILE).rename(called / "data" / "election.yaml")

    outcome = run("manifesto", "2024")

    assert outcome.exit_code == 1
    assert f"Call it {FILE}" in outcome.stderr


def test_the_sample_and_a_new_workspace_hold_the_file_ready_to_be_filled(
    run_sample: Run, tmp_path: Path
) -> None:
    text = (REPOSITORY / FILE).read_text("utf-8")
    example = [line[2:] for line in text.splitlines() if line.startswith(("# -", "#   "))]

    assert run_sample("init", str(tmp_path / "new")).exit_code == 0
    assert (tmp_path / "new" / FILE).read_text("utf-8") == text
    (tmp_path / "sample" / FILE).write_text("\n".join(example), encoding="utf-8")
    asks = tmp_path / "sample" / "data" / "manifestos" / "2024.yaml"
    asks.write_text(re.sub(r"by_when: 20\d\d", "by_when: 2039", asks.read_text("utf-8")), "utf-8")
    outcome = run_sample("manifesto", "2024", "--on", WITHIN, "--json", "--dry-run")
    assert len(phases(outcome)) == 1
