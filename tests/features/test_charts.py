"""Charts in documents: planned in YAML or written in a template, cited, checked, and readable."""

import json
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import pytest

from tests.features.conftest import Run, everything_in

pytestmark = pytest.mark.usefixtures("in_schools")
ON = ("--on", "2026-11-20")
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CLAIM = """
- id: {id}
  statement: Pupils at the standard
  value: {value}
  unit: {unit}
  population: {population}
  geography: England
  period: {period}
  status: final
  verified: primary
  publisher: Department for Education
  title: Key stage 2 attainment
  published: 2024-12-12
  good_until: 2099-12-31
  measure: ks2_rwm
"""
CHART = """
chart:
  kind: {kind}
  title: Pupils at the standard, England
  heading: Pupils
  series: [{series}]
  rows:
    - label: Disadvantaged
      evidence: [{first}]
    - label: Others
      evidence: [{second}]
"""


def add_claim(folder: Path, claim: str, value: float, **other: str) -> None:
    """Add a percentage to the register of the small workspace."""
    fields = {"unit": "percent", "population": f"Pupils {claim}", "period": "2023/24"} | other
    with (folder / "data/evidence.yaml").open("a", encoding="utf-8") as register:
        register.write(CLAIM.format(id=claim, value=value, **fields))


def plan(
    folder: Path, first: str = "dis", second: str = "oth", kind: str = "bar", series: str = "Share"
) -> None:
    """Give the manifesto of the small workspace a chart."""
    path = folder / "data/manifestos/2024.yaml"
    text = path.read_text(encoding="utf-8")
    chart = CHART.format(kind=kind, series=series, first=first, second=second)
    path.write_text(text + chart.lstrip("\n"), encoding="utf-8")


def line_of(folder: Path, words: str) -> int:
    lines = (folder / "data/manifestos/2024.yaml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


@pytest.fixture
def planned(run: Run, workspace: Path) -> Run:
    """A workspace whose manifesto draws two claims that may stand side by side."""
    add_claim(workspace, "dis", 46)
    add_claim(workspace, "oth", 67)
    plan(workspace)
    return run


def chart_of(path: Path) -> ElementTree.Element:
    with ZipFile(path) as package:
        return ElementTree.fromstring(package.read("word/charts/chart1.xml"))


def values_in(chart: ElementTree.Element) -> list[str | None]:
    return [value.text for value in chart.findall(f".//{C}val//{C}pt/{C}v")]


def test_a_planned_chart_is_drawn_and_cited_and_in_text_tabulated(
    planned: Run, workspace: Path
) -> None:
    outcome = planned("manifesto", "2024", *ON)

    assert outcome.exit_code == 0, outcome.stderr
    (word,) = workspace.glob("briefs/*.docx")
    assert values_in(chart_of(word)) == ["46", "67"]
    text = outcome.text("briefs/*.md")
    assert (
        "\nPupils at the standard, England\n\n![Bar chart: Pupils at the standard, England. "
        in text
    )
    assert re.search(r"^\| Disadvantaged \| 46%\[\^\d\] \|$", text, re.MULTILINE)
    document = docx.Document(BytesIO(word.read_bytes()))
    assert not any(cell.text == "Others" for table in document.tables for cell in table._cells)
    (caption,) = (p for p in document.paragraphs if p.text == "Pupils at the standard, England")
    assert len(caption._p.xpath(".//w:footnoteReference")) == 1


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        ("label: Others", "label: Others, 99% of them"),
        ("series: [Share]", "series: [7 in 10 pupils]"),
        ("heading: Pupils", "heading: All 60,000 pupils"),
    ],
)
def test_a_figure_typed_beside_those_of_a_chart_stops_the_document(
    planned: Run, workspace: Path, words: str, typed: str
) -> None:
    path = workspace / "data/manifestos/2024.yaml"
    path.write_text(path.read_text("utf-8").replace(words, typed), "utf-8")

    built, checked = planned("manifesto", "2024", *ON), planned("check", *ON, "--rule", "N01")

    assert (built.exit_code, checked.exit_code) == (1, 1)
    assert "typed by hand" in built.stderr
    assert f"data/manifestos/2024.yaml:{line_of(workspace, typed)}" in checked.stdout
    assert not list(workspace.glob("briefs/*"))


