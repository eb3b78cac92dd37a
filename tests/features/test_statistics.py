"""Figures of constituencies in briefs and letters: the packaged ones, and a charity's own."""

from pathlib import Path

import pytest

from tests.features.breaches import change, line_of, put
from tests.features.conftest import Run

DAY = ("--on", "2026-11-20", "--format", "md", "--force")
YARDLEY, EDINBURGH = "Birmingham Yardley", "Edinburgh South"

LOWEST = (
    "| 7 | **Households helped to stay warm, 2025/26**. "
    "In the lowest fifth of 543; the median is 280."
)


def name_in_letters(folder: Path, statistic: str) -> None:
    subject = "  subject: Tutors for everybody\n"
    change(folder, "advocate.yaml", subject, f"{subject}  local_statistic: {statistic}\n")


def name_in_briefs(folder: Path, *statistics: str) -> None:
    named = f"  local_statistics: [{', '.join(statistics)}]\n  objective: Agree"
    change(folder, "advocate.yaml", "  objective: Agree", named)


def letter_to(run: Run, seat: str) -> str:
    outcome = run("letters", "--constituency", seat, *DAY)
    assert outcome.exit_code == 0, outcome.stderr
    return outcome.text("briefs/*letter*.md").replace("\u00a0", " ")


def brief_on(run: Run, seat: str) -> str:
    outcome = run("brief", "--constituency", seat, *DAY, "--json")
    assert outcome.exit_code == 0, outcome.stderr
    (made,) = outcome.json["written"]
    return outcome.text(made["path"]).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("seat", "said"),
    [
        (YARDLEY, "households that own their home was 58.8% in the census of March 2021"),
        (EDINBURGH, "households that own their home was 66.1% in the census of March 2022"),
    ],
)
def test_a_letter_gives_the_census_of_the_seats_own_nation(
    run: Run, workspace: Path, seat: str, said: str
) -> None:
    name_in_letters(workspace, "owner_occupied_households_pct")

    text = letter_to(run, seat)

    assert said in text
    assert ("Summed from figures for small areas" in text) is (seat == EDINBURGH)


@pytest.mark.parametrize(
    ("statistic", "said"),
    [
        (
            "universal_credit_households_number",
            "For your constituency, the number of households on Universal Credit was 21,194 in "
            "May 2025",
        ),
        ("median_house_price_gbp", "was £225,000 in the year to March 2025"),
        ("life_expectancy_at_birth_years", "life expectancy at birth (years) was 78.2 in 2022"),
        ("recorded_crimes_and_asb_per_1000", "for each 1,000 residents was 124.5 in 2024"),
    ],
)
def test_a_letter_gives_a_figure_in_its_unit_and_period(
    run: Run, workspace: Path, statistic: str, said: str
) -> None:
    name_in_letters(workspace, statistic)

    assert said in letter_to(run, YARDLEY)


def test_a_brief_sets_each_figure_beside_the_seats_that_have_one(run: Run, workspace: Path) -> None:
    name_in_briefs(workspace, "recorded_crimes_and_asb_per_1000", "population_total")

    text = brief_on(run, YARDLEY)

    assert "| 124.5 | " in text
    assert "In the second-highest fifth of 516; the median is 88.5." in text
    assert "the median is of the 516 to 543 constituencies of England that have the figure" in text


@pytest.mark.parametrize(
    ("seat", "index"),
    [(YARDLEY, "iod2025"), (EDINBURGH, "simd2020"), ("Ynys Môn", "wimd2019")],
)
def test_a_deprivation_index_is_that_of_the_nation_alone(
    run: Run, workspace: Path, seat: str, index: str
) -> None:
    indices = ("iod2025", "simd2020", "wimd2019", "nimdm2017")
    name_in_briefs(workspace, *(f"{i}_residents_in_most_deprived_10pct" for i in indices))

    text = brief_on(run, seat)

    assert text.count("Residents in the most deprived tenth of") == 1
    assert f", {index[-4:]}**" in text
    assert "not to be compared with the index of another nation" in text


