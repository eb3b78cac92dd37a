"""How a run speaks: what is said once, what is silent, and what survives a poor terminal."""

import io
import json
import runpy
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from advocate import __version__
from advocate.building.build_report import BuildReport
from advocate.cli.app import app, main
from advocate.cli.completion import committees_beginning, members_beginning
from advocate.cli.messages import shown_path
from advocate.cli.run import Run
from advocate.errors import Ambiguous, MemberNotFound, Problem, Severity, WorkspaceInvalid

MINIMAL = Path(__file__).parents[2] / "examples" / "minimal"
BRIEF = ("brief", "--mp", "Jess Phillips", "--on", "2026-11-20", "--offline")
STEM = "2026-11-20-brief-jess-phillips"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NO_COLOR", "1")
    folder = tmp_path / "charity"
    shutil.copytree(MINIMAL, folder)
    monkeypatch.chdir(folder)
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def note(name: str, rule: str | None = "P18", severity: Severity = Severity.NOTE) -> Problem:
    return Problem(message=f"About {name}.", hint=f"See {name}.", rule=rule, severity=severity)


def report(*problems: Problem) -> BuildReport:
    return BuildReport(folder=Path(), written=(), problems=problems)


def said_of(
    capsys: pytest.CaptureFixture[str], *problems: Problem, verbose: bool = False
) -> list[str]:
    Run(verbose=verbose).show_report(report(*problems))
    said = capsys.readouterr()
    assert said.out == ""
    return said.err.splitlines()


WARNING, ERROR = Severity.WARNING, Severity.ERROR
MANY = (
    *(note("A"), note("B"), note("C", "A06", WARNING), note("D", "A06", WARNING)),
    *(note("E", "P19"), note("F", None), note("G", "N01", ERROR), note("H", "N01", ERROR)),
)