def test_the_sample_manifesto_draws_the_two_groups_of_one_year(run_sample: Run) -> None:
    outcome = run_sample("manifesto", "2024", *ON)

    (word,) = outcome.folder.glob("briefs/*.docx")
    assert values_in(chart_of(word)) == ["67", "46", "67"]  # the gap lies behind


@pytest.mark.parametrize("gaps", [0, 2])
def test_a_planned_gap_has_two_rows_and_the_gap(run: Run, workspace: Path, gaps: int) -> None:
    for claim, value in (("dis", 46), ("oth", 67), ("apart", 22)):
        add_claim(workspace, claim, value)
    plan(workspace, kind="gap")
    path = workspace / "data/manifestos/2024.yaml"
    rows = "    - label: The gap\n      evidence: [apart]\n" * gaps
    path.write_text(path.read_text("utf-8") + rows, "utf-8")

    outcome = run("manifesto", "2024", *ON)

    assert outcome.exit_code == 1
    assert "shows no gap" in outcome.stderr


def test_the_figures_of_a_chart_can_be_traced_and_followed(planned: Run, workspace: Path) -> None:
    outcome = planned("manifesto", "2024", *ON, "--format", "docx,md,html")
    (page,) = workspace.glob("briefs/*.md")
    row = (
        page.read_text(encoding="utf-8")
        .splitlines()
        .index(
            next(
                x
                for x in page.read_text(encoding="utf-8").splitlines()
                if x.startswith("| Others |")
            )
        )
    )

    for name in outcome.files():
        facts = planned("trace", f"briefs/{name}", "--json", *ON).json["facts"]
        (fact,) = (item for item in facts if item["id"] == "oth")
        assert fact["printed"] == "67%"
        assert fact["present"] is True
        if name.endswith(".md"):
            assert fact["where"] == f"line {row + 1}"
    used = planned("impact", "oth", "--json", *ON).json
    assert len(used["documents"]) == 3
    assert used["cited"][0]["file"] == "data/manifestos/2024.yaml"


def test_a_figure_taken_out_of_the_table_by_hand_is_not_found_in_the_picture(
    planned: Run, workspace: Path
) -> None:
    planned("manifesto", "2024", *ON, "--format", "md")
    (page,) = workspace.glob("briefs/*.md")
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r"(?m)^\| Others \|.*\n", "", text), encoding="utf-8")

    facts = planned("trace", f"briefs/{page.name}", "--json", *ON).json["facts"]
    state = planned("status", "--json", *ON).json

    (fact,) = (item for item in facts if item["id"] == "oth")
    assert fact["present"] is False
    assert "edited" in json.dumps(state)
    rebuilt = planned("manifesto", "2024", *ON, "--format", "md", "--json").json
    assert rebuilt["skipped"][0]["reason"] == "edited by hand since it was written"


def test_a_file_with_a_chart_counts_as_edited_only_after_an_edit(
    planned: Run, workspace: Path
) -> None:
    planned("manifesto", "2024", *ON)

    states = planned("status", "--json", *ON).json["documents"]

    assert len(states) == 2
    assert not any(state["edited"] for state in states)
    assert not any(w["path"] for w in planned("manifesto", "2024", *ON, "--json").json["skipped"])


def test_the_same_chart_twice_gives_the_same_files(planned: Run, workspace: Path) -> None:
    planned("manifesto", "2024", *ON, "--out", "one")
    planned("manifesto", "2024", *ON, "--out", "two")

    one, two = (everything_in(workspace / name) for name in ("one", "two"))
    assert {n: b for n, b in one.items() if n[0] != "."} == {
        n: b for n, b in two.items() if n[0] != "."
    }


def test_a_figure_that_is_not_there_leaves_a_gap(planned: Run, workspace: Path) -> None:
    path = workspace / "data/manifestos/2024.yaml"
    text = path.read_text(encoding="utf-8").replace("evidence: [dis]", "evidence: [null]")
    path.write_text(text, encoding="utf-8")

    outcome = planned("manifesto", "2024", *ON)

    assert outcome.exit_code == 0, outcome.stderr
    (word,) = workspace.glob("briefs/*.docx")
    assert values_in(chart_of(word)) == ["67"]
    assert "| Disadvantaged | not published |" in outcome.text("briefs/*.md")


