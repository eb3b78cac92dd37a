"""A workspace follows the program: what it has not changed comes from the release at hand."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from tools.build_former_templates import TARGET

from advocate.inputs.template_copies import find_copies, fingerprint, packaged_templates
from tests.features.breaches import put
from tests.features.conftest import REPOSITORY, Run, everything_in


def test_a_new_workspace_holds_no_templates_and_every_document_is_made_all_the_same(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = tmp_path / "new"

    assert run("init", str(new)).stdout.split() == ["advocate.yaml", "data/", "briefs/"]
    monkeypatch.chdir(new)
    made = [
        run("brief", "--mp", "Helen Hayes", "--format", "docx"),
        run("letters", "--committee", "education", "--format", "docx"),
        run("manifesto", "2024", "--format", "docx"),
        run("write", "thank-you", "--mp", "Helen Hayes", "--format", "docx"),
    ]

    assert not (new / "templates").exists()
    assert [(one.exit_code, one.stderr.count("error")) for one in made] == [(0, 0)] * 4


def former(name: str, which: int = -1) -> bytes:
    """Return a template as an earlier release had it: by default, the oldest."""
    versions = git("log", "--format=%h", "--", f"templates/{name}").decode().split()
    assert len(versions) > 1, "a history with former versions is needed"
    return git("show", f"{versions[which]}:templates/{name}")


def git(*arguments: str) -> bytes:
    """Return what git says of the repository."""
    command = ["git", *arguments]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True).stdout


def has_former_versions() -> bool:
    """Say whether this is a checkout with its history, and no source archive."""
    told = subprocess.run(
        ["git", "log", "--format=%h", "--", "templates/letter.md.j2"],
        cwd=REPOSITORY, capture_output=True, check=False,
    )  # fmt: skip
    return told.stdout.count(b"\n") > 1


needs_history = pytest.mark.skipif(not has_former_versions(), reason="needs git's history")


@pytest.fixture
def old(workspace: Path) -> Path:
    """A workspace that has the program's templates of today, and changed one of them."""
    shutil.copytree(REPOSITORY / "templates", workspace / "templates")
    brief = workspace / "templates" / "brief.md.j2"
    brief.write_text(f"{brief.read_text('utf-8')}\nOur own line.\n", "utf-8")
    (workspace / "templates" / "leaflet.md.j2").write_text("Ours alone.\n", "utf-8")
    return workspace


def about_copies(run: Run) -> list[tuple[str, str, str]]:
    """Return weight, place and message of what `advocate check` says of copies."""
    return [
        (problem["severity"], problem["file"], problem["message"])
        for problem in run("check", "--json").json["problems"]
        if problem["hint"] and "--update" in problem["hint"]
    ]


def test_check_names_copies_that_nobody_has_changed_and_no_others(run: Run, old: Path) -> None:
    ((severity, file, message),) = about_copies(run)

    assert (severity, file) == ("note", "templates/_partials/activity.md.j2")
    assert {"templates/letter.md.j2,", "templates/reference.docx,"} <= {*message.split()}
    assert not {"templates/brief.md.j2,", "templates/leaflet.md.j2,"} & {*message.split()}


@needs_history
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("which", [-1, 1])
def test_a_copy_of_an_earlier_release_is_warned_of_whatever_ends_its_lines(
    run: Run, workspace: Path, line_end: bytes, which: int
) -> None:
    copy = workspace / "templates" / "index.md.j2"
    copy.parent.mkdir()
    copy.write_bytes(former("index.md.j2", which).replace(b"\n", line_end))

    ((severity, file, message),) = about_copies(run)

    assert (severity, file) == ("warning", "templates/index.md.j2")
    assert "earlier release" in message
    assert run("init", "--update", "--yes").stdout == "templates/index.md.j2  (removed)\n"


def test_the_templates_of_the_program_itself_are_no_copies() -> None:
    assert [*find_copies(REPOSITORY)] == []


def test_update_takes_out_what_nobody_has_changed_and_shows_the_rest(run: Run, old: Path) -> None:
    outcome = run("init", "--update", "--yes")

    left = sorted(p.relative_to(old).as_posix() for p in (old / "templates").rglob("*"))
    assert outcome.exit_code == 0
    assert left == ["templates/brief.md.j2", "templates/leaflet.md.j2"]
    assert "templates/letter.md.j2  (removed)" in outcome.stdout
    assert "+Our own line." in outcome.stdout.splitlines()
    assert "leaflet" not in outcome.stdout
    assert "1 changed by you" in outcome.stderr
    assert "advocate init --copy NAME" in outcome.stderr


def test_update_gives_scripts_what_it_removed_and_what_differs(run: Run, old: Path) -> None:
    told = run("init", "--update", "--yes", "--json").json

    assert {"path": "templates/_partials/voice.md.j2"} in told["removed"]
    ((path, diff),) = (one.values() for one in told["changed"])
    assert path == "templates/brief.md.j2"
    assert diff.startswith("--- templates/brief.md.j2 (the program's)\n+++ ")


def test_a_dry_run_of_update_removes_nothing(run: Run, old: Path) -> None:
    before = everything_in(old)

    outcome = run("init", "--update", "--dry-run")

    assert outcome.exit_code == 0
    assert "templates/letter.md.j2  (dry run: not removed)" in outcome.stdout
    assert everything_in(old) == before


