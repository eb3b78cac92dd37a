"""Who sits, for whom, in which office and in which chair is as fresh for many as for one."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from advocate.inputs.parliament.snapshot.snapshot import Snapshot
from tests.features.conftest import Outcome, Run
from tests.standin.members_api import StandIn
from tests.standin.people import made_up
from tests.standin.shapes import role

RESIGNED, DEFECTOR, CHAIR = "Brighton Kemptown and Peacehaven", "Exeter", 4510
NEWCOMER = 9001
EDUCATION = 203


@pytest.fixture
def changed(parliament: StandIn, snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """Parliament after a by-election, a defection, a reshuffle and with a new chair."""
    for name in ("MEMBERS", "COMMITTEES", "QUESTIONS"):
        monkeypatch.setenv(f"ADVOCATE_{name}_API", parliament.url)
    gone = parliament.people[_holder(snapshot, RESIGNED)]
    seat = gone.member["latestHouseMembership"]["membershipFromId"]
    gone.leave(date(2026, 10, 5), "Resignation")
    newcomer = made_up(
        NEWCOMER, "Ms Nell Newcomer", seat=RESIGNED, seat_id=seat, start=date(2026, 11, 5)
    )
    newcomer.member["latestParty"]["name"] = "Green Party"
    parliament.add(newcomer)
    defector = parliament.people[_holder(snapshot, DEFECTOR)]
    defector.member["latestParty"].update(name="Reform UK", id=1036, abbreviation="RUK")
    (promoted,) = [p for p in parliament.people.values() if _seat(p.member) == "Hove and Portslade"]
    promoted.hold("Secretary of State for Education", date(2026, 11, 1))
    people = {p["memberInfo"]["mnisId"]: p for p in parliament.committees[EDUCATION].people}
    chair = next(number for number in people if number != CHAIR)
    people[CHAIR]["roles"] = [role(date(2024, 9, 11))]
    people[chair]["roles"].append(role(date(2026, 11, 1), chair=True))
    parliament.new_chair = chair  # type: ignore[attr-defined]
    return parliament


def _holder(snapshot: Snapshot, seat: str) -> int:
    found = snapshot.members.find_holder(snapshot.places.find_constituency(seat), on=snapshot.as_of)
    assert found is not None
    return found.id


def _seat(member: dict[str, Any]) -> str:
    return str(member["latestHouseMembership"]["membershipFrom"])


Ask = Callable[..., Outcome]


@pytest.fixture(params=["online", "offline after sync"])
def ask(request: pytest.FixtureRequest, changed: StandIn, run_sample: Run) -> Ask:
    """Run the program, online or after `advocate sync` without a connection."""
    if request.param == "online":
        return lambda *line: run_sample(*line, offline=False)
    synced = run_sample("sync", "--json", offline=False)
    assert synced.exit_code == 0, synced.stderr
    told = {(change["kind"], change["name"]) for change in synced.json["changes"]}
    assert ("arrived", "Ms Nell Newcomer") in told
    assert len([kind for kind, _ in told if kind in {"title", "name"}]) == 0

    def offline(*line: str) -> Outcome:
        changed.requests.clear()
        outcome = run_sample(*line, offline=True)
        assert changed.requests == []
        return outcome

    return offline


def test_letters_to_a_region_go_to_who_sits_there_now(ask: Ask) -> None:
    outcome = ask("letters", "--region", "South East", "--format", "md", "--json")

    assert outcome.exit_code in {0, 1}, outcome.stderr
    written = {item["member_id"] for item in outcome.json["written"]}
    names = " ".join(item["path"] for item in outcome.json["written"])
    assert NEWCOMER in written, outcome.json["problems"][:3]
    assert "nell-newcomer" in names
    assert len(written - {None}) == 91


def test_briefs_on_a_region_tell_who_has_become_a_minister(ask: Ask) -> None:
    outcome = ask("brief", "--region", "South East", "--format", "md", "--json")

    minister = next(i for i in outcome.json["written"] if "peter-kyle" in i["path"])
    assert "Secretary of State for Education" in (outcome.folder / minister["path"]).read_text()


def test_briefs_on_a_party_are_on_its_members_of_today(ask: Ask) -> None:
    outcome = ask("brief", "--party", "Reform UK", "--format", "md", "--json")

    seats = [(outcome.folder / item["path"]).read_text() for item in outcome.json["written"]]
    assert sum("Exeter" in text for text in seats) >= 1


def test_the_list_of_all_has_the_newcomer_the_defector_and_the_new_chair(
    ask: Ask, changed: StandIn
) -> None:
    outcome = ask("members", "--all", "--json")

    rows = {row["id"]: row for row in outcome.json["members"]}
    assert len(rows) == 650
    by_seat = {row["constituency"]: row for row in rows.values()}
    assert by_seat[RESIGNED]["id"] == NEWCOMER
    assert by_seat[DEFECTOR]["party"] == "Reform UK"
    new = changed.new_chair  # type: ignore[attr-defined]
    chairs = [
        row["id"]
        for row in rows.values()
        for place in row["committees"] or ()
        if place["name"] == "Education Committee" and place["role"] == "Chair"
    ]
    assert chairs == [new]


def test_letters_where_we_work_go_to_who_sits_there_now(
    ask: Ask, run_sample: Run, changed: StandIn
) -> None:
    outcome = ask("letters", "--with-programmes", "--format", "md", "--json")

    assert outcome.exit_code == 0, outcome.json["problems"]
    assert outcome.json["written"]


def test_officers_of_a_group_who_have_left_the_house_get_no_letter(
    ask: Ask, changed: StandIn
) -> None:
    gone = [p for p in changed.people.values() if not p.serves]
    outcome = ask("members", "--appg", "Education", "--json")

    listed = {row["id"] for row in outcome.json["members"]}
    assert listed
    assert not listed & {person.id for person in gone}


def test_what_is_older_is_told_once_with_its_age(changed: StandIn, run_sample: Run) -> None:
    outcome = run_sample("members", "--party", "Labour", "--json", offline=False)

    told = [p for p in outcome.json["problems"] if "days old" in p["message"]]
    assert len(told) == 1
    assert told[0]["severity"] == "warning"
    assert outcome.json["parliament"]["source"] == "snapshot"


def test_nobody_is_asked_again_within_the_cache_s_age(changed: StandIn, run_sample: Run) -> None:
    line = ("letters", "--region", "South East", "--format", "md", "--json")
    first = run_sample(*line, offline=False)
    changed.requests.clear()

    second = run_sample(*line, offline=False)

    assert changed.requests == []
    assert json.dumps(first.json["written"]) == json.dumps(second.json["written"])