# One's own

ENGLISH = [f"E14001{number:03}" for number in range(63, 606)]
"""The 543 codes of England."""
FUEL = """- id: warm_homes
  name: Households helped to stay warm
  unit: number
  period: 2025/26
  publisher: Warm North*
  title: Yearly count
  url: https://example.org/count
  csv: data/warm.csv
"""


def own(folder: Path, table: str, more: str = "", record: str = FUEL) -> None:
    put(folder, "data/statistics.yaml", record + more)
    put(folder, "data/warm.csv", table)


def table_of(count: int, first: str = "E14001100,7") -> str:
    """A figure for Birmingham Yardley, and one each for other seats of England."""
    others = [code for code in ENGLISH if code != "E14001100"][: count - 1]
    rows = [f"{code},{10 + place}" for place, code in enumerate(others)]
    return "\n".join(["GSS code,Value", first, *rows]) + "\n"


def faults(run: Run) -> list[tuple[str, int, str, str]]:
    outcome = run("check", "--json", "--on", "2026-11-20")
    return [
        (p["file"], p["line"], p["message"], p["hint"])
        for p in outcome.json["problems"]
        if p["severity"] == "error" and p["file"] in {"data/statistics.yaml", "data/warm.csv"}
    ]


def test_ones_own_figure_stands_in_the_table_beside_its_nations(run: Run, workspace: Path) -> None:
    own(workspace, table_of(543))
    name_in_briefs(workspace, "population_total", "warm_homes")

    text = brief_on(run, YARDLEY)

    assert LOWEST in text
    assert r"Source: Warm North\*, 2025/26[^2]." in text
    assert r"Warm North\*, *[Yearly count](https://example.org/count)*, 2025/26." in text


def test_ones_own_figure_stands_in_a_letter_and_is_not_the_states(
    run: Run, workspace: Path
) -> None:
    own(workspace, table_of(543))
    name_in_letters(workspace, "warm_homes")

    text = letter_to(run, YARDLEY)

    assert "households helped to stay warm was 7 in 2025/26" in text
    assert "the median for England’s constituencies was 280." in text
    assert "constituency figures" not in text


def test_ones_own_percentage_is_drawn_beside_the_packaged_ones(run: Run, workspace: Path) -> None:
    own(workspace, table_of(543), record=FUEL.replace("unit: number", "unit: percent"))
    drawn = "  chart: [warm_homes, owner_occupied_households_pct]\n  objective: Agree"
    change(workspace, "advocate.yaml", "  objective: Agree", drawn)

    text = brief_on(run, YARDLEY)

    assert "Birmingham Yardley beside the median constituency of England" in text
    assert "| 7.0% | 280.0% |" in text
    assert "| 58.8% | 66.0% |" in text


def test_an_unknown_id_is_told_with_ones_own_among_the_known(run: Run, workspace: Path) -> None:
    own(workspace, table_of(1))
    name_in_letters(workspace, "warm_home")

    found = run("check", "--json", "--on", "2026-11-20").json["problems"]

    (told,) = [p for p in found if "no constituency statistic" in p["message"]]
    assert told["hint"] == 'Did you mean "warm_homes"?'


def test_letters_of_several_processes_give_ones_own_figures(run: Run, workspace: Path) -> None:
    own(workspace, table_of(543))
    name_in_letters(workspace, "warm_homes")

    outcome = run("letters", "--region", "West Midlands", "--jobs", "2", *DAY)

    assert outcome.exit_code == 0, outcome.stderr
    letters = [path.read_text("utf-8") for path in workspace.glob("briefs/*letter-*.md")]
    of_members = [text for text in letters if "index" not in text.partition("\n---")[0].lower()]
    assert len(of_members) > 20
    assert all("households helped to stay warm was" in text for text in of_members)


