"""What may not be said is found in every field of every record, and follows from its type alone."""

import json
import typing
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec import Struct

from advocate.inputs.workspace_reader import survey_workspace
from advocate.models.field_types import PHONE, FieldType, NameType, ProseType, Record
from advocate.rules.language.passages import texts_in
from tests.every_field import write_workspace
from tests.features.breaches import MANIFESTO, change, found, put
from tests.features.conftest import Run

SENTENCE = "Here the disastrous Conservative government left 97% of pupils behind"
FIGURE = "It reaches 1,240 pupils"
BLAME = "The shameful Conservative government"
CHILD = "It was shown to Lisa Brown, a Year 6 pupil"
MOBILE = "Call 07700 900123"


def _is_printed(kind: FieldType) -> bool:
    return isinstance(kind, ProseType) and kind.is_printed


def _is_prose(kind: FieldType) -> bool:
    return isinstance(kind, ProseType)


def _is_name(kind: FieldType) -> bool:
    return isinstance(kind, NameType)


def _is_words(kind: FieldType) -> bool:
    return _is_prose(kind) or _is_name(kind)


CASES = [
    (SENTENCE, _is_printed, {"N01"}),
    (SENTENCE, _is_printed, {"X02"}),
    (FIGURE, _is_printed, {"N01"}),
    (FIGURE, _is_name, {"N01"}),
    (BLAME, _is_name, {"X02"}),
    (CHILD, _is_prose, {"C05"}),
    (MOBILE, _is_words, {"R01"}),
]


@pytest.mark.parametrize(("said", "is_meant", "rules"), CASES)
def test_it_is_found_in_every_field_of_its_sort(
    said: str, is_meant: Callable[[FieldType], bool], rules: set[str], run: Run, workspace: Path
) -> None:

    def fill(owner: str, name: str, kind: FieldType) -> str | None:
        return f"{said} ({owner} {name})" if is_meant(kind) and name != "id" else None

    for path in workspace.rglob("*.yaml"):
        path.unlink()
    write_workspace(workspace, fill)
    found = run("check", "--json", "--on", "2026-11-20").json["problems"]
    told = {(p["file"], p["line"]) for p in found if p["rule"] in rules}
    survey = survey_workspace(workspace, None)
    assert survey.workspace is not None, survey.problems
    refused = {(problem.file, problem.line) for problem in survey.problems}
    wanted = {
        (text.about, text.path): (text.file, survey.workspace.line_in(text.file, text.path))
        for text in texts_in(survey.workspace)
        if text.text.startswith(said)
    }
    assert len(wanted) > 15
    assert [what for what, place in wanted.items() if place not in told | refused] == []


def test_a_phone_number_is_told_by_its_field(run: Run, workspace: Path) -> None:
    def fill(_owner: str, _name: str, kind: FieldType) -> str | None:
        return "07700 900123" if kind == PHONE else None

    write_workspace(workspace, fill)
    found = json.loads(run("check", "--json", "--rule", "R01").stdout)["problems"]
    assert [problem for problem in found if problem["rule"] == "R01"] == []


def test_no_text_of_a_record_is_without_a_declared_type() -> None:
    records = list(_all_below(Record))
    assert len(records) > 30
    bare = [
        f"{record.__name__}.{name}"
        for record in records
        for name, hint in typing.get_type_hints(record, include_extras=True).items()
        if _has_bare_text(hint)
    ]
    assert bare == []


def _all_below(record: type[Struct]) -> Iterator[type[Struct]]:
    for below in record.__subclasses__():
        yield below
        yield from _all_below(below)


def _has_bare_text(hint: object) -> bool:
    if typing.get_origin(hint) is typing.Annotated:
        return False
    return hint is str or any(map(_has_bare_text, typing.get_args(hint)))


@pytest.mark.parametrize(
    ("file", "old", "new", "said", "hint"),
    [
        (
            "advocate.yaml",
            "  objective: Agree",
            "  local_statistics: [child_poverty_after_housing_costs]\n  objective: Agree",
            'no constituency statistic "child_poverty_after_housing_costs"',
            "child_poverty_after_housing_costs_pct",
        ),
        (
            "advocate.yaml",
            "letter:\n",
            "letter:\n  signatory: nobody\n",
            'no signatory with the id "nobody"',
            "Add it",
        ),
    ],
)
def test_a_name_of_something_there_is_not_is_told_with_its_place(
    file: str, old: str, new: str, said: str, hint: str, run: Run, workspace: Path
) -> None:
    change(workspace, file, old, new)

    problems = run("check", "--json").json["problems"]

    (problem,) = [p for p in problems if said in p["message"]]
    assert problem["severity"] == "error"
    assert hint in problem["hint"]
    line = (workspace / file).read_text(encoding="utf-8").splitlines()[problem["line"] - 1]
    assert said.split('"')[1] in line


def test_a_manifesto_for_an_election_that_never_was_is_refused(run: Run, workspace: Path) -> None:
    text = (workspace / MANIFESTO).read_text(encoding="utf-8")
    for year, what in (("2020", "was"), ("2045", "can be")):
        other = text.replace("election: 2024", f"election: {year}").replace("more_tutors", year)
        put(workspace, f"data/manifestos/{year}.yaml", other)

        outcome = run("check")

        assert outcome.exit_code == 1
        said = f"data/manifestos/{year}.yaml:1: error: There {what} no general election in {year}."
        assert said in outcome.stdout
        (workspace / f"data/manifestos/{year}.yaml").unlink()


def test_an_ask_that_is_due_before_the_poll_is_found(run: Run, workspace: Path) -> None:
    change(workspace, MANIFESTO, "2030-09-01", "2024-07-04")

    problems = found(run, "A11", "--on", "2024-05-01")

    assert ["the poll was, or is, on 4 July 2024" in p["message"] for p in problems] == [True]


def test_one_rule_alone_hides_no_record_that_cannot_be_read(run: Run, workspace: Path) -> None:
    put(workspace, "data/quotes.yaml", "- id: a\n  speaker: Nobody\n")

    outcome = run("check", "--rule", "N01")

    assert outcome.exit_code == 1
    assert 'data/quotes.yaml:1: error: a: "text" is missing.' in outcome.stdout


def test_a_finding_keeps_its_line_after_a_record_that_cannot_be_read(
    run: Run, workspace: Path
) -> None:
    put(
        workspace,
        "data/engagements.yaml",
        "- id: bad\n- id: good\n  date: 2026-05-01\n  kind: meeting\n"
        "  summary: Here 97% of pupils were met.\n",
    )

    (problem,) = [p for p in found(run, "N01") if p["rule"] == "N01"]

    assert (problem["line"], problem["about"]) == (5, "good")


def test_the_phone_of_a_contact_is_for_colleagues_only(run_sample: Run, tmp_path: Path) -> None:
    sample = tmp_path / "sample"
    change(sample, "data/visits.yaml", "    - name: Sam\n", "    - name: Sam\n      phone: %s\n")
    text = (sample / "data/visits.yaml").read_text("utf-8").replace("%s", "07700 900 123")
    put(sample, "data/visits.yaml", text)
    on = ("--on", "2021-06-20", "--format", "md")

    brief = run_sample("brief", "--mp", "Alex Norris", *on)

    assert brief.exit_code == 0, brief.stderr
    assert "07700 900 123" in brief.text("briefs/*norris*.md")
    change(sample, "advocate.yaml", "  offer_other: ", "  offer_other: Call +44 7700 900123. ")
    letter = run_sample("letters", "--mp", "Jess Phillips", "--on", "2026-11-20")
    assert letter.exit_code == 1
    assert "R01" in letter.stderr