def test_warnings_and_notes_of_rules_share_a_line_that_counts_them_all(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    assert said_of(capsys, *MANY) == [
        "note: About F. See F.",
        "error: About G. [N01]",
        "hint:  See G.",
        "error: About H. [N01]",
        "hint:  See H.",
        "2 warnings, 3 notes: 2 asks not checked lately [A06]; "
        "2 readers whose Mr, Ms or Dr is not known [P18]; About E [P19]. "
        "Add --verbose for place and remedy of each.",
    ]


def test_a_verbose_run_says_everything_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    lines = said_of(capsys, *MANY, verbose=True)

    assert [line.partition("About ")[2][:1] for line in lines[::2]] == [*"ABCDEFGH"]
    assert [line.partition("See ")[2][:1] for line in lines[1::2]] == [*"ABCDEFGH"]


@pytest.mark.parametrize("rules", [("A06",), ("A06", "P19")])
def test_one_or_two_findings_of_different_rules_stand_alone_with_their_remedies(
    capsys: pytest.CaptureFixture[str], rules: tuple[str, ...]
) -> None:
    found = [note(rule, rule, WARNING) for rule in rules]

    assert said_of(capsys, *found) == [
        f"warning: About {rule}. [{rule}] See {rule}." for rule in rules
    ]


def test_two_findings_of_one_rule_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = said_of(capsys, note("A", "A06", WARNING), note("B", "A06", WARNING))

    assert line.startswith("2 warnings: 2 asks not checked lately [A06]. Add --verbose")


def test_json_keeps_every_note(capsys: pytest.CaptureFixture[str]) -> None:
    Run(as_json=True, on=date(2026, 11, 20)).show_report(report(note("A"), note("B")))
    envelope = json.loads(capsys.readouterr().out)

    assert [p["message"] for p in envelope["problems"]] == ["About A.", "About B."]
    assert (envelope["parliament"], envelope["written"], envelope["skipped"]) == (None, [], [])
    assert "dry_run" not in envelope


def test_quiet_says_nothing_but_errors(capsys: pytest.CaptureFixture[str]) -> None:
    problems = (note("A"), note("B", severity=Severity.WARNING), note("C", severity=Severity.ERROR))

    Run(quiet=True).show_problems(problems)

    assert capsys.readouterr().err.splitlines() == ["error: About C. [P18]", "hint:  See C."]


@pytest.mark.parametrize(
    ("file", "line", "place"), [("a.yaml", 3, "a.yaml:3: "), ("a.yaml", None, "a.yaml: ")]
)
def test_a_problem_is_said_with_its_place(
    capsys: pytest.CaptureFixture[str], file: str, line: int | None, place: str
) -> None:
    Run().show_problems((Problem(message="Wrong.", file=file, line=line),))

    assert capsys.readouterr().err == f"error: {place}Wrong.\n"


def test_a_failure_of_one_cause_is_said_once(capsys: pytest.CaptureFixture[str]) -> None:
    Run().show_failure(MemberNotFound("Nobody.", hint="Look."), as_json=False)

    assert capsys.readouterr().err == "error: Nobody.\nhint:  Look.\n"


def test_a_failure_of_several_causes_names_each_and_then_their_number(
    capsys: pytest.CaptureFixture[str],
) -> None:
    causes = (Problem(message="One.", file="a", line=1), Problem(message="Two."))

    Run().show_failure(WorkspaceInvalid("2 problems.", problems=causes), as_json=False)

    assert capsys.readouterr().err.splitlines() == [
        "error: a:1: One.",
        "error: Two.",
        "error: 2 problems.",
    ]


def test_candidates_are_listed_in_a_column(capsys: pytest.CaptureFixture[str]) -> None:
    Run().show_failure(
        Ambiguous("Several.", candidates=(("1", "Cat"), ("4510", "Dan"))), as_json=False
    )

    assert capsys.readouterr().err.splitlines() == ["error: Several.", "  1     Cat", "  4510  Dan"]


@pytest.mark.parametrize(("no_color", "is_coloured"), [("1", False), ("", True)])
def test_colour_marks_the_label_alone_and_can_be_turned_off(
    monkeypatch: pytest.MonkeyPatch, no_color: str, is_coloured: bool
) -> None:
    stream = Terminal()
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setattr(sys, "stderr", stream)

    Run().show_problems((note("A", severity=Severity.ERROR),))

    said = stream.getvalue()
    assert ("\x1b[" in said) is is_coloured
    assert "error:" in said
    assert said.splitlines()[0].endswith(" About A. [P18]")


class Terminal(io.StringIO):
    """A stream that somebody watches."""

    def isatty(self) -> bool:
        return True


def watched(monkeypatch: pytest.MonkeyPatch, run: Run) -> str:
    stream = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", stream)
    with run.progress() as on_step:
        on_step("Reading", 1, 2)
        on_step("Writing documents", 2, 2)
    return stream.getvalue()


def test_a_bar_shows_what_is_done_where_somebody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = watched(monkeypatch, Run())

    assert "Writing documents" in shown
    assert "2/2" in shown


@pytest.mark.parametrize("options", [{"quiet": True}, {"as_json": True}])
def test_no_bar_is_shown_where_silence_was_asked_for(
    monkeypatch: pytest.MonkeyPatch, options: dict[str, bool]
) -> None:
    assert watched(monkeypatch, Run(**options)) == ""  # type: ignore[arg-type]


def test_no_bar_is_shown_where_nobody_watches(workspace: Path) -> None:
    assert "Writing" not in run(*BRIEF).output


def test_a_path_inside_the_workspace_is_short_and_any_other_whole(tmp_path: Path) -> None:
    folder = tmp_path / "charity"

    assert shown_path(folder / "briefs" / "a.md", folder) == "briefs/a.md"
    assert shown_path(tmp_path / "b.md", folder) == (tmp_path / "b.md").resolve().as_posix()


@pytest.mark.parametrize(
    ("arguments", "exit_code"),
    [
        ((*BRIEF,), 0),
        (("brief", "--mp", "Nobody Whatever", "--offline"), 1),
        (("brief", "--mp", "Smith", "--offline"), 1),
        (("manifesto", "1999"), 1),
        (("manifesto", "soon"), 2),
        (("brief",), 2),
        (("letters", "--committee", "Treasury", "--on", "2026-11-20", "--offline"), 3),
    ],
)
def test_the_exit_code_says_whose_fault_it_was(
    workspace: Path, arguments: tuple[str, ...], exit_code: int
) -> None:
    assert run(*arguments).exit_code == exit_code


def test_debug_lets_the_error_itself_through(workspace: Path) -> None:
    command = ("brief", "--mp", "Nobody Whatever", "--offline")

    assert isinstance(run(*command, "--debug").exception, MemberNotFound)
    assert isinstance(run(*command).exception, SystemExit)


def test_a_dry_run_says_so_in_text_and_in_json(workspace: Path) -> None:
    said = run(*BRIEF, "--dry-run")
    envelope = json.loads(run(*BRIEF, "--dry-run", "--json").stdout)

    assert said.stdout.splitlines() == [
        f"briefs/{STEM}.docx  (dry run: not written)",
        f"briefs/{STEM}.md  (dry run: not written)",
    ]
    assert envelope["dry_run"] is True
    assert [item["path"] for item in envelope["written"]] == [
        f"briefs/{STEM}.docx",
        f"briefs/{STEM}.md",
    ]
    assert not (workspace / "briefs").exists()


def test_a_file_left_as_it_was_is_said_with_what_to_do(workspace: Path) -> None:
    run(*BRIEF, "--format", "md")
    path = workspace / "briefs" / f"{STEM}.md"
    path.write_text("mine", "utf-8")

    said = run(*BRIEF, "--format", "md")

    assert f"warning: briefs/{STEM}.md was left as it is: edited by hand" in said.stderr
    assert "--force" in said.stderr
    assert said.stdout == f"briefs/{STEM}.new.md\n"


def test_a_file_that_fails_halfway_leaves_a_list_of_what_is_missing(workspace: Path) -> None:
    (workspace / "briefs" / f"{STEM}.md").mkdir(parents=True)

    said = run(*BRIEF)

    assert said.exit_code == 1
    assert "1 of 2 files are whole on disk" in said.stderr
    assert f"missing: {STEM}.md" in said.stderr
    assert (workspace / "briefs" / f"{STEM}.docx").is_file()


def test_formats_may_stand_in_one_option_in_any_case_and_count_once(workspace: Path) -> None:
    said = run(*BRIEF, "--format", "MD, docx", "--format", "md")

    assert said.stdout.splitlines() == [f"briefs/{STEM}.md", f"briefs/{STEM}.docx"]


def test_a_workspace_can_be_named_from_elsewhere(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    said = run(*BRIEF, "--workspace", str(workspace), "--out", "mine", "--format", "md")

    assert said.exit_code == 0
    assert said.stdout == f"{(tmp_path / 'mine' / f'{STEM}.md').as_posix()}\n"
    assert not (workspace / "briefs").exists()


@pytest.mark.parametrize(("quiet", "says_next"), [((), True), (("--quiet",), False)])
def test_a_new_workspace_names_what_it_made(
    tmp_path: Path, quiet: tuple[str, ...], says_next: bool
) -> None:
    said = run("init", str(tmp_path / "new"), *quiet)

    made = sorted(path.name for path in (tmp_path / "new").iterdir())
    assert sorted(line.rstrip("/") for line in said.stdout.splitlines()) == made
    assert made == ["advocate.yaml", "briefs", "data"]
    assert ("Next:" in said.stderr) is says_next


def test_a_workspace_where_none_can_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", "utf-8")

    said = run("init", str(tmp_path / "taken" / "new"))

    assert said.exit_code == 1
    assert "cannot be written" in said.stderr
    assert "hint:" in said.stderr


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("jess ph", [("Jess Phillips", "Birmingham Yardley")]),
        ("Phillips, J", [("Phillips, Jess", "Birmingham Yardley")]),
        ("zzz", []),
    ],
)
def test_names_are_completed_from_either_end(typed: str, offered: list[tuple[str, str]]) -> None:
    assert members_beginning(typed) == offered


