import csv
import hashlib
import importlib.util
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.standin.people import profile_of

from advocate.inputs.parliament.snapshot.snapshot import open_snapshot

TOOL = Path(__file__).parents[3] / "tools" / "import_snapshot.py"
NATIONS = {0: "England", 1: "Wales"}
Row = dict[str, str]
Tables = dict[str, list[Row]]
Run = Callable[[Tables], int]


def seat(number: int) -> Row:
    return {
        "gss_code": f"E14{number:06}",
        "name": f"Seat {number}",
        "name_welsh": "Sedd Un" if number == 1 else "",
        "members_api_id": str(4000 + number),
        "nation": NATIONS[number % 2],
        "region": "Somewhere",
        "electorate_2024": "70000",
        "valid_votes_2024": "35000",
        "turnout_pct_2024": "50.0",
        "result_2024": "Lab hold",
        "winning_party_2024": "Lab",
        "second_party_2024": "Con",
        "majority_2024": "1234",
        "majority_pct_2024": "3.5",
        "lad_names": "Here|There",
        "education_authorities": "Here Council",
        "predecessor_name": f"Old {number}",
        "predecessor_share_of_population": "0.75",
    }


def member(number: int) -> Row:
    return {
        "members_api_id": str(number),
        "name": f"Ann Name{number}",
        "full_title": f"Ann Name{number} MP",
        "title": "",
        "given_name": "Anne",
        "family_name": f"Name{number}",
        "party": "Labour",
        "party_abbr": "Lab",
        "gss_code": f"E14{number:06}",
        "constituency": f"Seat {number}",
        "first_elected": "2024-07-04",
        "service_start": "2024-07-04",
        "email": "No email found" if number == 2 else f"m{number}@parliament.uk",
        "twfy_person_id": str(10000 + number),
        "as_of": "2026-08-20" if number == 1 else "2026-06-28",
    }


def term(number: int) -> Row:
    return {
        "members_api_id": str(number),
        "twfy_person_id": str(10000 + number),
        "name": f"Ann Name{number}",
        "constituency": f"Seat {number}",
        "gss_code": f"E14{number:06}",
        "constituency_members_api_id": str(4000 + number),
        "party_name": "Labour",
        "start_date": "2024-07-05",
        "end_date": "",
        "elected_on": "2024-07-04",
        "start_reason": "general_election",
        "end_reason": "",
    }


def place(number: int, *, start: str, end: str = "", known_until: str = "2026-07-27") -> Row:
    return {
        "committee_id": "7",
        "committee": "Test Committee",
        "committee_slug": "test-committee",
        "members_api_id": str(number),
        "member": f"Ann Name{number}",
        "twfy_person_id": str(10000 + number),
        "role": "Member",
        "start": start,
        "end": end,
        "known_until": known_until,
    }


def polled(position: int, party: str, votes: str, majority: str = "2000") -> Row:
    return {
        "polling_day": "2025-05-01",
        "gss_code": "E14000003",
        "position": str(position),
        "party": party,
        "votes": votes,
        "share_pct": "42.9",
        "majority": majority,
    }


def figure(number: int, value: str, period: str = "2023-12") -> Row:
    return {
        "gss_code": f"E14{number:06}",
        "statistic": "claimant_unemployment_rate_pct",
        "period": period,
        "value": value,
        "unit": "%",
        "method": "published",
        "source": "Somebody",
    }


def census(
    number: int,
    value: str,
    period: str = "census 2021-03",
    method: str = "published",
    source: str = "S1",
) -> Row:
    changed = {"statistic": "owner_occupied_households_pct", "method": method, "source": source}
    return figure(number, value, period) | changed


REGISTERS = "https://publications.parliament.uk/pa/cm/cmallparty"


def group(slug: str, title: str, register: str = "260629") -> Row:
    return {
        "appg": slug,
        "title": title,
        "category": "Subject Group",
        "purpose": "To  meet.",
        "source_url": f"{REGISTERS}/{register}/{slug}.htm",
    }


