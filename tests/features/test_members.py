"""`advocate members` and `advocate member`: who is this, and how do I address them?"""

import csv
import io
from pathlib import Path

import pytest

from tests.features.conftest import Run

FIELDS = {
    "id",
    "name",
    "full_title",
    "house",
    "party",
    "constituency",
    "gss_code",
    "is_current",
    "email",
    "majority",
    "address_line",
    "salutation",
    "first_mention",
    "later_mention",
    "committees",
    "programmes",
}


def test_a_member_is_shown_with_every_form_of_address(run: Run) -> None:
    outcome = run("member", "Damian Hinds", "--on", "2026-11-20")

    assert outcome.exit_code == 0
    assert "Address line    The Rt Hon Damian Hinds MP\n" in outcome.stdout
    assert "Constituency    East Hampshire\n" in outcome.stdout
    assert "As at 20 August 2026." in outcome.stderr


def test_a_member_as_json_has_the_fields_that_scripts_rely_on(run: Run) -> None:
    report = run("member", "4510", "--on", "2026-11-20", "--json").json

    (member,) = report["members"]
    assert set(member) >= FIELDS
    assert member["house"] == "Commons"
    assert member["gss_code"] == "E14001205"
    assert member["committees"] == [
        {
            "id": 203,
            "name": "Education Committee",
            "role": "Chair",
            "start": "2024-09-11",
            "end": None,
        }
    ]
    assert report["parliament"]["source"] == "snapshot"


def test_all_members_are_listed_once(run: Run) -> None:
    members = run("members", "--all", "--on", "2026-11-20", "--json").json["members"]

    assert len({member["id"] for member in members}) == len(members) == 650
    assert len({member["gss_code"] for member in members}) == 650
    assert all(member["salutation"] and member["address_line"] for member in members)


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (("--committee", "education"), 10),
        (("--committee", "education", "--party", "Labour"), 6),
        (("--region", "North East"), 27),
        (("--region", "Wales"), 32),
        (("--party", "Liberal Democrot"), None),
        (("--party", "Lib Dem"), 71),
        (("--party", "Plaid Cymru,Green Party"), 9),
        (("--constituency", "Birmingham Yardley"), 1),
        (("--mp", "4370", "--mp", "Alex Norris"), 2),
    ],
)
def test_filters_narrow_and_values_widen(
    run: Run, options: tuple[str, ...], count: int | None
) -> None:
    outcome = run("members", *options, "--on", "2026-11-20", "--json")

    if count is None:
        assert outcome.exit_code == 1
        assert "Liberal Democrat" in outcome.json["problems"][0]["hint"]
    else:
        assert len(outcome.json["members"]) == count


def test_officers_of_a_group_are_found(run: Run) -> None:
    outcome = run("members", "--appg", "social mobility", "--on", "2026-11-20", "--json")

    assert outcome.exit_code == 0
    assert outcome.json["members"]


def test_members_with_programmes_are_those_of_our_seats(run: Run, workspace: Path) -> None:
    (workspace / "data" / "programmes.yaml").write_text(
        "- id: a\n  site: A\n  constituency: Birmingham Yardley\n  year: 2025/26\n"
        "- id: b\n  site: B\n  constituency: Birmingham Yardley\n  year: 2025/26\n",
        "utf-8",
    )

    selected = run("members", "--with-programmes", "--on", "2026-11-20", "--json")
    (member,) = selected.json["members"]

    assert member["id"] == 4370
    assert member["programmes"] == 2


@pytest.mark.parametrize(
    ("day", "is_there"),
    [
        ("2025-03-31", False),
        ("2025-04-01", True),
        ("2026-03-31", True),
        ("2027-03-31", True),
        ("2027-04-01", False),
    ],
)
def test_a_programme_counts_from_its_first_day_to_a_year_after_its_last(
    run: Run, workspace: Path, day: str, is_there: bool
) -> None:
    (workspace / "data" / "programmes.yaml").write_text(
        "- {id: a, site: A, constituency: Birmingham Yardley, year: 2025-26}\n", "utf-8"
    )

    outcome = run("members", "--with-programmes", "--on", day, "--json")

    assert [member["id"] for member in outcome.json["members"]] == [4370] * is_there


