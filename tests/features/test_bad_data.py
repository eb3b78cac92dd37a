"""Bad data: every problem is named with file, line and remedy, and nothing on disk changes."""

import shutil
from pathlib import Path

import pytest

from tests.features.bad_data import EVIDENCE, FILES, MISTAKES, SETTINGS, Mistake, WholeFile
from tests.features.conftest import Run, everything_in


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.new.strip())
def test_each_mistake_is_named_with_its_line_and_remedy(
    run: Run, workspace: Path, mistake: Mistake
) -> None:
    file, old, new, line, message, hint, _ = mistake
    path = workspace / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    before = everything_in(workspace)

    outcome = run("brief", "--mp", "Jess Phillips", "--json")

    problems = outcome.json["problems"]
    here = [p for p in problems if p["file"] == file and message in p["message"]]
    assert outcome.exit_code == 1
    assert here, problems
    assert here[0]["line"] == line, here
    assert hint is None or hint in here[0]["hint"]
    assert everything_in(workspace) == before


def test_problems_of_all_files_are_reported_together_in_order(run: Run, workspace: Path) -> None:
    for name in (SETTINGS, EVIDENCE):
        path = workspace / name
        path.write_text(path.read_text(encoding="utf-8").replace("title:", "titel:"), "utf-8")
    settings = workspace / SETTINGS
    settings.write_text(settings.read_text("utf-8").replace("vision:", "visions:"), "utf-8")

    problems = run("manifesto", "2024", "--json").json["problems"]

    assert [p["file"] for p in problems] == sorted(p["file"] for p in problems)
    assert {p["file"] for p in problems} == {SETTINGS, EVIDENCE}
    assert len([p for p in problems if '"titel"' in p["message"]]) == 2


def test_a_file_that_is_not_utf8_is_named_with_its_remedy(run: Run, workspace: Path) -> None:
    path = workspace / EVIDENCE
    path.write_bytes(path.read_text("utf-8").replace("The gap", "Thé gap").encode("cp1252"))

    outcome = run("brief", "--mp", "Jess Phillips")

    assert outcome.exit_code == 1
    assert f"{EVIDENCE}:2:" in outcome.stderr
    assert "UTF-8" in outcome.stderr


def test_a_byte_order_mark_is_no_problem(run: Run, workspace: Path) -> None:
    path = workspace / EVIDENCE
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    assert run("manifesto", "2024").exit_code == 0


def test_numbers_typed_without_quotes_are_text_where_text_is_wanted(
    run: Run, workspace: Path
) -> None:
    path = workspace / SETTINGS
    path.write_text(
        path.read_text("utf-8")
        .replace('"0000000"', "1234567")
        .replace("name: Zoë O'Brien", "name: 010"),
        "utf-8",
    )

    outcome = run("letters", "--committee", "education", "--format", "md")

    assert outcome.exit_code == 0
    letter = outcome.text("briefs/*helen-hayes.md")
    assert "Registered charity 1234567" in letter
    assert "**010**\\\nDirector, R&A Tutors" in letter


def test_no_workspace_says_how_to_name_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)

    outcome = run("brief", "--mp", "Jess Phillips")

    assert outcome.exit_code == 1
    assert "--workspace" in outcome.stderr
    assert everything_in(empty) == {}


def test_the_workspace_is_found_from_a_folder_inside_it(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace / "data")

    assert run("manifesto", "2024").exit_code == 0


def test_an_unknown_election_lists_those_there_are(run: Run) -> None:
    outcome = run("manifesto", "2017")

    assert outcome.exit_code == 1
    assert "2024" in outcome.stderr


@pytest.mark.parametrize(
    ("template", "message", "hint"),
    [
        ("Dear {{ adress.salutation }}", '"adress" is not defined', '"address"'),
        ("\n\n{{ address.salutatoin }}", '"salutatoin" is not a field', '"salutation"'),
        ("{{ fact('gab') }}", 'no evidence with the id "gab"', '"gap"'),
        ("{% if on %}", "The template stops here", "endif"),
        ("{{ on + 1 }}", "An expression of the template fails", "Correct"),
        ("{{ 1 / 0 }}", "An expression of the template fails", "Correct"),
        ("{% include 'nowhere.j2' %}", "no template", "include"),
        ("{{ knowledge }}", "A value printed here is empty", "{% if"),
        ("{{ address.__class__.__mro__ }}", '"__class__" is not a field', None),
        ("{% for x in missing_list %}x{% endfor %}", '"missing_list" is not defined', None),
        ("{{ on | no_such_filter }}", "no_such_filter", None),
    ],
)
def test_a_template_mistake_is_named_with_its_line(
    run: Run, workspace: Path, template: str, message: str, hint: str | None
) -> None:
    folder = workspace / "templates"
    folder.mkdir()
    (folder / "brief.md.j2").write_text(f"# Title\n{template}\n", "utf-8")
    before = everything_in(workspace)

    outcome = run("brief", "--mp", "Jess Phillips", "--json")

    (problem, *_) = outcome.json["problems"]
    assert outcome.exit_code == 1
    assert message in problem["message"]
    assert problem["file"] == "templates/brief.md.j2"
    if "include" not in template:
        assert problem["line"] == 2 + template.count("\n")
    assert hint is None or hint in problem["hint"]
    assert everything_in(workspace) == before


