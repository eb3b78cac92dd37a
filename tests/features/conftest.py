"""Fixtures that drive the program as a user does: a real folder and the command line."""

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from advocate.cli.app import app

REPOSITORY = Path(__file__).parents[2]
MINIMAL = REPOSITORY / "tests" / "examples" / "minimal"
needs_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may do that"
)


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
    """A small workspace of one's own, to change at will."""
    folder = tmp_path / "charity"
    shutil.copytree(MINIMAL, folder)
    return folder


@pytest.fixture
def run(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program in the small workspace."""
    monkeypatch.chdir(workspace)
    return _runner(workspace)


@pytest.fixture
def run_sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program in a copy of the repository's own sample workspace."""
    folder = tmp_path / "sample"
    folder.mkdir()
    shutil.copyfile(REPOSITORY / "advocate.yaml", folder / "advocate.yaml")
    for name in ("data", "templates"):
        shutil.copytree(REPOSITORY / name, folder / name)
    monkeypatch.chdir(folder)
    return _runner(folder)


def _runner(folder: Path) -> Run:
    def run_program(*arguments: str, offline: bool = True) -> Outcome:
        extra = (
            ["--offline"]
            if offline and arguments[0] in {"brief", "letters", "members", "member"}
            else []
        )
        result = CliRunner().invoke(app, [*arguments, *extra])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Outcome(result.exit_code, result.stdout, result.stderr, folder)

    return run_program


def everything_in(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` with its bytes: to show that nothing has changed."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
