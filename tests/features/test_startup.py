"""What a command loads: what it does not use, and what copies spare it, stays out."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.features.conftest import Run

AT_HELP = {"jinja2", "yaml", "docx", "requests", "pyromark", "sqlite3", "pydantic"}
AT_WORK = {"requests", "urllib3", "docx", "rich.progress", "pydantic", "markdown_it"}
COMMANDS: dict[str, tuple[str, ...]] = {
    "brief": ("--mp", "4370", "--format", "md", "--jobs", "1"),
    "letters": ("--committee", "education", "--format", "md", "--jobs", "1"),
    "manifesto": ("2024", "--format", "md"),
    "write": ("thank-you", "--mp", "4370"),
    "members": ("--region", "north east"),
    "member": ("4370",),
    "committees": (),
    "check": (),
    "status": (),
    "trace": ("briefs/2026-11-20-brief-jess-phillips.md", "--offline"),
    "impact": ("gap",),
}
"""The commands that read a workspace without asking Parliament anew."""
WITHOUT_WORKSPACE = {"init", "sync", "doctor"}
SPARED = (
    "advocate.inputs.yaml_reader",
    "yaml",
    "typer._adapters",
    "pydantic",
    "advocate.inputs.parliament.live.api",
    "requests",
)


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["--help"], AT_HELP),
        (["brief", "--help"], AT_HELP),
        (["brief", "--mp", "4370", "--offline"], AT_WORK),
        (["manifesto", "2024", "--offline"], AT_WORK),
        (["letters", "--mp", "4370", "--jobs", "1", "--offline"], AT_WORK),
    ],
)
def test_nothing_is_loaded_that_is_not_used(
    workspace: Path, arguments: list[str], unwanted: set[str]
) -> None:
    program = (
        "import sys, json, atexit\n"
        "from advocate.cli.app import main\n"
        "atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr))\n"
        f"sys.argv = ['advocate', *{arguments!r}]\n"
        "main()\n"
    )
    uncounted = {name: value for name, value in os.environ.items() if "COVERAGE" not in name}
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=workspace,
        env=uncounted,
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = set(json.loads(done.stderr.splitlines()[-1]))
    assert "advocate.cli.app" in loaded
    assert not loaded & unwanted


def test_every_command_that_reads_a_workspace_is_tested_here(run: Run) -> None:
    commands = set(re.findall(r"^  ([a-z]+)  ", run("--help").stdout, re.M))
    assert commands == {*COMMANDS, *WITHOUT_WORKSPACE}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_workspace_that_has_not_changed_is_not_parsed_again(
    run: Run, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    on = ("--on", "2026-11-20")
    run("brief", *COMMANDS["brief"], *on)
    first = run(command, *COMMANDS[command], *on)
    for module in SPARED:
        monkeypatch.setitem(sys.modules, module, None)

    again = run(command, *COMMANDS[command], *on)

    assert (again.exit_code, again.stderr) == (first.exit_code, first.stderr)
    assert again.stdout.replace("  (unchanged)", "") == first.stdout.replace("  (unchanged)", "")
