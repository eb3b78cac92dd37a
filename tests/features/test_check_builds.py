"""A build knows as much as `advocate check`: names of seats, and records that a document uses."""

from pathlib import Path
from typing import Any

import pytest

from tests.features.breaches import MANIFESTO, change, put
from tests.features.conftest import Outcome, Run, everything_in
from tests.standin.members_api import StandIn

ON = ("--on", "2026-11-20")
BRIEF = ("brief", "--mp", "4370", *ON, "--format", "md")
OBJECTIVE = 'Agree on one thing. The gap is A < B, and {{ fact("gap") }} wide.'
SAYS = {
    "brief": ("advocate.yaml", OBJECTIVE, BRIEF),
    "letters": (
        "advocate.yaml",
        "We would gladly visit “your” office — any day 😀.",
        ("letters", "--committee", "education", *ON),
    ),
    "manifesto": (MANIFESTO, "We ask for tutors.", ("manifesto", "2024", *ON)),
}
PROGRAMME = """\
- id: first
  site: First Place
  constituency: Birmingham Yardley
  year: 2025/26
  people_helped: 20
  hours: 300
"""
LOG = """\
- id: call
  member: 4370
  member_name: Jess Phillips
  date: 2026-10-01
  kind: meeting
  summary: Zoë O'Brien, our Director, called her.
"""


def of(outcome: Outcome, rule: str) -> list[dict[str, Any]]:
    """What one rule found in a build."""
    return [problem for problem in outcome.json["problems"] if problem["rule"] == rule]


@pytest.mark.parametrize("kind", SAYS)
@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("P04", "We wrote to the MP for Nottingham North."),
        ("P11", "We wrote to the MP for Yardley."),
    ],
)
def test_a_seat_by_a_wrong_name_stops_a_document_of_any_kind(
    run: Run, workspace: Path, rule: str, text: str, kind: str
) -> None:
    file, said, command = SAYS[kind]
    change(workspace, file, said, text)
    before = everything_in(workspace)

    outcome = run(*command, "--json")

    assert outcome.exit_code == 1
    assert {problem["severity"] for problem in of(outcome, rule)} == {"error"}
    assert everything_in(workspace) == before


@pytest.mark.parametrize("kind", SAYS)
def test_a_seat_that_is_misspelt_is_a_warning_in_a_document_of_any_kind(
    run: Run, workspace: Path, kind: str
) -> None:
    file, said, command = SAYS[kind]
    change(workspace, file, said, "People in Sutton Coldfeild wait.")

    outcome = run(*command, "--dry-run", "--json")

    assert outcome.exit_code == 0
    assert "nearly “Sutton Coldfield”" in of(outcome, "F10")[0]["message"]


def test_online_the_names_of_seats_are_at_hand_too(
    run: Run, workspace: Path, parliament: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("MEMBERS", "COMMITTEES", "QUESTIONS"):
        monkeypatch.setenv(f"ADVOCATE_{name}_API", parliament.url)
    change(workspace, "advocate.yaml", OBJECTIVE, "We wrote to the MP for Nottingham North.")

    outcome = run("brief", "--mp", "4370", "--json", offline=False)

    assert outcome.exit_code == 1
    assert of(outcome, "P04")


def test_a_manifesto_asks_parliament_nothing_though_its_names_are_looked_up(
    run: Run, workspace: Path
) -> None:
    file, said, command = SAYS["manifesto"]
    change(workspace, file, said, "People in Sutton Coldfeild wait.")

    outcome = run(*command, "--json")

    assert outcome.json["written"]
    assert of(outcome, "F10")
    assert outcome.json["parliament"] is None


@pytest.mark.parametrize(
    ("rule", "file", "right", "old", "new"),
    [
        ("N15", "data/programmes.yaml", PROGRAMME, "hours: 300", "hours: 30000"),
        ("P17", "data/engagements.yaml", LOG, "2026-10-01", "2020-10-01"),
    ],
)
@pytest.mark.usefixtures("in_schools")
def test_a_wrong_record_stops_the_documents_that_use_it_and_no_other(
    run: Run, workspace: Path, rule: str, file: str, right: str, old: str, new: str
) -> None:
    change(
        workspace, "advocate.yaml", "role: Director\n", "role: Director\n    start: 2024-01-01\n"
    )
    put(workspace, file, right)
    assert run(*BRIEF).exit_code == 0
    change(workspace, file, old, new)

    stopped = run(*BRIEF, "--json")

    assert stopped.exit_code == 1
    assert [(problem["file"], problem["severity"]) for problem in of(stopped, rule)] == [
        (file, "error")
    ]
    assert run("brief", "--mp", "Helen Hayes", *ON).exit_code == 0
    assert run("manifesto", "2024", *ON).exit_code == 0


def test_a_rule_on_the_letters_of_a_run_leaves_their_index_alone(run: Run, workspace: Path) -> None:
    bare = "{{ address.address_line }}\n\nDear {{ address.salutation }},\n\nYours sincerely\n"
    put(workspace, "templates/letter.md.j2", bare)
    people = ("--mp", "Ian Murray", "--mp", "Kirsty Blackman", "--mp", "Torcuil Crichton")

    (problem,) = of(run("letters", *people, *ON, "--dry-run", "--json"), "P16")

    assert "(and 1 more such letters)" in problem["message"]


def test_each_document_of_a_run_is_named_for_what_they_all_say(run: Run, workspace: Path) -> None:
    change(workspace, "advocate.yaml", OBJECTIVE, "We wrote to the MP for Nottingham North.")

    outcome = run("brief", "--mp", "4370,4641,4510", "--json")

    stems = {problem["message"].split(":")[0] for problem in of(outcome, "P04")}
    assert len(stems) == 3


def test_what_a_shared_sentence_means_hangs_on_the_reader(run: Run, workspace: Path) -> None:
    change(workspace, "advocate.yaml", OBJECTIVE, "We wrote to the MP for Isle of Wight.")

    outcome = run("brief", "--constituency", "Isle of Wight West,Birmingham Yardley", "--json")

    said = {p["message"].partition(": ")[2] for p in of(outcome, "P04")}
    assert len(said) == 2