def officer(slug: str, member: str, role: str, **other: str) -> Row:
    return {
        "appg": slug,
        "member": member,
        "members_api_id": "",
        "house": "mp",
        "role": role,
        "source_url": f"{REGISTERS}/260629/{slug}.htm",
    } | other


def minister(post: str, department: str, rank: str, **other: str) -> Row:
    return {
        "members_api_id": "1",
        "post": post,
        "department": department,
        "rank": rank,
        "acting": "",
        "start_date": "2025-01-02",
        "end_date": "2025-09-05",
        "as_of": "2026-06-19",
    } | other


def front(side: str, post: str, member_id: str, start: str, confirmed: str) -> Row:
    return {
        "side": side,
        "party": "Ours",
        "post": post,
        "members_api_id": member_id,
        "start_date": start,
        "last_confirmed": confirmed,
    }


def area(name: str, number: int, share: str, *, column: str, rank: str = "1") -> Row:
    return {column: name, "gss_code": f"E14{number:06}", "share": share, "rank": rank}


def peer(number: int, name: str, rank: str, since: str, **other: str) -> Row:
    return {
        "members_api_id": str(number),
        "name": name,
        "rank": rank,
        "party": "labour",
        "type": "life or hereditary peer",
        "member_since": since,
        "party_since": since,
        "as_of": "2026-06-28",
    } | other


@pytest.fixture
def tables() -> Tables:
    numbers = range(1, 651)
    return {
        "constituencies": [seat(number) for number in numbers],
        "mps": [member(number) for number in numbers],
        "memberships_history": [term(number) for number in numbers],
        "committees": [place(1, start="2024-10-21"), place(2, start="2024-10-21")],
        "by_elections_since_2024": [
            {
                "polling_day": "2025-05-01",
                "gss_code": "E14000003",
                "constituency": "Seat 3",
                "members_api_id": "3",
                "result": "Lab Hold",
                "electorate": "70000",
                "valid_votes": "21000",
            }
        ],
        "by_election_candidates": [
            polled(1, "Labour", "9000"),
            polled(2, "Green Party", "7000"),
            polled(3, "Independent", "5000"),
        ],
        "constituency_statistics": [
            figure(2, "1.5"),
            figure(2, "3.0", "2024-12"),
            figure(4, "5.0", "2024-12"),
            figure(6, "5.0", "2024-12"),
            figure(8, "8.0", "2024-12"),
            figure(1, "6.0", "2024-12"),
        ],
        "constituency_statistics_more": [
            census(1, "40.0"),
            census(2, "60.0", "census 2022-03", "aggregated", "S2"),
            census(4, "50.0", "census 2022-03", "aggregated", "S2"),
        ],
        "constituency_statistics_sources": [
            {"source": "S1", "description": "One census"},
            {"source": "S2", "description": "Another census"},
        ],
        "appg_groups": [
            group("play", "All-Partly Parliamentary Group on  Play"),
            group("rest", "All-Party Parliamentary Group for Rest", "260518"),
        ],
        "appg_officers": [
            officer("play", "Zoe Ant", "Vice Chair"),
            officer("play", "Earl Bee", "Officer", house="mp"),
            officer("play", "Ann Name1", "Chair & Registered Contact", members_api_id="1"),
            officer("play", "Baroness Ash of Yew", "Officer", house="lord"),
            officer("play", "Ann Name2", "Chair", members_api_id="2", source_url="https://other"),
            officer("rest", "Ann Name3", "Chair", source_url=f"{REGISTERS}/260518/rest.htm"),
        ],
        "ministers": [
            minister("Minister for Equal Play", "Play Office", "SoS"),
            minister("Secretary of State for Play", "Play Office", "SoS"),
            minister("Lord Privy Seal", "Cabinet Office", "SoS"),
            minister("Minister for Rest", "Department for Rest", "MoS", end_date=""),
            minister("Minister for Sport", "Department for Rest", "PUSS", members_api_id="2"),
            minister("Minister for Sport", "Department for Play", "PUSS", members_api_id="2"),
        ],
        "opposition_posts_2010_2020": [
            {
                "members_api_id": "3",
                "post": "Shadow Minister (Play)",
                "start_date": "2015-09-18",
                "end_date": "",
                "known_until": "2020-10-21",
            }
        ],
        "front_benches_2026_secondary": [
            front("government", "Play Secretary", "1", "2026-07-20", "2026-09"),
            front("opposition", "Shadow Play Secretary", "2", "2024-11", "2024-11"),
            front("other party", "Leader", "3", "", "2026-09"),
        ],
        "postcode_sectors": [
            area("AB1 2", 2, "0.3", rank="2", column="sector"),
            area("AB1 2", 1, "0.7", column="sector"),
        ],
        "postcode_districts": [area("AB1", 1, "1.0", column="outcode")],
        "bank_holidays": [
            {"division": "england-and-wales", "date": "2026-12-25"},
            {"division": "scotland", "date": "2027-01-04"},
        ],
        "peers": [
            peer(9001, "Baroness Ash of Yew", "Baroness", "1999"),
            peer(9002, "Earl of Oak", "Earl", "2014-03-05", party="judge"),
            peer(9003, "Bishop of Elm", "Bishop", "2020-01-02", party="bishop", type="bishop"),
        ],
    }


