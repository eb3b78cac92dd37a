"""`advocate check` as a command: what it shows, how it ends, and what a waiver does."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from advocate.rules.engine.rule_list import find_rules, rule_book
from tests.features.conftest import Outcome, Run, everything_in

ON = "2026-11-20"
SETTINGS = "advocate.yaml"
CLEAN = "N01"
"""A rule that the small workspace keeps."""


def change(folder: Path, file: str, old: str, new: str) -> int:
    """Replace text in one file of the workspace; return the line where the new text begins."""
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def say(folder: Path, text: str) -> int:
    """Put `text` into the objective of briefs; return its line."""
    return change(folder, SETTINGS, "objective: Agree on one thing.", f"objective: {text}")


def check(run: Run, *arguments: str) -> Outcome:
    return run("check", "--on", ON, *arguments)


# --- how it ends ------------------------------------------------------------------------------


def test_a_workspace_that_keeps_the_rules_ends_well(run: Run) -> None:
    outcome = check(run, "--rule", CLEAN)

    assert outcome.exit_code == 0
    assert outcome.stdout == "nothing to put right (1 rule)\n"


def test_an_error_ends_with_1_and_writes_nothing(run: Run, workspace: Path) -> None:
    say(workspace, "We helped 30 people.")
    before = everything_in(workspace)

    outcome = check(run, "--rule", CLEAN)

    assert outcome.exit_code == 1
    assert outcome.stdout.endswith("1 error (1 rule)\n")
    assert everything_in(workspace) == before


def test_a_warning_ends_with_1_only_where_the_check_is_strict(run: Run, workspace: Path) -> None:
    say(workspace, "Eleven people came.")

    assert check(run, "--rule", CLEAN).exit_code == 0
    assert check(run, "--rule", CLEAN, "--strict").exit_code == 1


def test_a_note_passes_a_strict_check(run: Run, workspace: Path) -> None:
    say(workspace, "Come at 12 pm.")

    outcome = check(run, "--rule", "N17", "--strict")

    assert outcome.exit_code == 0
    assert "1 note" in outcome.stdout


def test_an_unknown_option_is_wrong_usage_and_an_unknown_rule_is_named(run: Run) -> None:
    assert check(run, "--rules", "N01").exit_code == 2

    outcome = check(run, "--rule", "N99")

    assert outcome.exit_code == 1
    assert 'There is no rule "N99"' in outcome.stderr
    assert "N01" in outcome.stderr


# --- what it shows ----------------------------------------------------------------------------


def test_in_a_pipe_each_problem_is_a_line_with_its_remedy_below(run: Run, workspace: Path) -> None:
    line = say(workspace, "We helped 30 people.")

    first, second, *_ = check(run, "--rule", CLEAN).stdout.splitlines()

    assert first.startswith(f"{SETTINGS}:{line}: error N01: 30 is typed by hand: “We helped 30")
    assert second.startswith("    Put the figure into data/evidence.yaml")


def test_in_a_terminal_problems_are_a_table_that_fits_it(workspace: Path) -> None:
    line = say(workspace, "We helped 30 people in places a long way from one another.")
    main, terminal = pty.openpty()
    environment = dict(os.environ, COLUMNS="80", TERM="dumb", NO_COLOR="1")
    process = subprocess.Popen(
        [sys.executable, "-m", "advocate", "check", "--rule", CLEAN, "--on", ON],
        cwd=workspace,
        env=environment,
        stdout=terminal,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(terminal)
    shown = _read_all(main)

    assert process.wait(timeout=60) == 1
    rows = shown.replace("\r\n", "\n").splitlines()
    assert rows[0].split() == ["Rule", "Where", "What,", "and", "what", "to", "do"]
    assert rows[1].startswith(f"error N01  {SETTINGS}:{line}")
    assert max(map(len, rows)) <= 80


def _read_all(descriptor: int) -> str:
    parts = []
    while True:
        try:
            part = os.read(descriptor, 4096)
        except OSError:  # Linux says so when the other end is closed
            break
        if not part:
            break
        parts.append(part)
    os.close(descriptor)
    return b"".join(parts).decode("utf-8")


def test_json_holds_every_problem_with_its_place_and_the_number_of_rules(
    run: Run, workspace: Path
) -> None:
    line = say(workspace, "We helped 30 people.")

    outcome = check(run, "--rule", CLEAN, "--json")
    (problem,) = outcome.json["problems"]

    assert outcome.exit_code == 1
    assert outcome.json["rules"] == 1
    wanted = {"severity": "error", "rule": "N01", "file": SETTINGS, "line": line}
    assert wanted.items() <= problem.items()


def test_quiet_shows_errors_alone(run: Run, workspace: Path) -> None:
    say(workspace, "We helped 30 people. Eleven people came.")

    lines = check(run, "--rule", CLEAN, "--quiet").stdout.splitlines()

    assert len(lines) == 2
    assert " error N01: " in lines[0]


def test_several_warnings_of_a_rule_are_one_line_that_says_what_lists_them(
    run: Run, workspace: Path
) -> None:
    line = say(workspace, "We helped 30 people. Eleven people came. Twelve people left.")

    lines = check(run).stdout.splitlines()
    listed = check(run, "--rule", CLEAN).stdout.splitlines()

    assert f"{SETTINGS}:{line}: error N01: 30 is typed by hand: “We helped 30" in "\n".join(lines)
    assert "warning N01: 2 figures typed by hand: advocate check --rule N01 lists them." in lines
    assert sum(f"{SETTINGS}:{line}: warning N01: " in each for each in listed) == 2
    assert not any("lists them" in each for each in listed)


@pytest.mark.parametrize("form", ["--verbose", "--strict", "--json"])
def test_all_are_listed_where_all_count(run: Run, workspace: Path, form: str) -> None:
    say(workspace, "Eleven people came. Twelve people left.")

    shown = check(run, form).stdout

    assert "Eleven" in shown
    assert "Twelve" in shown
    assert "lists them" not in shown


def test_what_is_counted_at_the_end_is_all_there_is(run: Run, workspace: Path) -> None:
    say(workspace, "Eleven people came. Twelve people left.")

    shown, problems = check(run).stdout, check(run, "--json").json["problems"]

    warnings = sum(problem["severity"] == "warning" for problem in problems)
    assert f"{warnings} warnings" in shown.splitlines()[-1]


def test_several_rules_may_be_named(run: Run, workspace: Path) -> None:
    say(workspace, "We raised £1.5m.")

    problems = check(run, "--rule", "n01", "--rule", "N17", "--json").json["problems"]

    assert {problem["rule"] for problem in problems} == {"N01", "N17"}


@pytest.mark.parametrize("rule", list(dict.fromkeys(rule.id for rule in rule_book())))
def test_every_rule_is_explained_with_its_reason_without_a_workspace(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rule: str
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = run("check", "--explain", rule.lower())

    said = "".join(outcome.stdout.split())  # a line may end at a hyphen
    assert outcome.exit_code == 0
    assert re.match(rf"{rule} \((error|warning|note); [a-z, ]+\)\n", outcome.stdout)
    for entry in find_rules(rule):
        for words in (entry.text.says, f"Do: {entry.text.remedy}", f"Why: {entry.text.why}"):
            assert "".join(words.split()) in said
    assert all(len(line) <= 88 for line in outcome.stdout.splitlines())


# --- YAML and rules together ------------------------------------------------------------------


def test_what_yaml_gets_wrong_and_what_rules_find_come_in_one_run(
    run: Run, workspace: Path
) -> None:
    figure = say(workspace, 'We helped 30 people, and {{ fact("gpa") }}.')
    data = workspace / "data"
    (data / "programmes.yaml").write_text(
        "- id: one\n  site: Ark\n  constituency: Birmingham Yardley\n  year: 2025/26\n"
        "  people_helped: no\n"
        "- id: three\n  site: Ark\n  constituency: Birmingham Yardley\n"
        "  year: 2025/26\n  people_helped: 010\n  sesions: 12\n",
        "utf-8",
    )
    (data / "mps.yaml").write_text("- member: 4370\n  name: Jess\n  name: Jo\n", "utf-8")
    (data / "engagements.yaml").write_text(
        "- id: once\n  date: 2026-01-01\n  kind: visit\n  summary: We met.\n"
        "- id: once\n  date: 2026-01-02\n  kind: visit\n  summary: We met again.\n"
        "- id: late\n  date: 12:30\n  kind: visit\n  summary: We met late.\n",
        "utf-8",
    )

    outcome = check(run, "--json")
    problems = outcome.json["problems"]
    found = {(p["file"], p["line"]): f"{p['message']} {p['hint']}" for p in problems}

    assert outcome.exit_code == 1
    assert (SETTINGS, figure) in found
    messages = [p["message"] for p in problems]
    assert any("30 is typed by hand" in message for message in messages)
    assert any('There is no evidence with the id "gpa"' in message for message in messages)
    assert ("data/programmes.yaml", 5) in found
    assert '"name" stands twice' in found["data/mps.yaml", 3]
    assert ("data/engagements.yaml", 5) in found
    assert '"once" is used twice as id' in found["data/engagements.yaml", 5]
    assert ("data/engagements.yaml", 10) in found
    assert all(p["file"] and p["line"] for p in problems if p["severity"] == "error")


def test_a_wrong_type_a_wrong_field_and_an_octal_are_named_with_their_lines(
    run: Run, workspace: Path
) -> None:
    (workspace / "data" / "programmes.yaml").write_text(
        "- id: three\n  site: Ark\n  constituency: Birmingham Yardley\n"
        "  year: 2025/26\n  people_helped: 010\n  sesions: 12\n  hours: many\n",
        "utf-8",
    )

    problems = check(run, "--json").json["problems"]
    found = {p["line"]: f"{p['message']} {p['hint']}" for p in problems if "progr" in p["file"]}

    assert set(found) == {5, 6, 7}
    assert '"people_helped" must be a whole number' in found[5]
    assert '"sessions"' in found[6]


def test_a_file_that_is_not_yaml_makes_no_ids_dangle(run: Run, workspace: Path) -> None:
    register = workspace / "data" / "evidence.yaml"
    register.write_text(register.read_text("utf-8") + "- id: [\n", "utf-8")

    problems = check(run, "--json").json["problems"]

    errors = [p for p in problems if p["severity"] == "error"]
    assert [p["file"] for p in errors] == ["data/evidence.yaml"]
    assert "not valid YAML" in errors[0]["message"]


# --- waivers ----------------------------------------------------------------------------------

WAIVER = """\
- rule: N01
  about: brief
  reason: The number stands on our sign.
  by: Zoë O'Brien
  date: 2026-11-01
