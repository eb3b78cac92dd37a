"""People, parties, regions and postcodes as people type them: right, or asked about by name."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest

from advocate.inputs.parliament.snapshot.snapshot_file import PACKAGED
from advocate.models.post_nominals import known_letters
from tests.features.conftest import Run
from tests.standin.members_api import StandIn
from tests.standin.people import made_up

TODAY, JOINED = "2026-11-20", date(2015, 9, 28)


@pytest.fixture
def online(parliament: StandIn, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """Parliament's services, by the stand-in."""
    for name in ("MEMBERS", "COMMITTEES", "QUESTIONS"):
        monkeypatch.setenv(f"ADVOCATE_{name}_API", parliament.url)
    return parliament


FOUND = {
    "Jess Phillips": 4370,
    "phillips jess": 4370,
    "Phillips, Jess": 4370,
    "Phillips, Ms Jess, MP": 4370,
    "Jess Phillips M.P.": 4370,
    "Cllr Jess Phillips": 4370,
    "Jess Phillips, DL": 4370,
    "Jess Phillips, PhD, DL, MP": 4370,
    "Jess Phillips Ph.D.": 4370,
    "Rt Hon Sir Keir Starmer KCB KC MP": 4514,
    "The Rt. Hon. Sir Keir Starmer K.C.B., K.C., M.P.": 4514,
    "Starmer, Sir Keir, KCB": 4514,
    "Right Honourable Keir Starmer": 4514,
    "Sian Berry": 5314,
    "Siân Berry": 5314,
    "SIA\u0302N BERRY": 5314,
    "Ed Davey": 188,
    "Sir Edward Davey": 188,
    "Duncan Smith": 152,
    "Duncan-Smith": 152,
    "Ian Duncan Smith": 152,
    "Sir Iain Duncan Smith": 152,
    "IDS": 152,
    "RLB": 4396,
    "Rebecca Long-Bailey": 4396,
    "Long Bailey": 4396,
    "Laura Kyrke-Smith": 5341,
    "laura kyrke smith": 5341,
    "Kyrke\u2011Smith": 5341,
    "Liz Saville-Roberts": 4521,
    "Dr Caroline Johnson": 4592,
    "Caroline Johnson": 4592,
    "Emma Lewell": 4277,
    "Suella Braverman": 4475,
    "MP for Clacton": 5091,
    "4370": 4370,
}

ASKED = {
    "Laura Smith": ("Laura Kyrke-Smith", "advocate brief --mp 5341"),
    "Ian Smith": ("Duncan Smith", "advocate brief --mp 152"),
    "Iain Smith": ("Duncan Smith", "152"),
    "Kyrke": ("Laura Kyrke-Smith", "5341"),
    "Becky Bailey": ("Rebecca Long Bailey", "4396"),
    "Liz Roberts": ("Liz Saville Roberts", "4521"),
    "Smith": ("Cat Smith", "Nick Smith"),
    "Johnson": ("Caroline Johnson", "Kim Johnson"),
    "Emma Lewell-Buck": ("Emma Lewell", "advocate brief --mp 4277"),
    "Suella Fernandes": ("Suella Braverman", "4475"),
    "Lewell-Buck": ("Emma Lewell", "4277"),
    "Fernandes": ("Suella Braverman", "4475"),
    "Julia Dockerill": ("Julia Lopez", "4647"),
    "Jes Philips": ("Jess Phillips", "4370"),
    "John Gummer": ("was MP for Suffolk Coastal", "Lord Deben"),
    "David Blunkett": ("Lord Blunkett", "House of Lords"),
}


@pytest.mark.parametrize(("typed", "number"), FOUND.items())
def test_a_member_is_found_as_typed(run: Run, typed: str, number: int) -> None:
    outcome = run("members", "--mp", typed, "--on", TODAY, "--json")

    assert [member["id"] for member in outcome.json["members"]] == [number]


@pytest.mark.parametrize(("typed", "named"), ASKED.items())
def test_whoever_is_not_clear_is_asked_about_with_the_command_to_type(
    run: Run, typed: str, named: tuple[str, ...]
) -> None:
    for command in (("members",), ("brief",), ("letters",)):
        outcome = run(*command, "--mp", typed, "--on", TODAY)

        assert outcome.exit_code == 1
        assert all(name in outcome.stderr for name in named), outcome.stderr
    assert outcome.files() == []


@pytest.mark.parametrize(
    "typed", ["IDS", "Sir Iain Duncan Smith KCB MP", "MP for Chingford & Woodford Green"]
)
def test_online_a_member_is_found_as_typed(run: Run, online: StandIn, typed: str) -> None:
    outcome = run("members", "--mp", typed, "--json", offline=False)

    assert [member["id"] for member in outcome.json["members"]] == [152]


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("Laura Smith", "5341"),
        ("Ian Smith", "152"),
        ("Becky Bailey", "4396"),
        ("Emma Lewell-Buck", "4277"),
        ("Suella Fernandes", "4475"),
    ],
)
def test_online_whoever_is_not_clear_is_asked_about(
    run: Run, online: StandIn, typed: str, named: str
) -> None:
    outcome = run("letters", "--mp", typed, offline=False)

    assert outcome.exit_code == 1
    assert named in outcome.stderr
    assert outcome.files() == []