@pytest.fixture
def tool() -> Any:
    spec = importlib.util.spec_from_file_location("import_snapshot", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def run(tmp_path: Path, tool: Any) -> Run:
    def run_it(tables: Tables) -> int:
        folder = tmp_path / "facts"
        folder.mkdir(exist_ok=True)
        for name, rows in tables.items():
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(rows[0]))
                writer.writeheader()
                writer.writerows(rows)
        code: int = tool.main([str(folder), "--out", str(tmp_path / "out.sqlite")])
        return code

    return run_it


def asked(path: Path, query: str) -> list[Any]:
    connection = sqlite3.connect(path)
    rows = connection.execute(query).fetchall()
    connection.close()
    return rows


def test_a_whole_set_of_tables_makes_a_snapshot_that_can_be_asked(
    run: Run, tables: Tables, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tables) == 0

    source = open_snapshot(tmp_path / "out.sqlite")
    assert str(source.as_of) == "2026-08-20"
    assert len(source.names.sitting_ids()) == 650
    found = source.members.find_member("Anne Name2", on=source.as_of)
    assert (found.id, found.name_list_as) == (2, "Name2, Ann")
    assert source.profiles.member_profile(found, on=source.as_of).email is None
    assert source.places.find_constituency("sedd un").name == "Seat 1"
    source.close()
    printed = capsys.readouterr().out
    assert "as of 2026-08-20" in printed
    assert ["sitting", "650"] in [line.split() for line in printed.splitlines()]


def test_the_same_tables_give_the_same_bytes(run: Run, tables: Tables, tmp_path: Path) -> None:
    digests = []
    for _ in range(2):
        assert run(tables) == 0
        digests.append(hashlib.sha256((tmp_path / "out.sqlite").read_bytes()).hexdigest())

    assert digests[0] == digests[1]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["facts", "out.sqlite"]


def test_only_the_newest_period_is_ranked_within_its_nation(
    run: Run, tables: Tables, tmp_path: Path
) -> None:
    run(tables)

    out = tmp_path / "out.sqlite"
    benchmarks = (
        "SELECT nation, median, count, period FROM benchmark b JOIN series s ON s.id = b.series "
        "WHERE statistic = 'claimant_unemployment_rate_pct' ORDER BY 1"
    )
    assert asked(out, benchmarks) == [
        ("England", 5.0, 4, "December 2024"),
        ("Wales", 6.0, 1, "December 2024"),
    ]
    ranks = asked(
        out,
        "SELECT c.name, f.nation_rank FROM figure f JOIN constituency c ON c.id = f.constituency "
        "JOIN series s ON s.id = f.series WHERE f.nation_rank "
        "AND s.statistic = 'claimant_unemployment_rate_pct' ORDER BY c.name",
    )
    assert ranks == [
        ("Seat 1", 1),
        ("Seat 2", 4),
        ("Seat 4", 2),
        ("Seat 6", 2),
        ("Seat 8", 1),
    ]


