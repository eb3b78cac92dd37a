"""Members of the House of Lords: said to be peers, never taken for an MP, and written to."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document

from tests.features.conftest import Run
from tests.standin.members_api import StandIn
from tests.standin.people import Person, made_up
from tests.standin.shapes import stretch

MORRIS, CAMERON, OTHER_CAMERON = 90001, 90002, 90003
ON = ("--on", "2026-11-20")


def _peer(member_id: int, name: str, full_title: str, start: date = date(2005, 6, 14)) -> Person:
    person = made_up(member_id, name, seat="Life peer", seat_id=4, house=2, start=start)
    rank, _, title = name.partition(" ")
    person.member.update(nameFullTitle=full_title, nameListAs=f"{title}, {rank[0]}.")
    return person


@pytest.fixture
def online(parliament: StandIn, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """Parliament's services with three peers in them."""
    parliament.add(
        _peer(MORRIS, "Baroness Morris of Yardley", "The Rt Hon. the Baroness Morris of Yardley")
    )
    parliament.add(_peer(CAMERON, "Lord Cameron of Dillington", "The Lord Cameron of Dillington"))
    parliament.add(
        _peer(
            OTHER_CAMERON,
            "Lord Cameron of Chipping Norton",
            "The Rt Hon. the Lord Cameron of Chipping Norton",
        )
    )
    for name in ("MEMBERS", "COMMITTEES", "QUESTIONS"):
        monkeypatch.setenv(f"ADVOCATE_{name}_API", parliament.url)
    return parliament


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Lord Mendelsohn", "Lord Mendelsohn"),
        ("4286", "Lord Mendelsohn"),
        ("Mendelsohn", "Lord Mendelsohn"),
        ("Baroness Morris of Yardley", "Baroness Morris of Yardley"),
        ("Morris of Yardley", "Baroness Morris of Yardley"),
        ("The Rt Hon the Lord Blunkett", "Lord Blunkett"),
        ("Bishop of Winchester", "The Lord Bishop of Winchester"),
        ("Earl of Clancarty", "The Earl of Clancarty"),
        ("Lord Camrose", "Viscount Camrose"),
        ("The Rt Hon Earl Howe PC", "Earl Howe"),
        ("Lord Darzi of Denham KBE PC", "Lord Darzi of Denham"),
        ("Rt Hon Lord Hope of Craighead KT", "Lord Hope of Craighead"),
        ("Baroness Kidron, OBE", "Baroness Kidron"),
        ("The Lord WEST of Spithead", "Lord West of Spithead"),
        ("Air Chief Marshal the Lord Stirrup", "Lord Stirrup"),
        (
            "The Most Revd and Rt Hon the Lord Archbishop of Canterbury",
            "The Lord Archbishop of Canterbury",
        ),
        ("Bishop of Southwell", "The Lord Bishop of Southwell and Nottingham"),
        ("Bishop of St. Edmundsbury", "The Lord Bishop of St Edmundsbury and Ipswich"),
    ],
)
def test_a_peer_whom_the_snapshot_knows_is_found_offline_and_no_brief_is_written(
    run: Run, typed: str, name: str
) -> None:
    (member,) = run("member", typed, *ON, "--json").json["members"]
    brief = run("brief", "--mp", typed, *ON)

    assert (member["name"], member["house"], member["is_current"]) == (name, "Lords", True)
    assert member["constituency"] is member["posts"] is member["committees"] is None
    assert brief.exit_code == 1
    assert f"{name} sits in the House of Lords" in brief.stderr
    assert f"advocate letters --mp {member['id']}" in brief.stderr
    assert brief.files() == []


