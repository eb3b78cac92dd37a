"""`advocate import`: rows of a spreadsheet become records, or are refused with a reason."""

import csv
import sys
from io import StringIO
from pathlib import Path

import pytest

from tests import sheets
from tests.features.conftest import Outcome, Run

ABOUT = ("id=warm", "name=Homes kept warm", "unit=percent", "period=2025", "publisher=Warm North",
         "title=Yearly count")  # fmt: skip
STATISTIC = [f"--set={pair}" for pair in ABOUT]
PROGRAMMES, LOG, PEOPLE = "data/programmes.yaml", "data/engagements.yaml", "data/mps.yaml"
ONE = "Site,Constituency,Year\nSample Hub,Aylesbury,2025/26\n"


def put(workspace: Path, name: str, data: bytes | str) -> str:
    (workspace / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return name


def imported(run: Run, *arguments: str) -> Outcome:
    """Run the import; whatever the sheet, its rows add up."""
    outcome = run("import", *arguments, "--offline", "--json")
    found = outcome.json
    assert found["imported"] + len(found["rejected"]) == found["rows"], outcome.stdout
    rows = [each["row"] for each in found["rejected"]]
    assert len(set(rows)) == len(rows)
    assert all(each["reason"] for each in found["rejected"])
    return outcome


def reasons(outcome: Outcome) -> dict[int, str]:
    return {each["row"]: each["reason"] for each in outcome.json["rejected"]}


def errors(run: Run) -> list[str]:
    found = run("check", "--json").json["problems"]
    return [each["message"] for each in found if each["severity"] == "error"]


def test_words_in_brackets_do_not_hide_what_a_column_is(run: Run, workspace: Path) -> None:
    sheet = "Site (hub),Constituency (MP),Year,People (unduplicated)\nA Hub,Aylesbury,2025/26,43\n"

    imported(run, put(workspace, "s.csv", sheet), "--write")

    assert "people_helped: 43\n" in (workspace / PROGRAMMES).read_text("utf-8")


@pytest.mark.parametrize("heading", ["Volunteer contact", "Who to ask", "Reach them at"])
def test_a_column_of_e_mail_addresses_is_left_out_whatever_it_is_called(
    run: Run, workspace: Path, heading: str
) -> None:
    sheet = f"Site,Constituency,Year,{heading}\nA Hub,Aylesbury,2025/26,ann@example.org\n"

    shown = run("import", put(workspace, "s.csv", sheet), "--offline").stdout

    assert f"{heading}  not imported: names of people we help" in shown


@pytest.mark.usefixtures("in_schools")
def test_every_row_of_a_data_return_of_schools_is_accounted_for(run: Run, workspace: Path) -> None:
    outcome = imported(run, put(workspace, "s.txt", sheets.schools()), "--write")

    why = reasons(outcome)
    assert (outcome.json["rows"], outcome.json["imported"]) == (200, 192)
    assert "Bristol Central (68%)" in why[13]
    assert [*why] == [13, 27, 28, 37, 101, 201, 203, 204]
    assert why[203] == "row 6 says the same."
    assert why[201] == "this is a total."
    text = (workspace / PROGRAMMES).read_text("utf-8")
    assert "constituency: Ynys Môn\n" in text
    assert "constituency: Caerfyrddin\n" in text
    assert "people_helped: 1204\n" in text
    assert "example.org" not in text
    assert any("row 25: people_helped is left out" in note for note in outcome.json["notes"])
    assert errors(run) == []


def test_every_row_of_a_list_of_food_banks_is_accounted_for(run: Run, workspace: Path) -> None:
    outcome = imported(run, put(workspace, "f.csv", sheets.food_banks()), "--write")

    why = reasons(outcome)
    assert (outcome.json["rows"], outcome.json["imported"]) == (200, 171)
    assert "Jersey" in why[7]
    assert "Tynemouth" in why[16]
    assert "constituency is missing" in why[10]
    text = (workspace / PROGRAMMES).read_text("utf-8")
    assert text.count("  # DL1 1AA is probably in Darlington.\n") > 10
    assert "  site: St Mary’s Pantry 1\n" in text
    assert "  note: Open on Mondays and Fridays\n" in text
    assert "year: 2025/26" in text
    assert errors(run) == []


def test_every_row_of_a_log_of_contacts_is_accounted_for(run: Run, workspace: Path) -> None:
    outcome = imported(run, put(workspace, "c.xlsx", sheets.contacts()), "--write")

    why = reasons(outcome)
    assert outcome.json["rows"] == sheets.ROWS
    assert outcome.json["imported"] > 185
    assert "Skywriting" in why[4]
    assert "31/02/2025" in why[54]
    assert "“soon” is no date." in why[55]
    assert why[203] == "row 5 says the same."
    text = (workspace / LOG).read_text("utf-8")
    assert "  date: 2025-03-01\n  date_precision: month\n" in text
    assert "  member: 4370\n  member_name: Jess Phillips\n" in text
    assert "  kind: call\n" in text
    assert 11 not in why  # its kind stands in a cell merged with the one above
    assert errors(run) == []


def test_every_row_of_a_statistic_is_accounted_for(run: Run, workspace: Path) -> None:
    name = put(workspace, "w.csv", sheets.shares())

    outcome = imported(run, name, "--write", *STATISTIC)

    assert (outcome.json["rows"], outcome.json["imported"]) == (200, 194)
    figures = (workspace / "data/warm.csv").read_text("utf-8")
    assert 'S14000060,"Aberdeen North",0.4\n' in figures
    assert ",1.7\n" in figures
    assert any("0.45 is 45%" in note for note in outcome.json["notes"])
    assert '"2025"' in (workspace / "data/statistics.yaml").read_text("utf-8")
    assert errors(run) == []
    assert imported(run, name, "--write", *STATISTIC).json["imported"] == 0


def test_salutations_typed_into_the_list_of_members_are_used(run: Run, workspace: Path) -> None:
    listed = run("members", "--all", "--offline", "--csv").stdout

    outcome = imported(run, put(workspace, "m.csv", sheets.salutations(listed)), "--write")

    why = reasons(outcome)
    assert outcome.json["rows"] == sheets.ROWS
    assert outcome.json["imported"] == 100
    assert why[2] == "salutation is missing."
    assert why[6] == "salutation is missing."
    assert "Nobody Atall" in why[3]
    assert why[7] == "letters begin so already."
    text = (workspace / PEOPLE).read_text("utf-8")
    assert "  name: Debbie Abrahams\n  salutation:\n    text: Debbie\n" in text
    assert errors(run) == []


def test_a_food_bank_in_the_north_east_brings_its_sheet(run: Run, workspace: Path) -> None:
    outcome = run("import", put(workspace, "sites.xlsx", sheets.north_east()), "--offline")
    written = run("import", "sites.xlsx", "--offline", "--write")

    assert "61 rows below the headings in row 4" in outcome.stdout
    assert "Manager's phone  not imported" in outcome.stdout
    assert "(every row)  year  2025/26" in outcome.stdout
    assert "since: 1 April 2015" in outcome.stdout
    assert "Nothing is written yet" in outcome.stderr
    assert "53 rows written" in written.stderr
    assert (workspace / PROGRAMMES).read_text("utf-8").count("- id: ") == 53


def test_nothing_is_written_unless_asked(run: Run, workspace: Path) -> None:
    outcome = imported(run, put(workspace, "a.csv", ONE))

    assert outcome.json["dry_run"] is True
    assert not (workspace / PROGRAMMES).exists()


def test_the_same_file_twice_changes_nothing(run: Run, workspace: Path) -> None:
    name = put(workspace, "a.csv", ONE)
    imported(run, name, "--write")
    first = (workspace / PROGRAMMES).read_bytes()

    again = run("import", name, "--offline", "--write")

    assert again.exit_code == 0
    assert "data/programmes.yaml, line 1, has it already: sample_hub_2526" in again.stdout
    assert (workspace / PROGRAMMES).read_bytes() == first


@pytest.mark.parametrize("end", [b"\r\n", b"\n"])
@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
def test_what_a_file_holds_stays_byte_for_byte(
    run: Run, workspace: Path, end: bytes, mark: bytes
) -> None:
    lines = [b"# Ours.", b"", b"  - site: Old Hub  # first", b"    id: old", b"    year: 2024",
             b"    constituency: Barking", b"# The end"]  # fmt: skip
    old = mark + end.join(lines)
    (workspace / PROGRAMMES).write_bytes(old)

    imported(run, put(workspace, "a.csv", ONE), "--write")

    new = (workspace / PROGRAMMES).read_bytes()
    added = [b"", b"", b"  - id: sample_hub_2526", b"    site: Sample Hub",
             b"    constituency: Aylesbury", b"    year: 2025/26"]  # fmt: skip
    assert new == old + end.join(added)


def test_an_empty_list_gives_way_to_records(run: Run, workspace: Path) -> None:
    (workspace / PROGRAMMES).write_text("# Programmes.\n[]\n", "utf-8")

    imported(run, put(workspace, "a.csv", ONE), "--write")

    text = (workspace / PROGRAMMES).read_text("utf-8")
    assert text.startswith("# Programmes.\n\n- id: sample_hub_2526\n")


def test_a_salutation_goes_into_the_record_that_is_there(run: Run, workspace: Path) -> None:
    old = (
        "# People.\n- member: 4370\n  name: Jess Phillips\n  relationship: >-\n    She met us.\n"
        "    # no comment\n\n  # Posts we read of.\n  posts:\n    - name: Minister\n"
        "      kind: government\n      source: The press\n      checked_on: 2026-01-01\n"
        "# Next.\n- member: 4510\n  name: Helen Hayes\n"
    )
    (workspace / PEOPLE).write_text(old, "utf-8")
    name = put(workspace, "p.csv", "MP,Dear\nHelen Hayes,Helen\n4370,Jess\n")

    imported(run, name, "--write", "--set=reason=They asked us to.")

    def said(text: str) -> str:
        return f"  salutation:\n    text: {text}\n    reason: They asked us to.\n"

    new = old.replace("\n\n  # Posts", f"\n{said('Jess')}\n  # Posts") + said("Helen")
    assert (workspace / PEOPLE).read_text("utf-8") == new
    assert errors(run) == []


def test_a_salutation_that_is_there_is_never_replaced(run: Run, workspace: Path) -> None:
    old = "- member: 4370\n  name: Jess Phillips\n  salutation: {text: Jess, reason: Asked.}\n"
    (workspace / PEOPLE).write_text(old, "utf-8")

    outcome = imported(run, put(workspace, "p.csv", "MP,Dear\n4370,Ms Phillips\n"), "--write")

    assert "another salutation, “Jess”" in reasons(outcome)[2]
    assert (workspace / PEOPLE).read_text("utf-8") == old


def test_refused_rows_can_be_put_right_and_imported(run: Run, workspace: Path) -> None:
    name = put(workspace, "a.csv", ONE + "=Odd Hub,Bristol West,2025/26\n")
    imported(run, name, "--write", "--rejects=r.csv")
    header, row = csv.reader(StringIO((workspace / "r.csv").read_text("utf-8-sig")))
    assert header[2:] == ["Site", "Constituency", "Year"]
    assert row[0] == "3"
    assert row[2:] == ["'=Odd Hub", "Bristol West", "2025/26"]

    put(workspace, "r.csv", (workspace / "r.csv").read_bytes().replace(b"Bristol West", b"Barking"))
    outcome = imported(run, "r.csv", "--write")

    assert outcome.json["imported"] == 1
    assert "site: Odd Hub" in (workspace / PROGRAMMES).read_text("utf-8").replace('"', "").replace(
        "=", ""
    )


def test_a_file_that_is_there_is_not_replaced_by_refused_rows(run: Run, workspace: Path) -> None:
    put(workspace, "r.csv", "mine")

    name = put(workspace, "a.csv", f"{ONE}Sample Hub,Nowhere,2025/26\n")
    outcome = run("import", name, "--offline", "--rejects", "r.csv")

    assert outcome.exit_code == 1
    assert (workspace / "r.csv").read_text("utf-8") == "mine"


def test_columns_are_taken_for_what_one_says(run: Run, workspace: Path) -> None:
    sheet = "Where we are,Seat,Heads,Extra\nSample Hub,Barking,40,x\n"
    maps = ["--map=Where we are=site", "--map=Heads=people_helped", "--map=Extra="]

    imported(run, put(workspace, "a.csv", sheet), *maps, "--set=year=2025", "--write")

    text = (workspace / PROGRAMMES).read_text("utf-8")
    assert "site: Sample Hub\n" in text
    assert "people_helped: 40\n" in text


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        (["--map=Sites=site"], "no column is headed “sites”", 2),
        (["--as=programmes", "--map=Site=venue"], "programmes have no field “venue”", 2),
        (["--as=plans"], "“plans” is no kind", 2),
        (["--set=colour=red"], "no field is called “colour”", 2),
        (["--map=Site"], "has no “=”", 2),
        (["--as=statistics"], "The sheet does not say", 1),
    ],
)
def test_what_is_typed_wrongly_is_named(
    run: Run, workspace: Path, arguments: list[str], said: str, code: int
) -> None:
    outcome = run("import", put(workspace, "a.csv", ONE), "--offline", *arguments)

    assert said in outcome.stderr
    assert outcome.exit_code == code


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "holds nothing"),
        (b"PK\x03\x04 broken", "damaged"),
        (b'Site,"Seat\n', "quotation mark"),
        (b"S\0i\0t\0e\0", "no text in a known encoding"),
        (b"A,B\n" * 20_001, "too large"),
        (b"A,B\n1,2\n", "is not clear"),
        (sheets.as_xlsx({"One": [["a"], *[[]] * 20_000, ["b"]]}), "too large"),
        (sheets.as_xlsx({"One": [["a"]], "Two": [["b"]]}), '--sheet "One"'),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_a_remedy(
    run: Run, workspace: Path, data: bytes, said: str
) -> None:
    outcome = run("import", put(workspace, "a.csv", data), "--offline")

    assert said in outcome.stderr
    assert outcome.exit_code == 1