def test_committees_are_completed_by_how_they_begin() -> None:
    offered = committees_beginning("EDUCATION C")

    assert offered == ["Education Committee"]
    assert committees_beginning("zzz") == []


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("advocate brief --mp Jess", "Jess Phillips"),
        ("advocate letters --committee Educ", "Education Committee"),
        ("advocate brief --format d", "docx"),
    ],
)
def test_the_tab_key_offers_names(
    monkeypatch: pytest.MonkeyPatch, words: str, offered: str
) -> None:
    environment = {
        "_ADVOCATE_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
    }

    said = CliRunner().invoke(app, [], prog_name="advocate", env=environment)

    assert offered in said.stdout


@pytest.mark.parametrize(
    ("is_terminal", "shown"), [(True, f"\\u0141ód\\u017a/{STEM}.md"), (False, f"Łódź/{STEM}.md")]
)
def test_a_character_that_the_terminal_cannot_show_stops_nothing(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, is_terminal: bool, shown: str
) -> None:
    written = io.BytesIO()
    poor = io.TextIOWrapper(written, encoding="cp1252")
    monkeypatch.setattr(poor, "isatty", lambda: is_terminal)
    monkeypatch.setattr(sys, "stdout", poor)
    monkeypatch.setattr(sys, "argv", ["advocate", *BRIEF, "--format", "md", "--out", "Łódź"])

    with pytest.raises(SystemExit) as caught:
        main()

    poor.flush()
    assert caught.value.code == 0
    assert written.getvalue().decode("cp1252" if is_terminal else "utf-8").split() == [shown]


def test_it_runs_as_a_module(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["advocate", "--version"])

    with pytest.raises(SystemExit) as caught:
        runpy.run_module("advocate", run_name="__main__")

    assert caught.value.code == 0
    assert capsys.readouterr().out == f"advocate {__version__}\n"