"""


def waive(folder: Path, text: str) -> None:
    (folder / "data" / "waivers.yaml").write_text(text, "utf-8")


def test_a_waived_finding_is_a_note_with_who_when_and_why(run: Run, workspace: Path) -> None:
    line = say(workspace, "We helped 30 people.")
    waive(workspace, WAIVER)

    outcome = check(run, "--rule", CLEAN, "--strict", "--json")
    (problem,) = outcome.json["problems"]

    assert outcome.exit_code == 0
    assert (problem["severity"], problem["line"]) == ("note", line)
    assert problem["message"].startswith(
        "Waived by Zoë O'Brien on 2026-11-01 (The number stands on our sign): 30 is typed by hand"
    )


@pytest.mark.parametrize("about", ["brief", "brief-Jess Phillips"])
@pytest.mark.parametrize(
    ("rule", "text"), [("N01", "We helped 30 people."), ("N07", "The gap of {{ fact('helped') }}.")]
)
def test_a_waived_finding_is_printed_when_the_document_is_built(
    run: Run, workspace: Path, rule: str, text: str, about: str
) -> None:
    say(workspace, text)
    command = ("brief", "--mp", "4370", "--on", ON, "--format", "md")
    assert run(*command).exit_code == 1
    waive(workspace, WAIVER.replace("N01", rule).replace("about: brief", f"about: {about}"))

    outcome = run(*command)

    assert outcome.exit_code == 0
    assert "Waived by Zoë O'Brien on 2026-11-01" in outcome.stderr


@pytest.mark.parametrize(
    ("last_day", "severity"), [("2026-11-20", "note"), ("2026-11-19", "error")]
)
def test_a_waiver_holds_to_its_last_day(
    run: Run, workspace: Path, last_day: str, severity: str
) -> None:
    say(workspace, "We helped 30 people.")
    waive(workspace, f"{WAIVER}  expires: {last_day}\n")

    (problem,) = check(run, "--rule", CLEAN, "--json").json["problems"]

    assert problem["severity"] == severity


@pytest.mark.parametrize(
    ("old", "new", "said", "line"),
    [
        ("rule: N01", "rule: N99", 'There is no rule "N99".', 1),
        ("about: brief", "about: gpa", 'Nothing here is called "gpa"', 2),
    ],
)
def test_a_waiver_of_what_is_not_there_is_a_warning(
    run: Run, workspace: Path, old: str, new: str, said: str, line: int
) -> None:
    waive(workspace, WAIVER.replace(old, new))

    problems = check(run, "--json").json["problems"]
    (problem,) = [p for p in problems if p["file"] == "data/waivers.yaml"]

    assert (problem["severity"], problem["line"]) == ("warning", line)
    assert problem["message"].startswith(said)


@pytest.mark.parametrize("about", ["gap", "brief-jess-phillips", "more_tutors", "letter"])
def test_a_waiver_of_a_record_or_a_document_is_in_order(
    run: Run, workspace: Path, about: str
) -> None:
    waive(workspace, WAIVER.replace("about: brief", f"about: {about}"))

    problems = check(run, "--json").json["problems"]

    assert [p for p in problems if p["file"] == "data/waivers.yaml"] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (WAIVER.replace("reason:", "resaon:"), "reason"),
        (WAIVER.replace("  by: Zoë O'Brien\n", ""), "by"),
        (WAIVER.replace("  date: 2026-11-01\n", ""), "date"),
    ],
)
def test_a_waiver_without_reason_person_or_date_is_an_error(
    run: Run, workspace: Path, text: str, said: str
) -> None:
    waive(workspace, text)

    problems = check(run, "--json").json["problems"]
    errors = [p for p in problems if p["file"] == "data/waivers.yaml"]

    assert errors
    assert all(p["severity"] == "error" for p in errors)
    assert any(f'"{said}"' in f"{p['message']} {p['hint']}" for p in errors)


def test_a_reader_who_has_read_enough_ends_the_program_quietly(workspace: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    process = subprocess.run(
        [sys.executable, "-m", "advocate", "check"],
        cwd=workspace,
        env=dict(os.environ, PYTHONUNBUFFERED="1"),
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)

    assert b"does not foresee" not in process.stderr
    assert b"Traceback" not in process.stderr


def test_the_report_of_a_build_names_the_rule_and_what_a_waiver_would_call_it(
    run: Run, workspace: Path
) -> None:
    change(workspace, "data/manifestos/2024.yaml", "2030-09-01", "2020-09-01")

    text = run("manifesto", "2024", "--on", ON)
    found_problems = run("manifesto", "2024", "--on", ON, "--json").json["problems"]

    assert "[A11]" in text.stderr
    assert {"A11": "more_tutors"}.items() <= {p["rule"]: p["about"] for p in found_problems}.items()