def test_a_sheet_can_be_chosen(run: Run, workspace: Path) -> None:
    grid: sheets.Grid = [["Site", "Seat", "Year"], ["Sample Hub", "Barking", "2025/26"]]
    name = put(workspace, "a.xlsx", sheets.as_xlsx({"Read me": [["Hello"]], "Data": grid}))

    assert imported(run, name, "--sheet", "Data").json["imported"] == 1
    assert "It has: Read me, Data." in run("import", name, "--sheet", "X", "--offline").stderr


def test_without_the_extra_a_workbook_is_refused_with_what_to_type(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)

    outcome = run("import", put(workspace, "a.xlsx", sheets.north_east()), "--offline")

    assert 'pip install "advocate[xlsx]"' in outcome.stderr


def test_days_with_the_month_first_are_told_by_the_column(run: Run, workspace: Path) -> None:
    american = "Date,MP,Type\n02/25/2025,4370,call\n03/04/2025,4370,call\n"
    british = american.replace("02/25", "25/02")

    first = imported(run, put(workspace, "a.csv", american), "--write")
    text = (workspace / LOG).read_text("utf-8")
    second = imported(run, put(workspace, "b.csv", british))

    assert "date: 2025-03-04" in text
    assert first.json["notes"] == ["date: days with slashes are read as month/day/year."]
    assert second.json["notes"] == ["date: days with slashes are read as day/month/year."]


