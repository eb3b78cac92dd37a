"""Values that cannot be read: each is named once, at its own place, with its cause and remedy."""

from pathlib import Path

import pytest

from tests.features.conftest import Run

LOCAL = "data/constituencies.yaml"
VISIT = """- id: tea
  member: 4370
  date: 2027-02-05
  start: "10:00"
  end: "11:00"
  venue: A School
  place: Yardley
  purpose: To see our work
"""


def told(run: Run, workspace: Path, file: str, text: str) -> list[tuple[int, str, str]]:
    """Line, message and hint of what is wrong with a file of that text."""
    (workspace / file).write_text(text, "utf-8")
    problems = run("check", "--json").json["problems"]
    here = [p for p in problems if p["file"] == file and p["rule"] in (None, "P15")]
    return [(p["line"], p["message"], p["hint"]) for p in here]


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("2026-04-31", "April 2026 has 30 days."),
        ("2028-02-30", "February 2028 has 29 days."),
        ("31/09/2026", "September 2026 has 30 days."),
        ("2026-14-02", "A year has 12 months."),
        ("07/04/2026", "Write 2026-04-07,"),
        ("3rd March 2027", "Write 2027-03-03,"),
        ("Friday 5 February 2027", "Write 2027-02-05,"),
        ("Feb 5, 2027", "Write 2027-02-05,"),
        ("2027-2-5", "Write 2027-02-05,"),
        ("5.2.2027", "Write 2027-02-05,"),
        ("2027-02-05T09:30:00Z", "Write 2027-02-05,"),
        ("next Friday", "Write year-month-day"),
    ],
)
def test_a_day_that_cannot_be_read_is_named_with_its_cause(
    run: Run, workspace: Path, typed: str, advice: str
) -> None:
    text = VISIT.replace("2027-02-05", f'"{typed}"')

    ((line, message, hint),) = told(run, workspace, "data/visits.yaml", text)
    typed_there = run("brief", "--mp", "4370", "--on", typed)

    assert (line, message) == (3, f'tea: "date" must be a date, not “{typed}”.')
    assert hint.startswith(advice)
    assert advice in typed_there.stderr


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2pm", "14:00"),
        ("2.30 pm", "14:30"),
        ("12 a.m.", "00:00"),
        ("0915", "09:15"),
        ("9.15", "09:15"),
        ("15h30", "15:30"),
        ("midday", "12:00"),
        ("13pm", "09:30"),
        ("after lunch", "09:30"),
    ],
)
def test_a_time_that_cannot_be_read_is_named_with_the_one_meant(
    run: Run, workspace: Path, typed: str, meant: str
) -> None:
    text = VISIT.replace('"10:00"', typed)

    ((line, message, hint),) = told(run, workspace, "data/visits.yaml", text)

    assert (line, message) == (4, f"tea: “{typed}” is not a time of day.")
    assert f'"{meant}"' in hint


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("Jess Asato", "Write 5156, the number of Jess Asato."),
        ("the Rt Hon Alex Norris MP", "Write 4641, the number of Alex Norris."),
        ("Nobody Whatever", "advocate members --all"),
        ("Jess", "Write the number"),
    ],
)
def test_a_name_where_the_number_belongs_is_answered_with_the_number(
    run: Run, workspace: Path, name: str, advice: str
) -> None:
    text = VISIT.replace("4370", name)

    ((line, message, hint),) = told(run, workspace, "data/visits.yaml", text)

    assert (line, message) == (2, f'tea: "member" must be a whole number, not “{name}”.')
    assert advice in hint