def test_a_count_too_small_to_print_is_nowhere_in_the_file(run: Run, workspace: Path) -> None:
    for claim, value in (("dis", 7), ("oth", 4321)):
        add_claim(workspace, claim, value, unit="people")
    plan(workspace)

    outcome = run("manifesto", "2024", *ON)

    assert outcome.exit_code == 0, outcome.stderr
    (word,) = workspace.glob("briefs/*.docx")
    assert values_in(chart_of(word)) == ["4321"]
    with (
        ZipFile(word) as package,
        ZipFile(BytesIO(package.read("word/embeddings/chart1.xlsx"))) as book,
    ):
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<v>4321</v>" in sheet
    assert 'r="B2"' not in sheet
    assert "fewer than 10" in outcome.text("briefs/*.md").replace("\u00a0", " ")


def _years_of_one_series(folder: Path) -> None:
    for claim, year in (("dis", "2017/18"), ("oth", "2023/24")):
        add_claim(folder, claim, 46, period=year, population="Disadvantaged pupils")
    register = folder / "data/evidence.yaml"
    text = register.read_text(encoding="utf-8")
    register.write_text(text.replace("measure: ks2_rwm", "series: ks2_dis"), encoding="utf-8")


def test_years_of_one_series_may_stand_in_one_chart(run: Run, workspace: Path) -> None:
    _years_of_one_series(workspace)
    plan(workspace, kind="line")

    outcome = run("manifesto", "2024", *ON)

    assert outcome.exit_code == 0, outcome.stderr
    assert "![Line chart: " in outcome.text("briefs/*.md")


def test_no_line_is_drawn_across_a_break_in_the_series(run: Run, workspace: Path) -> None:
    _years_of_one_series(workspace)
    register = workspace / "data/evidence.yaml"
    text = register.read_text(encoding="utf-8")
    register.write_text(f"{text}  break_in_series: Assessed anew.\n", encoding="utf-8")
    plan(workspace, kind="line")

    outcome = run("manifesto", "2024", "--json", *ON)

    (problem,) = (p for p in outcome.json["problems"] if p["rule"] == "N13")
    assert outcome.exit_code == 1
    assert problem["severity"] == "error"
    assert problem["file"] == "data/manifestos/2024.yaml"


@pytest.mark.parametrize(
    ("other", "rule", "said"),
    [
        ({"period": "2022/23"}, "N10", "period: 2023/24 and 2022/23"),
        ({"unit": "hours"}, None, "chart: oth is in hours, and dis in percent."),
    ],
)
def test_figures_that_do_not_go_together_are_refused_at_their_row(
    run: Run, workspace: Path, other: dict[str, str], rule: str | None, said: str
) -> None:
    add_claim(workspace, "dis", 46)
    add_claim(workspace, "oth", 67, **other)
    plan(workspace)
    before = everything_in(workspace)

    for command in (("manifesto", "2024"), ("check",)):
        outcome = run(*command, "--json", *ON)
        (found,) = (p for p in outcome.json["problems"] if said in p["message"])
        assert outcome.exit_code == 1
        assert found["rule"] == rule
        assert found["severity"] == "error"
        assert found["file"] == "data/manifestos/2024.yaml"
        row = line_of(workspace, "label: Others")
        assert found["line"] in {row, row + 1}
    assert everything_in(workspace) == before


@pytest.mark.parametrize(
    ("change", "said", "at"),
    [
        ({"first": "dis, oth"}, '"Disadvantaged" names 2 claims for 1 series', "[dis, oth]"),
        ({"series": "A, B", "first": "dis, oth", "second": "oth, dis"}, "one series", "kind: bar"),
        ({"second": "many"}, "many has no single figure", "[many]"),
        ({"second": "nobody"}, 'no evidence with the id "nobody"', "[nobody]"),
        ({"kind": "pie"}, '"kind" cannot be "pie"', "kind: pie"),
        ({"series": ""}, "there are no series", "series: []"),
    ],
)
def test_a_chart_that_cannot_be_drawn_is_named_with_its_line(
    run: Run, workspace: Path, change: dict[str, str], said: str, at: str
) -> None:
    add_claim(workspace, "dis", 46)
    add_claim(workspace, "oth", 67)
    add_claim(workspace, "many", 1)
    register = workspace / "data/evidence.yaml"
    text = register.read_text(encoding="utf-8")
    register.write_text(text.replace("value: 1\n", "range: {low: 1, high: 5}\n"), encoding="utf-8")
    plan(workspace, **change)

    outcome = run("manifesto", "2024", "--json", *ON)

    assert outcome.exit_code == 1
    (problem,) = (p for p in outcome.json["problems"] if said in p["message"])
    assert problem["file"] == "data/manifestos/2024.yaml"
    assert problem["line"] == line_of(workspace, at)
    assert not outcome.files()