@pytest.mark.parametrize(("count", "is_ranked"), [(272, True), (271, False)])
def test_a_median_is_worked_out_where_half_of_the_nations_seats_have_a_figure(
    run: Run, workspace: Path, count: int, is_ranked: bool
) -> None:
    own(workspace, table_of(count))
    name_in_briefs(workspace, "warm_homes")
    name_in_letters(workspace, "warm_homes")

    text = f"In the lowest fifth of {count}; the median is 144.5."
    assert (text in brief_on(run, YARDLEY)) is is_ranked
    assert ("| 7 | – | – |" in brief_on(run, YARDLEY)) is not is_ranked
    assert ("the median for England" in letter_to(run, YARDLEY)) is is_ranked


def test_one_nation_is_never_ranked_with_another(run: Run, workspace: Path) -> None:
    welsh = "".join(f"W07000{number:03},1\n" for number in range(81, 113))
    own(workspace, table_of(543) + welsh + f"{EDINBURGH},3\n")
    name_in_briefs(workspace, "warm_homes")

    assert LOWEST in brief_on(run, YARDLEY)
    assert "In the highest fifth of 32; the median is 1." in brief_on(run, "Ynys Môn")
    assert "| 3 | – | – |" in brief_on(run, EDINBURGH)


@pytest.mark.parametrize(
    ("unit", "typed", "printed"),
    [
        ("number", '"1,234,567"', "1,234,567"),
        ("number", "123456789012345", "123,456,789,012,345"),
        ("number", "0", "0"),
        ("number", "-5", "−5"),
        ("number", "−5.25", "−5.25"),
        ("percent", "43%", "43.0%"),
        ("percent", "-4.5 %", "−4.5%"),
        ("gbp", '"£1,480"', "£1,480"),
        ("people", "1480", "1,480"),
        ("people", "7", "fewer than 10"),
        ("people", "0", "fewer than 10"),
    ],
)
def test_a_figure_is_read_as_tables_have_it_and_printed_in_its_unit(
    run: Run, workspace: Path, unit: str, typed: str, printed: str
) -> None:
    own(
        workspace,
        f"\ufeffname,figure\r\nbirmingham yardley,{typed}\r\nClacton,\r\nTotal,\r\n",
        record=FUEL.replace("unit: number", f"unit: {unit}"),
    )
    name_in_briefs(workspace, "warm_homes")

    assert f"| {printed} | – | – |" in brief_on(run, YARDLEY)


@pytest.mark.parametrize(
    ("more", "figure", "note"),
    [
        ("  estimated: true\n", "about 7", "2025/26. Estimated."),
        ("  aggregated: true\n", "7", "2025/26. Summed from figures for small areas"),
        ("  illustrative: true\n", "7 (illustrative)", "Illustrative figure: it is invented"),
        ("  definition: homes, visited in the year\n", "7", "2025/26. Homes, visited in the year."),
    ],
)
def test_what_a_figure_is_is_said(
    run: Run, workspace: Path, more: str, figure: str, note: str
) -> None:
    own(workspace, table_of(543), more)
    name_in_briefs(workspace, "warm_homes")

    text = brief_on(run, YARDLEY)

    assert f"| {figure} | {LOWEST[6:]}" in text
    assert note in text
    assert ("Whatever is marked (illustrative) is invented" in text) or "illus" not in more


def test_a_column_is_named_where_there_are_several(run: Run, workspace: Path) -> None:
    table = "seat;PCON24CD;2024;2025 (%)\nWrong name;E14001100;1;2\n"
    own(workspace, table, "  column: 2025 (%)\n")
    name_in_briefs(workspace, "warm_homes")

    assert "| 2 | – | – |" in brief_on(run, YARDLEY)


