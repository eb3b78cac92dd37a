"""What people type, and the one thing that it means: a row each in the tables of `tests/typed/`.

Such a table has what is typed, the option it is typed in, the date (none: `DAY`), the outcome, what
is expected, and a word on it. The outcomes are: `right`, the one that is meant and nobody else;
`asks`, a refusal that offers these ids; `hint`, a refusal that names these texts (`|` between
them); `either`, right at once or named in a refusal. An answer other than the right one is never
let through. What is expected was written by hand; nothing of it is computed here.
"""

import csv
import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from advocate.inputs.parliament.snapshot.snapshot import Snapshot, open_snapshot
from advocate.models.member import CommitteePlace
from tests.features.conftest import REPOSITORY, Outcome, Run
from tests.standin.members_api import StandIn
from tests.standin.people import made_up, packaged_people
from tests.standin.shapes import Json, committee, committee_person

TABLES = REPOSITORY / "tests" / "typed"
DAY = "2026-11-20"
SINCE = date(2015, 6, 1)

Row = dict[str, str]
Members = list[Json]


def rows_of(table: str) -> list[Row]:
    with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def each_row_of(table: str) -> pytest.MarkDecorator:
    """Run a test with every row of a table; the test is called after what is typed."""
    rows = rows_of(table)
    names = [" ".join(filter(None, (row["typed"].strip(), row["on"]))) for row in rows]
    return pytest.mark.parametrize("row", rows, ids=names)


def _ask(run: Run, row: Row, *, offline: bool = True) -> Outcome:
    on = ("--on", row["on"] or DAY)
    return run("members", f"--{row['option']}", row["typed"], *on, "--json", offline=offline)


def _judge(row: Row, outcome: Outcome, tell: Callable[[Members], str]) -> None:
    """Hold an outcome against its row; `tell` says of members what the table would call them."""
    assert outcome.exit_code in (0, 1), outcome.stderr + outcome.stdout
    if outcome.exit_code == 0:
        found = tell(outcome.json["members"])
        assert (row["outcome"] in ("right", "either"), found) == (True, row["expected"])
    else:
        _judge_refusal(row, outcome)


def _judge_refusal(row: Row, outcome: Outcome) -> None:
    offered = [one["query"] for one in outcome.json.get("candidates", [])]
    said = " ".join(
        [f"{problem['message']} {problem['hint']}" for problem in outcome.json["problems"]]
        + [f"{one['query']}: {one['who']}" for one in outcome.json.get("candidates", [])]
    )
    assert row["outcome"] != "right", said
    assert outcome.json.get("members", []) == []
    if row["outcome"] == "asks":
        assert set(row["expected"].split()) <= {*offered, *re.findall(r"\d+", said)}, said
    else:
        assert [text for text in row["expected"].split(" | ") if text not in said] == [], said


def _ids(members: Members) -> str:
    return " ".join(str(member["id"]) for member in members)


def _seats(members: Members) -> str:
    return " | ".join(str(member["constituency"]) for member in members)


@pytest.mark.parametrize(
    ("tables", "size"),
    [
        (("names",), 150),
        (("seats",), 100),
        (("committees_2020", "committees_today"), 70),
        (("groups",), 60),
    ],
)
def test_nine_in_ten_of_what_is_typed_are_right_at_once(tables: tuple[str, ...], size: int) -> None:
    rows = [row for table in tables for row in rows_of(table)]

    assert len(rows) >= size
    assert sum(row["outcome"] == "right" for row in rows) >= 0.9 * len(rows)


@each_row_of("names")
def test_a_name_means_the_one_person_who_bears_it(run: Run, row: Row) -> None:
    outcome = _ask(run, row)

    _judge(row, outcome, _ids)
    if outcome.exit_code == 0 and not row["on"]:
        (member,) = outcome.json["members"]
        assert set(row["means"].split()) <= set(member["name"].split())


@each_row_of("seats")
def test_a_seat_is_found_by_every_spelling_of_its_day(run: Run, row: Row) -> None:
    _judge(row, _ask(run, row), _seats)


@each_row_of("groups")
def test_a_party_a_region_and_a_post_are_found_by_their_usual_names(run: Run, row: Row) -> None:
    def tell(members: Members) -> str:
        if row["option"] == "party":
            return " | ".join(sorted({str(member["party"]) for member in members}))
        if row["option"] == "region":
            _, _, seat = row["expected"].partition(" ")
            return f"{len(members)} {seat if seat in _seats(members).split(' | ') else None}"
        return _ids(members)

    _judge(row, _ask(run, row), tell)


