"""The program itself: version, help, starting a workspace, and talking to a dead network."""

import os
import re
import shlex
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import advocate
from tests.features.conftest import REPOSITORY, Run
from tests.standin.members_api import StandIn


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"advocate {advocate.__version__}\n"


def test_every_command_is_in_the_readme(run: Run) -> None:
    commands = re.findall(r"^  ([a-z]+)  ", run("--help").stdout, re.M)
    readme = (REPOSITORY / "README.md").read_text("utf-8")

    assert len(commands) >= 4
    assert [c for c in commands if f"advocate {c}" not in readme] == []


def test_every_option_is_documented(run: Run) -> None:
    reference = (REPOSITORY / "docs" / "commands.md").read_text("utf-8")
    found = set()
    for command in re.findall(r"^  ([a-z]+)  ", run("--help").stdout, re.M):
        found |= set(re.findall(r"(--[a-z-]+)", run(command, "--help").stdout))

    assert len(found) > 10
    assert sorted(option for option in found if f"`{option}" not in reference) == []


def test_a_new_workspace_works_at_once(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = tmp_path / "new"

    assert run("init", str(new)).exit_code == 0
    monkeypatch.chdir(new)
    assert run("brief", "--mp", "Jess Phillips").exit_code == 0


def test_init_never_touches_a_workspace_that_is_there(run: Run, workspace: Path) -> None:
    before = (workspace / "advocate.yaml").read_bytes()

    outcome = run("init", str(workspace))

    assert outcome.exit_code == 1
    assert (workspace / "advocate.yaml").read_bytes() == before
    assert not (workspace / "templates").exists()


def test_no_traceback_reaches_a_user_but_debug_shows_it(workspace: Path) -> None:
    command = [sys.executable, "-m", "advocate", "brief", "--mp", "Nobody Whatever", "--offline"]

    plain = subprocess.run(command, cwd=workspace, capture_output=True, text=True, check=False)
    debug = subprocess.run(
        [*command, "--debug"], cwd=workspace, capture_output=True, text=True, check=False
    )

    assert plain.returncode == 1
    assert "Traceback" not in plain.stderr
    assert plain.stderr.startswith("error: ")
    assert "Traceback" in debug.stderr


def test_completion_offers_members_and_committees(workspace: Path) -> None:
    def offered(words: str) -> str:
        environment = os.environ | {
            "_ADVOCATE_COMPLETE": "complete_bash",
            "COMP_WORDS": words,
            "COMP_CWORD": str(words.count(" ")),
        }
        program = "from advocate.cli.app import app; app(prog_name='advocate')"
        return subprocess.run(
            [sys.executable, "-c", program],
            cwd=workspace,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        ).stdout

    assert "Jess Phillips" in offered("advocate brief --mp Jess")
    assert "Education Committee" in offered("advocate letters --committee Educ")


def test_a_dead_network_is_told_once_with_the_date_of_what_was_used(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    for name in ("ADVOCATE_MEMBERS_API", "ADVOCATE_COMMITTEES_API"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{port}")

    outcome = run("letters", "--committee", "education", offline=False)

    assert outcome.exit_code == 0
    told = [line for line in outcome.stderr.splitlines() if "20 August 2026" in line]
    assert [line.partition(":")[0] for line in told] == ["warning"]
    assert outcome.stderr.count("Members") <= 1
    assert len(outcome.files("briefs/*.docx")) == 11


def test_live_facts_win_over_the_snapshot(
    run: Run, parliament: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADVOCATE_MEMBERS_API", parliament.url)
    monkeypatch.setenv("ADVOCATE_COMMITTEES_API", parliament.url)

    outcome = run("brief", "--mp", "Jess Phillips", "--json", "--format", "md", offline=False)

    assert outcome.exit_code == 0
    assert outcome.json["parliament"]["source"] == "live"
    again = run("brief", "--mp", "Jess Phillips", "--json", "--format", "md", offline=False)
    assert again.json["parliament"]["source"] == "cache"


def test_offline_opens_no_socket_at_all(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)

    assert run("brief", "--mp", "Jess Phillips").exit_code == 0


def test_the_session_in_the_readme_is_true(run_sample: Run) -> None:
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    blocks = re.findall(r"```console\n(.*?)```", readme, re.S)
    steps = [step for block in blocks for step in re.split(r"^\$ ", block, flags=re.M)[1:]]

    assert len(steps) >= 4
    for step in steps:
        command, _, expected = step.strip().partition("\n")
        outcome = run_sample(*shlex.split(command)[1:], "--on", "2026-11-20", offline=False)
        said = (outcome.stdout + outcome.stderr).strip()
        assert said.startswith(expected.strip()), said


def test_the_sample_workspace_is_built_with_no_warning_but_of_age(run_sample: Run) -> None:
    """Its newest figures are of 2023/24, and its posts and asks were checked in December 2025."""
    for arguments in (
        ("brief", "--mp", "4370"),
        ("manifesto", "2024"),
        ("letters", "--committee", "education"),
    ):
        outcome = run_sample(*arguments, "--on", "2026-11-22", "--dry-run", "--json")
        warnings = [p for p in outcome.json["problems"] if p["severity"] == "warning"]
        assert outcome.exit_code == 0
        assert {problem["rule"] for problem in warnings} <= {"N04", "A06", "P06"}


@pytest.mark.parametrize("services", ["answering", "dead"])
def test_the_demo_prints_at_most_five_lines_beside_the_names_of_files(
    run_sample: Run,
    parliament: StandIn,
    dead_url: str,
    monkeypatch: pytest.MonkeyPatch,
    services: str,
) -> None:
    for name in ("MEMBERS", "COMMITTEES", "QUESTIONS"):
        url = dead_url if services == "dead" else parliament.url
        monkeypatch.setenv(f"ADVOCATE_{name}_API", url)
    commands = re.findall(
        r"^\t\$\(BIN\)/advocate (.*)$", (REPOSITORY / "Makefile").read_text(), re.M
    )
    lines = []
    for command in commands:
        outcome = run_sample(*shlex.split(command), "--on", "2026-12-01", offline=False)
        assert outcome.exit_code == 0
        lines += (outcome.stdout + outcome.stderr).splitlines()

    files = [line for line in lines if re.fullmatch(r"demo/[a-z0-9-]+\.(?:docx|md)", line)]
    told = [line for line in lines if line not in files]
    assert len(commands) == 3
    assert len(files) > 20
    assert sum("14 figures too old" in line for line in told) == 1
    assert 3 <= len(told) <= 5, told


def test_a_path_that_the_system_refuses_is_said_plainly(run: Run) -> None:
    outcome = run("manifesto", "2024", "--out", "a" * 300)
    assert outcome.exit_code == 1
    assert "could not be written: File name too long." in outcome.stderr
    assert "shorter name" in outcome.stderr
    assert "does not foresee" not in outcome.stderr


@pytest.mark.parametrize("typed", ["docx,,MD", "docx, md,", " ,docx", "docx,docx"])
def test_a_comma_too_many_between_formats_names_nothing(run: Run, typed: str) -> None:
    outcome = run("manifesto", "2024", "--format", typed)
    assert outcome.exit_code == 0, outcome.stderr


def test_no_format_at_all_is_refused(run: Run) -> None:
    outcome = run("manifesto", "2024", "--format", ",")
    assert outcome.exit_code == 1
    assert "Formats: docx, md, html, pdf." in outcome.stderr


@pytest.mark.parametrize("name", [".advocate-written.json", ".advocate-facts.json"])
def test_a_list_of_outputs_nested_without_end_counts_as_lost(
    run: Run, workspace: Path, name: str
) -> None:
    (workspace / "briefs").mkdir()
    (workspace / "briefs" / name).write_text("[" * 100_000)
    assert run("manifesto", "2024", "--on", "2026-11-20").exit_code == 0
    assert run("status").exit_code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("# T\n\nx\n\n-\n", None, id="an empty item"),
        pytest.param("# T\n\nx\n\n> <!-- contents -->\n", None, id="a quote of a comment"),
        pytest.param("\ufeff# T\n\nx\n", None, id="the mark that Notepad puts first"),
        pytest.param("# T\n\n{{ fact(3) }}\n", "manifesto.md.j2:3: There is no evidence", id="id"),
        pytest.param(
            "# T\n\n![a](a%00b.png)\n", "cannot be read: no file has such a name", id="odd path"
        ),
        pytest.param(b"# T\n\ncaf\xe9\n", "is not saved as UTF-8 (line 3)", id="Latin-1"),
    ],
)
def test_odd_templates_are_filled_in_or_refused_with_a_place(
    run: Run, workspace: Path, text: str | bytes, said: str | None
) -> None:
    content = text if isinstance(text, bytes) else text.encode()
    (workspace / "templates").mkdir(exist_ok=True)
    (workspace / "templates" / "manifesto.md.j2").write_bytes(content)
    outcome = run("manifesto", "2024", "--on", "2026-11-20")
    assert outcome.exit_code == (0 if said is None else 1), outcome.stderr
    assert (said or "") in outcome.stderr
    assert "does not foresee" not in outcome.stderr


@pytest.mark.parametrize("command", [("brief", "--mp"), ("members", "--committee"), ("impact",)])
@pytest.mark.parametrize("typed", ["9" * 5000, "ا" * 3000, "Jess " * 200])
def test_a_name_longer_than_any_is_refused_at_once(
    run: Run, command: tuple[str, ...], typed: str
) -> None:
    outcome = run(*command, typed)

    assert outcome.exit_code == 2
    assert "is longer than 500 characters" in outcome.stderr


def test_letters_that_are_no_text_are_shown_spelt_out(run: Run) -> None:
    outcome = run("member", "\udcff Nobodyatall", "--json")

    assert outcome.exit_code == 1
    assert "\\udcff Nobodyatall" in outcome.stdout


def test_a_quiet_strict_check_says_why_it_fails(run: Run) -> None:
    outcome = run("check", "--quiet", "--strict")

    assert outcome.exit_code == 1
    assert ": warning " in outcome.stdout
    assert ": note " not in outcome.stdout