def test_what_is_newest_in_one_nation_takes_no_figure_from_another(
    run: Run, tables: Tables, tmp_path: Path
) -> None:
    run(tables)

    source = open_snapshot(tmp_path / "out.sqlite")
    found = [
        figure
        for code in ("E14000001", "E14000002")
        for figure in source.places.statistics(code)
        if figure.statistic == "owner_occupied_households_pct"
    ]
    source.close()
    assert [(f.nation, f.period, f.value, f.nation_median, f.aggregated) for f in found] == [
        ("Wales", "census of March 2021", 40.0, 40.0, False),
        ("England", "census of March 2022", 60.0, 55.0, True),
    ]


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("census 2021-03", "census of March 2021"),
        ("year to 2025-03", "year to March 2025"),
        ("2025-05", "May 2025"),
        ("mid-2022", "mid-2022"),
        ("2024", "2024"),
    ],
)
def test_a_period_is_fit_to_print(
    run: Run, tables: Tables, tmp_path: Path, raw: str, printed: str
) -> None:
    for row in tables["constituency_statistics_more"]:
        row["period"] = raw
        row |= {"method": "published", "source": "S1"}
    run(tables)

    periods = "SELECT period FROM series WHERE statistic = 'owner_occupied_households_pct'"
    assert asked(tmp_path / "out.sqlite", periods) == [(printed,)]


@pytest.mark.parametrize(("published", "kept"), [("2000", None), ("1990", 1990)])
def test_a_by_elections_turnout_and_majority_are_worked_out_from_its_votes(
    run: Run, tables: Tables, tmp_path: Path, published: str, kept: int | None
) -> None:
    tables["by_election_candidates"][0]["majority"] = published

    run(tables)

    rows = asked(
        tmp_path / "out.sqlite",
        "SELECT title, result, turnout_percent, majority, majority_percent, winning_party, "
        "runner_up_party, winner_votes, majority_published FROM result "
        "WHERE NOT is_general_election",
    )
    title, parties = "2025 Seat 3 by-election", ("Labour", "Green Party")
    assert rows == [(title, "Lab hold", 30.0, 2000, 9.52, *parties, 9000, kept)]


def test_a_result_is_nobodys_whose_term_did_not_begin_with_it(
    run: Run, tables: Tables, tmp_path: Path
) -> None:
    run(tables)

    source = open_snapshot(tmp_path / "out.sqlite")
    elections = [profile_of(source, i, on=source.as_of).election for i in (3, 4)]
    source.close()
    assert elections[0] is None
    assert elections[1] is not None


def test_a_committee_is_known_again_only_from_the_next_general_election(
    run: Run, tables: Tables, tmp_path: Path
) -> None:
    tables["committees"].append(place(3, start="2020-03-02", known_until="2020-10-21"))
    run(tables)

    assert asked(tmp_path / "out.sqlite", "SELECT * FROM committee_knowledge") == [
        (7, "1997-05-01", "2020-10-21"),
        (7, "2024-07-04", "2026-07-27"),
    ]


def test_one_person_under_two_mysociety_ids_stays_one(
    run: Run, tables: Tables, tmp_path: Path
) -> None:
    tables["committees"][0]["twfy_person_id"] = "99999"
    run(tables)

    rows = asked(tmp_path / "out.sqlite", "SELECT DISTINCT person FROM committee_place ORDER BY 1")
    assert rows == [(10001,), (10002,)]