@pytest.mark.parametrize("address_as", ["Dr Caroline Johnson", "Dr Johnson", None])
def test_online_and_offline_a_doctor_is_addressed_alike(
    run: Run, online: StandIn, address_as: str | None
) -> None:
    online.people[4592].member["nameAddressAs"] = address_as

    found = [
        run("member", "4592", "--json", offline=offline).json["members"][0]
        for offline in (True, False)
    ]

    assert [member["salutation"] for member in found] == ["Dr Johnson", "Dr Johnson"]
    assert found[0]["address_line"] == found[1]["address_line"] == "Dr Caroline Johnson MP"


@pytest.mark.parametrize("letters", sorted(known_letters().keys() - {"MS", "MSP", "MLA", "AM"}))
def test_letters_after_a_name_are_no_part_of_it(run: Run, letters: str) -> None:
    outcome = run("members", "--mp", f"Jess Phillips {letters}", "--on", TODAY, "--json")

    assert [member["id"] for member in outcome.json["members"]] == [4370]


@pytest.mark.parametrize(
    ("typed", "on", "name"),
    [
        ("Emma Lewell-Buck", "2025-01-10", "Emma Lewell-Buck"),
        ("Emma Lewell", "2025-01-10", "Emma Lewell-Buck"),
        ("4277", "2025-03-19", "Emma Lewell-Buck"),
        ("4277", "2025-03-20", "Emma Lewell"),
        ("Suella Fernandes", "2017-10-01", "Suella Fernandes"),
        ("Suella Braverman", "2017-10-01", "Suella Fernandes"),
        ("Ruth Smeeth", "2018-06-01", "Ruth Smeeth"),
        ("John Gummer", "2005-06-01", "John Gummer"),
        ("Ian Paisley", "2005-06-01", "Ian Paisley"),
        ("Douglas Hogg", "2005-06-01", "Douglas Hogg"),
    ],
)
def test_a_name_of_then_is_found_and_printed_on_the_days_it_was_borne(
    run: Run, typed: str, on: str, name: str
) -> None:
    (member,) = run("member", typed, "--on", on, "--json").json["members"]

    assert (member["name"], member["full_title"]) == (name, f"{name} MP")
    assert member["address_line"].endswith(f"{name} MP")


def test_two_who_bore_one_name_are_told_apart_by_the_day(run: Run) -> None:
    found = [
        run("member", "Ian Paisley", "--on", on, "--json").json["members"][0]["id"]
        for on in ("2005-06-01", "2012-06-01")
    ]

    assert found == [4149, 4129]


def test_a_list_of_a_past_day_has_the_names_of_that_day(run: Run) -> None:
    names = {
        m["name"] for m in run("members", "--all", "--on", "2017-10-01", "--json").json["members"]
    }

    assert {"Suella Fernandes", "Ruth Smeeth", "John Woodcock"} <= names
    assert not {"Suella Braverman", "Ruth Anderson", "John Walney"} & names


PARTIES = {
    "SNP": ("Scottish National Party", 8),
    "DUP": ("Democratic Unionist Party", 5),
    "SDLP": ("Social Democratic & Labour Party", 2),
    "Social Democratic and Labour Party": ("Social Democratic & Labour Party", 2),
    "LD": ("Liberal Democrat", 71),
    "Lib Dems": ("Liberal Democrat", 71),
    "the Liberal Democrats": ("Liberal Democrat", 71),
    "Tory": ("Conservative", 117),
    "the Tories": ("Conservative", 117),
    "Conservatives": ("Conservative", 117),
    "Conservative Party": ("Conservative", 117),
    "the Greens": ("Green Party", 5),
    "Green": ("Green Party", 5),
    "The Green Party": ("Green Party", 5),
    "Plaid": ("Plaid Cymru", 4),
    "Reform": ("Reform UK", 8),
    "Sinn Fein": ("Sinn Féin", 7),
    "SINN FÉIN": ("Sinn Féin", 7),
    "TUV": ("Traditional Unionist Voice", 1),
    "UUP": ("Ulster Unionist Party", 1),
    "Alliance Party": ("Alliance", 1),
    "Your Party": ("Your Party", 2),
    "Labour Co-op": ("Labour (Co-op)", 43),
    "Co-operative Party": ("Labour (Co-op)", 43),
    "independents": ("Independent", 11),
}


@pytest.mark.parametrize(("typed", "party"), PARTIES.items())
def test_a_party_is_found_as_typed(run: Run, typed: str, party: tuple[str, int]) -> None:
    members = run("members", "--party", typed, "--on", TODAY, "--json").json["members"]

    assert {member["party"] for member in members} == {party[0]}
    assert len(members) == party[1]


@pytest.mark.parametrize("typed", ["Labour", "labour", "Lab", "Labour Party", "the Labour Party"])
def test_labour_takes_in_labour_and_co_operative(run: Run, typed: str) -> None:
    members = run("members", "--party", typed, "--on", TODAY, "--json").json["members"]

    assert {member["party"] for member in members} == {"Labour", "Labour (Co-op)"}