def test_all_missing_names_of_all_recipients_are_reported_at_once(
    run: Run, workspace: Path
) -> None:
    folder = workspace / "templates"
    folder.mkdir()
    (folder / "letter.md.j2").write_text(
        "{{ one }}\n{{ two.three }}\n{{ committee.nmae }}", "utf-8"
    )

    problems = run("letters", "--committee", "education", "--json").json["problems"]

    assert [(p["line"], p["message"].split()[0]) for p in problems] == [
        (1, '"one"'),
        (2, '"two"'),
        (3, '"nmae"'),
    ]
    assert not (workspace / "briefs").exists()


@pytest.mark.parametrize("wrong", FILES, ids=lambda wrong: wrong.message)
def test_what_does_not_agree_with_the_records_is_named(
    run: Run, workspace: Path, wrong: WholeFile
) -> None:
    file, content, message, hint, _ = wrong
    (workspace / file).write_text(content, "utf-8")
    before = everything_in(workspace)

    outcome = run("brief", "--mp", "Jess Phillips", "--json")

    here = [p for p in outcome.json["problems"] if message in p["message"]]
    assert outcome.exit_code == 1
    assert here, outcome.json["problems"]
    assert here[0]["file"] == file
    assert hint in here[0]["hint"]
    assert everything_in(workspace) == before


def test_a_manifesto_under_another_year_is_named_once_and_not_used(
    run: Run, workspace: Path
) -> None:
    folder = workspace / "data" / "manifestos"
    shutil.copyfile(folder / "2024.yaml", folder / "2023.yaml")

    problems = run("check", "--json").json["problems"]

    assert [p["message"] for p in problems if "2023.yaml" in (p["file"] or "")] == [
        '"election" is 2024, but the file is called 2023.yaml.'
    ]
    assert all(p["line"] for p in problems)


def test_where_a_file_is_missing_each_id_that_dangles_is_named(run: Run, workspace: Path) -> None:
    register = workspace / "data" / "evidence.yaml"
    records = (f"- id: gap_{i}_of_2024\n  comparator: gab_{i}_of_2024\n" for i in range(600))
    register.write_text("".join(records), "utf-8")

    problems = run("check", "--json").json["problems"]

    dangling = [p for p in problems if "gab_77_of_2024" in p["message"]]
    assert [(p["file"], p["line"]) for p in dangling] == [("data/evidence.yaml", 2 * 77 + 2)]
    assert dangling[0]["hint"] == 'Did you mean "gap_77_of_2024"?'


def test_a_declared_alias_stands_for_its_constituency(run: Run, workspace: Path) -> None:
    (workspace / "data" / "constituencies.yaml").write_text(
        "- constituency: Birmingham Yardley\n  aliases: [Yardley]\n", "utf-8"
    )
    (workspace / "data" / "programmes.yaml").write_text(
        "- id: a\n  site: A School\n  constituency: Yardley\n  year: 2025/26\n", "utf-8"
    )

    outcome = run("brief", "--mp", "Jess Phillips", "--on", "2026-11-20", "--format", "md")

    assert "| A School | not recorded |" in outcome.text("briefs/*.md")


@pytest.mark.parametrize(
    ("value", "unit", "message"),
    [("4700", "percent", "from 0 to 100"), ("-5", "people", "not below 0")],
)
def test_a_figure_that_cannot_be_is_refused(
    run: Run, workspace: Path, value: str, unit: str, message: str
) -> None:
    path = workspace / EVIDENCE
    text = path.read_text("utf-8")
    path.write_text(text.replace("value: 61.5\n  unit: percent", f"value: {value}\n  unit: {unit}"))

    outcome = run("manifesto", "2024")

    assert outcome.exit_code == 1
    assert message in outcome.stderr
    assert f"{EVIDENCE}:16:" in outcome.stderr


def test_a_folder_where_a_data_file_belongs_does_not_count_as_no_file(
    run: Run, workspace: Path
) -> None:
    (workspace / "data" / "mps.yaml").mkdir()

    outcome = run("brief", "--mp", "Jess Phillips")

    assert outcome.exit_code == 1
    assert "data/mps.yaml:1: The file cannot be read" in outcome.stderr


def test_wrong_usage_is_json_too_where_json_is_asked_for(run: Run) -> None:
    for arguments in (
        ("brief", "--json"),
        ("brief", "--mp", "x", "--on", "nonsense", "--json"),
        ("manifesto", "abc", "--json"),
    ):
        outcome = run(*arguments)
        assert outcome.exit_code == 2
        assert outcome.json["problems"][0]["severity"] == "error"