def test_only_a_groups_own_page_of_the_newest_register_names_its_officers(
    run: Run, tables: Tables, tmp_path: Path
) -> None:
    run(tables)

    source = open_snapshot(tmp_path / "out.sqlite")
    group = source.groups.find_group("play")
    offices = source.groups.group_officers(group)
    titles = source.file.column(
        "SELECT title FROM appg WHERE register = (SELECT max(register) FROM appg)",
    )
    source.close()
    assert titles == ("All-Party Parliamentary Group on Play",)
    assert group.purpose == "To meet."
    assert [(o.member_name, o.role, o.house.value) for o in offices] == [
        ("Ann Name1", "Chair", 1),
        ("Zoe Ant", "Vice Chair", 1),
        ("Baroness Ash of Yew", "Officer", 2),
        ("Earl Bee", "Officer", 2),
    ]


@pytest.mark.parametrize(
    ("member_id", "day", "names"),
    [
        (1, "2025-01-01", None),
        (
            1,
            "2025-01-02",
            ["Secretary of State for Play", "Minister for Rest (Department for Rest)"],
        ),
        (1, "2025-09-05", ["Minister for Rest (Department for Rest)"]),
        (1, "2026-06-19", ["Minister for Rest (Department for Rest)"]),
        (1, "2026-06-20", None),
        (1, "2026-07-19", None),
        (1, "2026-07-20", ["Play Secretary"]),
        (2, "2025-01-02", ["Minister for Sport"]),
        (2, "2024-11-29", None),
        (2, "2024-11-30", ["Shadow Play Secretary"]),
        (2, "2024-12-01", None),
        (3, "2026-09-29", None),
        (3, "2026-09-30", ["Leader, Ours"]),
    ],
)
def test_a_post_is_told_once_and_only_on_days_that_its_table_knows(
    run: Run, tables: Tables, tmp_path: Path, member_id: int, day: str, names: list[str] | None
) -> None:
    run(tables)

    source = open_snapshot(tmp_path / "out.sqlite")
    posts = profile_of(source, member_id, on=date.fromisoformat(day)).posts
    source.close()
    assert (posts and [post.name for post in posts]) == names


def test_the_seats_of_a_postcode_area_are_told_by_their_shares(
    run: Run, tables: Tables, tmp_path: Path
) -> None:
    run(tables)

    source = open_snapshot(tmp_path / "out.sqlite")
    found = {
        area: [(seat.name, share) for seat, share in source.places.seats_around(area)]
        for area in ("AB1 2", "AB1", "AB1 3")
    }
    source.close()
    assert found == {
        "AB1 2": [("Seat 1", 700), ("Seat 2", 300)],
        "AB1": [("Seat 1", 1000)],
        "AB1 3": [],
    }


def test_a_constituency_has_the_bank_holidays_of_its_nation(
    run: Run, tables: Tables, tmp_path: Path
) -> None:
    run(tables)

    source = open_snapshot(tmp_path / "out.sqlite")
    days = [source.places.find_constituency(name).bank_holidays for name in ("Seat 1", "Seat 2")]
    source.close()
    assert days == [(date(2026, 12, 25),)] * 2


def test_peers_are_named_as_parliament_names_them(run: Run, tables: Tables, tmp_path: Path) -> None:
    run(tables)

    names = "SELECT name, name_list_as, name_full_title, party FROM peer ORDER BY id"
    assert asked(tmp_path / "out.sqlite", names) == [
        ("Baroness Ash of Yew", "Ash of Yew, Baroness", "The Baroness Ash of Yew", "Labour"),
        ("The Earl of Oak", "Oak, Earl of", "The Earl of Oak", None),
        ("The Lord Bishop of Elm", "Elm, Bishop of", "The Lord Bishop of Elm", "Bishops"),
    ]


@pytest.mark.parametrize(
    ("start_date", "reason", "starts"),
    [
        ("2008-07-11", "by_election", "2008-07-10"),
        ("2003-09-18", "by_election", "2003-09-18"),
        ("2008-07-11", "changed_party", "2008-07-11"),
    ],
)
def test_a_by_election_without_a_polling_day_was_on_the_thursday(
    run: Run, tables: Tables, tmp_path: Path, start_date: str, reason: str, starts: str
) -> None:
    tables["memberships_history"][0] |= {
        "start_date": start_date,
        "elected_on": "",
        "start_reason": reason,
    }
    run(tables)

    found = asked(tmp_path / "out.sqlite", "SELECT starts FROM membership WHERE person = 10001")
    assert found == [(starts,)]