REGIONS = {
    "north east england": ("North East", 27),
    "The North East": ("North East", 27),
    "North-East": ("North East", 27),
    "NE": ("North East", 27),
    "North West region": ("North West", 73),
    "Yorkshire": ("Yorkshire and The Humber", 54),
    "Yorkshire & the Humber": ("Yorkshire and The Humber", 54),
    "East of England": ("East of England", 61),
    "eastern england": ("East of England", 61),
    "Greater London": ("London", 75),
    "NI": ("Northern Ireland", 18),
    "N. Ireland": ("Northern Ireland", 18),
    "Cymru": ("Wales", 32),
    "scotland": ("Scotland", 57),
}


@pytest.mark.parametrize(("typed", "region"), REGIONS.items())
def test_a_region_is_found_as_typed(run: Run, typed: str, region: tuple[str, int]) -> None:
    members = run("members", "--region", typed, "--on", TODAY, "--json").json["members"]
    official = run("members", "--region", region[0], "--on", TODAY, "--json").json["members"]

    assert members == official
    assert len(members) == region[1]


@pytest.mark.parametrize(
    ("option", "typed", "hint"),
    [
        ("--region", "East Anglia", 'Did you mean "East of England"?'),
        ("--region", "Ulster", 'Did you mean "Northern Ireland"?'),
        ("--region", "the Midlands", 'Did you mean "East Midlands" or "West Midlands"?'),
        ("--region", "the North", '"North East" or "North West"'),
        ("--region", "Scotlnd", 'Did you mean "Scotland"?'),
        ("--region", "Kent", "Known: East Midlands"),
        ("--party", "Unionists", '"Democratic Unionist Party" or "Ulster Unionist Party"'),
        ("--party", "Liberal Democrot", 'Did you mean "Liberal Democrat"?'),
        ("--party", "UKIP", "Known: Alliance"),
    ],
)
def test_a_party_or_region_that_is_not_clear_is_asked_about(
    run: Run, option: str, typed: str, hint: str
) -> None:
    outcome = run("members", option, typed, "--on", TODAY)

    assert outcome.exit_code == 1
    assert hint in " ".join(outcome.stderr.split())


@pytest.mark.parametrize("is_offline", [True, False])
@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("JE1 0BD", "Jersey"),
        ("gy1 1aa", "Guernsey"),
        ("IM1", "the Isle of Man"),
        ("BFPO 57", "the forces"),
        ("BF1 2AT", "the forces"),
        ("GX11 1AA", "Gibraltar"),
    ],
)
def test_a_postcode_of_a_place_without_a_seat_says_so(
    run: Run, online: StandIn, code: str, place: str, *, is_offline: bool
) -> None:
    outcome = run("members", "--postcode", code, "--on", TODAY, offline=is_offline)

    assert outcome.exit_code == 1
    assert f"is a postcode of {place}, which has no seat" in outcome.stderr
    assert "vacant" not in outcome.stderr


def test_while_parliament_is_dissolved_nobody_has_a_constituency(run: Run) -> None:
    for on in ("2024-06-10", "2019-11-20", "2017-05-10"):
        (member,) = run("member", "4370", "--on", on, "--json").json["members"]

        assert (member["constituency"], member["gss_code"]) == (None, None)
        assert (member["is_current"], member["party"]) == (False, "Labour")


def test_mps_who_are_peers_now_are_members_of_the_lords(run: Run) -> None:
    with closing(sqlite3.connect(PACKAGED)) as snapshot:
        rows = snapshot.execute(
            "SELECT peer.id FROM peer JOIN person p ON p.members_api_id = peer.id "
            "JOIN membership m ON m.person = p.id GROUP BY peer.id"
        ).fetchall()
    numbers = [str(number) for (number,) in rows]

    members = run("members", "--mp", ",".join(numbers), "--on", TODAY, "--json").json["members"]

    assert "395" in numbers
    assert len(members) == len(numbers) > 100
    assert {(member["house"], member["constituency"]) for member in members} == {("Lords", None)}


def test_a_peer_of_today_was_an_mp_on_a_day_of_the_past(run: Run) -> None:
    (member,) = run("member", "395", "--on", "2010-01-01", "--json").json["members"]

    assert (member["house"], member["constituency"]) == ("Commons", "Sheffield, Brightside")


@pytest.mark.parametrize(
    ("on", "end", "house"),
    [("2010-01-01", None, "Commons"), (None, None, "Lords"), (None, date(2026, 3, 1), "Lords")],
)
def test_online_the_house_is_that_of_the_day(
    run: Run, online: StandIn, on: str | None, end: date | None, house: str
) -> None:
    peer = made_up(
        395, "Lord Blunkett", seat="Life peer", seat_id=4, house=2, start=JOINED, end=end
    )
    online.add(peer)

    day = ("--on", on) if on else ()
    (member,) = run("member", "395", *day, "--json", offline=False).json["members"]

    assert (member["house"], member["is_current"]) == (house, end is None)