@pytest.mark.parametrize(
    ("year", "starts", "read"),
    [
        ("AY25/26", "09-01", "2025/26"),
        ("2025-2026", "09-01", "2025/26"),
        ("Apr 2025 – Mar 2026", "04-01", "2025/26"),
        ("1 April 2025 to 31 March 2026", "04-01", "2025/26"),
        ("Financial year 2025/26", "04-01", "2025/26"),
        ("2025", "01-01", "2025"),
        ("Apr 2025–Mar 2026", "09-01", "does not begin in the month"),
        ("2025/27", "04-01", "is not the year of a programme"),
    ],
)
def test_programme_years_are_read_where_that_is_safe(
    run: Run, workspace: Path, year: str, starts: str, read: str
) -> None:
    settings = workspace / "advocate.yaml"
    settings.write_text(f'{settings.read_text("utf-8")}year_starts: "{starts}"\n', "utf-8")

    outcome = run("import", put(workspace, "a.csv", ONE.replace("2025/26", year)), "--offline")

    assert read in outcome.stdout


def test_a_row_that_check_would_refuse_is_refused_with_its_reason(
    run: Run, workspace: Path
) -> None:
    sheet = "Date,MP,Type,Subject\n2025-03-04,4370,call,She helped 43 people.\n"

    outcome = imported(run, put(workspace, "a.csv", sheet), "--write")

    assert "typed by hand" in reasons(outcome)[2]
    assert not (workspace / LOG).exists()


