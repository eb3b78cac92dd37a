"""What a finished document must never show, whatever its template says, and what it is called."""

import shutil
from pathlib import Path
from typing import NoReturn

import pytest
from tests.units.kinds.builders import ON
from typer.testing import CliRunner

from advocate.building.document_builder import Task
from advocate.building.document_tasks import with_names
from advocate.cli.app import app

MINIMAL = Path(__file__).parents[2] / "examples" / "minimal"


def brief_with(folder: Path, *counts: str) -> str:
    """The Markdown of a brief on a seat with one programme for each count of pupils."""
    shutil.copytree(MINIMAL, folder)
    programmes = [
        f"- {{id: p{i}, school: School {i}, constituency: Birmingham Yardley, "
        f"academic_year: 2025/26, pupils: {count}}}\n"
        for i, count in enumerate(counts)
    ]
    (folder / "data" / "programmes.yaml").write_text("".join(programmes), "utf-8")
    command = ["brief", "--mp", "4370", "--on", "2026-11-20", "--offline", "--format", "md"]
    outcome = CliRunner().invoke(app, [*command, "--workspace", str(folder)])
    assert outcome.exit_code == 0
    (path,) = (folder / "briefs").glob("*.md")
    return path.read_text("utf-8")


@pytest.mark.parametrize(
    ("counts", "cells", "total"),
    [
        (("1203", "7"), ["1,203", "fewer than\u00a010"], "1,210"),
        (("1203", "null"), ["1,203", "not recorded"], "1,203 pupils"),
    ],
)
def test_a_brief_gives_no_small_number_and_no_total_that_would_reveal_one(
    tmp_path: Path, counts: tuple[str, ...], cells: list[str], total: str
) -> None:
    text = brief_with(tmp_path / "charity", *counts)

    rows = [line.split("|")[2].strip() for line in text.splitlines() if "| School " in line]
    assert [cell for cell in rows if cell != "Pupils"] == cells
    assert total not in text
    assert "All our programmes here" not in text


def test_a_brief_gives_the_total_where_it_reveals_nothing(tmp_path: Path) -> None:
    text = brief_with(tmp_path / "charity", "1203", "40")

    assert "| **All our programmes here** | **1,243** |" in text


@pytest.mark.parametrize(("published", "count"), [("2027-01-01", 1), ("2024-01-01", 0)])
def test_whoever_builds_is_warned_once_of_a_figure_later_than_the_document(
    tmp_path: Path, published: str, count: int
) -> None:
    folder = tmp_path / "charity"
    shutil.copytree(MINIMAL, folder)
    evidence = folder / "data" / "evidence.yaml"
    text = evidence.read_text("utf-8")
    changed = text.replace("published: 2024-12-12", f"published: {published}")
    evidence.write_text(changed, "utf-8")
    who = ("--mp", "4370", "--mp", "Alex Norris")
    command = ["brief", *who, "--on", "2026-11-20", "--offline", "--verbose"]

    said = CliRunner().invoke(app, [*command, "--workspace", str(folder)])

    assert changed != text
    assert said.exit_code == 0
    assert said.stderr.count("later than the document's date: gap.") == count


def task(stem: str, member_id: int | None) -> Task:
    def build(_workspace: object) -> NoReturn:
        raise AssertionError("a document has its name before it is made")

    return Task(build=build, stem=stem, member_id=member_id)


def test_documents_on_two_people_of_one_name_have_two_names() -> None:
    tasks = [
        task("brief-Ann Example", 17),
        task("brief-Ann Example", 18),
        task("letter-Zoë O'Brien", 19),
        task("letter-Zoë O'Brien", None),
    ]

    assert [name for _, name in with_names(tasks, ON)] == [
        "2026-11-20-brief-ann-example",
        "2026-11-20-brief-ann-example-18",
        "2026-11-20-letter-zoe-obrien",
        "2026-11-20-letter-zoe-obrien-3",
    ]