@pytest.mark.parametrize(
    ("fields", "line", "message", "hint"),
    [
        ("  context: Null\n", 0, "", ""),
        ('  context: ""\n', 2, '"context" is empty', "Fill it in"),
        ("  aliases:\n    - ~\n", 3, '"aliases" is empty: "~" stands for nothing', "Fill it in"),
        ("  context: [a]\n", 2, '"context" must be text, not a list', "one line"),
        ("  context: {a: b}\n", 2, '"context" must be text, not a record', "one line"),
        ('  context: {{ fact("a") }}\n', 2, '"context" must be text', "quotation marks"),
        ("  context: True\n", 2, '"context" must be text, not “True”', "quotation marks"),
        ("  aliases: A, B\n", 2, '"aliases" must be a list, not “A, B”', '"- "'),
        ("  aliases:\n    -A\n", 2, '"aliases" must be a list, not “-A”', "with the space"),
        ("  start: [2020]\n", 2, '"start" must be a date, not a list', "year-month-day"),
        ("  illustrative: yes\n", 2, "must be true or false, not “yes”", "without quotes"),
        ("  illustrative:\n    - true\n", 2, "must be true or false, not a list", "quotes"),
        ("  illustrative: 1\n", 2, "must be true or false, not “1”", "without quotes"),
        ("    context: A\n", 2, "not valid YAML", "begins further right than the fields"),
        (" context: A\n", 2, "not valid YAML", "begins further left than the fields"),
        ("context: A\n", 2, "not valid YAML", 'each record of this list begins with "- "'),
        ("\tcontext: A\n", 2, "not valid YAML", "not tabs"),
        ("  context:A\n", 2, "not valid YAML", 'a space behind ":"'),
        ("  context = A\n", 2, "not valid YAML", 'Write ":" in place of "="'),
        ("  context: A\n  B\n", 3, "not valid YAML", "goes on further right"),
        ('  context: "C:\\docs"\n', 2, "not valid YAML", "write two"),
        ("  context: Ours: all\n", 2, "not valid YAML", 'contains ": "'),
        ("---\n- constituency: B\n", 2, "not valid YAML", "Delete this line"),
        ("  context: A\n  context: B\n", 3, '"context" stands twice', "Keep one"),
    ],
)
def test_whatever_else_cannot_be_read_is_named_once_with_its_remedy(
    run: Run, workspace: Path, fields: str, line: int, message: str, hint: str
) -> None:
    found = told(run, workspace, LOCAL, f"- constituency: Birmingham Yardley\n{fields}")

    assert len(found) == (1 if line else 0), found
    for where, said, remedy in found:
        assert where == line
        assert message in said
        assert hint in remedy


def test_a_step_that_begins_at_no_time_is_told_at_its_own_line(run: Run, workspace: Path) -> None:
    steps = [
        f"    - start: {at}\n      minutes: 30\n      what: A talk\n" for at in ("10.00", "half")
    ]
    text = f"{VISIT}  running_order:\n{''.join(steps)}"

    found = told(run, workspace, "data/visits.yaml", text)

    assert [(line, hint.split()[-1]) for line, _, hint in found] == [
        (10, '"10:00".'),
        (13, '"09:30".'),
    ]


def test_what_disagrees_with_the_records_is_told_at_its_own_line(run: Run, workspace: Path) -> None:
    text = VISIT.replace("  member: 4370\n", "").replace(
        "  venue", "  constituency: Nowhere\n  member_name: Alex Norris\n  member: 4370\n  venue"
    )

    found = told(run, workspace, "data/visits.yaml", text)

    assert [(line, message) for line, message, _ in found] == [
        (5, 'There is no constituency called "Nowhere".'),
        (7, "4370 is Jess Phillips, not Alex Norris."),
    ]


@pytest.mark.parametrize(
    ("template", "named"),
    [
        ("{{ knowledge }}", "knowledge"),
        ("Our {{- knowledge -}} here", "knowledge"),
        ("{{ on }} {{ knowledge }}", "on or knowledge"),
    ],
)
def test_an_empty_value_of_a_template_is_named(
    run: Run, workspace: Path, template: str, named: str
) -> None:
    (workspace / "templates").mkdir()
    (workspace / "templates" / "brief.md.j2").write_text(f"# Title\n\n{template}\n", "utf-8")

    outcome = run("brief", "--mp", "Jess Phillips")

    place = "templates/brief.md.j2:3"
    assert f"{place}: A value printed here is empty: {named}." in outcome.stderr