@pytest.mark.parametrize(
    ("typed", "line", "salutation"),
    [
        ("Lord Addington", "The Lord Addington", "Lord Addington"),
        ("Baroness Morris of Yardley", "The Baroness Morris of Yardley", "Baroness Morris"),
        ("Earl of Clancarty", "The Earl of Clancarty", "Lord Clancarty"),
        ("Earl Howe", "The Earl Howe", "Lord Howe"),
        ("Viscount Camrose", "The Viscount Camrose", "Lord Camrose"),
        ("Duke of Wellington", "His Grace the Duke of Wellington", "Duke"),
        ("Bishop of Chester", "The Rt Revd the Lord Bishop of Chester", "Bishop"),
        ("Archbishop of York", "The Most Revd the Lord Archbishop of York", "Archbishop"),
    ],
)
def test_a_letter_to_a_peer_offline_has_the_form_of_the_rank_and_no_made_up_honour(
    run: Run, typed: str, line: str, salutation: str
) -> None:
    outcome = run("letters", "--mp", typed, "--format", "md", *ON)

    assert outcome.exit_code == 0, outcome.stderr
    letter = outcome.text("briefs/*.md")
    assert f"\n{line}\\\nHouse of Lords\\\nLondon SW1A 0PW\n" in letter
    assert f"\nDear {salutation},\n" in letter
    assert "Rt Hon" not in letter


def test_what_is_known_of_a_peer_offline_has_the_date_of_the_list(run: Run) -> None:
    letters = run("letters", "--mp", "Lord Addington", "--format", "md", *ON)
    member = run("member", "Lord Addington", *ON)

    assert "Who sits in the Lords is as at 28 June 2026." in letters.stderr
    assert "As at 28 June 2026." in member.stderr


@pytest.mark.parametrize(
    ("typed", "day", "since"),
    [
        ("Baroness May of Maidenhead", "2024-08-20", "2024-08-21"),
        ("Lord Forsyth of Drumlean", "1999-12-30", "1999-12-31"),
    ],
)
def test_nobody_is_a_peer_before_they_are_known_to_sit(
    run: Run, typed: str, day: str, since: str
) -> None:
    early = run("letters", "--mp", typed, "--on", day)
    later = run("member", typed, "--on", since)

    assert early.exit_code == 1
    assert "is a peer, by the list of 28 June 2026" in early.stderr
    assert early.files() == []
    assert "House           Lords\n" in later.stdout


