"""`advocate schema`: editors explain, complete and check what the program reads."""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import check_jsonschema
import pytest

from advocate.inputs.file_shapes import SHAPES
from tests.features.bad_data import ASKS, EVIDENCE, FILES, MISTAKES, SETTINGS, Mistake, WholeFile
from tests.features.conftest import REPOSITORY, Outcome, Run, everything_in

SCHEMAS = ".advocate/schemas"
MODELINE = "# yaml-language-server: $schema="


def schema_for(folder: Path, file: str) -> Path:
    """Return the schema of a file, found by its path as an editor would be told."""
    (shape,) = (shape for shape in SHAPES if Path(file).match(shape.pattern))
    return folder / SCHEMAS / f"{shape.name}.json"


def refused(schema: Path, files: Iterable[Path], capsys: pytest.CaptureFixture[str]) -> str:
    """Return what check-jsonschema says against files; nothing where it accepts them all."""
    with pytest.raises(SystemExit) as end:
        check_jsonschema.main(["--no-cache", "--schemafile", str(schema), *map(str, files)])
    said = capsys.readouterr().out
    return said if end.value.code else ""


def schemas_of(outcome: Outcome) -> dict[str, Any]:
    """Return the schemas that a run has left, by name."""
    folder = outcome.folder / SCHEMAS
    return {path.stem: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}


@pytest.mark.parametrize("which", ["run", "run_sample", "run_hospice"])
def test_the_schemas_accept_every_file_of_every_sample(
    which: str, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    run: Run = request.getfixturevalue(which)
    folder = run("schema").folder
    if which == "run_sample":
        for name in ("kinds", "sectors"):
            shutil.copytree(REPOSITORY / name, folder / name)
    checked = []
    for shape in SHAPES:
        if files := sorted(folder.glob(shape.pattern)):
            assert refused(schema_for(folder, shape.file), files, capsys) == ""
            checked += files

    assert sorted(checked) == sorted(folder.rglob("*.yaml"))


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.new.strip())
def test_the_schemas_refuse_each_mistake_of_shape(
    run: Run, workspace: Path, capsys: pytest.CaptureFixture[str], mistake: Mistake
) -> None:
    path = workspace / mistake.file
    path.write_text(path.read_text("utf-8").replace(mistake.old, mistake.new, 1), "utf-8")
    run("schema")

    said = refused(schema_for(workspace, mistake.file), [path], capsys)

    assert bool(said) is (mistake.unseen is None), said or mistake.unseen


@pytest.mark.parametrize("wrong", [f for f in FILES if not f.file.endswith(".yml")])
def test_the_schemas_refuse_a_file_with_a_wrong_value(
    run: Run, workspace: Path, capsys: pytest.CaptureFixture[str], wrong: WholeFile
) -> None:
    (workspace / wrong.file).write_text(wrong.content, "utf-8")
    run("schema")

    said = refused(schema_for(workspace, wrong.file), [workspace / wrong.file], capsys)

    assert bool(said) is (wrong.unseen is None), said or wrong.unseen


def test_only_these_kinds_of_mistake_are_left_to_check() -> None:
    assert {each.unseen for each in (*MISTAKES, *FILES)} == {
        None,
        "references",
        "ids that stand twice",
        "braces in prose",
        "names of files",
        "how a number is typed",
    }


