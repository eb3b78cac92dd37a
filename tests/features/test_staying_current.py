"""A workspace follows the program: what it has not changed comes from the release at hand."""

from pathlib import Path

import pytest

from tests.features.conftest import Run


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