def drop(table: str) -> Callable[[Tables], object]:
    return lambda tables: tables[table].pop()


def change(table: str, column: str, value: str) -> Callable[[Tables], object]:
    return lambda tables: tables[table][0].update({column: value})


def forget(table: str, column: str) -> Callable[[Tables], object]:
    return lambda tables: [row.pop(column) for row in tables[table]]


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (drop("constituencies"), "constituencies.csv has 649 rows, not 650"),
        (drop("mps"), "mps.csv has 649 rows, not 650"),
        (forget("mps", "email"), "mps.csv lacks the column(s) email"),
        (change("mps", "members_api_id", "2"), "mps.csv says 2 more than once"),
        (change("mps", "members_api_id", "9999"), "name other people"),
        (change("mps", "gss_code", "E1"), "mps.csv has the unknown gss_code E1"),
        (change("memberships_history", "twfy_person_id", "10002"), "more than once"),
        (change("by_elections_since_2024", "members_api_id", "9999"), "unknown members_api_id"),
        (change("by_election_candidates", "votes", "8999"), "all valid votes of Seat 3"),
        (change("constituency_statistics", "statistic", "luck"), "unknown statistic luck"),
        (change("constituency_statistics", "value", "many"), '"many" is not a number'),
        (change("constituency_statistics", "value", ""), "has no value"),
        (change("constituency_statistics", "value", "0.5"), "on 0 to 1, not 0 to 100"),
        (change("constituency_statistics", "period", "2024-12"), "more than once"),
        (change("constituency_statistics_more", "source", "S9"), "unknown source S9"),
        (change("constituency_statistics_more", "statistic", "luck"), "unknown statistic luck"),
        (change("constituency_statistics_more", "method", "guessed"), "unknown method guessed"),
        (change("committees", "committee", "Another"), "gives committee 7 two names"),
        (change("appg_groups", "source_url", "https://x"), "which register has play"),
        (change("appg_groups", "appg", "rest"), "appg_groups.csv says rest more than once"),
        (change("appg_officers", "appg", "nap"), "appg_officers.csv has the unknown appg nap"),
        (change("appg_officers", "house", "pub"), "unknown house pub"),
        (change("ministers", "rank", "King"), "ministers.csv has the unknown rank King"),
        (change("postcode_sectors", "share", "0.9"), "the shares of AB1 2 are not in order"),
        (change("postcode_sectors", "gss_code", "E1"), "unknown gss_code E1"),
        (change("bank_holidays", "division", "kent"), "has the unknown division kent"),
        (change("peers", "rank", "Lord"), "rank Lord for Baroness Ash of Yew"),
        (change("peers", "party", "tea"), "unknown party tea"),
        (change("committees", "known_until", "2026-07-01"), "no general election between"),
    ],
)
def test_tables_that_cannot_be_right_are_refused_in_plain_words(
    run: Run,
    tables: Tables,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    spoil: Callable[[Tables], object],
    complaint: str,
) -> None:
    spoil(tables)
    code = run(tables)

    error = capsys.readouterr().err
    assert code == 1
    assert complaint in error
    assert [path.name for path in tmp_path.iterdir()] == ["facts"]


def test_a_missing_table_is_named(
    run: Run, tables: Tables, capsys: pytest.CaptureFixture[str]
) -> None:
    del tables["committees"]

    assert run(tables) == 1
    assert "committees.csv is missing" in capsys.readouterr().err


def test_mixed_methods_in_one_series_are_refused(
    run: Run, tables: Tables, capsys: pytest.CaptureFixture[str]
) -> None:
    tables["constituency_statistics"][-1]["method"] = "estimated: somehow"

    assert run(tables) == 1
    assert "mixes methods" in capsys.readouterr().err