def test_what_the_reader_takes_for_text_the_schemas_take_too(
    run: Run, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = (
        "- id: 7\n  site: 010\n  constituency: Birmingham Yardley\n  year: 2025\n"
        "  schedule: 12:30\n  source_date: 2026-07-02\n  people_helped:\n  subjects:\n"
    )
    (workspace / "data" / "programmes.yaml").write_text(content, "utf-8")

    run("schema")

    programmes = workspace / "data" / "programmes.yaml"
    assert refused(schema_for(workspace, "data/programmes.yaml"), [programmes], capsys) == ""
    assert all(
        problem["severity"] != "error" or problem["file"] != "data/programmes.yaml"
        for problem in run("check", "--json").json["problems"]
    )


def test_former_names_of_fields_and_units_are_accepted_as_such(
    run: Run, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = "- id: a\n  school: A\n  constituency: Birmingham Yardley\n  academic_year: 2025/26\n"
    both = f"{old}  site: B\n"
    neither = old.replace("  school: A\n", "")
    schema = schema_for(run("schema").folder, "data/programmes.yaml")
    said = []
    for number, content in enumerate((old, both, neither)):
        (path := workspace / f"{number}.yaml").write_text(content, "utf-8")
        said.append(refused(schema, [path], capsys))

    assert [bool(each) for each in said] == [False, True, True]
    fields = json.loads(schema.read_text("utf-8"))["items"]["properties"]
    assert fields["pupils"]["deprecated"] is True
    assert fields["pupils"]["description"] == fields["people_helped"]["description"]


def test_an_editor_is_offered_what_a_field_may_name_and_refuses_nothing_new(
    run: Run, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = schemas_of(run("schema"))
    settings = workspace / SETTINGS
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("ask: more_tutors", "ask: yet_to_come", 1), "utf-8")

    assert found["advocate"]["definitions"]["asks"] == {"enum": ["more_tutors"]}
    assert "poverty_and_food" in found["advocate"]["definitions"]["sectors"]["enum"]
    assert found["manifestos"]["definitions"]["evidence"] == {"enum": ["gap", "helped"]}
    assert "benefits" in found["manifestos"]["definitions"]["subjects"]["enum"]
    statistics = found["advocate"]["definitions"]["statistics"]["enum"]
    assert "child_poverty_after_housing_costs_pct" in statistics
    assert refused(schema_for(workspace, SETTINGS), [settings], capsys) == ""


def test_fields_say_what_they_are_for_with_examples_and_choices(run: Run) -> None:
    evidence = schemas_of(run("schema"))["evidence"]["items"]

    assert evidence["properties"]["value"]["description"].startswith("The figure itself")
    assert evidence["properties"]["published"]["examples"] == ["2026-02-26"]
    assert "percentage_points" in evidence["properties"]["unit"]["anyOf"][0]["enum"]
    assert evidence["properties"]["base"]["minimum"] == 1
    assert "unit" in evidence["required"]
    assert evidence["additionalProperties"] is False


def test_a_workspace_that_cannot_be_read_has_schemas_without_its_records(
    run: Run, workspace: Path
) -> None:
    (workspace / SETTINGS).write_text("organisation: [", "utf-8")

    outcome = run("schema")

    assert outcome.exit_code == 0
    assert schemas_of(outcome)["advocate"]["definitions"]["asks"] == {"not": {}}


def test_only_what_has_changed_is_written_again(run: Run, workspace: Path) -> None:
    first = run("schema", "--json").json
    before = {path: path.stat().st_mtime_ns for path in (workspace / SCHEMAS).iterdir()}
    evidence = workspace / EVIDENCE
    evidence.write_text(evidence.read_text("utf-8").replace("id: helped", "id: reached"), "utf-8")

    again = run("schema", "--json").json

    changed = {"advocate", "constituencies", "evidence", "manifestos"}
    assert len(first["written"]) == len(SHAPES)
    assert first["skipped"] == []
    assert {Path(item["path"]).stem for item in again["written"]} <= changed
    assert f"{SCHEMAS}/evidence.json" in [item["path"] for item in again["written"]]
    assert {"path": f"{SCHEMAS}/waivers.json", "reason": "unchanged"} in again["skipped"]
    assert before[workspace / SCHEMAS / "waivers.json"] == (
        (workspace / SCHEMAS / "waivers.json").stat().st_mtime_ns
    )


def test_schemas_stay_out_of_version_control_unless_somebody_wants_them(
    run: Run, workspace: Path
) -> None:
    run("schema")
    ignored = workspace / SCHEMAS / ".gitignore"
    first = ignored.read_text("utf-8")
    ignored.write_text("", "utf-8")

    run("schema")

    assert first == "*\n"
    assert ignored.read_text("utf-8") == ""


def test_a_file_that_names_no_schema_is_told_the_line_that_would(run: Run, workspace: Path) -> None:
    evidence = workspace / EVIDENCE
    line = f"{MODELINE}../.advocate/schemas/evidence.json"

    notes = run("schema", "--json").json["problems"]
    evidence.write_text(f"{line}\n{evidence.read_text('utf-8')}", "utf-8")
    after = run("schema", "--json").json["problems"]

    assert {note["file"]: note["hint"] for note in notes} == {
        SETTINGS: f"Begin it with: {MODELINE}.advocate/schemas/advocate.json",
        EVIDENCE: f"Begin it with: {line}",
        ASKS: f"Begin it with: {MODELINE}../../.advocate/schemas/manifestos.json",
    }
    assert {note["severity"] for note in notes} == {"note"}
    assert [note["file"] for note in after] == [SETTINGS, ASKS]


def test_nothing_is_written_where_the_folder_leads_elsewhere(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (workspace / ".advocate").symlink_to(elsewhere)

    outcome = run("schema")

    assert outcome.exit_code == 1
    assert "leads out of the workspace" in outcome.stderr
    assert "hint:" in outcome.stderr
    assert everything_in(elsewhere) == {}


def test_a_file_in_the_place_of_the_folder_is_named_and_stays(run: Run, workspace: Path) -> None:
    (workspace / ".advocate").write_text("mine", "utf-8")

    outcome = run("schema")

    assert outcome.exit_code == 1
    assert ".advocate/schemas cannot be written" in outcome.stderr
    assert (workspace / ".advocate").read_text("utf-8") == "mine"


@pytest.mark.parametrize("sample", [REPOSITORY, REPOSITORY / "examples" / "hospice"])
def test_every_file_of_the_samples_names_its_schema_in_its_first_line(sample: Path) -> None:
    files = [(path, shape.name) for shape in SHAPES for path in sample.glob(shape.pattern)]

    assert len(files) > 9
    for path, name in files:
        up = "../" * (len(path.relative_to(sample).parts) - 1)
        first = path.read_text("utf-8").partition("\n")[0]
        assert first == f"{MODELINE}{up}.advocate/schemas/{name}.json", path