def test_csv_has_a_header_the_ids_and_a_row_each(run: Run) -> None:
    outcome = run("members", "--committee", "203", "--on", "2026-11-20", "--csv")

    assert outcome.stdout.splitlines()[0] == (
        "id,name,full_title,house,party,constituency,gss_code,is_current,email,majority,"
        "address_line,salutation,first_mention,later_mention,committees,programmes"
    )
    rows = list(csv.DictReader(io.StringIO(outcome.stdout)))
    assert len(rows) == 10
    assert set(rows[0]) == FIELDS
    assert rows[0]["gss_code"].startswith("E14")


def test_csv_for_excel_begins_with_the_mark_it_wants(run: Run) -> None:
    outcome = run("members", "--mp", "Sian Berry", "--bom")

    assert outcome.stdout.startswith("\ufeffid,name")
    assert "Siân Berry" in outcome.stdout


def test_no_csv_cell_can_be_taken_for_a_formula(run: Run, workspace: Path) -> None:
    (workspace / "data" / "mps.yaml").write_text(
        "- member: 4370\n  name: Jess Phillips\n"
        "  salutation: {text: '=HYPERLINK(\"x\")', reason: a test}\n",
        "utf-8",
    )

    outcome = run("members", "--mp", "4370", "--csv")

    (row,) = csv.DictReader(io.StringIO(outcome.stdout))
    assert row["salutation"] == '\'=HYPERLINK("x")'


def test_members_need_no_workspace(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")

    (member,) = run("member", "4370", "--json").json["members"]

    assert member["programmes"] is None


def test_a_past_day_gives_those_who_sat_then(run: Run) -> None:
    members = run("members", "--all", "--on", "2021-07-02", "--json").json["members"]

    by_id = {member["id"]: member for member in members}
    assert 640 <= len(members) <= 650
    assert by_id[4641]["constituency"] == "Nottingham North"
    assert by_id[4641]["gss_code"] is None


def test_nobody_is_a_member_during_a_dissolution(run: Run) -> None:
    outcome = run("members", "--all", "--on", "2024-06-10", "--json")

    assert (outcome.exit_code, outcome.json["members"]) == (1, [])


def test_a_vacant_seat_is_said_to_be_vacant(run: Run) -> None:
    outcome = run("members", "--constituency", "Clacton", "--on", "2026-07-20")

    assert outcome.exit_code == 1
    assert "Clacton has no MP on 20 July 2026" in outcome.stderr


def test_an_old_constituency_leads_to_its_successors(run: Run) -> None:
    outcome = run("members", "--constituency", "Nottingham North")

    assert outcome.exit_code == 1
    assert "Nottingham North and Kimberley" in outcome.stderr
    assert "%" in outcome.stderr


def test_a_postcode_that_nothing_is_known_of_says_what_to_type_instead(run: Run) -> None:
    outcome = run("members", "--postcode", "B99 8AA")

    assert outcome.exit_code == 3
    assert "--constituency" in outcome.stderr


def test_nobody_chosen_is_wrong_usage(run: Run) -> None:
    assert run("members").exit_code == 2
    assert run("brief").exit_code == 2


def test_a_brief_takes_a_constituency(run: Run) -> None:
    outcome = run("brief", "--constituency", "Ynys Mon", "--on", "2026-11-20", "--format", "md")

    assert outcome.exit_code == 0
    assert "| Constituency | Ynys Môn |" in outcome.text("briefs/*.md")


def test_nobody_is_mp_in_a_title_while_parliament_is_dissolved(run: Run) -> None:
    (member,) = run("member", "4370", "--on", "2024-06-10", "--json").json["members"]
    (sitting,) = run("member", "4370", "--on", "2024-05-10", "--json").json["members"]

    assert member["full_title"] == "Jess Phillips"
    assert sitting["full_title"] == "Jess Phillips MP"


def test_an_empty_list_in_a_dissolution_says_why(run: Run) -> None:
    outcome = run("members", "--region", "London", "--on", "2024-06-10", "--json")
    named = run("members", "--region", "London", "--on", "2026-11-20", "--json")

    assert (outcome.exit_code, outcome.json["members"]) == (1, [])
    assert "Parliament is dissolved" in outcome.json["problems"][0]["message"]
    assert named.json["problems"] == []