def test_a_chart_in_ones_own_template_that_cannot_be_drawn_names_template_and_line(
    run: Run, workspace: Path
) -> None:
    (workspace / "templates").mkdir()
    (workspace / "templates/manifesto.md.j2").write_text(
        "# {{ manifesto.title }}\n\n<!-- chart-bar -->\n| A | B |\n| --- | --- |\n"
        '| x | {{ fact("gap") }} |\n| y | lots |\n',
        encoding="utf-8",
    )

    outcome = run("manifesto", "2024", "--json", *ON)

    assert outcome.exit_code == 1
    found = {p["message"]: (p["file"], p["line"]) for p in outcome.json["problems"]}
    assert set(found.values()) == {("templates/manifesto.md.j2", 3)}
    assert any("has no title" in message for message in found)
    assert any("cannot draw “lots” (y, B)" in message for message in found)


def test_a_brief_draws_local_percentages_beside_the_median(run: Run, workspace: Path) -> None:
    path = workspace / "advocate.yaml"
    text = path.read_text(encoding="utf-8")
    drawn = (
        "child_poverty_after_housing_costs_pct, free_school_meals_eligible_pct, ks4_attainment_8"
    )
    path.write_text(
        text.replace(
            "  objective: Agree",
            f"  local_statistics: [free_school_meals_eligible_pct, ks4_attainment_8]\n"
            f"  chart: [{drawn}]\n  objective: Agree",
        ),
        encoding="utf-8",
    )

    outcome = run("brief", "--mp", "Jess Phillips", *ON)

    assert outcome.exit_code == 0, outcome.stderr
    (word,) = workspace.glob("briefs/*.docx")
    assert len(values_in(chart_of(word))) == 4
    text = outcome.text("briefs/*.md")
    assert (
        "![Grouped bar chart: Birmingham Yardley beside the median constituency of England" in text
    )
    assert text.count("| Pupils eligible for free school meals") == 1
    assert "Average Attainment 8 score" in text
    assert "leaves out ks4_attainment_8, which is no percentage" in outcome.stderr
    assert outcome.stderr.count("leaves out") == 1


def test_more_local_figures_than_a_chart_can_show_are_refused(run: Run, workspace: Path) -> None:
    path = workspace / "advocate.yaml"
    text = path.read_text(encoding="utf-8")
    names = ", ".join(f"figure_{number}" for number in range(13))
    path.write_text(
        text.replace("  objective: Agree", f"  chart: [{names}]\n  objective: Agree"),
        encoding="utf-8",
    )

    outcome = run("brief", "--mp", "Jess Phillips", "--json", *ON)

    (problem,) = outcome.json["problems"]
    assert outcome.exit_code == 1
    assert "names 13 figures; a chart shows at most 12" in problem["message"]
    assert problem["file"] == "advocate.yaml"
    assert problem["line"]


def test_a_brief_on_somebody_without_local_figures_has_no_chart(run: Run, workspace: Path) -> None:
    path = workspace / "advocate.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("  objective: Agree", "  chart: [ks2_rwm_expected_pct]\n  objective: Agree")
    )

    outcome = run("brief", "--mp", "Douglas Lumsden", *ON)

    assert outcome.exit_code == 0, outcome.stderr
    assert "chart" not in outcome.text("briefs/*.md").lower()


def test_a_brief_without_a_chart_loads_nothing_that_draws(workspace: Path) -> None:
    script = (
        "import sys\nfrom advocate.cli.app import main\n"
        "sys.argv = ['advocate', 'brief', '--mp', '4370', '--offline', '--on', '2026-11-20']\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
        "print([name for name in sys.modules if 'chart' in name and 'planned' not in name])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=workspace, capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines()[-1] == "[]"