def test_where_nobody_can_be_asked_update_wants_yes_and_removes_nothing(
    run: Run, old: Path
) -> None:
    before = everything_in(old)

    outcome = run("init", "--update")

    assert outcome.exit_code == 1
    assert "hint:  Add --yes" in outcome.stderr
    assert everything_in(old) == before


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of Unix")
@pytest.mark.parametrize(("answer", "is_removed"), [("y", True), ("\n", False), ("no", False)])
def test_in_a_terminal_update_asks_first(old: Path, answer: str, is_removed: bool) -> None:
    import pty

    ours, theirs = pty.openpty()
    os.write(ours, f"{answer.strip()}\n".encode())
    command = [sys.executable, "-m", "advocate", "init", "--update"]
    done = subprocess.run(
        command, cwd=old, stdin=theirs, capture_output=True, text=True, timeout=60, check=True
    )
    os.close(ours)
    os.close(theirs)

    assert "Take them out?" in done.stderr
    assert (old / "templates" / "letter.md.j2").exists() is not is_removed
    assert (old / "templates" / "brief.md.j2").exists()


def test_update_says_what_else_an_old_workspace_needs(run: Run, old: Path) -> None:
    put(old, "data/quotes.yaml", "- id: one\n  words: Hello\n")

    outcome = run("init", "--update", "--yes")

    assert outcome.exit_code == 0
    assert "data/quotes.yaml:2" in outcome.stderr


def test_update_wants_a_workspace(run: Run, tmp_path: Path) -> None:
    outcome = run("init", "--update", str(tmp_path / "nowhere"))

    assert outcome.exit_code == 1
    assert "is not a workspace" in outcome.stderr


@pytest.mark.parametrize(
    ("named", "file"),
    [
        ("brief", "brief.md.j2"),
        ("_partials/voice", "_partials/voice.md.j2"),
        ("templates/letter.md.j2", "letter.md.j2"),
        ("reference.docx", "reference.docx"),
    ],
)
def test_copy_brings_one_template_to_be_changed(
    run: Run, workspace: Path, named: str, file: str
) -> None:
    outcome = run("init", "--copy", named)

    assert (outcome.exit_code, outcome.stdout) == (0, f"templates/{file}\n")
    assert "does not follow the program" in outcome.stderr
    assert "To go back, delete it" in outcome.stderr
    assert everything_in(workspace / "templates") == {
        file: (REPOSITORY / "templates" / file).read_bytes()
    }


def test_copy_never_overwrites(run: Run, old: Path) -> None:
    before = everything_in(old)

    outcome = run("init", "--copy", "brief")

    assert outcome.exit_code == 1
    assert "templates/brief.md.j2 is there already" in outcome.stderr
    assert everything_in(old) == before


@pytest.mark.parametrize(
    ("typed", "meant"), [("breif", "brief"), ("voice", "_partials/voice"), ("Letter", "letter")]
)
def test_copy_names_the_nearest_template(run: Run, typed: str, meant: str) -> None:
    outcome = run("init", "--copy", typed)

    assert outcome.exit_code == 1
    assert outcome.stderr.splitlines()[1] == f"hint:  Did you mean {meant}?"


@pytest.mark.parametrize("typed", ["../advocate.yaml", "/etc/passwd", "zzz"])
def test_copy_of_what_is_no_template_lists_them_and_makes_nothing(
    run: Run, workspace: Path, typed: str
) -> None:
    before = everything_in(workspace)

    outcome = run("init", "--copy", typed)

    assert outcome.exit_code == 1
    assert "hint:  There are: _partials/activity, " in outcome.stderr
    assert everything_in(workspace) == before


def test_the_tab_key_offers_templates(workspace: Path) -> None:
    words = "advocate init --copy le"
    settings = {"_ADVOCATE_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": "3"}
    program = "from advocate.cli.app import app; app(prog_name='advocate')"
    told = subprocess.run(
        [sys.executable, "-c", program],
        cwd=workspace,
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.stdout.split() == ["letter"]


def test_copy_leads_nowhere_else(run: Run, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (workspace / "templates").symlink_to(tmp_path / "elsewhere")

    assert run("init", "--copy", "brief").exit_code == 1
    assert run("init", "--update", "--yes").exit_code == 0
    assert not [*(tmp_path / "elsewhere").iterdir()]


@pytest.mark.parametrize("options", [("--update", "--copy", "brief"), ("--update", "--blank")])
def test_options_of_init_that_do_not_go_together_are_wrong_usage(
    run: Run, workspace: Path, options: tuple[str, ...]
) -> None:
    before = everything_in(workspace)

    assert run("init", *options).exit_code == 2
    assert everything_in(workspace) == before


def test_every_template_of_today_is_on_the_list_of_versions() -> None:
    listed = tomllib.loads(TARGET.read_text("utf-8"))["released"]

    assert len(packaged_templates()) > 15
    assert [
        f"run tools/build_former_templates.py: {file} is not listed as it is now"
        for name, file in packaged_templates().items()
        if fingerprint((REPOSITORY / file).read_bytes()) not in listed.get(name, "").split()
    ] == []
