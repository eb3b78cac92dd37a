"""`advocate committees`, and committees as people type them, with the services and without."""

import csv
import io
from datetime import date

import pytest

from advocate.models.member import CommitteePlace
from tests.features.conftest import Run
from tests.standin.members_api import StandIn
from tests.standin.people import made_up
from tests.standin.shapes import Json, committee, committee_person, role

HAYES, PHILLIPS, HINDS = 4510, 4370, 3969
PEER = 90001
ON = ("--on", "2026-11-20")


def _serving(parliament: StandIn, *ids: int) -> list[Json]:
    """Return people with open roles, the first of them in the chair."""
    found = []
    for place, number in enumerate(ids):
        person = _person(parliament, number)
        person["roles"] = [role(date(2024, 10, 21), chair=False)]
        if place == 0:
            person["roles"].append(role(date(2024, 9, 11), chair=True))
        found.append(person)
    return found


def _person(parliament: StandIn, number: int) -> Json:
    name = parliament.people[number].member["nameDisplayAs"]
    place = CommitteePlace(
        committee_id=0, committee="", member_id=number, member_name=name, role="Member"
    )
    return committee_person(place)


@pytest.fixture
def online(parliament: StandIn, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """Parliament's services with committees that have been renamed, set up or ended."""
    for name in ("MEMBERS", "COMMITTEES", "QUESTIONS"):
        monkeypatch.setenv(f"ADVOCATE_{name}_API", parliament.url)
    two = _serving(parliament, PHILLIPS, HINDS)
    add = parliament.add_committee
    add(committee(81, "Health and Social Care Committee", was="Health Committee"), two)
    add(
        committee(
            408,
            "Food, Poverty, Health and Environment Committee",
            house="Lords",
            end=date(2020, 7, 6),
        ),
        [],
    )
    name = "Digital, Culture, Media and Sport Committee"
    add(committee(378, "Arts, Media and Sport Committee", was=name), two)
    add(committee(401, "DCMS Sub-Committee on Disinformation", end=date(2019, 11, 6)), [])
    add(committee(153, "Transport Committee", end=date(2026, 10, 1)), [])
    add(committee(158, "Treasury Committee"), [])
    add(committee(950, "Music Bill", category="General"), two)
    peer = made_up(PEER, "Baroness Morris of Yardley", seat="Life peer", seat_id=4, house=2)
    peer.member.update(
        nameFullTitle="The Baroness Morris of Yardley", nameListAs="Morris of Yardley, B."
    )
    peer.hold("Economic Affairs Committee", date(2024, 10, 21), kind="committeeMemberships")
    parliament.add(peer)
    add(committee(175, "Economic Affairs Committee", house="Lords"), _serving(parliament, PEER))
    return parliament


def _ids(run: Run, typed: str) -> set[int]:
    outcome = run("members", "--committee", typed, "--json", offline=False)
    assert outcome.exit_code == 0, outcome.stdout
    return {member["id"] for member in outcome.json["members"]}


@pytest.mark.parametrize(
    "typed",
    ["health", "HSC", "Health Committee", "81", "House of Commons Health & Social Care Committee"],
)
@pytest.mark.usefixtures("online")
def test_online_a_committee_that_sits_goes_before_one_that_is_gone(run: Run, typed: str) -> None:
    assert _ids(run, typed) == {PHILLIPS, HINDS}


@pytest.mark.parametrize(
    "typed", ["DCMS", "378", "arts", "Arts, Media and Sport", "Culture, Media and Sport"]
)
@pytest.mark.usefixtures("online")
def test_a_renamed_committee_is_found_by_new_and_former_name_and_called_as_now(
    run: Run, typed: str
) -> None:
    letters = run("letters", "--committee", typed, "--format", "md", "--json", offline=False)

    assert letters.exit_code == 0, letters.stdout
    assert any("arts-media-and-sport-committee" in w["path"] for w in letters.json["written"])


def test_a_present_name_by_the_service_goes_before_a_former_name(run: Run, online: StandIn) -> None:
    online.add_committee(committee(990, "Health Committee"), _serving(online, HAYES))

    assert _ids(run, "Health Committee") == {HAYES}
    assert _ids(run, "81") == {PHILLIPS, HINDS}


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("153", "The Transport Committee ended on 1 October 2026."),
        ("transport", "The Transport Committee is not on Parliament's list of those that sit."),
        ("401", "The DCMS Sub-Committee on Disinformation ended on 6 November 2019."),
        ("Lords food and poverty", "Health and Environment Committee ended on 6 July 2020."),
    ],
)
@pytest.mark.parametrize("command", ["members", "letters", "brief"])
@pytest.mark.usefixtures("online")
def test_a_committee_that_is_gone_ends_with_1_and_says_so(
    run: Run, command: str, typed: str, why: str
) -> None:
    outcome = run(command, "--committee", typed, offline=False)

    assert outcome.exit_code == 1
    assert why in outcome.stderr
    assert (outcome.stdout, outcome.files()) == ("", [])