def test_the_hosts_silence_leaves_a_peer_known(
    run: Run, dead_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("MEMBERS", "COMMITTEES", "QUESTIONS"):
        monkeypatch.setenv(f"ADVOCATE_{name}_API", dead_url)

    outcome = run("letters", "--mp", "Lord Addington", "--format", "md", offline=False)

    assert "Dear Lord Addington," in outcome.text("briefs/*.md")
    assert "were used instead" in outcome.stderr
    assert "Who sits in the Lords is as at 28 June 2026." in outcome.stderr


def test_an_online_letter_of_a_day_before_somebody_was_a_peer_is_refused_as_such(
    run: Run, online: StandIn
) -> None:
    online.add(_peer(5396, "Baroness Gray of Tottenham", "The Baroness Gray of Tottenham"))
    seat = online.people[5396].member["latestHouseMembership"]
    seat["membershipStartDate"] = "2025-02-05T00:00:00"

    outcome = run("letters", "--mp", "5396", "--on", "2024-09-01", offline=False)

    assert outcome.exit_code == 1
    assert "There is no letter to write to Baroness Gray of Tottenham" in outcome.stderr


@pytest.mark.parametrize(
    "typed",
    [
        "Lord Nobody",
        "Baroness Hayes",
        "Viscount Elsewhere",
        "Earl of Nowhere",
        "Bishop of Leeds",
        "Lady Phillips",
        "Hinds, Lord",
        "Baroness Yardley",
    ],
)
def test_a_name_like_a_peers_is_never_taken_for_an_mp(run: Run, typed: str) -> None:
    outcome = run("brief", "--mp", typed, *ON)

    assert outcome.exit_code == 1
    assert "looks like the name of a member of the House of Lords" in outcome.stderr
    assert "Nor is any peer by the list of 28 June 2026" in outcome.stderr
    assert "online" in outcome.stderr
    assert outcome.files() == []


@pytest.mark.parametrize(
    ("typed", "on", "name"),
    [
        ("Bishop", "2026-11-20", "Matt Bishop"),
        ("Bishop, Matt", "2026-11-20", "Matt Bishop"),
        ("Bishop Matt", "2026-11-20", "Matt Bishop"),
        ("John Baron", "2022-01-10", "John Baron"),
        ("Baron John", "2022-01-10", "John Baron"),
        ("Baron", "2022-01-10", "John Baron"),
        ("Jonathan Lord", "2022-01-10", "Jonathan Lord"),
        ("Lord Jonathan", "2022-01-10", "Jonathan Lord"),
        ("Lady Hermon", "2018-01-10", "Lady Hermon"),
    ],
)
def test_an_mp_whose_own_name_is_a_rank_is_found(run: Run, typed: str, on: str, name: str) -> None:
    outcome = run("members", "--mp", typed, "--on", on, "--json")

    (member,) = outcome.json["members"]
    assert name in member["name"]


@pytest.mark.parametrize(
    ("typed", "peer"),
    [
        ("Baroness Kidren", "Baroness Kidron (4258)"),
        ("Lord Alan Sugar", "Lord Sugar (3897)"),
        ("Lord Kinnok", "Lord Kinnock (693)"),
        ("Lord Bisop of Oxford", "The Lord Bishop of Oxford (4279)"),
    ],
)
def test_a_slip_in_a_peers_name_brings_the_nearest_and_writes_nothing(
    run: Run, typed: str, peer: str
) -> None:
    outcome = run("letters", "--mp", typed, *ON)

    assert outcome.exit_code == 1
    assert f"Nearest peers: {peer}" in outcome.stderr
    assert outcome.files() == []


def test_a_former_mp_in_the_lords_is_said_to_sit_there(run: Run) -> None:
    outcome = run("brief", "--mp", "Thangam Debbonaire", *ON)

    assert "To write to a peer: advocate letters --mp 4433." in outcome.stderr

    assert "was MP for Bristol West until 30 May 2024" in outcome.stderr
    assert "As Baroness Debbonaire they sit in the House of Lords." in outcome.stderr


@pytest.mark.parametrize("typed", ["Baroness Morris of Yardley", "Lady Morris", str(MORRIS)])
@pytest.mark.usefixtures("online")
def test_a_letter_to_a_peer_is_a_peers_letter(run_sample: Run, typed: str) -> None:
    outcome = run_sample("letters", "--mp", typed, "--format", "md", offline=False)

    assert outcome.exit_code == 0, outcome.stderr
    (name,) = outcome.files()
    assert name.endswith("-letter-baroness-morris-of-yardley.md")
    letter = outcome.text("briefs/*.md")
    assert 'title: "Letter to Baroness Morris of Yardley"' in letter
    assert (
        "\nThe Rt Hon the Baroness Morris of Yardley\\\nHouse of Lords\\\nLondon SW1A 0PW\n"
        in letter
    )
    assert "\nDear Baroness Morris,\n" in letter
    assert "you as a member of the House of Lords. I should like to ask you to put down" in letter
    assert "constituency" not in letter.partition("\n[^1]:")[0]
    assert "Committee" not in letter.partition("\n[^1]:")[0]


@pytest.mark.usefixtures("online")
def test_a_letter_to_a_peer_in_word_is_addressed_to_the_lords(run_sample: Run) -> None:
    outcome = run_sample("letters", "--mp", str(MORRIS), "--format", "docx", offline=False)

    (path,) = outcome.folder.glob("briefs/*.docx")
    texts = [paragraph.text for paragraph in Document(str(path)).paragraphs]
    assert "The Rt Hon the Baroness Morris of Yardley\nHouse of Lords\nLondon SW1A 0PW" in texts
    assert "Dear Baroness Morris," in texts


def test_a_minister_in_the_lords_is_not_asked_for_a_question(
    run_sample: Run, online: StandIn
) -> None:
    post = stretch("Minister of State", 1, date(2024, 7, 8), None)
    online.people[MORRIS].biography["governmentPosts"] = [post]

    letter = run_sample("letters", "--mp", str(MORRIS), "--format", "md", offline=False)

    assert "written question" not in letter.text("briefs/*.md")
    assert "to ask you to raise with colleagues" in letter.text("briefs/*.md")


@pytest.mark.usefixtures("online")
def test_a_peer_is_not_asked_for_what_only_an_mp_can_do(run: Run, workspace: Path) -> None:
    asks = workspace / "data" / "manifestos" / "2024.yaml"
    text = asks.read_text("utf-8")
    action = next(line for line in text.splitlines() if "any_member" in line)
    asks.write_text(
        text.replace(action, action.partition(":")[0] + ": speak for your constituency"), "utf-8"
    )

    outcome = run("letters", "--mp", str(MORRIS), offline=False)

    assert outcome.exit_code == 1
    assert "is a peer, who has none" in outcome.stderr
    assert "“peer”" in outcome.stderr or '"peer"' in outcome.stderr


def test_several_peers_of_a_title_are_listed_offline_too(run: Run) -> None:
    outcome = run("letters", "--mp", "Lord Cameron", *ON)

    assert outcome.exit_code == 1
    assert "3 members of the Lords are called “Lord Cameron”." in outcome.stderr
    assert "The Lord Cameron of Lochiel, Conservative" in outcome.stderr
    assert outcome.files() == []


@pytest.mark.usefixtures("online")
def test_several_peers_of_a_title_are_listed_and_none_is_guessed(run: Run) -> None:
    outcome = run("letters", "--mp", "Lord Cameron", offline=False)

    assert outcome.exit_code == 1
    assert "2 members of the Lords are called “Lord Cameron”." in outcome.stderr
    assert f"{CAMERON}  The Lord Cameron of Dillington" in outcome.stderr
    assert outcome.files() == []


@pytest.mark.parametrize("typed", ["Baroness Morris of Yardley", "Morris of Yardley", str(MORRIS)])
@pytest.mark.usefixtures("online")
def test_no_brief_is_written_on_a_peer_but_a_letter_can_be(run: Run, typed: str) -> None:
    outcome = run("brief", "--mp", typed, offline=False)

    assert outcome.exit_code == 1
    assert "Baroness Morris of Yardley sits in the House of Lords" in outcome.stderr
    assert f"advocate letters --mp {MORRIS}" in outcome.stderr
    assert outcome.files() == []


@pytest.mark.usefixtures("online")
def test_a_title_that_nobody_bears_is_said_to_look_like_a_peers(run: Run) -> None:
    outcome = run("letters", "--mp", "Lord Nobody", offline=False)

    assert outcome.exit_code == 1
    assert "looks like the name of a member of the House of Lords" in outcome.stderr
    assert "Parliament's list has nobody called so" in outcome.stderr
    assert "Go online" not in outcome.stderr


def test_a_peer_who_left_is_not_written_to(run: Run, online: StandIn) -> None:
    online.people[MORRIS].leave(date(2026, 9, 1), "Retired")

    outcome = run("letters", "--mp", "Baroness Morris of Yardley", *ON, offline=False)

    assert outcome.exit_code == 1
    assert "was a peer" in outcome.stderr
    assert outcome.files() == []


@pytest.mark.usefixtures("online")
def test_a_peer_is_listed_as_one_of_the_lords(run: Run) -> None:
    outcome = run("members", "--mp", "Morris of Yardley", "--json", offline=False)

    (member,) = outcome.json["members"]
    assert (member["id"], member["house"], member["constituency"]) == (MORRIS, "Lords", None)
    assert member["salutation"] == "Baroness Morris"
