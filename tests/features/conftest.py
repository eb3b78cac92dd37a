"""Fixtures that drive the program as a user does: a real folder and the command line."""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from advocate.cli.app import app
from advocate.rendering.compiled_templates import FOLDER as TEMPLATES

REPOSITORY = Path(__file__).parents[2]
MINIMAL = REPOSITORY / "tests" / "examples" / "minimal"
needs_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may do that"
)
OFFLINE = {"brief", "letters", "write", "members", "member", "committees"}
"""The commands that would ask Parliament."""
DOCUMENTS = {"brief", "letters", "manifesto", "write", "check"}
"""The commands that render templates."""


@dataclass(frozen=True)
class Outcome:
    """What one run of the program did."""

    exit_code: int
    stdout: str
    stderr: str
    folder: Path

    @property
    def json(self) -> Any:
        """The one JSON object on stdout."""
        return json.loads(self.stdout)

    def files(self, pattern: str = "briefs/*") -> list[str]:
        """Names of the documents written, without the record of what was written."""
        return sorted(p.name for p in self.folder.glob(pattern) if not p.name.startswith("."))

    def text(self, pattern: str) -> str:
        """The text of the one file that matches."""
        (path,) = self.folder.glob(pattern)
        return path.read_text(encoding="utf-8")


Run = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("ADVOCATE_OFFLINE", "ADVOCATE_MEMBERS_API", "ADVOCATE_COMMITTEES_API"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ADVOCATE_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A small workspace of one's own and of no field of work, to change at will."""
    folder = tmp_path / "charity"
    shutil.copytree(MINIMAL, folder)
    return folder


@pytest.fixture
def in_schools(workspace: Path) -> None:
    """Let the small workspace be of a charity that works in schools."""
    settings = workspace / "advocate.yaml"
    settings.write_text(f"{settings.read_text('utf-8')}sectors: [education]\n", "utf-8")


@pytest.fixture(scope="session")
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> Path | None:
    """Where compiled templates lie between tests; None where a test is to begin without any."""
    return tmp_path_factory.mktemp("compiled") / TEMPLATES


@pytest.fixture
def lend_templates(compiled_templates: Path | None) -> Iterator[Callable[[], None]]:
    """Give what lends a test the compiled templates, which come back after it.

    Why: compiling them takes longer than most tests do, and each begins without any copies.
    """
    lent: list[Path] = []

    def lend() -> None:
        place = Path(os.environ["ADVOCATE_CACHE_DIR"]) / TEMPLATES
        if lent or compiled_templates is None or place.exists() or place.parent.is_file():
            return
        lent.append(place)
        if compiled_templates.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            compiled_templates.rename(place)

    yield lend
    for place in lent:
        if compiled_templates and place.exists():
            place.rename(compiled_templates)


@pytest.fixture
def run(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, lend_templates: Callable[[], None]
) -> Run:
    """Run the program in the small workspace."""
    monkeypatch.chdir(workspace)
    return _runner(workspace, lend_templates)


@pytest.fixture
def run_sample(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lend_templates: Callable[[], None]
) -> Run:
    """Run the program in a copy of the sample workspace; its templates are the packaged ones."""
    folder = tmp_path / "sample"
    folder.mkdir()
    shutil.copyfile(REPOSITORY / "advocate.yaml", folder / "advocate.yaml")
    shutil.copytree(REPOSITORY / "data", folder / "data")
    monkeypatch.chdir(folder)
    return _runner(folder, lend_templates)


@pytest.fixture
def run_hospice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lend_templates: Callable[[], None]
) -> Run:
    """Run the program in a copy of the second sample, a hospice in Wales."""
    folder = tmp_path / "hospice"
    shutil.copytree(REPOSITORY / "examples" / "hospice", folder)
    monkeypatch.chdir(folder)
    return _runner(folder, lend_templates)


def _runner(folder: Path, lend_templates: Callable[[], None]) -> Run:
    def run_program(*arguments: str, offline: bool = True) -> Outcome:
        if arguments[0] in DOCUMENTS:
            lend_templates()
        extra = ["--offline"] if offline and arguments[0] in OFFLINE else []
        exit_code, stdout, stderr = _end_of(_program(), [*arguments, *extra])
        return Outcome(exit_code, stdout, stderr, folder)

    return run_program


@cache
def _program() -> Any:
    """The commands as Typer makes them of ours, which takes longer than many a test."""
    return typer.main.get_command(app)


def _end_of(program: Any, arguments: list[str]) -> tuple[int, str, str]:
    """Return the exit code, stdout and stderr of one run; what no command foresees is raised."""
    with CliRunner().isolation() as (stdout, stderr, _both):
        with pytest.raises(SystemExit) as end:
            program.main(arguments, prog_name="advocate")
        sys.stdout.flush()
        sys.stderr.flush()
        said, complained = (stream.getvalue().decode() for stream in (stdout, stderr))
    code = end.value.code if isinstance(end.value.code, int) else 1
    return code, said.replace("\r\n", "\n"), complained.replace("\r\n", "\n")


def everything_in(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` with its bytes: to show that nothing has changed."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