@pytest.mark.parametrize(
    ("table", "line", "message", "hint"),
    [
        ("seat,value\nBirmingham Yardly,3\n", 2, "No constituency is called", "Birmingham Yardley"),
        ("seat,value\nNottingham North,3\n", 2, "earlier boundaries", "Nottingham North and"),
        (
            "seat,value\nClacton,many\n",
            2,
            'Clacton has "many", which is no figure in number',
            "43.5",
        ),
        ("seat,value\nClacton,3%\n", 2, 'has "3%", which is no figure in number', "43.5"),
        ("seat,value\nClacton,1,2\n", 0, "", ""),
        ('seat,value\nClacton,"12,34"\n', 2, "no figure", "43.5"),
        ("seat,value\nClacton,1234567890123456\n", 2, "no figure", "43.5"),
        ("seat,value\n\nClacton,1\nE14001174,2\n", 4, "a figure already, on line 3", "Keep one"),
        ("seat,value\n,3\n", 2, "No constituency is called", ""),
    ],
)
def test_a_row_that_cannot_be_right_is_told_with_its_line(
    run: Run, workspace: Path, table: str, line: int, message: str, hint: str
) -> None:
    own(workspace, table)

    found = faults(run)

    if not line:
        assert found == []
        return
    ((file, at, said, remedy),) = found
    assert (file, at) == ("data/warm.csv", line)
    assert message in said
    assert hint in remedy


@pytest.mark.parametrize(
    ("table", "more", "message", "hint"),
    [
        ("place,value\nClacton,3\n", "", "has no column of constituencies", "gss_code"),
        ("seat,a,b\nClacton,3,4\n", "", "has 2 columns of figures", "under column: a, b."),
        ("seat,a\nClacton,3\n", "  column: c\n", "no columns of figures called c", "column: a."),
        ("", "", "has no column of constituencies", "gss_code"),
        ("seat,value\nClacton,\udcff\n", "", "cannot be read: it is not in UTF-8", "CSV UTF-8"),
    ],
)
def test_a_table_that_cannot_be_used_is_told_where_it_is_named(
    run: Run, workspace: Path, table: str, more: str, message: str, hint: str
) -> None:
    own(workspace, "", more)
    (workspace / "data/warm.csv").write_bytes(table.encode("utf-8", "surrogateescape"))

    ((file, line, said, remedy),) = faults(run)

    assert (file, line) == ("data/statistics.yaml", line_of(workspace, file, "csv:"))
    assert message in said
    assert hint in remedy


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("data/none.csv", '"data/none.csv" cannot be read: No such file'),
        ("../warm.csv", '"../warm.csv" cannot be read: it is outside of the workspace'),
        ("/etc/hostname", "it is outside of the workspace"),
        ("data", "cannot be read: Is a directory"),
    ],
)
def test_a_file_that_is_not_there_or_not_ones_own_is_told(
    run: Run, workspace: Path, path: str, message: str
) -> None:
    (workspace.parent / "warm.csv").write_text("seat,value\nClacton,3\n", encoding="utf-8")
    own(workspace, table_of(1), record=FUEL.replace("data/warm.csv", path))

    ((file, _, said, remedy),) = faults(run)

    assert file == "data/statistics.yaml"
    assert message in said
    assert "data/FILE.csv" in remedy


def test_an_id_of_the_packaged_record_is_refused(run: Run, workspace: Path) -> None:
    own(workspace, table_of(1), record=FUEL.replace("warm_homes", "population_total"))

    assert faults(run) == [
        (
            "data/statistics.yaml",
            1,
            '"population_total" is the id of a packaged statistic.',
            "Give yours another id.",
        )
    ]


def test_nothing_is_written_while_a_table_is_wrong(run: Run, workspace: Path) -> None:
    own(workspace, "seat,value\nClacton,many\n")

    outcome = run("brief", "--constituency", YARDLEY, *DAY)

    assert outcome.exit_code == 1
    assert "data/warm.csv:2" in outcome.stderr
    assert outcome.files() == []


def test_a_changed_figure_is_found_by_trace(run: Run, workspace: Path) -> None:
    own(workspace, table_of(543))
    name_in_briefs(workspace, "warm_homes")
    brief_on(run, YARDLEY)
    before = run("impact", "warm_homes", "--json", "--on", "2026-11-20").json
    own(workspace, table_of(543, "E14001100,8"))

    after = run("impact", "warm_homes", "--json", "--on", "2026-11-20").json

    assert [use["stale"] for use in before["documents"]] == [False]
    assert [use["stale"] for use in after["documents"]] == [True]
