"""What is kept between runs changes no document, and nothing depends on it."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.features.conftest import Run

BRIEF = ("brief", "--mp", "Jess Phillips", "--on", "2026-11-20", "--force")


@pytest.fixture(scope="session")
def compiled_templates() -> None:
    """Nothing of other tests is at hand in these."""


@pytest.fixture
def copies() -> Path:
    return Path(os.environ["ADVOCATE_CACHE_DIR"])


def _documents(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in (folder / "briefs").iterdir() if p.name[0] != "."}


def test_documents_are_the_same_with_copies_and_without(run: Run, copies: Path) -> None:
    first = run(*BRIEF)
    made = _documents(first.folder)
    assert {path.name for path in copies.iterdir()} == {"templates", "yaml"}
    shutil.rmtree(first.folder / "briefs")

    again = run(*BRIEF)

    assert (again.exit_code, again.stderr) == (first.exit_code, first.stderr)
    assert _documents(first.folder) == made


def test_a_changed_figure_and_a_changed_template_count_at_once(run: Run, workspace: Path) -> None:
    run(*BRIEF, "--format", "md")
    evidence = workspace / "data" / "evidence.yaml"
    (workspace / "templates").mkdir(exist_ok=True)
    template = workspace / "templates" / "brief.md.j2"
    template.write_text('# Mine\n\nIt is {{ fact("gap") }}.\n', encoding="utf-8")

    before = run(*BRIEF, "--format", "md").text("briefs/*.md")
    old = next(line for line in evidence.read_text("utf-8").splitlines() if "value:" in line)
    evidence.write_text(
        evidence.read_text("utf-8").replace(old, old.split("value:")[0] + "value: 7.7", 1),
        encoding="utf-8",
    )
    after = run(*BRIEF, "--format", "md").text("briefs/*.md")

    assert "# Mine" in before
    assert "7.7" in after
    assert "7.7" not in before


@pytest.mark.parametrize("damage", [b"", b"nonsense" * 40])
def test_spoilt_copies_stop_nothing(run: Run, copies: Path, damage: bytes) -> None:
    first = _documents(run(*BRIEF).folder)
    for path in copies.rglob("*"):
        if path.is_file():
            path.write_bytes(damage)

    again = run(*BRIEF)

    assert (again.exit_code, _documents(again.folder)) == (0, first)


def test_a_folder_of_copies_that_cannot_be_made_stops_nothing(run: Run, copies: Path) -> None:
    copies.write_text("a file stands here", encoding="utf-8")

    assert run(*BRIEF).exit_code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_what_somebody_else_could_have_written_is_not_believed(run: Run, copies: Path) -> None:
    first = _documents(run(*BRIEF).folder)
    (copies / "yaml").chmod(0o777)
    kept = dict.fromkeys((copies / "yaml").iterdir(), b"")
    for path in kept:
        path.write_bytes(b"")

    assert _documents(run(*BRIEF).folder) == first
    assert {path: path.read_bytes() for path in (copies / "yaml").iterdir()} == kept != {}