@pytest.mark.parametrize(
    "arguments", [("members",), ("letters",), ("brief",), ("write", "thank-you")]
)
@pytest.mark.usefixtures("online")
def test_a_committee_without_members_ends_with_1_and_says_so(
    run: Run, arguments: tuple[str, ...]
) -> None:
    outcome = run(*arguments, "--committee", "treasury", offline=False)

    assert outcome.exit_code == 1
    assert "The selection (Treasury Committee) has no member on" in outcome.stderr
    assert "No members of it are listed on that day." in outcome.stderr
    assert (outcome.stdout, outcome.files()) == ("", [])


@pytest.mark.parametrize(
    "filters",
    [
        ("--committee", "education", "--region", "Scotland"),
        ("--committee", "education", "--party", "Plaid Cymru"),
        ("--mp", "Jess Phillips", "--committee", "education"),
        ("--region", "Wales", "--party", "Scottish National Party"),
    ],
)
@pytest.mark.parametrize("command", ["members", "letters", "brief"])
def test_filters_that_leave_nobody_end_with_1(
    run: Run, command: str, filters: tuple[str, ...]
) -> None:
    outcome = run(command, *filters, *ON)

    assert outcome.exit_code == 1
    assert "has no member on 20 November 2026" in outcome.stderr
    assert (outcome.stdout, outcome.files()) == ("", [])


@pytest.mark.usefixtures("online")
def test_a_committee_of_the_lords_is_written_to_at_the_lords(run: Run) -> None:
    letters = run(
        "letters", "--committee", "Lords economic affairs", "--format", "md", offline=False
    )
    brief = run("brief", "--committee", "175", offline=False)

    assert letters.exit_code == 0, letters.stderr
    letter = letters.text("briefs/*morris*.md")
    assert "Chair, Economic Affairs Committee\\\nHouse of Lords\\\nLondon SW1A 0PW\n" in letter
    assert "House of Lords Economic Affairs Committee" in letter
    assert brief.exit_code == 1
    assert "sit in the House of Lords" in brief.stderr


@pytest.mark.parametrize(
    ("number", "name", "house", "said"),
    [
        (93, "Human Rights (Joint Committee)", "Joint", "of the Human Rights (Joint Committee)."),
        (348, "House of Commons Commission", "Commons", "of the House of Commons Commission."),
        (24, "Defence Committee", "Commons", "of the House of Commons Defence Committee."),
    ],
)
def test_a_letter_calls_the_committee_by_house_and_name_once(
    run: Run, online: StandIn, number: int, name: str, house: str, said: str
) -> None:
    people = _serving(online, HINDS, PHILLIPS)
    online.add_committee(committee(number, name, house=house), people)

    letters = run("letters", "--committee", str(number), "--format", "md", offline=False)

    assert f"in your capacity as a member {said}" in letters.text("briefs/*jess-phillips.md")