def test_a_record_that_is_there_under_another_id_is_not_written_again(
    run: Run, workspace: Path
) -> None:
    old = "- {id: hub, site: SAMPLE hub, constituency: Aylesbury, year: 2025-26}\n"
    (workspace / PROGRAMMES).write_text(old, "utf-8")
    sheet = f"{ONE}Sample Hub,Aylesbury,2024/25\nSample  hub,aylesbury,24/25\n"

    why = reasons(imported(run, put(workspace, "a.csv", sheet), "--write"))

    assert why == {2: f"{PROGRAMMES}, line 1, has it already: hub.", 4: "row 3 says the same."}


def test_numbers_with_signs_of_another_unit_are_refused(run: Run, workspace: Path) -> None:
    sheet = "Site,Seat,Year,Hours,Guests\nA,Barking,2025,£30,4\nB,Barking,2025,30,45%\n"

    why = reasons(imported(run, put(workspace, "a.csv", sheet)))

    assert "£30" in why[2]
    assert "45%" in why[3]


def test_a_text_that_yaml_would_misread_stays_the_text_it_is(run: Run, workspace: Path) -> None:
    sites = ["yes", "12:30", "- dash", "a: b", "tail #1", "“Quoted”", "[x, y]", "012",
             "Say: #", "@me", "*Star", "Café’s", "'Tick", '"Both"', "C,D", "off",
             "long " * 40]  # fmt: skip
    rows: sheets.Grid = [["Site", "Seat", "Year"], ["", "", ""]]
    rows += [[site, "Barking", "2025"] for site in sites]

    outcome = imported(run, put(workspace, "a.csv", sheets.as_csv(rows)), "--write")

    assert outcome.json["rejected"] == []
    again = imported(run, "a.csv")
    assert (again.json["imported"], len(again.json["rejected"])) == (0, len(sites))