@each_row_of("refusals")
def test_what_means_nobody_or_several_is_never_answered(run: Run, row: Row) -> None:
    _judge(row, _ask(run, row), _ids)


@each_row_of("committees_2020")
def test_a_committee_of_another_day_is_found_by_its_usual_names(run: Run, row: Row) -> None:
    def tell(members: Members) -> str:
        """Return the id that is expected, if everybody sits there and that chair is in it."""
        wanted = int(row["expected"])
        places = {
            member["id"]: place["role"]
            for member in members
            for place in member["committees"]
            if place["id"] == wanted
        }
        chairs = [str(who) for who, role in places.items() if role == "Chair"]
        is_that = len(places) == len(members) and chairs == [row["chair"]]
        return row["expected"] if is_that else f"others, with the chair {chairs}"

    _judge(row, _ask(run, row), tell)


@pytest.fixture(scope="module")
def sitting() -> Iterator[StandIn]:
    """Parliament's services with committees that sit, and some that no longer do.

    Who sits on them is made up, so that each has members of its own.
    """
    snapshot = open_snapshot()
    with StandIn(packaged_people(snapshot)) as standin:
        for row in rows_of("sitting_committees"):
            people = list(_people_of(row, standin, snapshot))
            record = committee(int(row["id"]), row["name"], was=row["was"])
            record["house"] = row["house"]
            record["endDate"] = f"{row['ended']}T00:00:00" if row["ended"] else None
            standin.add_committee(record, people)
        yield standin
    snapshot.close()


def _people_of(row: Row, standin: StandIn, snapshot: Snapshot) -> Iterator[Json]:
    """Yield the chair and the member of a committee; the peers among them serve from then on."""
    for role in ("chair", "member"):
        number = int(row[role])
        name = snapshot.names.member_name(number) or row[role]
        is_peer = row["house"] != "Commons" and number not in snapshot.names.sitting_ids()
        if is_peer:
            standin.add(made_up(number, name, seat="Life peer", house=2))
        place = CommitteePlace(
            committee_id=int(row["id"]),
            committee=row["name"],
            member_id=number,
            member_name=name,
            role=role.title(),
            start=SINCE,
            end=date.fromisoformat(row["ended"]) if row["ended"] else None,
        )
        person = committee_person(place)
        person["memberInfo"]["house"] = "Lords" if is_peer else "Commons"
        yield person


@each_row_of("committees_today")
def test_a_committee_that_sits_goes_before_one_that_is_gone(
    run: Run, row: Row, sitting: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("MEMBERS", "COMMITTEES", "QUESTIONS"):
        monkeypatch.setenv(f"ADVOCATE_{name}_API", sitting.url)
    by_people = {
        frozenset((row["chair"], row["member"])): row["id"] for row in rows_of("sitting_committees")
    }

    def tell(members: Members) -> str:
        return by_people.get(frozenset(_ids(members).split()), f"the members {_ids(members)}")

    _judge(row, _ask(run, row, offline=False), tell)


def _fact(row: Row, members: Members) -> object:
    """Return what the program says of the fact a row is about, in the words of the table."""
    if row["fact"] == "holder":
        return _ids(members)
    if row["fact"] == "chair":
        return _ids(
            [
                member
                for member in members
                for place in member["committees"]
                if (str(place["id"]), place["role"]) == (row["asked"], "Chair")
            ]
        )
    (member,) = members
    if row["fact"] in ("post", "no post"):
        is_held = any(row["expected"] in post["name"] for post in member["posts"] or ())
        return row["expected"] if is_held == (row["fact"] == "post") else member["posts"]
    if row["fact"] == "committee":
        places = [f"{place['id']} {place['role']}" for place in member["committees"] or ()]
        return row["expected"] if row["expected"] in places else places
    return member[row["fact"]] or "-"


FACTS = rows_of("facts")


def test_there_are_facts_enough() -> None:
    assert len(FACTS) >= 120


@pytest.mark.parametrize(
    "row",
    FACTS,
    ids=[f"{row['means'] or row['asked']}, {row['fact']} {row['on']}" for row in FACTS],
)
def test_a_fact_is_told_as_it_was_on_its_day(run: Run, row: Row) -> None:
    typed = () if row["option"] == "member" else (f"--{row['option']}",)
    command = "member" if row["option"] == "member" else "members"

    outcome = run(command, *typed, row["asked"], "--on", row["on"], "--json")

    assert outcome.exit_code == 0, outcome.stderr + outcome.stdout
    assert _fact(row, outcome.json["members"]) == row["expected"]
