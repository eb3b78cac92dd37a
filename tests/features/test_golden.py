"""Golden documents: one of each kind, compared in full; and the sample output in briefs/."""

import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.features.conftest import REPOSITORY, Run

GOLDEN = REPOSITORY / "tests" / "golden"
CASES = {
    "brief-phillips": ("brief", "--mp", "4370", "--on", "2026-11-20"),
    "brief-norris-2021": ("brief", "--mp", "Alex Norris", "--on", "2021-06-25"),
    "brief-hayes-visit": ("brief", "--mp", "4510", "--on", "2026-11-20"),
    "brief-scotland": ("brief", "--mp", "Ian Murray", "--on", "2026-11-20"),
    "manifesto-2019": ("manifesto", "2019", "--on", "2019-11-15"),
    "manifesto-2024-summary": (
        *("manifesto", "2024", "--on", "2026-11-20", "--length", "summary"),
    ),
    "manifesto-2024": ("manifesto", "2024", "--on", "2026-11-20"),
    "thank-you": ("write", "thank-you", "--mp", "4510", "--on", "2026-11-20"),
    "letters": ("letters", "--committee", "education", "--on", "2026-11-20"),
}
HOSPICE = {
    "hospice-brief": ("brief", "--mp", "Gill German", "--on", "2026-11-20"),
    "hospice-brief-scotland": (
        *("brief", "--constituency", "Dumfries and Galloway", "--on", "2026-11-20"),
    ),
    "hospice-letters": ("letters", "--with-programmes", "--on", "2026-11-20"),
    "hospice-manifesto": ("manifesto", "2024", "--on", "2026-11-20"),
}
"""Run in the second sample, examples/hospice/."""
KEPT_LETTERS = (
    *("helen-hayes", "caroline-johnson", "index"),
    *("gill-german", "jim-shannon", "helen-morgan", "liz-saville-roberts"),
)


def outline(path: Path) -> str:
    """The Word document as lines of `style | text`, tables as rows."""
    lines = []
    document: WordDocument = Document(str(path))
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            name = block.style.name if block.style is not None else "?"
            lines.append(f"{name} | {block.text}")
        elif isinstance(block, Table):
            lines += ["table | " + " | ".join(c.text for c in row.cells) for row in block.rows]
    return "\n".join(lines) + "\n"


def produced(run: Run, case: str) -> dict[str, str]:
    outcome = run(*(CASES | HOSPICE)[case])
    assert outcome.exit_code == 0, outcome.stderr
    texts = {}
    for path in sorted(outcome.folder.glob("briefs/*.*")):
        if path.name.startswith(".") or (
            "letters" in case and not path.stem.endswith(KEPT_LETTERS)
        ):
            continue
        text = outline(path) if path.suffix == ".docx" else path.read_text("utf-8")
        texts[f"{case}--{path.name}" + (".txt" if path.suffix == ".docx" else "")] = text
    return texts


@pytest.mark.parametrize("case", [*CASES, *HOSPICE])
def test_documents_are_those_that_were_read_and_approved(
    case: str, request: pytest.FixtureRequest
) -> None:
    run = request.getfixturevalue("run_hospice" if case in HOSPICE else "run_sample")
    texts = produced(run, case)

    if request.config.getoption("--update-golden"):
        for old in GOLDEN.glob(f"{case}--*"):
            old.unlink()
        for name, text in texts.items():
            (GOLDEN / name).write_text(text, encoding="utf-8", newline="\n")
    expected = {p.name: p.read_text("utf-8") for p in GOLDEN.glob(f"{case}--*")}
    assert sorted(expected) == sorted(texts)
    assert texts == expected


def test_there_is_no_golden_document_without_a_case() -> None:
    names = {p.name.split("--")[0] for p in GOLDEN.iterdir()}

    assert names == {*CASES, *HOSPICE}


def contents(path: Path) -> dict[str, bytes]:
    """A file's bytes; of a Word file those of each part, since compression may differ."""
    if path.suffix != ".docx":
        return {"": path.read_bytes()}
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def sample_output() -> list[Path]:
    """The files that git keeps in briefs/, not what somebody tried there; without git, all."""
    listing = ["git", "ls-files", "-z", "briefs"]
    try:
        run = subprocess.run(listing, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return list((REPOSITORY / "briefs").iterdir())
    return [REPOSITORY / name for name in run.stdout.split("\0") if name]


def test_the_sample_output_in_the_repository_is_current(run_sample: Run) -> None:
    committed = {p.name: p for p in sample_output() if p.name[0] != "."}
    for arguments in (CASES["brief-phillips"], CASES["manifesto-2024"], CASES["letters"]):
        outcome = run_sample(*arguments)
    made = {p.name: p for p in (outcome.folder / "briefs").iterdir() if p.name[0] != "."}

    assert len(committed) == 26
    assert sorted(made) == sorted(committed)
    assert [n for n in made if contents(made[n]) != contents(committed[n])] == []