@pytest.mark.usefixtures("online")
def test_the_committees_that_sit_are_listed_with_their_chairs(run: Run) -> None:
    outcome = run("committees", "--json", offline=False)

    assert outcome.exit_code == 0
    assert outcome.json["parliament"]["source"] == "live"
    listed = {each["id"]: each for each in outcome.json["committees"]}
    assert sorted(listed) == [81, 158, 175, 203, 378]
    assert listed[203] == {
        "id": 203,
        "name": "Education Committee",
        "house": "Commons",
        "chair": {"id": HAYES, "name": "Helen Hayes"},
    }
    assert listed[175]["house"] == "Lords"
    assert listed[158]["chair"] is None


def test_the_list_costs_few_requests_and_a_second_one_none(run: Run, online: StandIn) -> None:
    run("committees", offline=False)
    first = len(online.requests)
    run("committees", offline=False)

    assert first <= 17
    assert len(online.requests) == first


def test_offline_the_copy_of_the_list_tells_of_new_committees(run: Run, online: StandIn) -> None:
    online.add_committee(committee(990, "Asteroids Committee"), _serving(online, HAYES))
    assert _ids(run, "asteroids") == {HAYES}
    run("committees", offline=False)
    before = len(online.requests)

    listed = run("committees", "--json")
    found = run("members", "--committee", "Asteroids", "--json")

    assert "Asteroids Committee" in {each["name"] for each in listed.json["committees"]}
    assert listed.json["parliament"]["source"] == "cache"
    assert [member["id"] for member in found.json["members"]] == [HAYES]
    assert len(online.requests) == before


def test_offline_the_snapshot_lists_committees_and_says_what_it_does_not_know(run: Run) -> None:
    outcome = run("committees", *ON, "--json")
    text = run("committees", *ON)

    listed = {each["id"]: each for each in outcome.json["committees"]}
    assert outcome.json["parliament"]["source"] == "snapshot"
    assert listed[203]["chair"] == {"id": HAYES, "name": "Helen Hayes"}
    assert listed[127]["chair"] is None
    assert {664, 515, 93} <= listed.keys()
    assert not {367, 401, 408} & listed.keys()
    assert "203  Education Committee  Commons  Helen Hayes\n" in text.stdout
    assert "committees is not known here" in text.stderr
    assert "as at 20 August 2026." in text.stderr


def test_a_list_of_the_past_has_the_committees_and_chairs_of_that_day(
    run: Run, online: StandIn
) -> None:
    offline = run("committees", "--on", "2020-09-01", "--json").json["committees"]
    listed = run("committees", "--on", "2020-09-01", "--json", offline=False).json["committees"]

    by_id = {each["id"]: each for each in listed}
    assert listed == offline
    assert by_id[203]["chair"]["name"] == "Robert Halfon"
    assert by_id[378]["name"] == "Digital, Culture, Media and Sport Committee"
    assert 367 in by_id
    assert 664 not in by_id


def test_the_list_as_csv_has_a_line_for_each(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("committees", *ON, "--csv").stdout)))

    assert {
        "id": "203",
        "name": "Education Committee",
        "house": "Commons",
        "chair": "Helen Hayes",
    } in rows
    assert len(rows) > 80
    assert run("committees", *ON, "--bom").stdout.startswith("\ufeff")


def test_while_parliament_is_dissolved_no_committee_is_listed(run: Run) -> None:
    outcome = run("committees", "--on", "2024-06-10", "--json")

    assert (outcome.exit_code, outcome.json["committees"]) == (1, [])
    assert "Parliament is dissolved" in outcome.json["problems"][0]["message"]


def test_a_dead_committees_service_leaves_the_packaged_list(
    run: Run, dead_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("MEMBERS", "COMMITTEES"):
        monkeypatch.setenv(f"ADVOCATE_{name}_API", dead_url)

    outcome = run("committees", offline=False)

    assert outcome.exit_code == 0
    assert "Education Committee" in outcome.stdout
    assert "Parliament's Committees service did not answer" in outcome.stderr


def test_an_empty_list_is_no_answer_and_the_packaged_names_count(run: Run, online: StandIn) -> None:
    online.committees.clear()

    outcome = run("committees", "--json", offline=False)

    assert len(outcome.json["committees"]) > 80
    assert outcome.json["parliament"]["source"] == "snapshot"
